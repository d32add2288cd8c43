"""Sentences whose parts were labelled by hand, and what they state in plain words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scripts.paths import PLAIN_WORDS

PEOPLE_SLOTS = frozenset({"Actor", "Director"})
_STORY = frozenset({"Plot", "Character_Name", "Quote", "Soundtrack"})
_OTHERS = frozenset({"Relationship", "Award"})  # mostly about another movie, such as the original
_YEAR = re.compile(r"\b(18[789]\d|19\d\d|20\d\d)( ?s)?\b")
_DECADE = re.compile(r"\b([2-9]0)( ?s)?\b")
_DECADES = {
    "twenties": 1920,
    "thirties": 1930,
    "forties": 1940,
    "fifties": 1950,
    "sixties": 1960,
    "seventies": 1970,
    "eighties": 1980,
    "nineties": 1990,
}
Years = tuple[int, int]
Words = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Sentence:
    """A labelled sentence.

    Attributes:
        words: its words.
        labels: one a word, such as `B-Year`, `I-Year` or `O`.
    """

    words: tuple[str, ...]
    labels: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentence."""
        return " ".join(self.words)

    def slots(self, *kinds: str) -> list[str]:
        """The texts of its slots of these kinds, in order."""
        found: list[list[str]] = []
        before = ""
        for word, label in zip(self.words, self.labels, strict=True):
            begins, _, kind = label.partition("-")
            if kind in kinds:
                if begins == "B" or before != kind:
                    found.append([])
                found[-1].append(word)
            before = kind
        return [" ".join(words) for words in found]

    def without(self, kinds: frozenset[str]) -> str:
        """The words outside its slots of these kinds."""
        pairs = zip(self.words, self.labels, strict=True)
        return " ".join(word for word, label in pairs if label.partition("-")[2] not in kinds)


def read_sentences(path: Path) -> list[Sentence]:
    """The sentences of a BIO file: a label, a tab and a word a line, a blank line between two.

    Raises:
        OSError: the file can't be read.
        ValueError: a line is none; the message names it.
    """
    sentences: list[Sentence] = []
    labels: list[str] = []
    words: list[str] = []
    lines = path.read_text("utf-8").splitlines()
    for number, line in enumerate([*lines, ""], start=1):
        label, tab, word = line.partition("\t")
        if tab:
            labels.append(label)
            words.append(word)
        elif label.strip():
            raise ValueError(f"{path.name}, line {number}: a label, a tab and a word are needed")
        elif words:
            sentences.append(Sentence(tuple(words), tuple(labels)))
            labels, words = [], []
    if not sentences:
        raise ValueError(f"{path.name} holds no sentence")
    return sentences


def stated_years(sentence: Sentence) -> list[Years]:
    """The years and decades that its Year slots state, each as its first and last year."""
    return [years for slot in sentence.slots("Year") for years in _years(slot)]


def stated_genres(sentence: Sentence) -> set[str]:
    """The genres that its Genre slots state in plain words."""
    return _named(plain_words("genre"), " ".join(sentence.slots("Genre")))


def allowed_genres(sentence: Sentence) -> set[str]:
    """The genres that some word of it may stand for, the movie's story left out."""
    said = sentence.without(_STORY)
    return _named(plain_words("genre"), said) | _named(plain_words("allowed"), said)


def may_state(sentence: Sentence, kind: str) -> bool:
    """Whether a word of it may stand for a constraint of a kind of plain_words.toml's `needs`."""
    return kind in _named(plain_words("needs"), sentence.without(_STORY | _OTHERS))


@cache
def plain_words(table: str) -> Words:
    """A table of plain_words.toml: the words of each name."""
    words: Words = tomllib.loads(PLAIN_WORDS.read_text("utf-8"))[table]
    return words


def _named(words: Words, text: str) -> set[str]:
    padded = f" {text} "
    return {name for name, plain in words.items() if any(f" {one} " in padded for one in plain)}


def _years(slot: str) -> Iterator[Years]:
    for number, plural in _YEAR.findall(slot):
        first = int(number)
        yield (first, first + 9) if plural and first % 10 == 0 else (first, first)
    if not _YEAR.search(slot):
        decades = [1900 + int(number) for number, _ in _DECADE.findall(slot)]
        decades += [first for word, first in _DECADES.items() if word in slot.split()]
        yield from ((first, first + 9) for first in decades)
