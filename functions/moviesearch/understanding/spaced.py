"""The grammar of languages that put spaces between words: words in a row that ask for movies."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from moviesearch.understanding.clauses import Clauses
from moviesearch.understanding.denial import Denial, Negation, Unit
from moviesearch.understanding.exclusion import excluded
from moviesearch.understanding.filler import Filler
from moviesearch.understanding.language import Spaced
from moviesearch.understanding.letters import unaccented
from moviesearch.understanding.moods import Moods
from moviesearch.understanding.phrases import Phrases, compiled
from moviesearch.understanding.pieces import KINDS, Pieces
from moviesearch.understanding.row import Row, asked, either, follows, named
from moviesearch.understanding.span import Reading, Span, overlaps_one, surest
from moviesearch.understanding.subjects import WITHOUT, Subjects
from moviesearch.understanding.tokens import Token, Tokens
from moviesearch.understanding.unsaid import Unsaid

_BESIDE = {"opening", "beside", "number"}  # two of them in a run can't be by chance
_BEFORE = 160  # characters before a constraint that may say that it is none
_ENDS = re.compile(r"[.?!;:]")
_NEVER = "(?!)"
_CHOICES = {either(name) for name in KINDS} - KINDS


class _Found(NamedTuple):
    """A span of a phrase or a mood, and where its match begins."""

    span: Span
    at: int


@dataclass(frozen=True)
class Heard:
    """A query as the words and phrases of a language see it, before anything is denied.

    Attributes:
        query: without accents.
        passed: phrases that count only behind what asks for movies, and don't stand there.
    """

    grammar: _Grammar
    typed: str
    query: str
    tokens: Sequence[Token]
    rows: Sequence[Row]
    found: Sequence[_Found]
    passed: Sequence[_Found]
    negations: Sequence[Negation]

    @property
    def spans(self) -> list[Span]:
        """The constraints, the surest first; they may overlap."""
        rows = [span for row in self.rows for span in asked(row, self.grammar.language)]
        orders = self.grammar.orders(self)
        return [*(one.span for one in self.found), *rows, *orders]

    def judged(self, names: Sequence[Span]) -> Reading:
        """What is asked for and what is denied, now that the names in the query are known."""
        return self.grammar.judge(self, names)


def hear(query: str, language: Spaced, year: int) -> Heard:
    """What the words of a language may mean in a query; `year` is this one."""
    return _grammar(language).hear(query, year)


class _Grammar:
    """A language's words and phrases, compiled."""

    def __init__(self, language: Spaced) -> None:
        self.language = language
        self._tokens = Tokens(language)
        self._phrases = Phrases(language, language.phrases)
        self._moods = Moods(language)
        self._subjects = Subjects(language)
        self._filler = Filler(language)
        mark = ",?" if language.bare else ""
        self._told_more = compiled(language, rf"{mark} (?:{language.told_more or _NEVER})\b")
        self._denial = Denial(language)
        self._rest = Unsaid(language, self._filler.only_links)
        self._pieces = Pieces(language, self._denial)
        between = rf"[\s,-]+(?:(?:{language.between or _NEVER}) )*$"
        self._unasked = compiled(language, rf"\b(?:{language.unasked or _NEVER}){between}")

    def hear(self, query: str, year: int) -> Heard:
        """See the function of this name."""
        typed, query = query, unaccented(query)
        negations = self._denial.negations(query)
        tokens = self._tokens.of(query, year)
        rows = self._rows(query, tokens, negations)
        found, passed = self._found(query, year, [row for row in rows if row.asks])
        heard = Heard(self, typed, query, tokens, rows, found, passed, negations)
        if self.language.bare:
            heard = self._bare(heard, year)
        rows = [self._alone(row, tokens, heard.found) for row in heard.rows]
        sure = any(row.asks for row in rows) or any(one.span.values for one in heard.found)
        if sure or negations:
            places = [*(one.span[:2] for one in heard.found), *(one[:2] for one in negations)]
            clauses = Clauses(self.language, self._filler, query, tokens, places)
            rows = [row._replace(asks=row.asks or clauses.ask(row, sure=sure)) for row in rows]
        return replace(heard, rows=rows)

    def judge(self, heard: Heard, names: Sequence[Span]) -> Reading:
        """See `Heard.judged`."""
        query = heard.query
        said = [*names, *surest(one.span for one in heard.found)]
        negations = self._outside(heard.negations, said)
        denied: list[Span] = []
        if negations:
            ends = [row.end for row in heard.rows if row.asks]
            ends += [one.end for one in said if one.values]
            stories = [one for one in said if not one.values]
            units = self._units(heard, names)

            def subjects(taken: Sequence[Span]) -> Iterator[Span]:
                return self._subjects.of(query, heard.typed, ends, [*taken, *names, *stories])

            denied = list(excluded(query, self._denial, negations, units, subjects))
        found = [*heard.found, *self._behind(heard, denied)]
        sure = [one.span for one in found if not self._is_unasked(query, one.at)]
        rows = [
            span
            for row in self._left(heard, denied)
            for span in asked(row, self.language, denied)
            if not self._is_unasked(query, span.start)
        ]
        choices = [one for one in rows if not _CHOICES.isdisjoint(one.values)]
        sure = [one for one in sure if not _is_chosen(one, choices)]
        orders = self.orders(heard)
        filler = self._filler.of(query, heard.tokens)
        asks = [*orders, *sure, *rows]
        if negations:
            ends = [row.end for row in heard.rows if row.asks]
            ends += [one.end for one in (*names, *asks) if one.values]
            taken = [one for one in (*names, *asks) if not overlaps_one(one[:2], denied)]
            denied += [*self._rest.of(query, negations, ends, denied, taken)]
        return Reading(asks, filler, denied)

    def _left(self, heard: Heard, denied: Sequence[Span]) -> list[Row]:
        """The rows; all ask for movies where nothing is said but them and what is denied."""
        if not any(one.values.keys() - {WITHOUT} for one in denied):
            return list(heard.rows)
        said = [*(one.span for one in heard.found), *denied]
        named = [row for row in heard.rows if _names(row)]
        places = [*(one[:2] for one in said), *((row.tokens[0].start, row.end) for row in named)]
        rest = [
            token
            for token in heard.tokens
            if not any(start < token.end and token.start < end for start, end in places)
        ]
        if not self._filler.only_around(rest):
            return list(heard.rows)
        return [row._replace(asks=row.asks or row in named) for row in heard.rows]

    def _behind(self, heard: Heard, denied: Sequence[Span]) -> Iterator[_Found]:
        """The phrases right behind what is denied: "without Tom Cruise from the 80s"."""
        ends = [one.end for one in denied]
        for one in sorted(heard.passed, key=lambda one: one.span.start) if ends else ():
            if one.span.values and follows(heard.query, one.span.start, ends):
                yield one
                ends.append(one.span.end)

    def orders(self, heard: Heard) -> list[Span]:
        """The order that a query opens with."""
        return list(self._filler.orders(heard.tokens))

    def _alone(self, row: Row, tokens: Sequence[Token], found: Sequence[_Found]) -> Row:
        """A row that asks for movies if the rest of the query is constraints: "oldest western"."""
        kinds = {token.kind for token in row.tokens}
        if row.asks or not kinds & _BESIDE:
            return row
        rest = [
            token
            for token in tokens
            if not row.tokens[0].start <= token.start < row.end
            and not any(one.span.overlaps(token.start, token.end) for one in found)
        ]
        orders = [token for token in tokens if token.kind == "order"]
        asks = bool(found or orders) and self._filler.only_around(rest)
        asks = asks or ("number" in kinds and all(token.kind == "filler" for token in rest))
        return row._replace(asks=asks)

    def _bare(self, heard: Heard, year: int) -> Heard:
        """The query with rows that ask for movies because it holds nothing but constraints.

        "terror, pero no en inglés" has no word for movies, and what follows the genre counts only
        if the genre does.
        """
        query, negations = heard.query, heard.negations
        weak = [row for row in heard.rows if not row.asks]
        if not any(token.kind == "opening" for row in weak for token in row.tokens):
            return heard
        rows = [row._replace(asks=row.asks or _names(row)) for row in heard.rows]
        found, passed = self._found(query, year, [row for row in rows if row.asks])
        subjects = self._subjects.places(query) if negations else []
        rest = [
            token
            for token in heard.tokens
            if not token.values
            and not any(start < token.end and token.start < end for start, end in subjects)
            and not any(one.span.overlaps(token.start, token.end) for one in found)
            and not any(one.start <= token.start < one.end for one in negations if not one.itself)
        ]
        if not self._filler.only_around(rest):
            return heard
        return replace(heard, rows=rows, found=found, passed=passed)

    def _outside(self, negations: Sequence[Negation], names: Sequence[Span]) -> list[Negation]:
        """The negations that are no word of a name or a phrase: "no country for old men"."""
        return [
            one
            for one in negations
            if one.itself or not any(name.start <= one.start < name.end for name in names)
        ]

    def _is_unasked(self, query: str, at: int) -> bool:
        return bool(self._unasked.search(query[max(0, at - _BEFORE) : at]))

    def _units(self, heard: Heard, names: Sequence[Span]) -> dict[Unit, Mapping[str, object]]:
        """What may be denied, with its constraints; None of them where that takes a request."""
        units: dict[Unit, Mapping[str, object]] = {}
        phrases = surest(one.span for one in heard.found)
        for row in heard.rows:
            for piece in self._pieces.of(row.tokens, phrases):
                unit, values = self._pieces.unit(piece), named(piece)
                if unit and any(one.start <= unit.start < unit.end <= one.end for one in phrases):
                    continue
                if unit and (row.asks or self._is_request(heard, unit.start)):
                    units[unit] = values
                elif unit:
                    units[unit] = {}
        for span in phrases:
            told = KINDS.isdisjoint(span.values)
            units[Unit(span.start, span.end, behind=told)] = span.values
        for span in names:
            if span.values:
                units[Unit(span.start, span.end)] = span.values
        if any(one.values for one in (*names, *phrases)) or any(row.asks for row in heard.rows):
            ends = {one.end for one in heard.negations}
            for one in heard.passed:
                if one.span.start in ends:  # "movies like Inception but not in English"
                    units.setdefault(Unit(one.span.start, one.span.end), one.span.values)
        return units

    def _is_request(self, heard: Heard, at: int) -> bool:
        """Whether the negation before a weak word stands where people say what they want."""
        start = max((one.start for one in heard.negations if one.start <= at), default=at)
        return self._filler.opens_clause(heard.query[:start]) or any(
            row.asks and self._filler.only_links(self._unsaid(heard, row.end, start))
            for row in heard.rows
            if row.end <= start
        )

    def _unsaid(self, heard: Heard, start: int, end: int) -> str:
        """What stands between two places and is no constraint: "films des années 80 sauf"."""
        if not self.language.bare:
            return heard.query[start:end]
        words, at = [], start
        for span in sorted(surest(one.span for one in heard.found), key=lambda one: one.start):
            if span.values and at <= span.start and span.end <= end:
                words.append(heard.query[at : span.start])
                at = span.end
        return " ".join([*words, heard.query[at:end]])

    def _found(
        self, query: str, year: int, runs: Sequence[Row]
    ) -> tuple[list[_Found], list[_Found]]:
        """What the phrases and moods give, and the phrases that would elsewhere in the query.

        A year at the end is matched with the space before it, which makes it nobody's age:
        "kurosawa and his 1990 movie".
        """
        length = len(query.split())
        ends = [run.end for run in runs]
        found: list[_Found] = []
        passed: list[_Found] = []
        # its first word may be one that rows have as well: "peliculas de" and "de los 90"
        within = {token.start for run in runs for token in run.tokens[1:]}
        for place, span, at in self._phrases.find(query, year):
            behind = span.start in within or follows(query, span.start, ends)
            if length <= place.within or (place.behind_run and behind):
                found.append(_Found(span, at))
                ends += [span.end] if span.values else []
            elif place.behind_run:
                passed.append(_Found(span, at))
        if self.language.bare:
            found += [one for one in passed if follows(query, one.span.start, ends)]
        found += [_Found(span, span.start) for span in self._moods.find(query)]
        return found, passed

    def _rows(
        self, query: str, tokens: Sequence[Token], negations: Sequence[Negation]
    ) -> list[Row]:
        rows: list[list[Token]] = [[]]
        for at, token in enumerate(tokens):
            if rows[-1] and _ENDS.search(query, rows[-1][-1].end, token.start):
                rows.append([])
            if token.kind not in {"other", "fixed"}:
                rows[-1].append(token)
            elif not (rows[-1] and self._is_kind_of_movie(tokens, at)) or any(
                one.start <= token.start < one.end for one in negations if not one.itself
            ):
                rows.append([])
        split = [part for row in rows for part in _clauses(row, tokens)]
        return [Row(tuple(row), self._asks_for_movies(query, row)) for row in split if row]

    def _is_kind_of_movie(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether an unknown word stands before movies: "korean samurai movies"."""
        token = tokens[at]
        if at + 1 == len(tokens) or token.kind == "fixed" or token.text in self.language.stops:
            return False
        before, after = tokens[at - 1].kind, tokens[at + 1].kind
        return (before in _BESIDE and after == "head") or (before == "number" and after == "alone")

    def _asks_for_movies(self, query: str, row: Sequence[Token]) -> bool:
        kinds = [token.kind for token in row]
        if "alone" in kinds or "head" in kinds:
            return True
        # "90s action", "korean drama", "crime drama"
        if sum(kind in _BESIDE for kind in kinds) > 1:
            return True
        # "western with paul newman": a genre that opens the query and is told more of
        before = query[: row[0].start]
        opens = self._filler.only_links(before) if self.language.bare else not before.strip()
        return opens and "opening" in kinds and bool(self._told_more.match(query, row[-1].end))


@functools.cache
def _grammar(language: Spaced) -> _Grammar:
    return _Grammar(language)


def _clauses(row: Sequence[Token], tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """A row without what begins a plot behind a comma: "90s horror, family inherits a house"."""
    marks = [at for at, token in enumerate(row) if token.text == ","]
    if marks and row[-1] is not tokens[-1]:
        tail = {token.kind for token in row[marks[-1] + 1 :]}
        joined = any(token.kind == "filler" for token in row[marks[-1] + 1 :])
        if not joined and tail <= {"opening"}:
            yield row[: marks[-1]]
            yield row[marks[-1] + 1 :]
            return
    yield row


def _is_chosen(span: Span, choices: Sequence[Span]) -> bool:
    """Whether a phrase says no more than a part of a list does of which any will do."""
    return KINDS.issuperset(span.values) and any(
        one.start <= span.start and span.end <= one.end for one in choices if span.values
    )


def _names(row: Row) -> bool:
    """Whether a row has a word that names a constraint."""
    return any(token.kind in _BESIDE for token in row.tokens)
