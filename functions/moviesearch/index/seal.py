"""The seal of an embedded build: SHA-256 of the files that could end the process if damaged.

The engine trusts the numbers in its small files. Where bits of its table of ids were flipped it
asked for 95 GiB, and a Rust program that gets no memory ends the process, which no handler turns
into an answer; where bits of a `status.dat` were, it hung. Damage in large files is an error or
a panic, which can be caught, or a wrong movie. After a build is finished only CONFIGS change. A
packed index has a SHA-256 of its own, and no seal.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from moviesearch.errors import IndexMismatch
from moviesearch.index.manifest import UPLOAD

SEAL = "SHA256SUMS"  # as `sha256sum` writes it
CONFIGS = ("edge_config.json", "segment.json")  # written in another order each time it opens
TABLE = "mutable_id_tracker."  # of ids; 13 bytes a movie
SMALL = 65_536  # bytes; some 140 files, which take 5 ms to look at


def seal(build: Path) -> None:
    """Seal a build that is written to no more. Raises OSError."""
    (build / SEAL).write_text("".join(f"{line}\n" for line in _lines(build)), "utf-8")


def unseal(build: Path) -> None:
    """Before a build is written to."""
    (build / SEAL).unlink(missing_ok=True)


def check(build: Path) -> None:
    """Refuse a damaged build, as far as it is sealed; one that is written to, or old, is not.

    Raises:
        IndexMismatch: saying what to run.
        OSError: a file can't be read.
    """
    try:
        expected = (build / SEAL).read_text("utf-8").splitlines()
    except FileNotFoundError:
        return
    except UnicodeDecodeError:
        expected = []
    if expected != list(_lines(build)):
        raise IndexMismatch(
            f"The index in {build} is damaged: its small files are not what was written. Run "
            f"`{UPLOAD}`."
        )


def _lines(build: Path) -> Iterator[str]:
    for path in sorted(build.glob("segments/**/*")):
        if path.is_file() and _is_sealed(path):
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            yield f"{digest}  {path.relative_to(build).as_posix()}"


def _is_sealed(path: Path) -> bool:
    if path.name in CONFIGS:
        return False
    return path.name.startswith(TABLE) or path.stat().st_size <= SMALL
