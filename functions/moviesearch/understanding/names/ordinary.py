"""Words that are more likely to be just words than somebody's name."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).with_name("ordinary.txt")


class Ordinary(NamedTuple):
    """English words, without apostrophes.

    Attributes:
        words: what stories and requests are told in; most names hold none of them.
        names: rarer words that are also part of a name: "cage", "stone".
        others: surnames that stories give to others, and places: "potter", "washington".
    """

    words: frozenset[str]
    names: frozenset[str]
    others: frozenset[str]

    def has(self, word: str) -> bool:
        """Whether it is in one of the first two lists."""
        return word in self.words or word in self.names


@cache
def ordinary() -> Ordinary:
    """The words of `ordinary.txt`: three lists with empty lines between."""
    return Ordinary(*(frozenset(one.split()) for one in _FILE.read_text("utf-8").split("\n\n")))
