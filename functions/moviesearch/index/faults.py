"""What engines raise, and answers that are not in their shape, as IndexUnavailable."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from moviesearch.errors import IndexUnavailable, MovieSearchError


@contextmanager
def translated(engine: str, kinds: tuple[type[Exception], ...] = (Exception,)) -> Iterator[None]:
    """Turn exceptions of a block that asks an engine, or reads its answer, into IndexUnavailable.

    Args:
        engine: its name, for the message.
        kinds: what to translate; everything by default, since the embedded engine's binding raises
            bare Exception. Errors of our own tree always pass.
    """
    try:
        yield
    except MovieSearchError:
        raise
    except kinds as error:
        raise IndexUnavailable(f"{engine} failed: {type(error).__name__}: {error}") from error
