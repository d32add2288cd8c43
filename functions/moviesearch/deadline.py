"""How long a request may still take: one moment, passed down to every call that it makes."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from contextvars import Context, ContextVar, copy_context
from typing import TypeVar, cast

T = TypeVar("T")

_ends: ContextVar[float] = ContextVar("_ends", default=math.inf)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Let a block end after so many seconds, or sooner where what it is part of must."""
    token = _ends.set(min(_ends.get(), time.monotonic() + seconds))
    try:
        yield
    finally:
        _ends.reset(token)


def remaining() -> float:
    """Seconds that are left, 0 at the least; `math.inf` where nothing was said."""
    return max(0.0, _ends.get() - time.monotonic())


def timeout(longest: float = math.inf) -> float | None:
    """What is left as a socket takes it, and at most so many seconds; None: no limit.

    Raises:
        TimeoutError: nothing is left.
    """
    left = min(remaining(), longest)
    if left == 0:
        raise TimeoutError("the deadline has passed")
    return None if left == math.inf else left


def streamed(items: Generator[T, None, None]) -> Iterator[T]:
    """The items, each made in the time of whoever asks for this now, even if it is read later."""
    return _each(items, copy_context())


def _each(items: Generator[T, None, None], context: Context) -> Iterator[T]:
    ended = object()
    try:
        while (item := context.run(next, items, ended)) is not ended:
            yield cast("T", item)
    finally:
        items.close()


def kept(call: Callable[[], T]) -> Callable[[], T]:
    """The call, for another thread, that ends when this one must."""
    context = copy_context()
    return lambda: context.run(call)
