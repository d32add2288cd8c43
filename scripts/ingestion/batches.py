"""Texts on their way to an embedder, in batches of what one request takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from scripts.ingestion.quota import estimated_tokens

BATCH_TEXTS = 100  # the API refuses more
BATCH_TOKENS = 20_000


class Text(NamedTuple):
    """A text to embed: what is sent, exactly, and what the embedder is given to send it."""

    sent: str
    given: Any


class Batch(NamedTuple):
    """Texts of one request, and how often they were sent in vain."""

    texts: Sequence[Text]
    attempt: int = 1

    @property
    def tokens(self) -> int:
        """About how many tokens they have."""
        return sum(estimated_tokens(text.sent) for text in self.texts)


class Ahead:
    """What is still to be sent, read no further than a batch ahead."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._texts = iter(texts)
        self._next: Text | None = next(self._texts, None)

    def has_more(self) -> bool:
        """Whether there are more to take."""
        return self._next is not None

    def take(self, most: int, most_tokens: int) -> list[Text]:
        """Up to so many texts and tokens; at least one text, if there is one."""
        taken: list[Text] = []
        tokens = 0
        while self._next is not None and len(taken) < most:
            tokens += estimated_tokens(self._next.sent)
            if taken and tokens > most_tokens:
                break
            taken.append(self._next)
            self._next = next(self._texts, None)
        return taken
