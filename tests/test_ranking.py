"""Other languages and scripts: keywords must not hurt where they can't help."""

from __future__ import annotations

import pytest

from catalogue import MOVIES, fill, movie, opened
from moviesearch.api.requests import SearchRequest
from moviesearch.ranking.retrievers import keywords_of
from moviesearch.search import search

NAMES = [
    movie(11, "Spirited Away", "A girl works in a bath house of gods.",
          original_title="千と千尋の神隠し", original_language="ja"),
    movie(12, "Amélie", "A waitress in Paris mends the lives of others.",
          original_title="Le Fabuleux Destin d'Amélie Poulain", original_language="fr"),
    movie(13, "La La Land", "A pianist and an actress fall in love."),
]  # fmt: skip


@pytest.fixture
def clients(engine):
    fill(engine.write, [*MOVIES, *NAMES])
    return opened(engine.read)


def first(clients, q, **more):
    request = SearchRequest(q=q, **more)
    return search(request, clients).results[0].title


@pytest.mark.parametrize("mode", ["hybrid", "keyword"])
@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("千と千尋の神隠し", "Spirited Away"),
        ("千と千尋", "Spirited Away"),
        ("Amélie", "Amélie"),
        ("amelie", "Amélie"),
        ("fabuleux destin amelie poulain", "Amélie"),
    ],
)
def test_a_movie_is_found_by_its_original_title(clients, query, title, mode):
    assert first(clients, query, mode=mode) == title


@pytest.mark.parametrize(
    "query", ["火星上的宇航员", "la película de la niña que trabaja en la casa de los dioses"]
)
def test_where_vectors_carry_the_language_keywords_do_not_outvote_them(engine, clients, query):
    class Multilingual:
        identity = clients.embedder.identity

        def embed_query(self, text):
            """Means what Spirited Away says, whatever the language."""
            return clients.embedder.embed_query("Spirited Away girl works bath house of gods")

    other = opened(engine.read, Multilingual())

    assert first(other, query) == "Spirited Away"


def test_small_words_of_other_languages_are_not_looked_for():
    spanish = "la película de la niña que trabaja en la casa"

    assert keywords_of(spanish) == "niña trabaja casa"
    assert keywords_of("la la land") == "land"
    assert keywords_of("The Lord of the Rings") == "The Lord of the Rings"
    for other in (
        "火星 la de",
        "Марс la de",
        "Άρης la de",
        "مريخ la de",
        "मंगल la de",
        "화성 la de",
    ):
        assert keywords_of(other) == other
    assert keywords_of("la “niña” de Việt") == "“niña” Việt"
