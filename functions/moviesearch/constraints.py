"""What can be asked of a movie beside its words: one row a constraint.

A row is a typed field of `Filters`, annotated with the test that it is. Everything else follows
from the rows by loops: the API's parameters, the engine's conditions, what the parser may
understand and how two of a kind are merged, facets, and how a constraint in force is shown. To add
one, add a row here, and its words to each file of `understanding/languages`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, NamedTuple, TypeAlias

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from moviesearch.errors import InvalidRequest
from moviesearch.movie import LanguageCode, Model

MOST_GENRES = 5
MOST_VALUES = 10
Values = Mapping[str, Any]


class Condition(NamedTuple):
    """A test of one payload field: one of `any_of`, or between `gte` and `lte`.

    Attributes:
        wanted: False where the movies that pass are the ones to leave out.
    """

    key: str
    any_of: tuple[str, ...] = ()
    gte: float | None = None
    lte: float | None = None
    wanted: bool = True


class Facet(NamedTuple):
    """Counts of the movies by the values of a payload field.

    Attributes:
        name: how an answer calls it.
        key: the payload field.
        by: `count`, the largest first, or `value`, the highest first.
    """

    name: str
    key: str
    by: Literal["count", "value"] = "count"


class Keywords(NamedTuple):
    """A constraint on a payload field that holds one or several words.

    Attributes:
        key: the payload field.
        match: whether a movie needs `all` of the asked words, `any`, or none.
        label: how it is shown, with `{}` for the words.
        closed: whether a word that no movie has is refused, and any case is taken.
    """

    key: str
    match: Literal["all", "any", "none"]
    label: str = "{}"
    closed: bool = False
    facet: Facet | None = None

    def conditions(self, values: Sequence[str]) -> Iterator[Condition]:
        """What a movie has to pass."""
        if self.match == "all":
            yield from (Condition(self.key, any_of=(value,)) for value in values)
        else:
            yield Condition(self.key, any_of=tuple(values), wanted=self.match == "any")

    def shown(self, values: Sequence[str]) -> str:
        """How the constraint reads."""
        return self.label.format((" + " if self.match == "all" else " / ").join(values))


class Bound(NamedTuple):
    """A constraint on a payload field that holds a number: the lowest or the highest.

    A movie without the number does not meet it.

    Attributes:
        key: the payload field.
        side: which end it is.
        label: how it is shown, with `{}` for the number.
    """

    key: str
    side: Literal["lowest", "highest"]
    label: str
    facet: Facet | None = None

    def conditions(self, value: float) -> Iterator[Condition]:
        """What a movie has to pass."""
        lowest = self.side == "lowest"
        yield Condition(self.key, gte=value) if lowest else Condition(self.key, lte=value)

    def shown(self, value: float) -> str:
        """How the constraint reads."""
        return self.label.format(f"{value:g}")


Row: TypeAlias = Keywords | Bound


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Year = Annotated[int, Field(ge=1870, le=2100)]
Genre = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
Genres = Annotated[tuple[Genre, ...], BeforeValidator(_as_list)]
Languages = Annotated[tuple[LanguageCode, ...], BeforeValidator(_as_list)]


class Filters(Model):
    """Conditions that every returned movie meets."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    genre: Annotated[
        Genres, Keywords("genres", "all", closed=True, facet=Facet("genre", "genres"))
    ] = Field(
        (),
        max_length=MOST_GENRES,
        description="Genre, any case; repeat it to ask for several at once.",
    )
    not_genre: Annotated[Genres, Keywords("genres", "none", "≠ {}", closed=True)] = Field(
        (), max_length=MOST_GENRES, description="Genre to leave out; repeat it for several."
    )
    year_from: Annotated[
        Year | None, Bound("year", "lowest", "≥ {}", Facet("decade", "decade", by="value"))
    ] = Field(None, description="Earliest year of release.")
    year_to: Annotated[Year | None, Bound("year", "highest", "≤ {}")] = Field(
        None, description="Latest year of release."
    )
    language: Annotated[
        Languages,
        Keywords("original_language", "any", facet=Facet("language", "original_language")),
    ] = Field(
        (),
        max_length=MOST_VALUES,
        description="Original language, ISO 639-1, such as `ko`; repeat it for any of several.",
    )
    not_language: Annotated[Languages, Keywords("original_language", "none", "≠ {}")] = Field(
        (), max_length=MOST_VALUES, description="Original language to leave out."
    )
    min_rating: Annotated[
        float | None,
        Bound("vote_average", "lowest", "★ {}+", Facet("rating", "rating_band", by="value")),
    ] = Field(None, ge=0, le=10, description="Lowest TMDB rating, 0 to 10.")

    @model_validator(mode="after")
    def _bounds_in_order(self) -> Filters:
        asked = self.asked()
        for low, high in _crossed(asked):
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
FACETS = tuple(row.facet for row in ROWS.values() if row.facet)


def _ranges() -> list[tuple[str, str]]:
    bounds = [(name, row) for name, row in ROWS.items() if isinstance(row, Bound)]
    return [
        (low, high)
        for low, one in bounds
        for high, other in bounds
        if (one.key, one.side, other.side) == (other.key, "lowest", "highest")
    ]


RANGES = _ranges()  # the rows that are the two ends of one number


def _crossed(values: Values) -> Iterator[tuple[str, str]]:
    """The ranges of these values that leave nothing between their ends."""
    for low, high in RANGES:
        if low in values and high in values and values[low] > values[high]:
            yield low, high


def conditions(filters: Filters) -> list[Condition]:
    """The tests of all constraints that are set."""
    return [
        condition
        for name, value in filters.asked().items()
        for condition in ROWS[name].conditions(value)
    ]


def merged(values: Sequence[Values]) -> dict[str, Any] | None:
    """Several constraints together; None where they contradict each other.

    Words add up: a movie needs all of them, any, or none, as their row says. Two different numbers
    are a contradiction, and so are ends of a range that leave nothing between them.
    """
    together: dict[str, Any] = {}
    for one in values:
        for name, value in one.items():
            row = ROWS[name]
            if isinstance(row, Keywords):
                most = MOST_VALUES if row.match == "any" else MOST_GENRES
                together[name] = tuple(dict.fromkeys((*together.get(name, ()), *value)))[:most]
            elif together.setdefault(name, value) != value:
                return None
    return None if any(_crossed(together)) else together


def combined(explicit: Filters, understood: Filters) -> Filters:
    """Explicit and understood constraints together; where they disagree, the explicit one holds."""
    values = understood.asked() | explicit.asked()
    for ends in list(_crossed(values)):
        values |= {name: getattr(explicit, name) for name in ends}
    return Filters.model_validate(values)


def spelt(filters: Filters, known: Mapping[str, Sequence[str]]) -> Filters:
    """The constraints with their words as the index spells them.

    Args:
        filters: as asked, in any case.
        known: the words that there are, by payload field.

    Raises:
        InvalidRequest: a word of a closed row that no movie has.
    """
    updates: dict[str, tuple[str, ...]] = {}
    for name, value in filters.asked().items():
        row = ROWS[name]
        if not isinstance(row, Keywords) or not row.closed:
            continue
        there = known.get(row.key, ())
        spellings = {word.casefold(): word for word in there}
        unknown = [word for word in value if word.casefold() not in spellings]
        if unknown:
            raise InvalidRequest(
                f"{name}: no movie has {', '.join(map(repr, unknown))}; "
                f"known are {', '.join(there)}."
            )
        updates[name] = tuple(dict.fromkeys(spellings[word.casefold()] for word in value))
    return filters.model_copy(update=updates)


def usable(values: Values, known: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Understood constraints with only the words that the catalogue has; empty where none is."""
    kept: dict[str, Any] = {}
    for name, value in values.items():
        row = ROWS[name]
        if isinstance(row, Keywords):
            words = tuple(word for word in value if word in known.get(row.key, ()))
            if not words:
                return {}
            kept[name] = words
        else:
            kept[name] = value
    return kept
