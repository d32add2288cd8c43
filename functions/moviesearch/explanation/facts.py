"""What a movie is, and how it stands to each constraint, in the words of a language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from moviesearch.constraints import RANGES, ROWS, Filters
from moviesearch.explanation.language import Language
from moviesearch.index.schema import payload, people
from moviesearch.movie import Movie
from moviesearch.ranking.misses import broken
from moviesearch.rows import Bound, Keywords

MANY = 3  # directors
DECADE = 10  # years


def kind_of(movie: Movie, filters: Filters, language: Language, *, credited: bool) -> str:
    """What a movie is in a few words: "a 2003 Korean thriller by Bong Joon-ho".

    The genres that were asked for come first, the language only if one was.

    Args:
        movie: the movie.
        filters: the constraints of the wish.
        language: to write in.
        credited: whether to name who directed.
    """
    spoken = movie.original_language or ""
    tells = spoken in filters.language or filters.not_language
    values = {
        "year": movie.year,
        "language": tells and language.tongues.get(spoken),
        "genres": _genres(movie, filters, language),
        "director": credited and language.listed(_directors(movie)),
    }
    parts = (_filled(part, values) for part in language.kind)
    return language.with_article(language.space.join(part for part in parts if part))


def labels(filters: Filters, language: Language) -> list[str]:
    """How each constraint reads: "not a horror movie", "from the 1990s", "from 1985 to 1994"."""
    asked = filters.asked()
    told: list[str] = []
    for low, high in RANGES:
        both = f"{low} {high}"
        if low in asked and high in asked and both in language.asked:
            first, last = asked.pop(low), asked.pop(high)
            if low == "year_from" and first % DECADE == 0 and last == first + DECADE - 1:
                span = language.asked["decade"].format(value=language.decade.format(value=first))
            else:
                span = language.asked[both].format(low=_number(first), high=_number(last))
            told.append(span)
    rest = [language.asked[name].format(**_asked(name, asked[name], language)) for name in asked]
    return rest + told


def met(movie: Movie, filters: Filters, language: Language) -> list[str]:
    """What a movie says of itself where it meets a constraint and its kind does not say so."""
    missing = broken(movie, filters)
    told = (
        language.met[name].format(**_values(movie, name, value, language))
        for name, value in filters.asked().items()
        if name not in missing and name in language.met
    )
    return list(dict.fromkeys(told))


def lacking(movie: Movie, filters: Filters, language: Language) -> list[str]:
    """What a movie says of itself where it misses a constraint."""
    told: list[str] = []
    for name in broken(movie, filters):
        value = _broken(movie, name, getattr(filters, name))
        values = _values(movie, name, value, language, language.or_)
        unknown = f"{name}?" if not values["own"] else name
        told.append(language.missed.get(unknown, language.missed[name]).format(**values))
    return list(dict.fromkeys(told))


def cast_and_crew(movie: Movie, names: Sequence[str], language: Language) -> list[str]:
    """That people are in a movie, or directed it."""
    wanted = {name.casefold() for name in names}
    directors = (movie.director or "").casefold()
    there = [name for name in people(movie) if name.casefold() in wanted]
    crew = [name for name in there if name.casefold() in directors]
    cast = [name for name in there if name not in crew]
    told = ((language.cast, cast), (language.crew, crew))
    return [how.format(people=language.listed(who)) for how, who in told if who]


def _directors(movie: Movie) -> list[str]:
    """Who directed: all of two, the first of more."""
    names = [name for name in (movie.director or "").split(", ") if name]
    return names if len(names) < MANY else names[:1]


def _genres(movie: Movie, filters: Filters, language: Language) -> str:
    """Two genres in one phrase, "science-fiction drama", or the only one."""
    asked = {*filters.genre, *filters.any_genre}
    ordered = sorted(movie.genres, key=lambda one: one not in asked)
    if not ordered:
        return language.noun
    rank = {genre: number for number, genre in enumerate(language.heads)}

    def weight(genre: str) -> tuple[bool, int]:
        must = genre in asked and not _genre(genre, language)[0]
        return not must, rank.get(genre, len(rank))

    head = min(ordered[:2], key=weight)
    beside = [one for genre in ordered if genre != head and (one := _genre(genre, language)[0])]
    alone = _genre(head, language)[1]
    return language.pair.format(beside=beside[0], alone=alone) if beside else alone


def _genre(name: str, language: Language) -> tuple[str, str]:
    if name in language.genres:
        return language.genres[name]
    return name.casefold(), language.other.format(genre=name.casefold())


def _values(
    movie: Movie, name: str, value: Any, language: Language, last: str | None = None
) -> dict[str, str]:
    """What the templates of a constraint may say of a movie."""
    row = ROWS[name]
    own = payload(movie).get(row.key) if isinstance(row, Keywords | Bound) else None
    known = "" if own is None or isinstance(own, list) else _word(name, own, language)
    return {**_asked(name, value, language, last), "own": known or ("-" if own else "")}


def _asked(name: str, value: Any, language: Language, last: str | None = None) -> dict[str, str]:
    """What was asked, as it is and with articles; `last` joins the last two of several."""
    row = ROWS[name]
    if isinstance(row, Bound):
        return {"value": _number(value), "a": _number(value)}
    if last is None:
        is_both = isinstance(row, Keywords) and row.match == "all"
        last = language.and_ if is_both else language.or_
    words = [_word(name, one, language) for one in value]
    return {
        "value": language.listed(words, last),
        "a": language.listed([language.with_article(word) for word in words], last),
    }


def _word(name: str, value: Any, language: Language) -> str:
    """One word or number of a constraint, as the language says it."""
    key = getattr(ROWS[name], "key", "")
    if key == "genres":
        return _genre(value, language)[1]
    if key == "original_language":
        return language.tongues.get(value, value)
    if key == "decade":
        return language.decade.format(value=value)
    return value if isinstance(value, str) else _number(value)


def _number(value: float) -> str:
    return f"{value:g}"


def _broken(movie: Movie, name: str, value: Any) -> Any:
    """Those of a constraint's words that the movie misses."""
    if not isinstance(value, tuple):
        return value
    alone = (one for one in value if broken(movie, Filters.model_validate({name: (one,)})))
    return tuple(alone) or value


def _filled(template: str, values: dict[str, Any]) -> str:
    """The template, empty where a value of it is."""
    needed = [name for name in values if f"{{{name}}}" in template]
    return template.format(**values) if all(values[name] for name in needed) else ""
