"""A title beside a person or a year is the movie that is meant, known cast or not."""

from __future__ import annotations

import pytest

from catalogue import MOVIES, fill, movie, opened
from moviesearch.api.requests import SearchRequest
from moviesearch.search import search

CAST = ["Ana Rey", "Bo Lind"]
HERS = [
    movie(50 + n, f"Harvest {n}", "A farm in the storm.", cast=["Ana Rey"], vote_count=9000)
    for n in range(4)
]
NAMED = [
    *HERS,
    movie(60, "Volantis", "A woman returns to her village.", vote_count=300),
    movie(61, "Doubt", "A nun suspects a priest.", cast=CAST, vote_count=200),
    movie(62, "Dune", "A desert planet.", release_date="1984-12-14", vote_count=300),
    movie(63, "Dune", "A desert planet, again.", release_date="2021-09-15", vote_count=9000),
    movie(64, "'71", "A soldier is left behind in a riot.", vote_count=100),
    movie(65, "Stocker", "A girl and her uncle.", release_date="2013-03-01", vote_count=100),
    movie(66, "Night Bus", "People on a bus.", cast=["Cy Stocker"], vote_count=9000),
    movie(67, "Day Bus", "Others on a bus.", cast=["Cy Stocker"], vote_count=9000),
    movie(68, "The Lantern Road", "Two on foot.", cast=["Bo Lind"], vote_count=200),
    movie(69, "Terror", "A motel and a shower.", director="Alf Stocker", vote_count=4000),
    movie(70, "Cab", "A ride at night.", cast=["Di Driver"], vote_count=4000),
    movie(71, "Cab Driver", "A veteran drives by night.", vote_count=200),
]


@pytest.fixture(scope="module")
def clients(kept_engine):
    fill(kept_engine.write, [*MOVIES, *NAMED])
    return opened(kept_engine.read)


def found(clients, query, k=3):
    return [one.title for one in search(SearchRequest(q=query, k=k), clients).results]


def test_a_movie_of_an_unknown_cast_comes_first_where_its_title_stands_before_a_name(clients):
    answer = search(SearchRequest(q="volantis ana rey", k=5), clients)

    assert answer.results[0].title == "Volantis"
    assert answer.results[0].missing == ("person",)
    assert all(one.title.startswith(("Harvest", "Doubt")) for one in answer.results[1:])


def test_a_word_behind_a_name_tells_of_a_part_as_often(clients):
    assert found(clients, "ana rey volantis", k=1) != ["Volantis"]


def test_an_everyday_word_is_a_title_where_the_person_is_in_that_movie(clients):
    assert found(clients, "ana rey doubt", k=1) == ["Doubt"]


def test_a_long_title_outranks_a_name_that_is_remembered_wrongly(clients):
    assert found(clients, "the lantern road with ana rey", k=1) == ["The Lantern Road"]


@pytest.mark.parametrize("query", ["dune from 1984", "1984 dune", "dune 1984", "dune of 1985"])
def test_a_year_beside_a_title_tells_which_movie_of_the_name(clients, query):
    answer = search(SearchRequest(q=query, k=2), clients)

    assert answer.results[0].id == 62
    assert answer.filters["year_from"].value <= 1984 <= answer.filters["year_to"].value


@pytest.mark.parametrize("query", ["terror stocker", "stocker terror", "Terror Alf Stocker"])
def test_a_title_and_a_surname_are_the_movie_that_has_both(clients, query):
    """Though another movie is called so, and somebody else of that name is better known."""
    answer = search(SearchRequest(q=query, k=3), clients)

    assert answer.results[0].title == "Terror"
    assert answer.filters["person"].value == ("Alf Stocker",)


def test_a_title_of_two_words_is_no_title_and_a_surname(clients):
    answer = search(SearchRequest(q="cab driver", k=1), clients)

    assert (answer.results[0].title, answer.filters) == ("Cab Driver", {})


def test_a_surname_is_a_title_where_a_movie_of_the_year_has_it(clients):
    answer = search(SearchRequest(q="stocker 2013", k=1), clients)

    assert [one.title for one in answer.results] == ["Stocker"]
    assert "person" not in answer.filters


def test_a_number_that_is_a_title_is_found_beside_the_word_movie(clients):
    assert found(clients, "71 movie", k=1) == ["'71"]


def test_where_nobody_has_both_people_those_with_one_come_before_all_others(clients):
    titles = {*(one.title for one in HERS), "Doubt", "Night Bus", "Day Bus"}

    assert {*found(clients, "ana rey and cy stocker", k=len(titles))} == titles


@pytest.mark.parametrize(
    ("query", "bound"),
    [
        ("bo lind before the lantern road", {"year_to": 1999}),
        ("movies since the lantern road", {"year_from": 2001}),
        ("bo lind movies made after doubt", {"year_from": 2001}),
    ],
)
def test_a_movie_tells_when_others_were_made(clients, query, bound):
    filters = search(SearchRequest(q=query, k=1), clients).filters

    assert {name: one.value for name, one in filters.items() if "year" in name} == bound


@pytest.mark.parametrize("query", ["a man alone after dune falls", "ana rey before doubtful war"])
def test_a_plot_that_goes_on_behind_before_or_after_tells_no_year(clients, query):
    assert "year_to" not in search(SearchRequest(q=query, k=1), clients).filters
