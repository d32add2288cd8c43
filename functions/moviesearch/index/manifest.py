"""What an index was built with, kept beside it and compared before the first query."""

from __future__ import annotations

from datetime import datetime

from pydantic import ConfigDict, Field

from moviesearch.embedding import Identity
from moviesearch.errors import IndexMismatch
from moviesearch.index.schema import SCHEMA_VERSION
from moviesearch.movie import Model

UPLOAD = "make upload"


class Cosines(Model):
    """How the cosine similarities of an embedder lie in a catalogue: their mean and spread."""

    model_config = ConfigDict(frozen=True)

    mean: float = Field(ge=-1, le=1)
    spread: float = Field(gt=0, le=1)


class Build(Model):
    """What an index is made from: a vector of another embedder means nothing in it.

    Attributes:
        embedder, model, dimensions: who makes the dense vectors.
        schema_version: which version of `index/schema.py` makes the points.
        catalogue: SHA-256 of the catalogue's movies.
        source: the catalogue's file name.
        automatic: whether `make run` builds it by itself, and so may replace it.
        count: how many movies it holds.
        known: the words that can be filtered by, for each payload field that holds words.
    """

    model_config = ConfigDict(frozen=True)

    embedder: str
    model: str
    dimensions: int
    schema_version: int
    catalogue: str
    source: str
    automatic: bool = False
    count: int
    known: dict[str, tuple[str, ...]]

    @property
    def name(self) -> str:
        """The same for the same movies, embedder and schema, so that a run finds an earlier one's.

        The file's name is no part of it.
        """
        return f"{self.model}-{self.dimensions}-s{self.schema_version}-{self.catalogue[:12]}"

    def check(self, wanted: Identity) -> None:
        """Refuse an index whose vectors or points are not what the settings name.

        Raises:
            IndexMismatch: naming both sides and what to run.
        """
        built = Identity(self.embedder, self.model, self.dimensions)
        if built != wanted:
            raise IndexMismatch(
                f"The index was built with {built}, the settings say {wanted}. Rebuild it with "
                f"`{UPLOAD}`, or set EMBEDDER to what it was built with."
            )
        if self.schema_version != SCHEMA_VERSION:
            raise IndexMismatch(
                f"The index has schema version {self.schema_version}, this program has version "
                f"{SCHEMA_VERSION}: rebuild it with `{UPLOAD}`."
            )


class Manifest(Build):
    """A finished build: what it was made from, and what was measured on it.

    Attributes:
        query_cosines: similarities of queries to movies.
        document_cosines: similarities of movies to movies.
        created: when it was finished, UTC.
    """

    query_cosines: Cosines
    document_cosines: Cosines
    created: datetime
