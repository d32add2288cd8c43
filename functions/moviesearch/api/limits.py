"""How many requests a minute this instance answers, of a client and of all together.

Of our own, although the package `limits` does this too: to import it takes 22 to 59 ms of a start
of 330 ms, for asyncio and stores that are not used here, and each address takes memory until its
time is up, however many come.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from threading import Lock
from typing import NamedTuple

from moviesearch.errors import TooManyRequests

WINDOW = 60.0  # seconds
CLIENT, INSTANCE = "client", "instance"  # as the headers call them
REMEMBERED = 10_000  # clients, where nothing limits all of them together


class Bucket(NamedTuple):
    """What a limit has left.

    Attributes:
        name: whose limit: the client's, or the instance's.
        quota: requests a window.
        debt: seconds until all of it is there again.
    """

    name: str
    quota: int
    debt: float

    @property
    def left(self) -> int:
        """Requests that may come at once."""
        return max(0, math.floor(self.quota * (1 - self.debt / WINDOW) + 1e-6))

    @property
    def wait(self) -> float:
        """Seconds until one more may come."""
        return max(0.0, round(self.debt + WINDOW / self.quota - WINDOW, 6))


class Limits:
    """Lets so many requests through a minute, as a bucket that is refilled evenly (GCRA).

    Safe to share by threads. Of a client one number is kept: when its bucket is full again. As many
    clients are kept as can have been let through since the oldest of them, so nobody is let through
    sooner for having been forgotten.

    Args:
        a_client: requests a minute of one client; 0 for any number.
        overall: of all clients together, likewise.
        clock: seconds that only grow; a test passes its own.
    """

    def __init__(
        self, a_client: int, overall: int, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._a_client = a_client
        self._overall = overall
        self._clock = clock
        self._lock = Lock()
        self._clients: OrderedDict[str, float] = OrderedDict()
        self._all_full_at = 0.0
        self._kept = 2 * overall or REMEMBERED  # what was saved up, and what came back meanwhile

    def take(self, client: str) -> Mapping[str, str]:
        """Let a request of a client through, and give the headers that tell it what is left.

        https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/

        Raises:
            TooManyRequests: it has used its share, or all have; with the headers.
        """
        with self._lock:
            now = self._clock()
            buckets = [
                Bucket(name, quota, max(0.0, full_at - now))
                for name, quota, full_at in (
                    (CLIENT, self._a_client, self._clients.get(client, 0.0)),
                    (INSTANCE, self._overall, self._all_full_at),
                )
                if quota
            ]
            refusing = [one for one in buckets if one.wait > 0]
            if not refusing:
                buckets = [one._replace(debt=one.debt + WINDOW / one.quota) for one in buckets]
                self._remember(client, now, buckets)
        if refusing:
            wait = math.ceil(max(one.wait for one in refusing))
            raise TooManyRequests(_why(refusing[0], wait), wait, _headers(buckets))
        return _headers(buckets)

    def _remember(self, client: str, now: float, buckets: list[Bucket]) -> None:
        for one in buckets:
            if one.name == CLIENT:
                self._clients[client] = now + one.debt
                self._clients.move_to_end(client)
                if len(self._clients) > self._kept:
                    self._clients.popitem(last=False)
            else:
                self._all_full_at = now + one.debt


def _why(bucket: Bucket, wait: int) -> str:
    whose = "a client" if bucket.name == CLIENT else "everybody together"
    seconds = "a second" if wait == 1 else f"{wait} seconds"
    return f"Too many requests: {bucket.quota} a minute for {whose}. Try again in {seconds}."


def _headers(buckets: list[Bucket]) -> dict[str, str]:
    """The policies, and how much is left of the one that will refuse first."""
    if not buckets:
        return {}
    least = min(buckets, key=lambda one: one.left)
    return {
        "RateLimit-Policy": ", ".join(f'"{one.name}";q={one.quota};w=60' for one in buckets),
        "RateLimit": f'"{least.name}";r={least.left};t={math.ceil(least.debt)}',
    }
