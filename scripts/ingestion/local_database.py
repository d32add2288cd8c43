"""SQLite files of an upload: opened alike, failing in plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from moviesearch.errors import SetupError

BUSY = 60.0  # seconds to wait for another process that writes


def opened(path: Path, schema: str) -> sqlite3.Connection:
    """A database that survives being killed, and a loss of power: what it holds was paid for.

    Raises:
        SetupError: it can't be opened or made.
    """
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    # Two processes that turn a new file to WAL at once don't wait for each other: one fails.
    with translated(path), FileLock(path.with_suffix(".lock")):
        database = sqlite3.connect(path, isolation_level=None, timeout=BUSY)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.executescript(schema)
    return database


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system raise into SetupError."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise SetupError(
            f"{path} can't be read or written: {error}. What it held stays; VECTOR_CACHE names "
            "another folder."
        ) from error
