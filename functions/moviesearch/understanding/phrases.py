"""Phrases with slots for numbers and names, as patterns."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from moviesearch.understanding.language import Language, Names, Phrase, Place, Slot, Spaced
from moviesearch.understanding.letters import plain, unaccented
from moviesearch.understanding.span import Span

_BEFORE = 160  # characters before a phrase that may say that it is none
_BRACES = re.compile(r"\{([a-z_]+)\}")
_OF_GROUP = re.compile(r"\(\?P<\w+>\{([a-z_]+)\}")  # a group that begins with a slot has to have it
_FORMULA = re.compile(r"(\w+)(?:\s*([+-])\s*(\w+))?")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_COUNTED_SPACE = re.compile(r" (?=[?*])")
_TODAY = "today"
_WORDS = re.compile(r"\w+")
_GROUP = re.compile(r"\(\?P<\w+>")
_DIGIT = re.compile(r"\d")
_THOUSANDS = re.compile(r",(?=\d{3})")


class _Taken(NamedTuple):
    """The value of a slot or of today's year, plus or minus a number or another one."""

    slot: str
    sign: int = 1
    plus: str = "0"

    @property
    def slots(self) -> set[str]:
        """The slots that it needs."""
        return {name for name in (self.slot, self.plus) if name != _TODAY and not name.isdecimal()}


class _Rule:
    """A phrase, ready to be looked for. Patterns are compiled when a query first needs them."""

    def __init__(self, language: Language, phrase: Phrase) -> None:
        self._language = language
        self.phrase = phrase
        self._gives = {name: _taken(value) for name, value in phrase.gives.items()}
        taken = [value for value in self._gives.values() if isinstance(value, _Taken)]
        self.slots = {slot for value in taken for slot in value.slots}
        self.slots.update(_OF_GROUP.findall(phrase.pattern))

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """What the phrase looks like."""
        return compiled(self._language, self.phrase.pattern)

    @functools.cached_property
    def _unless_after(self) -> re.Pattern[str]:
        return compiled(self._language, f"(?:{self.phrase.place.unless_after})$")

    def counts(self, before: str) -> bool:
        """Whether it is not part of a story because of what stands before it."""
        unless = self.phrase.place.unless_after
        return not (unless and self._unless_after.search(before[-_BEFORE:]))

    def values(self, found: re.Match[str], year: int) -> dict[str, Any]:
        """The constraints of a match; empty where one of its numbers is none."""
        values: dict[str, Any] = {}
        for name, value in self._gives.items():
            said = self._said(value, found, year) if isinstance(value, _Taken) else value
            if said is None:
                return {}
            values[name] = said
        return values

    def _said(self, value: _Taken, found: re.Match[str], year: int) -> float | Names | None:
        first, plus = (self._number(name, found, year) for name in (value.slot, value.plus))
        if isinstance(first, tuple) or first is None:
            return first
        return first + value.sign * plus if isinstance(plus, int | float) else None

    def _number(self, name: str, found: re.Match[str], year: int) -> float | Names | None:
        if name == _TODAY:
            return year
        if name.isdecimal():
            return int(name)
        part = found[name]
        return _read(self._language.slots[name], part, self._language) if part else None


class _Place:
    """Whether a slot may be filled by a query, found out without looking for any phrase."""

    def __init__(self, language: Language, name: str) -> None:
        slot = language.slots[name]
        self._pattern = compiled(language, f"{{{name}}}")
        self._spaced = isinstance(language, Spaced)
        telling = (max(word.split(), key=len) for word in slot.meanings)
        self._words = frozenset(_WORDS.findall(" ".join(telling)))
        self._digits = "\\d" in slot.pattern

    def may_be_in(self, query: str, words: frozenset[str]) -> bool:
        if self._spaced and self._words.isdisjoint(words):
            return self._digits and bool(_DIGIT.search(query) and self._pattern.search(query))
        return bool(self._pattern.search(query))


class Phrases:
    """Some phrases of a language."""

    def __init__(self, language: Language, phrases: Sequence[Phrase]) -> None:
        self._language = language
        self._rules = [_Rule(language, phrase) for phrase in phrases]
        used = {name for rule in self._rules for name in rule.slots}
        self._slots = {name: _Place(language, name) for name in used}

    def find(self, query: str, year: int) -> Iterator[tuple[Place, Span, int]]:
        """Where the query has each of the phrases, in their order; stretches may overlap.

        `year` is this one. The number is where the match begins, which may be at the space before
        the words.
        """
        for rule in self._there(query):
            for found in rule.pattern.finditer(query):
                start, end = said(found)
                values = rule.values(found, year)
                if bool(values) == bool(rule.phrase.gives) and rule.counts(query[:start]):
                    yield rule.phrase.place, Span(start, end, values), found.start()

    def parts(self, query: str, group: str) -> Iterator[tuple[Place, int, Span, Span]]:
        """Where the query has each of the phrases, and where a group of it is.

        The number is where the match begins.
        """
        for rule in self._there(query):
            for found in rule.pattern.finditer(query):
                start, end = said(found)
                if rule.counts(query[:start]):
                    at, part = found.start(), Span(*found.span(group), {})
                    yield rule.phrase.place, at, Span(start, end, {}), part

    def _there(self, query: str) -> Iterator[_Rule]:
        """Those of the phrases whose slots the query may fill.

        Most queries have no number and deny no subject, and so need none of the slower patterns.
        """
        words = frozenset(_WORDS.findall(query.casefold()))
        there = {name for name, slot in self._slots.items() if slot.may_be_in(query, words)}
        yield from (rule for rule in self._rules if rule.slots <= there)

    def whole(self, word: str, year: int) -> dict[str, Any]:
        """What a word gives that is one of the phrases from end to end; empty where it is none."""
        for rule in self._rules:
            found = rule.pattern.fullmatch(word)
            if found:
                return rule.values(found, year)
        return {}


def any_of(language: Language, patterns: Sequence[str]) -> re.Pattern[str]:
    """A pattern for any of several; it matches nothing where there are none."""
    together = "|".join(f"(?:{one})" for one in patterns)
    return compiled(language, _GROUP.sub("(?:", together) or "(?!)")


def said(found: re.Match[str]) -> tuple[int, int]:
    """Where the words of a match are that are understood: its group `said`, or all of it."""
    if "said" in found.re.groupindex and found["said"] is not None:
        return found.span("said")
    return found.end() - len(found[0].lstrip()), found.end()


@functools.cache
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
        said = slot.pattern.replace("{words}", _any_of(slot.meanings))
        if slot.numerals:
            said = said.replace("{numerals}", _any_of(slot.spelt.words))
        return f"({group}{said})"

    if isinstance(language, Spaced):
        pattern = _COUNTED_SPACE.sub(r"\\s", pattern).replace(" ", r"\s+")
    return _BRACES.sub(piece, pattern)


def _any_of(words: Collection[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    spelt = (r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    spelt = (word.replace("ss", "(?:ss|ß)") for word in spelt)  # as `plain` reads it
    return f"(?:{'|'.join(spelt)})"


def _taken(value: str | Names) -> Names | _Taken:
    if isinstance(value, tuple):
        return value
    formula = _FORMULA.fullmatch(value)
    if not formula:
        raise ValueError(f"{value!r} is no slot with a number added or subtracted")
    return _Taken(formula[1], -1 if formula[2] == "-" else 1, formula[3] or "0")


def _read(slot: Slot, said: str, language: Language) -> float | Names | None:
    """What the words in a slot stand for; None where it is less or more than the slot takes."""
    word = plain(said)
    if word in slot.meanings:
        return slot.meanings[word]
    if slot.numerals:
        word = slot.spelt.in_digits(word)
    digits = _THOUSANDS.sub("", word).replace(",", ".")
    number = _summed(digits, slot, language) if slot.units else _first(digits)
    if number is None or not slot.least <= number <= slot.most:
        return None
    if slot.decade and number < 100:
        number += 1_900 if number >= slot.pivot else 2_000
    return number


def _first(digits: str) -> float | None:
    found = _NUMBER.search(digits)
    if not found:
        return None
    return float(found[0]) if "." in found[0] else int(found[0])


def _summed(digits: str, slot: Slot, language: Language) -> int | None:
    """The sum of the numbers, each times its unit."""
    parts = [
        float(found[1]) * times
        for unit, times in slot.units.items()
        for found in compiled(language, rf"(\d+(?:\.\d+)?)[\s-]*(?:{unit})").finditer(digits)
    ]
    return round(sum(parts)) if parts else None
