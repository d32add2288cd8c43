"""Which movies of an export become the catalogue: each once, and the best known if not all."""

from __future__ import annotations

import heapq
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager

from moviesearch.movie import MAX_ID, Movie
from scripts.ingestion.tmdb import as_line

# A row for each movie, small enough for the page cache, and the lines, appended as they come.
SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -16000;
CREATE TABLE best (id INTEGER PRIMARY KEY, votes INTEGER, length INTEGER, place INTEGER);
CREATE TABLE lines (place INTEGER PRIMARY KEY, id INTEGER, line TEXT);
BEGIN;
"""
FIRST = "INSERT INTO best VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING"
BETTER = """
UPDATE best SET votes = ?2, length = ?3, place = ?4
WHERE id = ?1 AND (?2, ?3) > (votes, length)
"""
LINE = "INSERT INTO lines VALUES (?, ?, ?)"
ALL = "SELECT line FROM lines CROSS JOIN best USING (id, place) ORDER BY lines.place"
BEST = "SELECT line FROM best JOIN lines USING (id, place) ORDER BY votes DESC, place LIMIT ?"


class Selection:
    """Movies on their way into a catalogue, kept on disk until all of an export have been seen.

    Of two with one id the one with more votes stays, since votes only become more and so it is the
    newer; of two with as many, the one of which more is written; then the first. Memory is the same
    for a thousand and for a million.
    """

    def __init__(self, database: sqlite3.Connection, limit: int) -> None:
        self._database = database
        self._limit = limit
        self._votes: list[int] = []  # of the `limit` best known, each movie as it was seen first
        self._place = 0
        self._distinct = 0
        self.duplicates = 0

    def add(self, movie: Movie) -> None:
        """Take a movie, or see that the one with its id that is here is the better one."""
        line = as_line(movie)
        self._place += 1
        fact = (movie.id, min(movie.vote_count, MAX_ID), len(line), self._place)
        new = self._database.execute(FIRST, fact).rowcount == 1
        if new:
            self._distinct += 1
            kept = self._may_be_kept(movie.vote_count)
        else:
            self.duplicates += 1
            kept = self._database.execute(BETTER, fact).rowcount == 1
        if kept:
            self._database.execute(
                "INSERT INTO lines VALUES (?, ?, ?)", (self._place, movie.id, line)
            )

    def _may_be_kept(self, votes: int) -> bool:
        """Whether fewer than `limit` others are better known, so far; its line is needed then."""
        if not self._limit:
            return True
        if len(self._votes) < self._limit:
            heapq.heappush(self._votes, votes)
        elif votes > self._votes[0]:
            heapq.heapreplace(self._votes, votes)
        return votes >= self._votes[0]

    def lines(self, dropped: Counter[str]) -> Iterator[str]:
        """The catalogue's lines: the best known first, or all in the export's order."""
        if self.duplicates:
            dropped["duplicate id"] += self.duplicates
        if self._limit and self._distinct > self._limit:
            reason = f"not among the {self._limit:,} with most votes"
            dropped[reason] += self._distinct - self._limit
        rows = (
            self._database.execute(BEST, [self._limit])
            if self._limit
            else self._database.execute(ALL)
        )
        for (line,) in rows:
            yield line


@contextmanager
def selecting(limit: int) -> Iterator[Selection]:
    """A selection of the `limit` best known movies, or of all for 0.

    It takes about as much of the disk as the catalogue will, in the system's folder for temporary
    files, without a name: what ends the process frees it.

    Raises:
        sqlite3.Error: within the block, if the disk is full.
    """
    with closing(sqlite3.connect("", isolation_level=None)) as database:
        database.executescript(SCHEMA)
        yield Selection(database, limit)


def distinct(movies: Iterable[Movie]) -> list[Movie]:
    """Each movie once, in memory, by the rule of `Selection`."""
    best: dict[int, Movie] = {}
    for movie in movies:
        other = best.get(movie.id)
        if other is None or _known(movie) > _known(other):
            best[movie.id] = movie
    return list(best.values())


def _known(movie: Movie) -> tuple[int, int]:
    return movie.vote_count, len(as_line(movie))
