"""Builds in both engines: filled beside the live one, verified, switched to, gone back from."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from qdrant_client import QdrantClient, models

from catalogue import MOVIES, ROOT, environ_of, fill, movie
from moviesearch.constraints import Filters
from moviesearch.embedding import open_embedder
from moviesearch.errors import (
    IndexMismatch,
    IndexUnavailable,
    MovieSearchError,
    NotFound,
    SettingsError,
)
from moviesearch.index import open_index
from moviesearch.index.edge import EdgeIndex
from moviesearch.index.manifest import Cosines
from moviesearch.index.qdrant import RESCORED, QdrantIndex
from moviesearch.index.query import Query
from moviesearch.ranking.retrievers import dense
from scripts.ingestion.builds import prune, rollback
from scripts.ingestion.cosines import sample
from scripts.ingestion.stores import Cluster, open_store
from scripts.ingestion.stores.qdrant import QdrantStore
from scripts.ingestion.tmdb import as_line
from scripts.ingestion.upload import describe, upload
from scripts.ingestion.verify import verify
from scripts.upload import main
from servers.qdrant import READ_KEY, WRITE_KEY

WRITES = ("PUT", "PATCH", "DELETE")
MANY = [movie(number, f"Film {number}", f"Story number {number}.") for number in range(1, 251)]


@pytest.fixture
def store(engine):
    with open_store(engine.write) as opened:
        yield opened


def named(store):
    return [one.name for one in store.builds()]


def live(engine):
    """What a function finds: the titles of the live index."""
    index = open_index(engine.read)
    return index.count(Filters()), index.manifest.name


def uploads(engine, *counts):
    """Upload so many of the movies, one build after the other; returns their names."""
    return [fill(engine.write, MOVIES[:count]).live for count in counts]


def contents(folder):
    """Each file below a folder with its content, the engine's settings whatever their order."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            is_config = path.name in ("edge_config.json", "segment.json")
            found[str(path.relative_to(folder))] = json.loads(content) if is_config else content
    return found


def times(folder):
    """When what is ours was last written: the engine touches its own files when it opens them."""
    ours = [folder, folder / "builds", *folder.glob("*"), *folder.glob("builds/*/manifest.json")]
    return {path: path.stat().st_mtime_ns for path in ours}


class Refusing:
    """An embedder that must not be asked."""

    def __init__(self, embedder):
        self.identity = embedder.identity

    def __getattr__(self, name):
        raise AssertionError(f"{name} was asked")


def test_a_second_run_embeds_nothing_and_writes_nothing(engine, request):
    fill(engine.write, MOVIES)
    folder = engine.write.index_path
    asked = request.getfixturevalue("qdrant").requests if engine.name == "cloud" else []
    asked.clear()
    before = (contents(folder), times(folder)) if engine.name == "embedded" else None
    report = fill(engine.write, MOVIES[::-1], Refusing(open_embedder(engine.write)))
    changes = [
        (one.method, one.path)
        for one in asked
        if one.method in WRITES or (one.method == "POST" and not one.path.endswith("/scroll"))
    ]

    assert (report.stored, report.unchanged, report.removed) == (0, 5, 0)
    assert changes == []
    if before:
        assert (contents(folder), times(folder)) == before


def test_another_file_of_the_same_movies_is_written_into_the_manifest_alone(engine, store):
    fill(engine.write, MOVIES)
    [before] = store.builds()
    embedder = open_embedder(engine.write)
    upload(
        MOVIES,
        describe(MOVIES, embedder.identity, "other.jsonl", automatic=True),
        embedder=embedder,
        store=store,
    )
    [after] = store.builds()

    assert (after.manifest.source, after.manifest.automatic) == ("other.jsonl", True)
    assert after.manifest.created == before.manifest.created
    assert open_index(engine.read).manifest == after.manifest


def test_an_earlier_catalogue_uploaded_again_is_switched_to_as_the_newest(engine, store):
    first, _ = uploads(engine, 5, 4)
    created = {one.name: one.created for one in store.builds()}
    report = fill(engine.write, MOVIES)
    newest = store.builds()[0]

    assert (report.stored, report.live) == (0, first)
    assert (newest.name, newest.live) == (first, True)
    assert newest.created > max(created.values())


def test_one_movie_more_adds_at_most_its_own_to_the_sample():
    before = {one.id for one in sample(MANY, 50)}
    after = {one.id for one in sample([*MANY, MOVIES[0].model_copy(update={"id": 999})], 50)}

    assert len(after - before) <= 1
    assert after - before <= {999}


def test_builds_are_listed_with_what_they_are(engine, store):
    first, second = uploads(engine, 5, 4)
    with store.writer(describe(MOVIES[:3], open_embedder(engine.write).identity, "x")) as half:
        unfinished = half.name
    builds = store.builds()

    assert [one.name for one in builds] == [second, first, unfinished]
    assert [one.live for one in builds] == [True, False, False]
    assert [one.note for one in builds] == ["", "", "unfinished"]
    assert [one.movies for one in builds][:2] == [4, 5]
    assert store.live().keys() == {1, 2, 3, 4}


def test_rollback_goes_back_and_by_name_forward(engine, store):
    first, second = uploads(engine, 5, 4)
    back = rollback(store)
    after_back = live(engine)
    with pytest.raises(NotFound, match="no earlier build"):
        rollback(store)
    forward = rollback(store, second)

    assert (back.name, after_back[0]) == (first, 5)
    assert (forward.name, live(engine)[0]) == (second, 4)


def test_rollback_refuses_what_is_unfinished_or_unknown(engine, store):
    uploads(engine, 5)
    with store.writer(describe(MOVIES[:3], open_embedder(engine.write).identity, "x")) as half:
        unfinished = half.name
    with pytest.raises(IndexMismatch, match="unfinished"):
        rollback(store, unfinished)
    with pytest.raises(NotFound, match="no build nothing"):
        rollback(store, "nothing")

    assert live(engine)[0] == 5


def test_an_upload_after_a_rollback_keeps_what_was_live_before_it(engine, store):
    first, _ = uploads(engine, 5, 4)
    rollback(store)
    [third] = uploads(engine, 3)

    assert named(store) == [third, first]


def test_prune_keeps_the_live_build_and_the_way_back(engine, store, monkeypatch):
    names = uploads(engine, 5, 4)
    monkeypatch.setattr("scripts.ingestion.upload.tidy", lambda *_: [])
    names += uploads(engine, 3, 2)
    with store.writer(describe(MOVIES[:1], open_embedder(engine.write).identity, "x")) as half:
        names.append(half.name)
    gone = prune(store)

    assert set(gone) == {names[0], names[1], names[4]}
    assert named(store) == [names[3], names[2]]
    assert live(engine)[0] == 2
    assert prune(store) == []


def test_the_live_build_is_never_removed(engine, store):
    [name] = uploads(engine, 5)
    with pytest.raises(IndexMismatch):
        store.remove(name)

    assert live(engine)[0] == 5


def test_a_lost_service_in_the_middle_leaves_the_live_build_and_is_resumed(
    engine, request, monkeypatch
):
    fill(engine.write, MOVIES)
    monkeypatch.setattr("scripts.ingestion.stores.qdrant_calls.PAUSES", (0.0,))
    if engine.name != "cloud":
        pytest.skip("no service to lose")
    server = request.getfixturevalue("qdrant")
    embedder = open_embedder(engine.write)
    embed, batches = embedder.embed_documents, []

    def losing(documents):
        batches.append(len(documents))
        if len(batches) == 2:
            server.fail(503)
            server.fail(503)  # as often as it is asked
        return embed(documents)

    embedder.embed_documents = losing
    with pytest.raises(IndexUnavailable):
        fill(engine.write, MANY, embedder)
    after_loss = live(engine)[0]
    report = fill(engine.write, MANY)

    assert after_loss == 5
    assert (report.stored, report.unchanged) == (150, 100)
    assert live(engine)[0] == 250


def test_a_vector_of_the_wrong_length_stops_the_upload(engine, store):
    fill(engine.write, MOVIES)
    embedder = open_embedder(engine.write)
    embedder.embed_documents = lambda documents: [[1.0, 0.0] for _ in documents]
    with pytest.raises(IndexUnavailable):
        fill(engine.write, MANY, embedder)

    assert live(engine)[0] == 5
    assert [one.live for one in store.builds()] == [True, False]


def test_a_catalogue_that_changed_in_between_is_a_build_of_its_own(engine, store):
    fill(engine.write, MOVIES)
    embedder = open_embedder(engine.write)
    embed, batches = embedder.embed_documents, []

    def interrupted(documents):
        batches.append(len(documents))
        if len(batches) == 2:
            raise KeyboardInterrupt
        return embed(documents)

    embedder.embed_documents = interrupted
    with pytest.raises(KeyboardInterrupt):
        fill(engine.write, MANY, embedder)
    changed = [*MANY[:-1], MANY[-1].model_copy(update={"overview": "Another story."})]
    report = fill(engine.write, changed)

    assert report.stored == 250
    assert live(engine)[0] == 250
    assert open_index(engine.read).fetch([250])[0].overview == "Another story."
    assert [one.note for one in store.builds()] == ["", "", "unfinished"]


KILLED = """
import os, signal, sys
sys.path[:0] = ["tests"]
from catalogue import fill, movie
from moviesearch.embedding import open_embedder
from moviesearch.settings import Settings
settings = Settings.load(env_file=None)
embedder = open_embedder(settings)
embed, at = embedder.embed_documents, [0]
def embedding(documents):
    at[0] += 1
    if at[0] == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return embed(documents)
embedder.embed_documents = embedding
fill(settings, [movie(n, f"Film {n}", f"Story number {n}.") for n in range(1, 251)], embedder)
"""


def test_a_run_that_is_killed_is_resumed_where_it_was(engine, gemini):
    fill(engine.write, MOVIES)
    environ = {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": f"{ROOT / 'functions'}:{ROOT}",
        **environ_of(engine.write),
    }
    done = subprocess.run(
        [sys.executable, "-c", KILLED], cwd=ROOT, env=environ, capture_output=True, check=False
    )
    after = live(engine)[0]
    report = fill(engine.write, MANY)

    assert done.returncode == -signal.SIGKILL, done.stderr
    assert after == 5
    assert (report.stored, report.unchanged) == (150, 100)
    assert live(engine)[0] == 250


def test_what_a_killed_run_left_of_an_optimisation_is_swept_up(settings):
    with open_store(settings()) as store:
        with store.writer(describe(MOVIES, open_embedder(settings()).identity, "x")) as half:
            build = settings().index_path / "builds" / half.name
        (build / "temp_segments" / "half").mkdir(parents=True)
        (build / ".manifest.json.draft").touch()
        fill(settings(), MOVIES)

    assert not (build / "temp_segments" / "half").exists()
    assert not (build / ".manifest.json.draft").exists()


def broken(engine, *, movies=MOVIES, unindexed=(), **manifest):
    """Verify a whole build, of which something is not as it should be."""
    fill(engine.write, MOVIES)
    index = open_index(engine.read)
    index.manifest = index.manifest.model_copy(update=manifest)
    verify(index, movies, open_embedder(engine.write), name="the-build", unindexed=unindexed)


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (
            {"movies": [*MOVIES, MANY[50]]},
            r"it holds 5 movies of 6; movies that are not there: \[51",
        ),
        ({"unindexed": {"genres", "year"}}, "without an index: genres, year"),
        (
            {"document_cosines": Cosines(mean=1.0, spread=0.005)},
            "movies of different texts have the same vector",
        ),
        (
            {"query_cosines": Cosines.model_construct(mean=float("nan"), spread=0.1)},
            "are no numbers",
        ),
        (
            {"movies": [one.model_copy(update={"overview": "Something else."}) for one in MOVIES]},
            r"whose vector is not that of their text: \[",
        ),
        (
            {"movies": [one.model_copy(update={"title": "Zebra"}) for one in MOVIES]},
            r"no title finds its movie: \['Zebra'",
        ),
    ],
    ids=["count", "indexes", "all alike", "no numbers", "vectors", "known query"],
)
def test_each_fault_of_a_build_is_named(engine, fault, message):
    with pytest.raises(IndexMismatch, match=message) as caught:
        broken(engine, **fault)

    assert "scripts.upload prune" in str(caught.value)


def test_a_whole_build_passes(engine, store):
    broken(engine)

    assert [one.note for one in store.builds()] == [""]


@pytest.mark.parametrize(
    "movies",
    [
        [movie(1, "英雄", "一名剑客来到秦国。", original_language="zh")],
        [movie(1, "...", "Nothing to be said.")],
        [movie(number, "Twin", "The same story.") for number in range(1, 31)],
        [movie(number, f"{number}", f"Story {number}.") for number in range(1990, 2000)],
        [movie(1, "x" * 500, "A long title.", vote_count=9), movie(2, "!", "A short one.")],
    ],
    ids=["chinese", "no word", "thirty of one", "years", "long"],
)
def test_an_odd_catalogue_is_verified_all_the_same(engine, movies):
    assert fill(engine.write, movies).stored == len(movies)


def test_movies_that_others_crowd_out_are_found_missing(engine):
    fill(engine.write, MOVIES)
    index = open_index(engine.read)
    index.query = lambda _: []
    with pytest.raises(IndexMismatch, match="don't find themselves"):
        verify(index, MOVIES, open_embedder(engine.write), name="b", unindexed=())


def test_a_failed_verification_leaves_the_live_build_and_can_be_pruned(engine, store, monkeypatch):
    uploads(engine, 5)
    embedder = open_embedder(engine.write)
    embed = embedder.embed_documents
    embedder.embed_documents = lambda documents: [embed(documents)[0]] * len(documents)
    with pytest.raises(IndexMismatch, match="the live index stays as it was"):
        fill(engine.write, MANY, embedder)
    builds = store.builds()

    assert live(engine)[0] == 5
    assert [(one.live, one.note) for one in builds] == [(True, ""), (False, "unfinished")]
    with pytest.raises(NotFound):
        rollback(store)
    assert prune(store) == [builds[1].name]
    assert fill(engine.write, MANY).stored == 250


def test_vectors_of_zeros_are_refused(engine):
    fill(engine.write, MOVIES)
    embedder = open_embedder(engine.write)
    embedder.embed_documents = lambda documents: [[0.0] * 256 for _ in documents]
    with pytest.raises(Exception, match="vectors of zeros"):
        fill(engine.write, MANY, embedder)

    assert live(engine)[0] == 5


@pytest.mark.parametrize("engine", ["cloud"], indirect=True)  # the other: test_embedded_store.py
def test_two_uploads_at_once_end_at_one_whole_build(engine, store):
    """Of one catalogue and of two: whichever ends last is live, and nothing is lost."""
    failures = []

    def run(movies):
        try:
            fill(engine.write, movies)
        except MovieSearchError as error:
            failures.append(error)

    for pair in ((MANY, MANY), (MANY[:100], MANY[:150])):
        threads = [threading.Thread(target=run, args=[movies]) for movies in pair]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        index = open_index(engine.read)
        assert failures == []
        assert index.count(Filters()) == index.manifest.count in {len(one) for one in pair}
        assert all(one.manifest for one in store.builds())


# ---- Qdrant's own


@pytest.fixture
def cloud(settings, qdrant):
    """Settings for the stand-in, and itself."""
    made = settings(QDRANT_URL=qdrant.url, QDRANT_API_KEY=WRITE_KEY)
    return SimpleNamespace(settings=made, server=qdrant, read=made, write=made, name="cloud")


@pytest.fixture
def direct(qdrant):
    client = QdrantClient(url=qdrant.url, api_key=WRITE_KEY, check_compatibility=False)
    yield client
    client.close()


def test_a_cluster_is_laid_out_as_asked_and_its_vectors_rescored(cloud):
    asked = Cluster(shards=3, replicas=2, quantize=True)
    embedder = open_embedder(cloud.settings)
    with open_store(cloud.settings, asked) as store:
        build = describe(MOVIES, embedder.identity, "x")
        upload(MOVIES, build, embedder=embedder, store=store)
    [made] = [
        one.body
        for one in cloud.server.requests
        if one.method == "PUT" and one.path.count("/") == 2
    ]
    index = open_index(cloud.settings)
    cloud.server.requests.clear()
    index.query(Query((dense(embedder.embed_query("lion")),), limit=1))
    index.similar(1, 1, Filters())

    assert (made["shard_number"], made["replication_factor"]) == (3, 2)
    assert made["vectors"]["dense"]["on_disk"] is True
    assert made["quantization_config"]["scalar"] == {"type": "int8", "always_ram": True}
    assert [one.body["params"] for one in cloud.server.requests] == [RESCORED["params"]] * 2


def test_without_being_asked_nothing_is_quantized_nor_rescored(cloud):
    fill(cloud.settings, MOVIES)
    [made] = [
        one.body
        for one in cloud.server.requests
        if one.method == "PUT" and one.path.count("/") == 2
    ]

    assert "quantization_config" not in made
    assert not any(
        "params" in one.body for one in cloud.server.requests if one.path.endswith("/points/query")
    )


def test_options_that_a_collection_contradicts_are_told(cloud):
    embedder = open_embedder(cloud.settings)
    build = describe(MOVIES, embedder.identity, "x")
    said = []
    with open_store(cloud.settings) as plain, plain.writer(build):
        pass
    with open_store(cloud.settings, Cluster(shards=3, quantize=True), said.append) as store:
        upload(MOVIES, build, embedder=embedder, store=store)
        report = upload(MOVIES, build, embedder=embedder, store=store)

    assert "it has 1 shards, not 3; its vectors are not quantized" in said[0]
    assert report.note == "it has 1 shards, not 3; its vectors are not quantized"


def test_options_of_a_cluster_without_one_are_refused(settings):
    with (
        pytest.raises(SettingsError, match="QDRANT_URL is not set"),
        open_store(settings(), Cluster(shards=2)),
    ):
        pass


def test_it_is_waited_until_a_collection_is_indexed_and_told(cloud):
    said, slept = [], []
    cloud_api = cloud.server
    embedder = open_embedder(cloud.settings)
    store = QdrantStore(cloud.settings, Cluster(), told=said.append, sleep=slept.append)
    with store.writer(describe(MOVIES, embedder.identity, "x")) as writer:
        manifest = fill_manifest(cloud)
        states = iter(["yellow", "yellow", "grey", "green"])
        answer_with(cloud_api, states)
        writer.opened(manifest)
    store.close()

    assert len(slept) == 3
    assert len(said) == 1
    assert said[0].startswith("Waiting for Qdrant to index movies-s5--")


@pytest.mark.parametrize(
    ("states", "message"),
    [(["red"], "could not index"), (["yellow"] * 99, "still indexing .* The same command goes on")],
    ids=["red", "for ever"],
)
def test_a_collection_that_is_not_indexed_is_not_switched_to(cloud, states, message):
    manifest = fill_manifest(cloud)
    store = QdrantStore(cloud.settings, Cluster(), told=lambda _: None, sleep=lambda _: None)
    identity = open_embedder(cloud.settings).identity
    with store.writer(describe(MOVIES, identity, "x")) as writer:
        answer_with(cloud.server, iter(states))
        with pytest.raises(IndexUnavailable, match=message):
            writer.opened(manifest)
    store.close()


def fill_manifest(cloud):
    fill(cloud.settings, MOVIES)
    return open_index(cloud.settings).manifest


def answer_with(server, states):
    """Let collections say these states, one at each look."""
    server.api.statuses = list(states)


def test_a_collection_that_any_alias_names_is_never_pruned(cloud, direct):
    """Older functions may still read the index of an older schema version."""
    for name in ("movies-s2--old", "movies-s2--older", "movies-s1--oldest", "other-s2--theirs"):
        direct.create_collection(name, vectors_config={})
    fill(cloud.settings, MOVIES)
    old = models.CreateAlias(collection_name="movies-s2--old", alias_name="movies-s2")
    direct.update_collection_aliases([models.CreateAliasOperation(create_alias=old)])
    with open_store(cloud.settings) as store:
        gone = prune(store)
        left = [one.name for one in direct.get_collections().collections]

    assert set(gone) == {"movies-s2--older", "movies-s1--oldest"}
    assert {"movies-s2--old", "other-s2--theirs"} <= set(left)
    assert live(cloud)[0] == 5


def test_a_key_that_only_reads_is_refused_by_a_change_of_nothing(cloud, settings):
    reading = settings(QDRANT_URL=cloud.server.url, QDRANT_API_KEY=READ_KEY)
    with open_store(reading) as store:
        with pytest.raises(SettingsError, match="QDRANT_WRITE_API_KEY"):
            store.check(5, 256)
        assert store.builds() == []

    assert [one.body for one in cloud.server.requests if one.method == "POST"] == [{"actions": []}]


def test_a_build_that_is_not_live_can_be_opened(cloud):
    first, second = uploads(cloud, 5, 4)

    assert QdrantIndex(cloud.settings, collection=first).count(Filters()) == 5
    assert not QdrantIndex(cloud.settings, collection=first).is_live()
    assert QdrantIndex(cloud.settings, collection=second).is_live()


@pytest.mark.parametrize(
    ("url", "lines"),
    [("http://qdrant.example:6333", 1), ("http://127.0.0.1:6333", 0), ("https://a.example", 0)],
)
def test_an_address_without_encryption_is_told_once_in_plain_words(settings, url, lines):
    said = []
    with open_store(settings(QDRANT_URL=url, QDRANT_API_KEY=WRITE_KEY), told=said.append):
        pass

    assert len(said) == lines
    assert all("qdrant.example" in one and WRITE_KEY not in one for one in said)


# ---- the embedded one's own


def test_builds_are_listed_while_another_process_writes(settings):
    fill(settings(), MOVIES)
    folder = settings().index_path
    hold = (
        "import sys; from pathlib import Path; from scripts.ingestion.lock import writing\n"
        "with writing(Path(sys.argv[1])):\n    print('held', flush=True); sys.stdin.read()"
    )
    writer = subprocess.Popen(
        [sys.executable, "-c", hold, str(folder)],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT / "functions")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    writer.stdout.readline()
    with open_store(settings()) as store:
        builds, held = store.builds(), store.live()
    writer.communicate("")

    assert [one.live for one in builds] == [True]
    assert len(held) == 5


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_can_not_be_written_is_refused(settings, tmp_path):
    tmp_path.chmod(0o500)
    with open_store(settings()) as store, pytest.raises(SettingsError, match="can't be written"):
        store.check(5, 256)
    tmp_path.chmod(0o700)


def test_a_file_in_the_folders_way_is_refused_before_anything_is_paid(settings, gemini, tmp_path):
    (tmp_path / "file").touch()
    blocked = settings(INDEX_PATH=str(tmp_path / "file" / "index"))
    with pytest.raises(SettingsError, match="can't be written: Not a directory"):
        fill(blocked, MOVIES)

    assert gemini.server.requests == []


def spoilt(settings, store, wrong, right):
    """Two builds, of which the earlier one's manifest says something wrong; returns that one."""
    for count in (5, 4):
        fill(settings(), MOVIES[:count])
    first = store.builds()[1]
    manifest = settings().index_path / "builds" / first.name / "manifest.json"
    manifest.write_text(re.sub(right, wrong, manifest.read_text()))
    return first


def test_a_damaged_build_is_not_gone_back_to(settings):
    with open_store(settings()) as store:
        spoilt(settings, store, '"count": 6', '"count": 5')
        with pytest.raises(IndexMismatch, match="damaged"):
            rollback(store)

    assert open_index(settings()).count(Filters()) == 4


def test_a_build_of_another_schema_version_is_listed_and_pruned(settings):
    with open_store(settings()) as store:
        first = spoilt(settings, store, '"schema_version": 2', r'"schema_version": \d+')
        notes = [one.note for one in store.builds()]
        gone = prune(store)

    assert notes == ["", "of schema version 2"]
    assert gone == [first.name]
    assert EdgeIndex.open(settings().index_path).count(Filters()) == 4


# ---- the command


@pytest.fixture
def command(engine, gemini, monkeypatch, tmp_path):
    for name, value in environ_of(engine.write).items():
        monkeypatch.setenv(name, value)
    catalogue = tmp_path / "films.jsonl"

    def run(*arguments, movies=MOVIES):
        catalogue.write_text("".join(map(as_line, movies)), "utf-8")
        filled = [str(catalogue) if one == "FILE" else one for one in arguments]
        return CliRunner().invoke(main, filled)

    return run


def test_the_command_lists_goes_back_and_prunes(command, engine):
    empty = command("status")
    for count in (3, 4, 5):
        done = command("run", "FILE", movies=MOVIES[:count])
        assert done.exit_code == 0, done.output
    table = command("status").output.splitlines()
    listed = json.loads(command("status", "--json").output)
    back = command("rollback")
    stopped = command("rollback")
    forward = command("rollback", listed[0]["name"])
    pruned = command("prune")

    assert "There is no build yet" in empty.output
    assert [line.split()[0] for line in table[1:]] == ["live", listed[1]["name"]]
    assert "gemini (gemini-embedding-2, 256)" in table[1]
    assert [(one["live"], one["movies"]) for one in listed] == [(True, 5), (False, 4)]
    assert back.output == f"Live: {listed[1]['name']}, 4 movies\n"
    assert stopped.exit_code == 1
    assert "no earlier build" in stopped.output
    assert forward.output == f"Live: {listed[0]['name']}, 5 movies\n"
    assert pruned.output == "Nothing to remove.\n"
    assert live(engine)[0] == 5


def test_run_prunes_where_it_is_asked_to(command, store, engine):
    with store.writer(describe(MOVIES[:1], open_embedder(engine.write).identity, "x")) as half:
        abandoned = half.name
    done = command("run", "FILE", "--prune")

    assert done.exit_code == 0
    assert f"Removed: {abandoned}" in done.output


def test_a_build_of_another_embedder_is_gone_back_to_with_a_word(command, engine, monkeypatch):
    command("run", "FILE")
    monkeypatch.setenv("EMBEDDING_DIMENSIONS", "128")
    command("run", "FILE")
    outcome = command("rollback")

    assert outcome.exit_code == 1
    assert "Live: " in outcome.output
    assert "the settings say" in outcome.output
    assert live(engine)[0] == 5
