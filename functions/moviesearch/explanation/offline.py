"""Reasons without an LLM: sentences made from the retrieved facts, named `offline` in answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from moviesearch.explanation import Pick, Remark
from moviesearch.explanation.brief import Brief
from moviesearch.explanation.facts import labels
from moviesearch.explanation.language import Language
from moviesearch.explanation.match import match, shared
from moviesearch.explanation.sentence import reason_of
from moviesearch.movie import Fit, Movie
from moviesearch.settings import OFFLINE

ENOUGH = 2 / 3  # of the words left: of two both, of three two


class OfflineExplainer:
    """Says what each movie is, what it shares with the wish, and what it misses.

    In the reader's language, or else that of the wish; what is quoted stays in the catalogue's.
    """

    name = OFFLINE

    def explain(self, brief: Brief, movies: Sequence[Movie]) -> Iterator[Pick | Remark]:
        """See Explainer. Keeps retrieval's order and never fails."""
        language = brief.language
        for place, movie in enumerate(movies[: brief.k]):
            found = match(movie, brief.words)
            reason = reason_of(movie, brief, language, found, place=place)
            yield Pick(movie.id, fit_of(movie, brief, found.share, place), reason, source="facts")
        if movies:
            yield from map(Remark, _remarks(brief, movies[: brief.k], language))


def fit_of(movie: Movie, brief: Brief, share: float, place: int) -> Fit:
    """How well a movie fits.

    `strong` where it misses no constraint and, if words were left beside the constraints, two of
    three of them stand in it or it is the first by how near it is to them. Where nothing came
    close, no movie is strong.
    """
    if brief.missing(movie) or not brief.confident:
        return "partial"
    nearest = place == 0 and brief.is_close and not brief.sort
    return "strong" if not brief.words or share >= ENOUGH or nearest else "partial"


def _remarks(brief: Brief, movies: Sequence[Movie], language: Language) -> Iterator[str]:
    """Which movie comes closest, how many meet all that was asked, and what they share."""
    count = len(movies)
    if not brief.confident:
        template = language.low
    elif brief.sort:
        template = language.in_order
    elif brief.tasted:
        template = language.tasted
    else:
        template = language.first if count > 1 else language.only
    yield template.format(title=brief.title(movies[0], language), count=count)
    if count == 1:
        return
    if brief.filters.asked():
        asked = language.between.join(labels(brief.filters, language))
        meeting = sum(not brief.missing(movie) for movie in movies)
        how = {count: language.all_met, 0: language.none_met}.get(meeting, language.some_met)
        yield how.format(met=meeting, count=count, asked=asked)
        return
    found = (word for movie in movies for word in shared(movie, brief.words))
    words = Counter(word for word in found if word.casefold() not in language.tells)
    if words:
        word, times = max(words.items(), key=lambda one: (one[1], len(one[0])))
        how = language.all_mention if times == count else language.mentions
        if times > 1:
            yield how.format(word=word, times=times, count=count)
