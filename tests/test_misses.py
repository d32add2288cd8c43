"""Which constraints a movie misses is told from the movie alone, as the engine would tell it."""

from __future__ import annotations

import pytest

from catalogue import MET, MOVIES, movie
from moviesearch.constraints import Filters
from moviesearch.ranking.misses import broken

HANKS = movie(
    9,
    "Mail",
    "Two rivals fall in love by letters about aliens and old bookshops.",
    genres=["Comedy", "Romance"],
    cast=["Tom Hanks", "Meg Ryan"],
    director="Nora Ephron",
    release_date="1998-12-17",
    runtime=119,
)


@pytest.mark.parametrize(("asked", "met"), MET, ids=lambda value: str(value)[:40])
def test_what_the_engine_finds_misses_nothing_and_all_others_do(asked, met):
    named = {name.casefold(): name for one in MOVIES for name in one.genres}
    filters = Filters.model_validate(asked)
    spelt = {
        name: tuple(named.get(word.casefold(), word) for word in getattr(filters, name))
        for name in ("genre", "not_genre")
    }
    filters = filters.model_copy(update=spelt)

    assert {one.id for one in MOVIES if not broken(one, filters)} == met


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, []),
        ({"person": "Tom Hanks"}, []),
        ({"person": ["Tom Hanks", "Nora Ephron"]}, []),
        ({"person": ["Tom Hanks", "Jim Carrey"]}, ["person"]),
        ({"not_person": "Meg Ryan"}, ["not_person"]),
        ({"any_genre": ["Horror", "Comedy"]}, []),
        ({"any_genre": ["Horror", "War"]}, ["any_genre"]),
        ({"not_decade": 1990}, ["not_decade"]),
        ({"max_runtime": 119}, []),
        ({"min_runtime": 120}, ["min_runtime"]),
        ({"max_rating": 6.5}, ["max_rating"]),
        ({"without": "alien"}, ["without"]),
        ({"without": "old bookshop"}, ["without"]),
        ({"without": "new bookshop"}, []),
        ({"without": "the"}, []),
        ({"without": "extraterrestres"}, ["without"]),
        ({"without": "外星人"}, ["without"]),
        ({"without": "zombis"}, []),
        (
            {"genre": "War", "language": "ko", "year_to": 1990},
            ["genre", "year_to", "language"],
        ),
    ],
    ids=str,
)
def test_each_constraint_that_a_movie_misses_is_named(asked, names):
    assert broken(HANKS, Filters.model_validate(asked)) == names


def test_what_is_not_known_meets_no_bound_and_breaks_no_exclusion():
    unknown = movie(10, "Bare", "Nothing is known.", release_date=None, original_language=None)

    assert broken(unknown, Filters(max_runtime=90)) == ["max_runtime"]
    assert broken(unknown, Filters(year_from=1990, language=("en",))) == ["year_from", "language"]
    assert broken(unknown, Filters(not_language=("en",), not_decade=(1990,))) == []
