"""The OpenAPI 3.1 description, made from the routes themselves so that it can't drift."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from moviesearch.api.app import JSON, Application, Route
from moviesearch.api.responses import ErrorResponse

TEMPLATE = "#/components/schemas/{model}"
REFUSALS = {
    "400": "A parameter or a body is not what is allowed.",
    "404": "There is no such movie.",
    "408": "The body did not arrive in time.",
    "413": "The body is too long.",
    "415": "The body is not declared as JSON.",
    "429": "More than a minute allows; Retry-After says when to come back.",
    "500": "A fault of ours, logged.",
    "503": "A part is unavailable, or the service is not set up.",
}


class _Plain(GenerateJsonSchema):
    """Schemas whose fields have no titles, which would only repeat their names."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002  pydantic's signature
        """See GenerateJsonSchema."""
        return False


def document(functions: Iterable[Application]) -> str:
    """The description of all functions as JSON."""
    functions = list(functions)
    models: set[type[BaseModel]] = {ErrorResponse}
    for function in functions:
        for route in function.routes:
            models |= {route.parameters, route.response}
    ordered = sorted(models, key=lambda model: model.__name__)
    _, schemas = models_json_schema(
        [(model, _mode(model)) for model in ordered],
        ref_template=TEMPLATE,
        schema_generator=_Plain,
    )
    definitions = schemas["$defs"]
    queries = {one.parameters.__name__ for function in functions for one in function.routes}
    bodies = {
        route.parameters.__name__
        for function in functions
        for route in function.routes
        if "POST" in route.methods
    }
    paths: dict[str, Any] = {}
    for function in functions:
        for route in function.routes:
            path = re.sub(r"<int:(\w+)>", r"{\1}", function.address(route))
            paths[path] = {
                method.lower(): _operation(route, method, definitions) for method in route.methods
            }
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "Serverless movie search", "version": "1"},
            "paths": paths,
            "components": {
                "schemas": {
                    name: schema
                    for name, schema in definitions.items()
                    if name in bodies or name not in queries
                },
                "responses": {status: _refused(why) for status, why in REFUSALS.items()},
            },
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _mode(model: type[BaseModel]) -> Any:
    return "validation" if model.__name__.endswith(("Request", "Parameters")) else "serialization"


def _operation(route: Route, method: str, definitions: dict[str, Any]) -> dict[str, Any]:
    variables = re.findall(r"<int:(\w+)>", route.path)
    schema = definitions[route.parameters.__name__]
    operation: dict[str, Any] = {
        "summary": route.summary,
        "parameters": [
            {"name": name, "in": "path", "required": True, "schema": {"type": "integer"}}
            for name in variables
        ],
        "responses": {
            "200": {"description": "The answer.", "content": _content(route)},
            **dict(_refusals(route, method, names_movies=bool(variables) or _has_taste(schema))),
            "default": _refused("Any other refusal, of a server in front, too."),
        },
    }
    if method == "POST":
        operation["requestBody"] = {"required": True, **_json(route.parameters.__name__)}
    else:
        operation["parameters"] += [
            {
                "name": name,
                "in": "query",
                "required": name in schema.get("required", []),
                "description": field.get("description", ""),
                "schema": {key: value for key, value in field.items() if key != "description"},
            }
            for name, field in schema.get("properties", {}).items()
        ]
    return operation


def _has_taste(schema: Mapping[str, Any]) -> bool:
    return "like" in schema.get("properties", {})


def _refusals(route: Route, method: str, *, names_movies: bool) -> Iterator[tuple[str, Any]]:
    """The statuses that a route refuses with."""
    only_some = {
        "404": names_movies,
        "408": method == "POST",
        "413": method == "POST",
        "415": method == "POST",
        "429": route.limited,
    }
    for status in REFUSALS:
        if only_some.get(status, True):
            yield status, {"$ref": f"#/components/responses/{status}"}


def _refused(why: str) -> dict[str, Any]:
    return {"description": why, **_json("ErrorResponse")}


def _content(route: Route) -> dict[str, Any]:
    """What a 200 may hold, by its media type."""
    as_json = _json(route.response.__name__)["content"]
    text = {"schema": {"type": "string"}}
    return {media: as_json.get(media, text) for media in route.media}


def _json(model: str) -> dict[str, Any]:
    return {"content": {JSON: {"schema": {"$ref": TEMPLATE.format(model=model)}}}}
