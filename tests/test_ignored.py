"""What a sentence says can be taken off it, one thing at a time, and nothing else of it is lost."""

from __future__ import annotations

import pytest

from catalogue import MOVIES, fill
from moviesearch.api.requests import SearchRequest
from moviesearch.constraints import IGNORABLE
from moviesearch.search import search
from moviesearch.understanding import understand
from test_understanding import KNOWN, TODAY, named

SENTENCE = "korean horror from the 90s with tom hanks, under 2 hours, no aliens"
WHOLE = {
    "genre": ("Horror",),
    "year_from": 1990,
    "year_to": 1999,
    "language": ("ko",),
    "person": ("Tom Hanks",),
    "max_runtime": 120,
    "without": ("aliens",),
}


def read(query, *ignored):
    return understand(query, known=KNOWN, names=named, ignored=ignored, today=TODAY)


def test_the_sentence_says_all_of_this():
    assert read(SENTENCE).filters.asked() == WHOLE


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_ignored_goes_and_the_rest_stays(name):
    assert read(SENTENCE, name).filters.asked() == {
        one: value for one, value in WHOLE.items() if one != name
    }


def test_an_order_goes_and_what_is_ordered_stays():
    constraints = read("newest korean thrillers").filters.asked()

    assert read("newest korean thrillers").sort == "newest"
    assert read("newest korean thrillers", "sort").sort is None
    assert read("newest korean thrillers", "sort").filters.asked() == constraints
    assert read("newest korean thrillers", "genre").sort == "newest"


def test_both_ends_of_a_decade_go_by_their_names():
    assert not read("90s horror", "year_from", "year_to").filters.asked().keys() - {"genre"}


@pytest.mark.parametrize(
    ("query", "name", "words"),
    [
        ("horror about a clown", "genre", {"horror", "clown"}),
        ("korean revenge", "language", {"korean", "revenge"}),
        ("a boxer under 90 minutes", "max_runtime", {"boxer"}),
        ("a boxer, no aliens", "without", {"boxer"}),
        ("newest korean thrillers", "sort", {"korean", "thrillers"}),
        ("heists but not horror", "not_genre", {"heists"}),
    ],
)
def test_a_word_that_tells_of_the_movie_is_searched_for_and_one_that_does_not_is_gone(
    query, name, words
):
    understood = read(query, name)

    assert set(understood.words.replace(",", "").split()) - {"about", "a", "but"} == words
    assert name not in understood.filters.asked()


def test_an_example_is_a_title_like_another_once_it_is_none():
    assert read("like inception").like
    assert not read("like inception", "like").like
    assert not read("like inception", "like").same
    assert "inception" in read("like inception", "like").words


def test_the_whole_sentence_may_be_ignored():
    everything = read(SENTENCE, *IGNORABLE)

    assert not everything.filters.asked()
    assert not everything.spans


def test_an_explicit_constraint_stays_whatever_is_ignored(clients):
    request = SearchRequest(q="drama", genre=["Animation"], ignore=["genre"])
    answer = search(request, clients)

    assert {name: one.source for name, one in answer.filters.items()} == {"genre": "explicit"}
    assert {one.id for one in answer.results} == {2, 5}


@pytest.mark.parametrize("name", ["search", "recommend"])
def test_both_functions_take_it_as_text_or_as_a_list(name, settings, open_function):
    fill(settings(), MOVIES)
    client = open_function(name, settings())
    asked = {"q" if name == "search" else "query": "korean drama from 2019"}
    left = {"genre": "understood"}

    for answer in (
        client.get(f"/{name}", query_string={**asked, "ignore": ["language", "year_from,year_to"]}),
        client.post(f"/{name}", json={**asked, "ignore": ["language", "year_from", "year_to"]}),
    ):
        found = answer.get_json()["filters"]
        assert {one: found[one]["source"] for one in found} == left


def test_an_unknown_name_is_refused_with_all_that_there_are(settings, open_function):
    fill(settings(), MOVIES)
    refused = open_function("search", settings()).get("/search?q=a&ignore=plot")

    assert refused.status_code == 400
    message = refused.get_json()["error"]["message"]
    assert "'plot' is nothing to ignore; there are genre, not_genre" in message


def test_the_document_lists_them(settings, open_function):
    fill(settings(), MOVIES)
    document = open_function("search", settings()).get("/search/openapi.json").get_json()
    [ignore] = [
        one for one in document["paths"]["/search"]["get"]["parameters"] if one["name"] == "ignore"
    ]

    assert ignore["schema"]["items"]["enum"] == list(IGNORABLE)


def test_decades_are_any_of_several(clients):
    request = SearchRequest(q="astronaut lion family", decade=[1990, 2010], facets=True)
    answer = search(request, clients)

    assert {one.id for one in answer.results} == {1, 2, 3, 4}
    assert answer.filters["decade"].label == "1990s / 2010s"
    assert {one.value for one in answer.facets["decade"]} == {1990, 2010}
