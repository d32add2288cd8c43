"""What callers may ask, parameter by parameter; the constraints stand in `constraints.py`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    AliasChoices,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from moviesearch.constraints import FACETS, Filters
from moviesearch.movie import Model, MovieId

Mode = Literal["hybrid", "semantic", "keyword"]
MAX_K = 50
MAX_OFFSET = 1_000
MAX_QUERY = 500
CANDIDATES = 20  # what the LLM chooses from


def _split_ids(value: object) -> object:
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    if isinstance(value, list):
        return [
            part for one in value for part in (one.split(",") if isinstance(one, str) else [one])
        ]
    return value


Ids = Annotated[tuple[MovieId, ...], BeforeValidator(_split_ids)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_QUERY)]
_FACETS = ", ".join(facet.name for facet in FACETS)
Excluded = Annotated[Ids, Field(max_length=200, description="Ids that must not come back.")]
K = Annotated[int, Field(ge=1, le=MAX_K, description="How many movies.")]


class TasteRequest(Filters):
    """Filters, and movies that the answer is to be near to, far from, or without."""

    exclude: Excluded = ()
    like: Ids = Field((), max_length=20, description="Ids of movies to be near to.")
    unlike: Ids = Field((), max_length=20, description="Ids of movies to be far from.")

    @model_validator(mode="after")
    def _tastes_agree(self) -> TasteRequest:
        both = sorted(set(self.like) & set(self.unlike))
        if both:
            raise ValueError(f"like and unlike both hold {both[0]}")
        return self


class SearchRequest(TasteRequest):
    """`GET /search` and `POST /search`."""

    q: Words = Field(description="What you remember of the movie, in any words.")
    k: K = 10
    offset: int = Field(0, ge=0, le=MAX_OFFSET, description="How many of the best to skip.")
    mode: Mode = Field("hybrid", description="Meaning and keywords fused, or one of them alone.")
    understand: bool = Field(
        True,  # noqa: FBT003  a field's default
        description="Whether constraints in the sentence become filters.",
    )
    popularity: bool = Field(
        True,  # noqa: FBT003  a field's default
        description="Whether well-known movies are preferred a little.",
    )
    facets: bool = Field(
        False,  # noqa: FBT003  a field's default
        description=f"Whether to count the matching movies by {_FACETS}.",
    )


class SimilarRequest(TasteRequest):
    """`GET /search/movies/{id}/similar`."""

    k: K = 10


class RandomRequest(Filters):
    """`GET /search/movies/random`."""

    exclude: Excluded = ()
    k: K = 10


class SuggestRequest(Model):
    """`GET /search/suggest`."""

    model_config = ConfigDict(extra="forbid")

    q: Words = Field(description="The beginning of a title, as far as it is typed.")
    k: int = Field(8, ge=1, le=20, description="How many titles.")


class NoParameters(Model):
    """A route that takes nothing."""

    model_config = ConfigDict(extra="forbid")


class RecommendRequest(TasteRequest):
    """`POST /recommend` and `GET /recommend`."""

    query: Words = Field(
        validation_alias=AliasChoices("query", "q"), description="What you feel like watching."
    )
    model: str | None = Field(None, max_length=100, description="One of /recommend/models.")
    k: int = Field(5, ge=1, le=CANDIDATES, description="How many movies.")
    explain: bool = Field(
        True,  # noqa: FBT003  a field's default
        description="Whether to ask the model to choose and give reasons.",
    )
    mode: Mode = Field("hybrid", description="As in /search.")
    understand: bool = Field(True, description="As in /search.")  # noqa: FBT003
