"""A warm instance notices that another build of the index went live."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from threading import Lock, Thread

from moviesearch.errors import MovieSearchError
from moviesearch.index import MovieIndex
from moviesearch.lazy import Lazy

log = logging.getLogger(__name__)

EVERY = 60.0


class Watch:
    """Compares the open index with the live one, at most once a minute and beside the requests.

    A request never waits for it: it starts the comparison and uses the index that is open.
    Where another build is live, that one is opened and takes its place. Where it can't be used, for
    another embedder made it, requests are refused from then on instead of comparing the vectors of
    two models in silence.

    Args:
        index: the open one.
        every: seconds between two comparisons.
        clock: seconds that only grow; a test passes its own.
        start: runs a function beside the requests; a test runs it at once.
    """

    def __init__(
        self,
        index: Lazy[MovieIndex],
        *,
        every: float = EVERY,
        clock: Callable[[], float] = time.monotonic,
        start: Callable[[Callable[[], None]], object] | None = None,
    ) -> None:
        self._index = index
        self._every = every
        self._clock = clock
        self._start = start or _in_background
        self._lock = Lock()
        self._next = clock() + every

    def look(self) -> None:
        """Start a comparison if one is due; returns at once."""
        with self._lock:
            if self._clock() < self._next:
                return
            self._next = self._clock() + self._every
        self._start(self._compare)

    def _compare(self) -> None:
        try:
            if self._index.get().is_live():
                return
            log.info("another build of the index is live: opening it")
            self._index.reopen()
        except MovieSearchError as error:
            log.warning("whether the index is still the live one is not known: %s", error)


def _in_background(work: Callable[[], None]) -> None:
    Thread(target=work, name="index watch", daemon=True).start()
