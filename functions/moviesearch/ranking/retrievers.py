"""The rankings that a query is answered from: by meaning, by words, by titles, by taste."""

from __future__ import annotations

from moviesearch.index.analysis import query_terms, query_trigrams
from moviesearch.index.query import Retriever, Taste
from moviesearch.index.schema import BM25, DENSE, TRIGRAMS
from moviesearch.ranking.score import DISLIKED, LIKED

# Words of other languages that English titles are full of: "la", "de", "die". BM25 takes them for
# rare and telling, so a query that holds several is ranked without them.
_FOREIGN = frozenset(
    "el la los las de del un una que en con por para y es su se al como pelicula película "
    "peliculas "
    "películas le les des du et dans qui pour sur avec une est der die das und ein eine mit von im "
    "il lo gli di che per con una nel della o os as um uma do da em com".split()
)
FOREIGN_SHARE = 0.25


def dense(vector: list[float]) -> Retriever:
    """By meaning."""
    return Retriever(DENSE, DENSE, vector)


def keywords(text: str, told: str = "") -> list[Retriever]:
    """By words, and by the look of titles; none for a text without either.

    Args:
        text: what BM25 looks for.
        told: what titles are compared with, if that is more: "movies" makes less of a title.
    """
    found = []
    terms = query_terms(keywords_of(text))
    if terms.indices:
        found.append(Retriever(BM25, BM25, terms))
    trigrams = query_trigrams(told or text)
    if trigrams.indices:
        found.append(Retriever(TRIGRAMS, TRIGRAMS, trigrams))
    return found


def taste(like: tuple[int, ...], unlike: tuple[int, ...]) -> list[Retriever]:
    """By nearness to liked movies, and to disliked ones.

    Two retrievers, since one of both reads the movies farthest from the disliked first, and those
    near it would pass for unknown.
    """
    sides = ((LIKED, like), (DISLIKED, unlike))
    return [Retriever(name, DENSE, Taste(ids)) for name, ids in sides if ids]


def keywords_of(text: str) -> str:
    """The words that BM25 is to look for: all, or in another Latin language those that tell."""
    words = text.split()
    foreign = [word for word in words if word.casefold().strip("¿¡?!.,") in _FOREIGN]
    if not _is_latin(text) or len(foreign) < max(2, FOREIGN_SHARE * len(words)):
        return text
    return " ".join(word for word in words if word not in foreign)


def _is_latin(text: str) -> bool:
    """Whether all letters are Latin: those before Greek, and Latin Extended Additional."""
    return not any(
        char.isalpha() and char >= "\u0370" and not "\u1e00" <= char <= "\u1eff" for char in text
    )
