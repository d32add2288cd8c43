"""What the rules find."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Span:
    """A part of the query, from `start` to before `end`, and the filter values it stands for."""

    start: int
    end: int
    values: dict[str, Any]


@dataclass(frozen=True)
class Request:
    """Words in a row that ask for a kind of film: "good korean thrillers"."""

    start: int
    end: int
    spans: tuple[Span, ...]
