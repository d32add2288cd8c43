"""The vector cache: found by maker, task and exact text, whatever happens to the process."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from hashlib import sha256

import pytest

from catalogue import ROOT
from moviesearch.embedding import Identity
from moviesearch.errors import SetupError
from scripts.ingestion.vector_cache import FILE, VectorCache

MAKER = Identity("gemini", "gemini-embedding-2", 3)

KILLED = """
import os, signal, sys
from pathlib import Path
from scripts.ingestion.vector_cache import VectorCache
from moviesearch.embedding import Identity
cache = VectorCache(Path(sys.argv[1]))
cache.put(Identity("gemini", "gemini-embedding-2", 3), "document", {"kept": [0.5, 0.25, 1.0]})
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def cache(tmp_path):
    opened = VectorCache(tmp_path)
    yield opened
    opened.close()


def test_a_vector_comes_back_for_the_text_it_was_made_of_and_no_other(cache):
    cache.put(MAKER, "document", {"Pride (1994)": [0.5, 0.25, 1.0]})

    assert cache.get(MAKER, "document", ["Pride (1994)", "Pride (1995)"]) == {
        "Pride (1994)": [0.5, 0.25, 1.0]
    }
    assert cache.known(MAKER, "document", ["x", "Pride (1994)"]) == {"Pride (1994)"}


@pytest.mark.parametrize(
    "other",
    [
        Identity("local", "gemini-embedding-2", 3),
        Identity("gemini", "gemini-embedding-001", 3),
        Identity("gemini", "gemini-embedding-2", 4),
    ],
)
def test_another_embedder_model_or_length_has_vectors_of_its_own(cache, other):
    cache.put(MAKER, "document", {"text": [0.5, 0.25, 1.0]})

    assert cache.get(other, "document", ["text"]) == {}


def test_a_query_is_no_document(cache):
    cache.put(MAKER, "document", {"text": [0.5, 0.25, 1.0]})

    assert cache.get(MAKER, "query", ["text"]) == {}


def test_thousands_are_asked_for_at_once(cache):
    texts = [f"movie {number}" for number in range(2_345)]
    cache.put(MAKER, "document", {text: [float(n), 0.0, 1.0] for n, text in enumerate(texts)})

    assert list(cache.get(MAKER, "document", texts)) == texts


def test_what_was_put_survives_the_process_being_killed(tmp_path, cache):
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], cwd=ROOT, check=False)

    assert killed.returncode == -9
    assert cache.get(MAKER, "document", ["kept"]) == {"kept": [0.5, 0.25, 1.0]}


OPENED = """
import sys
from pathlib import Path
from scripts.ingestion.vector_cache import VectorCache
print("ready", flush=True)
sys.stdin.readline()
VectorCache(Path(sys.argv[1])).close()
"""


def test_several_processes_may_open_a_new_cache_at_once(tmp_path):
    for attempt in range(3):
        folder = str(tmp_path / str(attempt))
        processes = [
            subprocess.Popen(
                [sys.executable, "-c", OPENED, folder],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for _ in range(4)
        ]
        for process in processes:
            process.stdout.readline()
        for process in processes:
            process.stdin.write("go\n")
            process.stdin.flush()
        for process in processes:
            process.communicate()

        assert [process.returncode for process in processes] == [0, 0, 0, 0]


def test_a_file_that_is_no_cache_is_one_clear_line(tmp_path):
    (tmp_path / FILE).write_text("something else that lies here, long enough to be read as a page")

    with pytest.raises(SetupError, match=r"is damaged.*Move it away"):
        VectorCache(tmp_path)


def test_a_file_that_was_cut_is_told_as_damaged_and_what_to_do(tmp_path):
    cache = VectorCache(tmp_path)
    texts = {f"movie {number}": [0.5, 0.25, 1.0] for number in range(1_000)}
    cache.put(MAKER, "document", texts)
    cache.close()
    whole = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(whole[: len(whole) // 2])

    with pytest.raises(SetupError, match=r"is damaged.*sqlite3 \S+vectors.sqlite .recover"):
        VectorCache(tmp_path).get(MAKER, "document", list(texts))


def test_a_folder_that_can_not_be_written_is_told_with_the_setting_that_names_another(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(SetupError, match="VECTOR_CACHE names another folder"):
        VectorCache(tmp_path / "file")


@pytest.mark.parametrize(
    "stored",
    [b"", b"abc", b"\0" * 8, b"\0" * 12, b"\xff" * 12],
    ids=["empty", "no whole number", "too short", "zeros", "no numbers"],
)
def test_a_vector_that_was_damaged_is_none(tmp_path, cache, stored):
    cache.put(MAKER, "document", {"good": [0.5, 0.25, 1.0], "bad": [1.0, 0.0, 0.0]})
    with closing(sqlite3.connect(tmp_path / FILE)) as database:
        database.execute(
            "UPDATE vectors SET vector = ? WHERE text = ?", [stored, sha256(b"bad").digest()]
        )
        database.commit()

    assert cache.get(MAKER, "document", ["good", "bad"]) == {"good": [0.5, 0.25, 1.0]}
    assert cache.known(MAKER, "document", ["good", "bad"]) == {"good"}
    cache.put(MAKER, "document", {"bad": [1.0, 0.0, 0.0]})
    assert cache.known(MAKER, "document", ["bad"]) == {"bad"}


def test_a_batch_that_can_not_be_kept_whole_is_not_kept_at_all(cache):
    with pytest.raises(ValueError, match="could not convert"):
        cache.put(MAKER, "document", {"good": [1.0, 0.0, 0.0], "bad": ["x"]})
    cache.put(MAKER, "document", {"next": [1.0, 0.0, 0.0]})

    assert cache.known(MAKER, "document", ["good", "next"]) == {"next"}
