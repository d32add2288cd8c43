"""Titles beside a person or a year and little else: "volver penelope cruz", "dune 1984"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from moviesearch.index.query import Named
from moviesearch.index.schema import A_PERSON, A_SURNAME
from moviesearch.understanding.names.certainty import is_head
from moviesearch.understanding.names.ordinary import ordinary
from moviesearch.understanding.names.people import keys_of
from moviesearch.understanding.names.sentence import Run, Sentence
from moviesearch.understanding.names.years import bare_years, is_of
from moviesearch.understanding.span import Span, overlaps_one

NAMED = "named"
FEW = 8  # words of a sentence in which a title may stand beside something
LONGEST = 8  # words of a title
TELLING = 3  # everyday words of a title that hardly stand together by chance


def titles_beside(
    sentence: Sentence,
    spans: Sequence[Span],
    people: Sequence[Span],
    movies: Mapping[str, Sequence[Named]],
) -> Iterator[Span]:
    """The title beside people or a year, as `{"named": ids}`, and the year as a constraint.

    A movie of the person or the year is meant whatever its title. Where the catalogue does not know
    who plays in it, or somebody else does, the title must be all the rest, or tell.

    Args:
        sentence: the query.
        spans: what the rules took for constraints.
        people: where somebody is named.
        movies: the movies by the key of a title.
    """
    words = sentence.words
    if len(words) > FEW:
        return
    bare = [*bare_years(sentence, [*spans, *people])]
    years = [span for span in (*spans, *bare) if "year_to" in span.values]
    free = [
        at
        for at, word in enumerate(words)
        if not overlaps_one((word.start, word.end), (*people, *years)) and not is_head(word.text)
    ]
    ruled = [span for span in spans if span.values and span not in years]
    for run in sorted(sentence.runs(1, LONGEST), key=lambda run: run.first - run.last):
        alone = run.last - run.first == 1 and overlaps_one(sentence.place(run), ruled)
        if alone or not {*range(*run)} <= {*free}:
            continue
        editions = movies.get(sentence.title(run), ())
        is_rest = [*range(*run)] == free
        weight = _Weight.of(sentence, run)
        chosen: Sequence[Named] = [
            one for one in editions if all(is_of(one.year, span) for span in years)
        ]
        if people:
            names = {name for one in people for name in one.values["person"]}
            first = sentence.place(run)[0] < people[0].start
            chosen = _of_people(chosen, names, weight, is_rest=is_rest, first=first)
        elif not (is_rest and (years or weight.digits)):
            chosen = ()
        if chosen:
            yield Span(*sentence.place(run), {NAMED: tuple(one.id for one in chosen)})
            yield from bare


def titles_of_people(sentence: Sentence, found: Sequence[Named]) -> Iterator[Span]:
    """A title and somebody of that very movie, where the query is nothing else: "psycho hitchcock".

    One movie has both keys, so that neither the name of another movie ("Hitchcock") nor somebody
    better known of the same surname stands in the way. The title as `{"named": ids}`, the rest as
    the person.

    Args:
        sentence: the query.
        found: the movies that have one of its keys.
    """
    words = len(sentence.words)
    whole = sentence.title(Run(0, words))
    if not 1 < words <= FEW or any(whole in one.keys for one in found):
        return
    for at in range(1, words):
        first, last = Run(0, at), Run(at, words)
        for title, name in ((first, last), (last, first)):
            key = sentence.title(name)
            forms = {A_PERSON + key, A_SURNAME + key}
            theirs = [
                one for one in found if sentence.title(title) in one.keys and forms & one.keys
            ]
            if theirs:
                best = max(theirs, key=lambda one: one.votes)
                person = next(one for one in best.people if forms & keys_of(one))
                yield Span(*sentence.place(title), {NAMED: tuple(one.id for one in theirs)})
                yield Span(*sentence.place(name), {"person": (person,)})
                return


class _Weight(NamedTuple):
    """How much the words of a title tell.

    Attributes:
        tells: whether they hardly stand together by chance.
        rare: whether one of them is no everyday word.
        digits: whether they are but a number.
    """

    tells: bool
    rare: bool
    digits: bool

    @classmethod
    def of(cls, sentence: Sentence, run: Run) -> _Weight:
        parts = [part for word in sentence.words[slice(*run)] for part in word.parts]
        rare = any(part not in ordinary().words for part in parts)
        tells = len(parts) >= TELLING or (len(parts) > 1 and rare)
        return cls(tells, rare, all(part.isdigit() for part in parts))


def _of_people(
    editions: Sequence[Named], names: set[str], weight: _Weight, *, is_rest: bool, first: bool
) -> Sequence[Named]:
    """The movies of a title that are meant beside people; none where it may well be just words.

    One word behind a name tells of a part as often as not: "heath ledger joker".
    """
    if theirs := [one for one in editions if names <= {*one.people}]:
        return theirs if is_rest or weight.tells else ()
    unknown = [one for one in editions if not one.people]
    if unknown and (weight.tells or (is_rest and weight.rare and first)):
        return unknown
    return editions if is_rest and weight.tells else ()
