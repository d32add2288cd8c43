"""What of an LLM's answer is let through.

The LLM writes one JSON object a line. A reason must name the id of a retrieved movie; a remark
refers to movies as `[id]`, which becomes the title here. Text that quotes a title from elsewhere
is dropped whole, so what was not retrieved is not recommended by the back door.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from moviesearch.models import Movie

from . import Reason, Remark

MAX_LENGTH = 600
_REFERENCE = re.compile(r"\[(\d{1,19})\]")
_QUOTED = re.compile(
    r"[“\"„«]([^”\"“»]{2,80})[”\"“»]|[《「『〈]([^》」』〉]{1,80})[》」』〉]|\*([^*\n]{2,80})\*"
)


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
        self._known = _plain("\n".join(facts))

    def read(self, line: str) -> Reason | Remark | None:
        """The reason or remark of one line; None where it holds none that is grounded."""
        try:
            said = json.loads(line)
        except (ValueError, RecursionError):
            return None  # a code fence or small talk around the lines
        if not isinstance(said, dict):
            return None
        movie_id, reason = said.get("id"), self._grounded(said.get("reason"))
        if type(movie_id) is int and movie_id in self._open and reason:
            self._open.discard(movie_id)
            return Reason(movie_id, reason)
        remark = self._grounded(said.get("explanation"))
        return Remark(remark) if remark else None

    def _grounded(self, text: object) -> str | None:
        if not isinstance(text, str):
            return None
        text = " ".join(text.split())
        if not text or len(text) > MAX_LENGTH:
            return None
        if any(int(number) not in self._movies for number in _REFERENCE.findall(text)):
            return None
        quotes = ("".join(groups) for groups in _QUOTED.findall(text))
        if any(_plain(quote) not in self._known for quote in quotes):
            return None
        return _REFERENCE.sub(lambda found: self._movies[int(found[1])].title, text)


def _facts(movie: Movie) -> list[str]:
    names = [movie.title, movie.original_title or "", movie.director or ""]
    return [*names, movie.overview, *movie.cast, *movie.keywords, *movie.genres]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
