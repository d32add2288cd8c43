"""Every vector that was paid for, on this machine: no text is embedded twice.

One SQLite file. A vector is found by who made it, for which task, and the exact text that was sent,
and by nothing else: another catalogue, payload field, schema version or engine takes it from here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

import numpy as np

from moviesearch.embedding import Identity, Vector
from scripts.ingestion.local_database import opened, translated

FILE = "vectors.sqlite"
Task = Literal["document", "query"]
_STORED = np.dtype("<f4")
_AT_ONCE = 500  # variables of a statement
_SCHEMA = """
CREATE TABLE IF NOT EXISTS makers (
    id INTEGER PRIMARY KEY,
    embedder TEXT NOT NULL, model TEXT NOT NULL, dimensions INTEGER NOT NULL, task TEXT NOT NULL,
    UNIQUE (embedder, model, dimensions, task)
);
CREATE TABLE IF NOT EXISTS vectors (
    maker INTEGER NOT NULL, text BLOB NOT NULL, vector BLOB NOT NULL,
    UNIQUE (maker, text)
);
"""


class VectorCache:
    """Vectors by the text they were made of; safe to read while another process writes.

    Args:
        folder: where the file lies; made if it is not there.

    Raises:
        SetupError: it can't be opened.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / FILE
        self._database = opened(self._path, _SCHEMA)
        self._makers: dict[tuple[Identity, Task], int] = {}

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def get(self, identity: Identity, task: Task, texts: Sequence[str]) -> dict[str, Vector]:
        """The vectors of those texts that there are, as 32-bit numbers. Raises SetupError.

        One that was damaged, as a disk may do, is forgotten: it is embedded anew.
        """
        vectors: dict[bytes, Vector] = {}
        damaged: list[bytes] = []
        for digest, stored in self._rows("text, vector", identity, task, texts):
            vector = np.frombuffer(stored, _STORED)
            if np.isfinite(vector).all() and vector.any():
                vectors[bytes(digest)] = vector.tolist()
            else:
                damaged.append(bytes(digest))
        if damaged:
            self._forget(identity, task, damaged)
        return {text: vectors[key] for text in texts if (key := _digest(text)) in vectors}

    def known(self, identity: Identity, task: Task, texts: Sequence[str]) -> set[str]:
        """Those texts that have a vector. Raises SetupError."""
        found = {bytes(digest) for (digest,) in self._rows("text", identity, task, texts)}
        return {text for text in texts if _digest(text) in found}

    def put(self, identity: Identity, task: Task, vectors: Mapping[str, Vector]) -> None:
        """Keep vectors, durably before this returns. Raises SetupError, as on a full disk."""
        maker = self._maker(identity, task)
        rows = [
            (maker, _digest(text), np.asarray(vector, _STORED).tobytes())
            for text, vector in vectors.items()
        ]
        with translated(self._path):
            self._database.execute("BEGIN IMMEDIATE")
            try:
                self._database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)
                self._database.execute("COMMIT")
            except BaseException:
                if self._database.in_transaction:  # a full disk rolls back by itself
                    self._database.execute("ROLLBACK")
                raise

    def _rows(
        self, columns: str, identity: Identity, task: Task, texts: Sequence[str]
    ) -> Iterator[tuple[bytes, ...]]:
        maker = self._maker(identity, task)
        for start in range(0, len(texts), _AT_ONCE):
            some = [_digest(text) for text in texts[start : start + _AT_ONCE]]
            marks = ",".join("?" * len(some))
            statement = (
                f"SELECT {columns} FROM vectors WHERE maker = ? AND length(vector) = ? "  # noqa: S608
                f"AND text IN ({marks})"
            )
            size = identity.dimensions * _STORED.itemsize
            with translated(self._path):
                yield from self._database.execute(statement, [maker, size, *some]).fetchall()

    def _forget(self, identity: Identity, task: Task, digests: Sequence[bytes]) -> None:
        maker = self._maker(identity, task)
        with translated(self._path):
            self._database.executemany(
                "DELETE FROM vectors WHERE maker = ? AND text = ?",
                [(maker, digest) for digest in digests],
            )

    def _maker(self, identity: Identity, task: Task) -> int:
        if (identity, task) not in self._makers:
            row = (identity.name, identity.model, identity.dimensions, task)
            with translated(self._path):
                self._database.execute(
                    "INSERT OR IGNORE INTO makers (embedder, model, dimensions, task) "
                    "VALUES (?, ?, ?, ?)",
                    row,
                )
                found = self._database.execute(
                    "SELECT id FROM makers WHERE embedder = ? AND model = ? AND dimensions = ? "
                    "AND task = ?",
                    row,
                ).fetchone()
            self._makers[identity, task] = int(found[0])
        return self._makers[identity, task]


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
