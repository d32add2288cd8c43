"""What of an LLM's answer is let through.

The LLM writes one JSON object a line. A pick must name the id of a retrieved movie. A guess, a
movie from the LLM's memory, is looked up, and is a pick only where that finds it; any other leaves
nothing. Text refers to movies as `[id]`, or `[guess 1]`, which becomes the title here. A reason may
name what the facts of its movie name, a remark what those of all do; text that names anything else,
or holds a link, markup or the instructions, is dropped whole, so that a movie that nobody found is
not recommended by the back door. A reason made from the facts takes its place, and says so.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from operator import or_

from moviesearch.errors import MovieSearchError
from moviesearch.explanation import Pick, Remark
from moviesearch.explanation.brief import Brief
from moviesearch.explanation.facts import labels
from moviesearch.explanation.language import ENGLISH, named
from moviesearch.explanation.legible import cleaned, is_plain
from moviesearch.explanation.naming import OTHER_LETTERS, has_other_letters, names_unknown
from moviesearch.explanation.naming.known import Known
from moviesearch.explanation.sentence import reason_of
from moviesearch.movie import TITLE_LENGTH, Fit, Movie

log = logging.getLogger(__name__)

MAX_LENGTH = 600  # characters, before references become titles and after
GUESSES = 3
REMARKS = 6
_REFERENCE = re.compile(r"\[((?:guess )?\d{1,19})\]", re.IGNORECASE)
# Marks around a reference: its title comes with those of the language.
_MARKED = re.compile(r"[《「『〈“\"]\s*(\[(?:guess )?\d{1,19}\])\s*[》」』〉”\"]", re.IGNORECASE)
_EMPHASIS = re.compile(r"\*+")
_YEARS = (int, type(None))


class Grounding:
    """Checks an LLM's lines against what was retrieved, and its guesses against the catalogue.

    Args:
        brief: what was asked; its words may be quoted back.
        movies: what was retrieved.
    """

    def __init__(self, brief: Brief, movies: Sequence[Movie]) -> None:
        self._brief = brief
        self._movies = {movie.id: movie for movie in movies}
        self._titles = {str(movie.id): brief.title(movie) for movie in movies}
        self._open = set(self._movies)
        self._guesses = self._picks = self._remarks = 0
        asked = [*labels(brief.filters, named(ENGLISH)), *labels(brief.filters, brief.language)]
        self._wish = Known.of_wish(brief.query, asked)
        self._native = has_other_letters(brief.query) or (
            brief.reader is not None and brief.reader.language in OTHER_LETTERS
        )
        self._told = _Facts(movies)

    def read(self, line: str) -> Pick | Remark | None:
        """The pick or remark of one line; None where it holds neither."""
        try:
            said = json.loads(line)
        except (ValueError, RecursionError):
            return None  # a code fence or small talk around the lines
        if not isinstance(said, dict):
            return None
        movie_id = said.get("id")
        if type(movie_id) is int and movie_id in self._open:
            return self._chosen(self._movies[movie_id], said)
        if "id" in said:
            return None
        return self._guessed(said) if "guess" in said else self._remarked(said)

    def _chosen(self, movie: Movie, said: Mapping[str, object]) -> Pick:
        is_strong = said.get("fit") == "strong" and not self._brief.missing(movie)
        return self._picked(movie, "strong" if is_strong else "partial", said.get("reason"))

    def _remarked(self, said: Mapping[str, object]) -> Remark | None:
        if self._remarks == REMARKS:
            return None
        remark = self._grounded(said.get("explanation"), self._told.of_all)
        if remark is None:
            return None
        self._remarks += 1
        return Remark(remark)

    def _guessed(self, said: Mapping[str, object]) -> Pick | None:
        """The pick of a movie that the LLM named from memory, if it is one that may be."""
        self._guesses += 1
        title, year = said["guess"], said.get("year")
        if self._guesses > GUESSES or self._brief.recognise is None:
            return None
        if not isinstance(title, str) or len(title) > TITLE_LENGTH or type(year) not in _YEARS:
            return None
        movie = self._brief.recognise(cleaned(title), year if isinstance(year, int) else None)
        if movie is None:
            return None
        is_new = movie.id not in self._movies
        if not is_new and movie.id not in self._open:
            return None
        self._movies[movie.id] = movie
        shown = self._brief.title(movie)
        self._titles |= {f"guess {self._guesses}": shown, str(movie.id): shown}
        self._told.add(movie)
        pick = self._picked(movie, "strong", said.get("reason"))
        return replace(pick, recognised=movie) if is_new else pick

    def _picked(self, movie: Movie, fit: Fit, reason: object) -> Pick:
        self._open.discard(movie.id)
        place = self._picks
        self._picks += 1
        sound = self._grounded(reason, self._told.of(movie))
        if sound is not None:
            return Pick(movie.id, fit, sound)
        made = reason_of(movie, self._brief, self._brief.language, place=place)
        return Pick(movie.id, fit, made, source="facts")

    def _grounded(self, text: object, facts: Known) -> str | None:
        """The text with titles for references; None where it is not to be shown."""
        if not isinstance(text, str) or len(text) > MAX_LENGTH:
            return None
        text = _MARKED.sub(r"\1", cleaned(text))
        if not text or any(_spelt(one) not in self._titles for one in _REFERENCE.findall(text)):
            return None
        bare = _REFERENCE.sub(" , ", text)
        if not is_plain(bare):
            return None
        if names_unknown(bare, self._wish | facts, self._titled, native=self._native):
            return None
        plain = _EMPHASIS.sub("", text)
        shown = _REFERENCE.sub(lambda found: self._titles[_spelt(found[1])], plain)
        return shown if len(shown) <= MAX_LENGTH and is_plain(shown) else None

    def _titled(self, keys: Collection[str]) -> Collection[str]:
        """Which of the keys are titles of the catalogue, of no movie that was found or asked for.

        A catalogue that does not answer names none: what is said is judged without it.
        """
        if self._brief.titled is None:
            return ()
        try:
            found = self._brief.titled([*keys])
        except MovieSearchError as error:
            log.warning("titles are not looked up: %s", error)
            return ()
        told = {*self._movies, *self._brief.examples}
        return {key for one in found if one.id not in told for key in one.keys}


class _Facts:
    """What may be named, taken from movies when it is first asked for."""

    def __init__(self, movies: Sequence[Movie]) -> None:
        self._movies = list(movies)
        self._of: dict[int, Known] = {}
        self._titles: Known | None = None
        self._all: Known | None = None

    def add(self, movie: Movie) -> None:
        """One more movie."""
        self._movies.append(movie)
        self._titles = self._all = None

    def of(self, movie: Movie) -> Known:
        """The facts of one movie, and the titles of all."""
        if self._titles is None:
            self._titles = Known.of_titles(self._movies)
        return self._own(movie) | self._titles

    @property
    def of_all(self) -> Known:
        """The facts of all."""
        if self._all is None:
            self._all = reduce(or_, map(self._own, self._movies), Known())
        return self._all

    def _own(self, movie: Movie) -> Known:
        if movie.id not in self._of:
            self._of[movie.id] = Known.of_movie(movie)
        return self._of[movie.id]


def _spelt(reference: str) -> str:
    """A reference as the titles are kept by: "007" is no other id than "7"."""
    guess, _, number = reference.casefold().rpartition(" ")
    return f"{guess} {int(number)}".strip()
