"""Rows that could not be used: written down one by one, never dropped in silence."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import ValidationError

from scripts.files import replaced


@dataclass(frozen=True)
class Reject:
    """Where a row stands and what is wrong with it."""

    file: str
    line: int
    field: str
    reason: str


def reject_of(error: ValidationError, file: str, line: int) -> Reject:
    """The first thing that validation found wrong with a row."""
    first = error.errors(include_url=False, include_context=False)[0]
    field = ".".join(map(str, first["loc"])) or "row"
    return Reject(file, line, field, f"{first['msg']}, found {first['input']!r:.80}")


def rejects_path(beside: Path, step: str) -> Path:
    """Where a step, `prepare` or `upload`, writes what it rejects of a file."""
    return beside.with_suffix(f".{step}-rejects.jsonl")


def write_rejects(rejects: list[Reject], path: Path) -> None:
    """Write one JSON line per reject; without any, remove an earlier run's file."""
    if not rejects:
        path.unlink(missing_ok=True)
        return
    lines = [json.dumps(asdict(reject), ensure_ascii=False) for reject in rejects]
    with replaced(path) as out:
        out.write(("\n".join(lines) + "\n").encode(errors="backslashreplace"))
