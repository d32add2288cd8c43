"""Which movies and people of the catalogue a sentence names, looked up and not guessed.

"american history x" asks for no history, "1917" for no year, and "kubrick war film" for Stanley
Kubrick. All that may be a name goes into one request; a second one is made where a short sentence
holds what may be a misspelt one. Sentences without a capital letter are as good as others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from moviesearch.index import MovieIndex
from moviesearch.index.query import Named
from moviesearch.index.schema import A_PERSON, A_SURNAME
from moviesearch.understanding import cues, examples
from moviesearch.understanding.neighbours import (
    Cue,
    chained,
    cues_before,
    cues_behind,
    elsewhere,
)
from moviesearch.understanding.ordinary import ordinary
from moviesearch.understanding.people import Person, by_key, much_alike, of_surname
from moviesearch.understanding.sentence import Run, Sentence
from moviesearch.understanding.span import Span

LONGEST_TITLE = 8  # words
LONGEST_NAME = 4
SHORT = 12  # words of a sentence in which misspelt names are looked for
MEDIUM = 15  # in which every title is, not only those that a rule takes words of
LONG = 40  # in which a name needs a cue
ALIKE = 0.66  # how alike a misspelt name has to be
ALIKE_BEHIND_A_CUE = 0.60
SURNAME_ALIKE = 0.60
LEAST_LETTERS = 6  # of a surname that may be misspelt
FEW = 3  # movies of somebody whose whole name is everyday words


def names_in(query: str, spans: Sequence[Span], index: MovieIndex) -> list[Span]:
    """What the query names: examples, titles and people, the surest first.

    An example is `{"like": (id,)}` over its cue and its titles ("like Inception and Heat"); a
    person is `{"person": (name,)}` over the name and a cue right beside it ("directed by Nolan"),
    spelt as the catalogue does; a title is a span without values, so that its words are taken for
    no constraint. The whole query may be a title of one word; inside it only titles of two words
    or more count, since nearly every word is the title of some movie.

    Args:
        query: as typed.
        spans: what the rules took for constraints.
        index: the catalogue.

    Raises:
        IndexUnavailable: the index is unavailable.
    """
    reading = _Reading(query, spans)
    keys = list(dict.fromkeys(reading.keys()))
    found = index.named(keys) if keys else []
    named = [*reading.resolved(found)]
    if "keywords" in index.capabilities:
        named += [*reading.misspelt(named, index)]
    return named


class _Reading:
    """One query, and where in it a name may stand."""

    def __init__(self, query: str, spans: Sequence[Span]) -> None:
        self.sentence = Sentence(query)
        self.spans = spans
        self.examples = examples.cues_in(self.sentence)
        self.before = dict(cues_before(self.sentence))
        self.behind = dict(cues_behind(self.sentence, spans))
        self.chained = chained(self.sentence, self.before)
        self.elsewhere = set(elsewhere(self.sentence))

    def keys(self) -> Iterator[str]:
        """All keys to look up."""
        sentence = self.sentence
        yield from (sentence.title(run) for run in self._titles())
        for cue in self.examples:
            yield from examples.keys_of(sentence, cue)
        for run in self._whole_names():
            yield from (A_PERSON + key for key in _spellings(sentence.name(run)))
        for run in self._single_names():
            key = sentence.name(run)
            yield from (A_PERSON + key, A_SURNAME + key)

    def resolved(self, found: Sequence[Named]) -> Iterator[Span]:
        """What is named, given the movies that have one of the keys."""
        movies: defaultdict[str, list[Named]] = defaultdict(list)
        for one in found:
            for key in one.keys:
                movies[key].append(one)
        likes = [*examples.examples_in(self.sentence, self.examples, movies, self.spans)]
        people = [*self._people(by_key(found))]
        titles = [*self._named_titles(movies, people)]
        yield from likes
        yield from titles
        yield from (one for one in people if not _within(one, [*likes, *titles]))

    def misspelt(self, named: Sequence[Span], index: MovieIndex) -> Iterator[Span]:
        """What is named by a name that the catalogue nearly has; at most one request for each."""
        for cue in self.examples:
            if not any(cue.start == one.start for one in named) and len(self.sentence.words) < LONG:
                span = examples.misspelt(self.sentence, cue, index, self.spans)
                if span:
                    yield span
                    return
        if len(self.sentence.words) <= SHORT:
            yield from self._misspelt_people(named, index)

    def _titles(self) -> Iterator[Run]:
        words = self.sentence.words
        if words:
            yield Run(0, len(words))
        for run in self.sentence.runs(2, LONGEST_TITLE):
            place = self.sentence.place(run)
            if len(words) <= MEDIUM or any(span.overlaps(*place) for span in self.spans):
                yield run

    def _whole_names(self) -> Iterator[Run]:
        short = len(self.sentence.words) <= LONG
        for run in self.sentence.runs(2, LONGEST_NAME):
            if run.first in self.elsewhere or run.last in self.elsewhere:
                continue
            beside = run.first in self.before or run.first in self.chained
            if short or beside or run.last in self.behind:
                yield run

    def _single_names(self) -> Iterator[Run]:
        words = self.sentence.words
        for at, word in enumerate(words):
            beside = at in self.before or at in self.chained or at + 1 in self.behind
            if at in self.elsewhere or at + 1 in self.elsewhere:
                continue
            if word.spaced and (beside or word.possessive or len(words) == 1):
                yield Run(at, at + 1)

    def _named_titles(
        self, movies: Mapping[str, Sequence[Named]], people: Sequence[Span]
    ) -> Iterator[Span]:
        for run in self._titles():
            whole = len(self.sentence.words) == run.last - run.first
            start, end = (0, len(self.sentence.query)) if whole else self.sentence.place(run)
            key = self.sentence.title(run)
            if key not in movies:
                continue
            matters = whole or any(one.overlaps(start, end) for one in (*self.spans, *people))
            if matters and not any(_is_as_long(one, start, end) for one in people if not whole):
                yield Span(start, end, {})

    def _people(self, known: Mapping[str, Sequence[Person]]) -> Iterator[Span]:
        taken: set[int] = set()
        ends: set[int] = set()
        runs = sorted(
            (*self._whole_names(), *self._single_names()), key=lambda one: -(one.last - one.first)
        )
        for run in sorted(runs, key=lambda one: (one.first, -(one.last - one.first))):
            if taken & set(range(*run)):
                continue
            if person := self._meant(run, known, ends):
                taken |= set(range(*run))
                ends.add(run.last)
                yield self._span(run, person.name)

    def _meant(
        self, run: Run, known: Mapping[str, Sequence[Person]], ends: set[int]
    ) -> Person | None:
        """Who is meant by these words, if somebody is."""
        key = self.sentence.name(run)
        words = self.sentence.words[slice(*run)]
        cue = self.before.get(run.first)
        chained = self.chained.get(run.first) in ends
        if key in cues.STUDIOS:
            return None
        whole = [one for form in _spellings(key) for one in known.get(A_PERSON + form, ())]
        if len(words) > 1:
            everyday = all(part in ordinary().words for part in key.split())
            if whole and (cue or chained or not everyday or whole[0].movies >= FEW):
                return whole[0]
            return None
        place = self.sentence.place(run)
        if any(span.values and span.overlaps(*place) for span in self.spans):
            return None
        everyday = ordinary().has(key)
        capital = words[0].capital and run.first > 0
        if cue and everyday and not (cue.sure or capital or self._is_all(run, cue)):
            return None
        if not cue and everyday and not chained:
            return None
        if whole and (cue or chained or len(self.sentence.words) == 1 or whole[0].movies >= FEW):
            return whole[0]
        if not self._is_apart(run):
            return None
        directing = bool(cue and cue.directing)
        return of_surname(known.get(A_SURNAME + key, ()), directing=directing)

    def _is_apart(self, run: Run) -> bool:
        """Whether a surname is no part of a longer name that the catalogue lacks."""
        words, ends = self.sentence.words, (run.first - 1, run.last)
        for at in ends:
            if not 0 <= at < len(words):
                continue
            between = self.sentence.query[
                words[min(at, run.first)].end : words[max(at, run.first)].start
            ]
            inside = any(span.overlaps(words[at].start, words[at].end) for span in self.spans)
            known = all(part in ordinary().words for part in words[at].parts)
            if not (
                between.strip() or inside or known or not words[at].spaced or words[at].possessive
            ):
                return False
        return True

    def _is_all(self, run: Run, cue: Cue) -> bool:
        """Whether the query is a few words such as "movies with", and then the name."""
        before = self.sentence.query[: cue.place[0]].strip()
        return run.last == len(self.sentence.words) and bool(_movies().fullmatch(before))

    def _span(self, run: Run, name: str) -> Span:
        start, end = self.sentence.place(run)
        if cue := self.before.get(run.first):
            start = cue.place[0]
        if (cue := self.behind.get(run.last)) and cue.sure:
            end = cue.place[1]
        return Span(start, end, {"person": (name,)})

    def _misspelt_people(self, named: Sequence[Span], index: MovieIndex) -> Iterator[Span]:
        runs = [run for run in self.sentence.runs(2, 3) if self._may_be_misspelt(run, named)]
        single = [
            run
            for run in self._single_names()
            if run.first in self.before or run.last in self.behind
            if self._is_apart(run)
            and self._may_be_misspelt(run, named)
            and len(self.sentence.name(run)) >= LEAST_LETTERS
        ]
        if not runs and not single:
            return
        texts = {self.sentence.name(run) for run in runs}
        surnames = {self.sentence.name(run) for run in single}
        alike = much_alike(texts, index, surnames=surnames)
        found: list[Span] = []
        ranked = [
            (one.likeness, len(run), run, one.name)
            for run in (*runs, *single)
            if (one := alike.get(self.sentence.name(run)))
        ]
        for likeness, _, run, name in sorted(ranked, reverse=True):
            beside = run.first in self.before or run.last in self.behind
            span = self._span(run, name)
            least = ALIKE_BEHIND_A_CUE if beside else ALIKE
            if likeness >= least and not any(one.overlaps(span.start, span.end) for one in found):
                found.append(span)
        yield from found

    def _may_be_misspelt(self, run: Run, named: Sequence[Span]) -> bool:
        """Whether these words look like a name, and are not taken for something else."""
        place = self.sentence.place(run)
        taken = [*named, *(span for span in self.spans if span.values)]
        if any(span.overlaps(*place) for span in taken):
            return False
        words = self.sentence.words[slice(*run)]
        if self.sentence.name(run) in cues.STUDIOS:
            return False
        everyday = [word.name[0] in ordinary().words for word in words if word.name]
        first = everyday[0] and run.first not in self.before
        return all(word.spaced for word in words) and not (everyday[-1] or first)


def _within(span: Span, others: Sequence[Span]) -> bool:
    return any(one.overlaps(span.start, span.end) for one in others)


def _is_as_long(person: Span, start: int, end: int) -> bool:
    """Whether a person's words are all that a title has, or reach beyond it."""
    return person.overlaps(start, end) and not (start < person.start or person.end < end)


def _spellings(key: str) -> list[str]:
    """A name's key, and with initials apart: "jj abrams" is J. J. Abrams."""
    first, _, rest = key.partition(" ")
    apart = rest and len(first) == 2 and not set(first) & set("aeiou")
    return [key, f"{first[0]} {first[1]} {rest}"] if apart else [key]


@cache
def _movies() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:a|the|any|some|good|best|great|show me|find)\s+)*"
        r"(?:movies?|films?|some|any|every)?(?:thing)?",
        re.IGNORECASE,
    )
