"""What a service answers is held against what it may: nonsense is its failure, never a 500."""

from __future__ import annotations

import json

import pytest
from werkzeug.wrappers import Response

from catalogue import MOVIES, fill
from servers import running
from servers.gemini import GeminiAPI
from servers.qdrant import READ_KEY, WRITE_KEY, QdrantCloud

NAN, HUGE = "NaN", "1e999"
DIGITS = "9" * 400
DEEP = "[" * 5_000 + "]" * 5_000
NUMBERS = [NAN, HUGE, "-Infinity", DIGITS, DEEP, "true", "null", '"5"', "{}", "-1e400"]


class Lying:
    """A service that puts a piece of text in place of one value of its answers."""

    def __init__(self, honest, path):
        self.honest, self.path = honest, path
        self.key = self.lie = None

    def __call__(self, request):
        answer = self.honest(request)
        if self.lie is None or not request.path.endswith(self.path):
            return answer
        marked = json.dumps(_marked(answer.get_json(), self.key))
        return Response(marked.replace('"<lie>"', self.lie), 200, mimetype="application/json")


def _marked(value, key):
    if isinstance(value, dict):
        return {name: "<lie>" if name == key else _marked(one, key) for name, one in value.items()}
    if isinstance(value, list):
        return [_marked(one, key) for one in value]
    return value


@pytest.mark.parametrize("lie", NUMBERS)
@pytest.mark.parametrize(
    ("path", "key", "address"),
    [
        ("/points/query", "score", "/search?q=astronaut&mode=semantic"),
        ("/points/query", "score", "/search?q=astronaut"),
        ("/points/query", "points", "/search?q=astronaut"),
        ("/points/query", "payload", "/search?q=astronaut"),
        ("/points/query", "id", "/search?q=astronaut"),
        ("/points/count", "count", "/search?q=astronaut&genre=Drama"),
        ("/facet", "count", "/search?q=astronaut&facets=true"),
        ("/facet", "value", "/search?q=astronaut&facets=true"),
        ("/facet", "hits", "/search?q=astronaut&facets=true"),
        ("/facet", "result", "/search?q=astronaut&facets=true"),
    ],
)
def test_an_index_that_answers_nonsense_is_unavailable(
    settings, open_function, path, key, address, lie
):
    lying = Lying(QdrantCloud(), path)
    with running(lying) as server:
        fill(settings(QDRANT_URL=server.url, QDRANT_API_KEY=WRITE_KEY), MOVIES)
        chosen = settings(QDRANT_URL=server.url, QDRANT_API_KEY=READ_KEY)
        client = open_function("search", chosen)
        assert client.get(address).status_code == 200
        lying.key, lying.lie = key, lie
        answer = client.get(address)

    assert answer.status_code in (200, 503), answer.get_data(as_text=True)
    assert b"NaN" not in answer.get_data()
    assert b"Infinity" not in answer.get_data()
    if answer.status_code == 503:
        assert answer.get_json()["error"]["code"] in ("index_unavailable", "not_ready")


@pytest.mark.parametrize("lie", ["1e154", *NUMBERS])
def test_an_embedder_that_answers_nonsense_leaves_keywords(settings, open_function, lie):
    gemini = GeminiAPI()

    def lying(request):
        answer = gemini(request)
        if not request.path.endswith(":embedContent"):
            return answer
        values = answer.get_json()["embedding"]["values"]
        text = json.dumps({"embedding": {"values": ["<lie>", "<lie>", *values[2:]]}})
        return Response(text.replace('"<lie>"', lie), 200, mimetype="application/json")

    with running(lying) as server:
        chosen = settings(GEMINI_BASE_URL=server.url)
        fill(chosen, MOVIES)
        answer = open_function("search", chosen).get("/search?q=astronaut")

    assert answer.status_code == 200
    assert answer.get_json()["results"]
    assert answer.get_json()["degraded"] in ([], ["embedding"])


@pytest.mark.parametrize(
    "body",
    [
        {"error": 5},
        {"error": {"details": 5}},
        {"error": {"details": [5, {"violations": 5}, {"violations": [5]}]}},
        {"error": {"message": 5, "status": [], "details": [{"retryDelay": 5, "reason": {}}]}},
        [],
        "text",
        {"error": {"message": "m", "details": [{"violations": [{"quotaId": 5}]}]}},
        {"error": {"details": [{"retryDelay": "NaNs"}, {"retryDelay": "1e999s"}]}},
    ],
)
@pytest.mark.parametrize("status", [400, 429, 500])
def test_a_refusal_in_any_shape_leaves_keywords(settings, gemini, open_function, body, status):
    fill(settings(), MOVIES)
    for _ in range(4):
        gemini.server.fail(status, body)
    answer = open_function("search", settings()).get("/search?q=astronaut")

    assert answer.status_code == 200
    assert answer.get_json()["degraded"] == ["embedding"]
