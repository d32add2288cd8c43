"""Look whether everything is there that a deployment needs."""

from __future__ import annotations

import sys
from functools import partial

import click

from moviesearch.errors import SettingsError
from moviesearch.settings import Settings
from scripts.checks.check import Check, Skipped, passed
from scripts.checks.cloud import cloud_checks
from scripts.checks.services import service_checks
from scripts.deployment import secrets

INDEXES = click.Choice(["qdrant", "edge"])


@click.command()
@click.option("--project", help="Id of the Google Cloud project to deploy to.")
@click.option("--region", help="Where the functions are to run, such as us-central1.")
@click.option(
    "--index",
    type=INDEXES,
    help="Where the movies are: Qdrant Cloud, or inside the bundles.  "
    "[default: qdrant; without --project, where the settings say]",
)
@click.option("--llm", is_flag=True, help="Ask the LLM for one short answer, which costs a little.")
def main(project: str | None, region: str | None, index: str | None, *, llm: bool) -> None:
    """Look whether everything is there that a deployment needs, from Terraform to the LLM.

    A row and time for each part, what to do for each that fails; the exit status is then 1. Without
    --project, what `make run` needs. Nothing is changed. It asks for one embedding; keys are never
    printed.
    """
    sys.exit(0 if is_well(project, region, index, ask_llm=llm) else 1)


def is_well(
    project: str | None, region: str | None, index: str | None, *, ask_llm: bool = False
) -> bool:
    """Print a row for each part, and say whether none failed."""
    hidden: list[str] = []
    checks = [Check("cloud", _no_project, "")] if project is None else cloud_checks(project, region)
    try:
        settings = Settings.load()
    except SettingsError as error:
        checks.append(Check("settings", partial(_refused, error), "Correct .env."))
    else:
        hidden = secrets.values(settings)
        index = index or (settings.engine if project is None else "qdrant")
        deploying = project is not None
        checks += service_checks(settings, index=index, deploying=deploying, ask_llm=ask_llm)
    return passed(checks, hidden=hidden)


def _no_project() -> str:
    raise Skipped("no --project: only what a laptop needs is looked at")


def _refused(error: SettingsError) -> str:
    raise error


if __name__ == "__main__":
    main()
