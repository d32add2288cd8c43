"""Whatever is sent, by whoever: a refusal is short, in the one shape, and says what is wrong."""

from __future__ import annotations

import json
from urllib.parse import unquote_to_bytes

import pytest

from catalogue import MOVIES, fill, settings_of
from servers import running
from servers.gemini import GeminiAPI

JSON = {"content_type": "application/json"}
SHORT = 3_000  # bytes, for a message of 2,000 characters at most


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """Settings of a search by keywords over the small catalogue, which nothing is written to."""
    folder = tmp_path_factory.mktemp("filled")
    with running(GeminiAPI()) as server:
        settings = settings_of(server.url, folder)
        fill(settings, MOVIES)
        yield settings


@pytest.fixture
def client(filled, open_function):
    return open_function("search", filled)


def refused(response, status=400):
    """The message of a refusal, after checking its shape, size and headers."""
    assert response.status_code == status
    assert response.mimetype == "application/json"
    assert len(response.data) <= SHORT
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    body = response.get_json()
    assert body.keys() == {"error"}
    assert body["error"].keys() == {"code", "message"}
    return body["error"]["message"]


def test_of_many_problems_the_first_five_are_told_and_how_many_more_there_are(client):
    many = "&".join(f"x{number}=1" for number in range(2_000))
    message = refused(client.get(f"/search?q=lion&{many}"))

    assert message.count("unknown parameter") == 5
    assert "unknown parameter 'x0'; " in message
    assert message.count("allowed: ") == 1
    assert message.endswith("; and 1,995 more.")


@pytest.mark.parametrize(
    "body",
    [
        {"q": "lion", "exclude": ["a"] * 3_000},
        {"q": "lion", "genre": ["a" * 15_000]},
        {"q": "lion", "genre": [f"g{number}" for number in range(1_500)]},
        {"q": "lion", "person": ["a" * 15_000]},
        {"q": "lion", "a" * 15_000: 1},
        {"q": "lion", "mode": {"a": ["b"] * 3_000}},
        {"q": 10**4_000, "year_from": 10**4_000, "year_to": 1},
    ],
    ids=["ids", "genre", "genres", "person", "name", "nested", "digits"],
)
def test_a_refusal_is_short_however_much_was_sent(client, body):
    assert refused(client.post("/search", json=body))


@pytest.mark.parametrize("length", [100, 60_000])
def test_a_long_path_is_told_as_far_as_it_says_which_one_it_is(client, length):
    message = refused(client.get(f"/search/{'a' * length}"), 404)

    assert "There is nothing at '/search/aaa" in message
    assert "a…. Routes: /search, /search/suggest, " in message


@pytest.mark.parametrize(
    "path",
    [
        "/search%0a",
        "/search%0D%0ASet-Cookie:%20a=b",
        "/search/%ff",
        "/search/%",
        "/search/%zz",
        "/search/%00",
        "/search/%2e%2e/recommend",
        "/search/../recommend",
        "/search/..%5c..%5cmain.py",
        "/searching",
        "/search/search",
        "/recommend",
        "/robots.txt",
        "/favicon.ico",
        "/main.py",
        "/.env",
    ],
)
def test_a_path_that_is_none_is_refused_by_the_function_itself(client, path):
    decoded = unquote_to_bytes(path).decode("latin-1")  # as a server hands it over
    response = client.get("/", environ_overrides={"PATH_INFO": decoded})

    assert "There is nothing at " in refused(response, 404)
    assert "Set-Cookie" not in response.headers


def test_slashes_too_many_are_no_redirect(client):
    doubled = {"PATH_INFO": "//search//health"}

    assert client.get("/", environ_overrides=doubled).get_json()["status"] == "ok"


@pytest.mark.parametrize("method", ["DELETE", "PUT", "PATCH", "TRACE", "PROPFIND", "X" * 200])
def test_another_method_is_refused_wherever_it_is_sent(client, method):
    message = refused(client.open("/search?q=lion", method=method), 405)

    assert "allowed: GET, HEAD, POST" in message


def test_an_address_that_is_no_text_is_refused_and_a_lone_percent_is_taken_as_it_stands(client):
    for query in ("q=%ff", "q=lion&genre=%C3%28", "q=%E9%9B", "q=\xff"):
        response = client.get("/search", environ_overrides={"QUERY_STRING": query})
        assert "not UTF-8" in refused(response)

    answer = client.get("/search?q=100% lion&mode=keyword")
    assert answer.get_json()["query"] == "100% lion"


def test_what_is_given_twice_is_refused_since_nobody_says_which_one_holds(client):
    twice = '{"q": "lion", "k": 1, "k": 50}'

    assert "k: " in refused(client.get("/search?q=lion&k=1&k=50"))
    assert "q: " in refused(client.get("/search?q=lion&q=bear"))
    message = refused(client.post("/search", data=twice, content_type="application/json"))
    assert message == "The body gives 'k' 2 times."


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1" * 5_000])
def test_numbers_that_json_has_not_are_refused(client, number):
    body = f'{{"q": "lion", "min_rating": {number}}}'
    response = client.post("/search", data=body, content_type="application/json")

    assert refused(response) == "The body is not valid JSON."


def test_control_characters_are_spaces_between_words(client):
    for sent in ("lion\x00cub", "\x1blion\r\ncub\x7f", "lion\u0085cub"):
        answer = client.post("/search", json={"q": sent, "mode": "keyword"}).get_json()

        assert answer["query"].split() == ["lion", "cub"]
        assert answer["results"][0]["title"] == "Pride"
    assert "at least 1" in refused(client.post("/search", json={"q": "\x00\x1b"}))


def test_no_header_of_a_request_comes_back(client):
    evil = {
        "Origin": "https://evil.example",
        "Accept": "text/html",
        "X-Forwarded-Host": "evil.example",
        "Content-Type": "text/evil",
    }
    for response in (
        client.get("/search?q=lion&mode=keyword", headers=evil),
        client.get("/nowhere", headers=evil),
        client.options("/search", headers=evil),
    ):
        assert "evil" not in str(response.headers)


def test_no_answer_can_be_framed_or_taken_for_a_page_that_runs_something(client):
    for path in ("/search?q=lion&mode=keyword", "/search/docs", "/nowhere", "/search/health"):
        headers = client.get(path).headers

        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_long_story_comes_back_as_far_as_it_was_read(client):
    story = "a lion cub " * 900
    answer = client.post("/search", data=json.dumps({"q": story, "mode": "keyword"}), **JSON)

    assert story.startswith(answer.get_json()["query"])
    assert len(answer.get_json()["query"]) <= 2_000
