"""What TMDB has answered, kept in a file, so that nothing is asked twice."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from scripts.ingestion.local_database import connected
from scripts.ingestion.tmdb_api import Facts

DAY = 86_400
KEPT_DAYS = 180  # TMDB's terms end the keeping of its answers after six months
FORMAT = 1  # of what is kept of an answer; raised, all are asked for anew
SCHEMA = """
CREATE TABLE IF NOT EXISTS answers (id INTEGER PRIMARY KEY, fetched INTEGER NOT NULL, facts TEXT)
"""


class Answers:
    """Answers by id; used by one thread.

    Each is written at once (SQLite with a write-ahead log): what ends the process loses none.
    """

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def put(self, movie_id: int, facts: Facts | None) -> None:
        """Keep an answer; None says that TMDB knows no such movie."""
        text = facts.model_dump_json(exclude_defaults=True) if facts else None
        self._database.execute(
            "INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", (movie_id, int(time.time()), text)
        )

    def has(self, movie_id: int, max_age: float) -> bool:
        """Whether there is an answer for an id, no older than so many days."""
        since = time.time() - max_age * DAY
        found = self._database.execute(
            "SELECT 1 FROM answers WHERE id = ? AND fetched >= ?", (movie_id, since)
        )
        return found.fetchone() is not None

    def get(self, movie_id: int) -> Facts | None:
        """What is known of a movie; None where TMDB knows no such movie.

        Raises:
            KeyError: it has not been asked.
        """
        found = self._database.execute("SELECT facts FROM answers WHERE id = ?", (movie_id,))
        row = found.fetchone()
        if row is None:
            raise KeyError(movie_id)
        return Facts.model_validate_json(row[0]) if row[0] is not None else None


@contextmanager
def open_answers(path: Path) -> Iterator[Answers]:
    """The answers in a file, made if it is missing; those that are too old are removed.

    Raises:
        OSError, sqlite3.Error: it can't be written, or is no such file.
    """
    with closing(connected(path)) as database:
        if database.execute("PRAGMA user_version").fetchone()[0] != FORMAT:
            database.execute("DROP TABLE IF EXISTS answers")
            database.execute(f"PRAGMA user_version = {FORMAT}")
        database.execute(SCHEMA)
        too_old = time.time() - KEPT_DAYS * DAY
        database.execute("DELETE FROM answers WHERE fetched < ?", (too_old,))
        yield Answers(database)
