"""The API's description as a page: plain HTML made from the OpenAPI document, no script needed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

_STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
html { background: Canvas; color: CanvasText; }
body { max-width: 52rem; margin: 0 auto; padding: 1rem; }
code, pre { font-family: ui-monospace, monospace; font-size: .92em; }
section { border-top: 1px solid #8886; padding-top: .5rem; }
.method { font-weight: 700; margin-right: .5rem; }
table { border-collapse: collapse; width: 100%; }
td, th { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; }
pre { overflow-x: auto; }
"""


def page(document: str) -> str:
    """The HTML page of an OpenAPI document."""
    described = json.loads(document)
    sections = "".join(_sections(described["paths"]))
    schemas = "".join(
        f"<details id='{escape(name)}'><summary><code>{escape(name)}</code> "
        f"{escape(schema.get('description', '').split(chr(10))[0])}</summary>"
        f"<pre>{escape(json.dumps(schema, indent=2, ensure_ascii=False))}</pre></details>"
        for name, schema in sorted(described["components"]["schemas"].items())
    )
    return (
        "<!doctype html><html lang='en'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        f"<title>API · {escape(described['info']['title'])}</title><style>{_STYLE}</style></head>"
        f"<body><main><h1>{escape(described['info']['title'])}: the API</h1>"
        "<p>Errors are <code>{&quot;error&quot;: {&quot;code&quot;, &quot;message&quot;}}</code> "
        "with a fitting status. The same as <a href='openapi.json'>OpenAPI 3.1</a>.</p>"
        f"{sections}<h2>Types</h2>{schemas}</main></body></html>"
    )


def _sections(paths: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for path, operations in paths.items():
        methods = " ".join(method.upper() for method in operations)
        first = next(iter(operations.values()))
        answer = first["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
        name = escape(answer.rpartition("/")[2])
        rows = "".join(map(_row, first["parameters"]))
        table = f"<table><tr><th>Parameter<th>Allowed<th>Meaning</tr>{rows}</table>" if rows else ""
        yield (
            f"<section><h2><span class='method'>{methods}</span><code>{escape(path)}</code></h2>"
            f"<p>{escape(first['summary'])} Answers <a href='#{name}'><code>{name}</code></a>.</p>"
            f"{table}</section>"
        )


def _row(parameter: Mapping[str, Any]) -> str:
    name = f"<code>{escape(parameter['name'])}</code>{' *' if parameter['required'] else ''}"
    allowed = escape(", ".join(_allowed(parameter["schema"])))
    return f"<tr><td>{name}<td>{allowed}<td>{escape(parameter.get('description', ''))}</tr>"


def _allowed(schema: Mapping[str, Any]) -> Iterator[str]:
    """What a value may be, in a few words."""
    kinds = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    for kind in kinds:
        if "enum" in kind:
            yield " | ".join(map(str, kind["enum"]))
        elif kind.get("type"):
            yield str(kind["type"])
        for key, word in (
            ("minimum", "from"),
            ("maximum", "to"),
            ("minLength", "at least"),
            ("maxLength", "at most"),
        ):
            if key in kind:
                yield f"{word} {kind[key]}"
    if schema.get("default") not in (None, [], ()):
        yield f"default {schema['default']}"
