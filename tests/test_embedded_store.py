"""The store of the embedded index: one at a time, and the live build outlives every fault."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from catalogue import MOVIES, ROOT, STARTER, environ_of, fill
from moviesearch.constraints import Filters
from moviesearch.embedding import open_embedder
from moviesearch.errors import IndexMismatch
from moviesearch.index import open_index
from scripts.ingestion.stores import open_store
from scripts.ingestion.tmdb import as_line
from scripts.ingestion.upload import describe, upload

HOLD = """
import sys
from pathlib import Path
from scripts.ingestion.lock import writing
with writing(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""

# Lets the process grow by no more than it needs to say what is wrong.
STARVED = """
import resource, sys
from pathlib import Path
import qdrant_edge
from types import SimpleNamespace
from scripts.ingestion.stores.edge_writer import EdgeWriter
pages = int(Path("/proc/self/statm").read_text().split()[0])
limit = pages * resource.getpagesize() + 1_000_000
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
EdgeWriter(Path(sys.argv[1]), SimpleNamespace(name=sys.argv[2], dimensions=256))
"""


def started(*arguments, **environ):
    if "INDEX_PATH" in environ:
        environ["VECTOR_CACHE"] = f"{environ['INDEX_PATH']}-vectors"
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "EMBEDDER": "local", **environ},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def live_build(folder):
    return folder / "builds" / (folder / "CURRENT").read_text()


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_the_live_build_survives_an_upload_that_lacks_memory(settings):
    fill(settings(), MOVIES)
    folder = settings().index_path
    live = live_build(folder)
    starved = started("-c", STARVED, str(folder), live.name)
    said = starved.communicate()[1]

    assert starved.returncode != 0
    assert "Cannot allocate memory" in said or "IndexUnavailable" in said
    assert live_build(folder) == live
    assert open_index(settings()).count(Filters()) == 5


def emptied(build):
    (build / "edge_config.json").write_text("{")


def turned(build, name="mutable_id_tracker.mappings"):
    """Bits of small files are flipped: opened as it is, it ends the process, or hangs."""
    files = [*build.rglob(name)]
    for file in files:
        file.write_bytes(bytes(byte ^ 0xFF for byte in file.read_bytes()))
    assert files


@pytest.mark.parametrize("name", ["mutable_id_tracker.mappings", "status.dat"])
def test_a_build_with_damaged_small_files_is_refused_and_ends_no_process(settings, name):
    fill(settings(), MOVIES)
    turned(live_build(settings().index_path), name)
    with pytest.raises(IndexMismatch, match="small files are not what was written"):
        open_index(settings()).count(Filters())


@pytest.mark.parametrize("damage", [emptied, turned])
def test_a_live_build_that_is_damaged_is_rebuilt_under_a_new_name(settings, damage):
    fill(settings(), MOVIES)
    folder = settings().index_path
    damaged = live_build(folder)
    damage(damaged)
    report = fill(settings(), MOVIES)

    assert report.stored == 5
    assert live_build(folder).name == f"{damaged.name}.2"
    assert not damaged.exists()
    assert open_index(settings()).count(Filters()) == 5
    assert fill(settings(), MOVIES).unchanged == 5


@pytest.mark.parametrize(
    ("large", "told"),
    [(5, ["Optimising the index of 5 movies, about a millisecond each"]), (6, [])],
)
def test_what_a_large_index_waits_for_is_told(settings, monkeypatch, large, told):
    monkeypatch.setattr("scripts.ingestion.stores.edge_writer.LARGE", large)
    said = []
    embedder = open_embedder(settings())
    build = describe(MOVIES, embedder.identity, "test.jsonl")
    with open_store(settings(), told=said.append) as store:
        upload(MOVIES, build, embedder=embedder, store=store)

    assert said == told


def test_a_build_that_failed_at_its_start_leaves_no_folder(settings, monkeypatch):
    def full(*_):
        raise OSError("No space left on device")

    monkeypatch.setattr("scripts.ingestion.stores.edge_writer.qe.EdgeShard.create", full)
    with pytest.raises(Exception, match="No space left"):
        fill(settings(), MOVIES)

    assert list((settings().index_path / "builds").iterdir()) == []


def test_a_second_writer_says_who_holds_the_index_and_waits(settings, tmp_path):
    folder = settings().index_path
    catalogue = tmp_path / "movies.jsonl"
    catalogue.write_text("".join(map(as_line, MOVIES)), "utf-8")
    first = started("-c", HOLD, str(folder))
    assert first.stdout.readline() == "held\n"
    second = started("-m", "scripts.upload", "run", str(catalogue), INDEX_PATH=str(folder))
    said = [second.stderr.readline() for _ in range(2)][1]  # after what it is about to do
    still_waiting = not (folder / "CURRENT").exists()
    first.communicate("")
    output, _ = second.communicate()

    assert said == f"Process {first.pid} is writing {folder}; waiting for it to end.\n"
    assert still_waiting
    assert second.returncode == 0
    assert "5 embedded" in output


def test_a_writer_that_was_killed_holds_nothing(settings):
    folder = settings().index_path
    first = started("-c", HOLD, str(folder))
    first.stdout.readline()
    first.kill()
    first.communicate()

    assert fill(settings(), MOVIES).stored == 5


def test_two_functions_served_at_once_build_one_whole_index(tmp_path):
    catalogue = tmp_path / "movies.jsonl"
    lines = STARTER.read_text("utf-8").splitlines(keepends=True)[:40]
    catalogue.write_text("".join(lines), "utf-8")
    folder = tmp_path / "index"
    command = ["-m", "scripts.serve", "--index-only", "--catalogue", str(catalogue)]
    both = [started(*command, INDEX_PATH=str(folder)) for _ in range(2)]
    outputs = [process.communicate()[0] for process in both]

    assert [process.returncode for process in both] == [0, 0]
    assert sorted(len(re.findall(r"40 embedded", one)) for one in outputs) == [0, 1]
    [build] = (folder / "builds").iterdir()
    assert (build / "manifest.json").exists()


def test_what_a_stopped_run_left_of_a_removed_build_goes_with_the_next(settings):
    fill(settings(), MOVIES)
    half = settings().index_path / "builds" / "old-build.removed"
    (half / "segments").mkdir(parents=True)
    fill(settings(), MOVIES[:4])

    assert not half.exists()


def test_two_uploads_of_different_catalogues_switch_one_after_the_other(settings, gemini, tmp_path):
    """Neither's movies are lost: the one that was live first stays as the way back."""
    environ = environ_of(settings())
    both = []
    for count in (3, 4):
        catalogue = tmp_path / f"{count}.jsonl"
        catalogue.write_text("".join(map(as_line, MOVIES[:count])), "utf-8")
        both.append(started("-m", "scripts.upload", "run", str(catalogue), **environ))
    outputs = [process.communicate() for process in both]
    with open_store(settings()) as store:
        builds = store.builds()

    assert [process.returncode for process in both] == [0, 0], outputs
    assert sorted(one.movies for one in builds) == [3, 4]
    assert [(one.live, one.note) for one in builds] == [(True, ""), (False, "")]
    assert open_index(settings()).count(Filters()) == builds[0].movies
