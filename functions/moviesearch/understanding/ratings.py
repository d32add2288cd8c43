"""The English phrases of ratings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moviesearch.understanding.spans import Span
from moviesearch.understanding.vocabulary import NUMBERS

_SCORE = r"(\d(?:[.,]\d)?|six|seven|eight|nine)(?![\d%])"
_UNIT = r"(?:\s*/\s*10|\s+stars?|\s+points?)"
_LEADING = r"\b(?:(?:that|which|are|is|with|an?|imdb|tmdb|only|nothing)\s+){0,4}"
_RATED = r"(?:rated|ratings?(?:\s+of)?|scores?|scored|scoring|stars?)"
_OVER = r"(?:above|over|at\s+least|more\s+than|higher\s+than|min(?:imum)?|>=?)"
_OR_MORE = r"(?:\s+(?:only|and\s+(?:up|above|over)|or\s+(?:more|higher|better|above)))?"
_RATINGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_LEADING}{_RATED}\s+(?:is\s+)?{_OVER}\s*{_SCORE}{_UNIT}?{_OR_MORE}",
        rf"{_LEADING}{_RATED}\s+(?:of\s+)?{_SCORE}{_UNIT}?\s*"
        r"(?:\+|plus\b|(?:or|and)\s+(?:higher|better|more|above|up|over)\b)",
        rf"(?<!\w){_SCORE}(?:{_UNIT}\s*(?:\+|plus\b|(?:or|and)\s+(?:higher|better|more|above|up))"
        r"|\s*\+(?:\s*(?:rated|ratings?|stars?|scores?))?)",
        rf"{_LEADING}{_OVER}\s*{_SCORE}(?:\s*/\s*10|\s+(?:stars?|ratings?|rated|points?|scores?|on\s+(?:imdb|tmdb))\b)"
        r"(?:\s+only)?",
        rf"\b(?:with\s+)?(?:imdb|tmdb)\s+(?:ratings?\s+|scores?\s+)?{_OVER}\s*{_SCORE}",
        rf"\b(?:minimum|min|lowest)\s+(?:ratings?|scores?)\s+(?:of\s+)?{_SCORE}",
        rf"\b(?:nothing|none|not)\s+(?:rated\s+)?(?:under|below|less\s+than)\s+{_SCORE}",
    )
)


def find_ratings(query: str) -> Iterator[Span]:
    """The lowest ratings that a query asks for, 1 to 10."""
    for pattern in _RATINGS:
        for found in pattern.finditer(query):
            said = found[1].casefold().replace(",", ".")
            value = NUMBERS[said] if said in NUMBERS else float(said)
            if 1 <= value <= 10:
                yield Span(found.start(), found.end(), {"min_rating": value})
