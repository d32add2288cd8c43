"""A packed index: one file that travels with a function, unpacked to where the engine can write.

`python -m scripts.bundle --index` writes it: a tar archive (PAX) that keeps the holes of the
engine's files, and beside it a file with its SHA-256, as `sha256sum` writes one.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import tarfile
import tempfile
from pathlib import Path
from threading import Lock

from moviesearch.errors import IndexMismatch, IndexUnavailable

HASH = ".sha256"
REMEDY = "Pack it again with `python -m scripts.bundle --index` and deploy that"
COPIED_AT_ONCE = 1 << 20  # bytes; the fewer calls, the better: in a sandbox each is dear

_lock = Lock()
_folders: dict[tuple[int, Path, str], Path] = {}


def hash_file(archive: Path) -> Path:
    """Where the SHA-256 of a packed index stands."""
    return archive.with_name(archive.name + HASH)


def unpacked(archive: Path) -> Path:
    """The folder of the embedded index that a packed file holds.

    A process unpacks a file once, into a temporary folder of its own that goes when it ends; who
    asks meanwhile waits. The file itself is only read.

    Raises:
        IndexMismatch: the file is damaged, or its SHA-256 is missing.
        IndexUnavailable: there is no room to unpack it in.
    """
    expected = _expected(archive)
    key = (os.getpid(), archive.resolve(), expected)  # a fork does not own its parent's folder
    with _lock:
        folder = _folders.get(key)
        if folder is None or not folder.is_dir():
            _verify(archive, expected)
            folder = _folders[key] = _unpack(archive)
        return folder


def _expected(archive: Path) -> str:
    beside = hash_file(archive)
    try:
        words = beside.read_text("ascii").split()
    except (OSError, UnicodeDecodeError) as error:
        raise IndexMismatch(
            f"The packed index {archive} has no readable {beside.name} beside it. {REMEDY}."
        ) from error
    return words[0] if words else ""


def _verify(archive: Path, expected: str) -> None:
    try:
        with archive.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise IndexMismatch(f"The packed index {archive} can't be read: {error}.") from error
    if found != expected:
        raise IndexMismatch(
            f"The packed index {archive} is damaged: its SHA-256 is {found[:12]}…, where "
            f"{hash_file(archive).name} says {expected[:12] or 'nothing'}…. {REMEDY}."
        )


def _unpack(archive: Path) -> Path:
    try:
        folder = Path(tempfile.mkdtemp(prefix="moviesearch-index-"))
    except OSError as error:
        raise _no_room(archive, "the temporary folder", error) from error
    atexit.register(_remove, folder, os.getpid())
    try:
        with tarfile.TarFile(archive, copybufsize=COPIED_AT_ONCE) as tar:
            tar.extraction_filter = _as_it_is
            tar.extractall(folder)  # noqa: S202  written by us, and verified above
    except BaseException as error:
        _remove(folder, os.getpid())
        if isinstance(error, tarfile.TarError):
            raise IndexMismatch(
                f"The packed index {archive} is no archive of ours: {error}. {REMEDY}."
            ) from error
        if isinstance(error, OSError):
            raise _no_room(archive, str(folder.parent), error) from error
        raise
    return folder


def _as_it_is(member: tarfile.TarInfo, _: str) -> tarfile.TarInfo:
    return member


def _no_room(archive: Path, where: str, error: OSError) -> IndexUnavailable:
    return IndexUnavailable(
        f"The packed index {archive} can't be unpacked in {where}: {error}. Where that folder is "
        "memory, as in Cloud Run, choose more of it; elsewhere let TMPDIR name a larger one."
    )


def _remove(folder: Path, owner: int) -> None:
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)  # what stays is the system's to sweep
