"""Names of what is no movie: places, peoples, times, prizes, people who stand for a style."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from moviesearch.explanation.naming.words import Word, words_of

_FILE = Path(__file__).with_name("proper.txt")


class Proper(NamedTuple):
    """The names of `proper.txt`, folded.

    Attributes:
        words: those of one word.
        phrases: those of several, with a space between.
        short: short forms, which are names where they are written in capital letters.
        makers: last names of people who make movies; a first name may stand before.
    """

    words: frozenset[str]
    phrases: frozenset[str]
    short: frozenset[str]
    makers: frozenset[str]

    def has(self, word: Word) -> bool:
        """Whether a word alone is such a name."""
        folded = word.folded
        return (
            folded in self.words
            or folded in self.makers
            or (folded in self.short and word.text[1:] != word.text[1:].lower())
        )


@cache
def proper() -> Proper:
    """What `proper.txt` holds: its first section short forms, its last one makers."""
    _, *sections = _FILE.read_text("utf-8").split("\n\n")
    short, *others, makers = (_names(one.partition("\n")[2]) for one in sections)
    every = frozenset[str]().union(short, makers, *others)
    return Proper(
        words=frozenset(name for names in others for name in names if " " not in name),
        phrases=frozenset(name for name in every if " " in name),
        short=short,
        makers=frozenset(name for name in makers if " " not in name),
    )


def _names(section: str) -> frozenset[str]:
    names = (words_of(name) for name in section.replace("\n", " ").split(","))
    return frozenset(" ".join(word.folded for word in words) for words in names)
