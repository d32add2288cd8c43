"""Archives that are the same, byte for byte, for the same content: no times, owners or order."""

from __future__ import annotations

import hashlib
import tarfile
import zipfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import IO

from scripts.files import replaced

BLOCK = 4096  # of a file system: a hole is not shorter
READ_AT_ONCE = 1 << 20
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip archive can say
FILE_MODE, FOLDER_MODE = 0o644, 0o755
REGULAR = 0o100000
UNIX = 3

Segment = tuple[int, int]  # where data begins, and how many bytes there are


def write_zip(folder: Path, archive: Path) -> None:
    """All files below a folder, stored as they are: compressors differ from machine to machine."""
    with (
        replaced(archive) as out,
        zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as zipped,
    ):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                info = zipfile.ZipInfo(path.relative_to(folder).as_posix(), LONG_AGO)
                info.create_system = UNIX
                info.external_attr = (REGULAR | FILE_MODE) << 16
                info.file_size = path.stat().st_size
                with path.open("rb") as source, zipped.open(info, "w") as target:
                    while piece := source.read(READ_AT_ONCE):
                        target.write(piece)


def write_folder(out: IO[bytes], name: str) -> None:
    """A folder, as a member of a tar archive."""
    info = tarfile.TarInfo(name)
    info.type = tarfile.DIRTYPE
    info.mode = FOLDER_MODE
    out.write(info.tobuf(tarfile.PAX_FORMAT))


def write_bytes(out: IO[bytes], name: str, content: bytes) -> int:
    """A file that has no holes, as a member of a tar archive. Returns the bytes it holds."""
    info = tarfile.TarInfo(name)
    info.size = len(content)
    info.mode = FILE_MODE
    out.write(info.tobuf(tarfile.PAX_FORMAT))
    out.write(_padded(content))
    return len(content)


def write_sparse(out: IO[bytes], name: str, source: Path) -> int:
    """A file without its blocks of zeros, as a member of a tar archive. Returns the bytes it holds.

    It is GNU's sparse format 1.0, which Python's tarfile and GNU tar unpack with the holes in
    place. Holes are found by reading, so that the file system's own view of them doesn't matter.
    """
    size = source.stat().st_size
    with source.open("rb") as file:
        segments = list(data_segments(file))
        held = sum(length for _, length in segments)
        if not segments or sum(segments[-1]) < size:
            segments.append((size, 0))  # says that a hole ends the file
        table = "".join(f"{number}\n" for number in (len(segments), *chain(*segments)))
        encoded = _padded(table.encode())
        info = tarfile.TarInfo(name)
        info.size = len(encoded) + held
        info.mode = FILE_MODE
        info.pax_headers = {
            "GNU.sparse.major": "1",
            "GNU.sparse.minor": "0",
            "GNU.sparse.name": name,
            "GNU.sparse.realsize": str(size),
        }
        out.write(info.tobuf(tarfile.PAX_FORMAT))
        out.write(encoded)
        for offset, length in segments:
            file.seek(offset)
            _copy(file, out, length)
        out.write(bytes(-held % tarfile.BLOCKSIZE))
    return held


def write_end(out: IO[bytes]) -> None:
    """What ends a tar archive."""
    out.write(bytes(tarfile.BLOCKSIZE * 2))


def data_segments(file: IO[bytes]) -> Iterator[Segment]:
    """Where a file holds something else than whole blocks of zeros, from its beginning on."""
    start: int | None = None
    at = 0
    while piece := file.read(READ_AT_ONCE):
        for offset in range(0, len(piece), BLOCK):
            block = piece[offset : offset + BLOCK]
            is_hole = block.count(0) == len(block)
            if is_hole and start is not None:
                yield start, at + offset - start
                start = None
            elif not is_hole and start is None:
                start = at + offset
        at += len(piece)
    if start is not None:
        yield start, at - start


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _copy(source: IO[bytes], target: IO[bytes], length: int) -> None:
    while length:
        piece = source.read(min(length, READ_AT_ONCE))
        if not piece:
            raise OSError(f"{source.name} became shorter while it was read")
        target.write(piece)
        length -= len(piece)


def _padded(content: bytes) -> bytes:
    return content + bytes(-len(content) % tarfile.BLOCKSIZE)
