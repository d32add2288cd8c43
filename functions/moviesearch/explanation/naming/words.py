"""Words of a text where they stand, as names and titles are compared by them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from moviesearch.explanation.naming import english
from moviesearch.index.analysis import name_words
from moviesearch.understanding.names.ordinary import ordinary

# Chinese and its neighbours are no words here: nothing tells where one ends.
_LETTER = "[^\\W_\u2e80-\u9fff\uac00-\ud7a3]"
_WORD = re.compile(f"{_LETTER}+(?:['’.·&]{_LETTER}+)*")
_POSSESSIVE = re.compile(r"['’]s?$|(?<=s)['’]$")
_BREAK = re.compile(r"[^\s\-'’&]")
_START = re.compile(r"[.!?…:]['\"”’)\]]*\s+['\"“‘(\[]*$|[\"“‘(\[]$|\s[–—-]\s$")
_ENDINGS = re.compile(r"(?:ings?|ies|ied|ers?|ed|es|s|ly|y|e)$")
_SHORTEST = 4


class Word(NamedTuple):
    """A word, or the part of one between hyphens.

    Attributes:
        text: as written, without a possessive ending.
        folded: the same without case, accents and points.
        keyed: as keys of titles spell it, with the possessive ending.
        start, end: where it stands.
        is_first: whether a sentence begins with it.
        follows: whether nothing but a space, or a hyphen, stands between it and the one before.
        hyphened: whether it is the hyphen.
        behind_colon: whether it is a colon.
        possessive: whether it ended in 's.
    """

    text: str
    folded: str
    keyed: str
    start: int
    end: int
    is_first: bool
    follows: bool
    hyphened: bool
    behind_colon: bool
    possessive: bool

    @property
    def is_capital(self) -> bool:
        """Whether it is written as a name."""
        return self.text != self.text.lower()

    @property
    def is_number(self) -> bool:
        """Whether it begins with a digit."""
        return self.text[0].isdigit()


def narrow(text: str) -> str:
    """A text with letters and digits of the usual width."""
    return unicodedata.normalize("NFKC", text)


def words_of(text: str) -> list[Word]:
    """The words of a text."""
    return list(_words(narrow(text)))


def _words(text: str) -> Iterator[Word]:
    end, last = 0, ""
    for found in _WORD.finditer(text):
        gap = text[end : found.start()]
        whole = found[0]
        plain = _POSSESSIVE.sub("", whole)
        folded = _folded(plain)
        if folded:
            shortened = gap.startswith(".") and (last in english.ABBREVIATIONS or len(last) == 1)
            begins = not last or (bool(_START.search(gap)) and not shortened)
            follows = bool(last) and not _BREAK.search(gap)
            yield Word(
                *(plain, folded, _folded(whole), found.start(), found.end(), begins, follows),
                hyphened=follows and gap == "-",
                behind_colon=gap.strip() in (":", "："),
                possessive=plain != whole or text[found.end() : found.end() + 1] in ("'", "’"),
            )
            last = folded
        end = found.end()


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    return "".join(name_words(word))


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A word without its ending, roughly."""
    return _ENDINGS.sub("", word) if len(word) > _SHORTEST else word


def is_common(word: str) -> bool:
    """Whether a folded word is an everyday one, or one that reasons are made of."""
    return ordinary().has(word) or word in english.HEADS
