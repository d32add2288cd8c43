"""Phrases with slots for numbers and names, as patterns."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from moviesearch.understanding.language import Language, Names, Phrase, Place, Slot, Spaced
from moviesearch.understanding.letters import plain, unaccented
from moviesearch.understanding.span import Span

_BRACES = re.compile(r"\{([a-z_]+)\}")
_FORMULA = re.compile(r"(\w+)(?:\s*([+-]\s*\d+))?")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_THOUSANDS = re.compile(r",(?=\d{3})")


class _Taken(NamedTuple):
    """The value of a slot, plus a number."""

    slot: str
    plus: int


class _Rule:
    """A phrase, ready to be looked for. Patterns are compiled when a query first needs them."""

    def __init__(self, language: Language, phrase: Phrase) -> None:
        self._language = language
        self.phrase = phrase
        self._gives = {name: _taken(value) for name, value in phrase.gives.items()}
        self.slots = {value.slot for value in self._gives.values() if isinstance(value, _Taken)}

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """What the phrase looks like."""
        return compiled(self._language, self.phrase.pattern)

    @functools.cached_property
    def _unless_after(self) -> re.Pattern[str]:
        return compiled(self._language, f"(?:{self.phrase.place.unless_after})$")

    def counts(self, before: str) -> bool:
        """Whether it is not part of a story because of what stands before it."""
        return not (self.phrase.place.unless_after and self._unless_after.search(before))

    def values(self, found: re.Match[str]) -> dict[str, Any]:
        """The constraints of a match; empty where one of its numbers is none."""
        values: dict[str, Any] = {}
        for name, value in self._gives.items():
            if isinstance(value, _Taken):
                said = _read(self._language.slots[value.slot], found[value.slot])
                if said is None:
                    return {}
                values[name] = said if isinstance(said, tuple) else said + value.plus
            else:
                values[name] = value
        return values


class Phrases:
    """Some phrases of a language."""

    def __init__(self, language: Language, phrases: Sequence[Phrase]) -> None:
        self._rules = [_Rule(language, phrase) for phrase in phrases]
        used = {name for rule in self._rules for name in rule.slots}
        self._slots = {name: compiled(language, f"{{{name}}}") for name in used}

    def find(self, query: str) -> Iterator[tuple[Place, Span, int]]:
        """Where the query has each of the phrases, in their order; stretches may overlap.

        The number is where the match begins, which may be at the space before the words.
        """
        # most queries have no number at all, and so need none of the slower patterns
        there = {name for name, pattern in self._slots.items() if pattern.search(query)}
        for rule in self._rules:
            if not rule.slots <= there:
                continue
            for found in rule.pattern.finditer(query):
                start = found.end() - len(found[0].lstrip())
                values = rule.values(found)
                if bool(values) == bool(rule.phrase.gives) and rule.counts(query[:start]):
                    yield rule.phrase.place, Span(start, found.end(), values), found.start()

    def whole(self, word: str) -> dict[str, Any]:
        """What a word gives that is one of the phrases from end to end; empty where it is none."""
        for rule in self._rules:
            found = rule.pattern.fullmatch(word)
            if found:
                return rule.values(found)
        return {}


def compiled(language: Language, pattern: str) -> re.Pattern[str]:
    """The regular expression of a pattern, in any case; a slot's first place is a named group."""
    return re.compile(unaccented(_expanded(language, pattern, set())), re.IGNORECASE)


def _expanded(language: Language, pattern: str, named: set[str]) -> str:
    def piece(braces: re.Match[str]) -> str:
        name = braces[1]
        if name in language.parts:
            return f"(?:{_expanded(language, language.parts[name], named)})"
        slot = language.slots[name]
        group = "?:" if name in named else f"?P<{name}>"
        named.add(name)
        return f"({group}{slot.pattern.replace('{words}', _any_of(slot.meanings))})"

    if isinstance(language, Spaced):
        pattern = pattern.replace(" ", r"\s+")
    return _BRACES.sub(piece, pattern)


def _any_of(words: Collection[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    spelt = (r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    return f"(?:{'|'.join(spelt)})"


def _taken(value: str | Names) -> Names | _Taken:
    if isinstance(value, tuple):
        return value
    formula = _FORMULA.fullmatch(value)
    if not formula:
        raise ValueError(f"{value!r} is no slot with a number added or subtracted")
    return _Taken(formula[1], int((formula[2] or "0").replace(" ", "")))


def _read(slot: Slot, said: str) -> float | Names | None:
    """What the words in a slot stand for; None where it is less than the slot takes."""
    word = plain(said)
    if word in slot.meanings:
        return slot.meanings[word]
    digits = _NUMBER.search(_THOUSANDS.sub("", word).replace(",", "."))
    if not digits:
        return None
    number = float(digits[0]) if "." in digits[0] else int(digits[0])
    if number < slot.least:
        return None
    if slot.decade and number < 100:
        number += 1_900 if number >= 20 else 2_000  # the 00s and 10s are of this century
    return number
