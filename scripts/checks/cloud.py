"""The programs and the project that a deployment needs, as checks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from scripts.checks.check import Check, Failed, Skipped
from scripts.deployment.gcloud import Gcloud
from scripts.deployment.programs import Program, ProgramFailed
from scripts.deployment.terraform import OLDEST, Terraform

LOGIN = "`gcloud auth login`"
DEFAULT_LOGIN = "`gcloud auth application-default login`: Terraform uses that login."
BILLING = "https://console.cloud.google.com/billing/linkedaccount?project={}"
GET_GCLOUD = "https://cloud.google.com/sdk/docs/install"
GET_TERRAFORM = "https://developer.hashicorp.com/terraform/install or https://opentofu.org"

T = TypeVar("T")


def cloud_checks(project: str, region: str | None) -> list[Check]:
    """All of them, in the order in which they are to be put right.

    Args:
        project: whose state, billing and regions to look at.
        region: where the functions are to run, if that is known.
    """
    gcloud, terraform = Gcloud.find(), Terraform.find()
    oldest = ".".join(map(str, OLDEST))
    return [
        Check(
            "terraform",
            partial(_terraform, terraform),
            f"Install Terraform {oldest} or later, or OpenTofu: {GET_TERRAFORM}",
        ),
        Check("gcloud", partial(_gcloud, gcloud), f"Install it: {GET_GCLOUD}"),
        Check("login", partial(_login, gcloud), LOGIN),
        Check("default login", partial(_default_login, gcloud), DEFAULT_LOGIN),
        Check(
            "project",
            partial(_project, gcloud, project),
            f"`gcloud projects create {project}`, or name one that {LOGIN} may use: "
            "`gcloud projects list`",
        ),
        Check(
            "billing",
            partial(_billing, gcloud, project),
            f"Link a billing account: {BILLING.format(project)}",
        ),
        Check(
            "region",
            partial(_region, gcloud, project, region),
            f"`gcloud run regions list --project {project}` has them; REGION=… names one.",
        ),
        Check("firebase", _firebase, ""),
    ]


def _terraform(terraform: Terraform | None) -> str:
    if terraform is None:
        raise Failed("neither terraform nor tofu is on the PATH")
    version = _told(terraform.version)
    shown = f"{terraform.name} {'.'.join(map(str, version))}"
    if version < OLDEST:
        raise Failed(f"{shown} is too old")
    return shown


def _gcloud(gcloud: Gcloud | None) -> str:
    if gcloud is None:
        raise Failed("gcloud is not on the PATH")
    return _told(gcloud.version)


def _login(gcloud: Gcloud | None) -> str:
    account = _told(_present(gcloud).account)
    if not account:
        raise Failed("nobody is logged in")
    return account


def _default_login(gcloud: Gcloud | None) -> str:
    _told(_present(gcloud).check_default_credentials)
    return "application default credentials are there"


def _project(gcloud: Gcloud | None, project: str) -> str:
    state = _told(partial(_present(gcloud).state, project))
    if state != "ACTIVE":
        raise Failed(f"{project} is {state or 'not there'}")
    return project


def _billing(gcloud: Gcloud | None, project: str) -> str:
    if not _told(partial(_present(gcloud).is_billed, project)):
        raise Failed(f"no open billing account pays for {project}")
    return "a billing account is linked"


def _region(gcloud: Gcloud | None, project: str, region: str | None) -> str:
    if region is None:
        raise Skipped("no --region")
    try:
        regions = _present(gcloud).regions(project)
    except ProgramFailed as error:
        # An empty project has the API disabled; the deployment enables it.
        raise Skipped(f"{region} could not be looked up yet: {error}") from error
    if region not in regions:
        raise Failed(f"Cloud Run has no region {region}")
    return region


def _firebase() -> str:
    program = Program.find("firebase")
    if program is None:
        raise Skipped("not on the PATH: the page is then put up by hand (npm i -g firebase-tools)")
    return _told(partial(program.read, "--version")).strip()


def _present(gcloud: Gcloud | None) -> Gcloud:
    if gcloud is None:
        raise Skipped("needs gcloud")
    return gcloud


def _told(asked: Callable[[], T]) -> T:
    """What a program tells. Raises Failed with what it said instead."""
    try:
        return asked()
    except ProgramFailed as error:
        raise Failed(str(error)) from error
