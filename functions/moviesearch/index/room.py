"""The room that opening an embedded index takes where its folder is memory.

The engine maps its files, which are full of holes, and reads some of them whole when it opens a
build. On a disk that takes nothing; a tmpfs gives each page of a hole that is read memory of its
own, and where there is none left it ends the process by SIGBUS, without a word.
"""

from __future__ import annotations

import os
from pathlib import Path

from moviesearch.errors import IndexUnavailable

MIB = 1 << 20
BLOCK = 512  # bytes, in what stat counts by
PLENTY = 512 * MIB  # more than any build of ours was seen to take; then nothing is counted
MEMORY = frozenset({"tmpfs", "ramfs"})
MOUNTS = Path("/proc/self/mounts")
READ_WHOLE = ("payload_index",)  # below each segment; vectors are read on demand


def check(build: Path) -> None:
    """Refuse to open a build that would end the process. Costs one system call where room is ample.

    Raises:
        IndexUnavailable: saying how much is missing.
        OSError: the folder is not there.
    """
    there = os.statvfs(build)
    free = there.f_bavail * there.f_frsize
    if there.f_blocks == 0 or free >= PLENTY or not is_memory(build):  # no blocks: no limit
        return
    wanted = holes(build)
    if wanted > free:
        raise IndexUnavailable(
            f"The index in {build} can't be opened: its folder is memory (a tmpfs), of which "
            f"opening takes {wanted / MIB:.0f} MiB and {free / MIB:.0f} MiB are free. Give it "
            "more, or let INDEX_PATH name a folder on a disk."
        )


def holes(build: Path) -> int:
    """Bytes of holes in the files that the engine reads whole when it opens a build."""
    read = (path for name in READ_WHOLE for path in build.glob(f"segments/*/{name}/**/*"))
    stats = (path.stat() for path in read if path.is_file())
    return sum(max(0, one.st_size - one.st_blocks * BLOCK) for one in stats)


def is_memory(folder: Path) -> bool:
    """Whether a folder lies in a file system that is memory; False where that can't be told."""
    try:
        lines = os.fsdecode(MOUNTS.read_bytes()).splitlines()
    except OSError:
        return False
    where = folder.resolve()
    kinds: dict[Path, str] = {}  # of each mount point, what was mounted there last
    for line in lines:
        _, point, kind, *_ = line.split(" ")
        kinds[Path(_unescaped(point))] = kind
    within = [point for point in kinds if where.is_relative_to(point)]
    return bool(within) and kinds[max(within, key=lambda one: len(one.parts))] in MEMORY


def _unescaped(point: str) -> str:
    """A mount point as a path: the system writes blanks and the like as octal numbers."""
    for code in ("\\040", "\\011", "\\012", "\\134"):
        point = point.replace(code, chr(int(code[1:], 8)))
    return point
