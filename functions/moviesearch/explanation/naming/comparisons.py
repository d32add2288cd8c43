"""What a sentence compares a movie with: a kind of movies, a feeling, or a title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from moviesearch.explanation.naming import english
from moviesearch.explanation.naming.known import Known
from moviesearch.explanation.naming.words import Word, is_common, stem, words_of

LONGEST_CUE = 4  # words
_LIKING = frozenset((("to", "like"), ("to", "love"), ("to", "enjoy"), ("dont", "like")))
_BETWEEN = 5  # words from one "as" to the other, at most
_ABSTRACT = re.compile("(?:ness|tion|sion|ism|ity|ship|ment|ance|ence|ing|acy|hood|ess|ery|ure)$")
_DESCRIBES = re.compile("(?:ly|ed|ful|ous|ic|ive|al|less|able|ible|ish|ing)$")


class Comparisons:
    """The places of a sentence where a title may stand without a capital letter or a mark.

    Attributes:
        places: by where they begin, where those end behind which hardly anything but a comparison
            stands.
        sure: those of them that are with a title or a kind of movies.
        weak: where other words stand as often.

    Args:
        words: of a sentence.
        known: what it may name.
    """

    def __init__(self, words: Sequence[Word], known: Known) -> None:
        self.words = words
        self.known = known
        self.sure = dict(self._behind(_cues(english.SURE_CUES)))
        self.places = self.sure | dict(self._behind(_cues(english.CUES)))
        self.weak = dict(self._behind(_cues(english.WEAK_CUES)))

    def is_unknown(self) -> bool:
        """Whether it compares with what is neither told nor a kind of movies."""
        return any(not self._is_plain(start, end) for start, end in self.places.items()) or any(
            self._is_number_alone(at) for at, word in enumerate(self.words) if word.is_number
        )

    def is_whole(self, at: int) -> bool:
        """Whether a word is all that a movie is compared with."""
        sure = at in self.sure or (at in self.places and self.words[at - 1].folded == "than")
        return sure and self.places[at] == at + 1

    def _behind(self, cues: frozenset[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
        folded = [word.folded for word in self.words]
        for at in range(1, len(folded)):
            if not self.words[at].follows or tuple(folded[max(0, at - 2) : at]) in _LIKING:
                continue
            ends = (tuple(folded[max(0, at - size) : at]) for size in range(1, LONGEST_CUE + 1))
            as_as = folded[at - 1] == "as" and "as" in folded[max(0, at - _BETWEEN) : at - 2]
            if as_as or any(one in cues for one in ends):
                yield at, self._end(at)

    def _end(self, start: int) -> int:
        end = start
        while end < len(self.words) and self.words[end].folded not in english.ENDS:
            if end > start and not self.words[end].follows:
                break
            end += 1
        return end

    def _is_plain(self, start: int, end: int) -> bool:
        """Whether what is compared is no title: a kind of movie, somebody told of, a feeling."""
        words = self.words[start:end]
        content = [word for word in words if word.folded not in english.SMALL]
        if not content or words[0].folded in english.DETERMINERS:
            return True
        if words[0].is_number or words[0].is_capital:
            return True  # judged by what it is
        if len(content) == 1:
            is_abstract = words[0].folded != "the" and _ABSTRACT.search(content[0].folded)
            return self._is_told(content[0]) or is_common(content[0].folded) or bool(is_abstract)
        if words[0].folded == "the":
            return self._is_plain_definite(content)
        return self._is_plain_kind(content, sure=start in self.sure)

    def _is_plain_definite(self, content: Sequence[Word]) -> bool:
        if content[0].folded in english.HEADS or content[-1].folded in english.HEADS:
            return True
        told = [self._is_told(word) for word in content]
        return any(told) and all(
            is_told or is_common(word.folded) or bool(_DESCRIBES.search(word.folded))
            for is_told, word in zip(told, content, strict=True)
        )

    def _is_plain_kind(self, content: Sequence[Word], *, sure: bool) -> bool:
        head = content[-1]
        if head.folded in english.HEADS or self._is_told(head):
            return True
        if any(word.is_number for word in content):
            return False
        if sure or head.folded.endswith("s"):
            return head.folded.endswith("s")
        return all(
            self._is_told(word)
            or is_common(word.folded)
            or word.hyphened
            or bool(_DESCRIBES.search(word.folded))
            for word in content
        )

    def _is_told(self, word: Word) -> bool:
        return word.folded in self.known.words or stem(word.folded) in self.known.stems

    def _is_number_alone(self, at: int) -> bool:
        """Whether a number is compared with, or is a sentence's subject: "1917 does"."""
        word = self.words[at]
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        if word.folded in self.known.words:
            return False
        goes_on = after is not None and after.follows
        verb = goes_on and after is not None and after.folded in english.VERBS
        if word.is_first:
            return verb
        ends = not goes_on or (after is not None and after.folded in english.ENDS)
        return at in self.places and (ends or verb)


@cache
def _cues(phrases: frozenset[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(word.folded for word in words_of(phrase)) for phrase in phrases)
