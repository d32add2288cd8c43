"""`scripts.upload plan` and `run` against a metered API: what is sent, paid, told and kept."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from catalogue import environ_of, movie
from moviesearch.constraints import Filters
from moviesearch.index import open_index
from scripts.ingestion.tmdb import as_line
from scripts.ingestion.vector_cache import FILE
from scripts.upload import main
from servers.gemini import exhausted
from servers.qdrant import WRITE_KEY

PER_DAY = "EmbedContentRequestsPerDayPerUserPerProjectPerModel-FreeTier"
PER_MINUTE = "EmbedContentRequestsPerMinutePerUserPerProjectPerModel-FreeTier"
TOKENS = 4  # ASCII characters a token, about


def movies(count, first=1):
    return [
        movie(number, f"Movie {number}", f"Somebody number {number} does thing {number * 7}.")
        for number in range(first, first + count)
    ]


@pytest.fixture
def command(settings, gemini, monkeypatch, tmp_path):
    """Upload these movies by a command's words; returns its outcome."""
    for name, value in environ_of(settings()).items():
        monkeypatch.setenv(name, value)
    catalogue = tmp_path / "films.jsonl"

    def invoked(name, films, *options):
        catalogue.write_text("".join(map(as_line, films)), "utf-8")
        gemini.api.embedded.clear()
        gemini.server.requests.clear()
        return CliRunner().invoke(main, [name, str(catalogue), *options])

    return invoked


@pytest.fixture
def held(settings):
    return lambda: open_index(settings()).count(Filters())


def planned(outcome):
    assert outcome.exit_code == 0, outcome.output
    return json.loads(outcome.stdout)


def test_a_second_run_on_an_unchanged_catalogue_sends_nothing(command, gemini):
    first, second = command("run", movies(150)), command("run", movies(150))

    assert "150 embedded, 150 stored" in first.output
    assert "0 embedded, 0 stored, 150 already there" in second.output
    assert gemini.server.requests == []


def test_one_movie_more_sends_its_text_and_at_most_its_own_probes(command, gemini, held):
    command("run", movies(150))
    outcome = command("run", movies(151))

    assert "151 movies: 1 embedded, 151 stored" in outcome.output
    documents = [text for text in gemini.api.embedded if text.startswith("title: ")]
    assert len(documents) == 1
    assert len(gemini.api.embedded) <= 3
    assert held() == 151


def test_a_changed_rating_sends_nothing_and_is_stored(command, gemini, settings):
    films = movies(150)
    command("run", films)
    films[7] = films[7].model_copy(update={"vote_average": 9.9})
    outcome = command("run", films)

    assert outcome.exit_code == 0
    assert gemini.server.requests == []
    assert open_index(settings()).fetch([films[7].id])[0].vote_average == 9.9


def test_a_plan_says_what_changes_and_what_it_takes_before_anything_is_sent(command, gemini):
    command("run", movies(100))
    films = movies(100)[10:] + movies(20, first=101)
    films[0] = films[0].model_copy(update={"overview": "Another story."})
    films[1] = films[1].model_copy(update={"vote_average": 9.9})
    plan = planned(command("plan", films, "--json"))

    assert plan["changes"] == {"new": 20, "changed": 2, "unchanged": 88, "removed": 10}
    assert 21 <= plan["embedding"]["texts"] <= 21 + 3 * 20  # documents, and probes of new movies
    assert gemini.server.requests == []


def test_a_plan_counts_tokens_and_their_price(command):
    films = movies(50)
    plan = planned(command("plan", films, "--json"))
    typical = (
        len("title: Movie 10 (2000) | text: Drama. Somebody number 10 does thing 70.") / TOKENS
    )

    assert plan["embedding"]["texts"] == 50 + 100
    assert plan["embedding"]["tokens"] == pytest.approx(50 * typical + 100 * 15, rel=0.2)
    assert plan["embedding"]["usd"] == pytest.approx(plan["embedding"]["tokens"] * 0.2 / 1e6)
    assert planned(command("plan", films, "--json", "--tier", "free"))["embedding"]["usd"] == 0


def test_a_plan_for_the_free_tier_counts_days(command):
    plan = planned(command("plan", movies(2_500), "--json", "--tier", "free"))

    assert plan["embedding"]["days"] == 3
    assert "3 days" in command("plan", movies(2_500), "--tier", "free").output


def test_a_plan_says_whether_a_free_cluster_holds_it(command):
    small = planned(command("plan", movies(100), "--json"))
    assert small["cluster"]["fits_free"]
    assert "a free cluster (1 GB, 4 GB of disk) holds it" in command("plan", movies(100)).output


def test_a_replacement_takes_the_room_of_three_builds(command):
    command("run", movies(100))
    first = planned(command("plan", movies(100), "--json", "--limit", "50"))["cluster"]
    base = planned(command("plan", movies(100), "--json"))["cluster"]

    # 50 beside twice 100, and 100 beside twice 100
    each = (base["memory"] - first["memory"]) / 50
    assert first["during"] - first["memory"] == pytest.approx(200 * each, abs=2)
    assert base["during"] - base["memory"] == pytest.approx(200 * each, abs=2)


def test_a_day_that_is_spent_stops_with_a_status_of_its_own_and_goes_on_the_next_day(
    command, gemini, held, monkeypatch
):
    stopped = command("run", movies(250), "--rpd", "120")
    assert stopped.exit_code == 75
    assert "120 texts were sent today, and 120 a day are allowed" in stopped.output
    assert "Run the same command after 20" in stopped.output
    assert len(gemini.api.embedded) == 120

    outcome = command("run", movies(250))
    assert outcome.exit_code == 0
    assert len(gemini.api.embedded) == 250 + 100 - 120
    assert held() == 250


def test_a_day_that_the_api_says_is_spent_stops_at_once(command, gemini, settings):
    gemini.server.faults.append(exhausted("19s", quota=PER_DAY))
    outcome = command("run", movies(50), "--concurrency", "1")

    assert outcome.exit_code == 75
    assert len(gemini.server.requests) == 1
    assert f"{datetime.now(UTC):%Y}" in outcome.output
    assert not (settings().index_path / "CURRENT").exists()


def test_a_key_on_the_free_tier_is_found_out_and_told(command, gemini, held):
    gemini.server.faults.append(exhausted("0.01s", quota=PER_MINUTE))
    outcome = command("run", movies(20), "--concurrency", "1", "--rpm", "1000")
    assert "free tier" not in outcome.output  # what was chosen holds

    gemini.server.faults.append(exhausted("0.01s", quota=PER_MINUTE))
    outcome = command("run", movies(2, first=501), "--concurrency", "1")
    assert "This key is on the free tier: 100 texts a minute from here on" in outcome.output
    assert held() == 2


def test_a_storm_of_refusals_loses_nothing(command, gemini, held):
    gemini.server.faults += [exhausted("0.01s", quota="PerMinute") for _ in range(5)]
    outcome = command("run", movies(250))

    assert outcome.exit_code == 0
    assert len(gemini.api.embedded) == 350
    assert held() == 250


def test_a_text_that_is_refused_is_written_down_and_the_rest_goes_live(
    command, gemini, held, tmp_path
):
    films = movies(150)
    films[41] = films[41].model_copy(update={"overview": "Something unspeakable happens."})
    gemini.api.refused = "unspeakable"
    outcome = command("run", films)
    [reject] = (tmp_path / "films.upload-rejects.jsonl").read_text().splitlines()

    assert outcome.exit_code == 1
    assert "1 line was rejected" in outcome.output
    assert json.loads(reject)["line"] == 42
    assert "The text was blocked" in json.loads(reject)["reason"]
    assert held() == 149
    assert len(gemini.api.embedded) == 149 + 100


def test_a_refused_text_is_named_by_its_line_whatever_way_its_id_is_written(
    command, gemini, tmp_path
):
    films = movies(3)
    command("run", films)
    catalogue = tmp_path / "films.jsonl"
    lines = catalogue.read_text().splitlines()
    lines[1] = lines[1].replace('"id":2,', '"id":"2",').replace("thing 14", "unspeakable things")
    catalogue.write_text("\n".join(lines))
    gemini.api.refused = "unspeakable"
    outcome = CliRunner().invoke(main, ["run", str(catalogue)])
    [reject] = (tmp_path / "films.upload-rejects.jsonl").read_text().splitlines()

    assert outcome.exit_code == 1
    assert json.loads(reject)["line"] == 2


def test_a_refused_key_is_one_line_and_no_reject(command, gemini, monkeypatch, tmp_path):
    monkeypatch.setenv("GEMINI_API_KEY", "wrong")
    outcome = command("run", movies(150))

    assert outcome.exit_code == 1
    assert "API key not valid" in outcome.output
    assert not (tmp_path / "films.upload-rejects.jsonl").exists()


def test_vectors_of_the_wrong_length_stop_it_and_are_not_kept(command, gemini, held, monkeypatch):
    command("run", movies(5))

    def short(model, body):
        return [1.0] * 100

    monkeypatch.setattr("servers.gemini.embed", short)
    outcome = command("run", movies(10))
    assert outcome.exit_code == 1
    assert "a vector of 100 dimensions, 256 were asked for" in outcome.output
    assert held() == 5


def test_what_is_damaged_in_the_cache_is_bought_again_and_nothing_else(
    command, gemini, held, settings
):
    command("run", movies(50))
    with closing(sqlite3.connect(settings().vector_cache / FILE)) as database:
        database.execute("UPDATE vectors SET vector = zeroblob(1024) WHERE rowid = 3")
        database.execute("UPDATE vectors SET vector = x'00' WHERE rowid = 7")
        database.commit()
    outcome = command("run", movies(49))

    assert outcome.exit_code == 0
    assert len(gemini.api.embedded) == 2
    assert held() == 49


def test_only_the_first_movies_are_uploaded_if_so_many_are_asked_for(command, held):
    assert command("run", movies(50), "--limit", "20").exit_code == 0
    assert held() == 20


def test_another_engine_takes_the_vectors_that_were_paid_for(command, gemini, qdrant, monkeypatch):
    command("run", movies(50))
    monkeypatch.setenv("QDRANT_URL", qdrant.url)
    monkeypatch.setenv("QDRANT_API_KEY", WRITE_KEY)
    outcome = command("run", movies(50))

    assert "50 movies: 0 embedded, 50 stored" in outcome.output
    assert gemini.server.requests == []
