"""Titles that a sentence does not want: "tarantino but not kill bill"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from moviesearch.index import MovieIndex
from moviesearch.index.query import Named
from moviesearch.understanding.names import cues
from moviesearch.understanding.names.examples import beginning, ends, is_taken
from moviesearch.understanding.names.ordinary import ordinary
from moviesearch.understanding.names.patterns import cue_pattern
from moviesearch.understanding.names.sentence import Run, Sentence
from moviesearch.understanding.names.series import parts_of
from moviesearch.understanding.span import Span

LONGEST = 15  # words of a sentence that asks; a longer one tells a plot
WELL_KNOWN = 1_500  # votes of a movie that one word may mean


def keys_of(sentence: Sentence) -> Iterator[str]:
    """The keys of what may be a title behind a denial."""
    for _, first in _places(sentence):
        yield from (sentence.title(run) for run in beginning(sentence, first))


def denied_titles(
    sentence: Sentence,
    spans: Sequence[Span],
    movies: Mapping[str, Sequence[Named]],
    index: MovieIndex,
) -> Iterator[Span]:
    """The titles with the words that deny them, as `{"same": ids}` of the movies and their series.

    One request for each.

    Args:
        sentence: the query.
        spans: what the rules took for constraints.
        movies: the movies by the key of a title.
        index: the catalogue.
    """
    for start, first in _places(sentence):
        sure = bool(
            cue_pattern(cues.SURELY_DENIED).search(sentence.query[: sentence.words[first].start])
        )
        for run in beginning(sentence, first):
            key = sentence.title(run)
            editions = movies.get(key, ())
            if editions and _is_meant(sentence, run, spans, editions, sure=sure):
                ids = dict.fromkeys((*(one.id for one in editions), *parts_of(key, index)))
                yield Span(start, sentence.place(run)[1], {"same": tuple(ids)})
                break


def _places(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where a denial begins, and the number of the word behind it."""
    if len(sentence.words) > LONGEST:
        return
    for match in cue_pattern(cues.DENIED).finditer(sentence.query):
        first = sentence.at(match.end())
        if first is not None and sentence.words[first].start == match.end():
            but = cue_pattern(cues.BUT).search(sentence.query[: match.start()])
            yield but.start() if but else match.start(), first


def _is_meant(
    sentence: Sentence,
    run: Run,
    spans: Sequence[Span],
    editions: Sequence[Named],
    *,
    sure: bool,
) -> bool:
    """Whether these words are meant as a title: "not long" and "not korean" are none."""
    if is_taken(sentence, run, spans) or not ends(sentence, run):
        return False
    if run.last - run.first > 1:
        return True
    word = sentence.title(run)
    rare = not (ordinary().knows(word) or ordinary().has(word))
    return (sure or rare) and editions[0].votes >= WELL_KNOWN
