"""The upload's command line: clear before any work, honest after it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from qdrant_client import QdrantClient

from catalogue import MOVIES, environ_of
from moviesearch.constraints import Filters
from moviesearch.index import open_index
from moviesearch.index.schema import SCHEMA_VERSION
from scripts.ingestion.tmdb import as_line
from scripts.upload import main
from servers.gemini import exhausted
from servers.qdrant import READ_KEY, WRITE_KEY


@pytest.fixture
def catalogue(tmp_path):
    path = tmp_path / "films.jsonl"
    path.write_text("".join(map(as_line, MOVIES)), "utf-8")
    return path


@pytest.fixture
def upload(catalogue, settings, gemini, monkeypatch):
    def run(**environ):
        values = {
            **environ_of(settings()),
            **environ,
        }
        for name, value in values.items():
            monkeypatch.setenv(name, value)
        return CliRunner().invoke(main, ["run", str(catalogue)])

    return run


def test_it_says_what_it_did_and_the_second_time_that_all_is_there(upload, settings):
    first, second = upload(), upload()

    assert first.exit_code == second.exit_code == 0
    assert "5 movies: 5 embedded, 5 stored, 0 already there, 0 removed. Live: " in first.output
    assert "5 movies: 0 embedded, 0 stored, 5 already there, 0 removed. Live: " in second.output
    assert open_index(settings()).count(Filters()) == 5


def test_a_catalogue_that_an_editor_on_windows_has_saved_is_read_whole(upload, catalogue, settings):
    lines = catalogue.read_bytes().replace(b"\n", b"\r\n")
    catalogue.write_bytes(b"\xef\xbb\xbf" + lines)

    assert upload().exit_code == 0
    assert open_index(settings()).count(Filters()) == 5


def test_lines_that_hold_no_movie_are_written_down_and_the_exit_status_says_so(
    upload, catalogue, settings
):
    with catalogue.open("a") as more:
        more.write('{"id": 0, "title": "x", "overview": "y"}\n')
    outcome = upload()
    [reject] = catalogue.with_suffix(".upload-rejects.jsonl").read_text().splitlines()

    assert outcome.exit_code == 1
    assert "1 line was rejected" in outcome.output
    assert json.loads(reject)["line"] == 6
    assert open_index(settings()).count(Filters()) == 5


def test_a_catalogue_without_movies_leaves_the_index_as_it_is(upload, catalogue, settings):
    upload()
    catalogue.write_text("")
    outcome = upload()

    assert outcome.exit_code == 1
    assert "holds no movie" in outcome.output
    assert "`python -m scripts.prepare` makes one" in outcome.output
    assert open_index(settings()).count(Filters()) == 5


def test_a_folder_that_is_none_is_one_clear_line(upload, tmp_path):
    (tmp_path / "file").write_text("x")
    outcome = upload(INDEX_PATH=str(tmp_path / "file"))

    assert outcome.exit_code == 1
    assert outcome.output.startswith("Error: ")
    assert "Traceback" not in outcome.output


def test_a_missing_key_is_one_clear_line_before_any_work(upload, gemini):
    outcome = upload(GEMINI_API_KEY="", EMBEDDER="gemini")

    assert outcome.exit_code == 1
    assert outcome.output.startswith("Error: Settings are not usable: missing: GEMINI_API_KEY")
    assert len(outcome.output.splitlines()) == 1
    assert gemini.server.requests == []


def test_an_exhausted_quota_is_told_and_what_was_stored_stays(upload, gemini):
    gemini.server.faults.append(exhausted("19s", quota="EmbedContentRequestsPerDay"))
    outcome = upload()

    assert outcome.exit_code == 75
    assert "You exceeded your current quota" in outcome.output
    assert upload().exit_code == 0


def test_a_read_only_key_is_told_before_anything_is_embedded(upload, qdrant, gemini):
    outcome = upload(QDRANT_URL=qdrant.url, QDRANT_API_KEY=READ_KEY)

    assert outcome.exit_code == 1
    assert "Forbidden" in outcome.output
    assert gemini.server.requests == []


def test_the_writing_key_writes_where_the_functions_key_only_reads(upload, qdrant, settings):
    keys = {"QDRANT_API_KEY": READ_KEY, "QDRANT_WRITE_API_KEY": WRITE_KEY}
    outcome = upload(QDRANT_URL=qdrant.url, **keys)
    cloud = settings(QDRANT_URL=qdrant.url, **keys)

    assert outcome.exit_code == 0
    qdrant.requests.clear()
    assert open_index(cloud).count(Filters()) == 5
    assert {one.headers["Api-Key"] for one in qdrant.requests} == {READ_KEY}


def test_a_collection_in_the_aliass_place_is_not_touched(upload, qdrant):
    client = QdrantClient(url=qdrant.url, api_key=WRITE_KEY, check_compatibility=False)
    client.create_collection(f"taken-s{SCHEMA_VERSION}", vectors_config={})
    environ = {"QDRANT_URL": qdrant.url, "QDRANT_API_KEY": WRITE_KEY}
    outcome = upload(**environ, QDRANT_COLLECTION="taken")

    assert outcome.exit_code == 1
    assert "choose another QDRANT_COLLECTION" in outcome.output
    assert [one.name for one in client.get_collections().collections] == [
        f"taken-s{SCHEMA_VERSION}"
    ]
    client.close()


def test_the_collection_that_was_live_before_is_kept_and_older_ones_go(upload, qdrant, catalogue):
    environ = {"QDRANT_URL": qdrant.url, "QDRANT_API_KEY": WRITE_KEY}
    names = []
    for count in (5, 4, 3):
        catalogue.write_text("".join(map(as_line, MOVIES[:count])), "utf-8")
        names.append(upload(**environ).output.split("Live: ")[1].strip())
    deleted = [one.path for one in qdrant.requests if one.method == "DELETE"]

    assert len(set(names)) == 3
    assert deleted == [f"/collections/{names[0]}"]


def test_ctrl_c_says_how_to_go_on(upload, monkeypatch):
    def pressed(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("scripts.ingestion.pipeline.upload", pressed)
    outcome = upload()

    assert outcome.exit_code == 130
    assert "the same command goes on" in outcome.output
