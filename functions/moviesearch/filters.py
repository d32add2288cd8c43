"""The constraints of one request: explicit ones, those understood from its sentence, and both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from moviesearch.agreement import combined, spelt
from moviesearch.api.requests import SearchRequest
from moviesearch.api.responses import AppliedFilter, AppliedMood, AppliedSort
from moviesearch.constraints import PEOPLE, ROWS, Filters, Sort, conditions_of
from moviesearch.index import MovieIndex
from moviesearch.index.analysis import has_unspaced, query_terms
from moviesearch.index.capabilities import require
from moviesearch.rows import ID, Condition, Keywords, Topics, Wish

if TYPE_CHECKING:  # its patterns take 15 ms to compile, which the first search pays
    from moviesearch.understanding import Understood


PEOPLE_ROWS = tuple(
    name for name, row in ROWS.items() if isinstance(row, Keywords) and row.key == PEOPLE
)


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
        """Whether the sentence holds no constraint, order, example or mood: only words.

        A topic left out beside words says nothing of what is wanted: "how to convert pdf without
        acrobat" asks for no movie.
        """
        found = self.understood
        wanted = found.filters.asked()
        if found.words:
            wanted.pop("without", None)
        return not (wanted or found.sort or found.like or found.moods)

    @property
    def unwanted(self) -> tuple[int, ...]:
        """The movies about a topic that is not asked for, explicit or understood."""
        tests = (test for wish in self.wishes for test in wish.conditions)
        return (*self.without, *(movie_id for test in tests for movie_id in test.ids))

    def applied(self) -> dict[str, AppliedFilter]:
        """The filters in force, each with where it came from."""
        return {name: self._applied(name, value) for name, value in self.combined.asked().items()}

    def _applied(self, name: str, value: Any) -> AppliedFilter:
        explicit = self.explicit.asked().get(name) == value
        return AppliedFilter(
            value=value,
            label=ROWS[name].shown(value),
            source="explicit" if explicit else "understood",
            text=self._said(name),
        )

    def order(self) -> AppliedSort | None:
        """The order in force, and where it came from."""
        if self.sort is None:
            return None
        explicit = self.sort != self.understood.sort
        return AppliedSort(
            value=self.sort,
            source="explicit" if explicit else "understood",
            text=self._said("sort", "superlative"),
        )

    def moods(self) -> tuple[AppliedMood, ...]:
        """How somebody wants to feel, and the words that say so."""
        return tuple(
            AppliedMood(value=mood, text=span.of(self.sentence))
            for span in self.understood.spans
            for mood in span.values.get("mood", ())
        )

    def _said(self, *names: str) -> str | None:
        """The words of the sentence that say something of what goes by any of these names."""
        spans = [span for span in self.understood.spans if {*names} & span.values.keys()]
        return " … ".join(span.of(self.sentence) for span in spans) or None


def as_spelt(request: Filters, index: MovieIndex) -> Filters:
    """The constraints among a request's parameters, as the catalogue spells genres and people.

    Raises:
        InvalidRequest: a genre or a person that no movie has.
        IndexUnavailable: the index is unavailable.
    """
    filters = spelt(request.filters(), index.manifest.known)
    named = {name: names for name in PEOPLE_ROWS if (names := getattr(filters, name))}
    if not named:
        return filters
    from moviesearch.understanding.names.people import spelt_people

    spellings = {name: spelt_people(names, index, parameter=name) for name, names in named.items()}
    return filters.model_copy(update=spellings)


def read(request: SearchRequest, index: MovieIndex) -> Asked:
    """The constraints of a request.

    Raises:
        InvalidRequest: a genre or a person that no movie has.
        IndexUnavailable: the index is unavailable.
    """
    explicit = as_spelt(request, index)
    understood = _understood(request, index)
    both = combined(explicit, understood.filters)
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
        without=about(explicit.without, index),
        sort=request.sort or (understood.sort if "order" in index.capabilities else None),
    )


def _tests(name: str, value: Any, index: MovieIndex) -> tuple[Condition, ...]:
    if not isinstance(ROWS[name], Topics):
        return tuple(conditions_of(name, value))
    if "keywords" not in index.capabilities:
        return ()
    mentioning = [about([topic], index) for topic in value]
    return tuple(Condition(ID, ids=ids, wanted=False) for ids in mentioning if ids)


def about(topics: Sequence[str], index: MovieIndex) -> tuple[int, ...]:
    """The movies that mention any of these topics, by id. Raises Unsupported, IndexUnavailable."""
    if not topics:
        return ()
    require(index, "keywords")
    from moviesearch.understanding.wordings import wordings

    texts = {word: None for topic in topics for word in wordings(topic)}
    return tuple(sorted(index.mentioning([query_terms(text) for text in texts])))


def _understood(request: SearchRequest, index: MovieIndex) -> Understood:
    from moviesearch.understanding import Understood, understand
    from moviesearch.understanding.names import names_in

    if not request.understand:
        return Understood(Filters(), request.sentence)
    return understand(
        request.sentence,
        known=index.manifest.known,
        names=lambda query, spans: names_in(query, spans, index),
        ignored=request.ignore,
        subject=lambda topic: _is_looked_for(topic, index),
    )


def _is_looked_for(topic: str, index: MovieIndex) -> bool:
    """Whether the catalogue's texts can tell of a subject.

    One in a script that they are not written in, for which no language has words, would be met by
    every movie without having been looked at.
    """
    from moviesearch.understanding.wordings import is_known

    if is_known(topic) or not has_unspaced(topic):
        return True
    return "keywords" in index.capabilities and bool(about([topic], index))
