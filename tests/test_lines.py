"""What an LLM writes in pieces is read as lines, wherever it was cut."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moviesearch.explanation.lines import Lines


def lines_of(chunks):
    lines = Lines()
    return [*(line for chunk in chunks for line in lines.add(chunk)), lines.last()]


def cut(text, places):
    at = sorted({min(place, len(text)) for place in places})
    return [text[start:end] for start, end in zip([0, *at], [*at, len(text)], strict=True)]


@settings(deadline=None)  # a busy machine is no failure
@given(st.text(alphabet='ab\n\\u{}":😀', max_size=60), st.lists(st.integers(0, 60)))
def test_where_it_is_cut_makes_no_difference(text, places):
    assert lines_of(cut(text, places)) == text.split("\n")


@settings(deadline=None)  # a busy machine is no failure
@given(st.text(max_size=40), st.booleans())
def test_json_reads_as_it_was_written(text, ascii_only):
    line = json.dumps({"reason": text}, ensure_ascii=ascii_only)

    assert json.loads("".join(lines_of([line]))) == {"reason": text}


@settings(deadline=None)  # a busy machine is no failure
@given(st.text(st.characters() | st.characters(categories=["Cs"]), max_size=40), st.booleans())
def test_what_is_read_can_always_be_written(text, ascii_only):
    [line] = lines_of([json.dumps({"reason": text}, ensure_ascii=ascii_only)])

    read = json.loads(line)["reason"]

    assert read.encode().decode() == text.encode("utf-16", "surrogatepass").decode(
        "utf-16", "ignore"
    )


@pytest.mark.parametrize(
    ("chunks", "read"),
    [
        (["a \ud83d", "\ude00 b"], "a 😀 b"),
        (["a \ud83d", " b"], "a  b"),
        ([r"a \ud83d", r"\ude00 b"], r"a \ud83d\ude00 b"),
        ([r"a \ud83d b"], "a  b"),
        ([r"a \ud83d\ud83d\ude00 b"], r"a \ud83d\ude00 b"),
        ([r"a \\ud83d b"], r"a \\ud83d b"),
        ([r"a \\\ud83d b"], r"a \\ b"),
        (["a \\"], "a \\"),
    ],
    ids=[
        "pair in two",
        "half",
        "escaped pair in two",
        "escaped half",
        "three",
        "no escape",
        "behind a backslash",
        "backslash at the end",
    ],
)
def test_whole_characters_stay_and_halves_go(chunks, read):
    assert lines_of(chunks) == [read]
