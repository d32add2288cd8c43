"""A warm instance notices a new index, whichever engine holds it."""

from __future__ import annotations

import pytest

from catalogue import MOVIES, fill, movie
from moviesearch.clients import Clients
from moviesearch.embedding import Identity, open_embedder
from moviesearch.errors import IndexMismatch, IndexUnavailable
from moviesearch.index import open_index
from moviesearch.index.schema import SCHEMA_VERSION
from moviesearch.lazy import Lazy
from moviesearch.watch import Watch

NEWCOMER = movie(9, "Newcomer", "A stranger comes to town.", genres=["Western"])


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


class Watched:
    """Clients over an engine, with a clock of their own and the comparison made at once."""

    def __init__(self, engine, embedder):
        self.clock = Clock()
        self.opened = 0
        self.engine = engine
        index = Lazy(self._open)
        self.watch = Watch(index, clock=self.clock, start=lambda work: work())
        self.clients = Clients(Lazy.of(embedder), index, self.watch)
        self.identity = embedder.identity

    def _open(self):
        self.opened += 1
        index = open_index(self.engine.read)
        index.manifest.check(self.identity)
        return index

    def titles(self):
        return [one.title for one in self.clients.index.fetch([1, 9])]


@pytest.fixture
def watched(engine):
    fill(engine.write, MOVIES)
    return Watched(engine, open_embedder(engine.read))


def test_a_new_build_is_opened_within_a_minute_and_not_before(engine, watched):
    before = watched.titles()
    fill(engine.write, [*MOVIES, NEWCOMER])
    at_once = watched.titles()
    watched.clock.now = 60.0
    watched.titles()

    assert before == at_once == ["Stranded"]
    assert watched.titles() == ["Stranded", "Newcomer"]
    assert "Western" in watched.clients.index.manifest.known["genres"]
    assert watched.opened == 2


def test_the_old_build_answers_until_the_new_one_is_there(engine, watched):
    """Its files are kept, so an instance that has not looked yet does not fail."""
    index = watched.clients.index
    index.fetch([1])
    fill(engine.write, [*MOVIES, NEWCOMER])

    assert [one.title for one in index.fetch([1])] == ["Stranded"]


def test_an_index_that_did_not_change_is_not_opened_again(watched):
    for minute in range(5):
        watched.clock.now = minute * 60.0
        watched.titles()

    assert watched.opened == 1


def test_within_a_minute_nothing_is_asked(watched, monkeypatch):
    index = watched.clients.index
    asked = []
    monkeypatch.setattr(index, "is_live", lambda: asked.append(1) or True)
    for second in range(0, 240, 10):
        watched.clock.now = float(second)
        watched.titles()

    assert len(asked) == 3


def test_an_index_of_another_model_is_refused_instead_of_compared_with(engine, watched):
    class Other:
        """Another model with vectors of the same length."""

        def __init__(self, embedder):
            self.identity = Identity("gemini", "gemini-embedding-3", embedder.identity.dimensions)
            self.embed_documents = embedder.embed_documents
            self.embed_queries = embedder.embed_queries

    assert watched.titles() == ["Stranded"]
    fill(engine.write, MOVIES, Other(open_embedder(engine.write)))
    watched.clock.now = 60.0
    watched.titles()

    with pytest.raises(IndexMismatch, match=r"gemini-embedding-3.*gemini-embedding-2"):
        watched.titles()


def test_while_the_index_can_not_be_asked_the_open_one_stays(watched, monkeypatch, caplog):
    index = watched.clients.index

    def dead():
        raise IndexUnavailable("no answer")

    monkeypatch.setattr(index, "is_live", dead)
    watched.clock.now = 60.0

    assert watched.titles() == ["Stranded"]
    assert watched.clients.index is index
    assert "not known: no answer" in caplog.text


def test_a_request_does_not_wait_for_the_comparison(engine, watched):
    started = []
    clock = Clock()
    watch = Watch(Lazy.of(watched.clients.index), clock=clock, start=started.append)
    clock.now = 60.0
    for _ in range(3):
        watch.look()

    assert len(started) == 1


MODULES = (
    "moviesearch.index.schema",
    "moviesearch.index.manifest",
    "moviesearch.index.qdrant",
    "scripts.ingestion.upload",
    "scripts.ingestion.store",
)


@pytest.fixture
def schema(monkeypatch):
    """Makes code of another schema version of this code."""

    def use(version):
        for module in MODULES:
            monkeypatch.setattr(f"{module}.SCHEMA_VERSION", version)

    return use


@pytest.mark.parametrize("engine", ["cloud"], indirect=True)
def test_a_new_schemas_index_may_be_uploaded_before_the_code_is_deployed(engine, schema, watched):
    """The old code goes on with the old index, and the new code finds the new one."""
    assert watched.titles() == ["Stranded"]
    schema(SCHEMA_VERSION + 1)
    fill(engine.write, [*MOVIES, NEWCOMER])
    new = open_index(engine.read)
    schema(SCHEMA_VERSION)
    for minute in (1, 2):
        watched.clock.now = minute * 60.0
        assert watched.titles() == ["Stranded"]

    assert (new.manifest.schema_version, new.manifest.count) == (SCHEMA_VERSION + 1, 6)
    assert open_index(engine.read).manifest.schema_version == SCHEMA_VERSION
    assert watched.opened == 1


@pytest.mark.parametrize("engine", ["cloud"], indirect=True)
def test_new_code_before_its_index_says_what_to_run_and_leaves_the_old_code_be(
    engine, schema, watched
):
    assert watched.titles() == ["Stranded"]
    schema(SCHEMA_VERSION + 1)
    missing = f"no collection 'movies-s{SCHEMA_VERSION + 1}' yet: run `make upload`"
    with pytest.raises(IndexMismatch, match=missing):
        open_index(engine.read)
    schema(SCHEMA_VERSION)

    assert watched.titles() == ["Stranded"]
    assert open_index(engine.read).manifest.count == 5
