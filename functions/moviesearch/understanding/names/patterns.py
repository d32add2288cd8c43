"""Patterns of cues, each compiled when it is first looked for."""

from __future__ import annotations

import re
from functools import cache


@cache
def cue_pattern(text: str) -> re.Pattern[str]:
    """A pattern that takes any case."""
    return re.compile(text, re.IGNORECASE)
