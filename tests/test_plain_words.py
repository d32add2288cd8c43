"""What people ask for in plain words, over 10,000 real movies and the starter catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue import STARTER
from moviesearch.api.requests import SearchRequest
from moviesearch.search import search
from moviesearch.settings import Settings
from scripts.evaluation.bench import open_bench


def asked(clients, q, **more):
    return search(SearchRequest(q=q, **more), clients)


def understood(answer):
    return {name: one.value for name, one in answer.filters.items()}


@pytest.mark.parametrize(
    ("sentence", "filters"),
    [
        ("anything but horror", {"not_genre": ("Horror",)}),
        ("movies not by Tarantino", {"not_person": ("Quentin Tarantino",)}),
        ("family movie without animation", {"genre": ("Family",), "not_genre": ("Animation",)}),
        ("non-English thrillers", {"genre": ("Thriller",), "not_language": ("en",)}),
        ("sci-fi but no aliens", {"genre": ("Science Fiction",), "without": ("aliens",)}),
        ("crime movies without guns", {"genre": ("Crime",), "without": ("guns",)}),
        ("不是恐怖片", {"not_genre": ("Horror",)}),
        ("movies with Tom Hanks", {"person": ("Tom Hanks",)}),
        ("directed by Nolan", {"person": ("Christopher Nolan",)}),
        ("kubrick war film", {"person": ("Stanley Kubrick",), "genre": ("War",)}),
        ("quentin tarrantino", {"person": ("Quentin Tarantino",)}),
        ("movies under 90 minutes", {"max_runtime": 90}),
        ("90分钟以内的喜剧", {"genre": ("Comedy",), "max_runtime": 90}),
        ("longer than 3 hours", {"min_runtime": 180}),
        ("21st century westerns", {"genre": ("Western",), "year_from": 2000}),
        ("comedies rated below 6.5", {"genre": ("Comedy",), "max_rating": 6.5}),
        ("dramas imdb 8 or higher", {"genre": ("Drama",), "min_rating": 8}),
        ("science fiction or fantasy", {"any_genre": ("Science Fiction", "Fantasy")}),
        ("bollywood movies", {"language": ("hi",)}),
        ("spaghetti western", {"genre": ("Western",), "language": ("it",)}),
        ("silent movies", {"year_to": 1929}),
        ("early 90s comedies", {"genre": ("Comedy",), "year_from": 1990, "year_to": 1993}),
        ("movies from '99", {"year_from": 1999, "year_to": 1999}),
    ],
)
def test_a_constraint_in_plain_words_holds_for_what_comes_first(tmdb, sentence, filters):
    answer = asked(tmdb, sentence, k=10)

    assert understood(answer) == filters
    assert answer.total
    assert not any(one.missing for one in answer.results[: answer.total])


@pytest.mark.parametrize("sentence", ["movies for kids", "not too scary movies for kids"])
def test_movies_for_children_are_for_families(tmdb, sentence):
    answer = asked(tmdb, sentence, k=10)

    assert answer.filters["genre"].value == ("Family",)
    if "scary" in sentence:
        assert answer.filters["not_genre"].value == ("Horror",)


@pytest.mark.parametrize(
    ("sentence", "sort"),
    [
        ("newest korean thrillers", "newest"),
        ("oldest westerns", "oldest"),
        ("highest rated comedies", "highest_rated"),
        ("worst horror movies", "lowest_rated"),
        ("most popular animated movies", "most_popular"),
        ("highest grossing movies", "highest_grossing"),
        ("评分最高的科幻片", "highest_rated"),
    ],
)
def test_an_order_in_plain_words_is_the_order(tmdb, sentence, sort):
    answer = asked(tmdb, sentence, k=10)

    assert (answer.sort.value, answer.sort.source) == (sort, "understood")
    years = [one.year for one in answer.results]
    if sort in ("newest", "oldest"):
        assert years == sorted(years, reverse=sort == "newest")


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("movies like Inception but funnier", "Inception"),
        ("similar to The Matrix", "The Matrix"),
        ("films like harry potter 3", "Harry Potter and the Prisoner of Azkaban"),
        ("like t2", "Terminator 2: Judgment Day"),
        ("something like 8 1/2", "8½"),
    ],
)
def test_an_example_is_recognised_and_is_none_of_the_answer(tmdb, sentence, title):
    answer = asked(tmdb, sentence, k=50)

    assert title in [one.title for one in tmdb.index.fetch(answer.like)]
    assert title not in [one.title for one in answer.results]


def test_what_meets_everything_is_told_from_what_comes_close(tmdb):
    first, second = (
        asked(tmdb, "korean thrillers from the 2000s", k=10, offset=at) for at in (0, 10)
    )

    assert first.total == 10
    assert (first.relaxed, second.relaxed) == (False, True)
    assert all(one.missing for one in second.results)
    assert not asked(tmdb, "90s comedies", k=20, offset=20).relaxed


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("a man relives the same day over and over", "Groundhog Day"),
        ("the one where the guy ages backwards", "The Curious Case of Benjamin Button"),
        ("hitman and little girl with plant", "Léon: The Professional"),
        ("poor family cons rich family", "Parasite"),
    ],
)
@pytest.mark.usefixtures("measuring")
def test_a_plot_in_few_words_finds_its_movie_first(sentence, title):
    settings = Settings.load({"EMBEDDER": "local"}, env_file=None)
    clients = open_bench(Path(STARTER), settings, lambda *_: None).clients

    assert asked(clients, sentence, k=1).results[0].title == title
