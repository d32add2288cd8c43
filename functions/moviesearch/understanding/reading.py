"""Which of the languages a query is read in.

Languages share words: a "thriller" is one in four of them, and "no" denies in Spanish as well. Read
in all of them, what one denies another would ask for. So a query is read in what it shows to be in,
and costs no more for each language that it isn't in.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from moviesearch.understanding.language import Language, Spaced, Unspaced
from moviesearch.understanding.letters import plain

_FEW = 4  # words of a query that may be in a language without a word that only that one has
_WORD = re.compile(r"[^\W\d_]+")


class _Signs(NamedTuple):
    """Languages by how they are known.

    Attributes:
        of: the words that only one of them has, in their order.
        all: all words of each, in the same order.
        others: those that read whatever has their script.
    """

    of: tuple[tuple[Spaced, frozenset[str]], ...]
    all: tuple[tuple[Spaced, frozenset[str]], ...]
    others: tuple[tuple[Language, re.Pattern[str]], ...]


def reading(query: str, languages: Sequence[Language]) -> list[Language]:
    """The languages to read a query in, that of which it has the most words first.

    Those of which it has less than half as many don't read it ("hollywood" in an English
    sentence). Where it has none of any, the first of them does, unless others have more of its
    few words ("western italien"). Languages without signs read everything.
    """
    signs = _signs(tuple(languages))
    words = set(_WORD.findall(plain(query)))
    shown = [(len(words & own), one) for one, own in signs.of]
    most = max((count for count, _ in shown), default=0)
    spoken = [each for each in shown if each[0] * 2 >= most] if most else _likely(words, signs)
    spoken.sort(key=lambda each: -each[0])
    return [
        *(one for _, one in spoken),
        *(one for one, script in signs.others if script.match(query)),
    ]


def _likely(words: set[str], signs: _Signs) -> list[tuple[int, Spaced]]:
    """The languages that have most of few words; else the first of them.

    Of many words, some are sure to be in every language ("film" and "hollywood").
    """
    known = [(len(words & own), one) for one, own in signs.all]
    most = max((count for count, _ in known), default=0)
    if len(words) <= _FEW and most > max([1, *(count for count, _ in known[:1])]):
        return [each for each in known if each[0] == most]
    return known[:1]


@functools.cache
def _signs(languages: tuple[Language, ...]) -> _Signs:
    known = [one for one in languages if isinstance(one, Spaced) and one.signs]
    words = {one: frozenset(_words(one)) for one in known}
    times = Counter(word for own in words.values() for word in own)
    return _Signs(
        tuple((one, frozenset(word for word in words[one] if times[word] == 1)) for one in known),
        tuple(words.items()),
        tuple((one, _script(one)) for one in languages if one not in words),
    )


def _words(language: Spaced) -> Iterator[str]:
    """The single words of a language that its requests are made of."""
    # languages borrow the words for zombies from each other
    slots = (slot for slot in language.slots.values() if slot.words != language.subjects)
    named = (slot.meanings for slot in slots)
    terms = [
        *(word for words in named for word in words),
        *language.signs,
        *language.heads,
        *(word for row in language.words for word in row.spelt()),
    ]
    yield from filter(_WORD.fullmatch, map(plain, terms))


def _script(language: Language) -> re.Pattern[str]:
    return re.compile(language.script if isinstance(language, Unspaced) else "")
