"""What can be asked of a movie beside its words: one row a constraint.

A row is a typed field of `Filters`, annotated with the test that it is. Everything else follows
from the rows by loops: the API's parameters, the engine's conditions, what the parser may
understand and how two of a kind are merged, facets, and how a constraint in force is shown. To add
one, add a row here, and its words to each file of `understanding/languages`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from moviesearch.movie import LanguageCode, Model
from moviesearch.rows import Bound, Condition, Facet, Keywords, Row, Topics

MOST_GENRES = 5
MOST_VALUES = 10
PEOPLE = "people"  # the payload field of cast and directors
Values = Mapping[str, Any]

# The orders that may be asked for, instead of by how well a movie fits.
Sort = Literal[
    "newest", "oldest", "highest_rated", "lowest_rated", "most_popular", "highest_grossing"
]
SORTS: tuple[Sort, ...] = get_args(Sort)


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str | int) else value


Year = Annotated[int, Field(ge=1870, le=2100)]
Genre = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
Genres = Annotated[tuple[Genre, ...], BeforeValidator(_as_list)]
Languages = Annotated[tuple[LanguageCode, ...], BeforeValidator(_as_list)]
Decade = Annotated[int, Field(ge=1870, le=2100, multiple_of=10)]
Decades = Annotated[tuple[Decade, ...], BeforeValidator(_as_list)]
Person = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
People = Annotated[tuple[Person, ...], BeforeValidator(_as_list)]
Topic = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
TopicList = Annotated[tuple[Topic, ...], BeforeValidator(_as_list)]
Minutes = Annotated[int, Field(ge=1, le=1_000)]


class Filters(Model):
    """Conditions that every returned movie meets."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    genre: Annotated[
        Genres, Keywords("genres", "all", closed=True, facet=Facet("genre", "genres"))
    ] = Field(
        (),
        max_length=MOST_GENRES,
        description="Genre, any case; repeat it to ask for several at once. Understood in “horror "
        "comedies”.",
        examples=[["Horror"]],
    )
    not_genre: Annotated[Genres, Keywords("genres", "none", "≠ {}", closed=True)] = Field(
        (),
        max_length=MOST_GENRES,
        description="Genre to leave out; repeat it for several. Understood in “anything but "
        "horror”.",
        examples=[["Horror"]],
    )
    any_genre: Annotated[Genres, Keywords("genres", "any", closed=True)] = Field(
        (),
        max_length=MOST_VALUES,
        description="Genre; repeat it for any of several. Understood in “sci-fi or fantasy”.",
        examples=[["Science Fiction", "Fantasy"]],
    )
    year_from: Annotated[Year | None, Bound("year", "lowest", "≥ {}")] = Field(
        None,
        description="Earliest year of release. Understood in “since 1990”, “late 90s”, “recent”.",
        examples=[1990],
    )
    year_to: Annotated[Year | None, Bound("year", "highest", "≤ {}")] = Field(
        None,
        description="Latest year of release. Understood in “before 1960”, “a silent movie”.",
        examples=[1959],
    )
    decade: Annotated[
        Decades,
        Keywords(
            "decade",
            "any",
            unit="s",
            listed=False,
            facet=Facet("decade", "decade", by="value", beside=("year",)),
        ),
    ] = Field(
        (),
        max_length=MOST_VALUES,
        description="Decade by its first year, such as `1990`; repeat it for any of several. A "
        "sentence's decade is `year_from` and `year_to`.",
        examples=[[1990]],
    )
    not_decade: Annotated[
        Decades,
        Keywords("decade", "none", "≠ {}", unit="s", listed=False),
    ] = Field(
        (),
        max_length=MOST_VALUES,
        description="Decade to leave out, by its first year. Understood in “not from the 90s”.",
        examples=[[1990]],
    )
    language: Annotated[
        Languages,
        Keywords("original_language", "any", facet=Facet("language", "original_language")),
    ] = Field(
        (),
        max_length=MOST_VALUES,
        description="Original language, ISO 639-1, such as `ko`; repeat it for any of several. "
        "Understood in “korean thrillers”.",
        examples=[["ko"]],
    )
    not_language: Annotated[Languages, Keywords("original_language", "none", "≠ {}")] = Field(
        (),
        max_length=MOST_VALUES,
        description="Original language to leave out. Understood in “non-English”.",
        examples=[["en"]],
    )
    person: Annotated[
        People, Keywords(PEOPLE, "all", listed=False, facet=Facet("person", PEOPLE, exact=False))
    ] = Field(
        (),
        max_length=MOST_GENRES,
        description="Somebody in the cast or who directed, as the catalogue spells the name, in "
        "any case; repeat it for several at once. Understood in “with Tom Hanks”, “by Nolan”.",
        examples=[["Tom Hanks"]],
    )
    not_person: Annotated[People, Keywords(PEOPLE, "none", "≠ {}", listed=False)] = Field(
        (),
        max_length=MOST_GENRES,
        description="Somebody who must not be in the cast nor direct. Understood in “not by "
        "Tarantino”.",
        examples=[["Quentin Tarantino"]],
    )
    min_runtime: Annotated[Minutes | None, Bound("runtime", "lowest", "≥ {} min")] = Field(
        None,
        description="Shortest running time, in minutes. Understood in “longer than 3 hours”.",
        examples=[181],
    )
    max_runtime: Annotated[Minutes | None, Bound("runtime", "highest", "≤ {} min")] = Field(
        None,
        description="Longest running time, in minutes. Understood in “under 90 minutes”.",
        examples=[90],
    )
    min_rating: Annotated[
        float | None,
        Bound("vote_average", "lowest", "★ {}+", Facet("rating", "rating_band", by="value")),
    ] = Field(
        None,
        ge=0,
        le=10,
        description="Lowest TMDB rating, 0 to 10. Understood in “imdb 8 or higher”.",
        examples=[8],
    )
    max_rating: Annotated[float | None, Bound("vote_average", "highest", "★ ≤ {}")] = Field(
        None,
        ge=0,
        le=10,
        description="Highest TMDB rating, 0 to 10. Understood in “rated below 6.5”.",
        examples=[6.5],
    )
    without: Annotated[TopicList, Topics("− {}")] = Field(
        (),
        max_length=MOST_GENRES,
        description="Subject that the movie must not mention. Understood in “but no aliens”.",
        examples=[["aliens"]],
    )

    @model_validator(mode="after")
    def _bounds_in_order(self) -> Filters:
        asked = self.asked()
        for low, high in crossed(asked):
            raise ValueError(f"{low} ({asked[low]}) must not be above {high} ({asked[high]})")
        return self

    def filters(self) -> Filters:
        """Only the constraints, whatever request they came with."""
        return Filters.model_validate({name: getattr(self, name) for name in ROWS})

    def asked(self) -> dict[str, Any]:
        """The constraints that are set, by name."""
        values = {name: getattr(self, name) for name in ROWS}
        return {name: value for name, value in values.items() if value not in (None, ())}


def _rows() -> dict[str, Row]:
    return {
        name: row
        for name, field in Filters.model_fields.items()
        for row in field.metadata
        if isinstance(row, Row)
    }


ROWS = _rows()
IGNORABLE = (*ROWS, "sort", "like", "mood")  # what a sentence may be understood to say
FACETS = tuple(row.facet for row in ROWS.values() if not isinstance(row, Topics) and row.facet)


def _ranges() -> list[tuple[str, str]]:
    bounds = [(name, row) for name, row in ROWS.items() if isinstance(row, Bound)]
    return [
        (low, high)
        for low, one in bounds
        for high, other in bounds
        if (one.key, one.side, other.side) == (other.key, "lowest", "highest")
    ]


RANGES = _ranges()  # the rows that are the two ends of one number


def crossed(values: Values) -> Iterator[tuple[str, str]]:
    """The ranges of these values that leave nothing between their ends."""
    for low, high in RANGES:
        if low in values and high in values and values[low] > values[high]:
            yield low, high


def conditions(filters: Filters) -> list[Condition]:
    """The tests of all constraints that are set."""
    return [
        condition
        for name, value in filters.asked().items()
        for condition in conditions_of(name, value)
    ]


def conditions_of(name: str, value: Any) -> Iterator[Condition]:
    """The tests of one constraint; none for topics, which no field tells."""
    row = ROWS[name]
    if not isinstance(row, Topics):
        yield from row.conditions(value)
