"""Other languages and scripts: keywords must not hurt where they can't help."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from catalogue import MOVIES, ROOT, STARTER, fill, movie
from moviesearch.clients import Clients
from moviesearch.embedding import Identity, open_embedder
from moviesearch.index import open_index
from moviesearch.models import SearchRequest
from moviesearch.ranking import keywords_of, weights_of
from moviesearch.search import search
from scripts import evaluate
from scripts.evaluation.measures import evaluate as score
from scripts.evaluation.queries import EvaluationQuery, read_queries

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
    return Clients(open_embedder(engine.read), open_index(engine.read))


def first(clients, q, **more):
    request = SearchRequest(q=q, **more)
    return search(request, embedder=clients.embedder, index=clients.index).results[0].title


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
def test_a_film_is_found_by_its_original_title(clients, query, title, mode):
    assert first(clients, query, mode=mode) == title


@pytest.mark.parametrize(
    "query", ["火星上的宇航员", "la película de la niña que trabaja en la casa de los dioses"]
)
def test_where_vectors_carry_the_language_keywords_do_not_outvote_them(clients, query):
    class Multilingual:
        identity = clients.embedder.identity

        def embed_query(self, text):
            """Means what Spirited Away says, whatever the language."""
            return clients.embedder.embed_query("Spirited Away girl works bath house of gods")

    other = Clients(Multilingual(), clients.index)

    assert first(other, query) == "Spirited Away"


def test_small_words_of_other_languages_are_not_looked_for():
    spanish = "la película de la niña que trabaja en la casa"

    assert keywords_of(spanish) == "niña trabaja casa"
    assert keywords_of("la la land") == "la la land" or keywords_of("la la land") == "land"
    assert keywords_of("The Lord of the Rings") == "The Lord of the Rings"
    assert keywords_of("火星 la de") == "火星 la de"


def test_each_embedder_has_its_weights():
    assert weights_of(Identity("minilm", "m", 384)) != weights_of(Identity("gemini", "g", 768))


def test_the_public_queries_are_well_formed_and_many():
    queries = read_queries(ROOT / "evals" / "queries.jsonl")
    kinds = {query.kind for query in queries}

    assert len(queries) >= 300
    assert len({query.qid for query in queries}) == len(queries)
    assert {"plot", "vague", "title", "misspelt", "title_year", "theme", "constraint"} <= kinds
    assert {query.lang for query in queries} == {"en", "zh", "es", "ja"}
    assert {query.split for query in queries} == {"dev", "test"}
    assert sum(query.starter for query in queries) >= 100


def test_measures_are_those_of_the_textbook():
    queries = [
        EvaluationQuery(qid="a", kind="plot", query="x", relevant=[1]),
        EvaluationQuery(qid="b", kind="plot", query="x", relevant=[2, 3]),
        EvaluationQuery(qid="c", kind="title", query="x", relevant=[4]),
    ]
    scores = score(queries, {"a": [1, 5], "b": [9, 8, 3], "c": []})
    means = {name: value.mean for name, value in scores.all.measures.items()}

    assert means["success@1"] == pytest.approx(1 / 3, abs=1e-4)
    assert means["success@5"] == pytest.approx(2 / 3, abs=1e-4)
    assert means["mrr@10"] == pytest.approx((1 + 1 / 3) / 3, abs=1e-4)
    assert scores.by_kind["title"].measures["mrr@10"].mean == 0
    assert scores.by_kind["plot"].queries == 2
    interval = scores.all.measures["mrr@10"]
    assert 0 <= interval.low <= interval.mean <= interval.high <= 1


def test_the_search_still_ranks_as_well_as_the_committed_report_says(monkeypatch):
    """The starter catalogue and the test half: the whole catalogue's run is `make relevance`."""
    monkeypatch.setenv("EMBEDDER", "minilm")
    options = ["run", "--split", "test", "--answerable", "--no-baselines", "--json"]
    outcome = CliRunner().invoke(evaluate.main, [*options, "--tolerance", "0.02"])
    printed = json.loads(outcome.stdout)

    assert outcome.exit_code == 0, outcome.output
    assert printed["all"]["mrr@10"] > 0.6
    assert {"all", "by_kind", "by_language", "baselines", "configuration"} <= set(printed)


def test_the_live_index_can_be_measured_as_it_is(monkeypatch, settings):
    fill(settings(), MOVIES)
    made = settings()
    monkeypatch.setattr(evaluate.Settings, "load", lambda *_: made)
    outcome = CliRunner().invoke(evaluate.main, ["run", "--live", "--split", "dev", "--json"])

    assert outcome.exit_code == 0, (outcome.output, outcome.exception)
    printed = json.loads(outcome.stdout)
    assert printed["configuration"]["index"] == "live"
    assert printed["configuration"]["embedder"].startswith("gemini")
    assert printed["all"]["queries"] > 100


def test_recall_of_the_index_is_that_of_exact_search(monkeypatch):
    monkeypatch.setenv("EMBEDDER", "minilm")
    outcome = CliRunner().invoke(evaluate.main, ["recall", "--split", "test"])

    assert outcome.exit_code == 0, outcome.output
    assert float(outcome.stdout.split()[3]) > 0.99


def test_a_query_file_that_is_none_is_refused_with_its_line(tmp_path):
    path = tmp_path / "q.jsonl"
    path.write_text('{"qid": "a", "kind": "plot", "query": "x", "relevant": [1]}\n{"qid": 1}\n')
    outcome = CliRunner().invoke(evaluate.main, ["run", "--queries", str(path)])

    assert outcome.exit_code == 1
    assert "q.jsonl, line 2" in outcome.output
    assert STARTER.exists()
