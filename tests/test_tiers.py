"""What meets all constraints comes first, then what misses the least: one order for all pages."""

from __future__ import annotations

import pytest

from catalogue import fill, movie, opened
from moviesearch.api.requests import SearchRequest, SimilarRequest
from moviesearch.constraints import SORTS
from moviesearch.errors import InvalidRequest
from moviesearch.search import search
from moviesearch.similar import similar


def crowd():
    """400 movies of three languages, four genres and four decades, some of whom lack a fact."""
    genres = [["Horror"], ["Comedy"], ["Comedy", "Horror"], ["Drama"]]
    for at in range(400):
        yield movie(
            at + 1,
            f"Film {at}",
            f"The same story of a {('dog', 'cat', 'fox')[at % 3]} and number{at % 7}.",
            genres=genres[at % 4],
            original_language=("ko", "en", "fr")[at % 3],
            release_date=None if at % 50 == 0 else f"{1980 + at % 40}-{1 + at % 12:02}-01",
            runtime=None if at % 11 == 0 else 60 + at % 100,
            vote_average=5 + at % 5,
            vote_count=at * 13 % 1_000,
            revenue=at * 1_000 if at % 4 else None,
            cast=["Tom Hanks"] if at % 40 == 3 else ["Somebody Else"],
        )


MOVIES = list(crowd())
BY_ID = {one.id: one for one in MOVIES}
SORT_KEYS = {
    "newest": lambda one: -one.release_date.toordinal() if one.release_date else None,
    "oldest": lambda one: one.release_date.toordinal() if one.release_date else None,
    "most_popular": lambda one: -one.vote_count,
    "highest_grossing": lambda one: -one.revenue if one.revenue else None,
}


@pytest.fixture(scope="module")
def clients(kept_engine):
    fill(kept_engine.write, MOVIES)
    return opened(kept_engine.read)


def found(clients, q, **more):
    return search(SearchRequest(q=q, **more), clients)


def pages(clients, q, k, count, **more):
    answers = [found(clients, q, k=k, offset=at, **more) for at in range(0, count, k)]
    return [one for answer in answers for one in answer.results]


def met_by(**facts):
    return {
        one.id
        for one in MOVIES
        if all(value in getattr(one, name) for name, value in facts.items())
    }


def is_of(movie_id, decade):
    year = BY_ID[movie_id].year
    return year is not None and year // 10 * 10 == decade


def test_all_that_meet_everything_come_first_and_none_twice(clients):
    wanted = met_by(genres="Horror") & met_by(original_language="ko")
    results = pages(clients, "korean horror movies about a dog", 50, 200)
    ids = [one.id for one in results]

    assert len(set(ids)) == len(ids) == 200
    assert set(ids[: len(wanted)]) == wanted
    assert found(clients, "korean horror movies", k=1).total == len(wanted)


@pytest.mark.parametrize("mode", ["hybrid", "semantic", "keyword"])
def test_then_come_those_that_miss_the_least(clients, mode):
    results = pages(clients, "korean horror movies about a dog", 50, 400, mode=mode)
    missed = [len(one.missing) for one in results]

    assert missed == sorted(missed)
    assert {0, 1} <= set(missed)
    for one in results:
        lacking = {
            "genre": "Horror" not in BY_ID[one.id].genres,
            "language": BY_ID[one.id].original_language != "ko",
        }
        assert set(one.missing) == {name for name, misses in lacking.items() if misses}


@pytest.mark.parametrize("more", [{}, {"sort": "newest"}, {"mode": "keyword"}])
def test_the_order_is_the_same_for_every_page_size(clients, more):
    small = pages(clients, "korean comedies about a cat", 7, 119, **more)
    large = pages(clients, "korean comedies about a cat", 17, 119, **more)

    assert [one.id for one in small] == [one.id for one in large]


def test_an_answer_is_relaxed_only_where_it_shows_what_misses_something(clients):
    total = found(clients, "korean horror movies", k=1).total
    full = found(clients, "korean horror movies", k=total - 40, offset=40)
    mixed = found(clients, "korean horror movies", k=10, offset=total - 5)

    assert (full.relaxed, mixed.relaxed) == (False, True)
    assert [bool(one.missing) for one in mixed.results] == [False] * 5 + [True] * 5
    assert set(mixed.filters) == {"language", "genre"}


def test_explicit_constraints_hold_for_whatever_follows(clients):
    results = pages(clients, "horror movies", 50, 400, language="ko")

    assert {one.id for one in results} == met_by(original_language="ko")
    assert found(clients, "horror movies", language="ko").total == len(
        met_by(original_language="ko") & met_by(genres="Horror")
    )


@pytest.mark.parametrize("sort", SORT_KEYS)
def test_an_order_is_of_all_that_meets_the_constraints(clients, sort):
    results = pages(clients, "horror", 50, 400, genre=["Horror"], sort=sort, understand=False)
    key = SORT_KEYS[sort]
    values = [key(BY_ID[one.id]) for one in results]
    known = [value for value in values if value is not None]

    assert {one.id for one in results} == met_by(genres="Horror")
    assert known == sorted(known)
    assert values[: len(known)] == known  # what is not known comes last
    assert {one.score for one in results} == {0.0}


@pytest.mark.parametrize("sort", ["highest_rated", "lowest_rated"])
def test_ratings_are_weighed_by_their_votes(clients, sort):
    first = found(clients, "horror", genre=["Horror"], sort=sort, understand=False).results[0]

    assert first.vote_average == (9 if sort == "highest_rated" else 5)
    assert first.vote_count > 500


def test_an_order_keeps_to_the_tiers(clients):
    results = pages(clients, "korean horror movies", 50, 400, sort="newest")
    missed = [len(one.missing) for one in results]
    first = [one for one in results if not one.missing]

    assert missed == sorted(missed)
    assert len(first) == len(met_by(genres="Horror") & met_by(original_language="ko"))
    years = [one.release_date.year for one in first if one.release_date]
    assert years == sorted(years, reverse=True)


@pytest.mark.parametrize("sort", SORTS)
def test_without_constraints_an_order_is_of_the_best(clients, sort):
    results = pages(clients, "the story of a fox", 50, 400, sort=sort)

    best = pages(clients, "the story of a fox", 50, 250)
    assert len(results) == 250
    assert {one.id for one in results} == {one.id for one in best}


def test_a_movie_of_unknown_length_is_of_no_length_asked_for(clients):
    short = found(clients, "dog", max_runtime=90, k=50).results
    long = found(clients, "dog", min_runtime=100, k=50).results

    assert all(one.runtime and one.runtime <= 90 for one in short)
    assert all(one.runtime and one.runtime >= 100 for one in long)


def test_a_person_is_asked_for_by_parameter_and_counted(clients):
    answer = found(clients, "story", person="Tom Hanks", k=50, facets=True)
    without = found(clients, "story", not_person=["Tom Hanks"], k=50)

    assert {one.id for one in answer.results} == met_by(cast="Tom Hanks")
    assert answer.facets["person"][0].model_dump() == {"value": "Tom Hanks", "count": 10}
    assert all("Tom Hanks" not in one.cast for one in without.results)


def test_a_person_may_be_written_in_any_case_and_must_be_known(clients):
    answer = found(clients, "story", person="tom HANKS", k=50)

    assert answer.filters["person"].value == ("Tom Hanks",)
    assert {one.id for one in answer.results} == met_by(cast="Tom Hanks")
    with pytest.raises(InvalidRequest, match=r"not_person: .*did you mean Tom Hanks"):
        found(clients, "story", not_person=["Tom Hancks"])


def test_topics_and_people_hold_for_similar_and_random_movies_too(clients):
    near = similar(1, SimilarRequest(k=50, without="dogs", person="tom hanks"), clients.index)

    assert near.results
    assert all("dog" not in one.overview and "Tom Hanks" in one.cast for one in near.results)


def test_a_topic_is_left_out_by_the_words_that_movies_hold(clients):
    answer = found(clients, "the same story", without=["dogs", "foxes"], k=50, facets=True)

    assert {one.overview.split(" ")[5] for one in answer.results} == {"cat"}
    assert answer.total == sum("cat" in one.overview for one in MOVIES)
    assert sum(one.count for one in answer.facets["language"]) == answer.total
    numbered = found(clients, "the same story", without=["dog number3"], k=1)
    assert numbered.total == 400 - sum(
        "dog" in one.overview and "number3" in one.overview for one in MOVIES
    )


def test_another_decade_stays_to_choose_from(clients):
    plain = found(clients, "dog", facets=True).facets["decade"]
    for years in ({"year_from": 1990, "year_to": 1999}, {"decade": 1990}, {"decade": [1980, 1990]}):
        chosen = found(clients, "dog", **years, facets=True).facets
        assert chosen["decade"] == plain
        assert sum(one.count for one in chosen["language"]) < 400
    understood = found(clients, "movies from the 90s about a dog", facets=True)

    assert len(plain) == 4
    assert understood.facets["decade"] == plain
    assert understood.total < 400


def test_another_language_stays_to_choose_from(clients):
    plain = found(clients, "dog", facets=True).facets["language"]
    asked = found(clients, "dog", language="ko", facets=True).facets
    understood = found(clients, "korean movies about a dog", facets=True)

    assert asked["language"] == understood.facets["language"] == plain
    assert understood.filters["language"].value == ("ko",)
    assert understood.total == sum(one.count for one in asked["decade"]) + len(
        [one for one in MOVIES if one.original_language == "ko" and not one.year]
    )


def test_a_lower_rating_stays_to_choose_from_and_none_above_the_highest(clients):
    plain = found(clients, "dog", facets=True).facets["rating"]
    asked = found(clients, "dog", min_rating=8, facets=True).facets
    understood = found(clients, "movies about a dog rated above 8", facets=True)
    highest = found(clients, "dog", min_rating=6, max_rating=7, facets=True).facets["rating"]

    assert asked["rating"] == understood.facets["rating"] == plain
    assert understood.filters["min_rating"].source == "understood"
    assert [one.value for one in plain] == [9, 8, 7, 6, 5]
    assert [one.value for one in highest] == [7, 6, 5]


def test_genres_and_people_are_counted_within_those_that_are_asked_for(clients):
    asked = found(clients, "dog", genre="Horror", person="Tom Hanks", facets=True)
    counts = {one.value: one.count for one in asked.facets["genre"]}

    assert counts.get("Horror", 0) == asked.total
    assert {one.value for one in asked.facets["person"]} <= {"Tom Hanks"}
    assert sum(one.count for one in asked.facets["decade"]) <= asked.total


def test_any_of_several_decades_can_be_asked_for(clients):
    both = found(clients, "dog", decade=[1980, 2000], k=50)

    assert {one.year // 10 * 10 for one in both.results} == {1980, 2000}
    assert both.total == sum(is_of(one, 1980) or is_of(one, 2000) for one in BY_ID)
    assert both.filters["decade"].label == "1980s / 2000s"
    assert not any(one.missing for one in both.results)


def test_a_decade_that_is_asked_for_holds_over_years_that_the_sentence_says(clients):
    other = found(clients, "90s horror", decade=1980)
    same = found(clients, "early 90s horror", decade=[1980, 1990])

    assert other.filters.keys() == {"genre", "decade"}
    assert other.total == len([one for one in met_by(genres="Horror") if is_of(one, 1980)])
    assert not other.relaxed
    assert all(is_of(one.id, 1980) for one in other.results)
    assert same.filters.keys() == {"genre", "decade", "year_from", "year_to"}
    assert {one.year for one in same.results if not one.missing} == {1990, 1992}


def test_decades_ratings_and_several_genres_can_be_asked_for(clients):
    old = found(clients, "dog", not_decade=[1990, 2000, 2010], k=50).results
    bad = found(clients, "dog", max_rating=6, k=50).results
    either = found(clients, "dog", any_genre=["Drama", "comedy"], k=1)

    assert {one.year // 10 * 10 for one in old if one.year} == {1980}
    assert all(one.vote_average <= 6 for one in bad)
    assert either.total == len(met_by(genres="Drama") | met_by(genres="Comedy"))
