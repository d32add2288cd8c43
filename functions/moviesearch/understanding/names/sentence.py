"""A query's words as names are looked up by: where they stand, and the keys of several together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from moviesearch.index.analysis import key_of, name_words

_UNSPACED = "\u3040-\u30ff\u3400-\u9fff"  # what is written without spaces between words
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)


class Word(NamedTuple):
    """A word of a query, from `start` to before `end`.

    Attributes:
        text: as typed.
        parts: as in the key of a title.
        name: as in the key of somebody's name, without a possessive "'s".
        spaced: whether it is of a script that puts spaces between words.
    """

    start: int
    end: int
    text: str
    parts: tuple[str, ...]
    name: tuple[str, ...]
    spaced: bool

    @property
    def possessive(self) -> bool:
        """Whether it says whose something is."""
        return self.name != self.parts or self.text.endswith(("'", "’"))

    @property
    def capital(self) -> bool:
        """Whether it is written as names are."""
        return self.text[:1].isupper()


class Run(NamedTuple):
    """Some words of a sentence: from number `first` to before number `last`."""

    first: int
    last: int


class Sentence:
    """A query as words.

    Args:
        query: as typed.
    """

    def __init__(self, query: str) -> None:
        self.query = query
        self.words = [_word(found) for found in _words().finditer(query)]
        self._starts = {word.start: at for at, word in enumerate(self.words)}

    def title(self, run: Run) -> str:
        """The key of a title that these words may be."""
        return key_of([part for word in self.words[slice(*run)] for part in word.parts])

    def name(self, run: Run) -> str:
        """The key of somebody's name that these words may be."""
        return key_of([part for word in self.words[slice(*run)] for part in word.name])

    def place(self, run: Run) -> tuple[int, int]:
        """From where to where in the query these words stand."""
        return self.words[run.first].start, self.words[run.last - 1].end

    def at(self, place: int) -> int | None:
        """The number of the word that begins at a place of the query, or right behind it."""
        while place < len(self.query) and not self.query[place].isalnum():
            place += 1
        return self._starts.get(place)

    def runs(self, shortest: int, longest: int) -> Iterator[Run]:
        """All words that stand together, by number of words."""
        for first in range(len(self.words)):
            for last in range(first + shortest, min(first + longest, len(self.words)) + 1):
                yield Run(first, last)


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"(?:[^\W{_UNSPACED}]|(?<=\w)['’])+|[{_UNSPACED}]+")


def _word(found: re.Match[str]) -> Word:
    text = found[0]
    parts = tuple(name_words(text))
    name = tuple(name_words(_POSSESSIVE.sub("", text))) if text[-1] in "'’sS" else parts
    return Word(found.start(), found.end(), text, parts, name, text[0] < "\u3040")
