"""Numbers that are written as words: "two and a half hours" is 2.5 hours."""

from __future__ import annotations

import re
from collections.abc import Mapping

from moviesearch.understanding.letters import plain

_HUNDRED = 100
_DIGITS = re.compile(r"\d+(?:\.\d+)?")


class Numerals:
    """The words for numbers in a language.

    Attributes:
        words: what each of them stands for.

    Args:
        words: the same; of several in a row the sum is meant, times a hundred where that is the
            next one.
        joint: what may stand between two of them, as a pattern.
    """

    def __init__(self, words: Mapping[str, float], joint: str) -> None:
        self.words = words
        one = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
        word = rf"(?<![a-z])(?:{one})(?![a-z])"
        self._one = re.compile(rf"\d+(?:\.\d+)?|{word}")
        self._row = re.compile(rf"(?:\d+(?:\.\d+)?|{word})(?:{joint}{word})*")

    def in_digits(self, said: str) -> str:
        """The words with every number in them as digits."""
        return self._row.sub(self._number, plain(said))

    def _number(self, row: re.Match[str]) -> str:
        total: float = 0
        for word in self._one.findall(row[0]):
            value = float(word) if _DIGITS.fullmatch(word) else self.words[word]
            total = max(total, 1) * value if value == _HUNDRED and total else total + value
        return f"{total:g}"
