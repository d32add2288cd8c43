"""The kinds of constraints: tests of one field that a movie is stored with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

ID = "id"  # of no payload field


class Condition(NamedTuple):
    """A test of one payload field: one of `any_of`, or between `gte` and `lte`.

    Attributes:
        key: the field, or ID where the test is which movie it is.
        ids: these movies, for ID.
        wanted: False where the movies that pass are the ones to leave out.
    """

    key: str
    any_of: tuple[str | int, ...] = ()
    gte: float | None = None
    lte: float | None = None
    ids: tuple[int, ...] = ()
    wanted: bool = True


class Wish(NamedTuple):
    """A constraint by its name, and the tests that a movie has to pass to meet it."""

    name: str
    conditions: tuple[Condition, ...]


class Facet(NamedTuple):
    """Counts of the movies by the values of a payload field.

    Attributes:
        name: how an answer calls it.
        key: the payload field.
        by: `count`, the largest first, or `value`, the highest first.
        exact: whether the engine is to count one by one: over 12,000 people that takes 200 ms, and
            from its index 1, with the same counts as long as a collection is in one piece.
        beside: other fields that tell the same, such as the year of a decade: what is asked of them
            is left aside for its counts as well.
    """

    name: str
    key: str
    by: Literal["count", "value"] = "count"
    exact: bool = True
    beside: tuple[str, ...] = ()


class Keywords(NamedTuple):
    """A constraint on a payload field that holds one or several words, or whole numbers.

    Attributes:
        key: the payload field.
        match: whether a movie needs `all` of the asked words, `any`, or none.
        label: how it is shown, with `{}` for the words.
        unit: behind each of them.
        closed: whether a word that no movie has is refused, and any case is taken.
        listed: whether the manifest lists the field's words; those of the others are too many, or
            need no list.
    """

    key: str
    match: Literal["all", "any", "none"]
    label: str = "{}"
    unit: str = ""
    closed: bool = False
    listed: bool = True
    facet: Facet | None = None

    def conditions(self, values: Sequence[str | int]) -> Iterator[Condition]:
        """What a movie has to pass."""
        if self.match == "all":
            yield from (Condition(self.key, any_of=(value,)) for value in values)
        else:
            yield Condition(self.key, any_of=tuple(values), wanted=self.match == "any")

    def shown(self, values: Sequence[str | int]) -> str:
        """How the constraint reads."""
        shown = (f"{value}{self.unit}" for value in values)
        return self.label.format((" + " if self.match == "all" else " / ").join(shown))


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


class Topics(NamedTuple):
    """Subjects that a movie must not be about.

    No stored field tells: the index is asked which movies mention them (`MovieIndex.mentioning`).

    Attributes:
        label: how it is shown, with `{}` for the subjects.
    """

    label: str

    def shown(self, values: Sequence[str]) -> str:
        """How the constraint reads."""
        return self.label.format(" / ".join(values))


Row: TypeAlias = Keywords | Bound | Topics
