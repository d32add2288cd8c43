"""A request's time is passed down to whatever is done for it, wherever and whenever."""

from __future__ import annotations

import math

from moviesearch import deadline


def test_a_stream_ends_in_the_time_of_whoever_asked_even_if_it_is_read_later():
    def left():
        yield deadline.remaining()

    with deadline.within(5):
        items = deadline.streamed(left())
    [seconds] = items

    assert seconds <= 5
    assert deadline.remaining() == math.inf
