"""What happens to Gemini and Qdrant in a load test, and what the function is to make of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from moviesearch.settings import Settings
from scripts.benchmarks.figures import Figures
from scripts.benchmarks.loopback import Conduct

DEADLINE = Settings.model_fields["search_deadline"].default  # seconds that a search may take
GRACE = 0.25  # seconds to say that it is over, and for the way there and back
GEMINI, QDRANT = 0.1, 0.03  # seconds that they take when all is well
OWN_SHARE = 0.003  # seconds of an answer that are the function's, at most
NEARLY_ALL = 0.98  # of all searches embed: few ask for nothing but what the index knows
FLAT = 1.1  # memory at the end against the start, at most


@dataclass(frozen=True)
class Scenario:
    """How the upstreams behave.

    Attributes:
        name: in a table.
        gemini, qdrant: each of them.
        aim: in a table.
        missed: whether figures miss it.
        slowness: by how much the fixed rate is lowered. An instance that answers 40 at once takes
            the fewer a second the longer each waits; a platform starts another then.
    """

    name: str
    gemini: Conduct
    qdrant: Conduct
    aim: str
    missed: Callable[[Figures], bool]
    slowness: float = 1.0


def _not_keywords(one: Figures) -> bool:
    return bool(one.faults) or one.degraded < NEARLY_ALL


SCENARIOS = (
    Scenario(
        "all is well",
        Conduct(GEMINI),
        Conduct(QDRANT),
        "no error, nothing degraded",
        lambda one: bool(one.faults) or one.degraded > 0,
    ),
    Scenario(
        "a tenth of all calls fails",
        Conduct(GEMINI, faults=0.1),
        Conduct(QDRANT, faults=0.1),
        "no 5xx",
        lambda one: bool(one.faults),
    ),
    Scenario(
        "Gemini is down", Conduct(state="down"), Conduct(QDRANT), "all 200, degraded", _not_keywords
    ),
    Scenario(
        "Gemini is silent",
        Conduct(state="silent"),
        Conduct(QDRANT),
        "all 200, degraded",
        _not_keywords,
        slowness=4.0,
    ),
    Scenario(
        "Qdrant is slow by 2 s",
        Conduct(GEMINI),
        Conduct(QDRANT + 2.0),
        f"none over {DEADLINE:g} s",
        lambda one: bool(one.late),
        slowness=4.0,
    ),
)
