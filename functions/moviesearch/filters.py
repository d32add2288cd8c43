"""The constraints of one request: explicit ones, those understood from its sentence, and both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from moviesearch.api.requests import SearchRequest
from moviesearch.api.responses import AppliedFilter, AppliedSort
from moviesearch.constraints import ROWS, Filters, Sort, combined, conditions_of, spelt
from moviesearch.index import MovieIndex
from moviesearch.index.analysis import query_terms
from moviesearch.rows import ID, Condition, Topics, Wish

if TYPE_CHECKING:  # its patterns take 15 ms to compile, which the first search pays
    from moviesearch.understanding import Understood


class Asked(NamedTuple):
    """What a request asks for.

    Attributes:
        sentence: as typed.
        explicit: the constraints among its parameters, which every movie meets.
        understood: those of its sentence, and the words left of it.
        combined: both; where they disagree, the explicit one holds.
        wishes: the understood ones in force; what misses one comes later.
        without: the movies that explicit topics leave out.
        sort: the order in force, and where it came from.
    """

    sentence: str
    explicit: Filters
    understood: Understood
    combined: Filters
    wishes: tuple[Wish, ...]
    without: tuple[int, ...]
    sort: Sort | None

    @property
    def is_plain(self) -> bool:
        """Whether the sentence holds no constraint, order, example or mood: only words."""
        found = self.understood
        return not (found.filters.asked() or found.sort or found.like or found.moods)

    @property
    def unwanted(self) -> tuple[int, ...]:
        """The movies about a topic that is not asked for, explicit or understood."""
        tests = (test for wish in self.wishes for test in wish.conditions)
        return (*self.without, *(movie_id for test in tests for movie_id in test.ids))

    def applied(self) -> dict[str, AppliedFilter]:
        """The filters in force, each with where it came from."""
        return {name: self._applied(name, value) for name, value in self.combined.asked().items()}

    def _applied(self, name: str, value: Any) -> AppliedFilter:
        label = ROWS[name].shown(value)
        if self.explicit.asked().get(name) == value:
            return AppliedFilter(value=value, label=label, source="explicit")
        text = self._said(name)
        return AppliedFilter(value=value, label=label, source="understood", text=text)

    def order(self) -> AppliedSort | None:
        """The order in force, and where it came from."""
        if self.sort is None:
            return None
        if self.sort != self.understood.sort:
            return AppliedSort(value=self.sort, source="explicit")
        return AppliedSort(value=self.sort, source="understood", text=self._said("sort") or None)

    def _said(self, name: str) -> str:
        spans = [span for span in self.understood.spans if name in span.values]
        return " … ".join(span.of(self.sentence) for span in spans)


def read(request: SearchRequest, index: MovieIndex) -> Asked:
    """The constraints of a request.

    Raises:
        InvalidRequest: a genre that no movie has.
        IndexUnavailable: the index is unavailable.
    """
    explicit = spelt(request.filters(), index.manifest.known)
    understood = _understood(request, index)
    both = combined(explicit, understood.filters)
    without = {one for topic in explicit.without for one in _about(topic, index)}
    return Asked(
        sentence=request.sentence,
        explicit=explicit,
        understood=understood,
        combined=both,
        wishes=tuple(
            Wish(name, _tests(name, value, index))
            for name, value in both.asked().items()
            if name not in explicit.asked()
        ),
        without=tuple(sorted(without)),
        sort=request.sort or (understood.sort if "order" in index.capabilities else None),
    )


def _tests(name: str, value: Any, index: MovieIndex) -> tuple[Condition, ...]:
    if not isinstance(ROWS[name], Topics):
        return tuple(conditions_of(name, value))
    mentioning = [_about(topic, index) for topic in value]
    return tuple(Condition(ID, ids=tuple(sorted(ids)), wanted=False) for ids in mentioning if ids)


def _about(topic: str, index: MovieIndex) -> set[int]:
    """The movies that mention a topic; none where the index has no words."""
    return index.mentioning(query_terms(topic)) if "keywords" in index.capabilities else set()


def _understood(request: SearchRequest, index: MovieIndex) -> Understood:
    from moviesearch.understanding import Understood, understand
    from moviesearch.understanding.names import names_in

    if not request.understand:
        return Understood(Filters(), request.sentence)
    return understand(
        request.sentence,
        known=index.manifest.known,
        names=lambda query, spans: names_in(query, spans, index),
    )
