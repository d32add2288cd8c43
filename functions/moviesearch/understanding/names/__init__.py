"""Which movies and people of the catalogue a sentence names, looked up and not guessed.

"american history x" asks for no history, "1917" for no year, and "kubrick war film" for Stanley
Kubrick. All that may be a name goes into one request; a second one is made where a short sentence
holds what may be a misspelt one. Sentences without a capital letter are as good as others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from moviesearch.index import MovieIndex
from moviesearch.index.query import Named
from moviesearch.understanding.names import beside, cues, denied, examples, said_so, series
from moviesearch.understanding.names.beside import titles_beside, titles_of_people
from moviesearch.understanding.names.certainty import certain, is_head
from moviesearch.understanding.names.mentions import Mentions
from moviesearch.understanding.names.ordinary import ordinary
from moviesearch.understanding.names.patterns import cue_pattern
from moviesearch.understanding.names.people import by_key
from moviesearch.understanding.names.sentence import Run, Sentence
from moviesearch.understanding.names.years import relative_years
from moviesearch.understanding.span import Span, overlaps_one

LONGEST_TITLE = 8  # words
FEW = 4  # words of a query that may be anything
SHORT = 12  # words of a sentence in which misspelt names are looked for
MEDIUM = 15  # in which every title is, not only those that a rule takes words of


def names_in(query: str, spans: Sequence[Span], index: MovieIndex) -> list[Span]:
    """What the query names: examples, titles and people, the surest first.

    An example is `{"like": (id,)}` over its cue and its titles ("like Inception and Heat"); a
    person is `{"person": (name,)}` over the name and a cue right beside it ("directed by Nolan"),
    spelt as the catalogue does; a title is a span without values, so that its words are taken for
    no constraint, or with `{"named": (id,)}` where it stands beside a person or a year. The whole
    query may be a title of one word; inside it only titles of two words or more count elsewhere,
    since nearly every word is the title of some movie.

    Args:
        query: as typed.
        spans: what the rules took for constraints.
        index: the catalogue.

    Raises:
        IndexUnavailable: the index is unavailable.
    """
    reading = _Reading(query, spans)
    keys = [key for key in dict.fromkeys(reading.keys()) if key]
    if not keys or not reading.may_name_something():
        return []
    found = index.named(keys)
    named = [*reading.resolved(found)]
    if "keywords" in index.capabilities:
        named = [*reading.misspelt_examples(named, found, index), *named]
        named += reading.misspelt_people(named, found, index)
    return [*reading.apart(found, index), *reading.weighed(named, found)]


class _Reading:
    """One query, and where in it a name may stand."""

    def __init__(self, query: str, spans: Sequence[Span]) -> None:
        self.sentence = Sentence(query)
        self.spans = spans
        self.examples = examples.cues_in(self.sentence)
        self.mentions = Mentions(self.sentence, spans)

    def may_name_something(self) -> bool:
        """Whether a look-up may be worth its request: not in a long plot of everyday words."""
        words = self.sentence.words
        sure = any(cue.sure for cue in self.mentions.before.values())
        rare = any(part not in ordinary().words for word in words for part in word.parts)
        return rare or sure or bool(self.spans or self.examples) or len(words) <= FEW

    def keys(self) -> Iterator[str]:
        """All keys to look up."""
        sentence = self.sentence
        yield from (sentence.title(run) for run in self._titles())
        for cue in self.examples:
            yield from examples.keys_of(sentence, cue)
        yield from denied.keys_of(sentence)
        yield from said_so.keys_of(sentence)
        yield from self.mentions.keys()
        if len(sentence.words) <= beside.FEW:
            yield from (sentence.title(run) for run in sentence.runs(1, 1))

    def apart(self, found: Sequence[Named], index: MovieIndex) -> Iterator[Span]:
        """Titles that are not wanted, and those that are said to be titles."""
        movies = _by_title(found)
        if self.sentence.title(Run(0, len(self.sentence.words))) in movies:
            return  # "Anything But Christmas"
        yield from said_so.titles_called(self.sentence, movies)
        yield from said_so.makers(self.sentence, movies)
        yield from denied.denied_titles(self.sentence, self.spans, movies, index)

    def resolved(self, found: Sequence[Named]) -> Iterator[Span]:
        """What is named, given the movies that have one of the keys."""
        movies = _by_title(found)
        whole = self.sentence.title(Run(0, len(self.sentence.words)))
        cues = [] if whole in movies else self.examples  # "Like Mike", "The Next Karate Kid"
        likes = [*examples.examples_in(self.sentence, cues, movies, self.spans)]
        people = [*self.mentions.people(by_key(found), movies)]
        titles = [*self._named_titles(movies, people)]
        yield from likes
        yield from titles
        yield from (one for one in people if not overlaps_one(one[:2], [*likes, *titles]))

    def misspelt_examples(
        self, named: Sequence[Span], found: Sequence[Named], index: MovieIndex
    ) -> Iterator[Span]:
        """What stands behind the first cue and is no title, or goes on behind it; or a series."""
        around = [cue for cue in self.examples[1:] if cue.whole]
        for cue in (*self.examples[:1], *around[:1]):
            own = [one for one in named if one.start == cue.start and "like" in one.values]
            span = None
            if not own and cue.whole:
                span = series.series_around(cue, index)
            elif not own or examples.goes_on(self.sentence, own[0].end):
                beyond = own[0].end if own else 0
                span = series.misspelt(self.sentence, cue, index, self.spans, beyond=beyond)
            if own and not span:
                span = series.series(self.sentence, cue, own[0], found, index)
            yield from [span] if span else []

    def misspelt_people(
        self, named: Sequence[Span], found: Sequence[Named], index: MovieIndex
    ) -> Iterator[Span]:
        """Who is named in a short sentence by a name that the catalogue nearly has."""
        if len(self.sentence.words) <= SHORT:
            yield from self.mentions.misspelt(named, _by_title(found), index)

    def weighed(self, named: Sequence[Span], found: Sequence[Named]) -> Iterator[Span]:
        """The spans; of somebody who is only remembered without a value."""
        people = [one for one in named if "person" in one.values]
        if joint := [*titles_of_people(self.sentence, found)]:
            yield from joint
            return
        if not any("like" in one.values for one in named):
            movies = _by_title(found)
            yield from relative_years(self.sentence, people, movies)
            yield from titles_beside(self.sentence, self.spans, people, movies)
        for one in named:
            sure = one not in people or certain(self.sentence, one, led=self._is_led(one, people))
            yield one if sure else one._replace(values={})

    def _is_led(self, person: Span, people: Sequence[Span]) -> bool:
        """Whether a cue stands before a name, or before those that it is listed with."""
        if any(cue.place[0] == person.start for cue in self.mentions.before.values()):
            return True
        joint = cue_pattern(cues.JOINTS)
        return any(
            joint.fullmatch(self.sentence.query, one.end, person.start)
            and self._is_led(one, people)
            for one in people
            if one.end < person.start
        )

    def _titles(self) -> Iterator[Run]:
        words = self.sentence.words
        if words:
            yield Run(0, len(words))
        for run in self.sentence.runs(2, LONGEST_TITLE):
            place = self.sentence.place(run)
            if len(words) <= MEDIUM or any(span.overlaps(*place) for span in self.spans):
                yield run

    def _named_titles(
        self, movies: Mapping[str, Sequence[Named]], people: Sequence[Span]
    ) -> Iterator[Span]:
        for run in self._titles():
            whole = len(self.sentence.words) == run.last - run.first
            start, end = (0, len(self.sentence.query)) if whole else self.sentence.place(run)
            key = self.sentence.title(run)
            if key not in movies or (not whole and self._is_any(run)):
                continue
            matters = whole or any(one.overlaps(start, end) for one in (*self.spans, *people))
            if matters and not any(_is_as_long(one, start, end) for one in people if not whole):
                ids = tuple(one.id for one in movies[key])
                yield Span(start, end, {beside.NAMED: ids} if whole else {})

    def _is_any(self, run: Run) -> bool:
        """Whether any movie of a kind is asked for in the words of a title: "a scary movie"."""
        before = self.sentence.words[run.first - 1].text.casefold() if run.first else ""
        return before in cues.ANY and is_head(self.sentence.words[run.last - 1].text)


def _by_title(found: Sequence[Named]) -> dict[str, list[Named]]:
    movies: defaultdict[str, list[Named]] = defaultdict(list)
    for one in found:
        for key in one.keys:
            movies[key].append(one)
    return dict(movies)


def _is_as_long(person: Span, start: int, end: int) -> bool:
    """Whether a person's words are all that a title has, or reach beyond it."""
    return person.overlaps(start, end) and not (start < person.start or person.end < end)
