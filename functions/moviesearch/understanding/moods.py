"""How somebody wants to feel, as words and constraints that the catalogue knows."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from moviesearch.agreement import OPPOSITES
from moviesearch.understanding.language import Language, Mood, Spaced
from moviesearch.understanding.letters import plain
from moviesearch.understanding.phrases import compiled, said
from moviesearch.understanding.span import NOTHING, Span

MOOD = "mood"
_LONGEST = (
    12  # words of a query that may say a mood (two characters are one); a longer one is a plot
)
_WORDS_FOR = 16  # words of a query in which a phrase stands for words that overviews use
_WORD = re.compile(r"[\w'’]+")
_NEVER = "(?!)"


class Moods:
    """The moods of a language."""

    def __init__(self, language: Language) -> None:
        self._language = language

    @functools.cached_property
    def _lexicon(self) -> dict[str, list[Mood]]:
        """The moods that a word says where nothing else is said."""
        found: dict[str, list[Mood]] = {}
        for mood in self._language.moods:
            for word in mood.lexicon:
                found.setdefault(word, []).append(mood)
        return found

    @functools.cached_property
    def _negation(self) -> re.Pattern[str]:
        """What ends in a denial of the word that follows."""
        language = self._language
        between = rf"(?:\s+(?:{language.between or _NEVER}))*"
        return compiled(language, rf"\b(?:{language.negations or _NEVER}){between}\s+$")

    @functools.cached_property
    def _constraining(self) -> frozenset[str]:
        """Words that may name a constraint beside a mood: "sad korean movies"."""
        rows = self._language.words if isinstance(self._language, Spaced) else ()
        return frozenset(word for row in rows for name in row.spelt() for word in name.split())

    def find(self, query: str) -> Iterator[Span]:
        """Where the query says a mood, the surest first; they may overlap. A plot says none."""
        length = len(query.split()) if isinstance(self._language, Spaced) else len(query) // 2
        if length > _WORDS_FOR:
            return
        short = length <= _LONGEST
        for mood in self._language.moods:
            if mood.name and not short:
                continue
            for found in compiled(self._language, mood.pattern).finditer(query):
                yield _span(*said(found), mood)
        if short:
            yield from self._all_of_it(query)

    def _all_of_it(self, query: str) -> Iterator[Span]:
        """The mood that most words of a query say which says nothing but moods and constraints.

        One that is denied is none: "nothing depressing" is not what to cry over.
        """
        lexicon, around = self._lexicon, self._language.around_moods
        if not lexicon:
            return
        words = [(plain(found[0]), found.span()) for found in _WORD.finditer(query)]
        telling = [(word, at) for word, (at, _) in words if word not in self._constraining]
        wanted = [word for word, at in telling if not self._negation.search(query, 0, at)]
        felt = [mood for word in wanted for mood in lexicon.get(word, ())]
        free = [one for one in words if one[0] in lexicon or one[0] in around]
        if not felt or not all(
            one in free or one[0] in self._constraining or one[0][0].isdigit() for one in words
        ):
            return
        name = Counter(mood.name for mood in felt).most_common(1)[0][0]
        chosen = next(mood for mood in felt if mood.name == name)
        first = next(place for word, place in free if chosen in lexicon.get(word, ()))
        yield _span(*first, chosen)
        for _, place in free:
            if place != first:
                yield Span(*place, {}, NOTHING)


def undenied(spans: Sequence[Span]) -> list[Span]:
    """The spans, of which no mood asks for what is denied: "no musicals, but cheerful"."""
    denied = {
        (name, word)
        for one in spans
        if MOOD not in one.values
        for name, other in OPPOSITES
        for word in one.values.get(other, ())
    }
    if not denied:
        return list(spans)
    return [_without(one, denied) if MOOD in one.values else one for one in spans]


def wished(spans: Sequence[Span]) -> list[Span]:
    """The spans, with the words of a mood that another one behind it gives up only as such.

    Of two of which one denies what the other asks for, the last is the wish: "can't sleep, want
    something creepy".
    """
    moods = [one for one in spans if MOOD in one.values]
    gone = [
        one for at, one in enumerate(moods) if any(_deny(one, other) for other in moods[at + 1 :])
    ]
    return [one._replace(values={}, words=NOTHING) if one in gone else one for one in spans]


def _deny(one: Span, other: Span) -> bool:
    """Whether one of two moods leaves out what the other asks for."""
    return any(
        set(asks.values.get(name, ())) & set(denies.values.get(opposite, ()))
        for asks, denies in ((one, other), (other, one))
        for name, opposite in OPPOSITES
    )


def _without(mood: Span, denied: Collection[tuple[str, str]]) -> Span:
    names = {name for name, _ in denied}
    values = {
        name: tuple(one for one in value if (name, one) not in denied) if name in names else value
        for name, value in mood.values.items()
    }
    return mood._replace(values={name: value for name, value in values.items() if value})


def _span(start: int, end: int, mood: Mood) -> Span:
    values = {**mood.gives, MOOD: (mood.name,)} if mood.name else mood.gives
    return Span(start, end, values, mood.words)
