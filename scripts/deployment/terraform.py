"""Terraform or OpenTofu in `infra/`."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.deployment.programs import Program
from scripts.deployment.steps import Stopped
from scripts.paths import BUILD, INFRA

NAMES = ("terraform", "tofu")
OLDEST = (1, 11)
BACKEND = "backend.tf"
STATE = "terraform.tfstate"
BACKEND_EXAMPLE = "backend_gcs.tf.example"
PREFIX = "moviesearch"  # of the state's name in its bucket

Variables = Mapping[str, Any]


class Terraform:
    """What a deployment asks of Terraform. Every method raises ProgramFailed.

    Args:
        program: terraform or tofu.
        folder: the configuration.
    """

    def __init__(self, program: Program, folder: Path) -> None:
        self.name = program.name
        self._program = program
        self._folder = folder

    @classmethod
    def find(cls) -> Terraform | None:
        """The first of terraform and tofu on the PATH, or None."""
        programs = (Program.find(name) for name in NAMES)
        return next((cls(program, INFRA) for program in programs if program), None)

    def version(self) -> tuple[int, ...]:
        """Its version, such as (1, 11, 4)."""
        told: dict[str, Any] = json.loads(self._program.read("version", "-json"))
        number = str(told["terraform_version"]).partition("-")[0]
        return tuple(int(part) for part in number.split("."))

    def init(self, bucket: str | None, project: str) -> None:
        """Fetch the provider and find the state: in a bucket, or where it was before, or here.

        Args:
            bucket: its name, without `gs://`.
            project: whose state; those of several may share a bucket.
        """
        where: tuple[str, ...] = ()
        if bucket:
            backend = self._folder / BACKEND
            if not backend.exists():
                shutil.copyfile(self._folder / BACKEND_EXAMPLE, backend)
            where = (
                f"-backend-config=bucket={bucket}",
                f"-backend-config=prefix={PREFIX}/{project}",
            )
        self._run("init", "-input=false", *where)

    def check_state(self, **asked: str) -> None:
        """Refuse a state that belongs to something else than was asked for.

        Args:
            asked: outputs by name, such as `project`, and what they have to be.

        Raises:
            Stopped: naming both.
        """
        there = self.outputs()
        for name, value in asked.items():
            found = there.get(name)
            if found is not None and found != value:
                raise Stopped(
                    f"the state here is of {name} {found}, not {value}: `make destroy` that one "
                    "first, or keep this one's state elsewhere with STATE=bucket."
                )

    def plan(self, variables: Variables, *, destroy: bool = False) -> Path:
        """Print what would be made, changed and removed, and keep it as a file to apply."""
        BUILD.mkdir(exist_ok=True)
        path = BUILD / ("destroy.tfplan" if destroy else "deploy.tfplan")
        given = [f"-var={name}={_spelt(value)}" for name, value in variables.items()]
        how = ("-destroy",) if destroy else ()
        self._run("plan", "-input=false", *how, f"-out={path}", *given)
        return path

    def apply(self, plan: Path) -> None:
        """Do what a plan says."""
        self._run("apply", "-input=false", str(plan))

    def outputs(self) -> dict[str, Any]:
        """The outputs of what was applied, by name."""
        told = json.loads(self._program.read(self._chdir, "output", "-json"))
        return {name: output["value"] for name, output in told.items()}

    @property
    def _chdir(self) -> str:
        return f"-chdir={self._folder}"

    def _run(self, *arguments: str) -> None:
        self._program.run(self._chdir, *arguments)


def _spelt(value: Any) -> str:
    """A value as `-var` takes it: text plainly, all else as JSON."""
    return value if isinstance(value, str) else json.dumps(value)
