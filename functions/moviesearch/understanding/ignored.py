"""What of a query is not to be understood, though it is said."""

from __future__ import annotations

from collections.abc import Collection

from moviesearch.constraints import ROWS
from moviesearch.rows import Keywords, Row
from moviesearch.understanding.moods import MOOD
from moviesearch.understanding.span import NOTHING, Span

SORT, SUPERLATIVE, LIKE, SAME = "sort", "superlative", "like", "same"
_WITH = {SORT: (SUPERLATIVE,), LIKE: (SAME,)}  # what else goes by such a name


def but(span: Span, ignored: Collection[str]) -> Span | None:
    """The span without what is ignored; None where its words tell of the movie all the same.

    A genre, a name and a language do; "under 90 minutes", "newest" and "no aliens" do not.
    """
    gone = span.values.keys() & {one for name in ignored for one in (name, *_WITH.get(name, ()))}
    if not gone:
        return span
    rest = {name: value for name, value in span.values.items() if name not in gone}
    if rest:
        return span._replace(values=rest)
    tells = [name for name in gone if name in (LIKE, SAME) or _is_of_words(ROWS.get(name))]
    return None if tells else span._replace(values={}, words=NOTHING)


def _is_of_words(row: Row | None) -> bool:
    return isinstance(row, Keywords) and row.match != "none"


def unfelt(span: Span) -> Span:
    """The span, or where a mood is heard in it, only its words, which no weaker rule is to take.

    Of what the rules hear, only moods let words say nothing.
    """
    is_felt = MOOD in span.values or span.words == NOTHING
    return Span(span.start, span.end, {}) if is_felt else span
