"""The Gemini embedder against a server that speaks its protocol, faults included."""

from __future__ import annotations

import math

import pytest

from moviesearch.embedding import Document
from moviesearch.embedding.gemini import GeminiEmbedder
from moviesearch.errors import EmbeddingError
from moviesearch.rest import RetryPolicy
from servers import reply
from servers.gemini import KEY, exhausted

MODELS = ["gemini-embedding-2", "gemini-embedding-001"]


class Clock:
    """Stands in for time.sleep: notes the waits and lets none pass."""

    def __init__(self):
        self.waits = []

    def __call__(self, seconds):
        self.waits.append(seconds)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(params=MODELS)
def embedder(request, settings, clock):
    chosen = settings(GEMINI_EMBEDDING_MODEL=request.param)
    return GeminiEmbedder(chosen, retry=RetryPolicy(attempts=3, budget=60), sleep=clock)


def test_vectors_are_unit_length_and_depend_on_the_words(embedder):
    vector = embedder.embed_query("lion king")
    near, far = embedder.embed_documents(
        [Document("Pride", "a lion becomes king"), Document("Heist", "robbers open a vault")]
    )

    assert math.hypot(*vector) == pytest.approx(1)
    assert len(vector) == embedder.identity.dimensions == 256
    assert dot(vector, near) > dot(vector, far)


def dot(left, right):
    return math.fsum(a * b for a, b in zip(left, right, strict=True))


def test_more_than_a_hundred_texts_go_in_several_calls_and_stay_in_order(embedder, gemini):
    documents = [Document(f"t{number}", f"word{number}") for number in range(250)]
    vectors = embedder.embed_documents(documents)

    assert [len(call.body["requests"]) for call in gemini.server.requests] == [100, 100, 50]
    assert len(vectors) == 250
    assert vectors[207] == embedder.embed_documents([documents[207]])[0]


def test_no_documents_need_no_call(embedder, gemini):
    assert embedder.embed_documents([]) == []
    assert gemini.server.requests == []


def test_each_family_gets_its_task_in_its_own_way(settings, gemini):
    document = Document("Alien", "a creature on a ship")
    for model in MODELS:
        embedder = GeminiEmbedder(settings(GEMINI_EMBEDDING_MODEL=model))
        embedder.embed_query("in space")
        embedder.embed_documents([document])
    query_2, documents_2, query_1, documents_1 = [call.body for call in gemini.server.requests]

    assert texts(query_2) == ["task: search result | query: in space"]
    assert texts(documents_2["requests"][0]) == ["title: Alien | text: a creature on a ship"]
    assert (texts(query_1), query_1["taskType"]) == (["in space"], "RETRIEVAL_QUERY")
    [request] = documents_1["requests"]
    assert (request["taskType"], request["title"]) == ("RETRIEVAL_DOCUMENT", "Alien")
    assert request["outputDimensionality"] == 256


def texts(body):
    return [part["text"] for part in body["content"]["parts"]]


def test_the_key_travels_in_a_header_and_never_in_an_address(embedder, gemini):
    embedder.embed_query("x")

    assert gemini.server.requests[0].headers["X-Goog-Api-Key"] == KEY
    assert KEY not in gemini.server.requests[0].path


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"embeddings": [{"values": [1.0] * 256}]}, "1 vectors for 2 texts"),
        ({"embeddings": [{"values": [1.0] * 3}] * 2}, "3 dimensions, 256 were asked for"),
        ({"embeddings": [{"values": [0.0] * 256}] * 2}, "length 0.0"),
        ({"embeddings": [{"values": ["x"] * 256}] * 2}, "not of numbers"),
        ({"embeddings": [{}] * 2}, "without 'values'"),
        ({"embeddings": None}, "NoneType vectors"),
        ({}, "without 'embeddings'"),
        ([], "without 'embeddings'"),
    ],
)
def test_an_answer_that_is_not_one_vector_per_text_is_refused(embedder, gemini, answer, said):
    gemini.server.faults.append(reply(answer))
    with pytest.raises(EmbeddingError, match=said):
        embedder.embed_documents([Document("a", "b"), Document("c", "d")])


def test_a_quota_per_minute_is_waited_for_as_long_as_the_api_asks(embedder, gemini, clock):
    gemini.server.faults += [exhausted("3.700s"), exhausted("1s")]
    embedder.embed_query("x")

    assert clock.waits == [3.7, 1.0]


@pytest.mark.parametrize(
    "refused",
    [
        exhausted("52758s"),
        exhausted("19s", quota="EmbedContentRequestsPerDayPerProject-FreeTier"),
    ],
    ids=["hours", "per day"],
)
def test_a_quota_that_waiting_does_not_help_is_given_up_at_once(embedder, gemini, clock, refused):
    gemini.server.faults.append(refused)
    with pytest.raises(EmbeddingError, match="exceeded your current quota") as raised:
        embedder.embed_query("x")

    assert clock.waits == []
    assert raised.value.quota is not None
    assert len(gemini.server.requests) == 1


def test_of_several_exhausted_quotas_one_of_a_day_decides(embedder, gemini, clock):
    gemini.server.faults.append(exhausted("1s", "PerMinute-FreeTier", "PerDay-FreeTier"))
    with pytest.raises(EmbeddingError) as raised:
        embedder.embed_query("x")

    assert (raised.value.quota, raised.value.retry_after) == ("PerDay-FreeTier", math.inf)
    assert clock.waits == []


@pytest.mark.parametrize(
    "refused",
    [
        exhausted("5s", message="Quota exceeded for metric: embed_content_requests, limit: 0"),
        exhausted("5s", value="0"),
    ],
    ids=["by the message", "by the value"],
)
def test_a_quota_of_nothing_is_told_and_waited_for_in_no_way(embedder, gemini, clock, refused):
    gemini.server.faults.append(refused)
    with pytest.raises(EmbeddingError, match="This project's quota for this model is 0") as raised:
        embedder.embed_query("x")

    assert not raised.value.transient
    assert clock.waits == []


@pytest.mark.parametrize("delay", ["soon", "-5s", "NaNs", "infs", "1e400s"])
def test_a_delay_that_is_none_is_no_reason_to_give_up(embedder, gemini, clock, delay):
    gemini.server.faults.append(exhausted(delay))
    embedder.embed_query("x")

    assert len(clock.waits) == 1


def test_passing_faults_are_retried_a_bounded_number_of_times(embedder, gemini, clock):
    for status in (503, 500):
        gemini.server.fail(status)
    embedder.embed_query("x")
    assert len(clock.waits) == 2
    for _ in range(3):
        gemini.server.faults.append(exhausted(None))
    with pytest.raises(EmbeddingError, match="429"):
        embedder.embed_query("x")

    assert len(gemini.server.requests) == 6


def test_a_wrong_key_is_told_at_once_and_not_shown(settings, gemini, clock):
    embedder = GeminiEmbedder(settings(GEMINI_API_KEY="AQ.wrong"), sleep=clock)
    with pytest.raises(EmbeddingError, match="API key not valid") as raised:
        embedder.embed_query("x")

    assert clock.waits == []
    assert "AQ.wrong" not in str(raised.value)


def test_a_refusing_or_talking_nonsense_server_is_an_embedding_error(settings, gemini, clock):
    gemini.server.faults.append(reply({"embedding": "x"}))
    with pytest.raises(EmbeddingError):
        GeminiEmbedder(settings(), sleep=clock).embed_query("x")
    nowhere = settings(GEMINI_BASE_URL="http://127.0.0.1:9")
    with pytest.raises(EmbeddingError, match="no answer"):
        GeminiEmbedder(nowhere, sleep=clock).embed_query("x")
    assert len(clock.waits) == 1


def test_a_redirect_is_not_followed_with_the_key(embedder, gemini):
    gemini.server.fail(307, Location="http://127.0.0.1:9/elsewhere")
    with pytest.raises(EmbeddingError, match="307"):
        embedder.embed_query("x")
