"""Names by their capital letters: whether somebody told them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from moviesearch.explanation.naming import english
from moviesearch.explanation.naming.known import Known
from moviesearch.explanation.naming.proper import proper
from moviesearch.explanation.naming.words import Word, is_common, stem
from moviesearch.index.analysis import key_of

LONGEST_PHRASE = 5  # words
LONGEST_TITLE = 8
SHORTEST_ROOT = 4  # letters
SHORTEST_PART = 3  # of a name by which somebody is called: the Bat
_ABSTRACT = re.compile(
    "(?:ness|tion|sion|ism|ity|ship|ment|ance|ence|ing|acy|hood|ess|ery|ly|ure)$"
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
# Behind these a name of the wish is spoken of, and not put forward.
_SPOKEN_OF = frozenset(
    (
        *("in", "of", "about", "from", "with", "without", "by", "to", "for", "at", "on", "near"),
        *("around", "like", "unlike", "than", "no", "not", "nor", "as", "or", "and"),
    )
)


class Capitals:
    """The words of a sentence that are written as names.

    Args:
        words: of a sentence.
        known: what it may name.
        strict: whether a sentence's first word is looked at as well.
    """

    def __init__(self, words: Sequence[Word], known: Known, *, strict: bool) -> None:
        self.words = words
        self.known = known
        self.strict = strict

    def is_unknown(self, at: int) -> bool:
        """Whether a word is a name, or the number of one, that nobody told."""
        word = self.words[at]
        if word.is_first and word.text[1:] == word.text[1:].lower():
            return self.strict and self._is_unknown_subject(at)
        if word.is_capital:
            return not (self._is_told(at) or self.is_excused(at))
        return word.is_number and self._is_unknown_number(at)

    def is_subject(self, at: int) -> bool:
        """Whether a sentence's first word is what it speaks of: "Gladiator is", "Alien's"."""
        after = self._after(at)
        if after is None or not after.follows:
            return False
        return self.words[at].possessive or after.folded in english.VERBS

    def is_excused(self, at: int) -> bool:
        """Whether a name is no movie's: a place, a time, a letter, a word of the wish."""
        return (
            self.words[at].folded in english.PRONOUNS
            or proper().has(self.words[at])
            or self.in_phrase(at)
            or self._is_letter(at)
            or self._is_place(at)
            or self._is_asked(at)
        )

    def in_phrase(self, at: int) -> bool:
        """Whether a word belongs to a name of several that is no movie's: New York."""
        for first in range(max(0, at - LONGEST_PHRASE + 1), at + 1):
            for last in range(at + 1, min(len(self.words), first + LONGEST_PHRASE) + 1):
                phrase = " ".join(one.folded for one in self.words[first:last])
                if phrase in proper().phrases:
                    return True
        return False

    def _after(self, at: int) -> Word | None:
        return self.words[at + 1] if at + 1 < len(self.words) else None

    def _is_told(self, at: int) -> bool:
        folded = self.words[at].folded
        is_name = bool(self.known.names & {folded, f"{folded}s", *_roots(folded)})
        if is_name and self._goes_with_the_one_before(at):
            return True
        if is_name or not self._is_first_name(at):
            return self._in_title(at) or self._is_part_of_the_story(at)
        return True

    def _is_part_of_the_story(self, at: int) -> bool:
        """Whether it is who or what the facts tell of, in small letters there: the Tramp."""
        word = self.words[at]
        if at < 2 or self.words[at - 1].text != "the" or not word.follows:  # noqa: PLR2004
            return False
        after = self._after(at)
        if self.words[at - 2].folded in english.COMPARED or (
            after and after.follows and after.is_capital
        ):
            return False
        return word.folded in self.known.words or (
            len(word.folded) >= SHORTEST_PART
            and any(name.startswith(word.folded) for name in self.known.names)
        )

    def _goes_with_the_one_before(self, at: int) -> bool:
        """Whether a told name makes no other name with what stands before it."""
        word, before = self.words[at], self.words[at - 1]
        if not (word.follows and before.is_capital):
            return True
        return (
            (before.folded, word.folded) in self.known.pairs
            or before.is_first
            or before.possessive
            or proper().has(before)
            or proper().has(word)
            or before.folded not in self.known.names
        )

    def _in_title(self, at: int) -> bool:
        """Whether the title of a movie that was found stands here."""
        for first in range(max(0, at - LONGEST_TITLE + 1), at + 1):
            for last in range(at + 1, min(len(self.words), first + LONGEST_TITLE) + 1):
                if key_of([word.keyed for word in self.words[first:last]]) in self.known.titles:
                    return True
        return False

    def _is_first_name(self, at: int) -> bool:
        """Whether somebody told the last name of it: Darth Vader, where they told of Vader."""
        word, after = self.words[at], self._after(at)
        return (
            after is not None
            and after.follows
            and after.is_capital
            and not after.hyphened
            and not is_common(word.folded)
            and not is_common(after.folded)
            and (after.folded in self.known.names or after.folded in proper().makers)
        )

    def _is_unknown_number(self, at: int) -> bool:
        """Whether a number behind a name makes another name of it: Rocky 5."""
        word, before = self.words[at], self.words[at - 1]
        if not (word.follows and before.is_capital) or before.folded in _MONTHS:
            return False
        if proper().has(before) or (before.is_first and is_common(before.folded)):
            return False
        return (before.folded, word.folded) not in self.known.pairs and not self.in_phrase(at)

    def _is_unknown_subject(self, at: int) -> bool:
        word = self.words[at]
        folded = word.folded
        if folded in self.known.asked - self.known.names and not is_common(folded):
            return self.is_subject(at)
        is_word = (
            folded in self.known.words
            or stem(folded) in self.known.stems
            or is_common(folded)
            or proper().has(word)
            or _ABSTRACT.search(folded)
        )
        return word.is_capital and not is_word and self.is_subject(at)

    def _is_letter(self, at: int) -> bool:
        """Whether it is the letter of R-rated or B-movie."""
        after = self._after(at)
        return (
            len(self.words[at].folded) == 1
            and after is not None
            and after.hyphened
            and after.text[0].islower()
        )

    def _is_place(self, at: int) -> bool:
        """Whether it belongs to a name like East Australian Current: a place, and what it is."""
        first = last = at
        while first and self.words[first].follows and self.words[first - 1].is_capital:
            first -= 1
        while (after := self._after(last)) and after.follows and after.is_capital:
            last += 1
        name = self.words[first : last + 1]
        return name[-1].folded in english.PLACES and any(map(proper().has, name[:-1]))

    def _is_asked(self, at: int) -> bool:
        """Whether a name is a word of the wish, and only spoken of."""
        if self.words[at].folded not in self.known.asked:
            return False
        while at and self.words[at].follows:
            at -= 1
            word = self.words[at]
            if word.folded in _SPOKEN_OF:
                return True
            if not word.is_capital and word.folded != "the":
                return False
        return False


def _roots(word: str) -> Iterator[str]:
    """The names that a name may be made of: Sparta for Spartans."""
    for ending in ("s", "n", "ns", "an", "ans", "ian", "ians", "ese"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_ROOT:
            yield word.removesuffix(ending)
