"""What an engine can do beyond ranking by meaning under filters, which every one can."""

from __future__ import annotations

from typing import Any, Literal, NoReturn, Protocol, TypeAlias

from moviesearch.errors import Unsupported

Capability: TypeAlias = Literal["keywords", "taste", "facets", "random", "order", "count"]

# How a refusal names each: keywords, and titles by their look; movies to be near to or far from;
# counts by value; movies at random; the best known without a query; how many meet the filters.
WORDS: dict[Capability, str] = {
    "keywords": "search by keywords or complete titles",
    "taste": "weigh liked and disliked movies (`like`, `unlike`)",
    "facets": "count movies for facets",
    "random": "pick movies at random",
    "order": "order movies by anything but nearness",
    "count": "count the movies that meet filters",
}
EVERYTHING: frozenset[Capability] = frozenset(WORDS)


class Able(Protocol):
    """Something that says what it can do, such as an index."""

    engine: str
    capabilities: frozenset[Capability]


def unsupported(engine: str, capability: Capability) -> Unsupported:
    """The refusal of what an engine can't do, and which ones can."""
    return Unsupported(
        f"The index here is in {engine}, which can't {WORDS[capability]}: Qdrant and the embedded "
        "engine can. `/search/health` lists what this one can."
    )


def require(index: Able, *capabilities: Capability) -> None:
    """Refuse a request before anything is paid for it. Raises Unsupported."""
    for capability in capabilities:
        if capability not in index.capabilities:
            raise unsupported(index.engine, capability)


class MeaningOnly:
    """What an index refuses whose engine ranks by meaning under filters and does nothing else."""

    engine: str
    capabilities: frozenset[Capability] = frozenset()

    def popular(self, *_: Any, **__: Any) -> NoReturn:
        """Raises Unsupported."""
        raise unsupported(self.engine, "order")

    def sample(self, *_: Any, **__: Any) -> NoReturn:
        """Raises Unsupported."""
        raise unsupported(self.engine, "random")

    def facet(self, *_: Any, **__: Any) -> NoReturn:
        """Raises Unsupported."""
        raise unsupported(self.engine, "facets")
