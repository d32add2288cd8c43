"""A catalogue of one's own in Chinese, Japanese and Korean: its words are found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from catalogue import MOVIES, fill, movie, opened
from moviesearch.api.requests import SearchRequest
from moviesearch.index.analysis import query_terms
from moviesearch.search import search

WRITTEN = [
    json.loads(line)
    for line in (Path(__file__).parent / "unspaced.jsonl").read_text("utf-8").splitlines()
]
MIXED = [
    *MOVIES,
    *(
        movie(
            one["id"],
            one["title"],
            one["overview"],
            original_language=one["lang"],
            release_date=f"{one['year']}-01-01",
        )
        for one in WRITTEN
    ),
]
ENOUGH = 0.9  # of MRR@10


@pytest.fixture(scope="module")
def clients(kept_engine):
    fill(kept_engine.write, MIXED)
    return opened(kept_engine.read)


def places(clients, language):
    """1 / rank of the movie that each query of a language describes; 0 behind the tenth."""
    for one in WRITTEN:
        if one["lang"] == language:
            for query in one["queries"]:
                asked = SearchRequest(q=query, mode="keyword", understand=False, k=10)
                ids = [found.id for found in search(asked, clients).results]
                yield 1 / (ids.index(one["id"]) + 1) if one["id"] in ids else 0.0


@pytest.mark.parametrize("language", ["zh", "ja", "ko"])
def test_words_of_an_overview_without_spaces_find_their_movie(clients, language):
    ranks = list(places(clients, language))

    assert sum(ranks) / len(ranks) >= ENOUGH


@pytest.mark.parametrize(
    ("query", "title"),
    [("青冥剑", "卧虎藏龙"), ("翡翠", "疯狂的石头"), ("猫", "となりのトトロ"), ("한강", "괴물")],
)
def test_a_word_of_one_character_or_two_is_found(clients, query, title):
    found = search(SearchRequest(q=query, mode="keyword", k=1), clients)

    assert [one.title for one in found.results] == [title]


def test_each_character_and_each_two_of_them_are_words():
    assert len(query_terms("青冥剑").indices) == 5
    assert len(query_terms("剑").indices) == 1
    assert set(query_terms("冥剑").indices) < set(query_terms("青冥剑").indices)
    assert set(query_terms("sword 剑").indices) > set(query_terms("剑").indices)
