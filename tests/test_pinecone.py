"""Pinecone holds the movies, and answers by meaning: what it can't do it says."""

from __future__ import annotations

import sys
from subprocess import run
from types import SimpleNamespace

import pytest
from pinecone._internal.constants import DATA_PLANE_API_VERSION

from catalogue import MET, MOVIES, ROOT, environ_of, movie, opened
from moviesearch.agreement import spelt
from moviesearch.api.requests import SearchRequest
from moviesearch.constraints import Filters
from moviesearch.embedding import identity_of, open_embedder
from moviesearch.errors import (
    EmbeddingError,
    IndexMismatch,
    IndexUnavailable,
    NotFound,
    SetupError,
    Unsupported,
)
from moviesearch.index import open_index
from moviesearch.index.namespaces import ALIAS, LIVE
from moviesearch.index.pinecone import API_VERSION, PineconeIndex
from moviesearch.search import search
from namespaces import fill, finished, points
from scripts.doctor import is_well
from scripts.ingestion.builds import rollback
from scripts.ingestion.catalogue import fingerprint
from scripts.ingestion.stores import open_store
from scripts.ingestion.stores.pinecone import PineconeStore
from scripts.ingestion.upload import describe, upload
from scripts.serve import ensure_index
from servers import reply, running
from servers.pinecone import READ_KEY, VERSION, WRITE_KEY, PineconeCloud


@pytest.fixture
def cloud(settings):
    """Pinecone on loopback, with settings to read and to write it."""
    api = PineconeCloud()
    with running(api) as server:
        yield SimpleNamespace(
            api=api,
            server=server,
            read=settings(PINECONE_HOST=server.url, PINECONE_API_KEY=READ_KEY),
            write=settings(PINECONE_HOST=server.url, PINECONE_API_KEY=WRITE_KEY),
        )


@pytest.fixture
def store(cloud):
    with PineconeStore(cloud.write, sleep=lambda _: None) as opened:
        yield opened


@pytest.fixture
def clients(cloud, store):
    fill(cloud.write, store)
    return opened(cloud.read)


def found(clients, q, **more):
    return search(SearchRequest(q=q, **more), clients)


def test_reader_writer_and_this_server_speak_one_version_of_the_api():
    assert API_VERSION == DATA_PLANE_API_VERSION == VERSION


def test_the_described_movie_comes_first_with_its_cosine_as_score(clients):
    answer = found(clients, "NASA rescues an astronaut stranded on Mars", mode="semantic")
    query = clients.embedder.embed_query("NASA rescues an astronaut stranded on Mars")
    [stored] = clients.index.vectors([1])
    norm = sum(one * one for one in stored) ** 0.5

    assert answer.results[0].title == "Stranded"
    assert answer.results[0].score == pytest.approx(
        sum(a * b for a, b in zip(query, stored, strict=True)) / norm, abs=1e-4
    )
    assert answer.degraded == []
    assert answer.results[0].model_dump(exclude={"score", "missing"}) == MOVIES[0].model_dump()


def test_a_hybrid_request_is_answered_by_meaning_and_says_so(clients):
    hybrid = found(clients, "a lion cub")
    semantic = found(clients, "a lion cub", mode="semantic")

    assert hybrid.degraded == ["keywords"]
    assert hybrid.results == semantic.results
    assert hybrid.results[0].title == "Pride"


@pytest.mark.parametrize(
    ("filters", "ids"),
    [*MET, ({"exclude": "1,4"}, {2, 3, 5})],
    ids=str,
)
def test_filters_by_metadata_hold(clients, filters, ids):
    answer = found(clients, "a", mode="semantic", **filters)

    assert {one.id for one in answer.results} == ids


def test_what_a_movie_is_not_holds_for_one_of_which_nothing_is_known(cloud, store):
    fill(
        cloud.write,
        store,
        [*MOVIES, movie(6, "!!!", "Nothing.", genres=[], original_language=None)],
    )
    clients = opened(cloud.read)

    for filters in ({"not_language": ["en"]}, {"not_genre": ["Drama"]}):
        assert 6 in {one.id for one in found(clients, "nothing", **filters).results}
    for filters in ({"language": ["en"]}, {"genre": ["Drama"]}):
        assert 6 not in {one.id for one in found(clients, "nothing", **filters).results}


def test_too_few_that_meet_the_sentence_are_followed_by_others(clients):
    answer = found(clients, "korean thrillers", k=3)

    assert answer.results[0].id == 3
    assert len(answer.results) == 3
    assert answer.relaxed
    assert [*map(set, (one.missing for one in answer.results[:2]))] == [
        set(),
        {"language", "genre"},
    ]
    assert not found(clients, "korean thrillers", k=1).relaxed
    assert answer.total is None


def test_pages_of_a_relaxed_answer_are_cut_from_one_order(clients):
    whole = [one.id for one in found(clients, "korean thrillers", k=5).results]
    pages = [found(clients, "korean thrillers", k=2, offset=at) for at in (0, 2, 4)]

    assert [one.id for page in pages for one in page.results] == whole
    assert all(page.relaxed for page in pages)


def test_where_nothing_meets_explicit_filters_nothing_comes(clients):
    answer = found(clients, "comedies from the 90s", genre=["Drama"], year_to=1930)

    assert answer.results == []


def test_a_title_in_the_sentence_is_no_constraint(cloud, store):
    fill(cloud.write, store, [*MOVIES, movie(6, "Korean Thriller", "A film about films.")])

    assert found(opened(cloud.read), "korean thriller", k=1).filters == {}
    named = open_index(cloud.read).named(["pride", "nothing", "stranded"])
    assert {key for one in named for key in one.keys} == {"pride", "stranded"}


@pytest.mark.parametrize(("mode", "degraded"), [("hybrid", ["keywords"]), ("semantic", [])])
def test_a_sentence_that_says_like_what_is_answered_by_what_is_nearest(clients, mode, degraded):
    answer = search(SearchRequest(q="movies like Stranded", k=2, mode=mode), clients)

    assert (answer.like, answer.degraded) == ((1,), degraded)
    assert answer.results[0].title == "Orbit"
    assert "Stranded" not in [one.title for one in answer.results]


def test_similar_movies_are_the_nearest_ones_without_itself(clients):
    hits = clients.index.similar(1, 3, Filters())
    filters = spelt(Filters(genre=("animation",)), clients.index.manifest.known)

    assert hits[0].movie.title == "Orbit"
    assert 1 not in {hit.movie.id for hit in hits}
    assert [hit.movie.id for hit in clients.index.similar(1, 3, filters, exclude=(2,))] == [5]
    with pytest.raises(NotFound, match="99"):
        clients.index.similar(99, 3, Filters())


def test_all_movies_are_counted_and_none_by_filters(clients):
    assert clients.index.count(Filters()) == 5
    with pytest.raises(Unsupported, match="count"):
        clients.index.count(Filters(min_rating=8))


def test_movies_and_vectors_are_fetched_by_id(clients):
    assert [one.id for one in clients.index.fetch([4, 99, 1])] == [4, 1]
    assert clients.index.fetch([]) == []
    assert clients.index.vectors([4, 1]) == [
        *clients.index.vectors([4]),
        *clients.index.vectors([1]),
    ]
    with pytest.raises(NotFound, match="99"):
        clients.index.vectors([1, 99])


def test_a_deep_page_is_asked_without_facts_and_then_fetched(cloud, clients):
    cloud.server.requests.clear()
    deep = found(clients, "a", mode="semantic", k=50, offset=400)
    asked = [one.body for one in cloud.server.requests if one.path == "/query"]

    assert deep.results == []
    assert [one["includeMetadata"] for one in asked if one["topK"] == 450] == [False]


def test_a_deep_page_holds_what_follows_the_shallow_ones(cloud, store, monkeypatch):
    fill(cloud.write, store)
    clients = opened(cloud.read)
    shallow = found(clients, "astronaut", mode="semantic", k=5).results
    monkeypatch.setattr("moviesearch.index.pinecone.WITH_MOVIES", 1)

    assert found(clients, "astronaut", mode="semantic", k=3, offset=2).results == shallow[2:]


def test_what_it_cannot_do_is_one_clear_refusal(clients, cloud, open_function):
    host = {"PINECONE_HOST": cloud.server.url, "PINECONE_API_KEY": READ_KEY}
    client = open_function("search", cloud.read, **host)
    cloud.server.requests.clear()
    refused = [
        client.get(path)
        for path in (
            "/search?q=lion&mode=keyword",
            "/search?q=lion&facets=true",
            "/search?q=lion&like=1",
            "/search/suggest?q=lio",
            "/search/movies/random",
            "/search/movies/1/similar?unlike=2",
        )
    ]

    assert {one.status_code for one in refused} == {400}
    for one in refused:
        error = one.get_json()["error"]
        assert error["code"] == "unsupported"
        assert "in Pinecone, which can't" in error["message"]
        assert "Qdrant and the embedded engine can" in error["message"]
    assert [one.path for one in cloud.server.requests] == ["/vectors/fetch"]  # its opening


def test_the_rest_of_the_api_works_and_health_says_what_can_be_done(clients, cloud, open_function):
    host = {"PINECONE_HOST": cloud.server.url, "PINECONE_API_KEY": READ_KEY}
    client = open_function("search", cloud.read, **host)
    health = client.get("/search/health").get_json()

    assert client.get("/search?q=lion").get_json()["degraded"] == ["keywords"]
    assert client.get("/search/movies/2").get_json()["title"] == "Pride"
    assert client.get("/search/movies/1/similar?k=2").get_json()["count"] == 2
    assert client.get("/search/movies/99/similar").status_code == 404
    assert (health["index"], health["movies"]) == ("pinecone", 5)
    assert health["can"] == ["filters", "semantic", "similar"]


def test_a_recommendation_tells_that_keywords_are_missing(clients, cloud, open_function):
    host = {"PINECONE_HOST": cloud.server.url, "PINECONE_API_KEY": READ_KEY}
    client = open_function("recommend", cloud.read, **host)
    answer = client.get("/recommend?q=lion&k=1&explain=false").get_json()

    assert [one["title"] for one in answer["movies"]] == ["Pride"]
    assert answer["degraded"] == ["keywords"]


def test_without_the_embedder_nothing_can_be_answered(clients, cloud, gemini, open_function):
    host = {"PINECONE_HOST": cloud.server.url, "PINECONE_API_KEY": READ_KEY}
    client = open_function("search", cloud.read, **host)
    gemini.server.fail(400)
    answer = client.get("/search?q=lion")

    assert answer.status_code == 503
    assert answer.get_json()["error"]["code"] == "embedding_unavailable"
    assert answer.headers["Retry-After"] == "5"
    gemini.server.fail(400)
    with pytest.raises(EmbeddingError):
        found(clients, "lion")


def test_an_index_without_a_build_says_what_to_run(cloud):
    with pytest.raises(IndexMismatch, match="make upload"):
        open_index(cloud.read)


def test_records_of_somebody_else_are_no_index(cloud, store):
    name = fill(cloud.write, store)
    cloud.api.namespaces[ALIAS].records[LIVE]["metadata"] = {"text": "hello"}

    with pytest.raises(IndexMismatch, match="not written by this project"):
        open_index(cloud.read)
    assert PineconeIndex(cloud.read, namespace=name).manifest.count == 5


@pytest.mark.parametrize(
    "answer",
    [
        {},
        [],
        {"matches": [{"id": "1"}]},
        {"matches": [{"id": "1", "score": "x", "metadata": {}}]},
        {"matches": 3},
    ],
    ids=str,
)
def test_an_answer_in_another_shape_is_an_unavailable_index(clients, cloud, answer):
    cloud.server.fail(200, answer)

    with pytest.raises(IndexUnavailable, match="Pinecone"):
        found(clients, "lion", mode="semantic")


def test_a_redirect_is_not_followed_with_the_key(clients, cloud):
    with running(lambda _: reply({})) as elsewhere:
        cloud.server.fail(302, Location=f"{elsewhere.url}/query")
        with pytest.raises(IndexUnavailable, match="answered 302"):
            found(clients, "lion", mode="semantic")

        assert elsewhere.requests == []


def test_a_limited_request_is_repeated_once_pinecone_allows_it(clients, cloud):
    cloud.server.fail(429, {"code": 8, "message": "too many"}, Retry_After="0")

    assert found(clients, "a lion cub").results[0].title == "Pride"


def test_refusals_are_told_without_the_key(clients, cloud, store):
    said = {"error": {"code": "FORBIDDEN", "message": f"{READ_KEY} has used its reads"}}
    cloud.server.fail(403, said)
    with pytest.raises(IndexUnavailable, match=r"answered 403: \*\*\* has used") as read:
        found(clients, "lion", mode="semantic")
    cloud.server.fail(403, {"code": 7, "message": f"{WRITE_KEY} may not"})
    with pytest.raises(IndexUnavailable, match=r"\*\*\* may not.*PINECONE_API_KEY") as written:
        store.builds()

    assert READ_KEY not in str(read.value)
    assert WRITE_KEY not in str(written.value)
    assert written.value.__suppress_context__


def test_a_wrong_key_is_told_as_such(cloud, settings):
    wrong = settings(PINECONE_HOST=cloud.server.url, PINECONE_API_KEY="pcsk_wrong")
    with PineconeStore(wrong) as store, pytest.raises(IndexUnavailable, match="API_KEY: wrong"):
        store.check(5, 256)
    with pytest.raises(IndexUnavailable, match="answered 401"):
        open_index(wrong)


@pytest.mark.parametrize(
    ("change", "told"),
    [({"dimension": 768}, "768 dimensions"), ({"metric": "dotproduct"}, "metric dotproduct")],
    ids=["dimension", "metric"],
)
def test_an_index_of_another_kind_is_refused_before_anything_is_paid(cloud, store, change, told):
    for name, value in change.items():
        setattr(cloud.api, name, value)

    with pytest.raises(SetupError, match=f"(?s){told}.*256 dimensions, metric cosine"):
        store.check(5, 256)


def test_a_key_that_may_only_read_is_refused_before_anything_is_paid(cloud):
    with PineconeStore(cloud.read) as store, pytest.raises(SetupError, match="may not write"):
        store.check(5, 256)


def test_what_is_well_passes_the_check_and_changes_nothing(cloud, store):
    store.check(5, 256)

    assert cloud.api.namespaces == {}


def test_an_interrupted_build_is_resumed_with_what_it_holds(cloud, store):
    build = describe(MOVIES, identity_of(cloud.write), "test.jsonl")
    with store.writer(build) as writer:
        assert writer.stored() == {}
        writer.write(points(cloud.write, MOVIES[:2]))
    with store.writer(build) as again:
        assert again.stored() == {one.id: fingerprint(one) for one in MOVIES[:2]}
        assert again.finished() is None
        again.write(points(cloud.write, MOVIES[2:]))
        again.remove([5])
        again.write(points(cloud.write, MOVIES[4:]))
        index = again.opened(finished(build))
        assert again.unindexed() == set()

    assert index.count(Filters()) == 5
    assert index.fetch([1, 5]) == [MOVIES[0], MOVIES[4]]
    assert not index.is_live()
    with pytest.raises(IndexMismatch):
        open_index(cloud.read)


def test_more_movies_than_one_page_are_listed_with_their_fingerprints(cloud, store):
    movies = [movie(number, f"Film {number}", "A film.") for number in range(1, 251)]
    name = fill(cloud.write, store, movies)

    assert store.live() == {one.id: fingerprint(one) for one in movies}
    assert {one.name: one.movies for one in store.builds()} == {name: 250}


def test_upserts_stay_below_what_pinecone_takes(cloud, store, monkeypatch):
    monkeypatch.setattr("scripts.ingestion.stores.pinecone_writer.LARGEST", 6_000)
    cloud.server.requests.clear()
    fill(cloud.write, store)
    sent = [
        len(one.body["vectors"]) for one in cloud.server.requests if one.path == "/vectors/upsert"
    ]

    assert sum(sent[:-2]) == 5
    assert len(sent[:-2]) > 1


def test_a_movie_with_too_many_facts_is_named(cloud, store):
    build = describe(MOVIES, identity_of(cloud.write), "test.jsonl")
    long = movie(7, "Long", "字" * 9_999, keywords=["词" * 300] * 20)

    with store.writer(build) as writer, pytest.raises(IndexUnavailable, match=r"'Long' \(id 7\)"):
        writer.write(points(cloud.write, [long]))


def test_the_switch_is_one_upsert_and_goes_back_as_well(cloud, store):
    before = fill(cloud.write, store, MOVIES[:4], age=1)
    reader = open_index(cloud.read)
    after = fill(cloud.write, store, MOVIES, live=False)
    assert reader.is_live()
    cloud.server.requests.clear()
    store.switch(after)
    written = [one for one in cloud.server.requests if one.path == "/vectors/upsert"]

    assert [[one["id"] for one in each.body["vectors"]] for each in written] == [[LIVE]]
    assert not reader.is_live()
    assert len(reader.fetch([1, 2, 3, 4])) == 4  # the old one serves whoever has it open
    assert open_index(cloud.read).manifest.count == 5
    assert [(one.name, one.live, one.movies) for one in store.builds()] == [
        (after, True, 5),
        (before, False, 4),
    ]
    store.switch(before)
    assert (open_index(cloud.read).manifest.count, reader.is_live()) == (4, True)
    with pytest.raises(NotFound):
        store.switch("movies-s5--nothing")


def test_an_unfinished_or_damaged_build_is_not_switched_to(cloud, store):
    whole = fill(cloud.write, store, MOVIES[:4])
    unfinished = describe(MOVIES[:2], identity_of(cloud.write), "test.jsonl")
    with store.writer(unfinished) as writer:
        writer.write(points(cloud.write, MOVIES[:2]))
    with pytest.raises(IndexMismatch, match="unfinished"):
        store.switch(writer.name)
    damaged = fill(cloud.write, store, MOVIES[1:], live=False)
    del cloud.api.namespaces[damaged].records["2"]
    with pytest.raises(IndexMismatch, match="holds 3 movies of 4"):
        store.switch(damaged)

    assert [one.name for one in store.builds() if one.live] == [whole]


def test_a_namespace_that_lacks_a_filter_is_told_of(cloud, store):
    build = describe(MOVIES, identity_of(cloud.write), "test.jsonl")
    with store.writer(build) as writer:
        cloud.api.namespaces[writer.name].filterable.discard("year")

        assert writer.unindexed() == {"year"}
        cloud.api.namespaces[writer.name].filterable = None
        assert writer.unindexed() == set()


def test_builds_are_removed_unless_they_are_live(cloud, store):
    before = fill(cloud.write, store, MOVIES[:4])
    unfinished = describe(MOVIES[:2], identity_of(cloud.write), "test.jsonl")
    with store.writer(unfinished) as writer:
        pass
    after = fill(cloud.write, store)
    notes = {one.name: one.note for one in store.builds()}
    assert notes == {before: "", after: "", writer.name: "unfinished"}
    with pytest.raises(IndexMismatch, match="is live"):
        store.remove(after)
    store.remove(before)
    store.remove(writer.name)

    assert [one.name for one in store.builds()] == [after]
    assert set(cloud.api.namespaces) == {ALIAS, after}
    assert set(cloud.api.namespaces[ALIAS].records) == {LIVE, after}
    with pytest.raises(NotFound):
        store.remove(before)


def test_a_build_of_another_version_is_listed_and_not_mistaken_for_ours(cloud, store):
    name = fill(cloud.write, store)
    facts = cloud.api.namespaces[ALIAS].records[name]["metadata"]
    old = {**facts, "build": "movies-s1--old", "manifest": '{"schema_version":1}'}
    record = cloud.api.namespaces[ALIAS].records[name]
    for alias, names in {"movies-s1": [LIVE, "movies-s1--old"], "movies-s1--old": ["1"]}.items():
        space = cloud.api.namespaces.setdefault(alias, type(cloud.api.namespaces[ALIAS])())
        space.records = {one: {**record, "id": one, "metadata": old} for one in names}
    [ours, theirs] = store.builds()

    assert (ours.name, ours.live) == (name, True)
    assert (theirs.name, theirs.live, theirs.manifest) == ("movies-s1--old", False, None)
    assert "version" in theirs.note
    with pytest.raises(IndexMismatch, match="is live"):  # for the code of that version
        store.remove("movies-s1--old")


def test_what_pinecone_shows_late_is_waited_for(cloud):
    cloud.api.lag = 3
    slept, told = [], []
    build = describe(MOVIES, identity_of(cloud.write), "test.jsonl")
    with (
        PineconeStore(cloud.write, told=told.append, sleep=slept.append) as store,
        store.writer(build) as writer,
    ):
        writer.write(points(cloud.write, MOVIES))
        manifest = finished(build)
        index = writer.opened(manifest)
        writer.finish(manifest)
        store.switch(writer.name)

    assert told == ["Waiting until Pinecone shows all that was written."]
    assert slept[:2] == [0.5, 1.0]
    assert len(index.fetch([1, 2, 3, 4, 5])) == 5
    assert open_index(cloud.read).manifest == index.manifest


def test_what_is_never_shown_ends_the_wait_and_switches_nothing(cloud, store):
    before = fill(cloud.write, store, MOVIES[:4])
    build = describe(MOVIES, identity_of(cloud.write), "test.jsonl")
    slept = []
    store._calls._sleep = slept.append
    with store.writer(build) as writer:
        writer.write(points(cloud.write, MOVIES))
        cloud.api.lag = cloud.api._behind = 10_000
        cloud.api._shown = {}
        with pytest.raises(IndexUnavailable, match=r"shows 0 movies .* expected 5.*run the upload"):
            writer.opened(finished(build))

    cloud.api._behind = 0
    assert 180 <= sum(slept) < 190
    assert open_index(cloud.read).manifest.count == 4
    assert [one.name for one in store.builds() if one.live] == [before]


def test_an_upload_switches_once_repeats_nothing_and_goes_back(cloud, gemini):
    embedder = open_embedder(cloud.write)

    def uploaded(movies):
        build = describe(movies, embedder.identity, "test.jsonl")
        with open_store(cloud.write) as store:
            return upload(movies, build, embedder=embedder, store=store)

    first = uploaded(MOVIES)
    cloud.server.requests.clear()
    gemini.server.requests.clear()
    again = uploaded(MOVIES)
    written = [one for one in cloud.server.requests if one.path.endswith(("upsert", "delete"))]

    assert (first.stored, again.stored, again.unchanged) == (5, 0, 5)
    assert (written, gemini.server.requests) == ([], [])
    second = uploaded([*MOVIES, movie(6, "Six", "A sixth film.")])
    uploaded([*MOVIES, movie(7, "Seven", "A seventh film.")])
    with open_store(cloud.write) as store:
        assert rollback(store).name == second.live
        assert second.live in {one.name for one in store.builds() if one.live and one.aliases}
    assert open_index(cloud.read).fetch([6, 7])[0].title == "Six"


def test_a_namespace_that_was_removed_is_no_empty_answer(cloud, clients):
    del cloud.api.namespaces[next(name for name in cloud.api.namespaces if "--" in name)]

    with pytest.raises(IndexUnavailable, match="has nothing in"):
        found(clients, "lion", mode="semantic")


def test_make_run_serves_from_it_and_the_doctor_looks_at_it(cloud, store, monkeypatch, capsys):
    with pytest.raises(IndexMismatch, match="make upload"):
        ensure_index(cloud.read, ROOT / "data" / "movies.jsonl")
    fill(cloud.write, store)
    ensure_index(cloud.read, ROOT / "data" / "movies.jsonl")
    for name, value in environ_of(cloud.read).items():
        monkeypatch.setenv(name, value)

    assert is_well(None, None, None)
    said = capsys.readouterr().out
    assert "Pinecone, by meaning only: 5 movies of test.jsonl" in said
    assert READ_KEY not in said


def test_the_pinecone_index_is_loaded_only_where_it_is_chosen():
    code = (
        "import sys; sys.path.insert(0, 'functions'); import moviesearch.api.search, "
        "moviesearch.index.edge; print([one for one in sys.modules if 'pinecone' in one])"
    )
    done = run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_the_function_reads_without_the_official_client(cloud, store):
    fill(cloud.write, store)
    code = (
        "import sys; sys.path.insert(0, 'functions'); from moviesearch.settings import Settings; "
        "from moviesearch.index import open_index; "
        "index = open_index(Settings.load(env_file=None)); "
        "print(index.manifest.count, [one for one in sys.modules if one.startswith('pinecone')])"
    )
    environ = {"PINECONE_HOST": cloud.server.url, "PINECONE_API_KEY": READ_KEY}
    done = run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == "5 []"
