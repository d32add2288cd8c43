"""An upload that is killed by SIGKILL at any moment: nothing lost, nothing paid twice."""

from __future__ import annotations

import functools
import multiprocessing
import os
import signal
from itertools import count

import pytest

from catalogue import environ_of, movie
from moviesearch.constraints import Filters
from moviesearch.index import open_index
from scripts.ingestion.tmdb import as_line

MOVIES = [
    movie(number, f"Movie {number}", f"Somebody number {number} does thing {number * 7}.")
    for number in range(1, 351)
]
PROBES = 100
CONCURRENCY = 2
IN_FLIGHT = CONCURRENCY * 100

# What is about to happen, or has just happened, for the how many-eth time, when the process dies.
MOMENTS = [
    *(
        ("GeminiEmbedder.embed_documents", when, nth)
        for when in ("before", "after")
        for nth in (1, 2, 4)
    ),
    *(("GeminiEmbedder.embed_queries", when, 1) for when in ("before", "after")),
    *(("VectorCache.put", when, nth) for when in ("before", "after") for nth in (1, 3, 5)),
    *(("EdgeWriter.write", when, nth) for when in ("before", "after") for nth in (1, 3)),
    ("EdgeWriter.opened", "before", 1),
    ("EdgeWriter.finish", "before", 1),
    ("EdgeStore.switch", "before", 1),
    ("EdgeStore.switch", "after", 1),
]


def run(environ, catalogue, moment=None):
    """The command, in a process of its own that knows when to die."""
    from moviesearch.embedding.gemini import GeminiEmbedder
    from scripts import upload
    from scripts.ingestion.stores.edge import EdgeStore
    from scripts.ingestion.stores.edge_writer import EdgeWriter
    from scripts.ingestion.vector_cache import VectorCache

    os.environ.clear()
    os.environ.update(environ)
    if moment:
        name, when, nth = moment
        owner, _, method = name.partition(".")
        classes = (GeminiEmbedder, VectorCache, EdgeWriter, EdgeStore)
        cls = next(one for one in classes if one.__name__ == owner)
        inner, calls = getattr(cls, method), count(1)

        @functools.wraps(inner)
        def fatal(*arguments, **named):
            is_now = next(calls) == nth
            if is_now and when == "before":
                os.kill(os.getpid(), signal.SIGKILL)
            answer = inner(*arguments, **named)
            if is_now:
                os.kill(os.getpid(), signal.SIGKILL)
            return answer

        setattr(cls, method, fatal)
    upload.main(["run", str(catalogue), "--concurrency", str(CONCURRENCY)], standalone_mode=True)


@pytest.fixture(scope="session")
def processes():
    """Processes that start with all imports made, and before the engine has any thread."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["scripts.upload", "scripts.ingestion.stores.edge"])
    return context


@pytest.fixture
def command(processes, settings, gemini, tmp_path):
    catalogue = tmp_path / "films.jsonl"
    environ = {"PATH": os.environ["PATH"], **environ_of(settings())}

    def done(movies, moment=None):
        catalogue.write_text("".join(map(as_line, movies)), "utf-8")
        process = processes.Process(target=run, args=(environ, catalogue, moment))
        process.start()
        process.join(120)
        return process.exitcode

    return done


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda one: "-".join(map(str, one)))
def test_killed_and_run_again_it_has_paid_for_each_text_once_but_those_in_flight(
    moment, command, gemini, settings
):
    killed = command(MOVIES, moment)
    live_then = (settings().index_path / "CURRENT").exists()
    again = command(MOVIES)

    assert killed == -signal.SIGKILL
    assert live_then == (moment == ("EdgeStore.switch", "after", 1))
    assert again == 0
    assert open_index(settings()).count(Filters()) == len(MOVIES)
    assert len(gemini.api.embedded) <= len(MOVIES) + PROBES + IN_FLIGHT
    if not moment[0].startswith(("GeminiEmbedder", "VectorCache")):
        assert len(gemini.api.embedded) == len(MOVIES) + PROBES


def test_there_are_twenty_moments():
    assert len(set(MOMENTS)) >= 20


def test_killed_over_and_over_it_still_pays_for_each_text_about_once(command, gemini, settings):
    for nth in (1, 2, 1, 2, 1):
        assert command(MOVIES, ("VectorCache.put", "after", nth)) in (-signal.SIGKILL, 0)
    assert command(MOVIES) == 0

    assert open_index(settings()).count(Filters()) == len(MOVIES)
    assert len(gemini.api.embedded) <= len(MOVIES) + PROBES + 5 * IN_FLIGHT
    assert set(map(gemini.api.embedded.count, gemini.api.embedded)) <= {1, 2, 3}


def test_the_live_index_answers_while_another_catalogue_is_killed_on_its_way(
    command, gemini, settings
):
    assert command(MOVIES[:200]) == 0
    assert command(MOVIES, ("EdgeWriter.opened", "before", 1)) == -signal.SIGKILL
    assert open_index(settings()).count(Filters()) == 200
    assert command(MOVIES) == 0
    assert open_index(settings()).count(Filters()) == 350
