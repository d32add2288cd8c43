"""Titles that are named in passing, whether a catalogue holds them or not."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from moviesearch.index.analysis import name_key, without_article

_FILE = Path(__file__).with_name("famous.txt")


@cache
def famous() -> frozenset[str]:
    """The keys of `famous.txt`, with and without an article."""
    keys = [name_key(title) for title in _FILE.read_text("utf-8").split("\n") if title]
    return frozenset(form for key in keys for form in (key, without_article(key)))
