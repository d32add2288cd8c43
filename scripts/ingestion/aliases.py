"""Other names of well-known movies, added to the movies of a catalogue that has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter

from moviesearch.index.analysis import name_key
from moviesearch.movie import ALIASES, Movie
from scripts.paths import ROOT, STARTER

TABLE = ROOT / "data" / "aliases.jsonl"


class Nicknames(NamedTuple):
    """A line of the table: a movie by its id at TMDB and its title, and what people call it.

    The year is for whoever reads the table.
    """

    id: int
    title: str
    year: int
    aliases: tuple[str, ...]


def with_known_names(movies: Iterable[Movie]) -> list[Movie]:
    """The movies, with nicknames and titles that are known of them. Raises OSError."""
    return list(with_titles(with_aliases(movies)))


def with_titles(movies: Iterable[Movie], source: Path = STARTER) -> Iterator[Movie]:
    """The movies, with the starter catalogue's titles in languages that they have none in.

    Its original title, too, where a movie has none but its title. Only where id and title agree:
    another catalogue's ids need not be TMDB's.

    Raises:
        OSError, ValidationError: the starter catalogue can't be read.
    """
    known = _starters(source)
    for movie in movies:
        found = known.get((movie.id, name_key(movie.title)))
        if found is None:
            yield movie
            continue
        titles = dict(sorted({**found.titles, **movie.titles}.items()))
        has_original = movie.original_title not in (None, movie.title)
        original = movie.original_title if has_original else found.original_title
        yield movie.model_copy(update={"titles": titles, "original_title": original})


def with_aliases(movies: Iterable[Movie], table: Path = TABLE) -> Iterator[Movie]:
    """The movies, with the table's nicknames after their own.

    Only where id and title agree: another catalogue's ids need not be TMDB's.

    Raises:
        OSError, ValidationError: the table can't be read.
    """
    known = _nicknames(table)
    for movie in movies:
        found = known.get((movie.id, name_key(movie.title)), ())
        names = tuple(dict.fromkeys((*movie.aliases, *found)))[:ALIASES]
        yield movie.model_copy(update={"aliases": names}) if found else movie


@cache
def _nicknames(table: Path) -> dict[tuple[int, str], tuple[str, ...]]:
    reader = TypeAdapter(Nicknames)
    lines = table.read_bytes().splitlines()
    rows = [reader.validate_json(line) for line in lines if line.strip()]
    return {(row.id, name_key(row.title)): row.aliases for row in rows}


@cache
def _starters(source: Path) -> dict[tuple[int, str], Movie]:
    lines = source.read_bytes().splitlines()
    movies = [Movie.model_validate_json(line) for line in lines if line.strip()]
    return {(movie.id, name_key(movie.title)): movie for movie in movies}
