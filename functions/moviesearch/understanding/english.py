"""The English rules: words in a row that ask for films; years and ratings stand beside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from moviesearch.understanding.ratings import find_ratings
from moviesearch.understanding.spans import Request, Span
from moviesearch.understanding.vocabulary import (
    FILLERS,
    HEADS,
    LANGUAGES,
    PHRASES,
    STRONG_GENRES,
    WEAK_GENRES,
)
from moviesearch.understanding.years import YEAR, find_years, first_of_decade

_TOKEN = re.compile(r"\d{2,4}'?s\b|'\d0s\b|[\w'’-]+|[&,/]", re.IGNORECASE)
_TOLD_MORE = re.compile(
    r"\s+(?:with|about|where|starring|made|set|from|since|before|after|by|in\s+which)\b",
    re.IGNORECASE,
)
# A span behind one of these is not asked for, or is somebody's age.
_UNWANTED = re.compile(
    r"(?:\b(?:not|no|non|without|except|nothing|never|isn['’]t|aren['’]t|don['’]t|anything\s+but|"
    r"his|her|their|my|your)[\s,-]+(?:(?:an?|the|from|in|too|really|any|another)\s+)*)$",
    re.IGNORECASE,
)


def find_english(query: str) -> Iterator[Span]:
    """The constraints of an English query, the surest first; they may overlap."""
    requests = _requests(query)
    found = [*find_ratings(query), *find_years(query, requests)]
    found += [span for request in requests for span in request.spans]
    yield from (span for span in found if not _UNWANTED.search(query[: span.start]))


@dataclass(frozen=True)
class _Item:
    start: int
    end: int
    kind: str
    values: Mapping[str, object]
    phrase: bool = False


def _requests(query: str) -> list[Request]:
    """The rows of words that ask for films, with the constraints in them."""
    runs: list[list[_Item]] = [[]]
    items = _items(query)
    for at, item in enumerate(items):
        if item.kind != "other":
            runs[-1].append(item)
        elif not (runs[-1] and _is_kind_of_film(items, at)):
            runs.append([])
    return [
        Request(
            run[0].start,
            run[-1].end,
            tuple(_spans(run)),
        )
        for run in runs
        if run and _asks_for_films(run, query)
    ]


def _spans(run: list[_Item]) -> Iterator[Span]:
    """The constraints of a row; decades in it are one stretch of time, "80s and 90s action"."""
    decades = [item for item in run if item.kind == "decade"]
    if decades:
        years = [
            int(str(item.values[name])) for item in decades for name in ("year_from", "year_to")
        ]
        bounds = {"year_from": min(years), "year_to": max(years)}
        yield Span(decades[0].start, decades[-1].end, bounds)
    for item in run:
        if item.values and item.kind != "decade":
            yield Span(item.start, item.end, dict(item.values))


def _is_kind_of_film(items: list[_Item], at: int) -> bool:
    """Whether one unknown word stands between a constraint and films: "japanese samurai movies"."""
    if at + 1 == len(items) or items[at].phrase:
        return False
    before, after = items[at - 1].kind, items[at + 1].kind
    return (before in {"language", "weak", "decade"} and after == "head") or (
        before == "decade" and after == "strong"
    )


def _asks_for_films(run: list[_Item], query: str) -> bool:
    kinds = {item.kind for item in run}
    if kinds & {"strong", "head"}:
        return True
    # "90s action", "korean drama", "crime drama": two of them can't be by chance
    if sum(item.kind in {"weak", "language", "decade"} for item in run) > 1:
        return True
    # "western with paul newman": a genre that opens the query and is told more of
    opens = not query[: run[0].start].strip()
    return opens and "weak" in kinds and bool(_TOLD_MORE.match(query, run[-1].end))


def _items(query: str) -> list[_Item]:
    """The query's tokens, each labelled by what it may mean; two-word terms are one token."""
    tokens = list(_TOKEN.finditer(query))
    items, at = [], 0
    while at < len(tokens):
        pair = _labelled(query, tokens[at], tokens[at + 1]) if at + 1 < len(tokens) else None
        item = pair or _labelled(query, tokens[at], tokens[at])
        items.append(item or _Item(tokens[at].start(), tokens[at].end(), "other", {}))
        at += 2 if pair else 1
    return items


def _labelled(query: str, first: re.Match[str], last: re.Match[str]) -> _Item | None:
    start, end = first.start(), last.end()
    word = " ".join(query[start:end].casefold().replace("’", "'").split())
    if word in PHRASES:
        return _Item(start, end, "other", {}, phrase=True)
    if word in STRONG_GENRES:
        return _Item(start, end, "strong", _genre(word, STRONG_GENRES))
    if word in WEAK_GENRES:
        return _Item(start, end, "weak", _genre(word, WEAK_GENRES))
    if word in LANGUAGES:
        return _Item(start, end, "language", {"language": LANGUAGES[word]})
    if word in HEADS:
        return _Item(start, end, "head", {})
    if word in FILLERS:
        return _Item(start, end, "filler", {})
    decade = first_of_decade(word)
    if decade is not None:
        return _Item(start, end, "decade", {"year_from": decade, "year_to": decade + 9})
    if re.fullmatch(YEAR, word):
        return _Item(start, end, "decade", {"year_from": int(word), "year_to": int(word)})
    return None


def _genre(word: str, table: Mapping[str, tuple[str, ...]]) -> dict[str, object]:
    values: dict[str, object] = {"genre": table[word]}
    if word == "anime":
        values["language"] = ("ja",)
    return values
