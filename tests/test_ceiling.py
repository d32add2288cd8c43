"""What LLMs may cost in a day has a ceiling."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from catalogue import MOVIES, fill
from moviesearch.explanation.ceiling import DailyCeiling

LINES = [
    '{"id": 1, "fit": "strong", "reason": "An astronaut is stranded on Mars."}',
    '{"explanation": "[1] is the one."}',
]


def test_it_counts_to_its_limit_and_starts_again_the_next_day():
    days = [date(2026, 1, 1)]
    ceiling = DailyCeiling(2, today=lambda: days[-1])
    first_day = [ceiling.take() for _ in range(4)]
    days.append(date(2026, 1, 2))

    assert first_day == [True, True, False, False]
    assert [ceiling.take() for _ in range(3)] == [True, True, False]


def test_many_threads_get_no_more_than_the_limit():
    ceiling = DailyCeiling(50)
    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(lambda _: ceiling.take(), range(400)))

    assert sum(taken) == 50


def recommended(client, **more):
    asked = {"query": "astronaut stranded", "k": 1, "mode": "keyword", **more}
    return client.post("/recommend", json=asked).get_json()


@pytest.fixture
def client(settings, open_function, gemini):
    fill(settings(), MOVIES)
    gemini.api.lines = LINES
    return open_function("recommend", settings(), RECOMMENDATIONS_A_DAY="2")


def test_past_the_ceiling_the_movies_come_without_reasons(client, gemini, caplog):
    answers = [recommended(client) for _ in range(3)]
    asked = [one for one in gemini.server.requests if "streamGenerate" in one.path]

    assert [one["degraded"] for one in answers] == [[], [], ["explanation"]]
    assert [one["model"] for one in answers] == ["gemini", "gemini", None]
    assert all(one["movies"][0]["title"] == "Stranded" for one in answers)
    assert answers[2]["movies"][0]["reason"] is None
    assert len(asked) == 2
    assert "RECOMMENDATIONS_A_DAY" in caplog.text


def test_what_asks_no_llm_is_not_counted(client):
    for _ in range(3):
        assert recommended(client, model="offline")["degraded"] == []
        assert recommended(client, explain=False)["degraded"] == []
    assert recommended(client)["model"] == "gemini"
