"""Reasons without an LLM: sentences made from the retrieved facts, named `offline` in answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from moviesearch.explanation import Pick, Remark
from moviesearch.index.analysis import query_terms
from moviesearch.movie import Movie
from moviesearch.settings import OFFLINE

MAX_WORDS_SHOWN = 5
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"(?<=[.!?。！？])\s+")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_JAPANESE = re.compile(r"[\u3040-\u30ff]")


class OfflineExplainer:
    """Quotes each movie's best-matching sentence and names the words it shares with the query.

    English, or Chinese for a query in Chinese; the quoted sentences stay in the catalogue's
    language.
    """

    name = OFFLINE

    def explain(self, query: str, movies: Sequence[Movie], k: int) -> Iterator[Pick | Remark]:
        """See Explainer. Keeps retrieval's order and never fails."""
        wanted = set(query_terms(query).indices)
        chinese = bool(_CHINESE.search(query)) and not _JAPANESE.search(query)
        shared: Counter[str] = Counter()
        for movie in movies[:k]:
            words = _shared_words(movie, wanted)
            shared.update(words)
            found = {term for word in words for term in query_terms(word).indices}
            strong = bool(wanted) and len(found & wanted) * 2 >= len(wanted)
            reason = _reason(movie, words, wanted, chinese=chinese)
            yield Pick(movie.id, "strong" if strong else "partial", reason)
        if movies:
            yield from map(Remark, _remarks(movies[:k], shared, chinese=chinese))


def _shared_words(movie: Movie, wanted: set[int]) -> list[str]:
    """The movie's words that the query has too, by the index's own stemming, in lower case."""
    text = " ".join([movie.title, movie.overview, *movie.keywords, *movie.genres])
    words = dict.fromkeys(word.casefold() for word in _WORD.findall(text))
    return [word for word in words if wanted.intersection(query_terms(word).indices)]


def _best_sentence(movie: Movie, wanted: set[int]) -> str:
    sentences = _SENTENCE_END.split(movie.overview)
    return max(sentences, key=lambda one: len(wanted.intersection(query_terms(one).indices)))


def _reason(movie: Movie, words: list[str], wanted: set[int], *, chinese: bool) -> str:
    sentence = _best_sentence(movie, wanted)
    kind = "/".join(movie.genres[:2])
    if chinese:
        match = f"共同的词：{'、'.join(words[:MAX_WORDS_SHOWN])}" if words else "含义相近"
        about = "，".join(part for part in (f"{movie.year}年" if movie.year else "", kind) if part)
        return "。".join(part for part in (match, about) if part) + f"。“{sentence}”"
    match = "Shares " + ", ".join(words[:MAX_WORDS_SHOWN]) if words else "Close in meaning"
    about = " ".join(str(part) for part in (movie.year, kind) if part)
    return f"{match} ({about}): “{sentence}”" if about else f"{match}: “{sentence}”"


def _remarks(movies: Sequence[Movie], shared: Counter[str], *, chinese: bool) -> Iterator[str]:
    first = movies[0]
    common = [(word, count) for word, count in shared.most_common(2) if count > 1]
    if chinese:
        yield f"最接近的是《{first.title}》，共 {len(movies)} 部影片，按匹配程度排列。"
        if common:
            yield "；".join(f"{count} 部提到“{word}”" for word, count in common) + "。"
        return
    noun = "movie" if len(movies) == 1 else "movies"
    yield f"{first.title} comes closest of {len(movies)} {noun}, ordered by how well they match."
    if common:
        yield " and ".join(f"{count} mention “{word}”" for word, count in common) + "."
