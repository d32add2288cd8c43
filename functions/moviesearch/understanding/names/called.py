"""People by other names than the catalogue's: in another script, by one name, by a nickname.

A name as the catalogue spells it is looked up as anybody's; here is only what else people type.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from moviesearch.index.analysis import name_key

_FILE = Path(__file__).with_name("called.txt")
_DOT = "·"


class Called(NamedTuple):
    """Whom the lines of `called.txt` mean: the names before a colon by each one behind it.

    Attributes:
        keys: by the key of a name in Latin letters.
        scripts: by a name in any other script, the longest first.
    """

    keys: dict[str, str]
    scripts: dict[str, str]


@cache
def called() -> Called:
    """The table."""
    keys: dict[str, str] = {}
    scripts: dict[str, str] = {}
    for line in _FILE.read_text("utf-8").splitlines():
        names, _, others = line.partition(": ")
        for other in others.split(", "):
            if other.isascii():
                keys[other] = names
            else:
                scripts |= {other: names, other.replace(_DOT, ""): names}
    return Called(keys, dict(sorted(scripts.items(), key=lambda one: -len(one[0]))))


def forms(key: str) -> tuple[str, ...]:
    """The keys of those whom this key is another one of, as catalogues may spell them."""
    names = called().keys.get(key)
    return _keys(names) if names else ()


def spellings(key: str) -> list[str]:
    """A name's key, with initials apart as in J. J. Abrams, and the keys of whom it means."""
    first, _, rest = key.partition(" ")
    apart = rest and len(first) == 2 and not set(first) & set("aeiou")
    initials = [f"{first[0]} {first[1]} {rest}"] if apart else []
    return [key, *initials, *forms(key)]


def in_scripts(query: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where a query has a name in another script, and the keys of whom it means; none overlap."""
    if query.isascii():
        return
    taken: list[tuple[int, int]] = []
    for other, names in called().scripts.items():
        start = query.find(other)
        end = start + len(other)
        if start >= 0 and not any(start < last and first < end for first, last in taken):
            taken.append((start, end))
            yield start, end, _keys(names)


@cache
def _keys(names: str) -> tuple[str, ...]:
    found = [name_key(name) for name in names.split(", ")]
    return tuple(dict.fromkeys(form for key in found for form in (key, _turned(key))))


def _turned(key: str) -> str:
    """With the family name at the other end: "Park Chan-wook" is also "Chan-wook Park"."""
    first, _, rest = key.partition(" ")
    return f"{rest} {first}".strip()
