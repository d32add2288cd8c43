"""Look up every pinned package in the database of known vulnerabilities, as `make audit` does."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import click

from scripts.paths import ROOT

Packages: TypeAlias = Sequence[dict[str, Any]]

AUDITOR = ROOT / ".venv-infra" / "bin" / "pip-audit"
LOCKS = (
    "requirements.txt",
    "requirements-minilm.txt",
    "functions/search/requirements.txt",
    "functions/recommend/requirements.txt",
    "infra/tests/requirements.txt",
)


@click.command()
@click.option("--required", is_flag=True, help="Fail where the database can't be reached.")
def main(*, required: bool) -> None:
    """Look up all that the lock files pin; fails if a package has known vulnerabilities.

    Where the database can't be reached nothing is known, which is said.
    """
    found: dict[str, set[str]] = {}
    unknown = False
    for lock in LOCKS:
        packages = audited(ROOT / lock, AUDITOR)
        known = [one for one in packages if "skip_reason" not in one]
        unknown |= len(known) < len(packages) or not packages
        click.echo(f"{lock}: {said_of(known, packages)}")
        for package, advisory in vulnerabilities(known):
            found.setdefault(package, set()).add(advisory)
    for package, advisories in sorted(found.items()):
        click.echo(f"{package} has known vulnerabilities: {', '.join(sorted(advisories))}")
    sys.exit(1 if found or (required and unknown) else 0)


def said_of(known: Packages, packages: Packages) -> str:
    """How many packages of a lock the database knew."""
    if not known:
        return "not audited, the database of advisories can't be reached"
    missing = [one["name"] for one in packages if one not in known]
    return f"{len(known)} packages audited" + (f", not {', '.join(missing)}" if missing else "")


def audited(lock: Path, auditor: Path) -> Packages:
    """What pip-audit reports of each package of a lock file; nothing if it got no answer.

    A package of which the database knows nothing has a `skip_reason`. Where a mirror stands in for
    PyPI those are all, and pip-audit calls that no vulnerabilities.

    Raises:
        click.ClickException: it failed otherwise.
    """
    command = [
        str(auditor),
        *("--requirement", str(lock), "--disable-pip", "--require-hashes"),
        *("--format", "json", "--progress-spinner", "off", "--timeout", "20"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  ours
    if done.stdout.startswith("{"):
        packages: Packages = json.loads(done.stdout)["dependencies"]
        return packages
    if "ConnectionError" in done.stderr or "could not connect" in done.stderr.casefold():
        return []
    raise click.ClickException(f"pip-audit of {lock.name} failed:\n{done.stderr.strip()}")


def vulnerabilities(packages: Packages) -> Iterator[tuple[str, str]]:
    """Each package with a known vulnerability, and what that is called."""
    for one in packages:
        for advisory in one["vulns"]:
            fixed = ", ".join(advisory["fix_versions"]) or "no version yet"
            yield f"{one['name']} {one['version']}", f"{advisory['id']} (fixed in {fixed})"


if __name__ == "__main__":
    main()
