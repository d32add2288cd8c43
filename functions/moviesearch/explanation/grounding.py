"""What of an LLM's answer is let through.

The LLM writes one JSON object a line. A pick must name the id of a retrieved movie. A guess, a
movie from the LLM's memory, is looked up, and is a pick only where that finds it; any other leaves
nothing. Text refers to movies as `[id]`, or `[guess 1]`, which becomes the title here. Text that
names something that stands in none of the known facts, in quotes or by capital letters, is dropped
whole: so a movie that nobody found is not recommended by the back door.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from moviesearch.explanation import Pick, Remark
from moviesearch.explanation.brief import Brief
from moviesearch.explanation.facts import labels
from moviesearch.explanation.language import ENGLISH, named
from moviesearch.explanation.sentence import reason_of
from moviesearch.index.schema import titles
from moviesearch.movie import TITLE_LENGTH, Fit, Movie

MAX_LENGTH = 600
GUESSES = 3
_REFERENCE = re.compile(r"\[((?:guess )?\d{1,19})\]", re.IGNORECASE)
# Marks around a reference: its title comes with those of the language.
_MARKED = re.compile(r"[《「『〈“\"]\s*(\[(?:guess )?\d{1,19}\])\s*[》」』〉”\"]", re.IGNORECASE)
_QUOTED = re.compile(
    r"[“\"„«]([^”\"“»]{2,80})[”\"“»]|(?<!\w)['‘]([^'’]{2,80})['’](?!\w)|[《「『〈]([^》」』〉]{1,80})[》」』〉]|\*([^*\n]{2,80})\*"
)

# A name: two capitalised words or more in a row, as in The Shining or Blade Runner.
_NAME = re.compile(
    r"(?<!\w)[A-Z][\w’'-]+(?:\s+(?:of|the|and|in|on|to|for|de|la)(?=\s+[A-Z]))?(?:\s+[A-Z0-9][\w’'-]*)+"
)
_YEARS = (int, type(None))
_COMMON = "world war i world war ii cold war new york los angeles united states middle ages"


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
        self._guesses = 0
        asked = [brief.query, *labels(brief.filters, named(ENGLISH))]
        self._known = f" {_COMMON} "
        self._learn([*asked, *(fact for movie in movies for fact in _facts(movie))])

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
            self._open.discard(movie_id)
            misses = self._brief.missing(self._movies[movie_id])
            fit: Fit = "strong" if said.get("fit") == "strong" and not misses else "partial"
            return Pick(movie_id, fit, self._grounded(said.get("reason")))
        if "id" in said:
            return None
        if "guess" in said:
            return self._guessed(said)
        remark = self._grounded(said.get("explanation"))
        return Remark(remark) if remark else None

    def _guessed(self, said: Mapping[str, object]) -> Pick | None:
        """The pick of a movie that the LLM named from memory, if it is one that may be."""
        self._guesses += 1
        title, year = said["guess"], said.get("year")
        if self._guesses > GUESSES or self._brief.recognise is None:
            return None
        if not isinstance(title, str) or len(title) > TITLE_LENGTH or type(year) not in _YEARS:
            return None
        movie = self._brief.recognise(title, year if isinstance(year, int) else None)
        if movie is None:
            return None
        is_new = movie.id not in self._movies
        if not is_new and movie.id not in self._open:
            return None
        self._open.discard(movie.id)
        self._movies[movie.id] = movie
        title = self._brief.title(movie)
        self._titles |= {f"guess {self._guesses}": title, str(movie.id): title}
        self._learn(_facts(movie))
        reason = self._grounded(said.get("reason"))
        if reason is None:
            reason = reason_of(movie, self._brief, self._brief.language)
        return Pick(movie.id, "strong", reason, movie if is_new else None)

    def _learn(self, facts: Sequence[str]) -> None:
        self._known += f"{_plain(chr(10).join(facts))} "

    def _grounded(self, text: object) -> str | None:
        """The text with titles for references; None where it names what was not retrieved."""
        if not isinstance(text, str):
            return None
        text = _MARKED.sub(r"\1", " ".join(text.split()))
        if not text or len(text) > MAX_LENGTH:
            return None
        if any(_spelt(one) not in self._titles for one in _REFERENCE.findall(text)):
            return None
        quoted = ("".join(groups) for groups in _QUOTED.findall(text))
        if any(_plain(words) not in self._known for words in (*quoted, *_NAME.findall(text))):
            return None
        return _REFERENCE.sub(lambda found: self._titles[_spelt(found[1])], text)


def _spelt(reference: str) -> str:
    """A reference as the titles are kept by: "007" is no other id than "7"."""
    guess, _, number = reference.casefold().rpartition(" ")
    return f"{guess} {int(number)}".strip()


def _facts(movie: Movie) -> list[str]:
    names = [*titles(movie), movie.director or ""]
    return [*names, movie.overview, *movie.cast, *movie.keywords, *movie.genres]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
