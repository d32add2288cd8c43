"""What callers may ask, parameter by parameter; the constraints stand in `constraints.py`."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

from moviesearch.constraints import FACETS, IGNORABLE, Filters, Sort
from moviesearch.errors import shown
from moviesearch.movie import Model, MovieId
from moviesearch.reader import TAG

Mode = Literal["hybrid", "semantic", "keyword"]
MAX_K = 50
MAX_OFFSET = 1_000
MAX_QUERY = 2_000  # characters of a sentence that are read
MAX_TYPED = 10_000  # that may be sent: who forgot a name tells a long story
CANDIDATES = 20  # what the LLM chooses from


def _ignorable(name: str) -> str:
    if name not in IGNORABLE:
        raise ValueError(f"{shown(name)} is nothing to ignore; there are {', '.join(IGNORABLE)}")
    return name


def _split(value: object) -> object:
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    if isinstance(value, list):
        return [
            part for one in value for part in (one.split(",") if isinstance(one, str) else [one])
        ]
    return value


def _without_controls(value: object) -> object:
    """Text with a space for each character that is none: a pasted NUL is no word of a plot."""
    return _CONTROLS.sub(" ", value) if isinstance(value, str) else value


_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
Ids = Annotated[tuple[MovieId, ...], BeforeValidator(_split)]
Words = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_TYPED),
    BeforeValidator(_without_controls),
]
_FACETS = ", ".join(facet.name for facet in FACETS)
Excluded = Annotated[Ids, Field(max_length=200, description="Ids that must not come back.")]
Lang = Annotated[str, StringConstraints(strip_whitespace=True, pattern=TAG)]
Ignored = Annotated[
    str, AfterValidator(_ignorable), WithJsonSchema({"type": "string", "enum": list(IGNORABLE)})
]
Ignore = Annotated[
    tuple[Ignored, ...],
    BeforeValidator(_split),
    Field(
        max_length=len(IGNORABLE),
        description="What of the sentence is not to be understood, by the name of the constraint, "
        "or `sort`, `like` for examples, `mood`; a genre, a language, a name or a mood is then "
        "searched for as a word. Repeat it for several: both ends of “the 90s” are `year_from` "
        "and `year_to`.",
        examples=[["genre"]],
    ),
]
K = Annotated[int, Field(ge=1, le=MAX_K, description="How many movies.")]


def read_of(text: str) -> str:
    """The first MAX_QUERY characters, less the word that they would cut in two."""
    if len(text) <= MAX_QUERY:
        return text
    cut = text[: MAX_QUERY + 1]
    at_space = cut.rsplit(maxsplit=1)[0]
    return at_space if len(at_space) > MAX_QUERY // 2 else text[:MAX_QUERY]


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

    q: Words = Field(
        description=f"What you remember of the movie, in any words; {MAX_QUERY:,} characters are "
        "read, more are let pass."
    )
    k: K = 10
    offset: int = Field(0, ge=0, le=MAX_OFFSET, description="How many of the best to skip.")
    mode: Mode = Field("hybrid", description="Meaning and keywords fused, or one of them alone.")
    understand: bool = Field(
        True,  # noqa: FBT003  a field's default
        description="Whether constraints in the sentence become filters.",
    )
    ignore: Ignore = ()
    sort: Sort | None = Field(
        None,
        description="An order instead of how well a movie fits: of the movies that meet the "
        "constraints, and without any of the best 250. Understood in “newest korean thrillers”.",
        examples=["newest"],
    )
    popularity: bool = Field(
        True,  # noqa: FBT003  a field's default
        description="Whether well-known movies are preferred a little.",
    )
    facets: bool = Field(
        False,  # noqa: FBT003  a field's default
        description=f"Whether to count the movies that meet the constraints by {_FACETS}.",
    )

    @property
    def sentence(self) -> str:
        """As much of the query as is read, up to the end of a word."""
        return read_of(self.q)


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

    q: Words = Field(
        description="The beginning of a title, a name or a genre, as far as it is typed."
    )
    k: int = Field(8, ge=1, le=20, description="How many suggestions.")
    lang: Lang | None = Field(
        None,
        description="The language to show titles in and to know genres by besides English, as a "
        "browser says it. Without it titles are the catalogue's.",
        examples=["zh-CN"],
    )


class NoParameters(Model):
    """A route that takes nothing."""

    model_config = ConfigDict(extra="forbid")


class RecommendRequest(TasteRequest):
    """`POST /recommend` and `GET /recommend`."""

    query: Words = Field(
        validation_alias=AliasChoices("query", "q"), description="What you feel like watching."
    )
    model: str | None = Field(None, max_length=100, description="One of /recommend/models.")
    lang: Lang | None = Field(
        None,
        description="The language to write reasons and name movies in, as a browser says it; no "
        "filter, that is `language`. Without it that of the query. Without an LLM en, zh, es, fr, "
        "de or ja; any other is taken as if it were not given.",
        examples=["zh-TW"],
    )
    k: int = Field(5, ge=1, le=CANDIDATES, description="How many movies.")
    explain: bool = Field(
        True,  # noqa: FBT003  a field's default
        description="Whether to ask the model to choose and give reasons.",
    )
    mode: Mode = Field("hybrid", description="As in /search.")
    sort: Sort | None = Field(None, description="As in /search.")
    understand: bool = Field(True, description="As in /search.")  # noqa: FBT003
    ignore: Ignore = ()


def typed(parameters: BaseModel) -> str | None:
    """What somebody typed, as much of it as is read; None where a request has no such thing."""
    text = getattr(parameters, "q", None) or getattr(parameters, "query", None)
    return read_of(text) if text else None
