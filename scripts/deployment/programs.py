"""Other programs that a deployment runs: gcloud, Terraform, Firebase's CLI, our own scripts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from scripts.paths import ROOT

KEYS = "_API_KEY"  # how the names of variables that hold a secret end
SHOWN = 600  # characters of what a program said as it failed


class ProgramFailed(Exception):
    """A program ended with another status than 0; the text says which and what it said."""


class Program:
    """A program, run in the project's root, without a shell, and without our keys.

    Args:
        path: of the executable.
        environ: variables to set for it.
    """

    def __init__(self, path: str, environ: Mapping[str, str] | None = None) -> None:
        self.path = path
        inherited = {k: v for k, v in os.environ.items() if not k.endswith(KEYS)}
        self._environ = {**inherited, **(environ or {})}

    @classmethod
    def ours(cls) -> Program:
        """Our own interpreter, for `-m scripts.…`, with the keys that those need."""
        keys = {k: v for k, v in os.environ.items() if k.endswith(KEYS)}
        return cls(sys.executable, keys)

    @classmethod
    def find(cls, name: str, environ: Mapping[str, str] | None = None) -> Program | None:
        """The program of that name on the PATH, or None."""
        path = shutil.which(name)
        return cls(path, environ) if path else None

    @property
    def name(self) -> str:
        """The executable's name."""
        return Path(self.path).name

    def read(self, *arguments: str, given: str | None = None) -> str:
        """What it prints. Raises ProgramFailed with what it said instead.

        Args:
            arguments: none may be a secret: the system shows them to every user of the machine.
            given: its standard input; none by default, so that it can't wait for an answer.
        """
        outcome = subprocess.run(  # noqa: S603  no shell; the arguments are our own
            [self.path, *arguments],
            input=given or "",
            env=self._environ,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if outcome.returncode:
            raise ProgramFailed(self._told(arguments, outcome, given))
        return outcome.stdout

    def run(self, *arguments: str) -> None:
        """Run it with its output on the terminal. Raises ProgramFailed."""
        outcome = subprocess.run(  # noqa: S603  no shell; the arguments are our own
            [self.path, *arguments],
            stdin=subprocess.DEVNULL,
            env=self._environ,
            cwd=ROOT,
            check=False,
        )
        if outcome.returncode:
            raise ProgramFailed(
                f"`{self._called(arguments)}` ended with status {outcome.returncode}."
            )

    def _called(self, arguments: tuple[str, ...]) -> str:
        words = [one for one in arguments if not one.startswith("-")][:3]
        return " ".join([self.name, *words])

    def _told(
        self,
        arguments: tuple[str, ...],
        outcome: subprocess.CompletedProcess[str],
        given: str | None,
    ) -> str:
        said = " ".join(outcome.stderr.split()) or "nothing was said"
        if given:
            said = said.replace(given, "(hidden)")
        return f"`{self._called(arguments)}` ended with status {outcome.returncode}: {said[:SHOWN]}"
