"""The English phrases of years, decades and countries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moviesearch.understanding.spans import Request, Span
from moviesearch.understanding.vocabulary import COUNTRIES, DECADE_WORDS, LANGUAGES

YEAR = r"((?:18|19|20)\d\d)"
_DECADE = re.compile(r"^(?:'|’)?((?:19|20)?\d0)(?:'|’)?s$", re.IGNORECASE)
_LONG = 12  # a query of more words than this tells a plot
# A date phrase: what it looks like, and the years it stands for. `after` leaves the year out.
_RANGE = re.compile(
    rf"\b(?:(?:from|between|released|made|only|of|in)\s+|somewhere\s+|the\s+years?\s+)*"
    rf"{YEAR}\s*(?:to|and|through|till|until|-|–)\s*{YEAR}\b",
    re.IGNORECASE,
)
_MADE = (
    r"(?:(?:that|which)\s+)?(?:(?:was|were|are|is|got|came|comes?|must\s+be|be)\s+)*"
    r"(?:made|released|out|shot|produced|filmed|from|came\s+out)?\s*"
)
_BEFORE = re.compile(
    rf"\b{_MADE}(?:before|older\s+than|earlier\s+than|prior\s+to|pre)[\s-]+{YEAR}\b", re.IGNORECASE
)
_UNTIL = re.compile(
    rf"\b{_MADE}(?:until|up\s+to|(?:not|no)\s+later\s+than)\s+{YEAR}\b", re.IGNORECASE
)
_AFTER = re.compile(
    rf"\b{_MADE}(?:after|newer\s+than|later\s+than|post)[\s-]+{YEAR}\b", re.IGNORECASE
)
_SINCE = re.compile(
    rf"\b{_MADE}(?:(?:since|starting\s+(?:in|from)|(?:not|no)\s+older\s+than)\s+{YEAR}\b"
    rf"|(?:from\s+)?{YEAR}\s*(?:\+|(?:and|or)\s+(?:later|newer|after|up)|onwards?|on\b))",
    re.IGNORECASE,
)
_EXACT = re.compile(
    rf"\b(?:that\s+)?(?:came\s+out|released|made)\s+in\s+{YEAR}\b(?!\s*(?:to|-|on|and\s+later))",
    re.IGNORECASE,
)
_EXACT_AFTER_FILMS = re.compile(
    rf"\b(?:from|of|in)\s+{YEAR}\b(?!\s*(?:to|-|on|and\s+later))", re.IGNORECASE
)
_TRAILING = re.compile(rf"[\s,]\(?{YEAR}\)?(?:\s+(?:movie|film|version))?\s*$", re.IGNORECASE)
# What makes a year at the end one of the story: "a beach in 1940".
_STORY = re.compile(
    r"\b(?:in|set|during|of|since|by|until|from|around|circa|year|summer|winter|landing|war)\s*$",
    re.IGNORECASE,
)
_A_DECADE = (
    r"((?:'|’)?(?:19|20)?\d0(?:'|’)?s|twenties|thirties|forties|fifties|sixties|seventies|eighties|"
    r"nineties|noughties)\b"
)
_DECADE_PHRASE = re.compile(
    r"\b(from|of|in|during|before|after|since|pre|post)[\s-]+(?:the\s+)?"
    rf"(?:(?:early|mid|late)[\s-]+)?{_A_DECADE}",
    re.IGNORECASE,
)
_SCENE = re.compile(
    r"(?:\b(?:set|placed?|living|lives|life|growing\s+up|back|in|during|of|her|his|their|my)\s+"
    r"(?:(?:in|the|early|mid|late)\s+)*|\bset\s*)$",
    re.IGNORECASE,
)
_TRAILING_DECADE = re.compile(r"\s('?(?:19|20)?\d0s)\s*$", re.IGNORECASE)


def find_years(query: str, requests: list[Request]) -> Iterator[Span]:
    """The years, decades and countries that a query asks for, the surest first.

    Args:
        query: as typed.
        requests: the words that ask for films; a phrase right behind them is a constraint, while
            one in a plot is part of the story.
    """
    short = len(query.split()) <= _LONG
    for found in _RANGE.finditer(query):
        first, last = int(found[1]), int(found[2])
        if first <= last and (short or _follows(query, found.start(), requests)):
            yield _years(found, first, last)
    for pattern, bounds in (
        (_SINCE, lambda year: (year, None)),
        (_BEFORE, lambda year: (None, year - 1)),
        (_UNTIL, lambda year: (None, year)),
        (_AFTER, lambda year: (year + 1, None)),
        (_EXACT, lambda year: (year, year)),
    ):
        for found in pattern.finditer(query):
            if short or _follows(query, found.start(), requests):
                yield _years(found, *bounds(int(next(group for group in found.groups() if group))))
    for found in _EXACT_AFTER_FILMS.finditer(query):
        if _follows(query, found.start(), requests):
            yield _years(found, int(found[1]), int(found[1]))
    yield from _find_decade_phrases(query, requests)
    yield from _find_countries(query, requests)
    trailing = _TRAILING.search(query)
    if trailing and short and not _STORY.search(query[: trailing.start()]):
        # A year at the end comes with a title; people and catalogues differ by one.
        yield _years(trailing, int(trailing[1]) - 1, int(trailing[1]) + 1)


def _find_decade_phrases(query: str, requests: list[Request]) -> Iterator[Span]:
    for found in _DECADE_PHRASE.finditer(query):
        word, decade = found[1].casefold(), first_of_decade(found[2].casefold())
        # "gangsters in the 1930s" is a story; "scarface from the 1930s" is not
        asked = _follows(query, found.start(), requests) or (
            word not in {"in", "during"} and len(query.split()) <= _LONG // 2
        )
        if decade and asked and not _SCENE.search(query[: found.start()]):
            bounds = {
                "before": (None, decade - 1),
                "pre": (None, decade - 1),
                "after": (decade + 10, None),
                "post": (decade + 10, None),
                "since": (decade, None),
            }.get(word, (decade, decade + 9))
            yield _years(found, *bounds)
    trailing = _TRAILING_DECADE.search(query)
    if trailing and len(query.split()) <= _LONG // 2:
        decade = first_of_decade(trailing[1].casefold())
        if decade and not _SCENE.search(query[: trailing.start(1)]):
            yield _years(trailing, decade, decade + 9)


def _find_countries(query: str, requests: list[Request]) -> Iterator[Span]:
    """The languages of "films from South Korea", "movies in German"."""
    for pattern, names in (
        (r"\b(?:from|made\s+in)\s+((?:south\s+|hong\s+)?\w+)", COUNTRIES),
        (r"\bin\s+(\w+)(?:\s+language)?\b", LANGUAGES),
    ):
        for found in re.finditer(pattern, query, re.IGNORECASE):
            language = names.get(" ".join(found[1].casefold().split()))
            if language and _follows(query, found.start(), requests):
                yield Span(found.start(), found.end(), {"language": language})


def first_of_decade(word: str) -> int | None:
    """The first year of "90s", "'90s", "1990s", "nineties" or "the 2000s"."""
    if word in DECADE_WORDS:
        return DECADE_WORDS[word]
    found = _DECADE.match(word)
    if not found:
        return None
    number = int(found[1])
    if number >= 1_870:
        return number
    return number + (1_900 if number >= 20 else 2_000)  # the 00s and 10s are of this century


def _follows(query: str, start: int, requests: list[Request]) -> bool:
    """Whether a phrase stands right behind words that ask for films."""
    return any(
        request.end <= start and not re.search(r"\w", query[request.end : start])
        for request in requests
    )


def _years(found: re.Match[str], first: int | None, last: int | None) -> Span:
    values = {"year_from": first, "year_to": last}
    return Span(found.start(), found.end(), {k: v for k, v in values.items() if v is not None})
