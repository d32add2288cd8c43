"""Opened when first asked, by one caller for all who ask meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

from moviesearch.errors import ServiceError

T = TypeVar("T")
REMEMBERED = 1.0


class Lazy(Generic[T]):
    """Something that takes time to open and is then kept for the life of the process.

    The first caller opens it, with no lock held; those who come meanwhile wait for that one attempt
    and share its end. A service that failed is not asked again for a moment, so that a crowd of
    requests fails at once instead of one after the other. Any other failure is forgotten: what was
    set up meanwhile is found without a restart.

    Args:
        opened: opens it.
        remembered: seconds for which a ServiceError stands.
        clock: seconds that only grow; a test passes its own.
    """

    def __init__(
        self,
        opened: Callable[[], T],
        *,
        remembered: float = REMEMBERED,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._open = opened
        self._remembered = remembered
        self._clock = clock
        self._lock = Lock()
        self._attempt: Future[T] | None = None
        self._stands_until = 0.0

    @classmethod
    def of(cls, value: T) -> Lazy[T]:
        """One that is open already."""
        return cls(lambda: value)

    def get(self) -> T:
        """It, opened if need be. Raises what opening it raises."""
        attempt, mine = self._current()
        if mine:
            self._run(attempt)
        return attempt.result()

    def reopen(self) -> None:
        """Open it anew in this thread and put the new one in place; until then the old one serves.

        Where a service does not answer, the old one stays. Any other failure is what whoever asks
        next gets: it is set up for something else now.
        """
        attempt: Future[T] = Future()
        self._run(attempt)
        failure = attempt.exception()
        with self._lock:
            if not isinstance(failure, ServiceError):
                self._attempt = attempt if failure is None else None

    def _current(self) -> tuple[Future[T], bool]:
        with self._lock:
            attempt = self._attempt
            if attempt is None or (_failed(attempt) and self._clock() >= self._stands_until):
                self._attempt = attempt = Future()
                return attempt, True
            return attempt, False

    def _run(self, attempt: Future[T]) -> None:
        try:
            value = self._open()
        except BaseException as error:  # noqa: BLE001  whoever waits must not wait for ever
            is_service = isinstance(error, ServiceError)
            self._stands_until = self._clock() + self._remembered if is_service else 0.0
            attempt.set_exception(error)
        else:
            attempt.set_result(value)


def _failed(attempt: Future[T]) -> bool:
    return attempt.done() and attempt.exception() is not None
