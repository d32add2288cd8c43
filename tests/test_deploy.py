"""Deploying and taking down: the order of what is called, and where the keys go."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from click.testing import CliRunner

from catalogue import MOVIES, OTHER_ORIGIN, fill
from programs import PROJECT, Programs
from scripts import deploy, destroy
from scripts.checks.site import Site
from scripts.deployment.programs import Program
from scripts.deployment.readiness import are_open
from scripts.deployment.terraform import Terraform
from servers import reply, running
from servers.gemini import KEY
from servers.qdrant import READ_KEY, WRITE_KEY

DEEPSEEK = "sk-deepseek"
SECRETS = (KEY, READ_KEY, WRITE_KEY, DEEPSEEK, "ya29.default-token")
HERE = ("--project", PROJECT, "--region", "europe-west1")
ORDER = [
    "python -m scripts.bundle",
    "gcloud services enable secretmanager.googleapis.com serviceusage.googleapis.com "
    "cloudresourcemanager.googleapis.com iam.googleapis.com",
    "gcloud secrets list",
    "gcloud secrets create moviesearch-GEMINI_API_KEY",
    "gcloud secrets create moviesearch-QDRANT_API_KEY",
    "gcloud secrets create moviesearch-DEEPSEEK_API_KEY",
    "terraform init",
    "terraform output",
    "terraform plan",
    "terraform apply",
    "terraform output",
    "python -m scripts.bundle --page",
    "firebase deploy",
]


@pytest.fixture
def programs(tmp_path, monkeypatch):
    programs = Programs(tmp_path)
    monkeypatch.setenv("PATH", str(programs.path))
    monkeypatch.setattr(Program, "ours", lambda: Program(str(programs.path / "python")))
    for module in ("scripts.deployment.terraform", "scripts.destroy"):
        monkeypatch.setattr(f"{module}.BUILD", tmp_path / "build")
    for module in ("scripts.deployment.terraform", "scripts.deployment.remains", "scripts.destroy"):
        monkeypatch.setattr(f"{module}.INFRA", tmp_path)
    return programs


@pytest.fixture
def live(programs, laptop):
    """What Terraform is to say that it deployed: the laptop."""

    def told(**changes):
        outputs = {
            "project": PROJECT,
            "region": "europe-west1",
            "search_url": laptop[0],
            "recommend_url": laptop[0],
            "page_url": laptop[0],
            "page_site": PROJECT,
            "make_public": None,
            **changes,
        }
        # As Terraform does: an output that is null is left out.
        there = {name: {"value": one} for name, one in outputs.items() if one is not None}
        said = json.dumps(there)
        programs.answer("terraform", "output", says=said)

    told()
    return told


@pytest.fixture
def environ(cloud_environ):
    """As the doctor finds it well, with a second provider's key."""
    cloud_environ(DEEPSEEK_API_KEY=DEEPSEEK)
    return cloud_environ


def run(command, *arguments, given=None):
    outcome = CliRunner().invoke(command.main, [*HERE, *arguments], input=given)
    assert outcome.exception is None or isinstance(outcome.exception, SystemExit)
    assert not [secret for secret in SECRETS if secret in outcome.output]
    return outcome


def spoken(programs):
    """What was called, without options that name folders, projects and formats."""
    lines = []
    for call in programs.calls:
        words = [one for one in call.arguments if one == "-m" or not one.startswith("-")]
        lines.append(" ".join([call.program, *words, *(["--page"] * ("--page" in call.arguments))]))
    return [re.sub(r" (http|/)\S+", "", line) for line in lines]


def deployed(programs):
    """What was called after the doctor, which only looks."""
    looks = ("gcloud version", "gcloud auth", "gcloud projects", "gcloud billing", "gcloud run")
    rest = [one for one in spoken(programs) if not one.startswith(looks)]
    return [
        one.removesuffix(f" {PROJECT}").removesuffix(" hosting")
        for one in rest
        if one not in ("terraform version", "firebase", "terraform")
    ]


def test_everything_is_called_once_and_in_this_order(programs, live, environ, laptop):
    outcome = run(deploy, "--yes")

    assert outcome.exit_code == 0, outcome.output
    assert deployed(programs) == ORDER
    titles = re.findall(r"^\[(\d)/7\] (\w+)$", outcome.output, re.MULTILINE)
    assert [title for _, title in titles] == [
        *("doctor", "bundles", "secrets", "plan", "apply", "page", "smoke")
    ]
    assert outcome.output.splitlines()[-1] == f"Deployed: {laptop[0]}"


def test_terraform_and_firebase_are_told_where_and_what(programs, live, environ, qdrant, laptop):
    run(deploy, "--yes")
    calls = {
        call.line.split()[1 if call.program != "terraform" else 2]: call for call in programs.calls
    }
    plan, page = calls["plan"].arguments, calls["-m"].arguments

    assert f"-var=project={PROJECT}" in plan
    assert "-var=region=europe-west1" in plan
    assert "-var=index=qdrant" in plan
    assert f"-var=qdrant_url={qdrant.url}" in plan
    versions = {"GEMINI_API_KEY": "1", "QDRANT_API_KEY": "1", "DEEPSEEK_API_KEY": "1"}
    assert f"-var=secrets={json.dumps(versions)}" in plan
    assert [one for one in plan if one.startswith("-var=settings")]
    assert '"EMBEDDING_DIMENSIONS": "256"' in " ".join(plan)
    assert calls["apply"].arguments[-1] == next(one for one in plan if "-out" in one)[5:]
    assert {"-input=false"} <= set(plan) & set(calls["init"].arguments)
    assert page[page.index("--search-url") + 1] == f"{laptop[0]}/search"
    assert page[page.index("--recommend-url") + 1] == f"{laptop[0]}/recommend"
    assert calls["deploy"].arguments[:5] == ["deploy", "--only", "hosting", "--project", PROJECT]
    assert "--non-interactive" in calls["deploy"].arguments


def test_a_key_is_on_gclouds_standard_input_and_nowhere_else(programs, live, environ):
    run(deploy, "--yes")
    on_stdin = {call.stdin: call.line for call in programs.calls if call.stdin}

    assert on_stdin.keys() == {KEY, READ_KEY, DEEPSEEK}
    assert all(" --data-file=- " in f"{line} " for line in on_stdin.values())
    for call in programs.calls:
        around = [*call.arguments, *call.environ.values()]
        assert not [one for one in around for secret in SECRETS if secret in one], call.line
    assert programs.secrets == {
        "moviesearch-GEMINI_API_KEY": [KEY],
        "moviesearch-QDRANT_API_KEY": [READ_KEY],
        "moviesearch-DEEPSEEK_API_KEY": [DEEPSEEK],
    }


def test_gcloud_never_copies_what_it_prints_into_its_own_log(programs, live, environ):
    run(deploy, "--yes")
    logs = {
        call.environ.get("CLOUDSDK_CORE_DISABLE_FILE_LOGGING")
        for call in programs.calls
        if call.program == "gcloud"
    }

    assert logs == {"true"}


def test_a_second_deployment_makes_no_new_version(programs, live, environ):
    run(deploy, "--yes")
    first = programs.secrets
    programs.forget()
    outcome = run(deploy, "--yes")

    assert programs.secrets == first
    assert not [one for one in spoken(programs) if re.search("secrets (create|versions add)", one)]
    assert outcome.output.count(": version 1, unchanged") == 3


def test_a_changed_key_alone_gets_a_new_version_which_the_functions_are_told(
    programs, live, environ
):
    run(deploy, "--yes")
    programs.forget()
    environ(DEEPSEEK_API_KEY="sk-rotated")
    outcome = run(deploy, "--yes")
    [plan] = [call for call in programs.calls if "plan" in call.arguments]

    assert programs.secrets["moviesearch-DEEPSEEK_API_KEY"] == [DEEPSEEK, "sk-rotated"]
    assert programs.secrets["moviesearch-GEMINI_API_KEY"] == [KEY]
    assert "DEEPSEEK_API_KEY: version 2, new" in outcome.output
    assert '"GEMINI_API_KEY": "1"' in plan.line
    assert '"DEEPSEEK_API_KEY": "2"' in plan.line
    assert "sk-rotated" not in outcome.output + plan.line


def test_a_secret_without_an_enabled_version_gets_one(programs, live, environ):
    run(deploy, "--yes")
    programs.answer("gcloud secrets versions list moviesearch-QDRANT_API_KEY", says="\n")
    run(deploy, "--yes")

    assert programs.secrets["moviesearch-QDRANT_API_KEY"] == [READ_KEY, READ_KEY]


@pytest.mark.parametrize(
    ("words", "last", "step"),
    [
        (["gcloud billing"], None, "1 of 7, doctor"),
        (["python -m scripts.bundle"], "python -m scripts.bundle", "2 of 7, bundles"),
        (["services enable"], ORDER[1], "3 of 7, secrets"),
        (["secrets list"], ORDER[2], "3 of 7, secrets"),
        (["secrets create moviesearch-QDRANT"], ORDER[4], "3 of 7, secrets"),
        (["terraform", " init "], "terraform init", "4 of 7, plan"),
        (["terraform", " plan "], "terraform plan", "4 of 7, plan"),
        (["terraform", " apply "], "terraform apply", "5 of 7, apply"),
        (["terraform", " output "], "terraform output", "4 of 7, plan"),
        (["scripts.bundle --page"], "python -m scripts.bundle --page", "6 of 7, page"),
        (["firebase deploy"], "firebase deploy", "6 of 7, page"),
    ],
    ids=lambda one: one if isinstance(one, str) and " of " in one else None,
)
def test_the_first_failure_stops_the_rest_and_says_where(
    programs, live, environ, words, last, step
):
    programs.fail(*words, status=7)
    outcome = run(deploy, "--yes")

    assert outcome.exit_code == 1
    assert f"Error: Stopped at step {step}: " in outcome.output
    assert f"run it again: make deploy PROJECT={PROJECT} REGION=europe-west1" in outcome.output
    assert deployed(programs) == (ORDER[: ORDER.index(last) + 1] if last else [])
    if last:
        assert "ended with status 7" in outcome.output


def test_what_failed_once_goes_on_from_there(programs, live, environ):
    programs.fail("secrets create moviesearch-QDRANT")
    run(deploy, "--yes")
    programs.recover()
    programs.forget()
    outcome = run(deploy, "--yes")

    assert outcome.exit_code == 0
    assert [one for one in spoken(programs) if "secrets create" in one] == ORDER[4:6]


def test_gcloud_that_repeats_a_key_does_not_get_it_printed(programs, live, environ):
    programs.fail("secrets create", says="ERROR: can't store STDIN")
    outcome = run(deploy, "--yes")

    assert "can't store (hidden)" in outcome.output


def test_an_address_that_does_not_answer_is_smokes_to_find(programs, live, environ):
    live(search_url="http://127.0.0.1:9")
    outcome = run(deploy, "--yes")

    assert outcome.exit_code == 1
    assert "FAILED   health" in outcome.output
    assert "Stopped at step 7 of 7, smoke: it is deployed, and does not answer" in outcome.output


def test_rights_that_were_just_given_are_waited_for():
    pauses = []
    with running(lambda request: reply({"status": "ok"})) as server:
        for _ in range(3):
            server.fail(403)
        opened = are_open(Site(), [f"{server.url}/a", f"{server.url}/b"], pauses.append)
        asked = len(server.requests)
    with running(lambda request: reply({}, 403)) as server:
        shut = are_open(Site(), [server.url], pauses.append)

    assert (opened, asked) == (True, 5)
    assert not shut
    assert pauses == [5.0] * (3 + 23)
    assert are_open(Site(), ["http://127.0.0.1:9"], pauses.append)


def test_nothing_is_applied_without_a_yes(programs, live, environ):
    refused = run(deploy, given="n\n")
    assert deployed(programs)[-1] == "terraform plan"
    agreed = run(deploy, given="y\n")

    assert refused.exit_code == 1
    assert f"Apply this plan to {PROJECT}? [y/N]: " in refused.output
    assert agreed.exit_code == 0


def test_without_firebase_it_says_how_the_page_is_put_up(programs, live, environ):
    programs.remove("firebase")
    outcome = run(deploy, "--yes")

    assert outcome.exit_code == 0
    assert deployed(programs) == ORDER[:-1]
    assert (
        "The page is in build/web, and not released: firebase is not on the PATH" in outcome.output
    )
    assert f"firebase deploy --only hosting --project {PROJECT} --config" in outcome.output
    assert "skipped  page" in outcome.output


def test_a_page_elsewhere_is_not_released_to_firebase(programs, live, environ):
    live(page_site=None, page_url=OTHER_ORIGIN)
    outcome = run(deploy, "--yes")

    assert "firebase deploy" not in deployed(programs)
    assert "infra/ names no Firebase site" in outcome.output


def test_where_all_users_are_forbidden_the_command_is_told(programs, live, environ):
    live(make_public="gcloud run services update x --no-invoker-iam-check")

    assert (
        "Nobody may call the functions before: gcloud run services" in run(deploy, "--yes").output
    )


def test_without_a_database_the_index_is_bundled_and_no_key_for_one_is_stored(
    programs, live, environ, settings
):
    fill(settings(), MOVIES)
    environ(INDEX_PATH=str(settings().index_path))
    outcome = run(deploy, "--yes", "--index", "edge", "--memory", "1Gi")
    [plan] = [call for call in programs.calls if "plan" in call.arguments]

    assert outcome.exit_code == 0, outcome.output
    assert "python -m scripts.bundle --index --memory 1Gi" in [call.line for call in programs.calls]
    assert "-var=index=edge" in plan.arguments
    assert '-var=edge_memory_mib={"search": 1024, "recommend": 1024}' in plan.arguments
    assert "qdrant" not in plan.line.casefold()
    assert programs.secrets.keys() == {"moviesearch-GEMINI_API_KEY", "moviesearch-DEEPSEEK_API_KEY"}
    programs.fail("terraform", " plan ")
    assert "REGION=europe-west1 INDEX=edge" in run(deploy, "--yes", "--index", "edge").output


def test_taking_down_lists_what_remains_with_the_commands(
    programs, live, environ, qdrant, tmp_path
):
    run(deploy, "--yes")
    (tmp_path / "terraform.tfstate").write_text("{}")
    programs.forget()
    outcome = run(destroy, "--yes")

    assert outcome.exit_code == 0, outcome.output
    assert [one.replace(f" {PROJECT}", "") for one in spoken(programs)] == [
        "python -m scripts.bundle",
        "terraform init",
        "terraform output",
        "terraform plan",
        "terraform apply",
        "gcloud secrets list",
    ]
    assert "-destroy" in programs.calls[3].arguments
    assert "-filter=labels.app=moviesearch" in programs.calls[5].line
    for command in (
        f"gcloud secrets delete moviesearch-GEMINI_API_KEY --project {PROJECT}",
        f"firebase hosting:disable --project {PROJECT}",
        f"printf 'api-key: %s' \"$QDRANT_WRITE_API_KEY\" | curl -H @- -X DELETE "
        f"{qdrant.url}/collections/NAME",
        "rm infra/terraform.tfstate infra/terraform.tfstate.backup",
        f"gcloud projects delete {PROJECT}",
    ):
        assert f"  {command}" in outcome.output


def test_nothing_is_taken_down_without_a_yes_or_without_its_state(programs, environ, tmp_path):
    stateless = run(destroy, "--yes")
    (tmp_path / "terraform.tfstate").write_text("{}")
    refused = run(destroy, given="n\n")

    assert "there is no infra/terraform.tfstate here" in stateless.output
    assert stateless.exit_code == refused.exit_code == 1
    assert not [one for one in spoken(programs) if "apply" in one]


def test_the_state_of_another_project_or_region_is_never_touched(programs, live, environ, tmp_path):
    (tmp_path / "terraform.tfstate").write_text("{}")
    live(project="another")
    outcomes = [run(deploy, "--yes"), run(destroy, "--yes")]
    live(region="us-central1")
    outcomes.append(run(deploy, "--yes"))

    for outcome in outcomes:
        assert outcome.exit_code == 1
        assert "the state here is of " in outcome.output
    assert not [one for one in spoken(programs) if re.search("terraform (plan|apply)", one)]


def test_taking_down_does_not_depend_on_what_the_settings_say_today(
    programs, live, environ, tmp_path
):
    (tmp_path / "terraform.tfstate").write_text("{}")
    environ(ALLOWED_ORIGINS="https://me.example.org/path", QDRANT_URL="http://localhost:1")
    run(destroy, "--yes")
    [plan] = [call for call in programs.calls if "plan" in call.arguments]

    given = {one for one in plan.arguments if one.startswith("-var=")}
    assert given == {
        f"-var=project={PROJECT}",
        "-var=region=europe-west1",
        "-var=index=edge",
        "-var=name=moviesearch",
    }


def test_memory_without_an_index_in_the_bundle_is_refused(programs):
    outcome = run(deploy, "--memory", "1Gi")

    assert outcome.exit_code == 2
    assert "--memory is for --index edge" in outcome.output


def test_a_bucket_keeps_the_state_and_is_among_what_remains(programs, environ, tmp_path):
    example = tmp_path / "backend_gcs.tf.example"
    example.write_text('terraform {\n  backend "gcs" {}\n}\n')
    found = Program.find("terraform")
    Terraform(found, tmp_path).init("states", PROJECT)
    [init] = programs.calls

    assert (tmp_path / "backend.tf").read_text() == example.read_text()
    assert {
        "-backend-config=bucket=states",
        f"-backend-config=prefix=moviesearch/{PROJECT}",
    } <= set(init.arguments)
    outcome = run(destroy, "--yes", "--state", "states")
    assert "gcloud storage rm --recursive gs://states/moviesearch/" in outcome.output


CONFIGURATION = """
variable "project" { type = string }
variable "secrets" { type = map(string) }
variable "other_origins" { type = list(string) }
variable "recommendations_a_day" { type = number }
resource "terraform_data" "all" {
  input = [
    var.project, var.secrets["GEMINI_API_KEY"], var.other_origins[0], var.recommendations_a_day,
  ]
}
output "all" { value = terraform_data.all.output }
"""
REAL = shutil.which("terraform") or shutil.which("tofu")


@pytest.mark.skipif(REAL is None, reason="neither terraform nor tofu is on the PATH")
def test_a_real_terraform_takes_what_it_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("scripts.deployment.terraform.BUILD", tmp_path / "build")
    (tmp_path / "main.tf").write_text(CONFIGURATION)
    terraform = Terraform(Program(REAL, {"CHECKPOINT_DISABLE": "1"}), tmp_path)
    given = {
        "project": PROJECT,
        "secrets": {"GEMINI_API_KEY": "3"},
        "other_origins": ["https://me.example.org"],
        "recommendations_a_day": 50,
    }
    terraform.init(None, PROJECT)
    terraform.apply(terraform.plan(given))
    made = terraform.outputs()
    terraform.apply(terraform.plan(given, destroy=True))

    assert terraform.version() >= (1, 11)
    assert made == {"all": [PROJECT, "3", "https://me.example.org", 50]}
    assert terraform.outputs() == {}
    assert "terraform_data" not in (tmp_path / "terraform.tfstate").read_text()
