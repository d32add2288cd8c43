"""Constraints in plain language: "korean thrillers from the 90s rated above 7" becomes filters.

Rules only: no model, no cost, well under a millisecond. They prefer to overlook a constraint than
to invent one, since a plot may well be set in the 1950s or happen to a German family.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from moviesearch.models import Filters, UnderstoodSpan
from moviesearch.understanding.chinese import find_chinese
from moviesearch.understanding.english import find_english
from moviesearch.understanding.spans import Span
from moviesearch.understanding.vocabulary import CHINESE_NOISE, NOISE

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Understood:
    """What a query asks for beside its words.

    Attributes:
        filters: the constraints.
        words: the query without the words that named them; the whole query where nothing is left.
        spans: which part of the query became which constraint.
        alone: whether the query says nothing but constraints.
    """

    filters: Filters
    words: str
    spans: tuple[UnderstoodSpan, ...] = field(default=())
    alone: bool = False


def understand(
    query: str,
    *,
    genres: Collection[str],
    languages: Collection[str],
    titles: Collection[str] = (),
) -> Understood:
    """The constraints that a query states.

    Args:
        query: as typed.
        genres: those of the catalogue; others are never understood.
        languages: likewise.
        titles: normalised titles that look like constraints ("american history x", "1917"); where
            the query names one of them, its words mean the title.
    """
    protected = list(title_spans(query, titles))
    spans: list[Span] = []
    for span in [*find_english(query), *find_chinese(query)]:
        overlaps = any(span.start < end and start < span.end for start, end in protected)
        usable = _usable(span, genres, languages)
        if not overlaps and usable is not None:
            spans.append(usable)
            protected.append((span.start, span.end))
    spans.sort(key=lambda span: span.start)
    values = _merged(spans)
    if values is None or not spans:
        return Understood(Filters(), query)
    shown = tuple(
        UnderstoodSpan(start=one.start, end=one.end, text=query[one.start : one.end], **one.values)
        for one in spans
    )
    left = _without(query, spans)
    return Understood(Filters.model_validate(values), left or query, shown, alone=not left)


def title_spans(query: str, titles: Collection[str]) -> Sequence[tuple[int, int]]:
    """Where the query names a title: the whole query, or a title of two words or more in it."""
    if not titles:
        return []
    words = list(_WORD.finditer(query))
    plain = [word[0].casefold() for word in words]
    if " ".join(plain) in titles:
        return [(0, len(query))]
    return [
        (words[at].start(), words[at + length - 1].end())
        for length in range(2, min(len(words), 8) + 1)
        for at in range(len(words) - length + 1)
        if " ".join(plain[at : at + length]) in titles
    ]


def _usable(span: Span, genres: Collection[str], languages: Collection[str]) -> Span | None:
    """The span with only what the catalogue has; None where nothing of it is left."""
    values = dict(span.values)
    for name, known in (("genre", genres), ("language", languages)):
        if name in values:
            values[name] = tuple(one for one in values[name] if one in known)
            if not values[name]:
                return None
    return Span(span.start, span.end, values)


def _merged(spans: Sequence[Span]) -> dict[str, object] | None:
    """All constraints together; None where they contradict each other."""
    merged: dict[str, object] = {}
    found: list[str] = []
    for span in spans:
        for name, value in span.values.items():
            if name == "genre":
                found += [genre for genre in value if genre not in found]
            elif merged.setdefault(name, value) != value:
                return None
    if found:
        merged["genre"] = tuple(found[:5])
    years = (merged.get("year_from"), merged.get("year_to"))
    if all(isinstance(year, int) for year in years) and years[0] > years[1]:  # type: ignore[operator]
        return None
    return merged


def _without(query: str, spans: Sequence[Span]) -> str:
    """The query with the understood words cut out; empty where only noise would be left."""
    left, at = [], 0
    for span in spans:
        left.append(query[at : span.start])
        at = span.end
    left.append(query[at:])
    words = " ".join(" ".join(left).split()).strip(" ,.;:!?-，。、的")
    rest = words
    for noise in CHINESE_NOISE:
        rest = rest.replace(noise, " ")
    meaning = [word for word in _WORD.findall(rest.casefold()) if word not in NOISE]
    return words if meaning else ""
