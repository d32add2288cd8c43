"""Room on the disk of the embedded index: asked before anything is paid for, watched while writing.

The engine writes through mapped files that begin as holes. Where a hole is written to and the disk
is full, the system ends the process by SIGBUS; so does a tmpfs where a hole is only read. No
exception tells of it, so a writer has to stop before.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import qdrant_edge as qe

from moviesearch.errors import IndexUnavailable
from moviesearch.index.edge import BUILDS, MANIFEST
from moviesearch.index.room import BLOCK, MIB, is_memory

# What an upload takes at most, while the optimised copy lies beside what was written. Measured in
# blocks, as the least that an otherwise empty ext4 of 3 GiB had free every 2 ms (movies of
# data/tmdb-10k.csv as `scripts.prepare` writes them, 625 to 708 bytes each; random vectors), with
# schema 5:
#
#     movies  dimensions  written   at most  in the end
#        500         256    2.5 MiB    2.7 MiB    2.5 MiB
#      1,000         768    6.1        6.5        6.1
#      3,000       1,536   25.8       56.8       31.0
#      5,000       3,072   71.7      150.9       79.3
#      9,987         768   54.9      122.5       67.8
#     20,000         768  108.9      238.7      129.9
#
# That is each vector twice, 8 bytes a dimension, and 6,400 to 7,600 bytes a movie. Movies with
# twice the text (twenty names, twenty keywords: 1,382 bytes) took 800 bytes more as written, which
# is there twice, too. A schema that stores more of a movie has to be measured anew.
FIXED = 8 * MIB
BYTES_A_DIMENSION = 8
BYTES_A_MOVIE = 9_200

# Kept free at every moment. 100 movies of 768 dimensions take 0.7 MiB and are written in less time
# than another program needs to fill this at 3 GB/s: with 64 MiB twelve of twelve uploads stopped in
# time, with 8 MiB nine of twelve, and three died (ext4 and tmpfs, `dd bs=1M` beside the upload).
# While the engine optimises, for seconds on end, nothing can watch: `scripts/guard.py`.
RESERVE = 64 * MIB

# What a tmpfs takes besides for the holes of one build that a process has open: 62 to 95 MiB.
HELD_OPEN = 96 * MIB

COPY = 1.25  # an optimised copy was at most 1.17 times what had been written

REMEDY = (
    "Free space there, let INDEX_PATH name a folder on a larger disk, or remove builds that are "
    "no longer needed with `python -m scripts.upload prune`"
)


def needed(movies: int, dimensions: int) -> int:
    """Bytes that an upload takes at most, its own reserve left out."""
    return FIXED + movies * (BYTES_A_DIMENSION * dimensions + BYTES_A_MOVIE)


def check(folder: Path, movies: int, dimensions: int) -> None:
    """Refuse an upload that there is no room for, before anything is paid for or written.

    What an unfinished build already holds is counted as there.

    Args:
        folder: of the embedded index; it may not be there yet.
        movies: how many will be stored, those that an unfinished build holds included.
        dimensions: of each vector.

    Raises:
        IndexUnavailable: saying what there is, what is needed and what to do.
    """
    free, kept = _free(folder), reserve(folder)
    wanted = max(0, needed(movies, dimensions) - _unfinished(folder)) + kept
    if free < wanted:
        raise IndexUnavailable(
            f"There is no room for this upload in {folder}: {movies:,} movies of {dimensions:,} "
            f"dimensions take up to {_told(wanted)}, {_told(kept)} of it a reserve; "
            f"{_told(free)} are free, {_told(wanted - free)} are missing. {REMEDY}. Nothing was "
            "written."
        )


def before_write(folder: Path) -> None:
    """Stop while a batch can still be written. Raises IndexUnavailable."""
    _demand(folder, reserve(folder), "kept as a reserve")


def before_optimise(build: Path) -> None:
    """Stop unless the optimised copy of a build has room beside it. Raises IndexUnavailable."""
    held = max(0, allocated(build) - _held_open(build))
    wanted = round(COPY * held) + reserve(build)
    _demand(build, wanted, "that optimising the index takes")


def settle(build: Path) -> None:
    """Open a finished, closed build once, so that no reader needs room to open it.

    The first to open a build writes into it, through mapped files, what closing it left in its
    journals; where a folder is memory, it also takes the memory of the holes that opening reads.

    Raises:
        IndexUnavailable: there is no room for that.
    """
    before_write(build)
    qe.EdgeShard.load(str(build)).close()


def reserve(folder: Path) -> int:
    """Bytes that are kept free where a folder lies."""
    return RESERVE + _held_open(folder)


def allocated(folder: Path) -> int:
    """Bytes of blocks that all below a folder takes; holes take none."""
    total = 0
    for parent, folders, files in os.walk(folder):  # which passes over a folder that is gone
        for name in (*folders, *files):
            try:
                total += Path(parent, name).lstat().st_blocks * BLOCK
            except FileNotFoundError:  # the engine's, gone while this was counting
                continue
    return total


def _held_open(folder: Path) -> int:
    """Bytes that holes take once a build is open where a folder lies."""
    return HELD_OPEN if is_memory(folder) else 0


def _demand(folder: Path, wanted: int, why: str) -> None:
    free = _free(folder)
    if free < wanted:
        raise IndexUnavailable(
            f"Stopped before the disk is full: {_told(free)} are free in {folder}, less than the "
            f"{_told(wanted)} {why}. What was stored stays. {REMEDY}; then run the same command "
            "again, and it goes on from here."
        )


def _unfinished(folder: Path) -> int:
    """Bytes of the largest build that an upload could go on with."""
    return max(map(allocated, _without_manifest(folder / BUILDS)), default=0)


def _without_manifest(builds: Path) -> Iterator[Path]:
    if builds.is_dir():
        yield from (one for one in builds.iterdir() if not (one / MANIFEST).exists())


def _free(folder: Path) -> int:
    """Bytes that anybody may write where a folder lies, or would lie."""
    there = next(one for one in (folder.absolute(), *folder.absolute().parents) if one.exists())
    return shutil.disk_usage(there).free


def _told(size: int) -> str:
    return f"{size / MIB:,.0f} MiB" if size < 10_000 * MIB else f"{size / MIB / 1024:,.0f} GiB"
