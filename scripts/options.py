"""Options that several commands take."""

from __future__ import annotations

from pathlib import Path

import click

from scripts.paths import STARTER

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)

measured_catalogue = click.option(
    "--catalogue",
    default=STARTER,
    type=FILE,
    help=".jsonl, or a CSV export; indexed once, then cached.  [default: data/movies.jsonl]",
)
