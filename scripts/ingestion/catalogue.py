"""The catalogue file: one movie as JSON per line."""

from __future__ import annotations

import hashlib
from codecs import BOM_UTF8
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from moviesearch.movie import Movie
from scripts.ingestion.aliases import with_known_names
from scripts.ingestion.rejects import Reject, reject_of


class Line(NamedTuple):
    """A line of a catalogue, from 1 on: its bytes, and its movie, or why it is none.

    `holds` is None for an empty line.
    """

    number: int
    text: bytes
    holds: Movie | ValidationError | None


def lines(path: Path) -> Iterator[Line]:
    """The lines of a `.jsonl` file; the mark that some editors begin it with is no part of one.

    Raises:
        OSError: the file can't be read.
    """
    with path.open("rb") as source:
        for number, line in enumerate(source, start=1):
            text = line.removeprefix(BOM_UTF8) if number == 1 else line
            if not text.strip():
                yield Line(number, text, None)
                continue
            try:
                yield Line(number, text, Movie.model_validate_json(text))
            except ValidationError as error:
                yield Line(number, text, error)


def read_catalogue(path: Path) -> tuple[list[Movie], list[Reject]]:
    """The movies of a `.jsonl` file with other names that are known, and the lines that hold none.

    Raises:
        OSError: the file can't be read.
    """
    movies: dict[int, Movie] = {}
    rejects: list[Reject] = []
    for number, _, movie in lines(path):
        if isinstance(movie, ValidationError):
            rejects.append(reject_of(movie, path.name, number))
        elif movie is not None and movie.id in movies:
            rejects.append(Reject(path.name, number, "id", f"duplicate id {movie.id}"))
        elif movie is not None:
            movies[movie.id] = movie
    return with_known_names(movies.values()), rejects


def lines_of(path: Path, ids: Collection[int]) -> dict[int, int]:
    """On which line of a catalogue each of these movies first stands. Raises OSError."""
    found: dict[int, int] = {}
    for number, _, movie in lines(path) if ids else ():
        if isinstance(movie, Movie) and movie.id in ids:
            found.setdefault(movie.id, number)
    return found


def fingerprint(movie: Movie) -> str:
    """SHA-256 of all that is known of a movie, to tell whether it has changed.

    What is not known is left out, so that a new field of `Movie` changes no movie without it.
    """
    return hashlib.sha256(movie.model_dump_json(exclude_defaults=True).encode()).hexdigest()


def catalogue_fingerprint(prints: Iterable[str]) -> str:
    """SHA-256 of a catalogue by its movies' fingerprints, whatever their order."""
    return hashlib.sha256("\n".join(sorted(prints)).encode()).hexdigest()
