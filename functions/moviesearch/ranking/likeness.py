"""What movies that are named as examples tell beside their vectors.

    likeness = about · BM25  +  genres · shared  -  genre_beside · others  +  director  +  language

`BM25` compares the words that an example is described by with those of other movies, `shared` is
the share of its genres that a movie has, `others` how many a movie has beside. Who names an example
means a movie that is known as well, so that popularity counts more than among words (README,
Relevance, has what each of them is worth).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from moviesearch.constraints import PEOPLE
from moviesearch.index.analysis import SparseVector, query_terms
from moviesearch.index.query import Expression, Met, Product, Retriever
from moviesearch.index.schema import BM25, PRIOR
from moviesearch.movie import Movie
from moviesearch.rows import Condition

ABOUT = "about"
WORDS = 0.0075  # of a point of BM25
OF_TEXT = 0.7  # of that, for a word of the overview that is no keyword
TASTE = 0.18  # of a spread's worth of cosine to the nearest example
ASKED = 2.0  # what the words beside count, since they say what shall be otherwise
GENRES = 0.34  # of having all genres of an example
GENRE_BESIDE = 0.06  # of each genre beside
DIRECTOR = 0.3
LANGUAGE = 0.2
KNOWN = 1.1  # of the popularity prior
EXAMPLES = 3  # of which the words are read; the parts of a series say the same


def about(examples: Sequence[Movie]) -> list[Retriever]:
    """By the words that the examples are described by; none where they have no words."""
    found: defaultdict[int, float] = defaultdict(float)
    read = examples[:EXAMPLES]
    for movie in read:
        text = query_terms(f"{movie.overview} {movie.tagline or ''}").indices
        keywords = query_terms(" ".join(movie.keywords)).indices
        for term, weight in {
            **dict.fromkeys(text, OF_TEXT),
            **dict.fromkeys(keywords, 1.0),
        }.items():
            found[term] += weight / len(read)
    return [Retriever(ABOUT, BM25, SparseVector([*found], [*found.values()]))] if found else []


def kinship(examples: Sequence[Movie], genres: Sequence[str]) -> Iterator[Expression]:
    """What genres, director and language of a movie add to its score.

    Args:
        examples: at least one.
        genres: all that there are.
    """
    counts = Counter(genre for movie in examples for genre in movie.genres)
    for genre, count in counts.items():
        yield _met("genres", [genre], GENRES * count / counts.total())
    yield from (_met("genres", [one], -GENRE_BESIDE) for one in genres if one not in counts)
    directors = [name for movie in examples for name in (movie.director or "").split(", ") if name]
    if directors:
        yield _met(PEOPLE, directors, DIRECTOR)
    languages = [movie.original_language for movie in examples if movie.original_language]
    if languages:
        yield _met("original_language", languages, LANGUAGE)


def renown(popularity: float) -> Expression:
    """What popularity counts among examples beyond what it counts anyway."""
    return Product((KNOWN - popularity, PRIOR))


def _met(key: str, words: Sequence[str], weight: float) -> Expression:
    return Product((weight, Met(Condition(key, any_of=tuple(dict.fromkeys(words))))))
