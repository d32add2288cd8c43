"""Cleaning a raw TMDB export: which rows become movies, and why the others don't."""

from __future__ import annotations

import csv
import heapq
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from moviesearch.movie import Movie
from scripts.ingestion.rejects import Reject, reject_of

FIELD_LIMIT = 1_000_000
_TEXTS = (
    "id",
    "title",
    "original_title",
    "overview",
    "tagline",
    "original_language",
    "release_date",
    "vote_average",
    "popularity",
    "director",
    "poster_path",
)
_LISTS = ("genres", "keywords", "cast")
_NUMBERS = ("runtime", "revenue")


@dataclass
class Cleaning:
    """What happened to the rows of an export.

    Attributes:
        read: rows seen.
        kept: rows that became movies.
        dropped: how many were left out, by reason.
        rejects: rows that hold something unreadable.
    """

    read: int = 0
    kept: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    rejects: list[Reject] = field(default_factory=list)


def clean(
    path: Path,
    cleaning: Cleaning,
    *,
    min_votes: int,
    progress: Callable[[int], object] = lambda _: None,
) -> Iterator[Movie]:
    """The usable movies of a CSV export, in its order, one at a time.

    Args:
        path: a CSV file with a header in TMDB's names.
        cleaning: filled on the way.
        min_votes: rows with fewer votes are left out.
        progress: told the number of bytes read since the last call.

    Raises:
        OSError: the file can't be read.
        ValueError: it has no header, or not the columns that a movie needs.
    """
    seen: set[int] = set()
    for line, row in _rows(path, cleaning, progress):
        cleaning.read += 1
        reason = _unwanted(row)
        if reason:
            cleaning.dropped[reason] += 1
            continue
        try:
            movie = Movie.model_validate(_fields(row))
        except ValidationError as error:
            cleaning.rejects.append(reject_of(error, path.name, line))
            continue
        if movie.id in seen:
            cleaning.dropped["duplicate id"] += 1
        elif movie.vote_count < min_votes:
            cleaning.dropped[f"fewer than {min_votes} votes"] += 1
        else:
            seen.add(movie.id)
            yield movie


def most_voted(movies: Iterator[Movie], limit: int, cleaning: Cleaning) -> list[str]:
    """The `limit` movies with the most votes, best known first, as JSON lines.

    Holds no more than that many lines in memory, whatever the size of the export.
    """
    counted = 0

    def entries() -> Iterator[tuple[int, int, str]]:
        nonlocal counted
        for movie in movies:
            counted += 1
            yield movie.vote_count, -counted, as_line(movie)

    kept = heapq.nlargest(limit, entries())
    if counted > len(kept):
        cleaning.dropped[f"not among the {limit:,} with most votes"] += counted - len(kept)
    return [line for _, _, line in kept]


def as_line(movie: Movie) -> str:
    """A movie as a line of a catalogue."""
    return movie.model_dump_json(exclude_defaults=True) + "\n"


def _rows(
    path: Path, cleaning: Cleaning, progress: Callable[[int], object]
) -> Iterator[tuple[int, dict[str, str]]]:
    csv.field_size_limit(FIELD_LIMIT)
    # Bytes that are no UTF-8 survive as lone surrogates, which validation then refuses by row.
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as source:
        reader = csv.DictReader(_counted(source, progress), strict=True)
        missing = {"id", "title", "overview"} - set(reader.fieldnames or ())
        if missing:
            raise ValueError(f"{path.name} lacks the columns {', '.join(sorted(missing))}")
        while True:
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                cleaning.read += 1
                cleaning.rejects.append(Reject(path.name, reader.line_num, "row", str(error)))
                continue
            if None in row or None in row.values():
                cleaning.read += 1
                reason = f"{'more' if None in row else 'fewer'} fields than the header has"
                cleaning.rejects.append(Reject(path.name, reader.line_num, "row", reason))
                continue
            yield reader.line_num, {name: (value or "").strip() for name, value in row.items()}


def _counted(source: Iterator[str], progress: Callable[[int], object]) -> Iterator[str]:
    for line in source:
        progress(len(line.encode(errors="surrogateescape")))
        yield line


def _unwanted(row: Mapping[str, str]) -> str | None:
    if row.get("adult", "").lower() in {"true", "1"}:
        return "adult"
    if row.get("status", "Released") not in {"Released", ""}:
        return "not released"
    for name in ("title", "overview"):
        if not row[name]:
            return f"no {name}"
    return None


def _fields(row: Mapping[str, str]) -> dict[str, Any]:
    """The row's values under the names of Movie: empty ones and zeros of unknowns left out."""
    fields: dict[str, Any] = {name: row[name] for name in _TEXTS if row.get(name)}
    for name in ("vote_count", *_NUMBERS):
        value = row.get(name)
        if value and value.endswith(".0"):  # spreadsheets turn whole numbers into 139.0
            value = value.removesuffix(".0")
        if value and not (name in _NUMBERS and value == "0"):
            fields[name] = value
    for name in _LISTS:
        values = [part.strip() for part in row.get(name, "").split(",")]
        fields[name] = tuple(dict.fromkeys(part for part in values if part))
    return fields
