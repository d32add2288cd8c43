"""One request and its answer: whom it asked meanwhile, how long that took, and what it cost."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from threading import Lock
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")


class Trace(NamedTuple):
    """What joins the lines of a request with those of its callers.

    Attributes:
        trace_id: 32 hexadecimal digits.
        span_id: 16 of them, the caller's part of it.
        sampled: whether the caller records it.
    """

    trace_id: str
    span_id: str
    sampled: bool


class Exchange:
    """What is noted of a request while it is answered; safe to share by the threads that do so.

    Args:
        trace: what the request belongs to, if its caller said so.
        execution_id: what functions-framework calls it.

    Attributes:
        hops: seconds spent with each other part, by its name: `embed`, `index`, `llm`.
        cache: `hit` or `miss`, where the query's vector was asked for.
        degraded: the parts that the answer lacks.
        tokens: that an LLM read (`prompt`) and wrote (`written`).
        query: what was searched for, where logs may hold it.
    """

    def __init__(self, trace: Trace | None = None, execution_id: str | None = None) -> None:
        self.trace = trace
        self.execution_id = execution_id
        self.hops: dict[str, float] = {}
        self.cache: str | None = None
        self.degraded: tuple[str, ...] = ()
        self.tokens: dict[str, int] = {}
        self.query: str | None = None
        self._started = time.perf_counter()
        self._open: set[str] = set()
        self._lock = Lock()

    @property
    def seconds(self) -> float:
        """Since the request came."""
        return time.perf_counter() - self._started

    def count_tokens(self, *, prompt: int, written: int) -> None:
        """Add to what an LLM read and wrote."""
        with self._lock:
            for name, count in (("prompt", prompt), ("written", written)):
                self.tokens[name] = self.tokens.get(name, 0) + count

    def begin(self, name: str) -> bool:
        """Whether a hop begins here; not within one of the same name, whose time it is part of."""
        with self._lock:
            is_outermost = name not in self._open
            self._open.add(name)
        return is_outermost

    def end(self, name: str, seconds: float) -> None:
        """Add to the time of a hop."""
        with self._lock:
            self._open.discard(name)
            self.hops[name] = self.hops.get(name, 0.0) + seconds

    def server_timing(self) -> str:
        """The hops in milliseconds, and the whole (https://www.w3.org/TR/server-timing/)."""
        with self._lock:
            spent = {**self.hops, "total": self.seconds}
        entries = [f"{name};dur={seconds * 1_000:.1f}" for name, seconds in spent.items()]
        return ", ".join([*entries, *([f"cache;desc={self.cache}"] if self.cache else [])])


_current: ContextVar[Exchange | None] = ContextVar("exchange", default=None)


def current() -> Exchange | None:
    """The request that is being answered here; None outside of one."""
    return _current.get()


@contextmanager
def answering(exchange: Exchange) -> Iterator[None]:
    """Within the block, that request is being answered."""
    token = _current.set(exchange)
    try:
        yield
    finally:
        _current.reset(token)


@contextmanager
def hop(name: str) -> Iterator[None]:
    """Count the time of the block as spent with another part."""
    exchange = _current.get()
    if exchange is None or not exchange.begin(name):
        yield
        return
    started = time.perf_counter()
    try:
        yield
    finally:
        exchange.end(name, time.perf_counter() - started)


def each(name: str, items: Iterator[T]) -> Iterator[T]:
    """The items; the time that each takes is a hop's, and what the reader does meanwhile is not."""
    while True:
        with hop(name):
            try:
                item = next(items)
            except StopIteration:
                return
        yield item


class Timed:
    """A client whose calls are a hop of the request that makes them.

    Args:
        client: anything with methods.
        hop: the name of the hop.
    """

    def __init__(self, client: object, hop: str) -> None:
        self._client = client
        self._hop = hop

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._client, name)
        return partial(self._call, found) if callable(found) else found

    def _call(self, method: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        with hop(self._hop):
            return method(*args, **kwargs)


def as_fields(exchange: Exchange) -> Mapping[str, Any]:
    """What a log's line says of it; times in milliseconds."""
    fields: dict[str, Any] = {
        "hops_ms": {name: round(seconds * 1_000, 1) for name, seconds in exchange.hops.items()},
        "degraded": list(exchange.degraded),
    }
    if exchange.cache:
        fields["cache"] = exchange.cache
    if exchange.query:
        fields["query"] = exchange.query
    if exchange.tokens:
        fields["tokens"] = dict(exchange.tokens)
    return fields
