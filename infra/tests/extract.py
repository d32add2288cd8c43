"""Take the schema of the resources that infra/ uses out of a wheel of cdktn-provider-google.

    pip download --no-deps cdktn-provider-google==21.1.0
    python infra/tests/extract.py cdktn_provider_google-21.1.0-py3-none-any.whl

That package describes one version of hashicorp/google, class by class, in generated JavaScript: a
comment says of each argument whether it is required, optional or computed, and `toHclTerraform` of
what type it is. What comes out has the shape of `terraform providers schema -json`, so that the two
can be compared where the real provider can be had.
"""

from __future__ import annotations

import io
import json
import re
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

NAME = "registry.terraform.io/hashicorp/google"
VERSIONED = re.compile(r"/providers/hashicorp/google/([0-9.]+)/docs")
HERE = Path(__file__).resolve().parent

CLASS = re.compile(r"^class (\w+) extends cdktn\.(\w+) \{$(.*?)^\}$", re.MULTILINE | re.DOTALL)
ARGUMENT = re.compile(
    r"// (\w+) - computed: (\w+), optional: (\w+), required: (\w+)\n\s*(.*)\n\s*(.*)"
)
HCL = re.compile(
    r"^( +)(\w+): \{\n\s*value: (.*),\n\s*isBlock: (\w+),\n\s*type: \"(\w+)\",\n"
    r"\s*storageClassType: \"(\w+)\"",
    re.MULTILINE,
)
SIMPLE = {"string": "string", "number": "number", "boolean": "bool"}


def schema_of(source: str) -> dict[str, Any]:
    """The schema of the one resource that a generated module describes."""
    classes = {name: (base, body) for name, base, body in CLASS.findall(source)}
    base = next(name for name, (kind, _) in classes.items() if kind.startswith("Terraform"))
    writers = {
        name[0].upper() + name[1:]: body
        for name, body in re.findall(
            r"^function (\w+)ToHclTerraform\(.*?\{$(.*?)^\}$", source, re.MULTILINE | re.DOTALL
        )
    }
    return {"version": 0, "block": _block(base, classes[base][1], classes, writers)}


def _block(
    name: str, body: str, classes: dict[str, tuple[str, str]], writers: dict[str, str]
) -> dict[str, Any]:
    typed = {hit[1]: hit[2:] for hit in HCL.findall(writers.get(name, "") + body)}
    attributes, blocks = {}, {}
    for argument, computed, optional, required, first, second in ARGUMENT.findall(body):
        flags = {"computed": computed, "optional": optional, "required": required}
        kept = {flag: True for flag, value in flags.items() if value == "true"}
        value, is_block, mode, stored = typed.get(argument, ("", "false", "", ""))
        if is_block == "false" or "computed" in kept:
            attributes[argument] = {"type": _type(stored, mode, first + second, classes), **kept}
            continue
        child = stored.removesuffix("List")
        reference = classes.get(f"{child}OutputReference", ("", ""))[1]
        nested = {"nesting_mode": {"struct": "single"}.get(mode, mode)}
        nested["block"] = _block(child, reference, classes, writers)
        if "required" in kept:
            nested["min_items"] = 1
        if mode in {"list", "set"} and "listMapper" not in value:
            nested["max_items"] = 1
        blocks[argument] = nested
    return {"attributes": attributes, "block_types": blocks}


def _type(stored: str, mode: str, getter: str, classes: dict[str, tuple[str, str]]) -> Any:
    """The type of an attribute: as it is written to HCL, else by the method that reads it."""
    if inner := re.search(r"new (?!cdktn)(\w+?)(?:List|OutputReference)\(", getter):
        reference = classes[f"{inner[1]}OutputReference"][1]
        members = _block("", reference, classes, {})["attributes"]
        return ["list", ["object", {name: member["type"] for name, member in members.items()}]]
    kind = stored or re.search(r"cdktn\.(\w+Map\w*)|\.get(\w+)Attribute", getter).expand(r"\1\2")
    kind = kind[0].lower() + kind[1:]
    if kind in SIMPLE:
        return SIMPLE[kind]
    plain = next((SIMPLE[name] for name in SIMPLE if kind.startswith(name)), "string")
    is_set = mode == "set" or "Fn.tolist" in getter
    return ["map" if kind.endswith("Map") else "set" if is_set else "list", plain]


def folder(kind: str) -> str:
    """Where the package describes a kind of resource; of data source, if it begins with data."""
    if kind.startswith("data."):
        return kind.replace(".", "-").replace("_", "-")
    return kind.removeprefix("google_").replace("_", "-")


def main(wheel: str) -> None:
    """Write schema.json of the kinds of resource that resources.txt lists."""
    wanted = ["provider", *(HERE / "resources.txt").read_text().split()]
    with zipfile.ZipFile(wheel) as package:
        inner = next(name for name in package.namelist() if name.endswith(".tgz"))
        sources = io.BytesIO(package.read(inner))
    paths = {f"package/lib/{folder(kind)}/index.js": kind for kind in wanted}
    found, versions = {}, set()
    with tarfile.open(fileobj=sources) as archive:
        for member in archive:
            if member.name in paths and (file := archive.extractfile(member)):
                source = file.read().decode()
                found[paths[member.name]] = schema_of(source)
                versions.update(VERSIONED.findall(source))
    if missing := set(paths.values()) - found.keys():
        raise SystemExit(f"The wheel does not describe {', '.join(sorted(missing))}.")
    [version] = versions
    schemas = {
        "provider": found.pop("provider"),
        "data_source_schemas": {
            kind.removeprefix("data."): found.pop(kind)
            for kind in wanted
            if kind.startswith("data.")
        },
        "resource_schemas": found,
    }
    document = {"format_version": "1.0", "version": version, "provider_schemas": {NAME: schemas}}
    (HERE / "schema.json").write_text(json.dumps(document, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
