"""What a newcomer runs: page and functions on one address, without keys or network."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys

import pytest
import requests
from click.testing import CliRunner

from catalogue import MOVIES, ROOT, STARTER, fill
from moviesearch.constraints import Filters
from moviesearch.index import open_index
from moviesearch.settings import Settings
from scripts import serve
from scripts.ingestion.catalogue import read_catalogue
from scripts.ingestion.pipeline import upload_catalogue
from scripts.ingestion.tmdb import as_line

NASA = "NASA tried to rescue an astronaut stranded on Mars."


def test_the_three_lines_it_prints_work_as_printed(laptop):
    _, said = laptop
    commands = re.findall(r"^  (curl .*)$", said, flags=re.MULTILINE)
    answers = [
        subprocess.run(["curl", "-s", *shlex.split(command)[1:]], capture_output=True, check=True)
        for command in commands
    ]
    nasa, animation, stream = [answer.stdout.decode() for answer in answers]

    assert json.loads(nasa)["results"][0]["id"] == 286217
    for movie in json.loads(animation)["results"]:
        assert "Animation" in movie["genres"]
        assert movie["release_date"] < "1996"
    assert stream.startswith("event: movies\n")
    assert "event: done\n" in stream


@pytest.mark.parametrize("mode", ["hybrid", "semantic"])
def test_the_martian_comes_first(laptop, mode):
    answer = requests.get(f"{laptop[0]}/search", {"q": NASA, "mode": mode}, timeout=10).json()

    assert answer["results"][0]["id"] == 286217


def test_recommend_gives_reasons_and_names_itself_offline(laptop):
    body = {"query": NASA, "model": "gemini", "k": 3}
    answer = requests.post(f"{laptop[0]}/recommend", json=body, timeout=10).json()

    assert answer["movies"][0]["id"] == 286217
    assert all(movie["reason"] for movie in answer["movies"])
    assert answer["model"] == "offline"


def test_the_page_is_served_and_everything_else_is_a_404(laptop):
    page = requests.get(laptop[0], timeout=10)

    assert "<search-box>" in page.text
    assert requests.get(f"{laptop[0]}/movie/27205", timeout=10).text == page.text
    assert "not endorsed or certified by" in page.text
    assert requests.get(f"{laptop[0]}/style.css", timeout=10).ok
    assert requests.get(f"{laptop[0]}/../Makefile", timeout=10).status_code == 404
    assert requests.get(f"{laptop[0]}/searching", timeout=10).status_code == 404


@pytest.mark.parametrize("path", ["nosuch", "movie/abc", "movie/-1", "recommendations/x"])
def test_a_browser_gets_the_page_for_what_does_not_exist_and_a_program_gets_json(laptop, path):
    html = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    page = requests.get(f"{laptop[0]}/{path}", headers=html, timeout=10)
    told = requests.get(f"{laptop[0]}/{path}", timeout=10)

    assert (page.status_code, told.status_code) == (404, 404)
    assert page.text == requests.get(laptop[0], timeout=10).text
    assert told.json()["error"]["code"] == "not_found"


@pytest.mark.parametrize("path", ["/", "/movie/27205", "/js/app.js", "/style.css", "/nowhere"])
def test_the_page_can_be_in_no_frame_and_its_files_are_what_they_are_called(laptop, path):
    headers = requests.get(f"{laptop[0]}{path}", timeout=10).headers

    assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_a_second_server_on_the_port_is_told_what_to_do(laptop):
    port = laptop[0].rpartition(":")[2]
    outcome = subprocess.run(
        [sys.executable, "-m", "scripts.serve", "--port", port],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "INDEX_PATH": ".index", "EMBEDDER": "local"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert outcome.returncode == 1
    assert f"Can't listen on 127.0.0.1:{port}" in outcome.stderr
    assert "PORT=9000 make run" in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_the_index_is_built_when_missing_kept_when_fresh_and_rebuilt_when_stale(
    settings, gemini, tmp_path, capsys
):
    catalogue = tmp_path / "films.jsonl"
    lines = STARTER.read_text("utf-8").splitlines(keepends=True)
    said = []
    for count, dimensions in ((20, "256"), (20, "256"), (19, "256"), (19, "128")):
        catalogue.write_text("".join(lines[:count]), "utf-8")
        serve.ensure_index(settings(EMBEDDING_DIMENSIONS=dimensions), catalogue)
        said.append(re.findall(r"(\d+) stored", capsys.readouterr().out))

    assert said == [["20"], [], ["19"], ["19"]]
    assert len(read_catalogue(catalogue)[0]) == 19


def test_a_damaged_index_is_rebuilt(settings, gemini, tmp_path, capsys):
    catalogue = tmp_path / "films.jsonl"
    catalogue.write_text("".join(STARTER.read_text("utf-8").splitlines(keepends=True)[:9]), "utf-8")
    serve.ensure_index(settings(), catalogue)
    for segments in settings().index_path.glob("builds/*/segments/*"):
        shutil.rmtree(segments)
    serve.ensure_index(settings(), catalogue)

    assert capsys.readouterr().out.count("9 stored") == 2


def test_an_index_of_another_catalogue_is_kept_and_told(settings, gemini, tmp_path, capsys):
    fill(settings(), MOVIES)
    serve.ensure_index(settings(), STARTER)

    assert "Serving the 5 movies of test.jsonl" in capsys.readouterr().out
    assert open_index(settings()).count(Filters()) == 5


def test_an_upload_of_ones_own_is_kept_whatever_its_files_name(settings, gemini, tmp_path, capsys):
    mine = tmp_path / STARTER.name
    mine.write_text("".join(map(as_line, MOVIES)), "utf-8")
    upload_catalogue(mine, settings())
    serve.ensure_index(settings(), STARTER)

    assert f"Serving the 5 movies of {STARTER.name}" in capsys.readouterr().out
    assert open_index(settings()).count(Filters()) == 5


def test_an_index_that_makes_the_engine_panic_is_rebuilt(settings, gemini, tmp_path, capsys):
    catalogue = tmp_path / "movies.jsonl"
    catalogue.write_text("".join(STARTER.read_text("utf-8").splitlines(keepends=True)[:9]), "utf-8")
    serve.ensure_index(settings(), catalogue)
    trackers = [*settings().index_path.glob("builds/*/segments/*/payload_index/*/tracker.dat")]
    for tracker in trackers:
        tracker.write_bytes(bytes(range(256)) * (tracker.stat().st_size // 256))
    serve.ensure_index(settings(), catalogue)

    assert trackers
    assert capsys.readouterr().out.count("9 stored") == 2
    assert open_index(settings()).count(Filters()) == 9


def test_nothing_but_finished_builds_is_ever_deleted(settings, tmp_path):
    precious = settings().index_path / "precious"
    unfinished = settings().index_path / "builds" / "unfinished"
    for folder in (precious, unfinished):
        folder.mkdir(parents=True)
        (folder / "file").write_text("x")
    for count in (5, 4, 3):
        fill(settings(), MOVIES[:count])

    assert (precious / "file").exists()
    assert (unfinished / "file").exists()
    # the unfinished one, the live one, and the one before, which a reader may have open
    assert len(list((settings().index_path / "builds").iterdir())) == 3


def test_a_cloud_without_an_index_is_one_clear_line(settings, qdrant, monkeypatch):
    cloud = settings(QDRANT_URL=qdrant.url, QDRANT_API_KEY="read-only-key")
    monkeypatch.setattr(Settings, "load", lambda: cloud)
    outcome = CliRunner().invoke(serve.main, ["--index-only"])

    assert outcome.exit_code == 1
    assert outcome.output.startswith("Error: Qdrant has no collection 'movies-s5' yet: run `")
