"""Dispatching: batches, several in flight, and what is done about each kind of refusal."""

from __future__ import annotations

import math
import threading

import pytest

from moviesearch.errors import EmbeddingError, InputRefused
from scripts.ingestion.batches import Text
from scripts.ingestion.dispatch import ATTEMPTS, LONGEST_WAIT, Dispatcher
from scripts.ingestion.quota import DaySpent, Limits, Quota

PROBE = Text("probe", "probe")


class Time:
    """A clock that only sleeping moves."""

    def __init__(self):
        self.now = 1_000_000.0
        self.slept = []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


class Embedder:
    """Answers each text with its length, after the failures it was given."""

    def __init__(self, *failures, poison=()):
        self.failures = list(failures)
        self.poison = set(poison)
        self.sent = []
        self._lock = threading.Lock()

    def __call__(self, texts):
        with self._lock:
            self.sent.append([one.sent for one in texts])
            failure = self.failures.pop(0) if self.failures else None
        if failure:
            raise failure
        if self.poison & {one.sent for one in texts}:
            raise InputRefused("Gemini answered 400: it is not allowed")
        return [[float(len(one.sent))] for one in texts]


def texts(count, size=4):
    return [Text(f"{number:0{size}}", f"{number}") for number in range(count)]


@pytest.fixture
def run(tmp_path):
    def dispatched(embed, wanted, limits=None, concurrency=2):
        kept = {}
        clock = Time()
        free = Limits(100, 30_000, 1_000)
        quota = Quota(tmp_path, "mine", limits, fallback=free, clock=clock) if limits else None
        told = []

        def keep(batch, vectors):
            kept.update((text.sent, vector) for text, vector in zip(batch, vectors, strict=True))

        dispatcher = Dispatcher(
            embed,
            keep,
            probe=PROBE,
            quota=quota,
            concurrency=concurrency,
            told=told.append,
            sleep=clock.sleep,
            clock=clock,
        )
        error = None
        refused = []
        try:
            refused = dispatcher.run(wanted)
        except (EmbeddingError, DaySpent) as raised:
            error = raised
        slow = [True] if quota and quota.limits == free else []
        return kept, refused, error, clock, told, slow

    return dispatched


def test_texts_go_in_batches_of_a_hundred_and_each_gets_its_vector(run):
    embed = Embedder()
    kept, refused, error, *_ = run(embed, texts(250))

    assert sorted(map(len, embed.sent)) == [50, 100, 100]
    assert len(kept) == 250
    assert (refused, error) == ([], None)


def test_a_batch_holds_twenty_thousand_tokens_at_most(run):
    embed = Embedder()
    run(embed, texts(10, size=20_000))  # 5,000 tokens each

    assert sorted(map(len, embed.sent)) == [2, 4, 4]


def test_several_are_in_flight_at_once(run):
    meeting = threading.Barrier(3, timeout=10)

    def embed(batch):
        meeting.wait()  # passes only if three are here
        return [[1.0] for _ in batch]

    kept, *_ = run(embed, texts(300), concurrency=3)
    assert len(kept) == 300


def test_a_minutes_texts_are_never_overrun(run):
    embed = Embedder()
    *_, clock, told, _ = run(embed, texts(450), Limits(200, 1_000_000))

    assert sum(clock.slept) >= 2 * 60
    assert told == ["waiting 61 s: a minute's quota is used up"] * 2
    assert [len(batch) for batch in embed.sent] == [100, 100, 100, 100, 50]


def test_a_day_that_is_spent_sends_what_is_left_of_it_and_stops(run):
    embed = Embedder()
    kept, _, error, *_ = run(embed, texts(300), Limits(1_000, 1_000_000, 130))

    assert isinstance(error, DaySpent)
    assert len(kept) == 130


def test_a_429_is_waited_for_as_told_and_nothing_is_lost(run):
    embed = Embedder(EmbeddingError("quota", retry_after=27.0, quota="PerMinute", transient=True))
    kept, _, error, clock, told, slow = run(embed, texts(100), concurrency=1)

    assert error is None
    assert len(kept) == 100
    assert 27.0 <= clock.slept[0] <= 30.0
    assert told == [told[0]]
    assert slow == []


def test_a_delay_without_measure_is_capped(run):
    embed = Embedder(EmbeddingError("x", retry_after=52_758.0, quota="PerMinute", transient=True))
    *_, clock, _, _ = run(embed, texts(5))

    assert LONGEST_WAIT <= clock.slept[0] <= 1.2 * LONGEST_WAIT


def test_a_storm_of_429_ends_in_a_stop_that_keeps_what_was_there(run):
    storm = [EmbeddingError("x", retry_after=1.0, quota="PerMinute", transient=True)] * 50
    embed = Embedder(None, *storm)
    kept, _, error, *_ = run(embed, texts(200), concurrency=1)

    assert isinstance(error, DaySpent)
    assert len(kept) == 100
    assert len(embed.sent) == 1 + ATTEMPTS


def test_a_quota_of_a_day_stops_at_once(run):
    error = EmbeddingError("spent", retry_after=math.inf, quota="PerDay", transient=True)
    embed = Embedder(None, error)
    kept, _, raised, clock, *_ = run(embed, texts(300), concurrency=1)

    assert isinstance(raised, DaySpent)
    assert clock.slept == []
    assert len(kept) == 100


def test_what_waiting_does_not_help_is_no_stop_until_tomorrow(run):
    error = EmbeddingError("limit: 0", retry_after=math.inf, quota="PerMinute")
    embed = Embedder(error)
    *_, raised, _, _, _ = run(embed, texts(10))

    assert raised is error
    assert len(embed.sent) == 1


def test_ctrl_c_says_what_is_waited_for_and_keeps_it(run):
    interrupted = threading.Event()
    kept, told = {}, []

    def embed(batch):
        interrupted.wait(10)  # answered only once somebody has pressed it
        return [[1.0] for _ in batch]

    def keep(batch, vectors):
        kept.update(zip((text.sent for text in batch), vectors, strict=True))

    def press(said):
        told.append(said)
        interrupted.set()

    class Pressed(Dispatcher):
        def _receive(self, delay):
            raise KeyboardInterrupt

    dispatcher = Pressed(embed, keep, probe=PROBE, quota=None, concurrency=2, told=press)
    with pytest.raises(KeyboardInterrupt):
        dispatcher.run(texts(300))

    assert told == ["Stopping; what is in flight is paid for, and waited for until Ctrl-C."]
    assert len(kept) == 200


def test_the_free_tiers_own_words_make_it_slower(run):
    error = EmbeddingError("x", retry_after=1.0, quota="Embed-FreeTier", transient=True)
    *_, slow = run(Embedder(error), texts(10), Limits(3_000, 1_000_000))

    assert slow == [True]


def test_a_text_that_is_refused_is_found_and_the_rest_goes_on(run):
    embed = Embedder(poison={"0042", "0150"})
    kept, refused, error, *_ = run(embed, texts(250))

    assert error is None
    assert sorted(one.text.sent for one in refused) == ["0042", "0150"]
    assert len(kept) == 248
    assert "0042" not in kept


def test_a_catalogue_of_one_refused_text_is_told_from_a_refused_key(run):
    kept, refused, error, *_ = run(Embedder(poison={"0000"}), texts(1))
    assert [one.text.sent for one in refused] == ["0000"]
    assert (kept, error) == ({}, None)

    everything = {one.sent for one in texts(100)} | {PROBE.sent}
    kept, refused, error, *_ = run(Embedder(poison=everything), texts(100))
    assert isinstance(error, InputRefused)
    assert refused == []


def test_a_key_that_is_refused_is_not_tried_again(run):
    embed = Embedder(EmbeddingError("403 Forbidden"))
    _, _, error, *_ = run(embed, texts(500), concurrency=1)

    assert str(error) == "403 Forbidden"
    assert len(embed.sent) == 1


def test_what_is_in_flight_when_it_stops_is_kept_for_it_is_paid_for(run):
    failed = threading.Event()

    def embed(batch):
        if batch[0].sent == "0000":
            failed.set()
            raise EmbeddingError("403 Forbidden")
        failed.wait(10)  # answered only after the other one has failed
        return [[1.0] for _ in batch]

    kept, _, error, *_ = run(embed, texts(200))

    assert error is not None
    assert len(kept) == 100
