"""Text to vectors: one protocol, three embedders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from moviesearch.errors import SetupError
from moviesearch.settings import Settings

if TYPE_CHECKING:  # `requests` costs 0.1 s, which an embedder without a network need not pay
    from moviesearch.rest import RetryPolicy

Vector = list[float]


@dataclass(frozen=True)
class Identity:
    """Whose vectors they are: those of two identities can't be compared.

    Attributes:
        name: `gemini`, `local` or `minilm`.
        model: the model's own name.
        dimensions: the length of each vector.
    """

    name: str
    model: str
    dimensions: int

    def __str__(self) -> str:
        return f"{self.name} ({self.model}, {self.dimensions} dimensions)"


LOCAL = Identity("local", "universal-sentence-encoder-multilingual-3", 512)
MINILM = Identity("minilm", "all-MiniLM-L6-v2", 384)


class Document(NamedTuple):
    """A text to embed: `title` identifies the movie, `text` says what happens in it."""

    title: str
    text: str


class Embedder(Protocol):
    """Turns text into vectors of unit length; safe to share by threads."""

    identity: Identity

    def embed_documents(self, documents: Sequence[Document]) -> list[Vector]:
        """One vector per document, in order. Raises EmbeddingError."""
        ...

    def embed_query(self, text: str) -> Vector:
        """The vector of what somebody searches for. Raises EmbeddingError."""
        ...

    def embed_queries(self, texts: Sequence[str]) -> list[Vector]:
        """One such vector per text, in order. Raises EmbeddingError."""
        ...

    def document_text(self, document: Document) -> str:
        """Exactly what the model reads of a document: who keeps vectors keeps them by it."""
        ...

    def query_text(self, text: str) -> str:
        """Exactly what the model reads of a search text."""
        ...


def identity_of(settings: Settings) -> Identity:
    """The identity of the embedder that the settings name, without opening it."""
    if settings.embedder == "gemini":
        return Identity("gemini", settings.gemini_embedding_model, settings.embedding_dimensions)
    return LOCAL if settings.embedder == "local" else MINILM


def open_embedder(settings: Settings, retry: RetryPolicy | None = None) -> Embedder:
    """The embedder that the settings name.

    Args:
        settings: which one, and its key.
        retry: how long to insist; by default as long as somebody waits for a search.

    Raises:
        SetupError: its packages are not installed.
    """
    if settings.embedder == "gemini":
        from moviesearch.embedding.gemini import GeminiEmbedder

        return GeminiEmbedder(settings, retry=retry)
    if settings.embedder == "local":
        try:
            from moviesearch.embedding.local import LocalEmbedder
        except ImportError as error:
            raise SetupError(
                "EMBEDDER=local needs packages that only the laptop has "
                f"({error.name} is missing): set GEMINI_API_KEY."
            ) from error
        return LocalEmbedder()
    try:
        from moviesearch.embedding.minilm import MiniLMEmbedder
    except ImportError as error:
        raise SetupError(
            f"EMBEDDER=minilm needs packages of its own ({error.name} is missing): "
            "`make install-minilm` on a laptop, or leave EMBEDDER out."
        ) from error
    return MiniLMEmbedder()
