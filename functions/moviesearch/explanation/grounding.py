"""What of an LLM's answer is let through.

The LLM writes one JSON object a line. A pick must name the id of a retrieved movie; text refers to
movies as `[id]`, which becomes the title here. Text that names something that stands in none of the
retrieved facts, in quotes or by capital letters, is dropped whole: so a movie that was not
retrieved is not recommended by the back door.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from moviesearch.explanation import Pick, Remark
from moviesearch.movie import Fit, Movie

MAX_LENGTH = 600
_REFERENCE = re.compile(r"\[(\d{1,19})\]")
_QUOTED = re.compile(
    r"[“\"„«]([^”\"“»]{2,80})[”\"“»]|(?<!\w)['‘]([^'’]{2,80})['’](?!\w)|[《「『〈]([^》」』〉]{1,80})[》」』〉]|\*([^*\n]{2,80})\*"
)

# A name: two capitalised words or more in a row, as in The Shining or Blade Runner.
_NAME = re.compile(
    r"(?<!\w)[A-Z][\w’'-]+(?:\s+(?:of|the|and|in|on|to|for|de|la)(?=\s+[A-Z]))?(?:\s+[A-Z0-9][\w’'-]*)+"
)
_COMMON = "world war i world war ii cold war new york los angeles united states middle ages"


class Grounding:
    """Checks an LLM's lines against what was retrieved.

    Args:
        query: what was asked; its words may be quoted back.
        movies: what was retrieved.
    """

    def __init__(self, query: str, movies: Sequence[Movie]) -> None:
        self._movies = {movie.id: movie for movie in movies}
        self._open = set(self._movies)
        facts = [query, *(fact for movie in movies for fact in _facts(movie))]
        self._known = f"{_plain(chr(10).join(facts))} {_COMMON}"

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
            fit: Fit = "strong" if said.get("fit") == "strong" else "partial"
            return Pick(movie_id, fit, self._grounded(said.get("reason")))
        remark = None if "id" in said else self._grounded(said.get("explanation"))
        return Remark(remark) if remark else None

    def _grounded(self, text: object) -> str | None:
        """The text with titles for references; None where it names what was not retrieved."""
        if not isinstance(text, str):
            return None
        text = " ".join(text.split())
        if not text or len(text) > MAX_LENGTH:
            return None
        if any(int(number) not in self._movies for number in _REFERENCE.findall(text)):
            return None
        quoted = ("".join(groups) for groups in _QUOTED.findall(text))
        if any(_plain(words) not in self._known for words in (*quoted, *_NAME.findall(text))):
            return None
        return _REFERENCE.sub(lambda found: self._movies[int(found[1])].title, text)


def _facts(movie: Movie) -> list[str]:
    names = [movie.title, movie.original_title or "", movie.director or ""]
    return [*names, movie.overview, *movie.cast, *movie.keywords, *movie.genres]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
