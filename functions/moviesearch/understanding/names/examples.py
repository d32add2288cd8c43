"""Movies that a sentence names as examples of what is wanted: "movies like Inception"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from moviesearch.index.analysis import name_key
from moviesearch.index.query import Named
from moviesearch.understanding.names import cues
from moviesearch.understanding.names.ordinary import ordinary
from moviesearch.understanding.names.patterns import cue_pattern
from moviesearch.understanding.names.sentence import Run, Sentence
from moviesearch.understanding.phrases import said
from moviesearch.understanding.span import Span

LONGEST = 8  # words of a title
LONGEST_KEY = 60
MOST = 3  # examples
_YEAR = re.compile(r"\s*\(?((?:19|20)\d\d)\b\)?")
Titles = Mapping[str, Sequence[Named]]


class Cue(NamedTuple):
    """Words that say that a title beside them is an example.

    Attributes:
        start: where they begin.
        first: the number of the word that a title would begin with.
        whole: the keys of the titles that it must be, and where what is said of them ends; None
            where the title may end anywhere.
        sure: whether hardly anything else is said so.
    """

    start: int
    first: int
    whole: tuple[tuple[str, ...], int] | None = None
    sure: bool = True


def cues_in(sentence: Sentence) -> list[Cue]:
    """All cues of a sentence, from left to right."""
    found: dict[int, Cue] = {}
    around: list[Cue] = []
    for pattern, sure in _before():
        for match in pattern.finditer(sentence.query):
            first = sentence.at(match.end())
            if first is not None:
                cue = Cue(match.start(1), _past_the_word_movie(sentence, first), sure=sure)
                found.setdefault(cue.first, cue)
    for pattern in _around():
        for match in pattern.finditer(sentence.query):
            titles = tuple(name_key(one) for one in match.groups() if one)
            if all(titles) and len("".join(titles)) <= LONGEST_KEY:
                start, end = said(match)
                around.append(Cue(start, 0, (titles, end)))
    return [*found.values(), *around]


def keys_of(sentence: Sentence, cue: Cue) -> Iterator[str]:
    """The keys of what may be a title behind a cue, and of what may be one behind an "and"."""
    if cue.whole:
        yield from cue.whole[0]
        return
    for first in (cue.first, *_behind_joints(sentence, cue.first)):
        yield from (sentence.title(run) for run in beginning(sentence, first))


def examples_in(
    sentence: Sentence, found: Sequence[Cue], named: Titles, spans: Sequence[Span]
) -> Iterator[Span]:
    """The cues together with the titles behind them.

    Args:
        sentence: the query.
        found: its cues.
        named: the movies by the key of a title, the best known first.
        spans: what the rules took for constraints.
    """
    for cue in found:
        if cue.whole:
            keys, end = cue.whole
            telling = any(not _is_everyday(sentence, key) for key in keys)
            if telling and all(key in named and key not in cues.PRONOUNS for key in keys):
                yield _example(cue.start, end, [(named[key][0], named[key]) for key in keys])
            continue
        chosen: list[tuple[Named, Sequence[Named]]] = []
        first: int | None = cue.first
        end = cue.start
        while first is not None and len(chosen) < MOST:
            run = _title_at(sentence, cue, first, named, spans)
            if run is None:
                break
            editions = named[sentence.title(run)]
            movie, behind = _of_year(sentence, run, editions)
            with_year = behind > sentence.place(run)[1]
            chosen.append((movie, [movie] if with_year else editions))
            end = behind
            first = _behind_a_joint(sentence, end)
        if chosen:
            yield _example(cue.start, end, chosen)


def _example(start: int, end: int, chosen: Sequence[tuple[Named, Sequence[Named]]]) -> Span:
    """The movies that are examples, and all that go by the same titles, which nobody asks for."""
    like = tuple(dict.fromkeys(movie.id for movie, _ in chosen))
    same = tuple(dict.fromkeys(one.id for _, editions in chosen for one in editions))
    return Span(start, end, {"like": like, "same": same})


def _is_everyday(sentence: Sentence, key: str) -> bool:
    """Whether a title is a word that says much else ("western style"), and not written as one."""
    written = any(word.capital for word in sentence.words[1:] if key in word.parts)
    return key in ordinary().words and not written


def goes_on(sentence: Sentence, end: int) -> bool:
    """Whether words follow a title that ends there which may belong to it: "Blade", "runer"."""
    last = next((at for at, word in enumerate(sentence.words) if word.end == end), None)
    return last is not None and not ends(sentence, Run(last, last + 1))


def _title_at(
    sentence: Sentence, cue: Cue, first: int, named: Titles, spans: Sequence[Span]
) -> Run | None:
    for run in beginning(sentence, first):
        if sentence.title(run) in named and _is_meant(sentence, cue, run, spans):
            return run
    return None


def _is_meant(sentence: Sentence, cue: Cue, run: Run, spans: Sequence[Span]) -> bool:
    """Whether words behind a cue that are a title are meant as one."""
    words = sentence.words[slice(*run)]
    lower = not words[0].capital
    if lower and all(word.text in cues.PRONOUNS for word in words):
        return (
            run.last == len(sentence.words) and words[0].text in cues.WRITTEN_AS_TITLES and cue.sure
        )
    taken = is_taken(sentence, run, spans)
    everyday = len(words) == 1 and ordinary().has(words[0].parts[0])
    if not cue.sure:
        everyday = everyday and not _is_particular(sentence, cue, run)
        return not everyday and not taken and ends(sentence, run)
    return not (everyday or (taken and len(words) == 1)) or ends(sentence, run)


def _is_particular(sentence: Sentence, cue: Cue, run: Run) -> bool:
    """Whether a sentence says of one thing only that somebody liked it."""
    said = sentence.query[cue.start : sentence.words[run.first].start].strip()
    whole = not sentence.query[: cue.start].strip() and run.last == len(sentence.words)
    return whole and bool(cue_pattern(cues.PARTICULAR).search(said))


def is_taken(sentence: Sentence, run: Run, spans: Sequence[Span]) -> bool:
    """Whether a rule takes some of these words for a constraint."""
    place = sentence.place(run)
    return any(span.values and span.overlaps(*place) for span in spans)


def ends(sentence: Sentence, run: Run) -> bool:
    """Whether a title may end here: before a comma, a word such as "but", or nothing."""
    if run.last == len(sentence.words):
        return True
    after = sentence.words[run.last]
    gap = sentence.query[sentence.words[run.last - 1].end : after.start]
    return bool(gap.strip()) or not after.spaced or after.text.casefold() in cues.STOPS


def _of_year(sentence: Sentence, run: Run, movies: Sequence[Named]) -> tuple[Named, int]:
    """The best known, or the one of the year that stands behind the title; and where that ends."""
    end = sentence.place(run)[1]
    said = _YEAR.match(sentence.query, end)
    of_year = [one for one in movies if said and one.year == int(said[1])]
    return (of_year[0], said.end()) if said and of_year else (movies[0], end)


def beginning(sentence: Sentence, first: int) -> Iterator[Run]:
    """What may be a title that begins with a word, the longest first."""
    longest = min(first + LONGEST, len(sentence.words))
    yield from (Run(first, last) for last in range(longest, first, -1))


def _past_the_word_movie(sentence: Sentence, first: int) -> int:
    """Over "the movie" in "like the movie Inception"."""
    said = cue_pattern(cues.BEFORE_TITLE).match(sentence.query, sentence.words[first].start)
    at = sentence.at(said.end()) if said else None
    goes_on = at is not None and sentence.words[at].text.casefold() not in cues.STOPS
    return at if at is not None and goes_on else first


def _behind_joints(sentence: Sentence, first: int) -> Iterator[int]:
    ends = (
        one.end()
        for one in cue_pattern(cues.JOINTS).finditer(sentence.query, sentence.words[first].end)
    )
    numbers = (sentence.at(end) for end in ends)
    return (at for at in numbers if at is not None and at < first + 2 * LONGEST)


def _behind_a_joint(sentence: Sentence, end: int) -> int | None:
    match = cue_pattern(cues.JOINTS).match(sentence.query, end)
    return sentence.at(match.end()) if match else None


@cache
def _before() -> list[tuple[re.Pattern[str], bool]]:
    kinds = ((cues.LIKE, True), (cues.LIKE_MAYBE, False))
    return [(re.compile(one, re.IGNORECASE), sure) for patterns, sure in kinds for one in patterns]


@cache
def _around() -> list[re.Pattern[str]]:
    return [re.compile(one, re.IGNORECASE) for one in cues.LIKE_AROUND]
