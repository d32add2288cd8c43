"""A function's bundle: all that is deployed of it, as a folder and as an archive."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from moviesearch.errors import SetupError
from moviesearch.index.packed import hash_file
from scripts.bundling.archives import FOLDER_MODE, sha256, write_zip
from scripts.bundling.index import PACKED
from scripts.paths import FUNCTIONS

NAMES = ("search", "recommend")
OWN = ("main.py", "requirements.txt")
PACKAGE = "moviesearch"
SOURCES = {".py", ".html", ".md", ".txt"}  # code, the page of the API, the prompt, words


@dataclass(frozen=True)
class Bundle:
    """What was written for a function.

    Attributes:
        name: the function's.
        folder: laid out as the cloud's working folder, `main.py` at its root.
        archive: the same as a zip.
        sha256: of the archive.
    """

    name: str
    folder: Path
    archive: Path
    sha256: str


def write_bundle(name: str, build: Path, index: Path | None = None) -> Bundle:
    """Write `build/NAME` and `build/NAME.zip`, in place of what an earlier run wrote.

    Args:
        name: which function.
        build: where to.
        index: a packed index that is to travel with it.

    Raises:
        SetupError: something lies in the way, or among the sources, that is not ours.
    """
    build.mkdir(parents=True, exist_ok=True)
    folder, archive = build / name, build / f"{name}.zip"
    if folder.exists() and not (folder / PACKAGE).is_dir():
        raise SetupError(f"{folder} is no bundle of ours and stays: move it, or build elsewhere.")
    with tempfile.TemporaryDirectory(prefix=f".{name}.", dir=build) as scratch:
        draft = Path(scratch) / name
        for path, member in _members(name, index):
            target = draft / member
            target.parent.mkdir(parents=True, exist_ok=True, mode=FOLDER_MODE)
            shutil.copyfile(path, target)
        write_zip(draft, archive)
        if folder.exists():
            shutil.rmtree(folder)
        draft.rename(folder)
    return Bundle(name, folder, archive, sha256(archive))


def _members(name: str, index: Path | None) -> Iterator[tuple[Path, Path]]:
    """Each file of a bundle: where it lies, and its place there."""
    for own in OWN:
        yield FUNCTIONS / name / own, Path(own)
    for path in sorted((FUNCTIONS / PACKAGE).rglob("*")):
        member = path.relative_to(FUNCTIONS)
        if path.is_dir() or any(part[0] == "." or part == "__pycache__" for part in member.parts):
            continue
        if path.suffix not in SOURCES:
            raise SetupError(
                f"{path} is neither code nor text that a function reads. Remove it, or name its "
                f"kind in {Path(__file__).name}: a bundle holds nothing by accident."
            )
        yield path, member
    if index is not None:
        yield index, Path(PACKED)
        yield hash_file(index), hash_file(Path(PACKED))
