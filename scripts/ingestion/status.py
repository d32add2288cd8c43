"""Builds, told to people and to programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from scripts.ingestion.store import StoredBuild


def as_data(build: StoredBuild) -> dict[str, Any]:
    """A build as JSON; what is not known of it is null."""
    manifest = build.manifest.model_dump(mode="json", exclude={"known"}) if build.manifest else None
    return {
        "name": build.name,
        "live": build.live,
        "movies": build.movies,
        "note": build.note,
        "aliases": build.aliases,
        "manifest": manifest,
    }


def table(builds: Sequence[StoredBuild]) -> Iterator[str]:
    """A line for each build below a line of headings; none where there is no build."""
    if not builds:
        return
    rows = [("", "BUILD", "MOVIES", "EMBEDDER", "CREATED (UTC)", ""), *map(_row, builds)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        mark, name, movies, *others = (
            cell.rjust(width) if column == 2 else cell.ljust(width)  # noqa: PLR2004  numbers
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join((mark, name, movies, *others)).rstrip()


def _row(build: StoredBuild) -> tuple[str, ...]:
    manifest = build.manifest
    note = build.note
    others = [alias for alias in build.aliases if not build.live]
    if others:
        note += f"; read as {', '.join(others)}"
    return (
        "live" if build.live else "",
        build.name,
        "?" if build.movies is None else f"{build.movies:,}",
        f"{manifest.embedder} ({manifest.model}, {manifest.dimensions})" if manifest else "",
        f"{manifest.created:%Y-%m-%d %H:%M:%S}" if manifest else "",
        note.removeprefix("; "),
    )
