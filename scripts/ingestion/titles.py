"""Titles in other languages, as the columns of an export hold them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from moviesearch.movie import LanguageTag, Title

COLUMN = re.compile(r"title_([a-z]{2,3}(?:[-_][a-z0-9]{2,3})?)", flags=re.IGNORECASE)
_PAIR = TypeAdapter(tuple[LanguageTag, Title])


def titles_of(row: Mapping[str, str]) -> tuple[dict[str, str], int]:
    """A row's titles by language tag, and how many of its values are none.

    Read are `titles`, a JSON object such as `{"zh-CN": "火星救援"}`; `translations`, JSON as TMDB
    answers it; and columns such as `title_es`, `title_zh_TW`. The later of two for one tag wins;
    what is empty is no title, as TMDB leaves it where it is the original one.
    """
    return readable(_pairs(row))


def readable(pairs: Iterable[tuple[Any, Any]]) -> tuple[dict[str, str], int]:
    """Titles by language tag from pairs of both, and how many of the pairs are none."""
    titles: dict[str, str] = {}
    unreadable = 0
    for tag, title in pairs:
        if title in ("", None):
            continue
        try:
            key, value = _PAIR.validate_python((tag, title))
        except ValidationError:
            unreadable += 1
        else:
            titles[key] = value
    return titles, unreadable


def translated(translations: Any) -> Iterator[tuple[Any, Any]]:
    """Tag and title of each of TMDB's translations; None for a tag where one has no such shape."""
    for one in translations:
        try:
            tag = "-".join(part for part in (one["iso_639_1"], one["iso_3166_1"]) if part)
            yield tag, one["data"]["title"]
        except (KeyError, TypeError):
            yield None, one


def _pairs(row: Mapping[str, str]) -> Iterator[tuple[Any, Any]]:
    if text := row.get("titles"):
        titles = _parsed(text)
        yield from titles.items() if isinstance(titles, dict) else [(None, text)]
    if text := row.get("translations"):
        found = _parsed(text)
        if isinstance(found, dict):
            found = found.get("translations")
        yield from translated(found) if isinstance(found, list) else [(None, text)]
    for name, value in row.items():
        if column := COLUMN.fullmatch(name):
            yield column[1], value


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
