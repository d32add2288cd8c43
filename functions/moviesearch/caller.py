"""Whoever waits for an answer, and whether they still do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar, Token
from threading import Lock


class Caller:
    """Somebody who asked, until they hang up: what is done for them alone can stop then."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._calls: list[Callable[[], None]] = []
        self._has_gone = False

    @property
    def has_gone(self) -> bool:
        """Whether nobody waits any more."""
        return self._has_gone

    def hang_up(self) -> None:
        """Tell everybody who wants to know; called by the server, from any thread."""
        with self._lock:
            self._has_gone = True
            calls, self._calls = self._calls, []
        for call in calls:
            call()

    @contextmanager
    def telling(self, call: Callable[[], None]) -> Iterator[None]:
        """Within the block, call this once they hang up, or at once if they have."""
        with self._lock:
            waits = not self._has_gone
            if waits:
                self._calls.append(call)
        if not waits:
            call()
        try:
            yield
        finally:
            with self._lock:
                if call in self._calls:
                    self._calls.remove(call)


_nobody_in_particular = Caller()
_current: ContextVar[Caller] = ContextVar("caller", default=_nobody_in_particular)


def current() -> Caller:
    """Whoever this thread answers; where no server says so, somebody who never hangs up."""
    return _current.get()


@contextmanager
def answering(caller: Caller) -> Iterator[None]:
    """Within the block, this thread answers that caller."""
    token: Token[Caller] = _current.set(caller)
    try:
        yield
    finally:
        _current.reset(token)
