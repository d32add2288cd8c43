"""Other languages and scripts: keywords must not hurt where they can't help."""

from __future__ import annotations

import pytest

from catalogue import MOVIES, fill, movie, opened
from moviesearch.api.requests import SearchRequest
from moviesearch.index.analysis import query_terms
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


@pytest.mark.parametrize(
    ("query", "telling"),
    [
        ("la película de la niña que trabaja en la casa", "película niña trabaja casa"),
        ("une femme qui est à la mer", "femme mer"),
        ("der Mann mit dem Hund", "Mann Hund"),
        ("Die Hard", "die hard"),
        ("La La Land", "la land"),
        ("The Lord of the Rings", "lord rings"),
        ("Марс la de", "Марс"),
    ],
)
def test_small_words_of_other_languages_are_not_looked_for(query, telling):
    each = (query_terms(word) for word in telling.split())

    assert set(query_terms(query).indices) == {term for one in each for term in one.indices}
