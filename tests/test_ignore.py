"""What of a sentence is left unheard where a request says so, over HTTP on both engines."""

from __future__ import annotations

import pytest

from catalogue import fill, movie
from moviesearch.api.requests import UNDERSTOOD
from moviesearch.constraints import ROWS
from moviesearch.understanding import understand

KNOWN = {
    "genres": ["Comedy", "Drama", "Horror", "Romance", "Science Fiction", "Thriller"],
    "original_language": ["en", "ko"],
}
MOVIES = [
    movie(1, "The Pact", "A house of ghosts.", genres=["Horror"], release_date="1994-01-01"),
    movie(2, "Cellar", "A house of rats.", genres=["Horror"], release_date="2012-01-01"),
    movie(3, "Rice", "A field of rice.", original_language="ko", release_date="1996-01-01"),
    movie(4, "Inception", "A thief steals dreams.", genres=["Science Fiction"], cast=["Ada Low"]),
    movie(5, "Sleeper", "A thief dreams of aliens.", genres=["Science Fiction"], runtime=90),
    movie(6, "Cloud", "A choir sings.", genres=["Comedy"], vote_average=9, vote_count=9_000),
]


@pytest.fixture
def client(filled, open_function):
    return open_function("search", filled)


@pytest.fixture(scope="module")
def filled(kept_engine):
    fill(kept_engine.write, MOVIES)
    return kept_engine.read


def asked(client, q, *ignored, **more):
    answer = client.get("/search", query_string={"q": q, "ignore": ignored, "k": 6, **more})
    assert answer.status_code == 200
    return answer.get_json()


def said(query, *ignored):
    return understand(query, known=KNOWN, ignored=ignored)


def test_an_ignored_constraint_is_none_and_all_others_hold(client):
    whole = asked(client, "90s horror")
    any_genre = asked(client, "90s horror", "genre")
    any_year = asked(client, "90s horror", "year_from", "year_to")

    assert (whole["filters"].keys(), whole["total"]) == ({"genre", "year_from", "year_to"}, 1)
    assert (any_genre["filters"].keys(), any_genre["total"]) == ({"year_from", "year_to"}, 2)
    assert (any_year["filters"].keys(), any_year["total"]) == ({"genre"}, 2)
    assert not any("genre" in one["missing"] for one in any_genre["results"])


def test_one_end_of_a_span_of_years_is_left_where_only_the_other_is_ignored(client):
    answer = asked(client, "90s horror", "year_from")

    assert answer["filters"].keys() == {"genre", "year_to"}
    assert answer["filters"]["year_to"]["text"] == "90s"


def test_everything_that_an_answer_understood_can_be_ignored_by_the_name_it_has_there(client):
    sentences = [
        "best korean movies",
        "eerie and chilling, please",
        "movies like Inception",
        "sci-fi with Ada Low under 2 hours",
        "horror from the 90s but no aliens",
        "anything but horror, not from the 80s, rated above 6",
    ]
    seen = set()
    for sentence in sentences:
        answer = asked(client, sentence)
        names = {*answer["filters"], *(name for name in ("sort", "like", "mood") if answer[name])}
        seen |= names
        for name in names:
            without = asked(client, sentence, name)
            left = {*without["filters"], *(one for one in ("sort", "like") if without[one])}
            assert name not in left | {"mood" for _ in without["mood"]}
            if name != "mood":  # which asks for genres
                assert left >= names - {name, "mood"}
        bare = asked(client, sentence, *names)
        assert (bare["filters"], bare["sort"], bare["like"], bare["mood"]) == ({}, None, [], [])
    assert seen >= {"sort", "like", "mood", "genre", "person", "without", "not_genre", "not_decade"}


@pytest.mark.parametrize(
    ("query", "name", "words"),
    [
        ("horror about a clown", "genre", "horror about a clown"),
        ("korean revenge", "language", "korean revenge"),
        ("a boxer under 90 minutes", "max_runtime", "a boxer"),
        ("a boxer, but no aliens", "without", "a boxer"),
        ("newest korean thrillers", "sort", "korean thrillers"),
        ("heists but not horror", "not_genre", "heists"),
        ("90分钟以内的恐怖片", "max_runtime", "恐怖片"),
    ],
)
def test_words_that_tell_of_a_movie_are_searched_for_and_others_are_gone(query, name, words):
    understood = said(query, name)

    assert name not in understood.filters.asked()
    assert understood.words == words


def test_an_example_that_is_ignored_is_a_movie_to_be_found(client):
    near = asked(client, "movies like Inception")
    found = asked(client, "movies like Inception", "like")

    assert near["like"] == [4]
    assert 4 not in [one["id"] for one in near["results"]]
    assert (found["like"], found["results"][0]["id"]) == ([], 4)


def test_a_mood_says_which_words_it_was_understood_from(client):
    [mood] = asked(client, "eerie and chilling, please")["mood"]

    assert mood == {"value": "scare", "text": "eerie"}


def test_parameters_hold_whatever_is_ignored_of_the_sentence(client):
    answer = asked(client, "90s horror", "genre", "sort", genre="Comedy", sort="newest")

    assert answer["filters"]["genre"]["value"] == ["Comedy"]
    assert answer["filters"]["genre"]["source"] == "explicit"
    assert answer["sort"]["value"] == "newest"
    assert {one["id"] for one in answer["results"]} == {6}


def test_ignoring_what_nothing_says_changes_nothing(client):
    plain = asked(client, "90s horror about a house")
    same = asked(client, "90s horror about a house", "person", "like", "mood", "without")

    assert (same["results"], same["filters"]) == (plain["results"], plain["filters"])


def test_a_post_names_what_to_ignore_in_a_list_and_one_may_stand_alone(client):
    listed = client.post("/search", json={"q": "90s horror", "ignore": ["year_from", "year_to"]})
    alone = client.post("/search", json={"q": "90s horror", "ignore": "genre"})

    assert listed.get_json()["filters"].keys() == {"genre"}
    assert alone.get_json()["filters"].keys() == {"year_from", "year_to"}


@pytest.mark.parametrize("name", ["magic", "q", "", "genre,person", "sort "])
def test_an_unknown_name_is_refused_with_all_that_there_are(client, name):
    response = client.get("/search", query_string={"q": "horror", "ignore": name})
    message = response.get_json()["error"]["message"]

    assert response.status_code == 400
    assert all(f"'{one}'" in message for one in (*ROWS, "sort", "like", "mood"))


def test_the_description_lists_the_names_for_both_functions(client):
    document = client.get("/search/openapi.json").get_json()

    for path in ("/search", "/recommend"):
        parameters = document["paths"][path]["get"]["parameters"]
        [ignore] = [one for one in parameters if one["name"] == "ignore"]
        assert ignore["schema"]["items"]["enum"] == list(UNDERSTOOD)
        assert "is not to be understood" in ignore["description"]


def test_recommendations_ignore_it_as_well(filled, open_function):
    client = open_function("recommend", filled)
    query = {"query": "movies like Inception under 2 hours", "explain": False}
    whole = client.post("/recommend", json=query).get_json()
    less = client.post("/recommend", json={**query, "ignore": ["like", "max_runtime"]}).get_json()
    mood = client.get("/recommend?q=eerie+and+chilling&explain=false").get_json()["mood"]

    assert (whole["like"], whole["filters"].keys()) == ([4], {"max_runtime"})
    assert (less["like"], less["filters"], less["movies"][0]["id"]) == ([], {}, 4)
    assert mood == [{"value": "scare", "text": "eerie"}]


@pytest.mark.parametrize(
    ("query", "ignored", "words"),
    [
        ("90s horror", ["genre"], "horror"),
        ("90s horror", ["year_from", "year_to"], "horror"),
        ("horror in a cabin, under 2 hours", ["max_runtime"], "a cabin"),
        ("comedies, no romantic comedies", ["not_genre"], "comedies"),
        ("scary and chilling, please", ["mood"], "scary and chilling, please"),
        ("韩国恐怖片", ["language"], "韩国"),
        ("korean horror movies", ["genre", "language"], "korean horror"),
    ],
)
def test_ignored_words_are_searched_for_where_they_tell_of_a_movie(query, ignored, words):
    assert said(query, *ignored).words == words


def test_what_stays_is_understood_as_beside_what_is_ignored():
    best = said("best korean movies", "language")
    romantic = said("comedies, no romantic comedies", "genre")

    assert (best.sort, best.words) == ("highest_rated", "korean")
    assert romantic.filters.not_genre == ("Romance",)
    assert said("sad korean movies", "genre").moods == ("cry",)


def test_a_mood_that_is_ignored_asks_for_nothing():
    without = said("sad korean movies", "mood")

    assert (without.moods, without.filters.asked()) == ((), {"language": ("ko",)})
