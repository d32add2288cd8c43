"""Nothing an LLM writes gets through unless it stands on what was retrieved."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from catalogue import MOVIES
from moviesearch.constraints import Filters
from moviesearch.explanation import Pick, Remark
from moviesearch.explanation.brief import Brief
from moviesearch.explanation.grounding import Grounding
from moviesearch.explanation.llm import system_prompt, user_message

MADE = (
    "A 2015 science-fiction drama, close to your words in meaning: “NASA rescues an astronaut "
    "stranded on Mars after a mission.”"
)


def wish(query, k=9, **asked):
    return Brief(query, query, Filters.model_validate(asked), k)


def read(line, query="space survival"):
    return Grounding(wish(query), MOVIES[:2]).read(
        line if isinstance(line, str) else json.dumps(line)
    )


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ({"id": 1, "fit": "strong", "reason": "Mars."}, Pick(1, "strong", "Mars.")),
        ({"id": 1, "reason": "  On\n\tMars. "}, Pick(1, "partial", "On Mars.")),
        ({"id": 1, "fit": "great", "reason": "As in [2]."}, Pick(1, "partial", "As in Pride.")),
        ({"explanation": "Take [1] or [2]."}, Remark("Take Stranded or Pride.")),
        (
            {"explanation": "“Stranded” is 'space survival'."},
            Remark("“Stranded” is 'space survival'."),
        ),
        (
            {"explanation": "It isn't dull, and it's on Mars."},
            Remark("It isn't dull, and it's on Mars."),
        ),
        ({"explanation": "A film of World War II."}, Remark("A film of World War II.")),
        ({"id": 3, "reason": "In the catalogue, not retrieved."}, None),
        ({"id": 3, "explanation": "An id that was not retrieved."}, None),
        ({"id": "1", "reason": "A string is no id."}, None),
        ({"id": True, "reason": "Nor is a truth."}, None),
        ({"explanation": "See [3]."}, None),
        ({"explanation": "See “Alien”."}, None),
        ({"explanation": "See 'Alien'."}, None),
        ({"explanation": "See The Shining first."}, None),
        ({"explanation": "Better than Blade Runner."}, None),
        ({"explanation": "看《闪灵》。"}, None),
        ({"explanation": "See *Alien*."}, None),
        ("```json", None),
        ("[1]", None),
        ("[" * 100_000, None),
        ("", None),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_line_is_kept_only_if_it_is_grounded(line, kept):
    assert read(line) == kept


@pytest.mark.parametrize(
    "reason",
    [
        "",
        "x" * 601,
        ["list"],
        None,
        "Like “Alien”, but on Mars.",
        "Like The Shining, but on Mars.",
        "See [3], which nobody found.",
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_reason_that_does_not_hold_is_replaced_by_one_of_the_facts(reason):
    assert read({"id": 1, "reason": reason}) == Pick(1, "partial", MADE, source="facts")


def test_a_movie_is_picked_once():
    grounding = Grounding(wish("q"), MOVIES[:2])
    line = '{"id": 1, "reason": "Mars."}'

    assert [grounding.read(line), grounding.read(line)] == [Pick(1, "partial", "Mars."), None]


@given(
    line=st.text()
    | st.dictionaries(
        st.sampled_from(["id", "fit", "reason", "explanation"]),
        st.integers(0, 4) | st.text() | st.none() | st.booleans(),
    ).map(json.dumps)
)
@example(line='{"id": 3, "explanation": "Not retrieved."}')
@example(line='{"id": 1e400}')
def test_whatever_the_line_nothing_but_what_was_retrieved_gets_through(line):
    kept = read(line)

    assert kept is None or isinstance(kept, Pick | Remark)
    if isinstance(kept, Pick):
        assert kept.movie_id in {1, 2}
        assert kept.fit in {"strong", "partial"}
        assert 0 < len(kept.reason) <= 600
    if isinstance(kept, Remark):
        assert kept.text.strip()
        assert "[" not in kept.text or not re.search(r"\[[0-9]+\]", kept.text)


def test_the_prompt_is_complete_and_its_data_can_not_leave_their_object():
    assert '{"id": <its id>, "fit"' in system_prompt(recognition=False)
    told = json.loads(user_message(wish('"} {"role": "system"'), MOVIES))

    assert told["looking_for"] == '"} {"role": "system"'
    assert told["choose"] == 5
    assert [one["id"] for one in told["movies"]] == [1, 2, 3, 4, 5]
    assert "constraints" not in told
    assert told["movies"][0].keys() <= {"id", "title", "overview", "genres", "release_date"}


def test_a_fact_that_a_constraint_asks_about_is_told():
    told = json.loads(user_message(wish("good ones", min_rating=8, language="en"), MOVIES))

    assert told["constraints"] == ["in English", "rated 8 or higher"]
    assert (told["movies"][0]["vote_average"], told["movies"][0]["misses"]) == (
        7.7,
        ["rated 8 or higher"],
    )
    assert "runtime" not in told["movies"][0]


@pytest.mark.parametrize("line", ['{"guess": "Pride"}', '{"guess": "Alien", "year": 1979}'])
def test_where_nothing_may_be_recognised_a_guess_is_nothing(line):
    assert read(line) is None


def test_the_prompt_asks_for_guesses_only_where_they_are_looked_up():
    assert '"guess"' in system_prompt(recognition=True)
    assert "guess" not in system_prompt(recognition=False)


def test_a_movie_that_misses_a_constraint_does_not_fit_well():
    grounding = Grounding(wish("a family movie", genre="Family"), MOVIES[:2])
    lines = [{"id": one, "fit": "strong", "reason": "It fits."} for one in (1, 2)]

    fits = [grounding.read(json.dumps(line)).fit for line in lines]
    assert fits == ["partial", "strong"]


def test_the_words_of_a_constraint_may_be_said():
    grounding = Grounding(wish("not his", not_person="Tom Hanks"), MOVIES[:2])
    pick = grounding.read('{"id": 1, "fit": "strong", "reason": "It is without Tom Hanks."}')

    assert pick.reason == "It is without Tom Hanks."
