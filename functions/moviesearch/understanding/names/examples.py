"""Movies that a sentence names as examples of what is wanted: "movies like Inception"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from moviesearch.index import MovieIndex
from moviesearch.index.analysis import name_key, query_trigrams, trigrams
from moviesearch.index.query import Hit, Named, Query, Retriever
from moviesearch.index.schema import TRIGRAMS, titles
from moviesearch.ranking.score import suggestion_score
from moviesearch.understanding.names import cues
from moviesearch.understanding.names.ordinary import ordinary
from moviesearch.understanding.names.patterns import cue_pattern
from moviesearch.understanding.names.sentence import Run, Sentence
from moviesearch.understanding.phrases import said
from moviesearch.understanding.span import Span

LONGEST = 8  # words of a title
LONGEST_KEY = 60
MOST = 3  # examples
NEAR = 20  # movies that a misspelt title is looked for in
PARTS = 10  # of a series
WELL_KNOWN = 1_500  # votes
ALIKE = 0.6  # of a cosine between trigrams
SAME = 0.75  # of the letters, in order
SHORTEST = 4  # letters of a title that may be misspelt
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
        yield from (sentence.title(run) for run in _beginning(sentence, first))


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


def misspelt(
    sentence: Sentence, cue: Cue, index: MovieIndex, spans: Sequence[Span], *, beyond: int = 0
) -> Span | None:
    """The title that the words behind a cue are most like; one request, and often none.

    Args:
        sentence: the query.
        cue: its cue.
        index: the catalogue.
        spans: what the rules took for constraints.
        beyond: where a title that is written right ends; a misspelt one has to be longer.
    """
    if cue.whole or not cue.sure:
        return None
    runs = [
        run
        for run in _beginning(sentence, cue.first)
        if sentence.place(run)[1] > beyond
        and _may_be_misspelt(sentence, run, spans, everyday=bool(beyond))
    ]
    if not runs:
        return None
    asked = query_trigrams(sentence.title(runs[0]))
    score = suggestion_score()
    hits = index.query(Query((Retriever(TRIGRAMS, TRIGRAMS, asked),), NEAR, score=score))
    keys = {(name_key(title), hit.movie.id) for hit in hits for title in titles(hit.movie)}
    for run in runs:
        if parts := _parts(sentence.title(run), hits):
            return Span(cue.start, sentence.place(run)[1], {"like": parts, "same": parts})
    likeness, run, movie_id = max(
        ((_likeness(sentence.title(run), key), run, movie) for run in runs for key, movie in keys),
        default=(0.0, runs[0], 0),
    )
    if not likeness:
        return None
    return Span(cue.start, sentence.place(run)[1], {"like": (movie_id,)})


def series(
    sentence: Sentence, cue: Cue, example: Span, found: Sequence[Named], index: MovieIndex
) -> Span | None:
    """All parts of what the title of an example begins: "harry potter"; one request, or none.

    Only where it is a nickname of a part, or the title of a movie that few know, and others begin
    with it: "the lord of the rings".
    """
    key = sentence.title(Run(cue.first, len(sentence.words))) if cue.whole is None else ""
    one = next((one for one in found if (one.id,) == example.values["like"]), None)
    begun = one and next(
        (each for each in one.keys if key == each or key.startswith(f"{each} ")), ""
    )
    if not one or not begun:
        return None
    nickname = name_key(one.title).startswith(f"{begun} ")
    if not nickname and one.votes >= WELL_KNOWN:
        return None
    asked = Retriever(TRIGRAMS, TRIGRAMS, query_trigrams(begun))
    hits = index.query(Query((asked,), NEAR, score=suggestion_score()))
    best = max(
        (hit.movie.vote_count for hit in hits if hit.movie.id in _parts(begun, hits)), default=0
    )
    if not nickname and best < 2 * one.votes:
        return None
    parts = tuple(dict.fromkeys((*_parts(begun, hits), one.id)))
    same = tuple(dict.fromkeys((*parts, *example.values["same"])))
    return example._replace(
        values={"like": parts[:PARTS] if nickname else parts[:-1], "same": same}
    )


def _parts(key: str, hits: Sequence[Hit]) -> tuple[int, ...]:
    """The movies whose titles begin with these words and go on."""
    begun = (f"{key} ", f"the {key} ")
    found = [
        hit.movie.id
        for hit in hits
        if any(name_key(title).startswith(begun) for title in titles(hit.movie))
    ]
    return tuple(found[:PARTS])


def goes_on(sentence: Sentence, end: int) -> bool:
    """Whether words follow a title that ends there which may belong to it: "Blade", "runer"."""
    last = next((at for at, word in enumerate(sentence.words) if word.end == end), None)
    return last is not None and not _ends(sentence, Run(last, last + 1))


def _title_at(
    sentence: Sentence, cue: Cue, first: int, named: Titles, spans: Sequence[Span]
) -> Run | None:
    for run in _beginning(sentence, first):
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
    taken = _is_taken(sentence, run, spans)
    everyday = len(words) == 1 and ordinary().has(words[0].parts[0])
    if not cue.sure:
        return not everyday and not taken and _ends(sentence, run)
    return not (everyday or (taken and len(words) == 1)) or _ends(sentence, run)


def _is_taken(sentence: Sentence, run: Run, spans: Sequence[Span]) -> bool:
    place = sentence.place(run)
    return any(span.values and span.overlaps(*place) for span in spans)


def _ends(sentence: Sentence, run: Run) -> bool:
    """Whether a title may end here: before a comma, a word such as "but", or nothing."""
    if run.last == len(sentence.words):
        return True
    after = sentence.words[run.last]
    gap = sentence.query[sentence.words[run.last - 1].end : after.start]
    return bool(gap.strip()) or not after.spaced or after.text.casefold() in cues.STOPS


def _may_be_misspelt(
    sentence: Sentence, run: Run, spans: Sequence[Span], *, everyday: bool
) -> bool:
    words = sentence.words[slice(*run)]
    if not _ends(sentence, run) or any(word.text.casefold() in cues.STOPS for word in words):
        return False
    if _is_taken(sentence, run, spans):
        return False
    letters = sum(len(word.text) for word in words)
    rare = any(not ordinary().has(part) for word in words for part in word.parts)
    return letters > SHORTEST and (rare or everyday)


def _likeness(text: str, key: str) -> float:
    """The cosine between trigrams; 0 where letter by letter too little is the same."""
    from difflib import SequenceMatcher

    ours, theirs = trigrams(text), trigrams(key)
    if not ours or not theirs:
        return 0.0
    cosine = len(ours & theirs) / math.sqrt(len(ours) * len(theirs))
    if cosine < ALIKE:
        return 0.0
    return cosine if SequenceMatcher(None, text, key, autojunk=False).ratio() >= SAME else 0.0


def _of_year(sentence: Sentence, run: Run, movies: Sequence[Named]) -> tuple[Named, int]:
    """The best known, or the one of the year that stands behind the title; and where that ends."""
    end = sentence.place(run)[1]
    said = _YEAR.match(sentence.query, end)
    of_year = [one for one in movies if said and one.year == int(said[1])]
    return (of_year[0], said.end()) if said and of_year else (movies[0], end)


def _beginning(sentence: Sentence, first: int) -> Iterator[Run]:
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
