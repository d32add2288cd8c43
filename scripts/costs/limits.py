"""How much may run: the defaults of infra/, where they are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import hcl2

from scripts.paths import ROOT

INFRA = ROOT / "infra"
Index = Literal["qdrant", "edge"]


@dataclass(frozen=True)
class Function:
    """What one function may take.

    Attributes:
        memory_mib: of an instance, beside one vCPU.
        concurrency: requests that an instance answers at once.
        min_instances: kept without a request.
        max_instances: at most.
    """

    memory_mib: int
    concurrency: int
    min_instances: int
    max_instances: int


@dataclass(frozen=True)
class Limits:
    """What a deployment may take.

    Attributes:
        search, recommend: the functions.
        recommendations_a_day: what an instance of recommend asks an LLM for.
        searches_a_minute, recommendations_a_minute: what an instance answers; 0 for any number.
        secrets: versions of secrets that are kept.
        jobs: scheduled jobs.
    """

    search: Function
    recommend: Function
    recommendations_a_day: int
    searches_a_minute: int
    recommendations_a_minute: int
    secrets: int
    jobs: int


def read_limits(index: Index, folder: Path = INFRA) -> Limits:
    """The limits that the variables of a Terraform configuration have by default.

    Args:
        index: qdrant or edge: which of the memory sizes holds.
        folder: the configuration.

    Raises:
        OSError: it can't be read.
        ValueError: a variable is not there, or has no default.
    """
    defaults = _defaults(folder)
    memory = _default(defaults, "edge_memory_mib" if index == "edge" else "memory_mib")

    def function(name: str) -> Function:
        return Function(
            memory_mib=memory[name],
            concurrency=_default(defaults, "concurrency")[name],
            min_instances=_default(defaults, "min_instances")[name],
            max_instances=_default(defaults, "max_instances")[name],
        )

    return Limits(
        search=function("search"),
        recommend=function("recommend"),
        recommendations_a_day=_default(defaults, "recommendations_a_day"),
        searches_a_minute=_default(defaults, "searches_a_minute"),
        recommendations_a_minute=_default(defaults, "recommendations_a_minute"),
        secrets=len(_default(defaults, "secrets")),
        jobs=1 if index == "qdrant" and _default(defaults, "keep_awake") else 0,
    )


def _default(defaults: Mapping[str, Any], name: str) -> Any:
    if defaults.get(name) is None:
        raise ValueError(f"infra/ has no variable {name} with a default.")
    return defaults[name]


def _defaults(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for path in sorted(folder.glob("*.tf")):
        with path.open(encoding="utf-8") as source:
            document = hcl2.load(source)
        for block in document.get("variable", []):
            # Names come with the quotes that they are written in.
            found |= {name.strip('"'): body.get("default") for name, body in block.items()}
    return found
