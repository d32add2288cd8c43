"""Filling a catalogue from TMDB: asked once, never lost, never paid for with what was known."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
from concurrent.futures import Future
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from pydantic import SecretStr

from catalogue import ROOT, movie
from moviesearch.errors import SettingsError
from scripts.enrich import main
from scripts.ingestion.catalogue import read_catalogue
from scripts.ingestion.enrichment import IN_A_ROW, fetch
from scripts.ingestion.merge import chosen
from scripts.ingestion.pace import Pace, Stopped
from scripts.ingestion.tmdb import as_line
from scripts.ingestion.tmdb_answers import open_answers
from scripts.ingestion.tmdb_api import ATTEMPTS, TmdbAPI, TmdbError, TmdbUnavailable
from servers import reply, running
from servers.tmdb import KEY, TOKEN, Tmdb, details, error, too_many

FILE = "films.jsonl"


@pytest.fixture
def tmdb(monkeypatch):
    """TMDB on loopback, which knows movies 1 to 3: `.api` is what it is, `.server` may fail."""
    api = Tmdb({number: details(number, f"Film {number}") for number in (1, 2, 3)})
    with running(api) as server:
        monkeypatch.setenv("TMDB_API_KEY", TOKEN)
        monkeypatch.setenv("TMDB_BASE_URL", server.url)
        yield SimpleNamespace(api=api, server=server)


@pytest.fixture
def run(tmp_path):
    """Write a catalogue, enrich it, and read it again."""

    def ran(movies=None, *options):
        path = tmp_path / FILE
        if movies is not None:
            path.write_text("".join(as_line(one) for one in movies))
        outcome = CliRunner().invoke(main, [FILE, "--rate", "1000", *options])
        assert not outcome.exception or isinstance(outcome.exception, SystemExit)
        return outcome, {one.id: one for one in read_catalogue(path)[0]}

    return ran


def films(*numbers, **facts):
    return [movie(number, f"Film {number}", "Something happens.", **facts) for number in numbers]


def rejects(tmp_path):
    path = tmp_path / "films.enrich-rejects.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def test_a_movie_gains_what_tmdb_knows_of_it(tmdb, run):
    outcome, movies = run(films(1))
    [one] = movies.values()

    assert outcome.exit_code == 0
    assert (one.cast, one.director, one.runtime) == (("First", "Second"), "Lana, Lilly", 120)
    assert (one.keywords, one.imdb_id) == (("mars", "botanist"), "tt0000001")
    assert (one.original_title, one.poster_path) == ("Film 1", "/poster1.jpg")
    assert dict(one.titles) == {
        "es": "Marte",
        "fr": "Seul sur Mars",
        "zh-CN": "火星救援",
        "zh-TW": "絕地救援",
    }
    assert "1 movies, 1 asked of TMDB; 1 gained something, written to films.jsonl" in outcome.output


def test_one_request_a_movie_brings_everything_and_the_token_goes_in_a_header(tmdb, run):
    run(films(1, 2))

    assert sorted(tmdb.api.asked) == [1, 2]
    assert all(one.headers["Authorization"] == f"Bearer {TOKEN}" for one in tmdb.server.requests)


def test_what_the_catalogue_says_stays_unless_tmdb_is_to_overwrite_it(tmdb, run):
    known = {
        "cast": ["Somebody"],
        "runtime": 99,
        "titles": {"es": "Nuestro", "zh-HK": "火星任務"},
        "overview": "Ours.",
    }
    mine = [movie(1, "Film 1", **known)]
    _, kept = run(mine)
    _, written_over = run(mine, "--overwrite")

    assert (kept[1].cast, kept[1].runtime, kept[1].titles["es"]) == (("Somebody",), 99, "Nuestro")
    assert kept[1].titles["zh-CN"] == "火星救援"
    assert kept[1].director == "Lana, Lilly"
    assert (written_over[1].cast, written_over[1].runtime) == (("First", "Second"), 120)
    assert (written_over[1].titles["es"], written_over[1].titles["zh-HK"]) == ("Marte", "火星任務")
    assert written_over[1].overview == "Ours."


def test_only_the_languages_asked_for_are_kept_and_a_further_one_needs_no_request(tmdb, run):
    _, first = run(films(1), "--lang", "zh_tw")
    _, second = run(None, "--lang", "pl")
    refused, _ = run(None, "--lang", "klingon")

    assert dict(first[1].titles) == {"zh-TW": "絕地救援"}
    assert dict(second[1].titles) == {"pl": "Marsjanin", "zh-TW": "絕地救援"}
    assert tmdb.api.asked == [1]
    assert refused.exit_code == 2
    assert "'klingon' is no language such as es or zh-TW" in refused.output


@pytest.mark.parametrize(
    ("tag", "title"),
    [("zh", "cn"), ("zh-TW", "tw"), ("zh-HK", None), ("es", "es"), ("pt", "br"), ("ja", "jp")],
)
def test_a_language_alone_is_that_of_its_home_or_of_any_other_country(tag, title):
    titles = {"zh-TW": "tw", "zh-CN": "cn", "es-MX": "mx", "es-ES": "es", "pt-BR": "br"}

    assert chosen({**titles, "ja-JP": "jp"}, (tag,)).get(tag) == title


def test_a_second_run_sends_nothing_and_changes_no_byte(tmdb, run, tmp_path):
    run([*films(1, 2), *films(9)])
    before = (tmp_path / FILE).read_bytes()
    outcome, _ = run()

    assert sorted(tmdb.api.asked) == [1, 2, 9]
    assert (tmp_path / FILE).read_bytes() == before
    assert "3 movies, 0 asked of TMDB; 0 gained something" in outcome.output


def test_answers_are_asked_for_again_once_they_are_too_old(tmdb, run):
    run(films(1))
    tmdb.api.movies[1]["runtime"] = 121
    _, movies = run(None, "--max-age", "0", "--overwrite")

    assert tmdb.api.asked == [1, 1]
    assert movies[1].runtime == 121


def test_a_movie_that_tmdb_does_not_know_stays_as_it_was_and_is_named(tmdb, run, tmp_path):
    mine = films(1, 9)
    outcome, movies = run(mine)

    assert outcome.exit_code == 1
    assert movies[9] == mine[1]
    assert movies[1].runtime == 120
    assert [(one["line"], one["reason"]) for one in rejects(tmp_path)] == [
        (2, "TMDB knows no movie 9")
    ]
    assert "1 stay as they were: see films.enrich-rejects.jsonl" in outcome.output


def test_another_movie_by_the_same_id_gives_this_one_nothing(tmdb, run, tmp_path):
    mine = [movie(1, "My own film", "Something happens.", release_date="2020-05-05")]
    outcome, movies = run(mine)

    assert outcome.exit_code == 1
    assert [*movies.values()] == mine
    assert "TMDB's 1 is another movie: Film 1 (2000)" in rejects(tmp_path)[0]["reason"]


def test_a_movie_that_was_retitled_is_known_by_any_of_its_titles(tmdb, run):
    outcome, _ = run([movie(1, "MARSJANIN", "Something happens.", release_date="2020-05-05")])

    assert outcome.exit_code == 0


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"credits": None}, "malformed at credits"),
        ({"title": ""}, "malformed at title"),
        ({"id": 2}, "TMDB answered with movie 2"),
        ({"translations": {"translations": ["zh"]}}, "malformed at translations.translations.0"),
    ],
)
def test_a_malformed_answer_is_not_kept_and_the_rest_goes_on(tmdb, run, tmp_path, changes, said):
    tmdb.api.movies[1] |= changes
    outcome, movies = run(films(1, 2))
    [reject] = rejects(tmp_path)
    tmdb.api.movies[1] = details(1, "Film 1")
    again, later = run()

    assert outcome.exit_code == 1
    assert said in reject["reason"]
    assert (movies[1].runtime, movies[2].runtime) == (None, 120)
    assert again.exit_code == 0
    assert later[1].runtime == 120
    assert sorted(tmdb.api.asked) == [1, 1, 2]
    assert rejects(tmp_path) == []


def test_a_value_that_a_movie_cannot_have_is_left_out(tmdb, run):
    odd = {"imdb_id": "nm1", "poster_path": "https://x", "runtime": 0, "release_date": ""}
    tmdb.api.movies[1] |= odd
    outcome, movies = run(films(1))

    assert outcome.exit_code == 0
    assert (movies[1].imdb_id, movies[1].poster_path, movies[1].runtime) == (None, None, None)


def test_a_line_that_holds_no_movie_or_more_than_one_stays_in_the_file(tmdb, run, tmp_path):
    more = json.dumps({"id": 1, "title": "Film 1", "overview": "o", "mine": "kept"})
    (tmp_path / FILE).write_text(f"broken\n\n{more}\n")
    outcome, _ = run()
    lines = (tmp_path / FILE).read_text().splitlines()

    assert outcome.exit_code == 1
    assert lines[:2] == ["broken", ""]
    assert json.loads(lines[2])["mine"] == "kept"
    assert json.loads(lines[2])["runtime"] == 120
    assert [one["line"] for one in rejects(tmp_path)] == [1]


def test_the_catalogue_stays_where_another_file_is_to_be_written(tmdb, run, tmp_path):
    _, movies = run(films(1), "--output", "more.jsonl")

    assert movies[1].runtime is None
    assert read_catalogue(tmp_path / "more.jsonl")[0][0].runtime == 120


def test_a_429_is_waited_out_as_told_and_nothing_is_lost(tmdb, run):
    tmdb.server.faults.extend([too_many("0"), too_many("0"), too_many("0.01")])
    outcome, movies = run(films(1, 2, 3))

    assert outcome.exit_code == 0
    assert [one.runtime for one in movies.values()] == [120, 120, 120]


@pytest.mark.parametrize(("status", "code"), [(401, 7), (401, 10), (403, 45)])
def test_a_key_that_is_refused_is_one_clear_line_and_ends_the_run(tmdb, run, status, code):
    tmdb.server.faults.extend([error(status, code, "Not with this key.")] * 50)
    outcome, movies = run(films(*range(1, 51)))

    assert outcome.exit_code == 1
    assert "Error: TMDB does not accept TMDB_API_KEY" in outcome.output
    assert "Not with this key." in outcome.output
    assert "https://www.themoviedb.org/settings/api" in outcome.output
    assert len(tmdb.server.requests) <= 16
    assert all(one.runtime is None for one in movies.values())


def test_without_a_key_it_says_where_to_get_one(run):
    outcome, _ = run(films(1))

    assert outcome.exit_code == 1
    assert "TMDB_API_KEY is not set, and 1 movies are to be asked for" in outcome.output


@pytest.mark.parametrize("key", [TOKEN, KEY], ids=["token", "key"])
def test_no_key_is_ever_shown(tmdb, run, monkeypatch, caplog, key):
    """Also not by urllib3, which logs addresses, and the older keys stand in them."""
    caplog.set_level(logging.DEBUG)
    logging.getLogger("urllib3").setLevel(logging.NOTSET)
    monkeypatch.setenv("TMDB_API_KEY", key)
    told, movies = run(films(1, 9))
    tmdb.server.faults.extend([error(401, 7, "Invalid API key.")] * 2)
    refused, _ = run(films(2))
    monkeypatch.setenv("TMDB_BASE_URL", "http://127.0.0.1:1")
    monkeypatch.setattr("scripts.ingestion.tmdb_api.ATTEMPTS", 1)
    unreachable, _ = run(films(3))

    assert movies[1].runtime == 120
    assert "does not accept" in refused.output
    assert unreachable.exit_code == 1
    logged = [one.getMessage() for one in caplog.records if one.name != "werkzeug"]  # the server
    for shown in (told.output, refused.output, unreachable.output, *logged):
        assert key not in shown


@pytest.fixture
def api(tmdb):
    """The client alone, which writes down what it would wait."""
    waits = []
    return SimpleNamespace(
        ask=TmdbAPI(SecretStr(TOKEN), tmdb.server.url, Pace(1000, waits.append)), waits=waits
    )


def test_what_passes_is_asked_again(tmdb, api):
    tmdb.server.faults.extend([error(503, 9, "Service offline."), error(504, 24, "Timed out.")])

    assert api.ask.movie(1).runtime == 120


def test_what_does_not_pass_is_told(tmdb, api):
    tmdb.server.faults.extend([error(500, 11, "Internal error.")] * ATTEMPTS)

    with pytest.raises(TmdbUnavailable, match=r"TMDB answered 500: Internal error\., 6 times"):
        api.ask.movie(1)


def test_what_is_refused_for_good_is_asked_once(tmdb, api):
    tmdb.server.faults.append(error(422, 5, "Invalid parameters."))

    with pytest.raises(TmdbError, match="Invalid parameters"):
        api.ask.movie(1)
    assert len(tmdb.server.requests) == 1


@pytest.mark.parametrize(("told", "least", "most"), [("7", 5, 7.8), ("86400", 55, 66.1)])
def test_a_429_holds_everybody_as_long_as_told_but_not_for_ever(tmdb, api, told, least, most):
    tmdb.server.faults.append(too_many(told))

    assert api.ask.movie(1) is not None
    assert least < max(api.waits) < most
    assert api.ask.movie(2) is not None
    assert least < api.waits[-1] < most, "the next one would wait, too"


def test_turns_are_evenly_spaced():
    waits = []
    pace = Pace(40, waits.append)
    for _ in range(41):
        pace.take()

    assert 0.5 < waits[-1] <= 1.0


def test_nobody_waits_any_more_once_it_is_stopped():
    pace = Pace(0.001)
    pace.take()
    pace.stop()

    with pytest.raises(Stopped):
        pace.take()


def test_tmdb_is_left_alone_after_failing_for_several_movies_and_answers_are_kept(
    tmdb, api, tmp_path
):
    def down(count):
        if count == 2:
            tmdb.server.faults.extend([reply("down", 502)] * ATTEMPTS * IN_A_ROW)

    tmdb.api.on_request = down
    with open_answers(tmp_path / "answers") as answers:
        with pytest.raises(TmdbUnavailable, match=f"for {IN_A_ROW} movies in a row. What it answ"):
            fetch(range(1, 50), api.ask, answers, concurrency=1)

        assert answers.get(2).runtime == 120
        assert not answers.has(3, 1)
    assert len(tmdb.server.requests) == 2 + ATTEMPTS * IN_A_ROW


def test_answers_are_kept_before_a_refusal_ends_the_run(tmdb, api, tmp_path):
    tmdb.api.on_request = lambda count: (
        count == 1 and tmdb.server.faults.extend([error(401, 10, "Suspended API key.")] * 9)
    )
    with open_answers(tmp_path / "answers") as answers:
        with pytest.raises(SettingsError, match="Suspended"):
            fetch([1, 2, 3], api.ask, answers, concurrency=1)

        assert answers.get(1).imdb_id == "tt0000001"


def test_what_is_no_file_of_answers_is_told(tmdb, run, tmp_path):
    (tmp_path / "answers").write_bytes(b"something else" * 100)
    outcome, _ = run(films(1), "--answers", "answers")

    assert outcome.exit_code == 1
    assert "answers can't be used (file is not a database)" in outcome.output


@pytest.mark.parametrize("at", [1, 17, 40])
def test_killed_at_any_moment_it_asks_again_only_for_what_was_in_flight(tmdb, tmp_path, at):
    movies, concurrency = 60, 4
    numbers = range(1, movies + 1)
    tmdb.api.movies = {number: details(number, f"Film {number}") for number in numbers}
    path = tmp_path / FILE
    path.write_text("".join(as_line(one) for one in films(*numbers)))
    before = path.read_bytes()
    command = [sys.executable, "-m", "scripts.enrich", FILE]
    command += ["--rate", "1000", "--concurrency", str(concurrency)]
    environ = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "TMDB_API_KEY": TOKEN,
        "TMDB_BASE_URL": tmdb.server.url,
    }
    known = Future()
    tmdb.api.on_request = lambda count: count == at and os.kill(known.result(), signal.SIGKILL)
    killed = subprocess.Popen(
        command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    known.set_result(killed.pid)
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    assert path.read_bytes() == before
    tmdb.api.on_request = lambda _: None
    done = subprocess.run(command, env=environ, check=True, capture_output=True, text=True)

    assert movies <= len(tmdb.api.asked) <= movies + concurrency
    assert set(tmdb.api.asked) == set(numbers)
    assert all(one.runtime == 120 for one in read_catalogue(path)[0])
    assert f"{movies} movies" in done.stdout
    assert TOKEN not in done.stdout + done.stderr


def test_ctrl_c_says_that_the_same_command_goes_on(tmdb, tmp_path):
    tmdb.api.movies = {number: details(number, f"Film {number}") for number in range(1, 61)}
    (tmp_path / FILE).write_text("".join(as_line(one) for one in films(*tmdb.api.movies)))
    known = Future()
    tmdb.api.on_request = lambda count: count == 17 and os.kill(known.result(), signal.SIGINT)
    stopped = subprocess.Popen(
        [sys.executable, "-m", "scripts.enrich", FILE, "--rate", "200"],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "TMDB_API_KEY": TOKEN,
            "TMDB_BASE_URL": tmdb.server.url,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    known.set_result(stopped.pid)
    said, _ = stopped.communicate()

    assert stopped.returncode == 130
    assert "Stopped; films.jsonl is as it was. The same command goes on from here." in said
    assert "Traceback" not in said
