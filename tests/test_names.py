"""Movies that a sentence names are looked up in the index, and only when that may matter."""

from __future__ import annotations

import pytest

from catalogue import MOVIES, fill, movie, opened
from moviesearch.api.requests import SearchRequest
from moviesearch.search import search
from moviesearch.understanding.names import names_in
from moviesearch.understanding.span import Span

NAMED = [
    movie(11, "American History X", "Two brothers and a crime.", genres=["History", "War"]),
    movie(12, "1917", "Two soldiers carry a message.", release_date="2019-12-25", genres=["War"]),
    movie(13, "The Danish Girl", "A painter.", original_language="da", genres=["Drama"]),
    movie(14, "The French Dispatch", "A magazine.", original_language="fr"),
    movie(15, "Blade Runner 2049", "A new blade runner.", release_date="2017-10-04"),
    movie(16, "Pride", "A lion cub.", original_title="獅子 1999", original_language="ja"),
    movie(17, "Comedy", "It is one.", genres=["Comedy"]),
]


@pytest.fixture
def clients(engine):
    fill(engine.write, [*MOVIES, *NAMED])
    return opened(engine.read)


def filters(clients, q):
    answer = search(SearchRequest(q=q, k=1), clients)
    return {name: one.value for name, one in answer.filters.items()}


@pytest.mark.parametrize(
    "query",
    [
        "american history x",
        "1917",
        "the danish girl movie",
        "danish girl movie",
        "THE FRENCH DISPATCH wes anderson movie",
        "blade runner 2049",
        "獅子 1999",
        "comedy",
    ],
)
def test_the_words_of_a_title_are_no_constraint(clients, query):
    assert filters(clients, query) == {}


def test_what_stands_beside_a_title_still_is(clients):
    assert filters(clients, "war movies like american history x") == {"genre": ("War",)}
    assert filters(clients, "danish movies") == {"language": ("da",)}


def test_a_sentence_in_which_no_rule_fires_costs_no_request_more(engine, clients, monkeypatch):
    asked = []
    named = clients.index.named
    monkeypatch.setattr(clients.index, "named", lambda keys: asked.append(keys) or named(keys))
    search(SearchRequest(q="two soldiers carry a message"), clients)
    before = list(asked)
    search(SearchRequest(q="war movies from the 90s"), clients)

    assert before == []
    assert len(asked) == 1


def test_only_the_words_around_a_constraint_are_looked_up(clients, monkeypatch):
    asked = []
    monkeypatch.setattr(clients.index, "named", lambda keys: asked.extend(keys) or set())
    query = "a long story of many words that goes on and on with a korean thriller"
    at = query.index("korean")
    names_in(query, [Span(at, at + 6, {"language": ("ko",)})], clients.index)

    assert "korean thriller" in asked
    assert "a korean" in asked
    assert "long story" not in asked
    assert all(1 < len(key.split()) <= 8 for key in asked if key != query)
