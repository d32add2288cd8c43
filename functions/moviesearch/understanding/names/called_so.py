"""Titles that a sentence says to be one: "that movie called her"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from moviesearch.index.query import Named
from moviesearch.understanding.names import cues
from moviesearch.understanding.names.examples import beginning, ends
from moviesearch.understanding.names.patterns import cue_pattern
from moviesearch.understanding.names.sentence import Sentence
from moviesearch.understanding.span import Span


def keys_of(sentence: Sentence) -> Iterator[str]:
    """The keys of what may be a title behind such a cue."""
    for first in _places(sentence):
        yield from (sentence.title(run) for run in beginning(sentence, first))


def titles_called(sentence: Sentence, movies: Mapping[str, Sequence[Named]]) -> Iterator[Span]:
    """The titles, as `{"named": ids}`.

    Args:
        sentence: the query.
        movies: the movies by the key of a title.
    """
    for first in _places(sentence):
        for run in beginning(sentence, first):
            editions = movies.get(sentence.title(run), ())
            if editions and ends(sentence, run):
                yield Span(*sentence.place(run), {"named": tuple(one.id for one in editions)})
                break


def _places(sentence: Sentence) -> Iterator[int]:
    for match in cue_pattern(cues.CALLED).finditer(sentence.query):
        first = sentence.at(match.end())
        if first is not None:
            yield first
