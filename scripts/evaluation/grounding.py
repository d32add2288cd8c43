"""How well grounding tells sound reasons from those that name a movie that nobody found."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, Field

from moviesearch.constraints import Filters
from moviesearch.explanation import Pick
from moviesearch.explanation.brief import Brief
from moviesearch.explanation.grounding import Grounding
from moviesearch.index.analysis import name_key
from moviesearch.index.query import Named
from moviesearch.index.schema import name_keys, titles
from moviesearch.movie import Movie

CANDIDATES = 20


class Sentence(BaseModel):
    """A reason as an LLM may write it.

    Attributes:
        movie: the id of the movie that it is said of.
        query: what was asked.
        names: the title in it of a movie that was not found, or that nobody ever made; None where
            it is sound.
        how: how that title is written.
        text: the sentence.
    """

    movie: int
    language: str
    split: str
    query: str = Field(min_length=1)
    names: str | None = None
    how: str | None = None
    text: str = Field(min_length=1)


@dataclass(frozen=True)
class Verdict:
    """What became of a sentence.

    Attributes:
        kept: whether it was let through.
        prepared: seconds of the processor for the facts of 20 movies, read once an answer.
        seconds: what the sentence took of it.
    """

    sentence: Sentence
    kept: bool
    prepared: float
    seconds: float

    @property
    def is_right(self) -> bool:
        """Whether it is what should become of it."""
        return self.kept == (self.sentence.names is None)


def read_sentences(path: Path, split: str = "all") -> list[Sentence]:
    """The sentences of a file. Raises ValueError."""
    lines = path.read_text("utf-8").splitlines()
    found = [Sentence.model_validate_json(line) for line in lines if line]
    return [one for one in found if split in ("all", one.split)]


def judged(sentences: Sequence[Sentence], movies: Sequence[Movie]) -> list[Verdict]:
    """What becomes of sentences, each said of its movie among 20 that were found.

    Raises ValueError where a sentence is said of a movie that the catalogue lacks.
    """
    titled = looked_up(movies)
    by_id = {movie.id: movie for movie in movies}
    return [_judged(one, by_id, titled) for one in sentences]


def looked_up(movies: Sequence[Movie]) -> Callable[[Sequence[str]], list[Named]]:
    """What `MovieIndex.named` answers, without an index."""
    holding: defaultdict[str, list[Movie]] = defaultdict(list)
    for movie in movies:
        for key in name_keys(movie):
            holding[key].append(movie)

    def named(keys: Sequence[str]) -> list[Named]:
        payload = {"vote_count": 0, "name_keys": [*keys]}
        return [
            Named.of(movie.id, {**payload, "title": movie.title, "name_keys": [key]}, [key])
            for key in keys
            for movie in holding.get(key, ())
        ]

    return named


def _judged(
    sentence: Sentence, movies: dict[int, Movie], titled: Callable[[Sequence[str]], list[Named]]
) -> Verdict:
    if sentence.movie not in movies:
        raise ValueError(f"There is no movie with id {sentence.movie} in the catalogue.")
    key = name_key(sentence.names or "")
    others = [
        movie
        for movie in [*movies.values()][:: len(movies) // CANDIDATES or 1]
        if movie.id != sentence.movie and key not in map(name_key, titles(movie))
    ]
    found = [movies[sentence.movie], *others[: CANDIDATES - 1]]
    wish = Brief(sentence.query, sentence.query, Filters(), 5, titled=titled)
    grounding = Grounding(wish, found)
    line = json.dumps({"id": sentence.movie, "reason": sentence.text})
    began = time.process_time()
    grounding.read('{"explanation": "All are on topic."}')
    grounding.read(json.dumps({"id": found[-1].id, "reason": "It is on topic."}))
    ready = time.process_time()
    pick = grounding.read(line)
    read = time.process_time()
    kept = isinstance(pick, Pick) and pick.source == "model"
    return Verdict(sentence, kept, prepared=ready - began, seconds=read - ready)


def shares(verdicts: Sequence[Verdict]) -> dict[str, dict[str, int]]:
    """How many of which sentences were judged rightly, by what they are and their language."""
    figures: defaultdict[str, dict[str, int]] = defaultdict(lambda: {"right": 0, "of": 0})
    for one in verdicts:
        what = "sound kept" if one.sentence.names is None else "unsound dropped"
        for name in (what, f"{what}, {one.sentence.language}"):
            figures[name]["right"] += one.is_right
            figures[name]["of"] += 1
    return dict(sorted(figures.items()))
