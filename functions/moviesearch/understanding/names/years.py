"""Years by a title: "dune 1984", "robert downey jr before iron man"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from moviesearch.index.query import Named
from moviesearch.understanding.names import cues
from moviesearch.understanding.names.certainty import is_head
from moviesearch.understanding.names.examples import beginning
from moviesearch.understanding.names.ordinary import ordinary
from moviesearch.understanding.names.patterns import cue_pattern
from moviesearch.understanding.names.sentence import Run, Sentence
from moviesearch.understanding.span import Span, overlaps_one

NEAR = 1  # years that a remembered one may be off
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE = re.compile(cues.BEFORE_YEAR, re.IGNORECASE)


def is_of(year: int | None, span: Span) -> bool:
    """Whether a movie's year is one that a constraint takes."""
    lowest, highest = span.values.get("year_from", 0), span.values["year_to"]
    return year is not None and lowest <= year <= highest


def bare_years(sentence: Sentence, taken: Sequence[Span]) -> Iterator[Span]:
    """The years that no rule takes for one, since no word for a movie stands beside them."""
    for word in sentence.words:
        if _YEAR.fullmatch(word.text) and not overlaps_one((word.start, word.end), taken):
            before = _BEFORE.search(sentence.query[: word.start])
            year = int(word.text)
            near = {"year_from": year - NEAR, "year_to": year + NEAR}
            yield Span(before.start() if before else word.start, word.end, near)


def relative_years(
    sentence: Sentence, people: Sequence[Span], movies: Mapping[str, Sequence[Named]]
) -> Iterator[Span]:
    """The years before or after a movie that ends the sentence, behind a person or "movies".

    Args:
        sentence: the query.
        people: where somebody is named.
        movies: the movies by the key of a title.
    """
    for match in cue_pattern(cues.RELATIVE).finditer(sentence.query):
        first = sentence.at(match.end())
        before = [word.text for word in sentence.words if word.end <= match.start()]
        if first is None or not (people or (before and is_head(before[-1]))):
            continue
        for run in beginning(sentence, first):
            editions = [one for one in movies.get(sentence.title(run), ()) if one.year]
            if run.last == len(sentence.words) and (one := _meant(sentence, run, editions, people)):
                year = one.year or 0
                bound = {"year_from": year + 1} if match["behind"] else {"year_to": year - 1}
                yield Span(match.start(), sentence.place(run)[1], bound)
                return


def _meant(
    sentence: Sentence, run: Run, editions: Sequence[Named], people: Sequence[Span]
) -> Named | None:
    """The best known movie of a title, of the person if it can be; None where it says too little.

    An everyday word such as "war" is the title of a movie only where the person is in it.
    """
    names = {name for one in people for name in one.values["person"]}
    theirs = [one for one in editions if names and names <= {*one.people}]
    tells = run.last - run.first > 1 or not ordinary().has(sentence.title(run))
    chosen = theirs or (editions if tells else ())
    return max(chosen, key=lambda one: one.votes, default=None)
