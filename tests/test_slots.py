"""Labelled sentences, and what is held against them."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from moviesearch.constraints import Filters
from scripts import evaluate
from scripts.evaluation.slots import (
    Sentence,
    allowed_genres,
    may_state,
    read_sentences,
    stated_genres,
    stated_years,
)
from scripts.evaluation.understanding import holds_years

LABELLED = """\
O\tshow
O\tme
B-Genre\thorror
O\tmovies
O\tfrom
B-Year\t1978
O\twith
B-Actor\tjamie
I-Actor\tlee
I-Actor\tcurtis

B-Genre\tsci
I-Genre\tfi
O\tfrom
O\tthe
B-Year\t80s
O\tabout
B-Plot\ta
I-Plot\twestern
I-Plot\ttown
"""


@pytest.fixture
def labelled(tmp_path):
    path = tmp_path / "labelled.bio"
    path.write_text(LABELLED)
    return path


def with_slot(kind, text):
    words = tuple(text.split())
    return Sentence(words, (f"B-{kind}", *(f"I-{kind}" for _ in words[1:])))


def test_sentences_are_read_with_their_slots(labelled):
    first, second = read_sentences(labelled)

    assert first.text == "show me horror movies from 1978 with jamie lee curtis"
    assert first.slots("Actor", "Director") == ["jamie lee curtis"]
    assert stated_years(first) == [(1978, 1978)]
    assert stated_genres(first) == {"Horror"}
    assert stated_years(second) == [(1980, 1989)]
    assert stated_genres(second) == {"Science Fiction"}


def test_a_word_of_the_story_states_no_genre(labelled):
    second = read_sentences(labelled)[1]

    assert "Western" not in allowed_genres(second)
    assert not may_state(second, "rating")


def test_a_file_in_another_format_is_refused_with_its_line(tmp_path):
    path = tmp_path / "none.bio"
    path.write_text("O\tshow\nno tab\n")

    with pytest.raises(ValueError, match=r"none.bio, line 2"):
        read_sentences(path)
    path.write_text("\n")
    with pytest.raises(ValueError, match="holds no sentence"):
        read_sentences(path)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("1990 s", [(1990, 1999)]),
        ("early 1990", [(1990, 1990)]),
        ("late seventies", [(1970, 1979)]),
        ("1980 s and 1990 s", [(1980, 1989), (1990, 1999)]),
        ("mid 90 s", [(1990, 1999)]),
        ("recent", []),
    ],
)
def test_years_are_stated_in_many_ways(text, years):
    assert stated_years(with_slot("Year", text)) == years


@pytest.mark.parametrize(
    ("understood", "stated", "holds"),
    [
        ({"year_from": 1990, "year_to": 1999}, (1990, 1999), True),
        ({"year_from": 1990, "year_to": 1993}, (1990, 1999), True),
        ({"year_from": 1996}, (1995, 1995), True),
        ({"year_to": 1994}, (1995, 1995), True),
        ({"not_decade": [1980]}, (1980, 1989), True),
        ({"year_from": 1990, "year_to": 1995}, (1995, 1995), True),
        ({"year_from": 1990, "year_to": 1999}, (1995, 1995), False),
        ({"year_from": 2001, "year_to": 2001}, (1995, 1995), False),
        ({}, (1995, 1995), False),
    ],
    ids=str,
)
def test_a_stated_year_is_understood_where_a_bound_lies_on_it(understood, stated, holds):
    assert holds_years(Filters(**understood), stated) is holds


@pytest.mark.usefixtures("measuring")
def test_the_command_scores_what_the_parser_understands(labelled):
    outcome = CliRunner().invoke(evaluate.main, ["slots", str(labelled), "--json"])
    told = CliRunner().invoke(
        evaluate.main, ["slots", str(labelled), "--no-ranks", "--limit", "1", "--show", "wrong"]
    )
    shares = json.loads(outcome.stdout)["shares"]

    assert outcome.exit_code == 0, outcome.output
    assert shares["stated years and decades"] == {"share": 1.0, "of": 2}
    assert shares["plain genres"]["of"] == 2
    assert shares["no false year"]["share"] == 1.0
    assert told.exit_code == 0, told.output
    assert "stated years and decades            100.0%  of 1" in told.stdout
    assert "parsing, with names" in told.stdout


@pytest.mark.usefixtures("measuring")
def test_long_memories_are_ranked_and_refused_ones_counted(tmp_path):
    path = tmp_path / "memories.jsonl"
    lines = [
        {"qid": "a", "kind": "tot", "query": "dinosaurs escape in a theme park", "relevant": [329]},
        {"qid": "b", "kind": "tot", "query": "   ", "relevant": [329]},
    ]
    path.write_text("\n".join(map(json.dumps, lines)))
    outcome = CliRunner().invoke(evaluate.main, ["memories", str(path), "--json"])
    told = CliRunner().invoke(evaluate.main, ["memories", str(path)])
    figures = json.loads(outcome.stdout)

    assert (figures["requests"], figures["refused"], figures["mrr@10"]) == (2, 1, 0.5)
    assert told.stdout.startswith("1 of 2 requests refused; success@1")
