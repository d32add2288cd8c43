"""What stands in quotes or in the marks of a title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from moviesearch.explanation.naming import chinese, english
from moviesearch.explanation.naming.known import Known
from moviesearch.explanation.naming.words import Word, narrow, words_of
from moviesearch.index.analysis import has_unspaced, name_key

LONGEST_CUE = 4  # words
SHORTEST_TITLE = 3  # characters of a Chinese title in quotes that are none of a title
LONGEST_LEAD = 40  # characters in front of a quote that are looked at
LONGEST_PHRASE = 4  # words of an expression in quotes that is no title
_CLAUSES = re.compile("[，。！？!?…；]")
_PAUSES = "：:，, "
_QUOTED = re.compile(
    r"[《〈](?P<title>[^》〉]{1,120})[》〉]"
    r"|[“„\"«‹「『＂](?P<words>[^”“\"»›」』＂]{1,120})[”“\"»›」』＂]"
    r"|(?<!\w)['‘‚](?P<single>[^'’‘\n]{1,120}?(?:(?<=\w)['’](?=\w)[^'’‘\n]{1,80}?)*)['’‘](?!\w)"
    r"|(?P<marks>\*{1,3})(?P<emphasis>[^*\n]{1,120})(?P=marks)"
)


class Quote(NamedTuple):
    """Words in quotes.

    Attributes:
        text: without its marks.
        titled: whether the marks are those of a title.
        compared: whether it stands behind a word of comparison.
        spoken: whether it is what somebody says, in Chinese.
    """

    text: str
    titled: bool
    compared: bool
    spoken: bool

    @property
    def key(self) -> str:
        """What to look up."""
        return name_key(narrow(self.text))


def quotes(text: str) -> list[Quote]:
    """What stands in quotes in a text."""
    return [
        Quote(
            next(one for name in ("title", "words", "single", "emphasis") if (one := found[name])),
            bool(found["title"]),
            _ends_with_cue(text[: found.start()]),
            _is_spoken(text[: found.start()], found[0], text[found.end() :]),
        )
        for found in _QUOTED.finditer(text)
    ]


def without_quotes(text: str) -> str:
    """The text with a comma for each quote."""
    return _QUOTED.sub(" , ", text)


def is_unknown_quote(quote: Quote, known: Known) -> bool:
    """Whether a quote is neither of the facts nor a mere expression."""
    if quote.key in known.titles:
        return False
    if has_unspaced(quote.text):
        plain = "".join(narrow(quote.text).split())
        is_word = plain in chinese.WORDS or len(plain) < SHORTEST_TITLE
        return plain not in known.han and (quote.titled or not (is_word or quote.spoken))
    words = words_of(quote.text)
    if words and known.holds(word.folded for word in words):
        return _is_renamed(words, known)
    is_phrase = not (quote.titled or quote.compared) and len(words) <= LONGEST_PHRASE
    return not is_phrase or any(word.is_capital or word.is_number for word in words)


def is_told(quote: Quote, known: Known) -> bool:
    """Whether the facts or the wish hold what is in a quote."""
    plain = "".join(narrow(quote.text).split())
    words = words_of(quote.text)
    return plain in known.han or (bool(words) and known.holds(word.folded for word in words))


def _is_spoken(before: str, quote: str, after: str) -> bool:
    """Whether a quote is what somebody says: by what is around, or a comma within."""
    told = before.rstrip(_PAUSES).endswith(chinese.SPEAKS) or after.startswith(chinese.SAID)
    return told or bool(_CLAUSES.search(quote[1:-1]))


def _is_renamed(words: Sequence[Word], known: Known) -> bool:
    """Whether words of the facts are written as names that they are not: “Alien” for an alien."""
    named = words if len(words) == 1 else words[1:]
    return any(
        word.is_capital and word.folded not in known.names and word.folded not in known.asked
        for word in named
    )


def _ends_with_cue(text: str) -> bool:
    words = [word.folded for word in words_of(text[-LONGEST_LEAD:])]
    cues = english.SURE_CUES | english.CUES
    return any(" ".join(words[-size:]) in cues for size in range(1, LONGEST_CUE + 1))
