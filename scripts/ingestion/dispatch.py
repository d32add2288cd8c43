"""Sending texts to an embedder: in batches, several in flight, within a quota, whatever it says."""

from __future__ import annotations

import logging
import math
import random
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import NamedTuple

from moviesearch.embedding import Vector
from moviesearch.errors import EmbeddingError, InputRefused
from scripts.ingestion.batches import BATCH_TEXTS, BATCH_TOKENS, Ahead, Batch, Text
from scripts.ingestion.quota import DaySpent, Quota, estimated_tokens, next_day

log = logging.getLogger(__name__)

ATTEMPTS = 8
LONGEST_WAIT = 60.0  # a minute's quota is free again by then, whatever delay was asked for
TOLD_FROM = 10.0  # seconds
FREE_TIER = "FreeTier"


class Refusal(NamedTuple):
    """A text that the embedder does not take, and why."""

    text: Text
    reason: str


class Dispatcher:
    """Has texts embedded and gives each vector on as soon as it is there.

    Whatever ends it, what is in flight is waited for and given on: it is paid for.

    Args:
        embed: one request; called by several threads at once.
        keep: is given the vectors; called by the thread that runs this.
        probe: a text that nobody would refuse, which tells a refused text from a refused key.
        quota: what may be sent; None for an embedder that is not metered.
        concurrency: requests in flight.
        told: is told what is waited for.
        sleep: waits; a test passes its own.
    """

    def __init__(  # noqa: PLR0913  each is a separate choice of the caller
        self,
        embed: Callable[[Sequence[Text]], list[Vector]],
        keep: Callable[[Sequence[Text], list[Vector]], object],
        *,
        probe: Text,
        quota: Quota | None,
        concurrency: int,
        told: Callable[[str], object] = lambda _: None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._embed = embed
        self._keep = keep
        self._probe = probe
        self._quota = quota
        self._concurrency = concurrency
        self._told = told
        self._sleep = sleep
        self._clock = clock
        self._again: deque[Batch] = deque()
        self._flying: dict[Future[list[Vector]], tuple[Batch, int | None]] = {}
        self._held_until = 0.0
        self._told_until = 0.0
        self._has_succeeded = False
        self._refused: list[Refusal] = []

    def run(self, texts: Iterable[Text]) -> list[Refusal]:
        """Embed all texts; returns those that the embedder refuses for good.

        Raises:
            DaySpent: a day's quota is used up.
            EmbeddingError: the embedder refuses everything, or keeps failing.
        """
        ahead = Ahead(texts)
        threads = ThreadPoolExecutor(self._concurrency, "embed")
        try:
            while self._again or self._flying or ahead.has_more():
                delay = self._send_what_fits(ahead, threads)
                self._receive(delay)
        except KeyboardInterrupt:
            if self._flying:
                self._told("Stopping; what is in flight is paid for, and waited for until Ctrl-C.")
            raise
        finally:
            self._land()
            threads.shutdown()
        return self._refused

    def _send_what_fits(self, ahead: Ahead, threads: ThreadPoolExecutor) -> float | None:
        """Send until nothing more fits; returns seconds until something may, None if unknown."""
        while len(self._flying) < self._concurrency:
            held = self._held_until - self._clock()
            if held > 0:
                return held
            batch = self._next_batch(ahead)
            if batch is None:
                return None
            tokens = batch.tokens
            delay = self._quota.wait(len(batch.texts), tokens) if self._quota else 0.0
            if delay > 0:
                self._again.appendleft(batch)
                self._tell_of_wait(delay)
                return delay
            ticket = self._quota.sending(len(batch.texts), tokens) if self._quota else None
            self._flying[threads.submit(self._embed, batch.texts)] = batch, ticket
        return None

    def _tell_of_wait(self, delay: float) -> None:
        """Say what a long silence is for, once for each."""
        until = self._clock() + delay
        if delay >= TOLD_FROM and until > self._told_until + TOLD_FROM:
            self._told(f"waiting {delay:.0f} s: a minute's quota is used up")
            self._told_until = until

    def _next_batch(self, ahead: Ahead) -> Batch | None:
        """A batch no larger than a minute and what is left of the day allow."""
        most, tokens = BATCH_TEXTS, BATCH_TOKENS
        if self._quota:
            limits = self._quota.limits
            # With nothing left, one text is still asked for: that is what raises DaySpent.
            most = int(min(most, limits.texts_a_minute, max(1, self._quota.left_today())))
            tokens = min(tokens, limits.tokens_a_minute)
        batch = self._again.popleft() if self._again else Batch(ahead.take(most, tokens))
        if len(batch.texts) > most:
            self._again.appendleft(batch._replace(texts=batch.texts[most:]))
            batch = batch._replace(texts=batch.texts[:most])
        return batch if batch.texts else None

    def _receive(self, delay: float | None) -> None:
        if not self._flying:
            if delay:
                self._sleep(delay)
            return
        done, _ = wait(self._flying, timeout=delay, return_when=FIRST_COMPLETED)
        for future in done:
            self._handle(future)

    def _handle(self, future: Future[list[Vector]]) -> None:
        batch, ticket = self._flying.pop(future)
        if self._quota and ticket is not None:
            self._quota.answered(ticket)
        try:
            vectors = future.result()
        except InputRefused as error:
            self._divide(batch, error)
        except EmbeddingError as error:
            self._hold(batch, error)
        else:
            self._has_succeeded = True
            self._keep(batch.texts, vectors)

    def _divide(self, batch: Batch, error: InputRefused) -> None:
        """Look for the text that is refused; one alone is written down and the rest goes on."""
        half = len(batch.texts) // 2
        if half:
            self._again.extendleft([Batch(batch.texts[half:]), Batch(batch.texts[:half])])
        elif self._has_succeeded or self._takes_the_probe():
            self._refused.append(Refusal(batch.texts[0], str(error)))
        else:  # it is not the text: a key or a model is wrong
            raise error

    def _takes_the_probe(self) -> bool:
        if self._quota:
            self._quota.sending(1, estimated_tokens(self._probe.sent))
        try:
            self._embed([self._probe])
        except InputRefused:
            return False
        self._has_succeeded = True
        return True

    def _hold(self, batch: Batch, error: EmbeddingError) -> None:
        """Send a batch again after the delay that was asked for, with all others waiting, too.

        Raises:
            DaySpent: the quota is one of a day.
            EmbeddingError: it failed too often, or sending it again is no use.
        """
        if not error.transient:
            raise error
        if error.retry_after == math.inf or (error.quota and batch.attempt == ATTEMPTS):
            raise DaySpent(str(error).rstrip("."), next_day(time.time())) from error
        if batch.attempt == ATTEMPTS:
            raise error
        if self._quota and FREE_TIER in (error.quota or "") and self._quota.fall_back():
            limits = self._quota.limits
            self._told(
                f"This key is on the free tier: {limits.texts_a_minute:,} texts a minute from here "
                f"on, {limits.texts_a_day:,} a day."
            )
        asked = error.retry_after if error.retry_after is not None else 0.5 * 2**batch.attempt
        delay = min(asked, LONGEST_WAIT)
        delay += random.uniform(0, 0.1 * delay + 0.05)  # noqa: S311  others were refused, too
        log.info("waiting %.1f s: %s", delay, error)
        self._told(f"waiting {delay:.0f} s: {error}")
        self._held_until = max(self._held_until, self._clock() + delay)
        self._again.append(batch._replace(attempt=batch.attempt + 1))

    def _land(self) -> None:
        """Wait for what is in flight, and give on what comes back."""
        wait(self._flying)
        for future, (batch, ticket) in self._flying.items():
            if self._quota and ticket is not None:
                self._quota.answered(ticket)
            if future.exception() is None:
                self._keep(batch.texts, future.result())
        self._flying.clear()
