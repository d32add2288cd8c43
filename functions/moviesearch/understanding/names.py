"""Which movies of the catalogue a sentence names, looked up in the index and not guessed.

"american history x" asks for no history, and "1917" for no year. The look-up costs 0.1 ms in the
embedded engine and a round trip over a server, so it is made only where a rule would take words for
a constraint, and only for the words around them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from moviesearch.index import MovieIndex
from moviesearch.index.analysis import name_key
from moviesearch.understanding.span import Span

_WORD = re.compile(r"[\w'’]+")
LONGEST = 8  # words of a title


def names_in(query: str, spans: Sequence[Span], index: MovieIndex) -> list[Span]:
    """Where the query names a title, as spans without values.

    The whole query may be a title of one word; inside it only titles of two words or more count,
    since nearly every word is the title of some movie.

    Args:
        query: as typed.
        spans: what the rules took for constraints; only names that overlap one matter.
        index: the catalogue.

    Raises:
        IndexUnavailable: the index is unavailable.
    """
    places = _candidates(query, spans)
    found = index.named(list(places)) if places else []
    named = {key for one in found for key in one.keys}
    return [Span(*place, {}) for key, found in places.items() if key in named for place in found]


def _candidates(query: str, spans: Sequence[Span]) -> dict[str, list[tuple[int, int]]]:
    """The stretches of the query that may be a title, by their key."""
    words = list(_WORD.finditer(query))
    keys = [name_key(word[0]) for word in words]
    places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    if keys:
        places[" ".join(keys)].append((0, len(query)))
    for at in range(len(words)):
        for last in range(at + 1, min(at + LONGEST, len(words))):
            start, end = words[at].start(), words[last].end()
            if any(span.overlaps(start, end) for span in spans):
                places[" ".join(keys[at : last + 1])].append((start, end))
    return dict(places)
