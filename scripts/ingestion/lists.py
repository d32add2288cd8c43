"""Lists of names, as the columns of an export hold them: genres, keywords, cast."""

from __future__ import annotations

import ast
import json
from typing import Any


def names_of(text: str) -> tuple[str, ...]:
    """The names in a field, each once.

    They are separated by commas; or a JSON list, or one as Python writes it, of names or of objects
    with a name (`[{"id": 18, "name": "Drama"}]`), as other exports of TMDB have it.
    """
    values = _listed(text) if text.startswith("[") else None
    names = text.split(",") if values is None else map(_name, values)
    return tuple(dict.fromkeys(name for one in names if (name := one.strip())))


def _listed(text: str) -> list[Any] | None:
    """The list that a text is, or None."""
    for read in (json.loads, ast.literal_eval):
        try:
            found = read(text)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            continue
        if isinstance(found, list):
            return found
    return None


def _name(value: Any) -> str:
    name = value.get("name") if isinstance(value, dict) else value
    return name if isinstance(name, str) else ""
