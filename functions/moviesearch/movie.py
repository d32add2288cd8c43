"""A movie, and the base of all types."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)

MAX_ID = 2**63 - 1


class Model(BaseModel):
    """Base of all types here: its validator is built when first needed.

    Twenty validators built at import cost a cold start 25 ms, of which a request needs four.
    """

    model_config = ConfigDict(defer_build=True)


MovieId = Annotated[int, Field(gt=0, le=MAX_ID)]
Fit = Literal["strong", "partial"]  # how well a movie meets a wish
LanguageCode = Annotated[str, StringConstraints(to_lower=True, pattern=r"^[A-Za-z]{2,3}$")]
TITLE_LENGTH = 500
ALIASES = 20
TITLES = 100  # TMDB knows about 180 pairs of language and country, and few movies in half of them
POSTER_PATH = r"^/[A-Za-z0-9_-]+\.(jpg|png|svg|webp)$"
IMDB_ID = r"^tt\d{7,9}$"


def _tag(value: object) -> object:
    """A language tag as BCP 47 writes it: `zh_tw` becomes `zh-TW`."""
    if not isinstance(value, str):
        return value
    language, separator, region = value.strip().replace("_", "-").partition("-")
    return f"{language.lower()}{separator}{region.upper()}"


def _dated(value: object) -> object:
    """A date is written out; a bare number would be taken for seconds since 1970."""
    if isinstance(value, int | float) or (isinstance(value, str) and value.strip().isdigit()):
        raise ValueError("a date is written as 1999-05-01")
    return value


LanguageTag = Annotated[
    str, BeforeValidator(_tag), StringConstraints(pattern=r"^[a-z]{2,3}(-([A-Z]{2}|[0-9]{3}))?$")
]
Title = Annotated[str, StringConstraints(min_length=1, max_length=TITLE_LENGTH)]


def _sorted(titles: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(titles.items()))  # one fingerprint, whatever the order of the source


class Movie(Model):
    """One movie of the catalogue, as a line of its `.jsonl` file and as the index stores it.

    `vote_average` is TMDB's mean user rating, 0 to 10; `revenue` is in US dollars, `runtime` in
    minutes; `poster_path` is appended to TMDB's image address; several directors are separated by
    commas.

    `titles` are the movie's names by language tag (BCP 47): a language alone, `es`, or with the
    country whose title it is, `zh-CN`, `zh-TW`, `zh-HK`; `reader.py` says who takes which.
    `aliases` are nicknames that people type and no title holds ("lotr").
    """

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True, allow_inf_nan=False)

    id: MovieId
    title: str = Field(min_length=1, max_length=TITLE_LENGTH)
    original_title: str | None = Field(None, max_length=TITLE_LENGTH)
    overview: str = Field(min_length=1, max_length=10_000)
    tagline: str | None = Field(None, max_length=1_000)
    genres: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    original_language: LanguageCode | None = None
    release_date: Annotated[date | None, BeforeValidator(_dated)] = None
    runtime: int | None = Field(None, gt=0)
    revenue: int | None = Field(None, gt=0)
    vote_average: float = Field(0.0, ge=0, le=10)
    vote_count: int = Field(0, ge=0)
    popularity: float = Field(0.0, ge=0)
    cast: tuple[str, ...] = ()
    director: str | None = None
    poster_path: str | None = Field(None, pattern=POSTER_PATH)
    imdb_id: str | None = Field(None, pattern=IMDB_ID)
    # Read-only by its type: what is frozen here is the attribute, and no movie is ever hashed.
    titles: Annotated[Mapping[LanguageTag, Title], AfterValidator(_sorted)] = Field(
        {}, max_length=TITLES
    )
    aliases: tuple[Title, ...] = Field((), max_length=ALIASES)

    @property
    def year(self) -> int | None:
        """The year of release."""
        return self.release_date.year if self.release_date else None
