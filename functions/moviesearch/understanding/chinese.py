"""The Chinese rules. Words are not separated, so each constraint is a pattern of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moviesearch.understanding.spans import Span
from moviesearch.understanding.vocabulary import CHINESE_GENRES, CHINESE_LANGUAGES, SIMPLIFIED

_DIGITS = {"二": 20, "三": 30, "四": 40, "五": 50, "六": 60, "七": 70, "八": 80, "九": 90}
_LANGUAGE_NAMES = "|".join(
    [*CHINESE_LANGUAGES, "法语", "日语", "韩语", "德语", "西班牙语", "英语", "粤语"]
)
_SPOKEN = {
    "法语": ("fr",),
    "日语": ("ja",),
    "韩语": ("ko",),
    "德语": ("de",),
    "西班牙语": ("es",),
    "英语": ("en",),
    "粤语": ("cn",),
}
_GENRE_NAMES = "|".join(CHINESE_GENRES)

# What follows a constraint where films are spoken of; a film director is no film.
_FILMS = r"(?:片|电影|影片)(?!导演|明星|院|公司|节|学院)"
_BETWEEN = rf"(?:{_LANGUAGE_NAMES}|{_GENRE_NAMES}|的|经典|老|高分|上映|拍|丧尸|武侠|功夫|\s)*"
_STORY = r"(?<!发生在)(?<!来自)(?<!讲述)(?<!生活在)(?<!回到)"

_RANGE = re.compile(r"((?:19|20)\d\d)年?(?:到|至|-|–|~)((?:19|20)\d\d)年?(?:之间|间)?(?:的)?")
_FROM = re.compile(r"((?:19|20)\d\d)年?(?:以后|之后|后|以来|起)(?:的)?")
_TO = re.compile(r"((?:19|20)\d\d)年?(?:以前|之前|前(?!往|进|夕|线))(?:的)?")
_EXACT = re.compile(rf"{_STORY}((?:19|20)\d\d)年(?:的)?(?={_BETWEEN}{_FILMS})")
_NEAR = rf"(?=[^，。,]{{0,6}}?(?:{_GENRE_NAMES})?{_FILMS}|[^，。,]{{0,4}}?(?:{_GENRE_NAMES})$)"
_DECADE = re.compile(
    rf"{_STORY}(?:上世纪|二十世纪|20世纪)?((?:19|20)?\d0|[二三四五六七八九]十)年代(?:拍)?(?:的)?{_NEAR}"
)
_DECADES = re.compile(rf"{_STORY}([二三四五六七八])([三四五六七八九])十年代(?:拍)?(?:的)?{_NEAR}")
_RATING = re.compile(
    r"(?<![人个])(?:评分|豆瓣|打分)?(?:在|高于|超过|大于)?(\d(?:\.\d)?)分?(?:以上|及以上|\+)(?:的)?"
)
_RATING_OVER = re.compile(r"评分(?:高于|超过|大于|不低于)(\d(?:\.\d)?)分?(?:的)?")
_LANGUAGE = re.compile(rf"({_LANGUAGE_NAMES})(?:的)?(?={_BETWEEN}{_FILMS}|(?:{_GENRE_NAMES})+$)")
_GENRE = re.compile(rf"({_GENRE_NAMES})(?:的)?(?=(?:{_GENRE_NAMES})*(?:{_FILMS}|$))")
_UNWANTED = re.compile(r"(?:不是|不要|不想看|不看|除了|非|别)$")


def find_chinese(query: str) -> Iterator[Span]:
    """The constraints of a Chinese query, in simplified or traditional characters."""
    plain = query.translate(SIMPLIFIED)
    yield from (span for span in _find(plain) if not _UNWANTED.search(plain[: span.start]))


def _find(query: str) -> Iterator[Span]:
    for pattern in (_RATING, _RATING_OVER):
        for found in pattern.finditer(query):
            if 1 <= float(found[1]) <= 10:
                yield Span(found.start(), found.end(), {"min_rating": float(found[1])})
    for found in _RANGE.finditer(query):
        if int(found[1]) <= int(found[2]):
            yield _years(found, int(found[1]), int(found[2]))
    for found in _FROM.finditer(query):
        yield _years(found, int(found[1]), None)
    for found in _TO.finditer(query):
        yield _years(found, None, int(found[1]) - 1)
    for found in _DECADES.finditer(query):
        first, last = (1_900 + _DIGITS[said] for said in found.groups())
        yield _years(found, first, last + 9)
    for found in _DECADE.finditer(query):
        first = _decade(found[1])
        yield _years(found, first, first + 9)
    for found in _EXACT.finditer(query):
        yield _years(found, int(found[1]), int(found[1]))
    for found in _LANGUAGE.finditer(query):
        languages = CHINESE_LANGUAGES.get(found[1]) or _SPOKEN[found[1]]
        yield Span(found.start(), found.end(), {"language": languages})
    for found in _GENRE.finditer(query):
        yield Span(found.start(), found.end(), {"genre": CHINESE_GENRES[found[1]]})


def _decade(said: str) -> int:
    number = _DIGITS[said[0]] if said[0] in _DIGITS else int(said)
    if number >= 1_000:
        return number
    return number + (1_900 if number >= 20 else 2_000)


def _years(found: re.Match[str], first: int | None, last: int | None) -> Span:
    values = {"year_from": first, "year_to": last}
    return Span(found.start(), found.end(), {k: v for k, v in values.items() if v is not None})
