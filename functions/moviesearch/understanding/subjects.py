"""Subjects that a query does not want: "sci-fi but no aliens"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from moviesearch.understanding.language import Language, Spaced, by_word
from moviesearch.understanding.letters import plain
from moviesearch.understanding.phrases import Phrases, compiled
from moviesearch.understanding.row import follows
from moviesearch.understanding.span import Span

_WORD = re.compile(r"[\w'’-]+")
_NEVER = "(?!)"
_LONGEST = 3  # words of a subject
WITHOUT = "without"
_SHORT = 8  # words of a query that need not ask for movies


class Subjects:
    """How a language denies a subject."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._phrases = Phrases(language, language.topics)
        self._spaced = isinstance(language, Spaced)
        self._trims = frozenset(
            (*language.trims, *language.heads) if isinstance(language, Spaced) else ()
        )

    @functools.cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(by_word(self._language.subjects))

    @functools.cached_property
    def _joint(self) -> re.Pattern[str]:
        carries, lists = self._language.carries or _NEVER, self._language.lists or _NEVER
        return compiled(self._language, rf"\s*(?:{carries}|{lists})\s*")

    @functools.cached_property
    def _topicless(self) -> re.Pattern[str]:
        return compiled(self._language, self._language.topicless or _NEVER)

    @functools.cached_property
    def _opener(self) -> re.Pattern[str]:
        return compiled(self._language, self._language.openers or _NEVER)

    def of(
        self, query: str, typed: str, ends: Sequence[int], taken: Sequence[Span]
    ) -> Iterator[Span]:
        """The denied subjects, each with the words that deny it.

        Args:
            query: as its words are read.
            typed: as typed, which is as long.
            ends: where what asks for movies ends; a longer query without any tells a plot, unless
                it opens as a request.
            taken: what is denied already or is a name, and so no subject.
        """
        length = len(query.split())
        if not self._language.topics or (length > _SHORT and not ends and not self._opens(query)):
            return
        for place, at, span, topics in self._phrases.parts(query, "topic"):
            if length <= place.within or (place.behind_run and follows(query, at, ends)):
                yield from self._each(typed, span, topics, taken)

    def places(self, query: str) -> list[tuple[int, int]]:
        """Where the query may deny subjects, whatever else it says."""
        return [span[:2] for _, _, span, _ in self._phrases.parts(query, "topic")]

    def _opens(self, query: str) -> bool:
        """Whether a query without a word for movies asks for something to watch all the same."""
        return not self._spaced or bool(self._opener.match(query))

    def _each(
        self, typed: str, phrase: Span, topics: Span, taken: Sequence[Span]
    ) -> Iterator[Span]:
        at = phrase.start
        for first, last in self._parts(typed, topics.start, topics.end):
            busy = [one for one in taken if one.overlaps(first, last)]
            end = min([last, *(one.start for one in busy)])
            topic = self._topic(typed[first:end]) if first < end else ""
            if topic:
                begin = max([at, *(one.end for one in taken if one.end <= first)])
                # in some languages, what denies it stands behind
                close = phrase.end if end == topics.end else end
                close = min([close, *(one.start for one in taken if one.start >= end)])
                yield Span(begin, close, {WITHOUT: (topic,)})
            at = max([end, *(one.end for one in busy)])

    def _parts(self, query: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The subjects of a list."""
        at = start
        for joint in self._joint.finditer(query, start, end):
            yield at, joint.start()
            at = joint.end()
        yield at, end

    def _topic(self, said: str) -> str:
        """A subject as it is looked for; empty where it is none."""
        if not self._spaced:
            topic = said.strip()
            return "" if self._topicless.match(topic) else self._language.nouns.get(topic, topic)
        words = _WORD.findall(said.casefold().replace("’", "'"))
        while words and plain(words[0]) in self._trims:
            del words[0]
        while words and plain(words[-1]) in self._trims:
            del words[-1]
        topic = " ".join(words)
        if len(words) > _LONGEST and plain(topic) not in self._known:
            return ""
        if self._topicless.match(plain(topic)):
            return ""
        return self._language.nouns.get(plain(topic), topic)
