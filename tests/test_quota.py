"""The quota: texts and tokens of a minute and a day, counted across runs."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.ingestion.quota import WINDOW, DaySpent, Limits, Quota, estimated_tokens, next_day

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC).timestamp()


class Clock:
    def __init__(self, now=NOON):
        self.now = now

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def quota(tmp_path, clock):
    def opened(*limits, account="mine"):
        return Quota(tmp_path, account, Limits(*limits), clock=clock)

    return opened


def test_a_minute_takes_so_many_texts_and_the_next_waits_for_the_first_to_be_a_minute_old(
    quota, clock
):
    minute = quota(100, 1_000_000)
    minute.sending(60, 10)
    clock.now += 20
    minute.sending(40, 10)

    assert minute.wait(1, 1) == pytest.approx(WINDOW - 20)
    assert minute.wait(60, 1) == pytest.approx(WINDOW - 20)
    assert minute.wait(61, 1) == pytest.approx(WINDOW)


def test_a_minute_takes_so_many_tokens(quota):
    minute = quota(1_000, 30_000)
    minute.sending(10, 29_000)

    assert minute.wait(1, 1_000) == 0
    assert minute.wait(1, 1_001) == pytest.approx(WINDOW)


def test_a_request_counts_from_its_answer_on_for_it_was_counted_no_later(quota, clock):
    minute = quota(100, 1_000_000)
    request = minute.sending(100, 10)
    clock.now += 5
    minute.answered(request)

    assert minute.wait(1, 1) == pytest.approx(WINDOW)


def test_a_clock_that_was_set_back_makes_nobody_wait_for_it_to_come_round(quota, clock):
    minute = quota(100, 1_000_000)
    minute.sending(100, 10)
    clock.now -= 3_600

    assert minute.wait(100, 10) == 0


def test_what_is_larger_than_a_minute_goes_once_nothing_else_counts(quota, clock):
    minute = quota(100, 5_000)
    assert minute.wait(1, 8_000) == 0
    minute.sending(1, 8_000)

    assert minute.wait(1, 8_000) == pytest.approx(WINDOW)
    clock.now += WINDOW
    assert minute.wait(1, 8_000) == 0


def test_a_day_ends_at_midnight_in_california_and_says_when(quota, clock):
    day = quota(1_000, 1_000_000, 150)
    day.sending(100, 10)

    assert day.left_today() == 50
    with pytest.raises(DaySpent, match="100 texts were sent today, and 150 a day") as spent:
        day.wait(51, 10)
    assert spent.value.resumes == datetime(2026, 11, 26, 8, tzinfo=UTC)

    clock.now = spent.value.resumes.timestamp()
    assert day.left_today() == 150


def test_midnight_follows_daylight_saving():
    assert next_day(datetime(2026, 7, 1, 12, tzinfo=UTC).timestamp()) == datetime(
        2026, 7, 2, 7, tzinfo=UTC
    )


def test_a_run_that_was_killed_is_counted_by_the_next(quota):
    quota(100, 1_000_000, 1_000).sending(100, 10)  # never answered, never closed

    again = quota(100, 1_000_000, 1_000)
    assert again.left_today() == 900
    assert again.wait(1, 1) > 0


def test_another_key_has_a_quota_of_its_own(quota):
    quota(100, 1_000_000, 1_000).sending(100, 10)

    assert quota(100, 1_000_000, 1_000, account="yours").left_today() == 1_000


def test_the_free_tiers_limits_hold_from_when_they_are_known_and_are_told_once(tmp_path, clock):
    free = Limits(100, 30_000, 1_000)
    known = Quota(tmp_path, "mine", Limits(3_000, 1_000_000), fallback=free, clock=clock)

    assert (known.fall_back(), known.fall_back()) == (True, False)
    assert known.limits == free


def test_limits_that_were_chosen_hold_whatever_the_api_says(quota):
    chosen = quota(3_000, 1_000_000)

    assert not chosen.fall_back()
    assert chosen.limits == Limits(3_000, 1_000_000)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 100), st.integers(1, 3_000), st.floats(0, 90)),
        min_size=1,
        max_size=40,
    )
)
def test_no_minute_ever_holds_more_than_is_allowed(tmp_path_factory, requests):
    clock = Clock()
    quota = Quota(tmp_path_factory.mktemp("quota"), "mine", Limits(100, 3_000), clock=clock)
    sent = []
    for texts, tokens, pause in requests:
        clock.now += pause
        clock.now += quota.wait(texts, tokens)
        assert quota.wait(texts, tokens) == 0
        quota.answered(quota.sending(texts, tokens))
        sent.append((clock.now, texts, tokens))
    quota.close()

    for end, *_ in sent:
        minute = [one for one in sent if end - 60 < one[0] <= end]
        assert sum(one[1] for one in minute) <= 100
        assert sum(one[2] for one in minute) <= 3_000


def test_tokens_are_estimated_high_rather_than_low():
    assert estimated_tokens("four characters a token, about") == 8
    assert estimated_tokens("千与千寻") == 4
    assert estimated_tokens("") == 0
