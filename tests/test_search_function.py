"""The search function over HTTP, on both engines, through functions-framework."""

from __future__ import annotations

import html
import json
import re

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from catalogue import MOVIES, fill, movie
from jsonschema_of import check
from moviesearch.constraints import ROWS
from moviesearch.errors import SettingsError
from moviesearch.index.capabilities import EVERYTHING
from servers.gemini import exhausted


@pytest.fixture
def client(engine, open_function):
    fill(engine.write, MOVIES)
    return open_function("search", engine.read)


def refusal(response):
    """The message of an error, after checking that it has the one shape."""
    assert response.mimetype == "application/json"
    body = response.get_json()
    assert body.keys() == {"error"}
    assert body["error"].keys() == {"code", "message"}
    return body["error"]["message"]


def test_the_posts_own_call_works_unchanged(client):
    answer = client.get("/search?q=NASA&k=5").get_json()

    assert answer["query"] == "NASA"
    assert answer["results"][0]["title"] == "Stranded"
    assert answer["results"][0]["revenue"] == 630161890
    assert answer["count"] == len(answer["results"])


def test_a_movie_is_answered_with_its_titles_and_its_imdb_id_where_they_are_known(
    engine, open_function
):
    titles = {"es": "Marte", "zh-CN": "火星救援", "zh-TW": "絕地救援"}
    known = movie(1, "The Martian", "Stranded.", titles=titles, imdb_id="tt3659388")
    fill(engine.write, [known, movie(2, "Unknown", "Nobody knows.")])
    client = open_function("search", engine.read)

    one, other = (client.get(f"/search/movies/{number}").get_json() for number in (1, 2))
    assert (one["titles"], one["imdb_id"]) == (titles, "tt3659388")
    assert (other["titles"], other["imdb_id"]) == ({}, None)


@pytest.mark.parametrize("path", ["/", "/search", "/search/"])
def test_the_function_answers_with_and_without_its_name_in_the_path(client, path):
    assert client.get(f"{path}?q=lion").get_json()["results"][0]["title"] == "Pride"


def test_a_post_of_json_is_the_same_search(client):
    asked = {"q": "lion", "k": 1, "genre": ["Animation"], "mode": "keyword"}
    posted = client.post("/search", json=asked).get_json()
    got = client.get("/search", query_string=asked).get_json()

    assert posted["results"] == got["results"]
    assert posted["filters"]["genre"] == {
        "value": ["Animation"],
        "label": "Animation",
        "source": "explicit",
        "text": None,
    }


def test_every_route_keeps_to_the_description_it_gives_of_itself(client):
    document = client.get("/search/openapi.json").get_json()

    assert document["openapi"].startswith("3.1")
    assert {"/search", "/search/movies/{movie_id}", "/recommend"} <= document["paths"].keys()
    for path, route in {
        "/search?q=lion": "/search",
        "/search/movies/1": "/search/movies/{movie_id}",
        "/search/movies/1/similar?k=2": "/search/movies/{movie_id}/similar",
        "/search/movies/random?k=2": "/search/movies/random",
        "/search/suggest?q=st": "/search/suggest",
        "/search?q=lion&facets=true": "/search",
        "/search/health": "/search/health",
    }.items():
        responses = document["paths"][route]["get"]["responses"]
        check(client.get(path).get_json(), responses["200"], document)
        check(client.get("/search?k=0").get_json(), responses["default"], document)


def test_one_movie_similar_ones_random_ones_and_health(client, engine):
    assert client.get("/search/movies/2").get_json()["title"] == "Pride"
    assert client.get("/search/movies/1/similar?k=1").get_json()["results"][0]["id"] == 4
    assert client.get("/search/movies/random?k=3").get_json()["count"] == 3
    health = client.get("/search/health").get_json()
    health.pop("memory_mb")  # what the whole test run holds
    assert health == {
        "status": "ok",
        "embedder": "gemini (gemini-embedding-2)",
        "index": {"embedded": "embedded", "cloud": "qdrant"}[engine.name],
        "movies": 5,
        "can": sorted(EVERYTHING),
    }


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Try /search?q="),
        ("q=", "q: "),
        ("q=%20%20", "q: "),
        ("q=" + "a" * 10_001, "at most 10000"),
        ("q=a&k=0", "k: input should be greater than or equal to 1, found '0'"),
        ("q=a&k=51", "less than or equal to 50"),
        ("q=a&k=ten", "k: "),
        ("q=a&k=1&k=2", "k: "),
        ("q=a&offset=1001", "less than or equal to 1000"),
        ("q=a&mode=magic", "'hybrid', 'semantic' or 'keyword'"),
        ("q=a&year_from=2000&year_to=1990", "year_from (2000) must not be above year_to (1990)"),
        ("q=a&year_from=12", "year_from"),
        ("q=a&language=english", "language"),
        ("q=a&min_rating=11", "less than or equal to 10"),
        ("q=a&min_rating=nan", "min_rating"),
        ("q=a&like=1&unlike=2,1", "like and unlike both hold 1"),
        ("q=a&exclude=one", "exclude"),
        ("q=a&genre=Telenovela", "known are Animation, Drama, Family"),
        ("q=a&limit=3&top=2", "unknown parameter 'limit'; unknown parameter 'top'; allowed: genre"),
    ],
)
def test_a_wrong_parameter_is_refused_by_name_with_what_is_allowed(client, query, said):
    response = client.get(f"/search?{query}")

    assert response.status_code == 400
    assert said in refusal(response)


def test_movies_at_random_have_no_taste_to_follow(client):
    for name in ("like", "unlike"):
        response = client.get(f"/search/movies/random?{name}=1")
        assert response.status_code == 400
        assert f"unknown parameter '{name}'" in refusal(response)


def test_a_semantic_score_with_a_taste_is_not_described_as_a_cosine(client):
    plain = client.get("/search?q=astronaut&mode=semantic&k=5").get_json()["results"]
    liked = client.get("/search?q=astronaut&mode=semantic&like=1").get_json()["results"]
    document = client.get("/search/openapi.json").get_json()
    described = " ".join(document["components"]["schemas"]["Result"]["description"].split())

    assert all(-1 <= one["score"] <= 1 for one in plain)
    assert liked[0]["id"] == 4
    assert "In semantic mode without `like` and `unlike`" in described


def test_the_docs_page_shows_every_route_and_parameter(client):
    page = client.get("/search/docs").get_data(as_text=True)
    document = client.get("/search/openapi.json").get_json()

    for path, operations in document["paths"].items():
        assert f"<code>{path}</code>" in page
        for parameter in operations["get"]["parameters"]:
            assert f"<code>{parameter['name']}</code>" in page
    assert "<script" not in page
    assert "Genre, any case; repeat it to ask for several at once." in page


def test_the_docs_page_explains_every_constraint_by_example(client):
    page = client.get("/search/docs").get_data(as_text=True)

    for name in (*ROWS, "sort"):
        shown = re.search(rf"<td><code>{name}=[^<]+</code>", page)
        assert shown, name
        call = html.unescape(shown[0].removeprefix("<td><code>").removesuffix("</code>"))
        assert client.get(f"/search?q=lion&{call}").status_code in (200, 400)
    assert "Understood in “under 90 minutes”" in page
    assert "`" not in page.split("<h2>Types</h2>")[0]  # code is set as code


def test_other_wrong_requests_have_the_same_shape(client):
    missing = client.get("/search/movies/99")
    huge = client.get(f"/search/movies/{10**30}/similar")
    nowhere = client.get("/search/nowhere")
    method = client.delete("/search?q=a")
    text = client.post("/search", data="q=a", content_type="text/plain")
    broken = client.post("/search", data="{", content_type="application/json")
    array = client.post("/search", data="[1]", content_type="application/json")
    deep = client.post("/search", data="[" * 9_000, content_type="application/json")
    large = client.post("/search", data=b" " * 20_000, content_type="application/json")
    mixed = client.post("/search?k=2", json={"q": "a"})

    assert (missing.status_code, "id 99" in refusal(missing)) == (404, True)
    assert (huge.status_code, client.get(f"/search/movies/{10**30}").status_code) == (404, 404)
    assert (nowhere.status_code, "/search/health" in refusal(nowhere)) == (404, True)
    assert (method.status_code, "GET" in refusal(method)) == (405, True)
    assert method.headers["Allow"] == "GET, HEAD, POST"
    assert (text.status_code, "text/plain" in refusal(text)) == (415, True)
    assert (broken.status_code, refusal(broken)) == (400, "The body is not valid JSON.")
    assert (array.status_code, "found list" in refusal(array)) == (400, True)
    assert (deep.status_code, refusal(deep)) == (400, "The body is not valid JSON.")
    assert (large.status_code, "16,384" in refusal(large)) == (413, True)
    assert (mixed.status_code, "JSON body" in refusal(mixed)) == (400, True)


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(
    q=st.text(),
    more=st.dictionaries(
        st.sampled_from(
            [
                "k",
                "genre",
                "decade",
                "year_to",
                "ignore",
                "mode",
                "like",
                "exclude",
                "language",
                "x",
            ]
        ),
        ANY_JSON,
    ),
)
@example(q="\ud800", more={})
@example(q="\x00", more={})
@example(q="😀", more={})
@example(q="ا" * 500, more={"k": 1})
@hypothesis_settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_posted_gets_an_answer_or_a_refusal_never_a_500(client, q, more):
    body = json.dumps({"q": q, **more})
    response = client.post("/search", data=body, content_type="application/json")

    assert response.status_code in (200, 400)
    if response.status_code == 400:
        refusal(response)


def test_without_embeddings_keywords_answer_and_say_so(client, gemini):
    for _ in range(2):
        gemini.server.faults.append(exhausted("30s"))
    for mode in ("hybrid", "semantic"):
        response = client.get(f"/search?q=lion&mode={mode}")
        assert response.status_code == 200
        assert response.get_json()["degraded"] == ["embedding"]
        assert response.get_json()["results"][0]["title"] == "Pride"
    assert client.get("/search?q=lion").get_json()["degraded"] == []


def test_a_missing_index_is_a_503_that_says_nothing_of_the_inside(engine, open_function, caplog):
    client = open_function("search", engine.read)
    response = client.get("/search?q=lion")

    assert response.status_code == 503
    assert "log" in refusal(response)
    assert "make upload" in caplog.text
    fill(engine.write, MOVIES)
    assert client.get("/search?q=lion").status_code == 200


@pytest.mark.parametrize("engine", ["cloud"], indirect=True)
def test_a_dead_index_is_a_503_that_says_when_to_come_back(engine, open_function, request, caplog):
    fill(engine.write, MOVIES)
    client = open_function("search", engine.read)
    assert client.get("/search?q=lion").status_code == 200
    server = request.getfixturevalue("qdrant")
    server.fail(400, {"status": {"error": "shard is gone"}})
    response = client.get("/search?q=lion")

    assert response.status_code == 503
    assert refusal(response) == "The movie index is unavailable right now."
    assert response.headers["Retry-After"] == "5"
    assert "shard is gone" in caplog.text


@pytest.mark.parametrize("engine", ["cloud"], indirect=True)
@pytest.mark.parametrize(
    ("asked", "told"), [("7.2", "8"), ("99999", "3600"), ("-5", "5"), ("nan", "5"), ("soon", "5")]
)
def test_when_to_come_back_is_what_qdrant_says_within_reason(
    engine, open_function, request, asked, told
):
    fill(engine.write, MOVIES)
    client = open_function("search", engine.read)
    assert client.get("/search?q=lion").status_code == 200
    server = request.getfixturevalue("qdrant")
    for _ in range(12):  # each of the three requests that a search makes at once, with its retries
        server.fail(503, Retry_After=asked)
    response = client.get("/search?q=lion")

    assert response.status_code == 503
    assert response.headers["Retry-After"] == told


@pytest.mark.parametrize("engine", ["cloud"], indirect=True)
def test_a_passing_fault_of_qdrant_is_retried(engine, open_function, request):
    fill(engine.write, MOVIES)
    client = open_function("search", engine.read)
    assert client.get("/search?q=lion").status_code == 200
    request.getfixturevalue("qdrant").fail(503, Retry_After="0")

    assert client.get("/search?q=lion").status_code == 200


@pytest.mark.parametrize("engine", ["cloud"], indirect=True)
def test_qdrant_is_asked_for_answers_that_are_not_compressed(engine, open_function, request):
    """The last chunk of a compressed one waits 40 ms for a delayed acknowledgement."""
    fill(engine.write, MOVIES)
    client = open_function("search", engine.read)
    server = request.getfixturevalue("qdrant")
    server.requests.clear()
    client.get("/search?q=lion")

    assert server.requests
    assert {one.headers["Accept-Encoding"] for one in server.requests} == {"identity"}


def test_an_unforeseen_failure_is_a_500_without_its_details(client, monkeypatch, caplog):
    assert client.get("/search?q=lion").status_code == 200

    def broken(*_, **__):
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr("moviesearch.search._retrievers", broken)
    response = client.get("/search?q=lion")

    assert response.status_code == 500
    assert "secret" not in refusal(response)
    assert "secret detail" in caplog.text


def test_only_listed_origins_may_read_answers(engine, open_function):
    fill(engine.write, MOVIES)
    page, other = {"Origin": "https://movies.example"}, {"Origin": "https://evil.example"}
    client = open_function("search", engine.read, ALLOWED_ORIGINS="https://movies.example/, ")

    answered = client.get("/search?q=lion", headers=page)
    assert answered.headers["Access-Control-Allow-Origin"] == "https://movies.example"
    assert answered.headers["Vary"] == "Origin"
    assert "Access-Control-Allow-Origin" in client.get("/search", headers=page).headers
    assert "Access-Control-Allow-Origin" not in client.get("/search?q=a", headers=other).headers
    preflight = client.options("/search", headers=page)
    assert preflight.status_code == 204
    assert preflight.headers["Access-Control-Allow-Methods"] == "GET, POST, OPTIONS"
    assert "Content-Type" in preflight.headers["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Origin" not in client.options("/search", headers=other).headers


def test_any_origin_may_be_let_in_on_purpose(engine, open_function):
    client = open_function("search", engine.read, ALLOWED_ORIGINS="*")
    response = client.options("/search", headers={"Origin": "https://anyone.example"})

    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_by_default_no_other_origin_is_let_in(client):
    response = client.get("/search?q=lion", headers={"Origin": "https://movies.example"})

    assert "Access-Control-Allow-Origin" not in response.headers


def test_a_function_without_its_settings_does_not_start(open_function, settings):
    with pytest.raises(SettingsError, match="QDRANT_API_KEY"):
        open_function("search", settings(), QDRANT_URL="https://x.cloud.qdrant.io")
