"""gcloud, Terraform, Firebase and our own Python, as programs that write down how they are called.

Each call is a line of `calls.jsonl`: program, arguments, standard input, environment. gcloud keeps
secrets as Secret Manager does. `fail` makes a call end with another status, by words of it.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROGRAM = """#!{python} -I
import json, os, sys
folder, name, arguments = {folder!r}, os.path.basename(sys.argv[0]), sys.argv[1:]
stdin = "" if sys.stdin is None or sys.stdin.isatty() else sys.stdin.read()
with open(os.path.join(folder, "calls.jsonl"), "a") as calls:
    call = dict(program=name, arguments=arguments, stdin=stdin, environ=dict(os.environ))
    calls.write(json.dumps(call) + "\\n")
with open(os.path.join(folder, "state.json")) as file:
    state = json.load(file)
line = " ".join([name, *arguments])
for words, status, said in state["failures"]:
    if all(word in line for word in words):
        sys.stderr.write(said.replace("STDIN", stdin))
        sys.exit(status)
for words, said in state["answers"]:
    if all(word in line for word in words):
        sys.stdout.write(said)
        sys.exit(0)
secrets = state["secrets"]
if line.startswith("gcloud secrets list"):
    print("\\n".join("projects/1/secrets/" + one for one in secrets))
elif line.startswith("gcloud secrets versions list"):
    versions = secrets[arguments[3]]
    print("projects/1/secrets/%s/versions/%d" % (arguments[3], len(versions)) if versions else "")
elif line.startswith("gcloud secrets versions access"):
    [secret] = [one.partition("=")[2] for one in arguments if one.startswith("--secret=")]
    sys.stdout.write(secrets[secret][int(arguments[3]) - 1])
elif line.startswith("gcloud secrets create"):
    if arguments[2] in secrets:
        sys.exit("ERROR: already exists")
    secrets[arguments[2]] = [stdin]
elif line.startswith("gcloud secrets versions add"):
    secrets[arguments[3]].append(stdin)
    print("projects/1/secrets/%s/versions/%d" % (arguments[3], len(secrets[arguments[3]])))
with open(os.path.join(folder, "state.json"), "w") as file:
    json.dump(state, file)
"""
PROJECT = "movies-12345"


@dataclass(frozen=True)
class Call:
    program: str
    arguments: list[str]
    stdin: str
    environ: dict[str, str]

    @property
    def line(self) -> str:
        return " ".join([self.program, *self.arguments])


class Programs:
    """A folder to put first, or alone, on the PATH."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "bin"
        self.path.mkdir()
        self._state: dict[str, Any] = {"failures": [], "answers": [], "secrets": {}}
        self._write()
        for name in ("gcloud", "terraform", "firebase", "python"):
            self.install(name)
        self.answer("gcloud version", says='{"Google Cloud SDK": "528.0.0"}')
        self.answer("gcloud auth list", says="me@example.org\n")
        self.answer("gcloud auth application-default", says="ya29.default-token\n")
        self.answer("gcloud projects describe", says="ACTIVE\n")
        self.answer("gcloud billing projects describe", says="True\n")
        self.answer("gcloud run regions list", says="europe-west1\nus-central1\n")
        self.answer("terraform version", says='{"terraform_version": "1.11.4"}')
        self.answer("terraform", " output ", says="{}")  # of nothing that was applied yet
        self.answer("firebase --version", says="14.1.0\n")

    def install(self, name: str) -> None:
        program = self.path / name
        program.write_text(PROGRAM.format(python=sys.executable, folder=str(self.folder)))
        program.chmod(0o755)

    def remove(self, name: str) -> None:
        (self.path / name).unlink()

    def answer(self, *words: str, says: str) -> None:
        """What calls with these words print; the latest such answer holds."""
        self._read()
        self._state["answers"].insert(0, [words, says])
        self._write()

    def fail(self, *words: str, status: int = 1, says: str = "ERROR: no such luck") -> None:
        """Calls with these words end with this status; STDIN in what they say is what they got."""
        self._read()
        self._state["failures"].append([words, status, says])
        self._write()

    def recover(self) -> None:
        self._read()
        self._state["failures"].clear()
        self._write()

    @property
    def secrets(self) -> dict[str, list[str]]:
        """Every version of each secret, the oldest first."""
        self._read()
        return self._state["secrets"]

    @property
    def calls(self) -> list[Call]:
        path = self.folder / "calls.jsonl"
        lines = path.read_text().splitlines() if path.exists() else []
        return [Call(**json.loads(line)) for line in lines]

    def forget(self) -> None:
        (self.folder / "calls.jsonl").unlink(missing_ok=True)

    def _read(self) -> None:
        self._state = json.loads((self.folder / "state.json").read_text())

    def _write(self) -> None:
        (self.folder / "state.json").write_text(json.dumps(self._state))
