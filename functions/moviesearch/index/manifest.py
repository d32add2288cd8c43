"""What an index was built with, kept beside it and compared before the first query."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from moviesearch.embedding import Identity
from moviesearch.errors import IndexMismatch
from moviesearch.text import TEXT_VERSION

UPLOAD = "make upload"


class Manifest(BaseModel):
    """The identity of an index: a vector of another embedder means nothing in it.

    Attributes:
        embedder, model, dimensions: who made the dense vectors.
        text_version: which version of `text.py` made the texts.
        catalogue: SHA-256 of the catalogue's movies.
        source: the catalogue's file name.
        count: how many movies it holds.
        genres, languages: what can be filtered by.
        literal_titles: normalised titles that look like a constraint ("1917", "american history
            x"), so that a query for one is not taken for one.
        created: when it was finished, UTC.
    """

    model_config = ConfigDict(frozen=True)

    embedder: str
    model: str
    dimensions: int
    text_version: int
    catalogue: str
    source: str
    count: int
    genres: tuple[str, ...]
    languages: tuple[str, ...]
    literal_titles: tuple[str, ...] = ()
    created: datetime

    def check(self, wanted: Identity) -> None:
        """Refuse an index whose vectors or texts are not what the settings name.

        Raises:
            IndexMismatch: naming both sides and what to run.
        """
        built = Identity(self.embedder, self.model, self.dimensions)
        if built != wanted:
            raise IndexMismatch(
                f"The index was built with {built}, the settings say {wanted}. Build it anew with "
                f"`{UPLOAD}`, or set EMBEDDER to what it was built with."
            )
        if self.text_version != TEXT_VERSION:
            raise IndexMismatch(
                f"The index holds texts of version {self.text_version}, this program has version "
                f"{TEXT_VERSION}: build it anew with `{UPLOAD}`."
            )
