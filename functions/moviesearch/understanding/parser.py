"""From a query to its constraints and the words beside them."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from pydantic import ValidationError

from moviesearch.constraints import Filters, Sort, merged, usable
from moviesearch.understanding import spaced, unspaced
from moviesearch.understanding.language import Language, Spaced, Unspaced, shipped
from moviesearch.understanding.reading import reading
from moviesearch.understanding.span import Span, surest

_WORD = re.compile(r"\w+")
_EDGES = " ,.;:!?-"
FindNames: TypeAlias = Callable[[str, Sequence[Span]], Sequence[Span]]


class Understood(NamedTuple):
    """What a query asks for beside its words.

    Attributes:
        filters: the constraints.
        words: the query without the words that named them; the whole query where nothing is left.
        spans: which part of the query became which constraint, from left to right.
        alone: whether the query says nothing but constraints.
        sort: the order that it asks for; None where that is how well a movie fits.
        like: the movies that it names as examples ("movies like Inception").
    """

    filters: Filters
    words: str
    spans: tuple[Span, ...] = ()
    alone: bool = False
    sort: Sort | None = None
    like: tuple[int, ...] = ()


def understand(
    query: str,
    *,
    known: Mapping[str, Sequence[str]],
    names: FindNames | None = None,
    languages: Sequence[Language] | None = None,
) -> Understood:
    """The constraints that a query states.

    Args:
        query: as typed.
        known: the words of the catalogue, by payload field; others are never understood.
        names: where the query names a movie ("american history x"): words there are no constraint
            but what the span gives. Asked only if a rule found something;
            its spans are all that the rules found, the surest first, and may overlap.
        languages: those that it may be in, in order; all there are by default.
    """
    languages = reading(query, shipped() if languages is None else languages)
    found = [one for span in _found(query, languages) if (one := _meant(span, known))]
    if not _chosen(found, ()):
        return Understood(Filters(), query)
    spans = _chosen(found, names(query, found) if names else ())
    values = merged([span.values for span in spans])
    if not values:
        return Understood(Filters(), query)
    left = _without(query, spans, _noise(tuple(languages)))
    return Understood(Filters.model_validate(values), left or query, spans, alone=not left)


def _found(query: str, languages: Sequence[Language]) -> Iterator[Span]:
    for language in languages:
        if isinstance(language, Spaced):
            yield from spaced.find(query, language)
        elif isinstance(language, Unspaced):
            yield from unspaced.find(query, language)


def _meant(span: Span, known: Mapping[str, Sequence[str]]) -> Span | None:
    """The span with only what the catalogue has; None if that is nothing.

    Without values where a constraint does not take them, so that no weaker rule makes do with half
    of "between 1990 and 1980".
    """
    if not span.values:
        return span
    try:
        values: Mapping[str, Any] = Filters.model_validate(usable(span.values, known)).asked()
    except ValidationError:
        return Span(span.start, span.end, {})
    return Span(span.start, span.end, values) if values else None


def _chosen(found: Sequence[Span], names: Sequence[Span]) -> tuple[Span, ...]:
    """The spans that overlap no name and no span before them, from left to right."""
    chosen = surest([*names, *found])
    return tuple(sorted((span for span in chosen if span.values), key=lambda span: span.start))


class _Noise(NamedTuple):
    """What says nothing about a movie: whole words, pieces of words, and what edges may hold."""

    words: frozenset[str]
    pieces: tuple[str, ...]
    edges: str


@functools.cache
def _noise(languages: tuple[Language, ...]) -> _Noise:
    return _Noise(
        frozenset(word for one in languages if isinstance(one, Spaced) for word in one.noise),
        tuple(piece for one in languages if isinstance(one, Unspaced) for piece in one.noise),
        "".join([_EDGES, *(one.edges for one in languages)]),
    )


def _without(query: str, spans: Sequence[Span], noise: _Noise) -> str:
    """The query with the understood words cut out; empty where only noise would be left."""
    left, at = [], 0
    for span in spans:
        left.append(query[at : span.start])
        at = span.end
    left.append(query[at:])
    words = " ".join(" ".join(left).split()).strip(noise.edges)
    rest = words
    for piece in noise.pieces:
        rest = rest.replace(piece, " ")
    meaning = [word for word in _WORD.findall(rest.casefold()) if word not in noise.words]
    return words if meaning else ""
