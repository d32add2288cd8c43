"""A circuit breaker: who has failed several times in a row is left alone for a while.

Nygard, Release It! (2007), chapter 5. Thirty lines of our own, since the packages for it wrap every
call and keep their state elsewhere.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

FAILURES = 3  # in a row
REST = 15.0  # seconds


class Breaker:
    """Counts the failures of a service; safe to share by threads.

    Args:
        failures: how many in a row open it.
        rest: seconds for which it then stays open; the first call behind them is a trial, and
            while that runs nobody else calls.
        clock: seconds that only grow; a test passes its own.
    """

    def __init__(
        self,
        *,
        failures: int = FAILURES,
        rest: float = REST,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most = failures
        self._rest = rest
        self._clock = clock
        self._lock = Lock()
        self._failures = 0
        self._open_until = 0.0

    def wait(self) -> float:
        """Seconds for which nobody should call; 0 where this caller may, who then must report."""
        with self._lock:
            if self._failures < self._most:
                return 0.0
            now = self._clock()
            if now < self._open_until:
                return self._open_until - now
            self._open_until = now + self._rest
            return 0.0

    def succeeded(self) -> None:
        """The call that was allowed gave an answer."""
        with self._lock:
            self._failures = 0

    def failed(self) -> None:
        """The call that was allowed gave none."""
        with self._lock:
            self._failures += 1
            self._open_until = self._clock() + self._rest
