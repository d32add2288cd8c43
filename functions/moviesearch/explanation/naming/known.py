"""What a sentence may name: the words and names of what its writer was told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from moviesearch.explanation.legible import gives_orders, statements
from moviesearch.explanation.naming.words import Word, is_common, stem, words_of
from moviesearch.index.analysis import name_key
from moviesearch.index.schema import people, titles
from moviesearch.movie import Movie

_UNSPACED = re.compile("[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+[0-9]*")


class Known(NamedTuple):
    """Facts, as far as names go.

    Attributes:
        words: all words, folded.
        stems: the same without endings.
        names: those that are written with a capital letter, or are names whatever their letters.
        pairs: two words, one behind the other.
        titles: keys of titles.
        asked: words of the wish, which may be named where they are spoken of.
        han: runs of Chinese, Japanese or Korean characters.
        texts: each fact as its words with spaces between and around.
    """

    words: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    pairs: frozenset[tuple[str, str]] = frozenset()
    titles: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    han: str = ""
    texts: str = ""

    @classmethod
    def of_movie(cls, movie: Movie) -> Known:
        """The facts of a movie; a text that gives orders is none of them."""
        named = [*titles(movie), *people(movie), *movie.genres, str(movie.year or "")]
        told = statements(f"{movie.overview} {movie.tagline or ''}")
        facts = cls._of(named, told, movie.keywords)
        return facts._replace(titles=_keys(movie))

    @classmethod
    def of_titles(cls, movies: Iterable[Movie]) -> Known:
        """The titles of movies alone."""
        keys = frozenset(key for movie in movies for key in _keys(movie))
        return cls(titles=keys, texts="|".join(f" {key} " for key in keys))

    @classmethod
    def of_wish(cls, query: str, labels: Iterable[str]) -> Known:
        """The words of a wish and how its constraints read."""
        facts = cls._of(labels, (), ())
        spoken = cls._of((), [query], ())
        if gives_orders(query):
            return facts
        told = spoken._replace(names=frozenset(), asked=spoken.words)
        return facts | told

    @classmethod
    def _of(cls, named: Iterable[str], told: Iterable[str], themes: Iterable[str]) -> Known:
        named, told, themes = (
            [text for text in texts if not gives_orders(text)] for texts in (named, told, themes)
        )
        names: set[str] = set()
        every: list[list[Word]] = []
        for text in named:
            every.append(words := words_of(text))
            names.update(word.folded for word in words)
        for text in told:
            every.append(words := words_of(text))
            names.update(word.folded for word in words if word.is_capital)
        for text in themes:
            every.append(words := words_of(text))
            names.update(one.folded for one in words if len(words) > 1 or not is_common(one.folded))
        every = [words for words in every if words]
        spelt = [[word.folded for word in words] for words in every]
        folded = {one for words in spelt for one in words}
        return cls(
            words=frozenset(folded),
            stems=frozenset(map(stem, folded)),
            names=frozenset(names),
            pairs=frozenset(pair for words in spelt for pair in pairwise(words)),
            han="|".join(
                run for text in (*named, *told, *themes) for run in _UNSPACED.findall(text)
            ),
            texts="|".join(f" {' '.join(words)} " for words in spelt),
        )

    def __or__(self, other: object) -> Known:
        if not isinstance(other, Known):
            return NotImplemented
        return Known(
            words=self.words | other.words,
            stems=self.stems | other.stems,
            names=self.names | other.names,
            pairs=self.pairs | other.pairs,
            titles=self.titles | other.titles,
            asked=self.asked | other.asked,
            han=f"{self.han}|{other.han}",
            texts=f"{self.texts}|{other.texts}",
        )

    def holds(self, words: Iterable[str]) -> bool:
        """Whether some fact holds these words, one behind the other."""
        return f" {' '.join(words)} " in self.texts


def _keys(movie: Movie) -> frozenset[str]:
    return frozenset(filter(None, map(name_key, titles(movie))))
