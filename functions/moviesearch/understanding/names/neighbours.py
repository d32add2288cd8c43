"""What stands beside a name and tells that it is one: "directed by", "movies", "and"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from moviesearch.understanding.names import cues
from moviesearch.understanding.names.patterns import cue_pattern
from moviesearch.understanding.names.sentence import Sentence
from moviesearch.understanding.span import Span


class Cue(NamedTuple):
    """Words beside a name that tell it is one.

    Attributes:
        place: where they begin and end in the query.
        sure: whether they stand beside little else.
        directing: whether they are said of somebody who directs.
    """

    place: tuple[int, int]
    sure: bool
    directing: bool


def cues_before(sentence: Sentence) -> Iterator[tuple[int, Cue]]:
    """The cues by the number of the word behind them, the surest kept."""
    for pattern, sure in ((_weak(), False), (_sure(), True)):
        for match in pattern.finditer(sentence.query):
            at = sentence.at(match.end())
            if at is not None and not sentence.query[match.end() : sentence.words[at].start].strip(
                " \"'“:"
            ):
                said = match[0].casefold()
                directing = bool(cue_pattern(cues.DIRECTING).search(said))
                yield at, Cue((match.start(), match.end()), sure, directing)


def cues_behind(sentence: Sentence, spans: Sequence[Span]) -> Iterator[tuple[int, Cue]]:
    """The cues by the number of words up to them; what is cut with the name counts as sure.

    A constraint is one as well: "kubrick war film".
    """
    ends = {word.end: at + 1 for at, word in enumerate(sentence.words)}
    starts = {span.start for span in spans if span.values}
    for at, word in enumerate(sentence.words[1:], start=1):
        if word.start in starts:
            yield at, Cue((word.start, word.start), sure=False, directing=False)
    for match in _behind().finditer(sentence.query):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        end = next((at for at in range(start, 0, -1) if at in ends), None)
        gap = sentence.query[end:start] if end else "-"
        if end and not gap.strip():
            yield ends[end], Cue((start, match.end()), match.lastgroup is not None, directing=False)


def chained(sentence: Sentence, before: Mapping[int, Cue]) -> dict[int, int]:
    """The words behind an "and", and how many words end before it."""
    found: dict[int, int] = {}
    for match in cue_pattern(cues.JOINTS).finditer(sentence.query):
        at = sentence.at(match.end())
        if at and at not in before:
            left = [word for word in sentence.words if word.end <= match.start()]
            found[at] = len(left)
    return found


def elsewhere(sentence: Sentence) -> Iterator[int]:
    """The places between words where a name is that of a book's author and of nobody in a movie.

    By the number of words before it; a name begins or ends there.
    """
    for match in cue_pattern(cues.WRITTEN).finditer(sentence.query):
        at = sentence.at(match.end())
        if at is not None:
            yield at
    for match in cue_pattern(cues.WRITING).finditer(sentence.query):
        yield sum(word.end <= match.start() + 2 for word in sentence.words)


@cache
def _sure() -> re.Pattern[str]:
    spaced = "|".join(cues.SURE)
    return re.compile(
        rf"\b(?:{spaced})\b:?\s+|(?:{'|'.join(cues.SURE_UNSPACED)})\s*", re.IGNORECASE
    )


@cache
def _weak() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(cues.WEAK)})\s+", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    told, unspaced = cues.TOLD_UNSPACED, cues.BEHIND_UNSPACED
    return re.compile(
        rf"\s+(?:{cues.BEHIND})|\s+(?P<sure>{cues.SIBLINGS})|\s*(?P<told>{told})|\s*(?:{unspaced})",
        re.IGNORECASE,
    )
