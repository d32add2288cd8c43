"""Opened once by one caller, for all who ask meanwhile."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from moviesearch.errors import IndexMismatch, IndexUnavailable
from moviesearch.lazy import Lazy


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def counted(outcomes):
    """Opens with one outcome after the other; `calls` says how often it was asked."""
    calls = []

    def opened():
        outcome = outcomes[min(len(calls), len(outcomes) - 1)]
        calls.append(outcome)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    return opened, calls


def test_it_is_opened_when_first_asked_and_kept():
    opened, calls = counted(["index"])
    lazy = Lazy(opened)

    assert calls == []
    assert [lazy.get(), lazy.get()] == ["index", "index"]
    assert len(calls) == 1


def test_who_comes_while_it_is_opened_waits_for_that_attempt():
    together, calls, go_on = Barrier(9), [], Event()

    def opened():
        calls.append(1)
        go_on.wait()
        return object()

    lazy = Lazy(opened)

    def arrive():
        together.wait()
        return lazy.get()

    with ThreadPoolExecutor(8) as pool:
        waiting = [pool.submit(arrive) for _ in range(8)]
        together.wait()
        go_on.set()
        found = {id(one.result()) for one in waiting}

    assert (len(calls), len(found)) == (1, 1)


def test_no_lock_is_held_while_it_is_opened():
    """Opening may itself ask for it from another thread, which a lock held would stop for ever."""
    inner = []

    def opened():
        if not inner:
            inner.append("second attempt begins")
            with ThreadPoolExecutor(1) as pool:
                pool.submit(lazy.reopen).result()
        return len(inner)

    lazy = Lazy(opened)

    assert lazy.get() == 1


def test_a_service_that_failed_is_not_asked_again_for_a_moment():
    clock = Clock()
    opened, calls = counted([IndexUnavailable("down"), "index"])
    lazy = Lazy(opened, remembered=1.0, clock=clock)
    for _ in range(5):
        with pytest.raises(IndexUnavailable, match="down"):
            lazy.get()
    asked_while_down = len(calls)
    clock.now = 1.0

    assert asked_while_down == 1
    assert lazy.get() == "index"


def test_what_was_not_set_up_is_found_as_soon_as_it_is():
    opened, calls = counted([IndexMismatch("no index"), "index"])
    lazy = Lazy(opened)
    with pytest.raises(IndexMismatch):
        lazy.get()

    assert lazy.get() == "index"
    assert len(calls) == 2


def test_everybody_who_waited_learns_of_the_failure():
    together = Barrier(4)

    def opened():
        raise IndexUnavailable("down")

    lazy = Lazy(opened)

    def arrive(_):
        together.wait()
        with pytest.raises(IndexUnavailable, match="down"):
            lazy.get()
        return True

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(arrive, range(4))) == [True] * 4


def test_told_to_reopen_it_puts_the_new_one_in_place_and_keeps_the_old_until_then():
    seen = []
    values = iter(["old", "new"])

    def opened():
        value = next(values)
        seen.append(lazy.get() if value == "new" else None)
        return value

    lazy = Lazy(opened)
    lazy.get()
    lazy.reopen()

    assert seen == [None, "old"]
    assert lazy.get() == "new"


def test_reopening_that_finds_no_service_keeps_the_old_one():
    opened, _ = counted(["old", IndexUnavailable("down")])
    lazy = Lazy(opened)
    lazy.get()
    lazy.reopen()

    assert lazy.get() == "old"


def test_reopening_that_finds_something_else_set_up_is_what_the_next_caller_learns():
    opened, _ = counted(["old", IndexMismatch("another model")])
    lazy = Lazy(opened)
    lazy.get()
    lazy.reopen()

    with pytest.raises(IndexMismatch, match="another model"):
        lazy.get()
