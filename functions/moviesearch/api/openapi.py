"""The OpenAPI 3.1 description, made from the routes themselves so that it can't drift."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from moviesearch.api.app import Application, Route
from moviesearch.api.responses import ErrorResponse

TEMPLATE = "#/components/schemas/{model}"


def document(functions: Iterable[Application]) -> str:
    """The description of all functions as JSON."""
    functions = list(functions)
    models: set[type[BaseModel]] = {ErrorResponse}
    for function in functions:
        for route in function.routes:
            models |= {route.parameters, route.response}
    ordered = sorted(models, key=lambda model: model.__name__)
    _, schemas = models_json_schema(
        [(model, _mode(model)) for model in ordered], ref_template=TEMPLATE
    )
    definitions = schemas["$defs"]
    paths: dict[str, Any] = {}
    for function in functions:
        for route in function.routes:
            path = re.sub(r"<int:(\w+)>", r"{\1}", f"/{function.name}{route.path}".rstrip("/"))
            paths[path] = {
                method.lower(): _operation(route, method, definitions) for method in route.methods
            }
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "Serverless movie search", "version": "1"},
            "paths": paths,
            "components": {"schemas": definitions},
        },
        ensure_ascii=False,
    )


def _mode(model: type[BaseModel]) -> Any:
    return "validation" if model.__name__.endswith(("Request", "Parameters")) else "serialization"


def _operation(route: Route, method: str, definitions: dict[str, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "summary": route.summary,
        "parameters": [
            {"name": name, "in": "path", "required": True, "schema": {"type": "integer"}}
            for name in re.findall(r"<int:(\w+)>", route.path)
        ],
        "responses": {
            "200": {"description": "The answer.", **_json(route.response.__name__)},
            "default": {"description": "A refusal or a failure.", **_json("ErrorResponse")},
        },
    }
    if method == "POST":
        operation["requestBody"] = {"required": True, **_json(route.parameters.__name__)}
    else:
        schema = definitions[route.parameters.__name__]
        operation["parameters"] += [
            {
                "name": name,
                "in": "query",
                "required": name in schema.get("required", []),
                "description": field.get("description", ""),
                "schema": field,
            }
            for name, field in schema.get("properties", {}).items()
        ]
    return operation


def _json(model: str) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": {"$ref": TEMPLATE.format(model=model)}}}}
