"""The constraints of one request: explicit ones, those understood from its sentence, and both."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from moviesearch.api.requests import SearchRequest
from moviesearch.api.responses import AppliedFilter
from moviesearch.constraints import ROWS, Filters, combined, spelt
from moviesearch.index import MovieIndex

if TYPE_CHECKING:  # its patterns take 15 ms to compile, which the first search pays
    from moviesearch.understanding import Understood


class Asked(NamedTuple):
    """What a request asks for.

    Attributes:
        sentence: as typed.
        explicit: the constraints among its parameters, which are never relaxed.
        understood: those of its sentence, and the words left of it.
        combined: both; where they disagree, the explicit one holds.
    """

    sentence: str
    explicit: Filters
    understood: Understood
    combined: Filters

    def applied(self, *, relaxed: bool) -> dict[str, AppliedFilter]:
        """The filters in force, each with where it came from."""
        return self._shown(self.explicit if relaxed else self.combined, "explicit", "understood")

    def relaxed(self) -> dict[str, AppliedFilter]:
        """The understood filters that give way where too few movies meet them."""
        return self._shown(self.combined, "understood")

    def _shown(self, filters: Filters, *sources: str) -> dict[str, AppliedFilter]:
        shown: dict[str, AppliedFilter] = {}
        explicit = self.explicit.asked()
        for name, value in filters.asked().items():
            label = ROWS[name].shown(value)
            if explicit.get(name) == value:
                one = AppliedFilter(value=value, label=label, source="explicit")
            else:
                spans = [span for span in self.understood.spans if name in span.values]
                text = " … ".join(span.of(self.sentence) for span in spans)
                one = AppliedFilter(value=value, label=label, source="understood", text=text)
            if one.source in sources:
                shown[name] = one
        return shown


def read(request: SearchRequest, index: MovieIndex) -> Asked:
    """The constraints of a request.

    Raises:
        InvalidRequest: a genre that no movie has.
        IndexUnavailable: the index is unavailable.
    """
    explicit = spelt(request.filters(), index.manifest.known)
    understood = _understood(request, index)
    return Asked(request.q, explicit, understood, combined(explicit, understood.filters))


def _understood(request: SearchRequest, index: MovieIndex) -> Understood:
    from moviesearch.understanding import Understood, understand
    from moviesearch.understanding.names import names_in

    if not request.understand:
        return Understood(Filters(), request.q)
    return understand(
        request.q,
        known=index.manifest.known,
        names=lambda query, spans: names_in(query, spans, index),
    )
