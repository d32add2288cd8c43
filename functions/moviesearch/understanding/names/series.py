"""Titles behind a cue that are misspelt, or name a whole series."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from moviesearch.index import MovieIndex
from moviesearch.index.analysis import name_key, query_trigrams, trigrams, without_article
from moviesearch.index.query import Hit, Named, Query, Retriever
from moviesearch.index.schema import TRIGRAMS, titles
from moviesearch.ranking.score import suggestion_score
from moviesearch.understanding.names import cues
from moviesearch.understanding.names.examples import Cue, beginning, ends, is_taken
from moviesearch.understanding.names.ordinary import ordinary
from moviesearch.understanding.names.sentence import Run, Sentence
from moviesearch.understanding.span import Span

NEAR = 20  # movies that a misspelt title is looked for in
PARTS = 10  # of a series
WELL_KNOWN = 1_500  # votes
ALIKE = 0.6  # of a cosine between trigrams
SAME = 0.75  # of the letters, in order
SURELY_SAME = 0.85  # of them, where all words are everyday ones: "the dark night"
TELLING = 3  # everyday words that may be a misspelt title
SHORTEST = 4  # letters of a title that may be misspelt


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
        for run in beginning(sentence, cue.first)
        if sentence.place(run)[1] > beyond
        and _may_be_misspelt(sentence, run, spans, everyday=bool(beyond))
    ]
    if not runs:
        return None
    hits = _beginning_with(sentence.title(runs[0]), index)
    for run in runs:
        if parts := _parts(sentence.title(run), hits):
            end = sentence.place(run)[1]
            end = _said_to_be_a_series(sentence, end) or end
            return Span(cue.start, end, {"like": parts, "same": parts})
    found = [
        (likeness, run, key, ids)
        for run in runs
        for key, ids in _named_so(run.last - run.first, hits)
        if (likeness := _likeness(sentence, run, key))
    ]
    if not found:
        return None
    _, run, _, ids = max(found, key=lambda one: one[0])
    span = Span(cue.start, sentence.place(run)[1], {"like": ids})
    return span._replace(values={"like": ids, "same": ids}) if len(ids) > 1 else span


def parts_of(key: str, index: MovieIndex) -> tuple[int, ...]:
    """The movies whose titles are these words or begin with them; one request."""
    return _parts(key, _beginning_with(key, index))


def series(
    sentence: Sentence, cue: Cue, example: Span, found: Sequence[Named], index: MovieIndex
) -> Span | None:
    """All parts of what the title of an example begins: "harry potter"; one request, or none.

    Only where the sentence says that a series is meant ("the matrix trilogy"), or the title is a
    nickname of a part, or of a movie that few know while others begin with it: "the lord of the
    rings".
    """
    key = cue.whole[0][0] if cue.whole else sentence.title(Run(cue.first, len(sentence.words)))
    one = next((one for one in found if one.id in example.values["like"]), None)
    begun = one and next(
        (each for each in one.keys if key == each or key.startswith(f"{each} ")), ""
    )
    if not one or not begun:
        return None
    end = _said_to_be_a_series(sentence, example.end)
    title = name_key(one.title)
    is_title = begun in {title, without_article(title)}
    if is_title and one.votes >= WELL_KNOWN and not end:
        return None
    hits = _beginning_with(begun, index)
    parts = _parts(begun, hits)
    others = [hit.movie.vote_count for hit in hits if hit.movie.id in {*parts} - {one.id}]
    nickname = title.startswith(f"{begun} ") or (not is_title and len(others) > 1)
    if not nickname and not end and max(others, default=0) < 2 * one.votes:
        return None
    known = one.votes >= WELL_KNOWN or nickname or not others
    like = tuple(dict.fromkeys((*parts, one.id) if known else _without(one.id, parts)))
    same = tuple(dict.fromkeys((*parts, one.id, *example.values["same"])))
    return Span(example.start, end or example.end, {"like": like[:PARTS], "same": same})


def series_around(cue: Cue, index: MovieIndex) -> Span | None:
    """The parts of a series that a cue stands around and no title is: "harry potter-ish"."""
    keys, end = cue.whole or ((), 0)
    telling = len(keys) == 1 and [word for word in keys[0].split() if not ordinary().has(word)]
    if not telling or " " not in keys[0]:
        return None
    parts = _parts(keys[0], _beginning_with(keys[0], index))
    return Span(cue.start, end, {"like": parts, "same": parts}) if len(parts) > 1 else None


def _may_be_misspelt(
    sentence: Sentence, run: Run, spans: Sequence[Span], *, everyday: bool
) -> bool:
    words = sentence.words[slice(*run)]
    if not ends(sentence, run) or any(word.text.casefold() in cues.STOPS for word in words):
        return False
    if is_taken(sentence, run, spans):
        return False
    letters = sum(len(word.text) for word in words)
    rare = any(not ordinary().has(part) for word in words for part in word.parts)
    return letters > SHORTEST and (rare or everyday or len(words) >= TELLING)


def _named_so(words: int, hits: Sequence[Hit]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The titles, and what several begin with in so many words; each with the movies it means.

    By a nickname that is the beginning of others a whole series goes: "harry potter".
    """
    begun: defaultdict[str, set[int]] = defaultdict(set)
    for hit in hits:
        main = without_article(name_key(hit.movie.title))
        for title in titles(hit.movie):
            key = name_key(title)
            begins = main.startswith(f"{without_article(key)} ")
            parts = _parts(key, hits) if begins else ()
            yield key, parts if len(parts) > 1 else (hit.movie.id,)
            telling = without_article(key).split()
            if len(telling) > words > 1:
                begun[" ".join(telling[:words])].add(hit.movie.id)
    for key, movies in begun.items():
        if len(movies) > 1:
            yield key, _parts(key, hits)


def _likeness(sentence: Sentence, run: Run, key: str) -> float:
    """The cosine between trigrams; 0 where letter by letter too little is the same."""
    text = sentence.title(run)
    everyday = all(ordinary().has(part) for part in text.split())
    least = SURELY_SAME if everyday and " " in text else SAME
    return max(_alike(text, form, least) for form in {key, without_article(key)})


def _alike(text: str, key: str, least: float) -> float:
    from difflib import SequenceMatcher

    ours, theirs = trigrams(text), trigrams(key)
    if not ours or not theirs:
        return 0.0
    cosine = len(ours & theirs) / math.sqrt(len(ours) * len(theirs))
    if cosine < ALIKE:
        return 0.0
    return cosine if SequenceMatcher(None, text, key, autojunk=False).ratio() >= least else 0.0


def _beginning_with(key: str, index: MovieIndex) -> Sequence[Hit]:
    asked = Retriever(TRIGRAMS, TRIGRAMS, query_trigrams(key))
    return index.query(Query((asked,), NEAR, score=suggestion_score()))


def _said_to_be_a_series(sentence: Sentence, end: int) -> int:
    """Where a word such as "trilogy" behind a title ends; 0 without one."""
    at = sentence.at(end)
    said = at is not None and sentence.words[at].text.casefold() in cues.SERIES
    return sentence.words[at].end if said and at is not None else 0


def _parts(key: str, hits: Sequence[Hit]) -> tuple[int, ...]:
    """The movies whose titles are these words or begin with them."""
    bare = without_article(key)
    begun = (f"{bare} ", f"the {bare} ")
    found = [
        hit.movie.id
        for hit in hits
        if any(f"{name_key(title)} ".startswith(begun) for title in titles(hit.movie))
    ]
    return tuple(found[:PARTS])


def _without(movie_id: int, ids: Sequence[int]) -> tuple[int, ...]:
    return tuple(one for one in ids if one != movie_id)
