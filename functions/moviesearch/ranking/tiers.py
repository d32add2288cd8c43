"""What meets all constraints comes first, then what misses the least: one order in one request.

Each ranking is read twice, over the movies that meet everything and over the rest, so that a movie
is in one part and no part crowds out the other. Each condition missed then costs more than all
that the score can add up to. So the order is the same for every page, and nothing is searched
again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from moviesearch.constraints import PEOPLE, Sort
from moviesearch.index import MovieIndex
from moviesearch.index.query import (
    DEPTH,
    Best,
    By,
    Expression,
    Hit,
    Met,
    Part,
    Product,
    Query,
    Quotient,
    Retriever,
    Score,
    Sum,
    score_of,
)
from moviesearch.index.schema import PRIOR
from moviesearch.movie import Movie
from moviesearch.ranking.misses import missed, passes, stored_of
from moviesearch.ranking.orders import ORDERS, SETTLES, Order
from moviesearch.rows import ID, Condition, Wish

# Of a condition missed. A score lies between about -1 and 3, and an engine gives it in 32 bits.
TIER = 6.0
OF_PEOPLE = 1.5  # of that where it is about people: who names somebody sees their movies first
TITLED = 1.0  # of a movie whose title is asked for: more than the looks of another title can gain
SORT_TIER = 2.0  # of an order's values, which lie between 0 and 1 and need all their digits
REACH = 1_050  # how far results can be read: the largest offset and page
KNOWN = "known"


class Ranked(NamedTuple):
    """A movie, its score, and the names of the constraints that it misses."""

    movie: Movie
    score: float
    missing: list[str]


@dataclass(frozen=True)
class Wanted:
    """What is to be ranked, and how.

    Attributes:
        query: the rankings, their score, the page, and the constraints that hold in any case.
        wishes: the constraints that a movie may miss, then it comes later.
        sort: an order instead of the score.
        whole: whether all that meets the constraints is wanted, not only what comes near.
        named: movies that are asked for by their titles, which come first of what is alike. Who
            plays in a movie is not always known, and remembered wrongly, so that they rank as if
            they met what is asked of people.
    """

    query: Query
    wishes: tuple[Wish, ...] = ()
    sort: Sort | None = None
    whole: bool = False
    named: tuple[int, ...] = ()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The tests of all wishes."""
        return tuple(test for wish in self.wishes for test in wish.conditions)

    @property
    def people(self) -> tuple[Condition, ...]:
        """Those of the tests that are about who is in a movie."""
        return tuple(test for test in self.conditions if test.key == PEOPLE and test.wanted)

    @property
    def lift(self) -> float:
        """What the named movies are spared, and lifted by where the score is no cosine."""
        if not self.named:
            return 0.0
        return (TITLED if self.query.score else 0.0) + TIER * sum(map(_weight, self.people))


def ranked(wanted: Wanted, index: MovieIndex) -> list[Ranked]:
    """The page, each movie with what it misses. Raises IndexUnavailable, NotFound, Unsupported."""
    return [
        Ranked(hit.movie, _own(hit, wanted), missed(hit.movie, wanted.wishes))
        for hit in _hits(wanted, index)
    ]


def _hits(wanted: Wanted, index: MovieIndex) -> list[Hit]:
    if "order" not in index.capabilities:
        return _by_turns(wanted, index)
    query = planned(wanted)
    if not query.retrievers:
        return []
    if wanted.sort is None and not query.offset:
        return index.query(query)
    # All of the order each time: movies that are alike in it, such as those of one day or those
    # that no ranking reaches, the engine gives in another order for each request.
    order = index.order(replace(query, limit=REACH, offset=0))
    order.sort(key=lambda one: (-one.score, one.id))
    page = order[query.offset : query.offset + query.limit]
    scores = {one.id: one.score for one in page}
    return [Hit(movie, scores[movie.id]) for movie in index.fetch([*scores])]


def planned(wanted: Wanted) -> Query:
    """The one query that gives a page of the order."""
    query = wanted.query
    parts: tuple[Part, ...] = ("met", "rest") if wanted.conditions else ("all",)
    constrained = bool(wanted.conditions or query.filters.asked())
    if wanted.sort is not None:
        return _sorted(wanted, ORDERS[wanted.sort], parts, constrained=constrained)
    if not constrained and query.retrievers and not wanted.lift:
        return query
    read = [one._replace(part=part) for part in parts for one in query.retrievers]
    if wanted.conditions or wanted.whole:
        read.append(_known(parts[0]))
    if "rest" in parts and not query.retrievers:
        read += [_known("rest"), *([_known("some")] if len(wanted.people) > 1 else [])]
    score = _over_parts(query.score or _as_it_is(query), query.retrievers, parts)
    named = Met(Condition(ID, ids=wanted.named))
    lift = (Product((wanted.lift, named)),) if wanted.lift else ()
    tiers = Sum((score.expression, *_tiers(wanted.conditions), *lift))
    return replace(
        query,
        retrievers=tuple(read),
        score=score._replace(expression=tiers),
        wishes=wanted.conditions,
    )


def _sorted(wanted: Wanted, order: Order, parts: Sequence[Part], *, constrained: bool) -> Query:
    """By an order: of all that meets the constraints, or of the best."""
    query = wanted.query
    read = [_best(query, part) for part in parts] if query.retrievers else []
    if not read or (constrained and wanted.whole):
        by_value = Retriever(KNOWN, "", By(order.key, order.descending), parts[0], REACH)
        # known ones, too: a movie without the number is in no order by it
        read[:1] = [by_value, _known(parts[0])]
    tiers = (*_tiers(wanted.conditions, SORT_TIER), Product((SETTLES, PRIOR)))
    return replace(
        query,
        retrievers=tuple(read),
        score=Score(Sum((order.value, *tiers)), {PRIOR: 0.0, order.key: order.unknown}),
        wishes=wanted.conditions,
    )


def _known(part: Part) -> Retriever:
    """The best known of a part, whatever the words."""
    return Retriever(KNOWN, "", By(PRIOR), part, REACH)


def _tiers(conditions: Sequence[Condition], each: float = TIER) -> Iterator[Expression]:
    """What is taken off for each condition that is not met: so most scores keep their digits."""
    for test in conditions:
        cost = each * _weight(test)
        yield Product((cost if test.wanted else -cost, Met(test)))
    if wanted := sum(_weight(test) for test in conditions if test.wanted):
        yield -each * wanted


def _weight(test: Condition) -> float:
    """How much a condition counts beside others; less than two of them."""
    return OF_PEOPLE if test.key == PEOPLE else 1.0


def _as_it_is(query: Query) -> Score:
    """The first ranking's own score, such as a cosine; 0 where there is none."""
    return Score(score_of(0), {score_of(0): 0.0}) if query.retrievers else Score(0.0, {})


def _best(query: Query, part: Part) -> Retriever:
    read = tuple(one._replace(part=part) for one in query.retrievers)
    return Retriever("best", "", Best(read, query.score or _as_it_is(query)), part, DEPTH)


def _over_parts(score: Score, retrievers: Sequence[Retriever], parts: Sequence[Part]) -> Score:
    """The score where each ranking is read once for each part.

    A movie has a ranking's score in its own part and what is `missing` in the others, which is
    taken off again.
    """
    if len(parts) == 1:
        return score
    count = len(retrievers)
    missing = dict(score.missing)
    spread: dict[str, Expression] = {}
    for number in range(count):
        absent = missing[score_of(number)]
        names = [score_of(number + at * count) for at in range(len(parts))]
        missing |= dict.fromkeys(names, absent)
        spread[score_of(number)] = Sum((*names, -absent * (len(parts) - 1)))
    return Score(_substituted(score.expression, spread), missing)


def _substituted(expression: Expression, by: Mapping[str, Expression]) -> Expression:
    """The expression with other expressions for some of its variables."""
    match expression:
        case str(name):
            return by.get(name, name)
        case Sum(terms):
            return Sum(tuple(_substituted(one, by) for one in terms))
        case Product(factors):
            return Product(tuple(_substituted(one, by) for one in factors))
        case Quotient(over, under):
            return Quotient(_substituted(over, by), _substituted(under, by))
        case constant:
            return constant


def _own(hit: Hit, wanted: Wanted) -> float:
    """The score without what constraints took off it; 0 where the order is another."""
    if wanted.sort is not None:
        return 0.0
    spared = wanted.lift if hit.movie.id in wanted.named else 0.0
    if not wanted.conditions:
        return hit.score - spared
    stored = stored_of(hit.movie)
    missing = (test for test in wanted.conditions if not passes(test, stored))
    return hit.score + TIER * sum(map(_weight, missing)) - spared


def _by_turns(wanted: Wanted, index: MovieIndex) -> list[Hit]:
    """The page from an engine that ranks by meaning alone: what meets everything, then others."""
    query = wanted.query
    if not wanted.conditions:
        return index.query(query)
    end = query.offset + query.limit
    met = tuple(one._replace(part="met") for one in query.retrievers)
    first = index.query(
        replace(query, retrievers=met, limit=end, offset=0, wishes=wanted.conditions)
    )
    if len(first) == end:
        return first[query.offset :]
    seen = (*query.exclude, *(hit.movie.id for hit in first))
    rest = index.query(replace(query, limit=end - len(first), offset=0, exclude=seen))
    return [*first, *rest][query.offset :]
