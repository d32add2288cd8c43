"""TMDB's API, version 3: details of a movie with the parts that were asked for appended."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from werkzeug.wrappers import Request, Response

from servers import reply

TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJ0ZXN0In0.c2VjcmV0"
KEY = "0123456789abcdef0123456789abcdef"


@dataclass
class Tmdb:
    """What TMDB knows, and what it was asked.

    Attributes:
        movies: answers by id, with all parts; only those that are asked for are sent.
        asked: ids in the order of the requests.
        on_request: called for each, with the number of requests so far.
    """

    movies: dict[int, dict[str, Any]] = field(default_factory=dict)
    asked: list[int] = field(default_factory=list)
    on_request: Callable[[int], object] = lambda _: None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, request: Request) -> Response:
        if not self._may(request):
            return error(401, 7, "Invalid API key: You must be granted a valid key.")
        found = re.fullmatch(r"/3/movie/(\d+)", request.path)
        if not found or request.method != "GET":
            return error(404, 34, "The resource you requested could not be found.")
        movie_id = int(found[1])
        with self._lock:
            self.asked.append(movie_id)
            count = len(self.asked)
        self.on_request(count)
        if movie_id not in self.movies:
            return error(404, 34, "The resource you requested could not be found.")
        parts = request.args.get("append_to_response", "").split(",")
        if len(parts) > 20:
            return error(400, 27, "Too many append to response objects: The maximum is 20.")
        answer = self.movies[movie_id]
        left_out = {"credits", "keywords", "translations", "release_dates"} - set(parts)
        return reply({name: value for name, value in answer.items() if name not in left_out})

    @staticmethod
    def _may(request: Request) -> bool:
        bearer = request.headers.get("Authorization")
        if bearer is not None:
            return bearer == f"Bearer {TOKEN}"
        return request.args.get("api_key") == KEY


def error(status: int, code: int, message: str, **headers: str) -> Response:
    return reply(
        {"success": False, "status_code": code, "status_message": message}, status, **headers
    )


def too_many(seconds: str) -> Response:
    message = "Your request count (41) is over the allowed limit of (40)."
    return error(429, 25, message, Retry_After=seconds)


def details(movie_id: int, title: str, **facts: Any) -> dict[str, Any]:
    """An answer as TMDB words it, of a movie with some of everything."""
    return {
        "adult": False,
        "backdrop_path": None,
        "belongs_to_collection": None,
        "budget": 0,
        "genres": [{"id": 18, "name": "Drama"}],
        "homepage": "",
        "id": movie_id,
        "imdb_id": f"tt{movie_id:07d}",
        "origin_country": ["US"],
        "original_language": "en",
        "original_title": title,
        "overview": "What happens.",
        "popularity": 9.5,
        "poster_path": f"/poster{movie_id}.jpg",
        "production_companies": [],
        "release_date": "2000-01-01",
        "revenue": 0,
        "runtime": 120,
        "spoken_languages": [],
        "status": "Released",
        "tagline": "",
        "title": title,
        "video": False,
        "vote_average": 7.1,
        "vote_count": 100,
        "credits": {
            "cast": [
                {"id": 2, "name": "Second", "character": "B", "order": 1, "credit_id": "b"},
                {"id": 1, "name": "First", "character": "A", "order": 0, "credit_id": "a"},
                {"id": 1, "name": "First", "character": "A twin", "order": 2, "credit_id": "c"},
            ],
            "crew": [
                {"id": 3, "name": "Writer", "job": "Screenplay", "department": "Writing"},
                {"id": 4, "name": "Lana", "job": "Director", "department": "Directing"},
                {"id": 5, "name": "Lilly", "job": "Director", "department": "Directing"},
            ],
        },
        "keywords": {"keywords": [{"id": 1, "name": "mars"}, {"id": 2, "name": "botanist"}]},
        "translations": {
            "translations": [
                translation("en", "US", ""),
                translation("zh", "CN", "火星救援"),
                translation("zh", "TW", "絕地救援"),
                translation("es", "MX", "Misión rescate"),
                translation("es", "ES", "Marte"),
                translation("fr", "CA", "Seul sur Mars"),
                translation("de", "DE", ""),
                translation("pl", "PL", "Marsjanin"),
            ]
        },
        **facts,
    }


def translation(language: str, country: str, title: str) -> dict[str, Any]:
    data = {"homepage": "", "overview": "", "runtime": 0, "tagline": "", "title": title}
    return {
        "iso_3166_1": country,
        "iso_639_1": language,
        "name": language,
        "english_name": language,
        "data": data,
    }
