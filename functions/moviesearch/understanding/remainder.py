"""What is left of a query to search for, once what is understood is cut out."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from moviesearch.understanding.language import Language, Spaced, Unspaced
from moviesearch.understanding.letters import plain
from moviesearch.understanding.span import Span

_WORD = re.compile(r"\w+")
EDGES = " ,.;:!?-"


class Noise(NamedTuple):
    """What says nothing about a movie: whole words, pieces of words, and what edges may hold.

    Attributes:
        words: whole words, of languages with spaces.
        pieces: pieces of text, of languages without.
        joints: words that only joined what was cut out.
        edges: characters that may be left over at both ends.
        neutral: a word that says nothing, searched for where only denied words were said.
    """

    words: frozenset[str]
    pieces: tuple[str, ...]
    joints: frozenset[str]
    edges: str
    neutral: str


@functools.cache
def noise_of(languages: tuple[Language, ...]) -> Noise:
    """The noise of all these languages."""
    spoken = [one for one in languages if isinstance(one, Spaced)]
    return Noise(
        frozenset(plain(word) for one in spoken for word in one.noise),
        tuple(piece for one in languages if isinstance(one, Unspaced) for piece in one.noise),
        frozenset(word for one in spoken for word in one.joints),
        "".join([EDGES, *(one.edges for one in languages)]),
        next((word for one in languages for word in one.noise), ""),
    )


def left(query: str, spans: Sequence[Span], noise: Noise) -> str:
    """The query with what is understood cut out; empty where only noise would be left."""
    if not spans:
        return query
    words = _cut(query, spans).strip(noise.edges)
    rest = words
    for piece in noise.pieces:
        rest = rest.replace(piece, " ")
    meaning = [word for word in _WORD.findall(plain(rest)) if word not in noise.words]
    return _trimmed(words, noise) if meaning else ""


def _cut(query: str, spans: Sequence[Span]) -> str:
    """The query without the stretches, which may overlap, and with the words in their place."""
    left, at = [], 0
    for span in sorted(spans, key=lambda one: one.start):
        left += [query[at : span.start], "" if span.words in left else span.words]
        at = max(at, span.end)
    left.append(query[at:])
    return " ".join(" ".join(left).split())


def _trimmed(words: str, noise: Noise) -> str:
    """The words without those at both ends that only joined what was cut out."""
    parts = words.split()
    while parts and _bare(parts[0]) in noise.joints:
        del parts[0]
    while parts and _bare(parts[-1]) in noise.joints:
        del parts[-1]
    return " ".join(parts).strip(noise.edges) or words


def _bare(word: str) -> str:
    return word.strip(EDGES).casefold()
