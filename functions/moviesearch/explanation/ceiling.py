"""A ceiling on what LLMs may cost: so many requests a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from threading import Lock


class DailyCeiling:
    """Counts to a limit and starts again at midnight UTC; safe to share by threads.

    It counts this instance alone and is forgotten with it: of `n` instances that live all day, each
    may spend the limit.

    Args:
        limit: how many a day, from 0 on.
        today: the date; a test passes its own.
    """

    def __init__(
        self, limit: int, *, today: Callable[[], date] = lambda: datetime.now(UTC).date()
    ) -> None:
        self.limit = limit
        self._today = today
        self._lock = Lock()
        self._day = today()
        self._taken = 0

    def take(self) -> bool:
        """Whether one more is allowed today; if so, it is counted."""
        with self._lock:
            today = self._today()
            if today != self._day:
                self._day, self._taken = today, 0
            if self._taken >= self.limit:
                return False
            self._taken += 1
            return True
