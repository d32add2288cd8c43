"""What a sentence says can be taken off it, one thing at a time, and nothing else of it is lost."""

from __future__ import annotations

import json

import pytest

from catalogue import MOVIES, ROOT, STARTER, fill, movie
from moviesearch.api.requests import SearchRequest
from moviesearch.constraints import IGNORABLE
from moviesearch.filters import read as read_request
from moviesearch.search import search
from moviesearch.settings import Settings
from moviesearch.understanding import understand
from scripts.evaluation.bench import open_bench
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


DREAMS = [
    movie(1, "The Pact", "A house of ghosts.", genres=["Horror"], release_date="1994-01-01"),
    movie(2, "Cellar", "A house of rats.", genres=["Horror"], release_date="2012-01-01"),
    movie(3, "Rice", "A field of rice.", original_language="ko", release_date="1996-01-01"),
    movie(4, "Inception", "A thief steals dreams.", genres=["Science Fiction"], cast=["Ada Low"]),
    movie(5, "Sleeper", "A thief dreams of aliens.", genres=["Science Fiction"], runtime=90),
    movie(6, "Cloud", "A choir sings.", genres=["Comedy"], vote_average=9, vote_count=9_000),
]


@pytest.fixture(scope="module")
def dreams(kept_engine):
    fill(kept_engine.write, DREAMS)
    return kept_engine.read


@pytest.fixture
def ask(dreams, open_function):
    client = open_function("search", dreams)

    def asked(q, *ignored):
        return client.get("/search", query_string={"q": q, "ignore": ignored}).get_json()

    return asked


def said(answer):
    """The names of all that an answer was understood to ask for."""
    return {*answer["filters"], *(name for name in ("sort", "like", "mood") if answer[name])}


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


@pytest.mark.parametrize(
    ("query", "name", "filters", "sort"),
    [
        ("best korean movies", "language", {}, "highest_rated"),
        ("comedies, no romantic comedies", "genre", {"not_genre": ("Romance",)}, None),
        ("90s horror", "year_from", {"genre": ("Horror",), "year_to": 1999}, None),
        ("silent movies from 1927", "year_from", {"year_to": 1927}, None),
        ("korean sci-fi or fantasy", "any_genre", {"language": ("ko",)}, None),
        ("韩国恐怖片", "genre", {"language": ("ko",)}, None),
        ("评分最高的韩国电影", "language", {}, "highest_rated"),
        ("评分最高的韩国电影", "sort", {"language": ("ko",)}, None),
    ],
)
def test_what_stays_means_what_it_does_beside_what_is_ignored(query, name, filters, sort):
    understood = read(query, name)

    assert understood.filters.asked() == filters
    assert understood.sort == sort


def test_a_sentence_of_constraints_is_one_still_without_what_tells_of_no_movie():
    assert read("newest korean thrillers", "sort").alone
    assert read("90s horror", "year_from", "year_to").alone
    assert not read("90s horror", "genre").alone


def test_a_mood_goes_with_all_that_it_asks_for_and_its_words_are_words():
    felt = read("feel-good korean movies")
    unfelt = read("feel-good korean movies", "mood")
    scary = read("eerie and chilling, please", "mood")

    assert (felt.moods, felt.filters.asked().keys()) == (
        ("feel good",),
        {"any_genre", "not_genre", "language"},
    )
    assert (unfelt.moods, unfelt.filters.asked()) == ((), {"language": ("ko",)})
    assert "feel-good" in unfelt.words
    assert scary.words == "eerie and chilling, please"


def test_a_mood_stays_without_a_genre_that_it_asks_for():
    understood = read("eerie and chilling, please", "genre")

    assert (understood.moods, understood.filters.asked()) == (("scare",), {})


def test_an_example_is_a_title_like_another_once_it_is_none():
    assert read("like inception").like
    assert not read("like inception", "like").like
    assert not read("like inception", "like").same
    assert "inception" in read("like inception", "like").words


def test_the_whole_sentence_may_be_ignored():
    everything = read(SENTENCE, *IGNORABLE)

    assert not everything.filters.asked()
    assert not everything.spans


@pytest.mark.parametrize(
    "query",
    [
        "best korean movies",
        "eerie and chilling, please",
        "movies like Inception",
        "sci-fi with Ada Low under 2 hours",
        "horror from the 90s but no aliens",
        "anything but horror, not from the 80s, rated above 6",
        "想大哭一场",
        "90年代的韩国电影",
    ],
)
def test_all_that_an_answer_understood_goes_by_the_name_it_has_there(ask, query):
    names = said(ask(query))

    assert names
    for name in names - {"mood"}:  # which asks for genres as well
        assert said(ask(query, name)) == names - {name}
    assert said(ask(query, *names)) == set()


def test_each_thing_that_people_say_can_be_taken_back_alone(measuring):
    index = open_bench(STARTER, Settings.load(), lambda done, total: None).clients.index
    lines = (ROOT / "tests" / "spoken.jsonl").read_text("utf-8").splitlines()
    taken = 0
    for query in {json.loads(line)["query"] for line in lines}:
        whole = told(query, index)
        for name in whole.keys() - {"mood"}:
            rest = {one: value for one, value in whole.items() if one != name}
            assert told(query, index, name) == rest, (query, name)
            taken += 1
        assert told(query, index, *whole) == {}, query
    assert taken > len(lines) / 2


def told(query, index, *ignored):
    """All that a sentence is understood to ask for, by name."""
    asked = read_request(SearchRequest(q=query, ignore=ignored), index)
    values = {name: one.value for name, one in asked.applied().items()}
    more = {"sort": asked.sort, "like": asked.understood.like, "mood": asked.understood.moods}
    assert asked.understood.words.strip()
    return values | {name: value for name, value in more.items() if value}


def test_a_mood_says_which_words_it_was_understood_from(ask):
    assert ask("eerie and chilling")["mood"] == [{"value": "scare", "text": "eerie"}]
    assert ask("90s horror")["mood"] == []


def test_an_example_that_is_none_can_be_found(ask):
    near = ask("movies like Inception")
    found = ask("movies like Inception", "like")

    assert near["like"] == [4]
    assert 4 not in {one["id"] for one in near["results"]}
    assert (found["like"], found["results"][0]["id"]) == ([], 4)


def test_no_movie_misses_what_is_ignored_and_more_meet_the_rest(ask):
    whole, any_genre = ask("90s horror"), ask("90s horror", "genre")

    assert (whole["total"], any_genre["total"]) == (1, 2)
    assert {name for one in whole["results"] for name in one["missing"]} >= {"genre"}
    assert {name for one in any_genre["results"] for name in one["missing"]} == {"year_to"}


def test_ignoring_what_nothing_says_changes_nothing(ask):
    plain = ask("90s horror about a house")
    same = ask("90s horror about a house", "person", "like", "mood", "without", "decade")

    assert (same["results"], same["filters"]) == (plain["results"], plain["filters"])


def test_a_recommendation_says_what_it_understood_and_ignores_it_as_well(dreams, open_function):
    client = open_function("recommend", dreams)
    query = {"query": "movies like Inception under 2 hours", "explain": False}
    whole = client.post("/recommend", json=query).get_json()
    less = client.post("/recommend", json={**query, "ignore": ["like", "max_runtime"]}).get_json()
    felt = client.get("/recommend?q=eerie+and+chilling&explain=false").get_json()

    assert (whole["like"], whole["filters"].keys()) == ([4], {"max_runtime"})
    assert (less["like"], less["filters"], less["movies"][0]["id"]) == ([], {}, 4)
    assert felt["mood"] == [{"value": "scare", "text": "eerie"}]


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
