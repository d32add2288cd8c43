"""Cleaning a raw TMDB export: which rows become movies, and why the others don't."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from moviesearch.movie import IMDB_ID, TITLES, Movie
from scripts.ingestion.lists import names_of
from scripts.ingestion.rejects import Reject, reject_of
from scripts.ingestion.titles import titles_of

FIELD_LIMIT = 1_000_000
SEPARATORS = ",;\t"
NEEDED = frozenset({"id", "title", "overview"})
SHOWN = 60  # characters of a header that is none
NO_UTF8 = "is not UTF-8: convert the file, as `iconv -f WINDOWS-1252 -t UTF-8` does"
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


@dataclass(frozen=True)
class Wanted:
    """Which movies of an export are kept, beside being released and having title and overview.

    Attributes:
        min_votes: the fewest votes.
        languages: codes of original languages, of which it must have one; empty for any.
        since: the earliest release date; a movie without a date is not kept then.
        adult: whether adult movies are.
    """

    min_votes: int = 0
    languages: frozenset[str] = frozenset()
    since: date | None = None
    adult: bool = False


@dataclass
class Cleaning:
    """What happened to the rows of an export.

    Attributes:
        read: rows seen.
        kept: rows that became movies.
        dropped: how many were left out, by reason.
        unused: values of kept rows that were left out because they are no such thing, by column.
        rejects: rows that hold something unreadable.
    """

    read: int = 0
    kept: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    unused: Counter[str] = field(default_factory=Counter)
    rejects: list[Reject] = field(default_factory=list)


def clean(
    path: Path,
    cleaning: Cleaning,
    wanted: Wanted = Wanted(),
    progress: Callable[[int], object] = lambda _: None,
) -> Iterator[Movie]:
    """The usable movies of a CSV export, in its order, one at a time; ids may come again.

    Args:
        path: a file of values separated by commas, semicolons or tabs, with a header in TMDB's
            names.
        cleaning: filled on the way.
        wanted: which movies are kept.
        progress: told the number of bytes read since the last call.

    Raises:
        OSError: the file can't be read.
        ValueError: it has no header, or not the columns that a movie needs.
    """
    for line, row in _rows(path, cleaning, progress):
        cleaning.read += 1
        reason = _unusable(row, wanted)
        if not reason:
            try:
                movie = Movie.model_validate(_fields(row, cleaning.unused))
            except ValidationError as error:
                reject = reject_of(error, path.name, line)
                if not _is_unicode(row.get(reject.field, "")):
                    reject = replace(reject, reason=NO_UTF8)
                cleaning.rejects.append(reject)
                continue
            reason = _unwanted(movie, wanted)
        if reason:
            cleaning.dropped[reason] += 1
        else:
            yield movie


def as_line(movie: Movie) -> str:
    """A movie as a line of a catalogue."""
    return movie.model_dump_json(exclude_defaults=True) + "\n"


def _rows(
    path: Path, cleaning: Cleaning, progress: Callable[[int], object]
) -> Iterator[tuple[int, dict[str, str]]]:
    csv.field_size_limit(FIELD_LIMIT)
    # Bytes that are no UTF-8 survive as lone surrogates, which validation then refuses by row.
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as source:
        lines = _counted(source, progress)
        first = next(lines, "")
        separator = max(SEPARATORS, key=lambda mark: len(NEEDED.intersection(_names(first, mark))))
        names = _names(first, separator)
        if missing := NEEDED.difference(names):
            raise ValueError(
                f"{path.name} lacks the columns {', '.join(sorted(missing))}. It begins with "
                f"{first.strip()[:SHOWN]!a}, and should with the names of columns, in UTF-8, "
                "separated by commas, semicolons or tabs."
            )
        reader = csv.DictReader(lines, names, delimiter=separator, strict=True)
        while True:
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                cleaning.read += 1
                begins = reader.line_num + 2  # where the last good row ends; the header is no row
                cleaning.rejects.append(Reject(path.name, begins, "row", str(error)))
                continue
            if None in row or None in row.values():
                cleaning.read += 1
                reason = f"{'more' if None in row else 'fewer'} fields than the header has"
                cleaning.rejects.append(Reject(path.name, reader.line_num + 1, "row", reason))
                continue
            yield reader.line_num + 1, {name: (value or "").strip() for name, value in row.items()}


def _is_unicode(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _counted(source: Iterator[str], progress: Callable[[int], object]) -> Iterator[str]:
    for line in source:
        progress(len(line.encode(errors="surrogateescape")))
        yield line.replace("\0", "")


def _names(header: str, separator: str) -> list[str]:
    """The columns' names as TMDB writes them: small letters, nothing around them."""
    try:
        names = next(csv.reader([header], delimiter=separator), [])
    except csv.Error:
        return []
    return [name.strip().lower() for name in names]


def _unusable(row: Mapping[str, str], wanted: Wanted) -> str | None:
    if not wanted.adult and row.get("adult", "").lower() in {"true", "1"}:
        return "adult"
    if row.get("status", "Released") not in {"Released", ""}:
        return "not released"
    for name in ("title", "overview"):
        if not row[name]:
            return f"no {name}"
    return None


def _unwanted(movie: Movie, wanted: Wanted) -> str | None:
    if wanted.languages and movie.original_language not in wanted.languages:
        return f"original language not {' or '.join(sorted(wanted.languages))}"
    if wanted.since and movie.release_date is None:
        return "no release date"
    if wanted.since and movie.release_date and movie.release_date < wanted.since:
        return f"released before {wanted.since}"
    if movie.vote_count < wanted.min_votes:
        return f"fewer than {wanted.min_votes} votes"
    return None


def _fields(row: Mapping[str, str], unused: Counter[str]) -> dict[str, Any]:
    """The row's values under the names of Movie: empty ones and zeros of unknowns left out.

    What a movie is not worse for, its IMDb id and its titles in other languages, costs no row: a
    value that is none is left out and counted.
    """
    fields: dict[str, Any] = {name: row[name] for name in _TEXTS if row.get(name)}
    for name in ("vote_count", *_NUMBERS):
        value = row.get(name)
        if value and value.endswith(".0"):  # spreadsheets turn whole numbers into 139.0
            value = value.removesuffix(".0")
        if value and not (name in _NUMBERS and value == "0"):
            fields[name] = value
    for name in _LISTS:
        fields[name] = names_of(row.get(name, ""))
    imdb_id = row.get("imdb_id")
    if imdb_id and re.fullmatch(IMDB_ID, imdb_id):
        fields["imdb_id"] = imdb_id
    elif imdb_id:
        unused["imdb_id"] += 1
    titles, unreadable = titles_of(row)
    fields["titles"] = dict(list(titles.items())[:TITLES])
    unused["titles"] += unreadable + max(0, len(titles) - TITLES)
    return fields
