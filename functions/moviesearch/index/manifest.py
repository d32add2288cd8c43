"""What an index was built with, kept beside it and compared before the first query."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from moviesearch.embedding import Embedder
from moviesearch.errors import IndexMismatch
from moviesearch.text import TEXT_VERSION

UPLOAD = "python -m scripts.upload data/movies.jsonl"


class Manifest(BaseModel):
    """The identity of an index: a vector of another embedder means nothing in it.

    Attributes:
        embedder, model, dimensions: who made the dense vectors.
        text_version: which version of `text.py` made the texts.
        catalogue: SHA-256 of the catalogue's movies.
        count: how many movies it holds.
        genres, languages: what can be filtered by.
        created: when it was finished, UTC.
    """

    model_config = ConfigDict(frozen=True)

    embedder: str
    model: str
    dimensions: int
    text_version: int
    catalogue: str
    count: int
    genres: tuple[str, ...]
    languages: tuple[str, ...]
    created: datetime

    def check(self, embedder: Embedder) -> None:
        """Refuse an index whose vectors this embedder's can't be compared with.

        Raises:
            IndexMismatch: naming both sides and what to run.
        """
        built = (self.embedder, self.model, self.dimensions, self.text_version)
        wanted = (embedder.name, embedder.model, embedder.dimensions, TEXT_VERSION)
        if built != wanted:
            raise IndexMismatch(
                f"The index was built with {_named(built)}, the settings say {_named(wanted)}. "
                f"Build it anew with `{UPLOAD}`, or set EMBEDDER to what it was built with."
            )


def _named(identity: tuple[str, str, int, int]) -> str:
    embedder, model, dimensions, text_version = identity
    return f"{embedder} ({model}, {dimensions} dimensions, text version {text_version})"
