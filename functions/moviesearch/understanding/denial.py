"""What of a query is denied: how far its negations reach."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from moviesearch.understanding.language import Language, Spaced
from moviesearch.understanding.phrases import compiled

_NEVER = "(?!)"


class Unit(NamedTuple):
    """A stretch of the query that a negation denies as a whole, if it does.

    Attributes:
        behind: whether it belongs to what it stands right behind: "movies" and "from the 80s".
        loose: whether an unknown word may stand before it: "superhero" and "movies".
        leads: whether what stands right behind it is denied with it, since it is nothing that could
            be denied by itself: "no movies from the 80s", but not "no horror from the 80s".
    """

    start: int
    end: int
    behind: bool = True
    loose: bool = False
    leads: bool = False

    def overlaps(self, other: Unit) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


class Negation(NamedTuple):
    """Words that deny something.

    Attributes:
        itself: whether they deny what stands in them ("horror? no,"), not what stands behind them.
    """

    start: int
    end: int
    itself: bool


_Units = tuple[Unit, ...]


class _Reach:
    """Where a unit has to start to be reached, and the list of units that it goes on with."""

    def __init__(self) -> None:
        self.plain: dict[int, _Units] = {}
        self.loose: dict[int, _Units] = {}
        self.behind: dict[int, _Units] = {}

    def only_loosely(self, unit: Unit) -> bool:
        """Whether an unknown word stands before a unit, which is then no empty word."""
        return unit.start not in self.plain and unit.start in self.loose

    def of(self, unit: Unit) -> _Units | None:
        """What a unit would be denied along with; None where it isn't reached."""
        found = self.plain.get(unit.start)
        if found is None and unit.loose:
            found = self.loose.get(unit.start)
        if found is None and unit.behind:
            found = self.behind.get(unit.start)
        return found


class Denial:
    """The negations of a language and what carries them on. Most queries need only the first."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._spaced = isinstance(language, Spaced)
        # nothing stands between "d'" and its word
        self._gap = r"(?:[\s-]+|(?<=['’]))" if self._spaced else ""
        # an unspaced language can't tell where an unknown word ends
        self._word = r"[\w'’]+(?![\w'’])" if self._spaced else _NEVER
        self._joint = rf"\s*(?:{language.carries or _NEVER})\s*"
        edge = r"\b" if self._spaced else ""
        said = f"{edge}(?:{language.negations or _NEVER}){self._gap}"
        self._negation = compiled(language, said)
        self._refusal = compiled(language, language.refusals or _NEVER)

    @functools.cached_property
    def _between(self) -> re.Pattern[str]:
        return compiled(self._language, f"(?:{self._language.between or _NEVER}){self._gap}")

    @functools.cached_property
    def _degree(self) -> re.Pattern[str]:
        return compiled(self._language, rf"\b(?:{self._language.degrees or _NEVER})\b")

    @functools.cached_property
    def _complete(self) -> re.Pattern[str]:
        return compiled(self._language, rf"(?:{self._language.complete or _NEVER})(?!\w)")

    @functools.cached_property
    def _unknown(self) -> re.Pattern[str]:
        return compiled(self._language, self._word + self._gap)

    @functools.cached_property
    def _unknown_of_list(self) -> re.Pattern[str]:
        return compiled(self._language, self._word + self._joint)

    @functools.cached_property
    def _carries(self) -> re.Pattern[str]:
        return compiled(self._language, self._joint)

    @functools.cached_property
    def _lists(self) -> re.Pattern[str]:
        return compiled(self._language, rf"\s*(?:{self._language.lists or _NEVER})\s*")

    def negations(self, query: str) -> list[Negation]:
        """Where the query denies something; each ends behind the space that follows."""
        return [
            *(Negation(*found.span(), itself=False) for found in self._negation.finditer(query)),
            *(Negation(*found.span(), itself=True) for found in self._refusal.finditer(query)),
        ]

    def is_complete(self, words: str) -> bool:
        """Whether these words end in one that describes no other: "zombies", "violence"."""
        said = words.split()
        return bool(said) and bool(self._complete.match(said[-1]))

    def separates(self, word: str) -> bool:
        """Whether a word only stands between the parts of a list."""
        return bool(self._carries.fullmatch(word) or self._lists.fullmatch(word))

    def of(self, query: str, negations: Sequence[Negation], units: Iterable[Unit]) -> list[Unit]:
        """Those of the units that are denied, from left to right.

        A negation denies what stands right behind it and every part of a list, and ends where
        another constraint begins: "no horror from the 80s". A mark carries it on only in a list
        that ends in a word that does: "no westerns, war movies or musicals", but not "no scary
        movies, korean thrillers".

        Args:
            query: as typed.
            negations: all of `negations(query)`.
            units: in any order; they may overlap.
        """
        sure, perhaps = _Reach(), _Reach()
        denied: list[Unit] = []
        refused = [Unit(one.start, one.end) for one in negations if one.itself]
        ordered = sorted(units, key=lambda unit: (unit.start, -unit.end))
        starts = {unit.start for unit in ordered}
        for one in negations:
            if not one.itself:
                self._reach(query, one.end, (), sure, starts)
        for unit in ordered:
            own, along = sure, sure.of(unit)
            if along is None and any(unit.overlaps(one) for one in (*refused, *denied)):
                along = ()
            if along is not None:
                denied.append(unit)
            else:
                own, along = perhaps, perhaps.of(unit)
                if along is None:
                    continue
                along = (*along, unit)
            if unit.leads and not own.only_loosely(unit):
                own.behind.setdefault(_after_space(query, unit.end), along)
            if found := self._carries.match(query, unit.end):
                denied += along
                self._reach(query, found.end(), (), sure, starts)
            elif found := self._lists.match(query, unit.end):
                self._reach(query, found.end(), along, perhaps, starts)
        return sorted(denied)

    def _reach(
        self, query: str, at: int, along: _Units, reach: _Reach, starts: Collection[int]
    ) -> None:
        """Note where a unit may start that the words before `at` deny; `starts` is where any do."""
        for place in self._places(query, at):
            if place in reach.plain:
                return
            reach.plain[place] = along
            unknown = None if place in starts else self._unknown.match(query, place)
            if unknown and not (
                self._complete.match(unknown[0]) or self._degree.search(query, at, place)
            ):
                reach.loose.setdefault(unknown.end(), along)

    def _places(self, query: str, at: int) -> Iterator[int]:
        """Behind each of the words that may stand between, and behind unknown parts of a list."""
        while True:
            yield at
            found = self._between.match(query, at) or self._unknown_of_list.match(query, at)
            if not found or found.end() == at:
                return
            at = found.end()


def stretched(
    denied: Iterable[Unit], negations: Sequence[Negation], ends: Sequence[int] = ()
) -> Iterator[Unit]:
    """What is denied, from left to right, each with the words that deny it.

    `ends` is where something else ends that those words deny as well.
    """
    at = 0
    starts = sorted(one.start for one in negations if not one.itself)
    refused = deque(Unit(one.start, one.end) for one in negations if one.itself)
    for unit in denied:
        start, end = unit.start, unit.end
        before = bisect_left(starts, unit.start)
        if before and starts[before - 1] >= at:
            start = starts[before - 1]
        while refused and refused[0].end <= unit.start:
            refused.popleft()
        for one in refused:
            if not unit.overlaps(one):
                break
            start, end = min(start, one.start), max(end, one.end)
        at = max([at, *(end for end in ends if end <= unit.start)])
        yield Unit(max(at, start) if at <= unit.start else unit.start, end)
        at = end


def _after_space(query: str, at: int) -> int:
    return at + len(query[at:]) - len(query[at:].lstrip())
