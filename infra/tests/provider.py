"""A provider that knows schema.json and nothing else, for `terraform validate` and `test`.

Terraform starts it by the script that `workspace.py` writes into a file-system mirror, and asks for
the schema; mock_provider answers everything else. So what a plan meets is the shape of Google's
resources, not Google's rules for what stands in them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tf.gen import tfplugin_pb2 as pb
from tf.iface import DataSource, Provider, Resource
from tf.runner import run_provider

SCHEMA = Path(__file__).with_name("schema.json")


class Served:
    """A schema as `terraform providers schema -json` writes it, for the plugin protocol."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self.version = schema["version"]
        self.block = schema["block"]

    def to_pb(self) -> pb.Schema:
        """The schema as a message."""
        return pb.Schema(version=self.version, block=block(self.block))


def block(described: dict[str, Any]) -> pb.Schema.Block:
    """A block with its attributes and the blocks in it."""
    return pb.Schema.Block(
        attributes=[
            pb.Schema.Attribute(**{**one, "name": name, "type": json.dumps(one["type"]).encode()})
            for name, one in described["attributes"].items()
        ],
        block_types=[
            pb.Schema.NestedBlock(
                type_name=name,
                block=block(one["block"]),
                nesting=one["nesting_mode"].upper(),
                min_items=one.get("min_items", 0),
                max_items=one.get("max_items", 0),
            )
            for name, one in described["block_types"].items()
        ],
    )


def kind(name: str, schema: dict[str, Any], base: type) -> type:
    """A kind of resource that has a schema and can't do anything."""
    served = Served(schema)
    members = {
        "__init__": lambda *_: None,
        "get_name": classmethod(lambda _: name),
        "get_schema": classmethod(lambda _: served),
        "validate": lambda *_: None,  # Terraform has held it against the schema
        **dict.fromkeys(("create", "read", "update", "delete")),
    }
    return type(name, (base,), members)


class Google(Provider):
    """hashicorp/google, as far as schema.json describes it."""

    def __init__(self) -> None:
        schemas = next(iter(json.loads(SCHEMA.read_text())["provider_schemas"].values()))
        self._provider = Served(schemas["provider"])
        self._resources = [
            kind(name, schema, Resource) for name, schema in schemas["resource_schemas"].items()
        ]
        self._data_sources = [
            kind(name, schema, DataSource)
            for name, schema in schemas["data_source_schemas"].items()
        ]

    def full_name(self) -> str:
        return "registry.terraform.io/hashicorp/google"

    def get_model_prefix(self) -> str:
        return ""

    def get_provider_schema(self, _: object) -> Served:
        return self._provider

    def get_resources(self) -> list[type[Resource]]:
        return self._resources

    def get_data_sources(self) -> list[type[DataSource]]:
        return self._data_sources

    def validate_config(self, *_: object) -> None:
        """Nothing: Terraform has held it against the schema."""

    def configure_provider(self, *_: object) -> None:
        """Nothing: there is nobody to talk to."""


if __name__ == "__main__":
    run_provider(Google())
