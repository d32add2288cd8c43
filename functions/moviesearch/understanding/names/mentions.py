"""People that a sentence names: which of its words may be a name, and who is meant by them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from moviesearch.index import MovieIndex
from moviesearch.index.analysis import name_key
from moviesearch.index.query import Named
from moviesearch.index.schema import A_PERSON, A_SURNAME, surname_of
from moviesearch.understanding.names import cues
from moviesearch.understanding.names.called import forms, in_scripts, spellings
from moviesearch.understanding.names.neighbours import (
    Cue,
    chained,
    cues_before,
    cues_behind,
    elsewhere,
)
from moviesearch.understanding.names.ordinary import ordinary
from moviesearch.understanding.names.patterns import cue_pattern
from moviesearch.understanding.names.people import (
    WELL_KNOWN,
    Person,
    first_of,
    much_alike,
    of_surname,
)
from moviesearch.understanding.names.sentence import Run, Sentence, Word
from moviesearch.understanding.names.years import is_of
from moviesearch.understanding.span import Span, overlaps_one

LONGEST_NAME = 4  # words
LONG = 40  # words of a sentence in which a name needs a cue
ALIKE = 0.66  # how alike a misspelt name has to be
ALIKE_BEHIND_A_CUE = 0.60
LEAST_LETTERS = 6  # of a surname that may be misspelt
BRIEF = 8  # words of a sentence in which a surname needs no cue
TELLING = 4  # letters of such a surname
RIVAL = 0.5  # of somebody's votes, which a movie of the same name has at least that is meant
FEW = 3  # movies of somebody whose whole name is everyday words


class Mentions:
    """Where in a sentence people may be named.

    Args:
        sentence: the query.
        spans: what the rules took for constraints.
    """

    def __init__(self, sentence: Sentence, spans: Sequence[Span]) -> None:
        self.sentence = sentence
        self.spans = spans
        self.before = dict(cues_before(sentence))
        self.behind = dict(cues_behind(sentence, spans))
        self.chained = chained(sentence, self.before)
        self.elsewhere = set(elsewhere(sentence))
        self._whole: set[int] = set()  # the words of whole names

    def keys(self) -> Iterator[str]:
        """The keys of all whole names and surnames that may stand there."""
        for run in self._whole_names():
            yield from (A_PERSON + key for key in spellings(self.sentence.name(run)))
        for run in self._single_names():
            key = self.sentence.name(run)
            yield from (A_PERSON + key, A_SURNAME + key)
            yield from (A_PERSON + form for form in forms(key))
        for *_, keys in in_scripts(self.sentence.query):
            yield from (A_PERSON + key for key in keys)

    def people(
        self, known: Mapping[str, Sequence[Person]], titles: Mapping[str, Sequence[Named]]
    ) -> Iterator[Span]:
        """Who is named, from left to right.

        Args:
            known: the people behind each key.
            titles: the movies behind each key of a title.
        """
        for start, end, keys in in_scripts(self.sentence.query):
            if person := first_of(keys, known):
                yield Span(start, end, {"person": (person.name,)})
        taken: set[int] = set()
        ends: set[int] = set()
        runs = [*self._whole_names(), *self._single_names()]
        self._whole = {
            at
            for run in runs
            if run.last - run.first > 1 and A_PERSON + self.sentence.name(run) in known
            for at in range(*run)
        }
        for run in sorted(runs, key=lambda one: (one.first, -one.last)):
            if taken & set(range(*run)):
                continue
            person = self._meant(run, known, ends)
            if person and not self._is_rather_a_title(run, person, titles):
                taken |= set(range(*run))
                ends.add(run.last)
                yield self._span(run, person.name)

    def misspelt(
        self,
        named: Sequence[Span],
        titles: Mapping[str, Sequence[Named]],
        index: MovieIndex,
    ) -> Iterator[Span]:
        """Who is named by a name that the catalogue nearly has; at most one request.

        Args:
            named: what is named already.
            titles: the movies behind each key of a title, which a surname may be, too.
            index: the catalogue.
        """
        runs = [run for run in self.sentence.runs(2, 3) if self._may_be_misspelt(run, named)]
        single = [
            run
            for run in self._single_names()
            if run.first in self.before or run.last in self.behind
            if self._is_apart(run)
            and self.sentence.title(run) not in titles
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
            (one.likeness, run.last - run.first, run, one.name)
            for run in (*runs, *single)
            if (one := alike.get(self.sentence.name(run)))
            and (run in runs or _is_surname(self.sentence.name(run), one.name))
        ]
        for likeness, _, run, name in sorted(ranked, reverse=True):
            beside = run.first in self.before or run.last in self.behind
            span = self._span(run, name)
            least = ALIKE_BEHIND_A_CUE if beside else ALIKE
            if likeness >= least and not any(one.overlaps(span.start, span.end) for one in found):
                found.append(span)
        yield from found

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
            if word.spaced and (
                beside or word.possessive or len(words) == 1 or self._may_stand_alone(word)
            ):
                yield Run(at, at + 1)

    def _may_stand_alone(self, word: Word) -> bool:
        """Whether a surname without a cue may be one: "scorsese mob", but not "potter"."""
        key = " ".join(word.name)
        if len(self.sentence.words) > BRIEF or ordinary().has(key) or key in ordinary().others:
            return False
        return len(key) >= TELLING or bool(forms(key))

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
        whole = [one for form in spellings(key) for one in known.get(A_PERSON + form, ())]
        led = bool(cue) or chained
        known_well = bool(whole) and whole[0].movies >= FEW
        if len(words) > 1:
            everyday = all(part in ordinary().words for part in key.split())
            known_well = known_well and whole[0] in known.get(A_PERSON + key, ())
            return whole[0] if whole and (led or known_well or not everyday) else None
        if self._is_taken(run, self.spans) or (
            ordinary().has(key) and not self._is_led(run, chained=chained)
        ):
            return None
        if whole and (led or known_well or len(self.sentence.words) == 1):
            return whole[0]
        beside = led or run.last in self.behind or words[0].possessive
        beside = beside or len(self.sentence.words) == 1
        if not self._is_apart(run) or not (beside or self._may_stand_alone(words[0])):
            return None
        directing = bool(cue and cue.directing)
        those = known.get(A_SURNAME + key, ())
        if other := first_of(forms(key), known):
            return other
        person = of_surname(those, directing=directing)
        sure = beside or (person and person.votes >= WELL_KNOWN)
        return person if sure else None

    def _is_rather_a_title(
        self, run: Run, person: Person, titles: Mapping[str, Sequence[Named]]
    ) -> bool:
        """Whether one word means a movie that is known as well, or of the year that is said."""
        cue = self.before.get(run.first)
        if run.last - run.first > 1 or (cue and cue.sure):
            return False
        years = [span for span in self.spans if "year_to" in span.values]
        return any(
            one.votes >= RIVAL * person.votes or any(is_of(one.year, span) for span in years)
            for one in titles.get(self.sentence.title(run), ())
        )

    def _is_led(self, run: Run, *, chained: bool) -> bool:
        """Whether an everyday word stands where hardly anything but a name does."""
        cue = self.before.get(run.first)
        capital = self.sentence.words[run.first].capital
        if not cue:
            return chained and capital
        return cue.sure or capital or self._is_all(run, cue)

    def _is_taken(self, run: Run, spans: Sequence[Span]) -> bool:
        place = self.sentence.place(run)
        return any(span.values and span.overlaps(*place) for span in spans)

    def _is_apart(self, run: Run) -> bool:
        """Whether a surname is no part of a longer name that the catalogue lacks."""
        words = self.sentence.words
        sides = [(run.last, run.last - 1)]
        if run.first not in self.before:  # no cue such as "avec" is part of a name
            sides.append((run.first - 1, run.first - 1))
        return not any(
            self._goes_on(words[at], words[left].end) for at, left in sides if 0 <= at < len(words)
        )

    def _goes_on(self, word: Word, gap: int) -> bool:
        """Whether a word beside a surname, with the gap between beginning there, is a name too."""
        after = self.sentence.query[gap:].lstrip(" ")[:1]
        apart = bool(after) and not after.isalnum()
        said = all(part in ordinary().words for part in word.parts)
        said = said or self.sentence.words.index(word) in self._whole
        taken = any(span.overlaps(word.start, word.end) for span in self.spans)
        return word.spaced and not (apart or said or taken or word.possessive)

    def _is_all(self, run: Run, cue: Cue) -> bool:
        """Whether the query is a few words such as "movies with", and then the name."""
        before = self.sentence.query[: cue.place[0]].strip()
        return run.last == len(self.sentence.words) and bool(
            cue_pattern(cues.ASKED).fullmatch(before)
        )

    def _span(self, run: Run, name: str) -> Span:
        start, end = self.sentence.place(run)
        if cue := self.before.get(run.first):
            start = cue.place[0]
        if (cue := self.behind.get(run.last)) and cue.sure:
            end = cue.place[1]
        return Span(start, end, {"person": (name,)})

    def _may_be_misspelt(self, run: Run, named: Sequence[Span]) -> bool:
        """Whether these words look like a name, and are not taken for something else."""
        words = self.sentence.words[slice(*run)]
        if self._is_taken(run, self.spans) or overlaps_one(self.sentence.place(run), named):
            return False
        if self.sentence.name(run) in cues.STUDIOS or not all(map(_is_name_like, words)):
            return False
        first = words[0].name[0] in ordinary().words and run.first not in self.before
        return not first and words[-1].name[0] not in ordinary().words


def _is_surname(key: str, name: str) -> bool:
    """Whether a word is somebody's surname as people may misspell it.

    It begins as that does ("bourne" is no Osbourne), and is no form of an everyday word: "longest".
    """
    surname = surname_of(name_key(name))
    return key == surname or (surname.startswith(key[:1]) and not ordinary().knows(key))


def _is_name_like(word: Word) -> bool:
    return word.spaced and bool(word.name)
