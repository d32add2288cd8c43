"""Whether a sentence names a movie, or anything else, that nobody told its writer of."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from moviesearch.explanation.language import ENGLISH, language_of
from moviesearch.explanation.naming.famous import famous
from moviesearch.explanation.naming.han import Han
from moviesearch.explanation.naming.known import Known
from moviesearch.explanation.naming.latin import Latin
from moviesearch.explanation.naming.quoted import is_told, is_unknown_quote, quotes, without_quotes
from moviesearch.explanation.naming.words import narrow, words_of

# Those of some keys that are titles of the catalogue, but of no movie that was found.
Titled = Callable[[Collection[str]], Collection[str]]

_LETTER = re.compile(r"[^\W\d_]")
# Letters of neither the Latin alphabet nor Chinese.
_OTHER = re.compile(r"(?![\u3005\u3400-\u9fff])[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
_UNSPACED = re.compile("[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")
# Languages that are written with them.
OTHER_LETTERS = frozenset(
    "am ar be bg bn el fa he hi hy ja ka kk km kn ko lo mk ml mn mr my ne ru sr ta te th uk".split()
)
_MOST = 0.3  # of the letters: Japanese has Chinese ones besides
_FEW = 2
_CHINESE = "zh"


def has_other_letters(text: str) -> bool:
    """Whether any of a text is written otherwise than English and Chinese are."""
    return bool(_OTHER.search(narrow(text)))


def names_unknown(text: str, known: Known, titled: Titled | None, *, native: bool = False) -> bool:
    """Whether a sentence names what it may not.

    Args:
        text: a sentence without references.
        known: what it may name.
        titled: looks up titles; None where there is nothing to look in. At most one call.
        native: whether its reader's language is written otherwise than English and Chinese are.
    """
    plain = narrow(text)
    found_quotes = quotes(text)
    if any(is_unknown_quote(one, known) for one in found_quotes):
        return True
    rest = narrow(without_quotes(text))
    others = _OTHER.findall(plain)
    is_native = native and len(others) > _MOST * len(_LETTER.findall(plain))
    if others and not is_native and _is_foreign(plain, known):
        return True
    is_chinese = language_of(plain).code == _CHINESE
    is_english = not is_native and not _is_of_another_language(plain)
    latin = Latin(rest, known, strict=is_english, foreign=is_chinese)
    han = Han(rest, known)
    if latin.is_unknown() or (is_chinese and han.is_unknown()):
        return True
    if not is_chinese and not is_native and _is_foreign_han(rest, known):
        return True

    def is_named(found: Collection[str]) -> bool:
        return bool(found) and (
            latin.names_one(found)
            or han.names_one(found)
            or any(one.key in found and not is_told(one, known) for one in found_quotes)
        )

    keys = {*latin.keys, *han.keys(), *(one.key for one in found_quotes)} - known.titles - {""}
    if is_named(keys & famous()):
        return True
    return titled is not None and bool(keys) and is_named(titled(keys))


def _is_foreign(text: str, known: Known) -> bool:
    """Whether a word of another alphabet stands there that nobody told."""
    words = (word for word in words_of(text) if _OTHER.search(word.folded))
    return any(word.folded not in known.words for word in words) or any(
        run not in known.han for run in _UNSPACED.findall(text)
    )


def _is_foreign_han(text: str, known: Known) -> bool:
    return any(run not in known.han for run in _UNSPACED.findall(text))


def _is_of_another_language(text: str) -> bool:
    """Whether little words tell that it is neither English nor Chinese; one of them may be both."""
    language = language_of(text)
    told = {word for word in text.casefold().split() if len(word) > 1} & language.tells
    return language.code not in (ENGLISH, _CHINESE) and len(told) >= _FEW
