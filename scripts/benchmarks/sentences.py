"""What the visitors of a load test ask: all different sentences, or few over and over."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator
from typing import Literal, get_args

from scripts.evaluation.queries import read_queries
from scripts.ingestion.catalogue import read_catalogue
from scripts.paths import QUERIES, STARTER

Kind = Literal["different", "repeated"]
KINDS: tuple[Kind, ...] = get_args(Kind)

FEW = 20
SEED = 13
WORD = re.compile(r"\b[a-z]{5,}\b")


def sentences(kind: Kind) -> Iterator[str]:
    """Without end, in the same order each time.

    Each is a query of evals/queries.jsonl and a word of an overview, so that people's ways of
    asking are all there, no two are alike, and each leaves words to embed.
    """
    chance = random.Random(SEED)  # noqa: S311  the same sentences each time
    movies, _ = read_catalogue(STARTER)
    words = sorted({word for movie in movies for word in WORD.findall(movie.overview)})
    queries = [one.query for one in read_queries(QUERIES)]
    chance.shuffle(words)
    chance.shuffle(queries)
    rounds = ((number, query) for number in range(len(words)) for query in enumerate(queries))
    asked = (f"{query} {words[(number + place) % len(words)]}" for number, (place, query) in rounds)
    return asked if kind == "different" else itertools.cycle(itertools.islice(asked, FEW))
