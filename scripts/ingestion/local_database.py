"""SQLite files of ours: opened alike, and those of an upload failing in plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from moviesearch.errors import SetupError

PRIMARY = 0xFF  # the bits of an error code that say what kind it is
DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
BUSY = 60.0  # seconds to wait for another process that writes


def opened(path: Path, schema: str, *, paid_for: bool = True) -> sqlite3.Connection:
    """A database that survives being killed.

    Args:
        path: its file.
        schema: statements that make its tables where they are missing.
        paid_for: whether it also survives a loss of power, which waits for the disk at each write.

    Raises:
        SetupError: it can't be opened or made.
    """
    with translated(path):
        database = connected(path)
        if not paid_for:
            database.execute("PRAGMA synchronous = NORMAL")
        database.executescript(schema)
    return database


def connected(path: Path) -> sqlite3.Connection:
    """A database with a write-ahead log, made if it is missing.

    Raises:
        OSError, sqlite3.Error: it can't be made, or is no database.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # Two processes that turn a new file to WAL at once don't wait for each other: one fails.
    with FileLock(path.with_suffix(".lock")):
        database = sqlite3.connect(path, isolation_level=None, timeout=BUSY)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
    return database


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system raise into SetupError."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        if getattr(error, "sqlite_errorcode", 0) & PRIMARY in DAMAGED:
            raise SetupError(
                f"{path} is damaged ({error}). Move it away, with its -wal: a new one is made, and "
                f"what it held is lost unless `sqlite3 {path} .recover` reads it."
            ) from error
        raise SetupError(
            f"{path} can't be read or written: {error}. What it held stays; VECTOR_CACHE names "
            "another folder."
        ) from error
