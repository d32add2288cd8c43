"""What a sentence in letters names: by capitals, by comparisons, by the catalogue."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from moviesearch.explanation.naming import english
from moviesearch.explanation.naming.capitals import LONGEST_TITLE, Capitals
from moviesearch.explanation.naming.comparisons import Comparisons
from moviesearch.explanation.naming.known import Known
from moviesearch.explanation.naming.proper import proper
from moviesearch.explanation.naming.words import Word, is_common, words_of
from moviesearch.index.analysis import key_of

MANY = 3  # words of a title that hardly stand together by chance
_POINT = "·"  # between the parts of a name
_ARTICLES = ("the", "a", "an")
_OPENED = frozenset(("in", "on", "at", "from", "to", "of", "for", "with", "a", "an", "the"))
_BEFORE_NAMES = frozenset(("with", "in", "from", "without", "by"))


class Latin:
    """The words of a sentence, and which of them name something.

    Args:
        text: without what stands in quotes.
        known: what it may name.
        strict: whether it is English: capital letters and comparisons of other languages tell less.
        foreign: whether it stands among Chinese, where each word of it is a name.
    """

    def __init__(self, text: str, known: Known, *, strict: bool, foreign: bool) -> None:
        self.text = text
        self.words = words_of(text)
        self.known = known
        self.strict = strict
        self.foreign = foreign
        self.capitals = Capitals(self.words, known, strict=strict)
        self.comparisons = Comparisons(self.words if strict else [], known)

    def is_unknown(self) -> bool:
        """Whether it names something that nobody told, whatever the catalogue holds."""
        if self.foreign:
            return any(not self._is_usual(at) for at in range(len(self.words)))
        unknown = [at for at in range(len(self.words)) if self.capitals.is_unknown(at)]
        if not self.strict:
            return any(after - before == 1 for before, after in pairwise(unknown))
        return bool(unknown) or self.comparisons.is_unknown()

    def _is_usual(self, at: int) -> bool:
        """Whether a word among Chinese is none that names something: DNA, J·K·罗琳, a fact."""
        word = self.words[at]
        around = (self.text[word.start - 1 : word.start], self.text[word.end : word.end + 1])
        return (
            _POINT in around
            or word.is_number
            or word.folded in self.known.words
            or word.folded in self.known.asked
            or self.capitals.is_excused(at)
            or (not word.is_capital and is_common(word.folded))
        )

    @cached_property
    def keys(self) -> frozenset[str]:
        """What to look up: the key of whatever may be a title."""
        return frozenset(
            self._key(first, last) for first, last in self._runs() if self._is_meant(first, last)
        )

    def names_one(self, found: Collection[str]) -> bool:
        """Whether it names one of these titles, which are of no movie that its writer was told."""
        return not self.keys.isdisjoint(found)

    def _runs(self) -> Iterator[tuple[int, int]]:
        for first in range(len(self.words)):
            for last in range(first + 1, min(len(self.words), first + LONGEST_TITLE) + 1):
                if last - first > 1 and not self._goes_on(last - 1):
                    break
                yield first, last

    def _goes_on(self, at: int) -> bool:
        """Whether a title may hold this word and the one before: "Kill Bill: Vol. 1"."""
        word, before = self.words[at], self.words[at - 1]
        return word.follows or word.behind_colon or before.folded in english.ABBREVIATIONS

    def _is_meant(self, first: int, last: int) -> bool:
        """Whether words stand for a title, if they are one."""
        if last - first == 1:
            return self.strict and self._is_one_meant(first, self.words[first])
        words = self.words[first:last]
        telling = [word for word in words if word.folded not in english.SMALL]
        if not telling or self._is_title(words):
            return False
        if self.known.holds(word.folded for word in words):
            return self._is_put_forward(first, last)
        named = words[0].is_capital and all(word.is_capital for word in telling)
        if named and not words[0].is_first:
            return not self.capitals.in_phrase(first)
        return not self._is_in_phrase(first, last) and self._is_small_meant(first, last, telling)

    def _is_small_meant(self, first: int, last: int, telling: Sequence[Word]) -> bool:
        """Whether words that capital letters don't tell from others stand for a title."""
        content = [word.folded for word in telling if word.folded not in english.DETERMINERS]
        compared, touched = self._begins(first)
        if content and (compared or self._is_small_subject(first, last)):
            return True
        after = self.words[last].folded if last < len(self.words) else ""
        rare = any(not is_common(word) and word not in self.known.words for word in content) and (
            len(content) > 1 or after not in english.SMALL
        )
        is_long = last - first >= MANY and len(content) == MANY - 1
        return rare or len(content) >= MANY or is_long or (touched and len(content) == MANY - 1)

    def _is_in_phrase(self, first: int, last: int) -> bool:
        """Whether small letters are part of a longer phrase: hard-boiled eyes, an odd couple."""
        words = self.words[first:last]
        if any(word.is_capital for word in words):
            return False
        before = self.words[first - 1].folded if first and words[0].follows else ""
        if before in english.ARTICLES and words[0].folded not in _ARTICLES:
            return True
        after = self.words[last] if last < len(self.words) else None
        goes_on = after is not None and after.follows and after.folded not in english.ENDS
        return goes_on and all(word.hyphened for word in words[1:])

    def _is_small_subject(self, first: int, last: int) -> bool:
        """Whether a sentence begins with it, in small letters: "the room is better"."""
        after = self.words[last].folded if last < len(self.words) else ""
        word = self.words[first]
        return word.is_first and not word.is_capital and after in english.VERBS

    def _is_title(self, words: Sequence[Word]) -> bool:
        return key_of([word.keyed for word in words]) in self.known.titles

    def _is_put_forward(self, first: int, last: int) -> bool:
        """Whether a name of the facts is spoken of as a movie: "The Room is better", "see"."""
        words = self.words[first:last]
        if not all(word.is_capital for word in words if word.folded not in english.SMALL):
            return False
        after = self.words[last].folded if last < len(self.words) else ""
        is_subject = words[0].is_first and (not after or after in english.VERBS)
        return is_subject or any(self._begins(first))

    def _is_one_meant(self, at: int, word: Word) -> bool:
        """Whether one word stands for a title, if it is one: Up, Heat, 1917."""
        before = self.words[at - 1].folded if at else ""
        is_small = not word.is_capital and word.folded in english.DETERMINERS | english.SMALL
        if is_small or before in _ARTICLES:
            return False
        named = word.is_capital and not proper().has(word)
        if word.folded in self.known.words:
            return named and self.comparisons.is_whole(at)
        if word.is_first:
            return self._is_subject_meant(at, word)
        if at in self.comparisons.places:
            return named or word.folded not in english.FILM
        if at in self.comparisons.weak or before in _BEFORE_NAMES:
            return word.is_capital or not is_common(word.folded)
        return named and not self.capitals.is_excused(at)

    def _is_subject_meant(self, at: int, word: Word) -> bool:
        folded = word.folded
        if not is_common(folded):
            return not proper().has(word) and not self._is_adverbial(at)
        is_word = folded in english.DETERMINERS or folded in english.FILM
        return not is_word and self.capitals.is_subject(at)

    def _is_adverbial(self, at: int) -> bool:
        """Whether a sentence's first word only opens it: "Adrift in orbit"."""
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        return after is not None and after.follows and after.folded in _OPENED

    def _begins(self, first: int) -> tuple[bool, bool]:
        """Whether a title may begin here: behind a comparison, or a weaker cue; and an article."""
        starts = [first]
        if first and self.words[first - 1].folded in _ARTICLES:
            starts.append(first - 1)
        return (
            any(at in self.comparisons.places for at in starts),
            any(at in self.comparisons.weak for at in starts),
        )

    def _key(self, first: int, last: int) -> str:
        return key_of([word.keyed for word in self.words[first:last]])
