"""Text to vectors: one protocol, two embedders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from moviesearch.settings import Settings
from moviesearch.text import Document

if TYPE_CHECKING:  # `requests` costs 0.1 s, which an embedder without a network need not pay
    from moviesearch.rest import Patience

Vector = list[float]


class Embedder(Protocol):
    """Turns text into vectors of unit length; safe to share by threads.

    Attributes:
        name: `gemini` or `minilm`.
        model: the model's own name; vectors of two models can't be compared.
        dimensions: the length of each vector.
    """

    name: str
    model: str
    dimensions: int

    def embed_documents(self, documents: Sequence[Document]) -> list[Vector]:
        """One vector per document, in order. Raises EmbeddingError."""
        ...

    def embed_query(self, text: str) -> Vector:
        """The vector of what somebody searches for. Raises EmbeddingError."""
        ...


def open_embedder(settings: Settings, patience: Patience | None = None) -> Embedder:
    """The embedder that the settings name.

    Args:
        settings: which one, and its key.
        patience: how long to insist; by default as long as somebody waits for a search.
    """
    if settings.embedder == "gemini":
        from .gemini import GeminiEmbedder

        return GeminiEmbedder(settings, patience=patience)
    from .minilm import MiniLMEmbedder

    return MiniLMEmbedder()
