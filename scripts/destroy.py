"""Take down what `make deploy` put up, and say what remains."""

from __future__ import annotations

import click

from moviesearch.settings import Settings
from scripts.deploy import REGION, command
from scripts.deployment.gcloud import Gcloud
from scripts.deployment.programs import Program
from scripts.deployment.remains import remains
from scripts.deployment.secrets import NAME
from scripts.deployment.steps import Steps, Stopped
from scripts.deployment.terraform import BACKEND, STATE, Terraform
from scripts.paths import BUILD, INFRA

BUNDLES = ("search.zip", "recommend.zip")


@click.command()
@click.option("--project", required=True, help="Id of the Google Cloud project.")
@click.option("--region", default=REGION, show_default=True, help="Where the functions run.")
@click.option("--state", "bucket", help="Bucket of Terraform's state.  [default: this machine]")
@click.option("--yes", is_flag=True, help="Destroy without asking.")
def main(project: str, region: str, bucket: str | None, *, yes: bool) -> None:
    """Take down what `make deploy` put up: functions, accounts, images, sources, alerts.

    Then list what remains, with the commands that remove it: secrets, the page, Qdrant's
    collections, the state. Those are not removed here, since other things may use them.
    """
    steps = Steps(3, command("destroy", project, region, bucket))
    with steps.step("plan"):
        gcloud, terraform, settings = Gcloud.find(), Terraform.find(), Settings.load()
        if gcloud is None or terraform is None:
            raise Stopped("gcloud or terraform is not on the PATH: `make doctor` says more.")
        if bucket is None and not any((INFRA / name).exists() for name in (BACKEND, STATE)):
            raise Stopped(
                f"there is no infra/{STATE} here: run this where it was deployed from, or name the "
                "bucket of the state with STATE=…"
            )
        if not all((BUILD / name).exists() for name in BUNDLES):
            # Terraform reads what it is to remove, and the sources' names hold the bundles' hashes.
            Program.ours().run("-m", "scripts.bundle")
        terraform.init(bucket, project)
        terraform.check_state(project=project)
        # What is to be removed stands in the state: today's `.env` may say something else.
        given = {"project": project, "region": region, "index": "edge", "name": NAME}
        plan = terraform.plan(given, destroy=True)
    if not yes:
        click.confirm(f"Destroy all of this in {project}?", abort=True)
    with steps.step("destroy"):
        terraform.apply(plan)
    with steps.step("what remains"):
        click.echo(remains(gcloud, settings, project=project, region=region, bucket=bucket))


if __name__ == "__main__":
    main()
