"""What an engine can do, as its index declares it."""

from __future__ import annotations

from typing import Any, Literal, NoReturn, Protocol, TypeAlias

from moviesearch.errors import Unsupported

Capability: TypeAlias = Literal[
    "semantic", "filters", "similar", "keywords", "taste", "facets", "random", "order", "count"
]

# What every engine can, so that nothing asks for it.
BASIC: frozenset[Capability] = frozenset({"semantic", "filters", "similar"})

# What some can't, and how a refusal names it.
WORDS: dict[Capability, str] = {
    "keywords": "search by keywords or complete titles",
    "taste": "weigh liked and disliked movies (`like`, `unlike`)",
    "facets": "count movies for facets",
    "random": "pick movies at random",
    "order": "order movies by anything but nearness",
    "count": "count the movies that meet filters",
}
EVERYTHING = BASIC | frozenset(WORDS)


class Able(Protocol):
    """Something that says what it can do, such as an index."""

    engine: str
    capabilities: frozenset[Capability]


def unsupported(engine: str, capability: Capability) -> Unsupported:
    """The refusal of what an engine can't do, and which ones can."""
    return Unsupported(
        f"The movies are in {engine.capitalize()}, which can't {WORDS[capability]}: Qdrant and the "
        "embedded engine can. `/search/health` lists what this one can."
    )


def require(index: Able, *capabilities: Capability) -> None:
    """Refuse a request before anything is paid for it. Raises Unsupported."""
    for capability in capabilities:
        if capability not in index.capabilities:
            raise unsupported(index.engine, capability)


class MeaningOnly:
    """What an index refuses whose engine ranks by meaning under filters and does nothing else."""

    engine: str
    capabilities = BASIC

    def sample(self, *_: Any, **__: Any) -> NoReturn:
        """Raises Unsupported."""
        raise unsupported(self.engine, "random")

    def mentioning(self, *_: Any, **__: Any) -> NoReturn:
        """Raises Unsupported."""
        raise unsupported(self.engine, "keywords")

    def facet(self, *_: Any, **__: Any) -> NoReturn:
        """Raises Unsupported."""
        raise unsupported(self.engine, "facets")
