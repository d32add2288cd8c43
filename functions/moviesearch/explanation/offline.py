"""Reasons without an LLM: sentences made from the retrieved facts, named `offline` in answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from moviesearch.explanation import Pick, Remark
from moviesearch.explanation.words import Words, words_for
from moviesearch.index.analysis import query_terms
from moviesearch.movie import Movie
from moviesearch.settings import OFFLINE

MAX_WORDS_SHOWN = 5
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"(?<=[.!?。！？])\s+")


class OfflineExplainer:
    """Quotes each movie's best-matching sentence and names the words it shares with the query.

    English, or Chinese for a query in Chinese; the quoted sentences stay in the catalogue's
    language.
    """

    name = OFFLINE

    def explain(self, query: str, movies: Sequence[Movie], k: int) -> Iterator[Pick | Remark]:
        """See Explainer. Keeps retrieval's order and never fails."""
        wanted = set(query_terms(query).indices)
        words = words_for(query)
        counts: Counter[str] = Counter()
        for movie in movies[:k]:
            shared = _shared_words(movie, wanted)
            counts.update(shared)
            found = {term for word in shared for term in query_terms(word).indices}
            strong = bool(wanted) and len(found & wanted) * 2 >= len(wanted)
            reason = _reason(movie, shared, _best_sentence(movie, wanted), words)
            yield Pick(movie.id, "strong" if strong else "partial", reason)
        if movies:
            yield from map(Remark, _remarks(movies[:k], counts, words))


def _shared_words(movie: Movie, wanted: set[int]) -> list[str]:
    """The movie's words that the query has too, by the index's own stemming, in lower case."""
    text = " ".join([movie.title, movie.overview, *movie.keywords, *movie.genres])
    words = dict.fromkeys(word.casefold() for word in _WORD.findall(text))
    return [word for word in words if wanted.intersection(query_terms(word).indices)]


def _best_sentence(movie: Movie, wanted: set[int]) -> str:
    sentences = _SENTENCE_END.split(movie.overview)
    return max(sentences, key=lambda one: len(wanted.intersection(query_terms(one).indices)))


def _reason(movie: Movie, shared: list[str], sentence: str, words: Words) -> str:
    listed = words.between.join(shared[:MAX_WORDS_SHOWN])
    match = words.shares.format(words=listed) if shared else words.close
    year = words.year.format(year=movie.year) if movie.year else ""
    facts = words.and_.join(part for part in (year, "/".join(movie.genres[:2])) if part)
    template = words.reason if facts else words.reason_without_facts
    return template.format(match=match, facts=facts, sentence=sentence)


def _remarks(movies: Sequence[Movie], counts: Counter[str], words: Words) -> Iterator[str]:
    template = words.first if len(movies) > 1 else words.only
    yield template.format(title=movies[0].title, count=len(movies))
    common = [(word, count) for word, count in counts.most_common(2) if count > 1]
    if common:
        told = (words.mentions.format(word=word, count=count) for word, count in common)
        yield words.also.join(told) + words.end
