"""From a query to its constraints and the words beside them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from pydantic import ValidationError

from moviesearch.agreement import OPPOSITES, merged, usable
from moviesearch.constraints import ROWS, SORTS, Filters, Sort
from moviesearch.index.analysis import has_unspaced
from moviesearch.rows import Keywords, Topics
from moviesearch.understanding import spaced, unspaced
from moviesearch.understanding.ignored import LIKE, SAME, SORT, SUPERLATIVE, but, unfelt
from moviesearch.understanding.language import Language, Spaced, Unspaced, shipped
from moviesearch.understanding.moods import MOOD, undenied, wished
from moviesearch.understanding.ranges import agreeing
from moviesearch.understanding.reading import reading
from moviesearch.understanding.remainder import Noise, left, noise_of
from moviesearch.understanding.span import NOTHING, Span, surest

_MEMORY = 60  # words; a longer query tells what somebody remembers of a movie
_OPENING = 20  # words of it that say what kind of movie it is
_SCENES = {"Animation"}  # genres that a movie may have a scene of: a cartoon in a film
_NAMED = "named"
FindNames: TypeAlias = Callable[[str, Sequence[Span]], Sequence[Span]]


class Understood(NamedTuple):
    """What a query asks for beside its words.

    Attributes:
        filters: the constraints.
        words: the query without the words that named them, those that only ask for a movie, and
            what is denied; where nothing is left, the query without what is denied. Names of people
            stay.
        spans: which part of the query became which constraint, from left to right.
        alone: whether the query says nothing but constraints.
        sort: the order that it asks for; None where that is how well a movie fits.
        like: the movies that it names as examples ("movies like Inception").
        same: those, and all that go by the same titles; nobody asks for them.
        named: the movies that it names beside a person or a year ("dune 1984").
        titled: the words that name them.
        moods: how the query says that somebody wants to feel.
        told: `words` with those that only ask for a movie, which meaning and the look of titles
            are found by: "prison break films" is no title; empty where they are the same.
    """

    filters: Filters
    words: str
    spans: tuple[Span, ...] = ()
    alone: bool = False
    sort: Sort | None = None
    like: tuple[int, ...] = ()
    same: tuple[int, ...] = ()
    named: tuple[int, ...] = ()
    titled: str = ""
    moods: tuple[str, ...] = ()
    told: str = ""


def understand(  # noqa: PLR0913  each is a separate fact about the query's surroundings
    query: str,
    *,
    known: Mapping[str, Sequence[str]],
    names: FindNames | None = None,
    ignored: Collection[str] = (),
    languages: Sequence[Language] | None = None,
    today: date | None = None,
    subject: Callable[[str], bool] = bool,
) -> Understood:
    """The constraints that a query states.

    Args:
        query: as typed.
        known: the words of the catalogue, by payload field; others are never understood.
        names: where the query names a movie or a person of the catalogue. It is asked once, with
            what the rules found, the surest first; a span without values ("american history x")
            is no constraint, one with `person` is, and one with `like` names movies as examples.
        ignored: constraints, `sort`, `like` and `mood` that are not to be understood; all else is
            as it is without this.
        languages: those that it may be in, in order; all there are by default.
        today: what "recent" counts from; the date of the clock by default.
        subject: whether a subject can be looked for, so that it can be denied; any by default.
    """
    languages = reading(query, shipped() if languages is None else languages)
    year = (today or date.today()).year  # noqa: DTZ011  a day more or less is nothing
    heard = [_hear(query, language, year) for language in languages]
    spans = [span for one in heard for span in one.spans]
    felt = [span for span in spans if MOOD in span.values]
    called = [
        one
        for one in (names(query, spans) if names else ())
        if not _is_part(one, spans) and _is_named(one, query, felt)
    ]
    readings = [one.judged(called) for one in heard]
    denied = [span for one in readings for span in one.denied]
    asked = [span for one in readings for span in one.spans]
    if MOOD in ignored:
        asked = [unfelt(span) for span in asked]
    denied = [_lookable(span, subject) for span in denied]
    found = [one for span in (*denied, *called, *asked) if (one := _meant(span, known))]
    if len(query.split()) > _MEMORY:
        opening = len(" ".join(query.split()[:_OPENING]))
        found = [one for one in found if _is_remembered(one, opening)]
    filler = [span for one in readings for span in one.filler]
    meant = _understood(query, surest(found), filler, noise_of(tuple(languages)), ignored)
    return meant._replace(told="") if _is_of_few_titles(query, languages) else meant


def _is_of_few_titles(query: str, languages: Sequence[Language]) -> bool:
    """Whether a query is in a language of which words for movies make no title, but only noise."""
    first = languages[0] if languages else None
    return has_unspaced(query) or (isinstance(first, Spaced) and first.bare)


def _is_named(span: Span, query: str, moods: Sequence[Span]) -> bool:
    """Whether a title is not only a part of what says a mood: "adrenaline rush, non stop"."""
    whole = span.start == 0 and span.end == len(query)
    values = span.values.keys() - {_NAMED}
    return bool(whole or values or not any(span.overlaps(*one[:2]) for one in moods))


def _hear(query: str, language: Language, year: int) -> spaced.Heard | unspaced.Heard:
    if isinstance(language, Spaced):
        return spaced.hear(query, language, year)
    if isinstance(language, Unspaced):
        return unspaced.hear(query, language, year)
    raise TypeError(f"{language.code!r} is neither a spaced nor an unspaced language")


def _meant(span: Span, known: Mapping[str, Sequence[str]]) -> Span | None:
    """The span with only what the catalogue has; None if that is nothing.

    Without values where a constraint does not take them, so that no weaker rule makes do with half
    of "between 1990 and 1980".
    """
    constraints = {name: value for name, value in span.values.items() if name in ROWS}
    if not constraints:
        return span
    others = {name: value for name, value in span.values.items() if name not in ROWS}
    try:
        values: Mapping[str, Any] = Filters.model_validate(usable(constraints, known)).asked()
    except ValidationError:
        return Span(span.start, span.end, {})
    values = {**values, **others} if {MOOD, SAME} & others.keys() else values
    return span._replace(values=values) if values else None


def _lookable(span: Span, subject: Callable[[str], bool]) -> Span:
    """The span with only the denied subjects that can be looked for.

    Where none can be, it is denied all the same, and no row says so.
    """
    values = {
        name: tuple(filter(subject, value)) if isinstance(ROWS.get(name), Topics) else value
        for name, value in span.values.items()
    }
    if values == span.values:
        return span
    kept = {name: value for name, value in values.items() if value != ()}
    return span._replace(values=kept, words=span.words if kept else NOTHING)


def _is_part(title: Span, spans: Sequence[Span]) -> bool:
    """Whether a phrase says more than this title, which has words of it by chance.

    "not for the family" has nothing to do with "The Family".
    """
    return (_NAMED in title.values or not title.values) and any(
        one.values and one.start <= title.start and title.end <= one.end and one[:2] != title[:2]
        for one in spans
    )


def _is_remembered(span: Span, opening: int) -> bool:
    """Whether people who forgot a movie's name are right about this: its genre, and who was in it.

    Of the years that they tell, half are those of something else or wrong; so are languages. A
    cartoon is the movie only where it is said first, in so many characters.
    """
    rows = [ROWS.get(name) for name in span.values]
    words = {word for value in span.values.values() if isinstance(value, tuple) for word in value}
    if span.start > opening and words & _SCENES:
        return False
    return not span.words and all(
        isinstance(row, Keywords) and row.match != "none" and (row.closed or not row.listed)
        for row in rows
    )


def _understood(
    query: str,
    found: Sequence[Span],
    filler: Sequence[Span],
    noise: Noise,
    ignored: Collection[str],
) -> Understood:
    """All that the query asks for but what is ignored, from spans that do not overlap."""
    titles = [one for one in found if _NAMED in one.values or not (one.values or one.words)]
    meant = sorted((one for one in found if one not in titles), key=lambda one: one.start)
    around = [one for one in filler if not any(one.overlaps(*title[:2]) for title in titles)]
    alone = bool(meant) and not left(query, [*meant, *around], noise)
    if not alone:
        around += [one for one in meant if SUPERLATIVE in one.values]
        meant = [one for one in meant if SUPERLATIVE not in one.values]
    meant = agreeing(query, undenied(wished(meant)))
    values = merged([_constraints(one) for one in meant])
    if values is None:
        return Understood(Filters(), query)
    values = _without_asked(values)
    if ignored:  # only now, since the rest means what it does beside it
        kept = [(one, but(one, ignored)) for one in meant]
        again = [one for one, rest in kept if rest is None]
        meant = [rest for _, rest in kept if rest]
        around = [one for one in around if not any(one.overlaps(*each[:2]) for each in again)]
        values = {name: value for name, value in values.items() if name not in ignored}
        alone = alone and not left(query, [*meant, *around], noise)
    cut = [one for one in meant if not _is_person(one)]
    return Understood(
        Filters.model_validate(values),
        left(query, [*cut, *around], noise) or _kept(query, meant, noise),
        tuple(one for one in meant if one.values),
        alone,
        sort=next((order for one in meant for order in _orders(one)), None),
        told=(left(query, cut, noise) or _kept(query, meant, noise)) if around else "",
        like=tuple(movie for one in meant for movie in one.values.get(LIKE, ())),
        same=tuple(movie for one in meant for movie in one.values.get(SAME, ())),
        named=tuple(movie for one in titles for movie in one.values.get(_NAMED, ())),
        titled=" ".join(one.of(query) for one in titles if _NAMED in one.values),
        moods=tuple(dict.fromkeys(mood for one in meant for mood in one.values.get(MOOD, ()))),
    )


def _constraints(span: Span) -> dict[str, Any]:
    return {name: value for name, value in span.values.items() if name in ROWS}


def _orders(span: Span) -> Iterator[Sort]:
    for name in (SORT, SUPERLATIVE):
        yield from (order for order in span.values.get(name, ()) if order in SORTS)


def _is_person(span: Span) -> bool:
    """Whether the span is somebody's name that is asked for, and so found as a word as well."""
    return SAME not in span.values and any(
        isinstance(row, Keywords) and row.match == "all" and not row.listed
        for name in span.values
        if (row := ROWS.get(name))
    )


def _without_asked(values: Mapping[str, Any]) -> dict[str, Any]:
    """The constraints, with nothing denied that is asked for: "comedies, no romantic comedies"."""
    kept = dict(values)
    for name, other in OPPOSITES:
        if name in kept and other in kept:
            kept[other] = tuple(word for word in kept[other] if word not in kept[name])
    return kept


def _kept(query: str, spans: Sequence[Span], noise: Noise) -> str:
    """The query without what ranks nothing; a word that says nothing where only that is said."""
    gone = [one for one in spans if LIKE in one.values or one.words == NOTHING or _denies(one)]
    return (left(query, gone, noise) or noise.neutral) if gone else query


def _denies(span: Span) -> bool:
    rows = [ROWS[name] for name in span.values if name in ROWS]
    return any(
        isinstance(row, Topics) or (isinstance(row, Keywords) and row.match == "none")
        for row in rows
    )
