"""Deploy functions and page to Google Cloud, from keys in `.env` to a checked address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from moviesearch.settings import Settings
from scripts.addresses import Addresses, function_url
from scripts.bundling.memory import MIB, SIZES
from scripts.checks.check import passed
from scripts.checks.hops import hops
from scripts.checks.site import Site
from scripts.deployment import secrets
from scripts.deployment.gcloud import Gcloud
from scripts.deployment.page import release
from scripts.deployment.programs import Program
from scripts.deployment.readiness import are_open
from scripts.deployment.steps import Steps, Stopped
from scripts.deployment.terraform import Terraform
from scripts.deployment.variables import variables
from scripts.doctor import INDEXES, is_well

REGION = "us-central1"
SMALLEST = 512 * MIB  # that an index in the bundle may be deployed with


@click.command()
@click.option("--project", required=True, help="Id of the Google Cloud project.")
@click.option("--region", default=REGION, show_default=True, help="Where the functions run.")
@click.option(
    "--index",
    type=INDEXES,
    default="qdrant",
    show_default=True,
    help="Where the movies are: Qdrant Cloud, or inside the bundles.",
)
@click.option(
    "--memory",
    type=click.Choice([name for name, size in SIZES.items() if size >= SMALLEST]),
    help="With --index edge: what an instance gets, the unpacked index included.  [default: 512Mi]",
)
@click.option("--state", "bucket", help="Bucket of Terraform's state.  [default: this machine]")
@click.option("--yes", is_flag=True, help="Apply without asking.")
def main(  # noqa: PLR0913  options of a command line
    project: str, region: str, index: str, memory: str | None, bucket: str | None, *, yes: bool
) -> None:
    """Deploy functions and page to Google Cloud, as `make deploy` does.

    Seven steps, of which the first that fails stops the rest: doctor, bundles, secrets, plan,
    apply, page, smoke. All may be run again: what is there already is left as it is.
    """
    if memory and index != "edge":
        raise click.UsageError("--memory is for --index edge; infra/limits.tf has the rest.")
    packed = {"INDEX": index, "MEMORY": memory or ""} if index == "edge" else {}
    steps = Steps(7, command("deploy", project, region, bucket, **packed))
    python = Program.ours()
    with steps.step("doctor"):
        if not is_well(project, region, index):
            raise Stopped("what is marked FAILED above is to be put right.")
        gcloud, terraform, settings = Gcloud.find(), Terraform.find(), Settings.load()
        if gcloud is None or terraform is None:
            raise Stopped("gcloud and terraform are no longer on the PATH.")
    with steps.step("bundles"):
        packing = ("--index", *(("--memory", memory) if memory else ())) if index == "edge" else ()
        python.run("-m", "scripts.bundle", *packing)
    with steps.step("secrets"):
        stored = secrets.store(gcloud, project, secrets.deployed(settings, index))
        for variable, (number, is_new) in stored.items():
            click.echo(f"{variable}: version {number}, {'new' if is_new else 'unchanged'}")
    with steps.step("plan"):
        versions = {variable: number for variable, (number, _) in stored.items()}
        terraform.init(bucket, project)
        terraform.check_state(project=project, region=region)
        given = variables(settings, project=project, region=region, index=index, versions=versions)
        if memory:
            size = SIZES[memory] // MIB
            given["edge_memory_mib"] = {"search": size, "recommend": size}
        plan = terraform.plan(given)
    if not yes:
        click.confirm(f"Apply this plan to {project}?", abort=True)
    with steps.step("apply"):
        terraform.apply(plan)
        outputs = terraform.outputs()
    with steps.step("page"):
        page = release(python, outputs, project)
    with steps.step("smoke"):
        answers(outputs, page, settings)
    click.echo(f"Deployed: {page or function_url(outputs['search_url'], 'search')}")


def answers(outputs: Mapping[str, Any], page: str | None, settings: Settings) -> None:
    """Follow a request through what was deployed. Raises Stopped where a hop is broken."""
    search = function_url(outputs["search_url"], "search")
    recommend = function_url(outputs["recommend_url"], "recommend")
    site = Site()
    if outputs.get("make_public"):
        click.echo(f"Nobody may call the functions before: {outputs['make_public']}")
    elif not are_open(site, [f"{one}/health" for one in (search, recommend)]):
        click.echo("The functions refuse every caller. Does an organisation forbid allUsers here?")
    checks = hops(Addresses(search, recommend, page), site)
    if not passed(checks, hidden=secrets.values(settings)):
        raise Stopped("it is deployed, and does not answer as it should.")


def command(target: str, project: str, region: str, bucket: str | None, **more: str) -> str:
    """How to run a target of the Makefile again."""
    given = {"PROJECT": project, "REGION": region, "STATE": bucket or "", **more}
    return " ".join(["make", target, *(f"{k}={v}" for k, v in given.items() if v)])


if __name__ == "__main__":
    main()
