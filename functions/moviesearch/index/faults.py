"""What engines raise, and answers that are not in their shape, as IndexUnavailable."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager

from moviesearch.errors import IndexUnavailable, MovieSearchError
from moviesearch.rows import Facet

MOST = 10**12  # movies
# What ends the process or a thread, and is no fault of an engine.
NO_FAULTS = (KeyboardInterrupt, SystemExit, GeneratorExit)


@contextmanager
def translated(
    engine: str, kinds: tuple[type[BaseException], ...] = (BaseException,)
) -> Iterator[None]:
    """Turn exceptions of a block that asks an engine, or reads its answer, into IndexUnavailable.

    Args:
        engine: its name, for the message.
        kinds: what to translate; everything by default, since the embedded engine's binding raises
            bare Exception, and where the engine panics something that is no Exception at all.
            Errors of our own tree and NO_FAULTS always pass.
    """
    try:
        yield
    except (MovieSearchError, *NO_FAULTS):
        raise
    except kinds as error:
        raise IndexUnavailable(f"{engine} failed: {type(error).__name__}: {error}") from error


# What reading an answer raises that is not in an engine's shape.
NOT_IN_SHAPE = (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError)


def score_of(value: object) -> float:
    """A score of an answer. Raises ValueError for what is no finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"{value!r:.40} is no score")
    return float(value)


def count_of(value: object) -> int:
    """A count of an answer. Raises ValueError for what is none."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST:
        raise ValueError(f"{value!r:.40} is no count")
    return value


def value_of(value: object, facet: Facet) -> str | int:
    """A value of a facet: a whole number where it is ordered by value, else a word.

    Raises:
        ValueError, TypeError: it is something else.
    """
    if facet.by == "value":
        return count_of(value)
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.40} is no value of {facet.name}")
    return value
