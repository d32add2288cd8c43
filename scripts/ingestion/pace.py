"""How fast one service is asked by several threads, and when none of them asks."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable


class Stopped(Exception):
    """The pace was stopped while a thread waited for its turn."""


class Pace:
    """Turns that are evenly spaced, so that no tenth of a second holds more than its share.

    The limiters to be had count what was taken; none lets one thread's "wait 10 s" hold all others,
    which is what a 429 means.

    Args:
        rate: turns a second.
        wait: waits for a number of seconds; a test passes its own.
    """

    def __init__(self, rate: float, wait: Callable[[float], object] | None = None) -> None:
        self._interval = 1 / rate
        self._next = 0.0
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._wait = wait or self._stopped.wait

    def take(self) -> None:
        """Wait for a turn. Raises Stopped."""
        with self._lock:
            now = time.monotonic()
            turn = max(self._next, now)
            self._next = turn + self._interval
        self.rest(turn - now)

    def rest(self, seconds: float) -> None:
        """Wait, alone. Raises Stopped."""
        if seconds > 0:
            self._wait(seconds)
        if self._stopped.is_set():
            raise Stopped

    def hold(self, seconds: float) -> None:
        """Give no turn to anybody for so long."""
        with self._lock:
            self._next = max(self._next, time.monotonic() + seconds)

    def stop(self) -> None:
        """End all waiting, now and from now on."""
        self._stopped.set()
