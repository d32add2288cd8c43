"""One writer at a time in a folder of the embedded index."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from filelock import FileLock, Timeout

from moviesearch.errors import SettingsError

LOCK = "LOCK"
WRITER = "WRITER"


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, once the process that has it is done; who that is, is told.

    The system takes the lock from a process that ends, whatever ended it. A block that holds it
    may enter again.

    Raises:
        SettingsError: a packed index lies there, which nobody writes to.
    """
    refuse_packed(folder)
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / LOCK, is_singleton=True)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        click.echo(f"{_writer(folder)} is writing {folder}; waiting for it to end.", err=True)
        lock.acquire()
    try:
        (folder / WRITER).write_text(str(os.getpid()))
        yield
    finally:
        if lock.lock_counter == 1:  # the outermost block of those that hold it
            (folder / WRITER).unlink(missing_ok=True)
        lock.release()


def refuse_packed(folder: Path) -> None:
    """Raise SettingsError where a file lies in the folder's place."""
    if folder.is_file():
        raise SettingsError(
            f"INDEX_PATH is the file {folder}: a packed index is only read. Let it name the folder "
            "that was packed, or another."
        )


def _writer(folder: Path) -> str:
    try:
        return f"Process {int((folder / WRITER).read_text())}"
    except (OSError, ValueError):
        return "Another process"
