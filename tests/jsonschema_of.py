"""Checks JSON against a response of an OpenAPI document."""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator


def check(value: Any, response: dict[str, Any], document: dict[str, Any]) -> None:
    schema = response["content"]["application/json"]["schema"]
    Draft202012Validator({**schema, "components": document["components"]}).validate(value)
