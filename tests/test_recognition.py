"""An LLM may recognise a movie that retrieval missed, and only one that the catalogue holds."""

from __future__ import annotations

import json

import pytest

from catalogue import MOVIES, fill, movie
from moviesearch.constraints import Filters
from moviesearch.errors import IndexUnavailable
from moviesearch.explanation.recognition import Recognition
from moviesearch.index import open_index
from test_recommend_function import events

QUERY = "boy talks"  # no title but one has letters of it
RETRIEVED = movie(20, "Talks", "A boy talks and talks.", release_date="2001-01-01")
SENSE = movie(
    21,
    "The Sixth Sense",
    "A child psychologist treats a frightened patient in Philadelphia.",
    genres=["Mystery", "Thriller"],
    release_date="1999-08-02",
    cast=["Bruce Willis"],
    vote_count=9_000,
)
CATALOGUE = [
    *MOVIES,
    RETRIEVED,
    SENSE,
    movie(22, "The Thing", "Antarctica.", release_date="1982-06-25", vote_count=5_000),
    movie(23, "The Thing", "A prelude.", release_date="2011-10-12", vote_count=900),
    movie(24, "Carrie", "A prom.", genres=["Horror"], release_date="1976-11-03"),
    movie(25, "Thing", "A lonely object.", release_date="1997-01-01"),
]
LAST = ['{"id": 20, "fit": "partial", "reason": "A boy talks."}', '{"explanation": "See [20]."}']


def guess(title, year=None, **more):
    return json.dumps({"guess": title, "year": year, **more})


@pytest.fixture
def recommended(settings, open_function, gemini):
    """What is recommended where the LLM begins with some lines."""
    fill(settings(), CATALOGUE)
    client = open_function("recommend", settings())

    def answer(*lines, **asked):
        gemini.api.lines = [*lines, *LAST]
        wish = {"query": QUERY, "k": 3, "mode": "keyword", **asked}
        return client.post("/recommend", json=wish).get_json()

    return answer


def shown(answer):
    return [(one["title"], one["recognised"]) for one in answer["movies"]]


def test_a_movie_that_was_recognised_comes_first_with_a_reason_of_its_facts(recommended):
    answer = recommended(guess("The Sixth Sense", 1999))
    first = answer["movies"][0]

    assert shown(answer) == [("The Sixth Sense", True), ("Talks", False)]
    assert (first["fit"], first["score"], first["missing"]) == ("strong", 0.0, [])
    assert first["reason"].startswith("A 1999 mystery thriller")
    assert answer["degraded"] == []


def test_the_spelling_of_a_title_is_forgiven_and_so_is_a_year(recommended):
    guesses = [
        guess("sixth sense", 1998),
        guess("THE SIXTH SENSE!", 2000),
        guess("The Sixth  Sense", 1999),
        guess("the sixth sense"),
    ]

    for line in guesses:
        assert shown(recommended(line))[0] == ("The Sixth Sense", True)


def test_the_llms_own_reason_stands_if_it_names_nobody_else(recommended):
    told = "A boy sees the dead; his doctor, Bruce Willis, is one of them."
    invented = "It is as good as The Shining."
    answer = recommended(guess("The Sixth Sense", 1999, reason=told))
    other = recommended(guess("The Sixth Sense", 1999, reason=invented))

    assert answer["movies"][0]["reason"] == told
    assert "Shining" not in json.dumps(other)
    assert other["movies"][0]["reason"].startswith("A 1999 mystery thriller")


NO_GUESSES = [
    guess("The Ghost Boy of Nowhere", 1999),
    guess("The Sixth Sense", 1989),
    guess("The Thing"),
    guess("Undated", 2001),
    guess("", 1999),
    guess("?!", 1999),
    guess("x" * 600, 1999),
    guess(["The Sixth Sense"], 1999),
    guess(None, 1999),
    guess("The Sixth Sense", "1999"),
    guess("The Sixth Sense", year=True),
    guess("The Sixth Sense", 1999.0),
    '{"guess": "The Sixth Sense", "year": 19',
    '{"guess": {"title": "The Sixth Sense"}}',
]


def test_what_is_invented_misdated_ambiguous_or_malformed_leaves_no_trace(recommended):
    answers = [recommended(line) for line in NO_GUESSES]

    assert [shown(answer) for answer in answers] == [[("Talks", False)]] * len(NO_GUESSES)
    assert {answer["explanation"] for answer in answers} == {"See Talks."}
    assert not any(answer["degraded"] for answer in answers)


def test_of_two_movies_of_one_title_the_year_decides(recommended):
    answers = [recommended(guess("The Thing", year)) for year in (1982, 2011, 2012)]

    assert [one["movies"][0]["id"] for one in answers] == [22, 23, 23]


def test_a_title_without_its_article_is_no_other_movie(recommended):
    assert recommended(guess("Thing", 1997))["movies"][0]["id"] == 25
    assert recommended(guess("The Thing", 1997))["movies"][0]["id"] == 25  # the only one near


LEAVE_IT_OUT = [
    {"exclude": [21]},
    {"unlike": [21], "mode": "hybrid"},
    {"like": [21], "mode": "hybrid"},
    {"year_from": 2000},
    {"max_runtime": 90},
    {"not_genre": ["Thriller"]},
    {"not_person": ["Bruce Willis"]},
    {"without": ["psychologist"]},
]


def test_what_is_excluded_or_breaks_a_constraint_is_not_recognised(recommended):
    for asked in LEAVE_IT_OUT:
        answer = recommended(guess("The Sixth Sense", 1999), **asked)

        assert "The Sixth Sense" not in json.dumps(answer), asked
        assert answer["degraded"] == []


def test_an_understood_constraint_holds_too(recommended):
    answer = recommended(guess("The Sixth Sense", 1999), query="korean movie, boy talks")

    assert "The Sixth Sense" not in json.dumps(answer)


def test_a_guess_that_was_retrieved_is_simply_picked_first(recommended):
    line = guess("Talks", 2001, reason="A boy talks.")
    answer = recommended(line, query="boy talks about an astronaut")

    assert shown(answer)[0] == ("Talks", False)
    assert answer["movies"][0]["fit"] == "strong"
    assert [one["id"] for one in answer["movies"]].count(20) == 1


def test_the_first_three_guesses_count_and_each_movie_once(recommended):
    answer = recommended(
        guess("Nothing of the Kind", 1990),
        guess("The Sixth Sense", 1999),
        guess("Sixth Sense", 1999),
        guess("The Thing", 1982),
        guess("Carrie", 1976),
    )

    assert shown(answer) == [("The Sixth Sense", True), ("Talks", False)]


def test_text_may_refer_to_a_guess_by_number_only_if_it_is_there(recommended):
    answer = recommended(
        guess("Nothing of the Kind", 1990),
        guess("The Sixth Sense", 1999),
        '{"explanation": "It is [guess 2]."}',
        '{"explanation": "Or it is [guess 1]."}',
        '{"explanation": "Not Nothing of the Kind."}',
    )

    assert answer["explanation"] == "It is The Sixth Sense. See Talks."


def test_a_recognised_movie_takes_a_place_of_those_asked_for(recommended):
    answer = recommended(guess("The Sixth Sense", 1999), k=1)

    assert shown(answer) == [("The Sixth Sense", True)]


def test_streamed_it_comes_as_any_pick_does(settings, open_function, gemini):
    fill(settings(), CATALOGUE)
    client = open_function("recommend", settings())
    gemini.api.lines = [guess("Nobody's Movie", 1990), guess("The Sixth Sense", 1999), *LAST]
    response = client.get(
        "/recommend",
        query_string={"q": QUERY, "k": 2, "mode": "keyword"},
        headers={"Accept": "text/event-stream"},
    )
    names, data = zip(*events(response), strict=True)

    assert names == ("movies", "pick", "pick", "explanation", "done")
    assert (data[1]["place"], data[1]["movie"]["recognised"]) == (1, True)
    assert data[1]["movie"]["title"] == "The Sixth Sense"
    assert data[-1]["order"] == [21, 20]


def test_switched_off_nothing_is_asked_for_nor_recognised(settings, open_function, gemini):
    fill(settings(), CATALOGUE)
    client = open_function("recommend", settings(), RECOGNITION="false")
    gemini.api.lines = [guess("The Sixth Sense", 1999), *LAST]
    answer = client.post("/recommend", json={"query": QUERY, "mode": "keyword"}).get_json()
    told = gemini.server.requests[-1].body["systemInstruction"]["parts"][0]["text"]

    assert shown(answer) == [("Talks", False)]
    assert "guess" not in told


def test_the_prompt_asks_for_guesses_where_they_are_recognised(recommended, gemini):
    recommended()
    told = gemini.server.requests[-1].body["systemInstruction"]["parts"][0]["text"]

    assert '{"guess"' in told


def test_an_index_that_does_not_answer_recognises_nothing(settings, caplog):
    fill(settings(), CATALOGUE)
    index = open_index(settings())

    def unavailable(keys):
        raise IndexUnavailable("it timed out")

    assert Recognition(index, Filters(), ())("The Sixth Sense", 1999).id == 21
    index.named = unavailable
    assert Recognition(index, Filters(), ())("The Sixth Sense", 1999) is None
    assert "it timed out" in caplog.text
