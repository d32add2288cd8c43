"""Orders in a wish or in a movie's texts reach the LLM, and what it does of them reaches nobody.

The LLM of these tests obeys every one of `evals/injection.jsonl`; what comes out is held against
what an answer must never hold, in one piece and event by event.
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from types import SimpleNamespace

import pytest

from catalogue import MOVIES, ROOT, fill, movie, settings_of
from moviesearch.explanation.grounding import MAX_LENGTH, REMARKS
from servers import running
from servers.obedient import ObedientAPI
from test_recommend_function import events

CASES = [
    json.loads(line)
    for line in (ROOT / "evals" / "injection.jsonl").read_text("utf-8").split("\n")
    if line
]
FIRST_ID = 1_000
K = 2
HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
LINK = re.compile(r"https?:|www\.|javascript:|data:|://|\]\(|!\[|@", re.IGNORECASE)
MARKUP = re.compile(r"[<>`{}]|&lt;|&#")


def tag(number):
    return f"zebra{number}x"


def attacked(number, case):
    """A movie that the wish of a case finds, with the order in one of its texts."""
    facts = {"overview": f"An astronaut drifts with a {tag(number)}.", "title": f"Drift {number}"}
    where = case["where"]
    if where == "overview":
        facts["overview"] += f" {case['attack']}"
    elif where == "title":
        facts["title"] = case["attack"]
    elif where in ("keywords", "cast"):
        facts[where] = [case["attack"]]
    return movie(FIRST_ID + number, **facts)


@pytest.fixture(scope="module")
def obedient(tmp_path_factory):
    """Settings of a catalogue in which each case has its movie, and an LLM that obeys."""
    api = ObedientAPI()
    folder = tmp_path_factory.mktemp("injection")
    with running(api) as server:
        settings = settings_of(server.url, Path(folder))
        fill(settings, [*MOVIES, *(attacked(*one) for one in enumerate(CASES))])
        yield SimpleNamespace(api=api, settings=settings)


@pytest.fixture
def ask(obedient, open_function):
    """What is answered to the wish of a case, in one piece and in events."""
    client = open_function("recommend", obedient.settings)

    def asked(number):
        case = CASES[number]
        obedient.api.orders = {case["attack"]: case["says"]}
        obedient.api.obeyed.clear()
        query = f"astronaut {tag(number)}"
        if case["where"] == "query":
            query += f" {case['attack']}"
        wish = {"query": query, "k": K, "mode": "keyword", "understand": False}
        answer = client.post("/recommend", json=wish)
        streamed = client.post("/recommend", json=wish, headers={"Accept": "text/event-stream"})
        return answer, streamed

    return asked


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["name"] for case in CASES])
def test_an_order_that_the_llm_obeys_reaches_nobody(obedient, ask, number):
    case = CASES[number]
    response, streamed = ask(number)
    answer, told = response.get_json(), events(streamed)
    retrieved = {one["id"] for one in answer["movies"]} | {FIRST_ID + number}

    assert response.status_code == streamed.status_code == 200
    assert {*obedient.api.obeyed} == {case["attack"]}
    assert told[-1][0] == "done"
    assert {*told[-1][1]["order"]} <= retrieved
    assert len(answer["movies"]) == K
    picks = [data["movie"] for name, data in told if name == "pick"]
    remarks = [data["text"] for name, data in told if name == "explanation"]
    assert len(remarks) <= REMARKS
    shown = [one["reason"] or "" for one in (*answer["movies"], *picks)]
    for text in (*shown, *remarks, answer["explanation"] or ""):
        assert len(text) <= MAX_LENGTH * (1 if text in shown else REMARKS)
        assert not LINK.search(text)
        assert not MARKUP.search(text)
        assert not {unicodedata.category(char) for char in text} & HIDDEN
        for forbidden in case["forbidden"]:
            assert forbidden not in text


def test_the_cases_are_sixty_or_more_and_of_many_kinds():
    assert len({case["name"] for case in CASES}) == len(CASES) >= 60
    assert {case["where"] for case in CASES} == {"query", "overview", "title", "keywords", "cast"}


def test_what_the_llm_says_is_let_through_where_nothing_is_wrong_with_it(obedient, ask):
    """Else the other tests would pass if nothing ever came through."""
    number = next(
        at for at, case in enumerate(CASES) if case["name"] == "one movie again and again"
    )
    answer = ask(number)[0].get_json()

    assert (answer["movies"][0]["reason"], answer["movies"][0]["reason_source"]) == (
        "An astronaut drifts.",
        "model",
    )
