"""Filling a catalogue with what TMDB knows: ask for what is missing, then write line by line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path

from moviesearch.movie import Movie
from scripts.files import replaced
from scripts.ingestion.catalogue import lines
from scripts.ingestion.merge import Taken, additions, is_same
from scripts.ingestion.rejects import Reject, reject_of
from scripts.ingestion.tmdb_answers import Answers
from scripts.ingestion.tmdb_api import Facts, TmdbAPI, TmdbError, TmdbUnavailable

IN_A_ROW = 5  # movies for which TMDB fails, each asked for several times, until it is left alone


@dataclass
class Enriched:
    """What happened to a catalogue.

    Attributes:
        movies: lines that hold a movie.
        changed: movies of which more is known now.
        gained: movies that gained or changed a field, by field.
        rejects: lines that stay as they were, and why.
    """

    movies: int = 0
    changed: int = 0
    gained: Counter[str] = field(default_factory=Counter)
    rejects: list[Reject] = field(default_factory=list)


def missing(catalogue: Path, answers: Answers, max_age: float) -> list[int]:
    """The ids of a catalogue without an answer that is young enough, each once.

    Raises:
        OSError: the file can't be read.
    """
    ids = (movie.id for _, _, movie in lines(catalogue) if isinstance(movie, Movie))
    return [one for one in dict.fromkeys(ids) if not answers.has(one, max_age)]


def fetch(
    ids: Sequence[int],
    api: TmdbAPI,
    answers: Answers,
    *,
    concurrency: int,
    progress: Callable[[int], object] = lambda _: None,
) -> dict[int, str]:
    """Ask TMDB for movies, several at a time; each answer is kept as soon as it is there.

    Returns:
        The ids for which TMDB had no usable answer, and what was wrong.

    Raises:
        SettingsError: TMDB does not accept the key.
        TmdbUnavailable: it failed for several movies in a row.
        sqlite3.Error: an answer can't be kept.
    """
    failed: dict[int, str] = {}
    failures = 0
    asked: dict[Future[Facts | None], int] = {}

    def collect() -> None:
        nonlocal failures
        done, _ = wait(asked, return_when=FIRST_COMPLETED)
        # Answers first: what is raised below must not lose them.
        for future in sorted(done, key=lambda one: one.exception() is not None):
            movie_id = asked.pop(future)
            try:
                answers.put(movie_id, future.result())
                failures = 0
            except TmdbError as error:
                failed[movie_id] = str(error)
                failures += isinstance(error, TmdbUnavailable)
                if failures >= IN_A_ROW:
                    raise TmdbUnavailable(
                        f"{error}, for {IN_A_ROW} movies in a row. What it answered is kept; the "
                        "same command goes on from there, once TMDB is well."
                    ) from error
            progress(1)

    with ThreadPoolExecutor(concurrency) as pool:
        try:
            for movie_id in ids:
                asked[pool.submit(api.movie, movie_id)] = movie_id
                if len(asked) >= concurrency:
                    collect()
            while asked:
                collect()
        except BaseException:
            api.stop()  # leaving the pool waits for its threads, which wait for their turn
            raise
    return failed


def enrich(
    catalogue: Path, target: Path, answers: Answers, taken: Taken, failed: Mapping[int, str]
) -> Enriched:
    """Write a catalogue with what the answers add to it, whole or not at all.

    A line that gains nothing, or holds no movie, stays as it is to the byte.

    Raises:
        OSError: a file can't be read or written.
    """
    outcome = Enriched()
    with replaced(target) as out:
        for number, line, movie in lines(catalogue):
            reason = None
            if isinstance(movie, Movie):
                outcome.movies += 1
                reason = failed.get(movie.id)
                if reason is None:
                    line, reason = _enriched(line, movie, answers, taken, outcome)  # noqa: PLW2901
                if reason is not None:
                    outcome.rejects.append(Reject(catalogue.name, number, "id", reason))
            elif movie is not None:
                outcome.rejects.append(reject_of(movie, catalogue.name, number))
            out.write(line)
    return outcome


def _enriched(
    line: bytes, movie: Movie, answers: Answers, taken: Taken, outcome: Enriched
) -> tuple[bytes, str | None]:
    """A movie's line with what the answer adds to it, or as it was and why it is not enriched."""
    try:
        facts = answers.get(movie.id)
    except KeyError:
        return line, "was not asked for: it came into the file meanwhile"
    if facts is None:
        return line, f"TMDB knows no movie {movie.id}"
    if not is_same(movie, facts):
        return line, f"TMDB's {movie.id} is another movie: {facts.title} ({facts.year})"
    added = additions(movie, facts, taken)
    if not added:
        return line, None
    outcome.changed += 1
    outcome.gained.update(added.keys())
    # Into the line as it stands, which may hold more than a movie has.
    known = json.loads(line) | added
    return json.dumps(known, ensure_ascii=False, separators=(",", ":")).encode() + b"\n", None
