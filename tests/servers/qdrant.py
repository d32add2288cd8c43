"""Qdrant Cloud: bodies parsed by qdrant-client's own models, answers from its local engine.

As in the cloud, a key is needed, a read-only key can't write, and strict mode refuses to filter on
a field without an index. A collection tells its indexes and how it was asked to be laid out.
"""

from __future__ import annotations

import re
import threading
import warnings
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import to_jsonable_python
from qdrant_client import QdrantClient, models
from werkzeug.wrappers import Request, Response

from servers import reply

READ_KEY, WRITE_KEY = "read-only-key", "writing-key"
READS = (
    "/points",
    "/points/query",
    "/points/query/batch",
    "/points/count",
    "/points/scroll",
    "/facet",
)


class QdrantCloud:
    """What the cloud answers.

    Attributes:
        indexed: the fields of each collection that have an index.
        statuses: what a collection says of itself the next times it is asked; green afterwards.
    """

    def __init__(self) -> None:
        self.engine = QdrantClient(":memory:")
        self.indexed: dict[str, set[str]] = {}
        self.statuses: list[str] = []
        self._created: dict[str, models.CreateCollection] = {}
        self._lock = threading.Lock()  # the local engine is not safe for writers

    def __call__(self, request: Request) -> Response:
        key = request.headers.get("api-key")
        if key not in (READ_KEY, WRITE_KEY):
            return refusal(401, "Must provide an API key or an Authorization bearer token")
        reads = request.method == "GET" or (
            request.method == "POST" and request.path.endswith(READS)
        )
        if key == READ_KEY and not reads:
            return refusal(403, "Forbidden: Global manage access is required")
        with self._lock, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the local engine says that indexes do nothing in it
            try:
                return answer(self._answer(request))
            except Refusal as error:
                return refusal(error.status, str(error))
            except ValidationError as error:
                return refusal(400, f"Format error in JSON body: {error}")
            except ValueError as error:
                status = 404 if "not found" in str(error) else 400
                return refusal(status, str(error))

    def _answer(self, request: Request) -> Any:
        method, path = request.method, request.path
        if path == "/aliases":
            return self.engine.get_aliases()
        if path == "/collections":
            return self.engine.get_collections()
        if path == "/collections/aliases":
            change = models.ChangeAliasesOperation.model_validate(request.get_json())
            return self.engine.update_collection_aliases(change.actions)
        found = re.fullmatch(r"/collections/([\w.-]+)(/.*)?", path)
        if not found:
            raise Refusal(404, "no such path")
        name, rest = found[1], found[2] or ""
        if not rest:
            return self._collection(method, name, request)
        if (method, rest) == ("GET", "/exists"):
            return {"exists": self.engine.collection_exists(name)}
        if (method, rest) == ("GET", "/aliases"):
            return self.engine.get_collection_aliases(name)  # as given: no alias is resolved
        body = request.get_json()
        if (method, rest) == ("PUT", "/index"):
            index = models.CreateFieldIndex.model_validate(body)
            self.indexed.setdefault(name, set()).add(index.field_name)
            return {"operation_id": 1, "status": "completed"}
        return self._points(method, self._resolved(name), rest, body)

    def _collection(self, method: str, name: str, request: Request) -> Any:
        if method == "GET":
            return self._info(self._resolved(name))
        if method == "DELETE":
            self.indexed.pop(name, None)
            return self.engine.delete_collection(name)
        body = request.get_json()
        if method == "PATCH":
            update = models.UpdateCollection.model_validate(body)
            return update.metadata is None or self.engine.update_collection(
                name, metadata=update.metadata
            )
        create = models.CreateCollection.model_validate(body)
        if name in {one.name for one in self.engine.get_collections().collections}:
            raise Refusal(409, f"Wrong input: Collection `{name}` already exists!")
        self._created[name] = create
        return self.engine.create_collection(
            name,
            vectors_config=create.vectors,
            sparse_vectors_config=create.sparse_vectors,
            metadata=create.metadata,
        )

    def _info(self, name: str) -> models.CollectionInfo:
        info = self.engine.get_collection(name)
        if asked := self._created.get(name):
            info.config.params.shard_number = asked.shard_number or 1
            info.config.params.replication_factor = asked.replication_factor or 1
            info.config.quantization_config = asked.quantization_config
        kind = models.PayloadIndexInfo(data_type=models.PayloadSchemaType.KEYWORD, points=0)
        info.payload_schema = dict.fromkeys(self.indexed.get(name, ()), kind)
        if self.statuses:
            info.status = models.CollectionStatus(self.statuses.pop(0))
        return info

    def _points(self, method: str, name: str, rest: str, body: Any) -> Any:
        self._check_strict_mode(name, body)
        if (method, rest) == ("PUT", "/points"):
            points = models.PointsList.model_validate(body)
            return self.engine.upsert(name, points.points)
        if rest == "/points/delete":
            ids = models.PointIdsList.model_validate(body)
            return self.engine.delete(name, ids)
        if rest == "/points":
            get = models.PointRequest.model_validate(body)
            return self.engine.retrieve(
                name,
                get.ids,
                with_payload=get.with_payload,
                with_vectors=get.with_vector or False,
            )
        if rest == "/points/query":
            query = models.QueryRequest.model_validate(body)
            fields = {key: value for key, value in query if value is not None and key != "filter"}
            fields["with_vectors"] = fields.pop("with_vector", False)
            fields["search_params"] = fields.pop("params", None)
            return self.engine.query_points(name, query_filter=query.filter, **fields)
        if rest == "/points/query/batch":
            batch = models.QueryRequestBatch.model_validate(body)
            return self.engine.query_batch_points(name, batch.searches)
        if rest == "/points/count":
            count = models.CountRequest.model_validate(body)
            return self.engine.count(name, count.filter, exact=True)
        if rest == "/points/scroll":
            scroll = models.ScrollRequest.model_validate(body)
            points, following = self.engine.scroll(
                name,
                scroll_filter=scroll.filter,
                limit=scroll.limit or 10,
                offset=scroll.offset,
                with_payload=scroll.with_payload,
            )
            return {"points": points, "next_page_offset": following}
        if rest == "/facet":
            facet = models.FacetRequest.model_validate(body)
            if facet.key not in self.indexed.get(name, set()):
                raise Refusal(400, f'Bad request: Index required but not found for "{facet.key}"')
            return self.engine.facet(
                name, facet.key, facet.filter, limit=facet.limit or 10, exact=bool(facet.exact)
            )
        raise Refusal(404, f"no such path {rest}")

    def _resolved(self, name: str) -> str:
        aliases = {one.alias_name: one.collection_name for one in self.engine.get_aliases().aliases}
        name = aliases.get(name, name)
        if not self.engine.collection_exists(name):
            raise Refusal(404, f"Not found: Collection `{name}` doesn't exist!")
        return name

    def _check_strict_mode(self, name: str, body: Any) -> None:
        for key in set(_filtered_keys(body)) - self.indexed.get(name, set()):
            raise Refusal(400, f'Bad request: Index required but not found for "{key}"')


class Refusal(Exception):
    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def _filtered_keys(body: Any) -> list[str]:
    if isinstance(body, dict):
        own = [body["key"]] if "key" in body and ("match" in body or "range" in body) else []
        return own + [key for value in body.values() for key in _filtered_keys(value)]
    if isinstance(body, list):
        return [key for value in body for key in _filtered_keys(value)]
    return []


def answer(result: Any) -> Response:
    plain = result if not isinstance(result, BaseModel) else result.model_dump(mode="json")
    return reply({"result": to_jsonable_python(plain), "status": "ok", "time": 0.001})


def refusal(status: int, message: str) -> Response:
    return reply({"status": {"error": message}, "time": 0.001}, status)
