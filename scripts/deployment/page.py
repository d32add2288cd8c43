"""The page, made for the functions' addresses and released to Firebase Hosting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from scripts.addresses import function_url
from scripts.deployment.programs import Program, ProgramFailed
from scripts.deployment.steps import Stopped
from scripts.paths import BUILD

FIREBASE_JSON = BUILD / "firebase.json"
NOT_RELEASED = """\
The page is in build/web, and not released: {why}.
  npm install -g firebase-tools && firebase login
  firebase projects:addfirebase {project}      (once)
  firebase deploy --only hosting --project {project} --config build/firebase.json
Any other static host does as well: docs/deploy.md."""


def release(python: Program, outputs: Mapping[str, Any], project: str) -> str | None:
    """Make the page, release it if that can be done here, and return its address if it was.

    Args:
        python: our own interpreter.
        outputs: Terraform's.
        project: whose Firebase Hosting.

    Raises:
        ProgramFailed: it can't be made, or Firebase refuses.
        Stopped: Terraform has no address of a function.
    """
    search, recommend = outputs.get("search_url"), outputs.get("recommend_url")
    if not search or not recommend:
        raise Stopped("Terraform's outputs hold no search_url and recommend_url.")
    python.run(
        *("-m", "scripts.bundle", "--page"),
        *("--search-url", function_url(search, "search")),
        *("--recommend-url", function_url(recommend, "recommend")),
    )
    firebase = Program.find("firebase")
    site = outputs.get("page_site")  # Terraform leaves out an output that is null
    if site != project:
        why = f"the page's site is {site}" if site else "infra/ names no Firebase site (page_site)"
        click.echo(NOT_RELEASED.format(why=why, project=project))
        return None
    if firebase is None:
        click.echo(NOT_RELEASED.format(why="firebase is not on the PATH", project=project))
        return None
    try:
        firebase.run(
            *("deploy", "--only", "hosting", "--project", project),
            *("--config", str(FIREBASE_JSON), "--non-interactive"),
        )
    except ProgramFailed as error:
        click.echo(NOT_RELEASED.format(why=str(error), project=project))
        raise
    return str(outputs.get("page_url", f"https://{project}.web.app"))
