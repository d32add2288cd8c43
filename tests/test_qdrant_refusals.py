"""What Qdrant refuses an upload: told in one plain line, and tried again where it passes."""

from __future__ import annotations

from contextlib import closing

import pytest
from werkzeug.wrappers import Response

from catalogue import MOVIES
from moviesearch.embedding import identity_of
from moviesearch.errors import IndexUnavailable
from moviesearch.index.schema import point
from scripts.ingestion.stores import Cluster, open_store
from scripts.ingestion.stores.qdrant import QdrantStore
from scripts.ingestion.upload import describe
from servers import reply, running
from servers.qdrant import WRITE_KEY


@pytest.fixture
def writing(qdrant, settings):
    return settings(QDRANT_URL=qdrant.url, QDRANT_API_KEY=WRITE_KEY)


def upserting(qdrant, writing, *refusals):
    """Store a point where Qdrant refuses first; what is waited, said, and raised in the end."""
    waits, said = [], []
    store = QdrantStore(writing, Cluster(), told=said.append, sleep=waits.append)
    build = describe(MOVIES, identity_of(writing), "test.jsonl")
    film = MOVIES[0]
    with closing(store), store.writer(build) as writer:
        qdrant.faults += refusals
        try:
            writer.write([point(film, [1.0] * build.dimensions, build.prints[film.id])])
        except IndexUnavailable as error:
            return waits, said, str(error)
        assert writer.stored().keys() == {film.id}
    return waits, said, None


def test_what_passes_is_waited_for_and_sent_again(qdrant, writing):
    limited = reply({"status": {"error": "Write rate limit exceeded"}}, 429, Retry_After="7")
    waits, said, error = upserting(
        qdrant, writing, limited, Response("upstream connect error", 502)
    )

    assert error is None
    assert waits == [7.0, 2.0]
    assert said == [
        "waiting 7 s: Qdrant answered 429: Write rate limit exceeded",
        "waiting 2 s: Qdrant answered 502: upstream connect error",
    ]


def test_what_does_not_pass_is_one_line_at_once(qdrant, writing):
    refused = reply({"status": {"error": "Wrong input: Vector dimension error"}}, 400)

    assert upserting(qdrant, writing, refused) == (
        [],
        [],
        "Qdrant answered 400: Wrong input: Vector dimension error",
    )


def test_no_key_that_qdrant_repeats_is_told(qdrant, writing):
    refused = reply({"status": {"error": f"Forbidden: {WRITE_KEY}"}}, 503)
    _, said, error = upserting(qdrant, writing, *[refused] * 6)

    assert [*said, error] == [*said[:5], "Qdrant answered 503: Forbidden: ***"]
    assert all(WRITE_KEY not in one for one in said)


def test_nobody_there_is_told_with_the_setting_that_names_it(settings):
    nobody = settings(QDRANT_URL="http://127.0.0.1:9", QDRANT_API_KEY=WRITE_KEY)

    with (
        open_store(nobody) as store,
        pytest.raises(IndexUnavailable, match=r"gave no answer \(.*refused\): does QDRANT_URL"),
    ):
        store.builds()


def test_somebody_else_there_is_told_as_such(settings):
    with running(lambda _: reply({"hello": "world"})) as server:
        other = settings(QDRANT_URL=server.url, QDRANT_API_KEY=WRITE_KEY)
        with open_store(other) as store, pytest.raises(IndexUnavailable, match="not in its shape"):
            store.builds()


def test_a_key_that_qdrant_does_not_know_is_told_as_such(qdrant, settings):
    wrong = settings(QDRANT_URL=qdrant.url, QDRANT_API_KEY="of-another-cluster")

    with open_store(wrong) as store, pytest.raises(IndexUnavailable) as raised:
        store.check(5, 256)

    assert "401: Must provide an API key" in str(raised.value)
    assert "Look at QDRANT_WRITE_API_KEY" in str(raised.value)
