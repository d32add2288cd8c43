"""Pinecone's data plane: bodies checked strictly, cosines and filters really computed.

As in the cloud, a namespace that is not there is empty for reads and a 404 for deletes, filters see
only what the namespace's schema lets them, and reads may lag: `lag` reads show what was before.
"""

from __future__ import annotations

import json
import math
import re
import threading
from dataclasses import dataclass, field
from typing import Any

from werkzeug.wrappers import Request, Response

from servers import reply

READ_KEY, WRITE_KEY = "pcsk_reading", "pcsk_writing"
VERSION = "2026-07"
WRITES = ("/vectors/upsert", "/vectors/delete", "/namespaces")


@dataclass
class Namespace:
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    filterable: set[str] | None = None


class PineconeCloud:
    """One index.

    Attributes:
        lag: how many reads after a write still show what was before it.
    """

    def __init__(self, dimension: int = 256, metric: str = "cosine") -> None:
        self.dimension, self.metric = dimension, metric
        self.namespaces: dict[str, Namespace] = {}
        self.lag = 0
        self._shown: dict[str, Namespace] = {}
        self._behind = 0
        self._lock = threading.Lock()

    def __call__(self, request: Request) -> Response:
        key = request.headers.get("Api-Key")
        if key not in (READ_KEY, WRITE_KEY):
            return Response("Invalid API Key", 401, mimetype="text/plain")
        if request.headers.get("X-Pinecone-Api-Version") != VERSION:
            return refusal(400, 3, "no such version of the API")
        writes = request.path.startswith(WRITES) and request.method != "GET"
        if writes and key == READ_KEY:
            return refusal(403, 7, f"Forbidden: the role of {key} may not write")
        with self._lock:
            try:
                if writes:
                    self._freeze()
                    return reply(self._write(request))
                return reply(self._read(request))
            except Refusal as error:
                return refusal(*error.args)

    def _freeze(self) -> None:
        """Keep what reads show for as long as they lag."""
        if self.lag and not self._behind:
            self._shown = {
                name: Namespace(dict(one.records), one.filterable)
                for name, one in self.namespaces.items()
            }
        self._behind = self.lag

    def _visible(self) -> dict[str, Namespace]:
        if not self._behind:
            return self.namespaces
        self._behind -= 1
        return self._shown

    def _write(self, request: Request) -> Any:
        if request.path == "/vectors/upsert":
            if len(request.get_data()) > 2_000_000:
                raise Refusal(400, 11, "Request size exceeds the maximum supported size")
            body = fields(request, required={"vectors"}, optional={"namespace"})
            space = self.namespaces.setdefault(body.get("namespace", ""), Namespace())
            for one in body["vectors"]:
                space.records[one["id"]] = self._checked(one)
            return {"upsertedCount": len(body["vectors"])}
        if request.path == "/vectors/delete":
            body = fields(request, required={"ids", "namespace"})
            space = self._existing(body["namespace"])
            for name in body["ids"]:
                space.records.pop(name, None)
            return {}
        if request.path == "/namespaces" and request.method == "POST":
            body = fields(request, required={"name", "schema"})
            if body["name"] in self.namespaces:
                raise Refusal(409, 6, "Namespace already exists")
            self.namespaces[body["name"]] = Namespace({}, set(body["schema"]["fields"]))
            return {"name": body["name"], "record_count": "0"}
        found = re.fullmatch(r"/namespaces/(.+)", request.path)
        if found and request.method == "DELETE":
            self._existing(found[1])
            del self.namespaces[found[1]]
            return {}
        raise Refusal(404, 5, "no such path")

    def _existing(self, name: str) -> Namespace:
        if name not in self.namespaces:
            raise Refusal(404, 5, "Namespace not found")
        return self.namespaces[name]

    def _checked(self, record: dict[str, Any]) -> dict[str, Any]:
        assert record.keys() == {"id", "values", "metadata"}, record.keys()
        if len(record["values"]) != self.dimension:
            found = len(record["values"])
            message = f"Vector dimension {found} does not match the dimension of the index"
            raise Refusal(400, 3, f"{message} {self.dimension}")
        if not any(record["values"]):
            raise Refusal(400, 3, "Dense vectors must contain at least one non-zero value")
        if len(json.dumps(record["metadata"], ensure_ascii=False).encode()) > 40_960:
            raise Refusal(400, 3, "Metadata size exceeds the limit of 40960 bytes per vector")
        for name, value in record["metadata"].items():
            words = isinstance(value, list) and value and all(isinstance(one, str) for one in value)
            if not words and not isinstance(value, str | int | float | bool):
                raise Refusal(400, 3, f"Metadata value must be a string, number, … for {name!r}")
        return record

    def _read(self, request: Request) -> Any:
        spaces = self._visible()
        name = request.args.get("namespace", "")
        space = spaces.get(name, Namespace())
        if (request.method, request.path) == ("GET", "/vectors/fetch"):
            assert request.args.keys() == {"ids", "namespace"}
            ids = request.args.getlist("ids")
            found = {one: space.records[one] for one in ids if one in space.records}
            return {"vectors": found, "namespace": name, "usage": {"readUnits": 1}}
        if (request.method, request.path) == ("GET", "/vectors/list"):
            return self._listed(request, sorted(space.records))
        described = re.fullmatch(r"/namespaces/(.+)", request.path)
        if request.method == "GET" and described:
            space = self._existing(described[1])
            told = {"name": described[1], "record_count": str(len(space.records))}
            if space.filterable is not None:
                told["schema"] = {"fields": {one: {"filterable": True} for one in space.filterable}}
            return told
        if (request.method, request.path) == ("GET", "/namespaces"):
            names = sorted(one for one in spaces if one.startswith(request.args["prefix"]))
            held = [{"name": one, "record_count": str(len(spaces[one].records))} for one in names]
            return {"namespaces": held, "total_count": len(held)}
        if (request.method, request.path) == ("POST", "/describe_index_stats"):
            fields(request, required=set())
            held = {key: {"vectorCount": len(one.records)} for key, one in spaces.items()}
            return {
                "namespaces": {key: one for key, one in held.items() if one["vectorCount"]},
                "dimension": self.dimension,
                "indexFullness": 0,
                "totalVectorCount": sum(one["vectorCount"] for one in held.values()),
                "metric": self.metric,
                "vectorType": "dense",
            }
        if (request.method, request.path) == ("POST", "/query"):
            body = fields(
                request,
                required={"namespace", "topK", "includeMetadata"},
                optional={"vector", "id", "filter", "includeValues"},
            )
            found = self._matches(body, spaces.get(body["namespace"], Namespace()))
            return {"matches": found, "namespace": body["namespace"], "usage": {"readUnits": 1}}
        raise Refusal(404, 5, "no such path")

    def _listed(self, request: Request, names: list[str]) -> Any:
        limit = int(request.args["limit"])
        assert limit <= 100
        start = int(request.args.get("paginationToken", "0"))
        page = {"vectors": [{"id": one} for one in names[start : start + limit]]}
        if start + limit < len(names):
            page["pagination"] = {"next": str(start + limit)}
        return {**page, "namespace": request.args["namespace"], "usage": {"readUnits": 1}}

    def _matches(self, body: dict[str, Any], space: Namespace) -> list[dict[str, Any]]:
        if ("vector" in body) == ("id" in body):
            raise Refusal(400, 3, "Provide either a vector or an id")
        if not 1 <= body["topK"] <= 10_000:
            raise Refusal(400, 3, "topK must be between 1 and 10000")
        if "id" in body:
            if body["id"] not in space.records:
                return []
            vector = space.records[body["id"]]["values"]
        else:
            vector = body["vector"]
        if len(vector) != self.dimension:
            raise Refusal(400, 3, f"Vector dimension {len(vector)} does not match")
        tests = body.get("filter", {})
        kept = [one for one in space.records.values() if meets(one["metadata"], tests, space)]
        scored = [(cosine(vector, one["values"]), one) for one in kept]
        scored.sort(key=lambda pair: (-pair[0], pair[1]["id"]))
        return [
            {
                "id": one["id"],
                "score": score,
                "values": one["values"] if body.get("includeValues") else [],
                **({"metadata": one["metadata"]} if body["includeMetadata"] else {}),
            }
            for score, one in scored[: body["topK"]]
        ]


class Refusal(Exception):
    pass


def fields(request: Request, *, required: set[str], optional: set[str] = frozenset()) -> Any:
    body = request.get_json()
    missing, unknown = required - body.keys(), body.keys() - required - optional
    if missing or unknown:
        raise Refusal(400, 3, f"missing {sorted(missing)}, unknown {sorted(unknown)}")
    return body


def meets(metadata: dict[str, Any], tests: dict[str, Any], space: Namespace) -> bool:
    """Pinecone's filters; a missing field meets nothing at all, which is the strictest reading."""
    for name, test in tests.items():
        if name == "$and":
            if not test:
                raise Refusal(400, 3, "$and must be followed by a list of filters")
            if not all(meets(metadata, one, space) for one in test):
                return False
            continue
        if space.filterable is not None and name not in space.filterable:
            raise Refusal(400, 3, f"{name} is not filterable in this namespace")
        held = metadata.get(name)
        values = held if isinstance(held, list) else [] if held is None else [held]
        for sign, wanted in test.items():
            if not _meets(values, sign, wanted):
                return False
    return True


def _meets(values: list[Any], sign: str, wanted: Any) -> bool:
    if sign in ("$in", "$nin"):
        if not wanted or {type(one) for one in wanted} not in ({str}, {int}):
            listed = "a list of strings or a list of numbers"
            raise Refusal(400, 3, f"the {sign} operator must be followed by {listed}")
        among = any(one in wanted for one in values)
        return among if sign == "$in" else bool(values) and not among
    if sign not in ("$gte", "$lte") or isinstance(wanted, str):
        raise Refusal(400, 3, f"{sign} is no operator of numbers")
    numbers = [one for one in values if isinstance(one, int | float)]
    return any(one >= wanted if sign == "$gte" else one <= wanted for one in numbers)


def cosine(one: list[float], other: list[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True)) / (
        math.hypot(*one) * math.hypot(*other)
    )


def refusal(status: int, code: int, message: str) -> Response:
    return reply({"code": code, "message": message, "details": []}, status)
