"""What TMDB's facts add to a movie of a catalogue, and whether they are of the same movie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from moviesearch.index.analysis import name_key
from moviesearch.movie import TITLES, Movie
from scripts.ingestion.tmdb_api import Facts

PLAIN = ("original_title", "poster_path", "cast", "director", "runtime", "keywords", "imdb_id")

# Where a language's home is not spelt like it, as France is in fr-FR.
HOME = {
    "ar": "SA",
    "cs": "CZ",
    "da": "DK",
    "el": "GR",
    "en": "US",
    "fa": "IR",
    "he": "IL",
    "hi": "IN",
    "ja": "JP",
    "ko": "KR",
    "sv": "SE",
    "uk": "UA",
    "vi": "VN",
    "zh": "CN",
}


@dataclass(frozen=True)
class Taken:
    """What of TMDB's answers a catalogue takes.

    Attributes:
        tags: the languages of titles, such as `es`, or `zh-TW` for one country's.
        overwrite: whether TMDB's word counts for more than the catalogue's.
    """

    tags: tuple[str, ...]
    overwrite: bool = False


def is_same(movie: Movie, facts: Facts) -> bool:
    """Whether both can be one movie: a title or the year agrees.

    A catalogue's ids need not be TMDB's, and another movie's cast is worse than none.
    """
    if movie.year is not None and movie.year == facts.year:
        return True
    names = {facts.title, facts.original_title or "", *facts.titles.values()}
    ours = {movie.title, movie.original_title or "", *movie.titles.values()}
    return bool({name_key(name) for name in names} & {name_key(name) for name in ours} - {""})


def additions(movie: Movie, facts: Facts, taken: Taken) -> dict[str, Any]:
    """The fields that change, as JSON; nothing that is known is taken away."""
    added: dict[str, Any] = {}
    for name in PLAIN:
        known, found = getattr(movie, name), getattr(facts, name)
        if found and found != known and (taken.overwrite or not known):
            added[name] = list(found) if isinstance(found, tuple) else found
    theirs = chosen(facts.titles, taken.tags)
    ours = dict(movie.titles)
    titles = {**ours, **theirs} if taken.overwrite else {**theirs, **ours}
    if titles != ours and len(titles) <= TITLES:
        added["titles"] = dict(sorted(titles.items()))
    return added


def chosen(titles: Mapping[str, str], tags: tuple[str, ...]) -> dict[str, str]:
    """The titles of some languages, from TMDB's by language and country.

    For a language alone it is the title of its home, `es-ES` for `es`, or else that of the first
    country that has one.
    """
    found: dict[str, str] = {}
    for tag in tags:
        if title := titles.get(tag):
            found[tag] = title
        elif "-" not in tag:
            home = titles.get(f"{tag}-{HOME.get(tag, tag.upper())}")
            others = (titles[one] for one in sorted(titles) if one.startswith(f"{tag}-"))
            if title := home or next(others, None):
                found[tag] = title
    return found
