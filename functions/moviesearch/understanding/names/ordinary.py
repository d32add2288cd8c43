"""Words that are more likely to be just words than somebody's name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

_SHORTEST = 3  # letters of a word before its ending
_FILE = Path(__file__).with_name("ordinary.txt")


class Ordinary(NamedTuple):
    """English words, without apostrophes.

    Attributes:
        words: what stories and requests are told in; most names hold none of them.
        names: rarer words that are also part of a name: "cage", "stone".
        others: surnames that stories give to others, and places: "potter", "washington".
        endings: of their forms: "ing"; with what stands in its place otherwise, "ies:y".
    """

    words: frozenset[str]
    names: frozenset[str]
    others: frozenset[str]
    endings: frozenset[str]

    def has(self, word: str) -> bool:
        """Whether it is in one of the first two lists."""
        return word in self.words or word in self.names

    def knows(self, word: str) -> bool:
        """Whether it is in the first list, or a form of such a word: "longest"."""
        return word in self.words or any(one in self.words for one in self._of(word))

    def _of(self, word: str) -> Iterator[str]:
        """The words that this may be a form of."""
        for one in self.endings:
            ending, other, instead = one.partition(":")
            stem = word.removesuffix(ending)
            if stem == word or len(stem) < _SHORTEST:
                continue
            if other:
                yield stem + instead
            else:
                yield from (stem, f"{stem}e", stem[:-1] if stem[-1] == stem[-2] else stem)


@cache
def ordinary() -> Ordinary:
    """The words of `ordinary.txt`: four lists with empty lines between."""
    return Ordinary(*(frozenset(one.split()) for one in _FILE.read_text("utf-8").split("\n\n")))
