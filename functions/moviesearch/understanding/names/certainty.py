"""Whether somebody who is named is asked for, or only remembered along with a plot."""

from __future__ import annotations

from moviesearch.understanding.names import cues
from moviesearch.understanding.names.patterns import cue_pattern
from moviesearch.understanding.names.sentence import Sentence
from moviesearch.understanding.span import Span

SHORT = 8  # words of a sentence that tells no plot
LED = 40  # of one that may, where a cue says that somebody is named
TOLD = 27  # of one that may, yet is so short that it asks for whom it names


def certain(sentence: Sentence, person: Span, *, led: bool) -> bool:
    """Whether only movies of this person are asked for.

    Who remembers a plot remembers the wrong actor as often as not, and catalogues do not know who
    plays in every movie: there a name is one word among others.

    Args:
        sentence: the query.
        person: where somebody is named.
        led: whether a cue such as "with" or "directed by" stands before the name.
    """
    words = len(sentence.words)
    if words <= SHORT:
        return True
    if _is_guessed(sentence.query, person) or cue_pattern(cues.HESITANT).search(sentence.query):
        return False
    return words <= (LED if led else TOLD)


def is_head(word: str) -> bool:
    """Whether a word only says that movies are spoken of."""
    return bool(cue_pattern(cues.BEHIND).fullmatch(word))


def _is_guessed(query: str, person: Span) -> bool:
    doubts = (cues.TYPE_BEHIND, cues.ASKED_BEHIND)
    if any(cue_pattern(one).match(query, person.end) for one in doubts):
        return True
    before, behind = cue_pattern(cues.GUESSED_BEFORE), cue_pattern(cues.GUESSED_BEHIND)
    return bool(behind.match(query, person.end) and before.search(query[: person.start]))
