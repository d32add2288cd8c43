"""Whether anything in the catalogue is close to what was asked for."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from catalogue import STARTER
from moviesearch.api.requests import SearchRequest
from moviesearch.index.query import Query
from moviesearch.ranking.confidence import NEAREST, confidence, title_likeness
from moviesearch.ranking.retrievers import dense
from moviesearch.search import search
from moviesearch.settings import Settings
from scripts import evaluate
from scripts.evaluation.bench import open_bench
from scripts.evaluation.confidence import judged, read_nonsense, real_queries
from scripts.evaluation.queries import read_queries
from scripts.paths import NONSENSE, QUERIES


@pytest.fixture
def bench(measuring):
    return open_bench(STARTER, Settings.load(), lambda *_: None)


def verdict(bench, words, *, understood=False):
    """As a search would ask: with the nearest cosines, and the first movie of the answer."""
    index = bench.clients.index
    nearest = Query((dense(bench.clients.embedder.embed_query(words)),), NEAREST)
    found = search(SearchRequest(q=words, k=1), bench.clients).results
    return confidence(
        words,
        understood=understood,
        cosines=[hit.score for hit in index.query(nearest)],
        first=found[0] if found else None,
        known=index.manifest,
    )


@pytest.mark.parametrize(
    "words",
    [
        "zzzzqqqq xxyy",
        "npm install react error",
        "reset my router password",
        "NaCl H2SO4 KMnO4",
        "附近的快递站几点关门",
    ],
)
def test_nonsense_and_what_is_no_movie_find_nothing_close(bench, words):
    assert verdict(bench, words) == "low"


@pytest.mark.parametrize(
    "words",
    [
        "dinosaurs escape in a theme park",
        "jurasic prak",
        "boy who sees dead people",
        "hitman and little girl with plant",
    ],
)
def test_what_people_remember_finds_something_close(bench, words):
    assert verdict(bench, words) == "normal"


def test_what_was_understood_is_never_called_far_away(bench):
    assert verdict(bench, "zzzzqqqq xxyy", understood=True) == "normal"
    assert verdict(bench, "同じ一日を何度も繰り返す") == "normal"


@pytest.mark.parametrize("query", ["how to convert pdf to docx free", "3x^2 + 5x - 7 = 0"])
def test_a_denial_beside_words_and_a_formula_are_no_sign_of_a_movie(bench, query):
    assert search(SearchRequest(q=query), bench.clients).confidence == "low"


def test_without_a_vector_only_an_empty_answer_is_far_away(bench):
    known = bench.clients.index.manifest
    first = bench.movies[0]
    asked = {"understood": False, "cosines": (), "known": known}

    assert confidence("zzzz", first=first, **asked) == "normal"
    assert confidence("zzzz", first=None, **asked) == "low"


def test_a_title_is_alike_in_any_of_its_languages(bench):
    movie = next(movie for movie in bench.movies if movie.title == "Spirited Away")

    assert title_likeness("spirited away", movie) == pytest.approx(1.0)
    assert title_likeness("spirted awya", movie) > 0.5
    assert title_likeness("?!", movie) == 0.0


def test_the_nonsense_is_labelled_and_half_of_it_kept_back():
    nonsense = read_nonsense(NONSENSE)

    assert len({one.query for one in nonsense}) == 50
    assert {one.split for one in nonsense} == {"dev", "test"}
    assert len(read_nonsense(NONSENSE, "dev")) == 25
    assert {one.kind for one in nonsense} == {"mashing", "words", "lorem", "other", "formula"}


def test_real_queries_come_from_all_over_the_file():
    real = real_queries(read_queries(QUERIES))

    assert len({one.qid for one in real}) == 200
    assert {one.lang for one in real} == {"en", "zh", "es", "fr", "de", "ja", "ko"}


def test_precision_and_recall_are_those_of_the_textbook():
    low = {"asdf", "qwer", "jaws"}
    verdicts = judged(low.__contains__, ["asdf", "qwer", "lorem", "ipsum"], ["jaws", "alien"])

    assert (verdicts.precision, verdicts.recall) == (pytest.approx(2 / 3), 0.5)
    assert (verdicts.missed, verdicts.accused) == (["lorem", "ipsum"], ["jaws"])
    assert judged(lambda _: False, [], ["jaws"]).precision == 1.0


@pytest.mark.usefixtures("measuring")
def test_the_command_tells_precision_and_recall():
    outcome = CliRunner().invoke(evaluate.main, ["confidence", "--split", "test", "--json"])
    told = CliRunner().invoke(evaluate.main, ["confidence", "--split", "test", "--show", "wrong"])
    figures = json.loads(outcome.stdout)

    assert outcome.exit_code == 0, outcome.output
    assert {"precision", "recall", "nonsense", "queries"} == set(figures)
    assert figures["nonsense"] == 25
    assert "confidence low: precision" in told.stdout
    assert "# missed" in told.stdout


@pytest.mark.parametrize("more", [{"sort": "highest_rated"}, {"like": (949,)}, {"unlike": (949,)}])
def test_what_an_order_or_a_taste_puts_first_does_not_make_the_words_far_from_all(bench, more):
    found = search(SearchRequest(q="heist", k=1, **more), bench.clients)

    assert found.confidence == "normal"
