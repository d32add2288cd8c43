"""Titles that are said to be one, or that tell whose movies are meant.

"That movie called her", "the guy who made inception".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from moviesearch.index.query import Named
from moviesearch.understanding.names import cues
from moviesearch.understanding.names.examples import beginning, ends
from moviesearch.understanding.names.patterns import cue_pattern
from moviesearch.understanding.names.sentence import Run, Sentence
from moviesearch.understanding.span import Span


def keys_of(sentence: Sentence) -> Iterator[str]:
    """The keys of what may be a title behind such a cue."""
    for pattern in (cues.CALLED, cues.MAKER):
        for _, run in _runs(sentence, pattern):
            yield sentence.title(run)


def titles_called(sentence: Sentence, movies: Mapping[str, Sequence[Named]]) -> Iterator[Span]:
    """The titles, as `{"named": ids}`.

    Args:
        sentence: the query.
        movies: the movies by the key of a title.
    """
    for _, run, editions in _titles(sentence, cues.CALLED, movies):
        yield Span(*sentence.place(run), {"named": tuple(one.id for one in editions)})


def makers(sentence: Sentence, movies: Mapping[str, Sequence[Named]]) -> Iterator[Span]:
    """Who directed a movie that tells whose movies are meant, and that movie, which is known.

    Of several who directed it, the first.

    Args:
        sentence: the query.
        movies: the movies by the key of a title, the best known first.
    """
    for start, run, editions in _titles(sentence, cues.MAKER, movies):
        director = (editions[0].director or "").split(", ")[0]
        if director in editions[0].people:
            same = tuple(one.id for one in editions)
            yield Span(start, sentence.place(run)[1], {"person": (director,), "same": same})


def _titles(
    sentence: Sentence, pattern: str, movies: Mapping[str, Sequence[Named]]
) -> Iterator[tuple[int, Run, Sequence[Named]]]:
    """Where each cue begins, the title behind it and the movies that it names."""
    found: set[int] = set()
    for start, run in _runs(sentence, pattern):
        editions = movies.get(sentence.title(run), ())
        if editions and start not in found and ends(sentence, run):
            found.add(start)
            yield start, run, editions


def _runs(sentence: Sentence, pattern: str) -> Iterator[tuple[int, Run]]:
    """Where each cue begins, with what may be a title behind it, the longest first."""
    for match in cue_pattern(pattern).finditer(sentence.query):
        first = sentence.at(match.end())
        if first is not None:
            yield from ((match.start(), run) for run in beginning(sentence, first))
