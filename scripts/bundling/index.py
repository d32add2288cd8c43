"""The live embedded index as one file that travels with a function."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from moviesearch.constraints import Filters
from moviesearch.embedding import identity_of
from moviesearch.errors import IndexMismatch
from moviesearch.index.edge import BUILDS, CURRENT, EdgeIndex, live_build
from moviesearch.index.manifest import Manifest
from moviesearch.index.packed import hash_file, unpacked
from moviesearch.index.seal import CONFIGS, SEAL
from moviesearch.settings import Settings
from scripts.bundling.archives import sha256, write_bytes, write_end, write_folder, write_sparse
from scripts.files import replaced
from scripts.ingestion.lock import writing

PACKED = "index.tar"
SCRATCH = "temp_segments"  # where the engine optimises


@dataclass(frozen=True)
class PackedIndex:
    """An index in one file.

    Attributes:
        archive: the file; its SHA-256 lies beside it.
        manifest: what the index was built with.
        held: bytes that it takes unpacked, holes not counted.
        sha256: of the file.
    """

    archive: Path
    manifest: Manifest
    held: int
    sha256: str


def pack(folder: Path, archive: Path, settings: Settings) -> PackedIndex:
    """Pack the live build below a folder, and prove that what was packed can be opened.

    The same index gives the same file, whether it was opened since it was built or not.

    Args:
        folder: the embedded index.
        archive: the file to write; `.sha256` is written beside it.
        settings: what the functions will be deployed with.

    Raises:
        IndexMismatch: there is no index, it is damaged, or not what the settings name.
        IndexUnavailable: it can't be opened, or not be unpacked.
    """
    EdgeIndex.open(folder)  # before the lock, which would make a folder that is not there
    with writing(folder):
        index = EdgeIndex.open(folder)
        _check(index.manifest, settings)
        index.count(Filters())  # the engine tidies up when it opens: only then is it packed
        with replaced(archive) as out:
            held = _write(folder / BUILDS / (live_build(folder) or ""), out)
    digest = sha256(archive)
    hash_file(archive).write_text(f"{digest}  {archive.name}\n")
    EdgeIndex.open(unpacked(archive)).count(Filters())
    return PackedIndex(archive, index.manifest, held, digest)


def _check(built: Manifest, settings: Settings) -> None:
    if built.embedder != "gemini":
        raise IndexMismatch(
            f"The index was built with EMBEDDER={built.embedder}, which runs on a laptop only: "
            "no function's requirements hold it. Set GEMINI_API_KEY and run `make upload`, then "
            "pack that."
        )
    built.check(identity_of(settings))


def _write(build: Path, out: IO[bytes]) -> int:
    held = write_bytes(out, CURRENT, build.name.encode())
    write_folder(out, BUILDS)
    write_folder(out, f"{BUILDS}/{build.name}")
    for path in sorted(build.rglob("*")):
        inside = path.relative_to(build)
        if SCRATCH in inside.parts or path.name == SEAL:  # a packed index has a hash of its own
            continue
        member = f"{BUILDS}/{build.name}/{inside.as_posix()}"
        if path.is_dir():
            write_folder(out, member)
        elif path.name in CONFIGS:
            held += write_bytes(out, member, _sorted(path.read_bytes()))
        else:
            held += write_sparse(out, member, path)
    write_end(out)
    return held


def _sorted(config: bytes) -> bytes:
    return json.dumps(json.loads(config), indent=2, sort_keys=True).encode()
