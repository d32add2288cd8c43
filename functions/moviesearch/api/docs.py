"""The API's description as a page: plain HTML made from the OpenAPI document, no script needed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment

BOUNDS = {"minimum": "from", "maximum": "to", "minLength": "at least", "maxLength": "at most"}


def page(document: str) -> str:
    """The HTML page of an OpenAPI document."""
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["allowed"] = lambda schema: ", ".join(_allowed(schema))
    environment.filters["example"] = _example
    environment.filters["pretty"] = partial(json.dumps, indent=2, ensure_ascii=False)
    template = environment.from_string(
        files("moviesearch.api").joinpath("docs.html").read_text("utf-8")
    )
    return template.render(**json.loads(document))


def _example(parameter: Mapping[str, Any]) -> str:
    """How a parameter stands in an address."""
    return urlencode({parameter["name"]: parameter["schema"]["examples"][0]}, doseq=True)


def _allowed(schema: Mapping[str, Any]) -> Iterator[str]:
    """What a value may be, in a few words."""
    kinds = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    for kind in kinds:
        if "enum" in kind:
            yield " | ".join(map(str, kind["enum"]))
        elif kind.get("type"):
            yield str(kind["type"])
        yield from (f"{word} {kind[key]}" for key, word in BOUNDS.items() if key in kind)
    if schema.get("default") not in (None, [], ()):
        yield f"default {schema['default']}"
