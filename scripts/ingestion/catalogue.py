"""The catalogue file: one movie as JSON per line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from pathlib import Path

from pydantic import ValidationError

from moviesearch.movie import Movie
from scripts.ingestion.rejects import Reject, reject_of


def read_catalogue(path: Path) -> tuple[list[Movie], list[Reject]]:
    """The movies of a `.jsonl` file, and the lines that hold none.

    Raises:
        OSError: the file can't be read.
    """
    movies: dict[int, Movie] = {}
    rejects: list[Reject] = []
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                movie = Movie.model_validate_json(line)
            except ValidationError as error:
                rejects.append(reject_of(error, path.name, number))
                continue
            if movie.id in movies:
                rejects.append(Reject(path.name, number, "id", f"duplicate id {movie.id}"))
                continue
            movies[movie.id] = movie
    return list(movies.values()), rejects


def lines_of(path: Path, ids: Collection[int]) -> dict[int, int]:
    """On which line of a catalogue each of these movies stands. Raises OSError."""
    wanted = set(ids)
    found: dict[int, int] = {}
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1) if wanted else ():
            try:
                movie = json.loads(line)
            except ValueError:  # a reject of its own
                continue
            if isinstance(movie, dict) and movie.get("id") in wanted:
                found.setdefault(movie["id"], number)
    return found


def fingerprint(movie: Movie) -> str:
    """SHA-256 of all that is known of a movie, to tell whether it has changed.

    What is not known is left out, so that a new field of `Movie` changes no movie without it.
    """
    return hashlib.sha256(movie.model_dump_json(exclude_defaults=True).encode()).hexdigest()


def catalogue_fingerprint(movies: Iterable[Movie]) -> str:
    """SHA-256 of a catalogue, whatever the order of its lines."""
    prints = sorted(fingerprint(movie) for movie in movies)
    return hashlib.sha256("\n".join(prints).encode()).hexdigest()
