"""Google Cloud by gcloud, the one client whose login everybody has."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from scripts.deployment.programs import Program

# gcloud writes all that it prints into log files of its own, the value of a secret included.
UNLOGGED = {"CLOUDSDK_CORE_DISABLE_FILE_LOGGING": "true", "CLOUDSDK_CORE_DISABLE_PROMPTS": "true"}
LABEL = "app=moviesearch"


class Version(NamedTuple):
    """A version of a secret: its number and, in memory only, its value."""

    number: str
    value: str


class Gcloud:
    """What a deployment asks of Google Cloud. Every method raises ProgramFailed.

    Args:
        program: gcloud.
    """

    def __init__(self, program: Program) -> None:
        self._program = program

    @classmethod
    def find(cls) -> Gcloud | None:
        """The one on the PATH, or None."""
        program = Program.find("gcloud", UNLOGGED)
        return cls(program) if program else None

    def version(self) -> str:
        """The version of the SDK."""
        told: dict[str, str] = json.loads(self._program.read("version", "--format=json"))
        return told.get("Google Cloud SDK", "unknown")

    def account(self) -> str:
        """Who is logged in; empty where nobody is."""
        return self._value("auth", "list", "--filter=status:ACTIVE", "--format=value(account)")

    def check_default_credentials(self) -> None:
        """Make sure that Terraform's provider finds a login, which is not gcloud's own."""
        self._program.read("auth", "application-default", "print-access-token")

    def state(self, project: str) -> str:
        """A project's lifecycle state, such as ACTIVE."""
        return self._value("projects", "describe", project, "--format=value(lifecycleState)")

    def is_billed(self, project: str) -> bool:
        """Whether an open billing account pays for a project."""
        wanted = "--format=value(billingEnabled)"
        return self._value("billing", "projects", "describe", project, wanted) == "True"

    def regions(self, project: str) -> list[str]:
        """Where Cloud Run is. Fails, too, where its API is not enabled yet."""
        wanted = "--format=value(locationId)"
        return self._value("run", "regions", "list", f"--project={project}", wanted).split()

    def enable(self, apis: Sequence[str], project: str) -> None:
        """Enable APIs of a project; that one is enabled already is no failure."""
        self._program.read("services", "enable", *apis, f"--project={project}")

    def secrets(self, project: str, *, ours: bool = False) -> list[str]:
        """The names of a project's secrets, or of those that `create` made."""
        only = (f"--filter=labels.{LABEL}",) if ours else ()
        arguments = (f"--project={project}", "--format=value(name)", *only)
        return [
            one.rpartition("/")[2] for one in self._value("secrets", "list", *arguments).split()
        ]

    def newest(self, secret: str, project: str) -> Version | None:
        """The newest enabled version of a secret, or None."""
        number = self._value(
            *("secrets", "versions", "list", secret, f"--project={project}"),
            *("--filter=state:enabled", "--sort-by=~createTime", "--limit=1"),
            "--format=value(name)",
        ).rpartition("/")[2]
        if not number:
            return None
        arguments = ("versions", "access", number, f"--secret={secret}", f"--project={project}")
        return Version(number, self._program.read("secrets", *arguments).removesuffix("\n"))

    def create(self, secret: str, value: str, project: str) -> str:
        """Make a secret with a first version, and return its number."""
        arguments = ("--data-file=-", "--replication-policy=automatic", f"--labels={LABEL}")
        self._program.read(
            "secrets", "create", secret, *arguments, f"--project={project}", given=value
        )
        return "1"

    def add(self, secret: str, value: str, project: str) -> str:
        """Add a version to a secret, and return its number."""
        arguments = ("--data-file=-", f"--project={project}", "--format=value(name)")
        told = self._program.read("secrets", "versions", "add", secret, *arguments, given=value)
        return told.strip().rpartition("/")[2]

    def _value(self, *arguments: str) -> str:
        return self._program.read(*arguments).strip()
