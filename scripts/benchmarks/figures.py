"""Figures of a load: from what became of each request to what a table shows."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from scripts.benchmarks.loopback import Span
from scripts.benchmarks.visitors import Answer


@dataclass(frozen=True)
class Figures:
    """Of one load; times in seconds.

    Attributes:
        requests: that were sent.
        rate: of those with movies, a second.
        p50, p95, p99, longest: how long they took, whatever became of them.
        faults: how many were not answered by movies, by what was wrong.
        degraded: of those with movies, the share that was found without a part of the search.
        late: requests that took longer than the deadline.
    """

    requests: int
    rate: float
    p50: float
    p95: float
    p99: float
    longest: float
    degraded: float
    late: int
    faults: dict[str, int] = field(default_factory=dict)


def figures(answers: Sequence[Answer], deadline: float, sending: float | None = None) -> Figures:
    """Figures of these answers, of which there is at least one.

    Args:
        answers: in any order.
        deadline: seconds that an answer may take.
        sending: seconds over which requests were sent at a fixed rate. What came in over as long,
            the median answer's time later, is the rate that was held; so the way to the first
            answer and from the last is no loss of it. None: all answers over all the time.
    """
    times = sorted(one.seconds for one in answers)
    p50 = percentile(times, 0.5)
    sound = [one for one in answers if not one.fault]
    begun, ended = min(one.due for one in answers), max(one.ended for one in answers)
    if sending is None:
        rate = len(sound) / (ended - begun)
    else:
        first = begun + p50
        rate = sum(first <= one.ended < first + sending for one in sound) / sending
    return Figures(
        requests=len(answers),
        rate=rate,
        p50=p50,
        p95=percentile(times, 0.95),
        p99=percentile(times, 0.99),
        longest=times[-1],
        degraded=sum(one.degraded for one in sound) / len(sound) if sound else 0.0,
        late=sum(one > deadline for one in times),
        faults=dict(Counter(one.fault for one in answers if one.fault)),
    )


def percentile(ascending: Sequence[float], share: float) -> float:
    """The smallest value that this share of them does not exceed (nearest rank)."""
    return ascending[max(0, math.ceil(share * len(ascending)) - 1)]


def own_share(answers: Sequence[Answer], calls: Sequence[Span]) -> list[float]:
    """Seconds of each answer during which no call to an upstream was under way.

    Args:
        answers: to one client, so that they do not overlap and each call belongs to one of them.
        calls: when each call to an upstream began and ended.
    """
    shares = []
    for one in answers:
        within = sorted(call for call in calls if one.due <= call[0] and call[1] <= one.ended)
        waited, until = 0.0, one.due
        for begun, ended in within:
            waited += max(0.0, ended - max(begun, until))
            until = max(until, ended)
        shares.append(one.seconds - waited)
    return shares
