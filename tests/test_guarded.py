"""An embedder for many requests: vectors are kept, calls shared, and one that is down rests."""

from __future__ import annotations

import threading

import pytest

from catalogue import MOVIES, fill
from moviesearch import deadline
from moviesearch.embedding import LOCAL
from moviesearch.embedding.breaker import FAILURES, REST, Breaker
from moviesearch.embedding.guarded import GuardedEmbedder
from moviesearch.errors import EmbeddingError, InputRefused


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


class Service:
    """An embedder that counts what it is asked, and fails as told."""

    identity = LOCAL

    def __init__(self):
        self.asked = []
        self.failure = None
        self.gate = None

    def embed_query(self, text):
        self.asked.append(text)
        if self.gate:
            self.gate.wait()
        if self.failure:
            raise self.failure
        return [0.6, 0.8]


@pytest.fixture
def service():
    return Service()


def test_a_query_is_embedded_once(service):
    embedder = GuardedEmbedder(service)
    vectors = [embedder.embed_query("mars") for _ in range(3)]

    assert vectors == [[0.6, 0.8]] * 3
    assert service.asked == ["mars"]


def test_what_was_used_last_is_kept_and_no_more(service):
    embedder = GuardedEmbedder(service, kept=2)
    for text in ("a", "b", "a", "c", "a", "b"):
        embedder.embed_query(text)

    assert service.asked == ["a", "b", "c", "b"]


def test_a_vector_that_is_changed_by_who_got_it_stays_what_it_was(service):
    embedder = GuardedEmbedder(service)
    embedder.embed_query("mars").clear()

    assert embedder.embed_query("mars") == [0.6, 0.8]


def test_who_asks_for_the_same_at_the_same_time_shares_one_call(service):
    service.gate = threading.Event()
    embedder = GuardedEmbedder(service)
    vectors = []
    threads = [
        threading.Thread(target=lambda: vectors.append(embedder.embed_query("mars")))
        for _ in range(8)
    ]
    for one in threads:
        one.start()
    service.gate.set()
    for one in threads:
        one.join()

    assert vectors == [[0.6, 0.8]] * 8
    assert service.asked == ["mars"]


def test_who_waits_for_anothers_call_waits_no_longer_than_may_be(service):
    service.gate = threading.Event()
    embedder = GuardedEmbedder(service)
    first = threading.Thread(target=embedder.embed_query, args=("mars",))
    first.start()
    while not service.asked:
        pass
    with deadline.within(0.01), pytest.raises(EmbeddingError, match="no time was left"):
        embedder.embed_query("mars")
    service.gate.set()
    first.join()

    assert embedder.embed_query("mars") == [0.6, 0.8]


def test_no_failure_is_kept(service):
    embedder = GuardedEmbedder(service)
    service.failure = EmbeddingError("down")
    with pytest.raises(EmbeddingError):
        embedder.embed_query("mars")
    service.failure = None

    assert embedder.embed_query("mars") == [0.6, 0.8]


def test_a_service_that_failed_several_times_is_not_asked_for_a_while(service):
    clock = Clock()
    embedder = GuardedEmbedder(service, breaker=Breaker(clock=clock))
    service.failure = EmbeddingError("down")
    for number in range(FAILURES + 5):
        with pytest.raises(EmbeddingError) as failure:
            embedder.embed_query(f"query {number}")

    assert len(service.asked) == FAILURES
    assert failure.value.retry_after == REST
    clock.now = REST
    with pytest.raises(EmbeddingError):  # the trial fails
        embedder.embed_query("trial")
    with pytest.raises(EmbeddingError):
        embedder.embed_query("not asked")
    assert service.asked[-1] == "trial"
    clock.now = 2 * REST
    service.failure = None
    assert embedder.embed_query("trial") == embedder.embed_query("again") == [0.6, 0.8]


def test_one_trial_at_a_time_is_made():
    clock = Clock()
    breaker = Breaker(failures=1, clock=clock)
    breaker.failed()
    clock.now = REST

    assert breaker.wait() == 0
    assert breaker.wait() == REST


def test_a_text_that_is_refused_says_nothing_against_the_service(service):
    embedder = GuardedEmbedder(service)
    service.failure = InputRefused("too long")
    for number in range(FAILURES + 2):
        with pytest.raises(InputRefused):
            embedder.embed_query(str(number))

    assert len(service.asked) == FAILURES + 2


def test_a_function_answers_from_keywords_without_asking_an_embedder_that_is_down(
    settings, gemini, open_function
):
    fill(settings(), MOVIES)
    client = open_function("search", settings())
    answers = []
    for number in range(FAILURES + 4):
        gemini.server.faults.clear()
        for _ in range(3):
            gemini.server.fail(403, {"error": {"message": "no"}})
        answers.append(client.get(f"/search?q=astronaut {number}").get_json())

    assert all(one["degraded"] == ["embedding"] and one["results"] for one in answers)
    asked = [one for one in gemini.server.requests if one.path.endswith(":embedContent")]
    assert len(asked) == FAILURES


def test_a_query_that_is_asked_again_costs_no_second_call_and_a_degraded_answer_is_not_kept(
    settings, gemini, open_function
):
    fill(settings(), MOVIES)
    client = open_function("search", settings())
    gemini.server.fail(403, {"error": {"message": "no"}})
    degraded = [client.get("/search?q=astronaut").get_json()["degraded"] for _ in range(3)]
    asked = [one for one in gemini.server.requests if one.path.endswith(":embedContent")]

    assert degraded == [["embedding"], [], []]
    assert len(asked) == 2
