"""Movies like one that a sentence names."""

from __future__ import annotations

import pytest

from catalogue import STARTER
from moviesearch.api.requests import SearchRequest
from moviesearch.index.schema import BM25
from moviesearch.ranking import likeness
from moviesearch.search import search
from moviesearch.settings import Settings
from scripts.evaluation.bench import open_bench

INCEPTION = 27205


@pytest.fixture
def bench(measuring):
    return open_bench(STARTER, Settings.load(), lambda done, total: None)


def answer(bench, query, **more):
    return search(SearchRequest(q=query, k=10, **more), bench.clients)


def test_a_no_to_one_movie_leaves_what_was_searched_for_in_its_place(bench):
    found = [one.title for one in answer(bench, "space adventure", unlike=(157336,)).results]

    assert "Interstellar" not in found
    assert {"2001: A Space Odyssey", "Guardians of the Galaxy", "Alien"} <= {*found[:5]}


def test_a_no_to_one_part_of_a_series_moves_the_others_behind(bench):
    before = [one.title for one in answer(bench, "fantasy quest with a ring").results]
    after = [one.title for one in answer(bench, "fantasy quest with a ring", unlike=(120,)).results]

    assert before[0].startswith("The Lord of the Rings")
    assert not [title for title in after[:3] if title.startswith("The Lord of the Rings")]


@pytest.mark.parametrize(
    "query",
    [
        "movies like inception",
        "if i loved inception what should i see",
        "for people who liked inception",
        "what to watch after inception",
        "an inception kind of movie",
        "inception but funnier",
        "looking for another inception",
        "in a similar vein to inception",
        "alternatives to inception",
    ],
)
def test_however_an_example_is_named_it_is_understood_and_left_out(bench, query):
    found = answer(bench, query)

    assert found.like == (INCEPTION,)
    assert INCEPTION not in {one.id for one in found.results}


def test_two_titles_that_meet_are_both_examples(bench):
    titles = {one.id: one.title for one in bench.movies}
    found = answer(bench, "the matrix meets inception")

    assert {titles[one] for one in found.like} == {"The Matrix", "Inception"}


def test_who_names_a_series_wants_none_of_its_parts(bench):
    found = answer(bench, "like harry potter but darker")

    assert found.like
    assert not [one.title for one in found.results if one.title.startswith("Harry Potter")]


@pytest.mark.parametrize("query", ["boy meets girl", "documentary style horror", "a new hope"])
def test_everyday_words_beside_such_words_are_no_example(bench, query):
    assert answer(bench, query).like == ()


def test_a_keyword_of_an_example_counts_more_than_a_word_of_its_overview(bench):
    [inception] = [one for one in bench.movies if one.id == INCEPTION]
    [read] = likeness.about([inception])

    assert read.using == BM25
    assert {*read.vector.values} == {likeness.OF_TEXT, 1.0}
