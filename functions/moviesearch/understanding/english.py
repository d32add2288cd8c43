"""The English rules: words in a row that ask for films, and phrases of years and ratings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from moviesearch.understanding.spans import Span
from moviesearch.understanding.vocabulary import (
    COUNTRIES,
    DECADE_WORDS,
    FILLERS,
    HEADS,
    LANGUAGES,
    NUMBERS,
    PHRASES,
    STRONG_GENRES,
    WEAK_GENRES,
)

_TOKEN = re.compile(r"\d{2,4}'?s\b|'\d0s\b|[\w'’-]+|[&,/]", re.IGNORECASE)
_YEAR = r"((?:18|19|20)\d\d)"
_DECADE = re.compile(r"^(?:'|’)?((?:19|20)?\d0)(?:'|’)?s$", re.IGNORECASE)
_LONG = 12  # a query of more words than this tells a plot

_TOLD_MORE = re.compile(
    r"\s+(?:with|about|where|starring|made|set|from|since|before|after|by|in\s+which)\b",
    re.IGNORECASE,
)

# A date phrase: what it looks like, and the years it stands for. `after` leaves the year out.
_RANGE = re.compile(
    rf"\b(?:(?:from|between|released|made|only|of|in)\s+|somewhere\s+|the\s+years?\s+)*"
    rf"{_YEAR}\s*(?:to|and|through|till|until|-|–)\s*{_YEAR}\b",
    re.IGNORECASE,
)
_MADE = (
    r"(?:(?:that|which)\s+)?(?:(?:was|were|are|is|got|came|comes?|must\s+be|be)\s+)*"
    r"(?:made|released|out|shot|produced|filmed|from|came\s+out)?\s*"
)
_BEFORE = re.compile(
    rf"\b{_MADE}(?:before|older\s+than|earlier\s+than|prior\s+to|pre)[\s-]+{_YEAR}\b", re.IGNORECASE
)
_UNTIL = re.compile(
    rf"\b{_MADE}(?:until|up\s+to|(?:not|no)\s+later\s+than)\s+{_YEAR}\b", re.IGNORECASE
)
_AFTER = re.compile(
    rf"\b{_MADE}(?:after|newer\s+than|later\s+than|post)[\s-]+{_YEAR}\b", re.IGNORECASE
)
_SINCE = re.compile(
    rf"\b{_MADE}(?:(?:since|starting\s+(?:in|from)|(?:not|no)\s+older\s+than)\s+{_YEAR}\b"
    rf"|(?:from\s+)?{_YEAR}\s*(?:\+|(?:and|or)\s+(?:later|newer|after|up)|onwards?|on\b))",
    re.IGNORECASE,
)
_EXACT = re.compile(
    rf"\b(?:that\s+)?(?:came\s+out|released|made)\s+in\s+{_YEAR}\b(?!\s*(?:to|-|on|and\s+later))",
    re.IGNORECASE,
)
_EXACT_AFTER_FILMS = re.compile(
    rf"\b(?:from|of|in)\s+{_YEAR}\b(?!\s*(?:to|-|on|and\s+later))", re.IGNORECASE
)
_TRAILING = re.compile(rf"[\s,]\(?{_YEAR}\)?(?:\s+(?:movie|film|version))?\s*$", re.IGNORECASE)
# What makes a year at the end one of the story: "a beach in 1940".
_STORY = re.compile(
    r"\b(?:in|set|during|of|since|by|until|from|around|circa|year|summer|winter|landing|war)\s*$",
    re.IGNORECASE,
)

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

# A span behind one of these is not asked for, or is somebody's age.
_UNWANTED = re.compile(
    r"(?:\b(?:not|no|non|without|except|nothing|never|isn['’]t|aren['’]t|don['’]t|anything\s+but|"
    r"his|her|their|my|your)[\s,-]+(?:(?:an?|the|from|in|too|really|any|another)\s+)*)$",
    re.IGNORECASE,
)


def find_english(query: str) -> Iterator[Span]:
    """The constraints of an English query, the surest first; they may overlap."""
    requests = _requests(query)
    found = [*_find_ratings(query), *_find_years(query, requests)]
    found += [span for request in requests for span in request.spans]
    yield from (span for span in found if not _UNWANTED.search(query[: span.start]))


@dataclass(frozen=True)
class Request:
    """Words in a row that ask for a kind of film: "good korean thrillers"."""

    start: int
    end: int
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class _Item:
    start: int
    end: int
    kind: str
    values: Mapping[str, object]
    phrase: bool = False


def _requests(query: str) -> list[Request]:
    """The rows of words that ask for films, with the constraints in them."""
    runs: list[list[_Item]] = [[]]
    items = _items(query)
    for at, item in enumerate(items):
        if item.kind != "other":
            runs[-1].append(item)
        elif not (runs[-1] and _is_kind_of_film(items, at)):
            runs.append([])
    return [
        Request(
            run[0].start,
            run[-1].end,
            tuple(_spans(run)),
        )
        for run in runs
        if run and _asks_for_films(run, query)
    ]


def _spans(run: list[_Item]) -> Iterator[Span]:
    """The constraints of a row; decades in it are one stretch of time, "80s and 90s action"."""
    decades = [item for item in run if item.kind == "decade"]
    if decades:
        years = [
            int(str(item.values[name])) for item in decades for name in ("year_from", "year_to")
        ]
        bounds = {"year_from": min(years), "year_to": max(years)}
        yield Span(decades[0].start, decades[-1].end, bounds)
    for item in run:
        if item.values and item.kind != "decade":
            yield Span(item.start, item.end, dict(item.values))


def _is_kind_of_film(items: list[_Item], at: int) -> bool:
    """Whether one unknown word stands between a constraint and films: "japanese samurai movies"."""
    if at + 1 == len(items) or items[at].phrase:
        return False
    before, after = items[at - 1].kind, items[at + 1].kind
    return (before in {"language", "weak", "decade"} and after == "head") or (
        before == "decade" and after == "strong"
    )


def _asks_for_films(run: list[_Item], query: str) -> bool:
    kinds = {item.kind for item in run}
    if kinds & {"strong", "head"}:
        return True
    # "90s action", "korean drama", "crime drama": two of them can't be by chance
    if sum(item.kind in {"weak", "language", "decade"} for item in run) > 1:
        return True
    # "western with paul newman": a genre that opens the query and is told more of
    opens = not query[: run[0].start].strip()
    return opens and "weak" in kinds and bool(_TOLD_MORE.match(query, run[-1].end))


def _items(query: str) -> list[_Item]:
    """The query's tokens, each labelled by what it may mean; two-word terms are one token."""
    tokens = list(_TOKEN.finditer(query))
    items, at = [], 0
    while at < len(tokens):
        pair = _labelled(query, tokens[at], tokens[at + 1]) if at + 1 < len(tokens) else None
        item = pair or _labelled(query, tokens[at], tokens[at])
        items.append(item or _Item(tokens[at].start(), tokens[at].end(), "other", {}))
        at += 2 if pair else 1
    return items


def _labelled(query: str, first: re.Match[str], last: re.Match[str]) -> _Item | None:
    start, end = first.start(), last.end()
    word = " ".join(query[start:end].casefold().replace("’", "'").split())
    if word in PHRASES:
        return _Item(start, end, "other", {}, phrase=True)
    if word in STRONG_GENRES:
        return _Item(start, end, "strong", _genre(word, STRONG_GENRES))
    if word in WEAK_GENRES:
        return _Item(start, end, "weak", _genre(word, WEAK_GENRES))
    if word in LANGUAGES:
        return _Item(start, end, "language", {"language": LANGUAGES[word]})
    if word in HEADS:
        return _Item(start, end, "head", {})
    if word in FILLERS:
        return _Item(start, end, "filler", {})
    decade = _decade(word)
    if decade is not None:
        return _Item(start, end, "decade", {"year_from": decade, "year_to": decade + 9})
    if re.fullmatch(_YEAR, word):
        return _Item(start, end, "decade", {"year_from": int(word), "year_to": int(word)})
    return None


def _genre(word: str, table: Mapping[str, tuple[str, ...]]) -> dict[str, object]:
    values: dict[str, object] = {"genre": table[word]}
    if word == "anime":
        values["language"] = ("ja",)
    return values


def _decade(word: str) -> int | None:
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


def _find_years(query: str, requests: list[Request]) -> Iterator[Span]:
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


def _find_decade_phrases(query: str, requests: list[Request]) -> Iterator[Span]:
    for found in _DECADE_PHRASE.finditer(query):
        word, decade = found[1].casefold(), _decade(found[2].casefold())
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
        decade = _decade(trailing[1].casefold())
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


def _follows(query: str, start: int, requests: list[Request]) -> bool:
    """Whether a phrase stands right behind words that ask for films."""
    return any(
        request.end <= start and not re.search(r"\w", query[request.end : start])
        for request in requests
    )


def _years(found: re.Match[str], first: int | None, last: int | None) -> Span:
    values = {"year_from": first, "year_to": last}
    return Span(found.start(), found.end(), {k: v for k, v in values.items() if v is not None})


def _find_ratings(query: str) -> Iterator[Span]:
    for pattern in _RATINGS:
        for found in pattern.finditer(query):
            said = found[1].casefold().replace(",", ".")
            value = NUMBERS[said] if said in NUMBERS else float(said)
            if 1 <= value <= 10:
                yield Span(found.start(), found.end(), {"min_rating": value})
