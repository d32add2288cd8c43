"""Qdrant on loopback as far as a load test needs it: answers of the real shape and size, at once.

Which movies come back is by chance: what is measured is the function, not the ranking. Names are
looked up, since what is found decides what a function asks next.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from moviesearch.embedding import Identity
from moviesearch.index.manifest import Cosines, Manifest
from moviesearch.index.qdrant import collection_of
from moviesearch.index.query import NAMES_LIMIT
from moviesearch.index.schema import NAME_KEYS, payload
from moviesearch.movie import Movie
from scripts.ingestion.upload import describe

MEASURED = Cosines(mean=0.6, spread=0.05)
TOP = 0.9  # the first movie's score; each later one has a thousandth less
JUST_SO_MANY = 42  # movies, whatever is counted


class Collection:
    """A live collection of these movies.

    Args:
        movies: what it holds.
        identity: who embedded them.
        alias: under which it is live.
    """

    def __init__(self, movies: Sequence[Movie], identity: Identity, alias: str) -> None:
        build = describe(movies, identity, "starter")
        self._manifest = Manifest(
            **build.model_dump(),
            query_cosines=MEASURED,
            document_cosines=MEASURED,
            created=datetime.now(UTC),
        )
        self._name, self._alias = collection_of(alias, build), alias
        self._ids = [movie.id for movie in movies]
        self._places = {movie_id: place for place, movie_id in enumerate(self._ids)}
        self._payloads = [payload(movie) for movie in movies]
        self._spelt = [json.dumps(one) for one in self._payloads]
        self._named: dict[str, list[int]] = {}
        for place, one in enumerate(self._payloads):
            for key in one[NAME_KEYS]:
                self._named.setdefault(key, []).append(place)

    def answer(self, method: str, path: str, asked: bytes) -> tuple[int, bytes]:
        """Status and body of the answer to a request."""
        _, _, rest = path.removeprefix("/collections/").partition("/")
        if method == "GET":
            known = {"": self._described, "aliases": self._aliases}.get(rest)
            return (200, _result(known())) if known else _missing(path)
        answers: dict[str, Callable[[Any, int], str]] = {
            "points/query": self._query,
            "points/query/batch": self._batch,
            "points": self._points,
            "points/count": lambda *_: json.dumps({"count": JUST_SO_MANY}),
            "facet": lambda *_: json.dumps({"hits": []}),
        }
        if rest not in answers:
            return _missing(path)
        return 200, _result(answers[rest](json.loads(asked), zlib.crc32(asked)))

    def _described(self) -> str:
        metadata = self._manifest.model_dump(mode="json")
        return json.dumps({"config": {"metadata": metadata}})

    def _aliases(self) -> str:
        alias = {"alias_name": self._alias, "collection_name": self._name}
        return json.dumps({"aliases": [alias]})

    def _query(self, asked: dict[str, Any], chance: int) -> str:
        limit = asked.get("limit", 10)
        tests = asked.get("filter", {}).get("must", [])
        keys = [key for one in tests if one.get("key") == NAME_KEYS for key in one["match"]["any"]]
        if keys:
            places = sorted({place for key in keys for place in self._named.get(key, ())})
            return self._ranked(places[:NAMES_LIMIT], asked)
        count = len(self._ids)
        return self._ranked([(chance + step) % count for step in range(min(limit, count))], asked)

    def _batch(self, asked: dict[str, Any], chance: int) -> str:
        each = (self._query(one, chance + place) for place, one in enumerate(asked["searches"]))
        return f"[{','.join(each)}]"

    def _points(self, asked: dict[str, Any], _: int) -> str:
        places = [self._places[one] for one in asked["ids"] if one in self._places]
        return f"[{','.join(self._point(place, asked) for place in places)}]"

    def _ranked(self, places: Sequence[int], asked: dict[str, Any]) -> str:
        points = (
            self._point(place, asked, TOP - rank / 1_000) for rank, place in enumerate(places)
        )
        return f'{{"points":[{",".join(points)}]}}'

    def _point(self, place: int, asked: dict[str, Any], score: float = 0.0) -> str:
        wanted = asked.get("with_payload", False)
        point = f'{{"id":{self._ids[place]},"version":1,"score":{score:.6f}'
        if isinstance(wanted, list):
            some = {key: value for key, value in self._payloads[place].items() if key in wanted}
            point += f',"payload":{json.dumps(some)}'
        elif wanted:
            point += f',"payload":{self._spelt[place]}'
        return point + "}"


def _result(result: str) -> bytes:
    return f'{{"result":{result},"status":"ok","time":0.001}}'.encode()


def _missing(path: str) -> tuple[int, bytes]:
    return 404, json.dumps({"status": {"error": f"Not found: {path}"}}).encode()
