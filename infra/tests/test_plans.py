"""What Terraform plans is what the functions read, and no more than they need."""

from __future__ import annotations

import re
from types import SimpleNamespace
from urllib.parse import parse_qsl

import pytest

from moviesearch.api.requests import SearchRequest
from moviesearch.settings import Settings
from workspace import INFRA

PROFILES = ["qdrant", "everything_chosen", "edge", "edge_with_leftovers"]
FRAMEWORK = {"THREADS"}  # functions-framework's own
SETTINGS = {field.alias for field in Settings.model_fields.values()}
PROVIDER_KEY = re.compile(r"[A-Z0-9_]+_(API_KEY|BASE_URL)")  # of an LLM, by the provider's name


def read(plan, name=""):
    """The resources of a plan by type, each as (key, values), and its outputs."""
    resources = {}
    for one in plan["resource_changes"]:
        if one["mode"] == "managed":
            found = (one.get("index"), one["change"]["after"])
            resources.setdefault(one["type"], []).append(found)
    return SimpleNamespace(name=name, resources=resources, outputs=plan["output_changes"])


@pytest.fixture(params=PROFILES)
def planned(request, plans):
    return read(plans[request.param], request.param)


def functions(planned):
    """For each function its environment and its secrets, as {variable: (secret, version)}."""
    for key, values in planned.resources["google_cloudfunctions2_function"]:
        service = values["service_config"][0]
        secrets = {
            one["key"]: (one["secret"], one["version"])
            for one in service["secret_environment_variables"]
        }
        yield key, service["environment_variables"], secrets


def unread(planned):
    """Variables that a function gets and does not read."""
    for _, environment, secrets in functions(planned):
        names = (environment.keys() | secrets.keys()) - SETTINGS - FRAMEWORK
        yield from (name for name in names if not PROVIDER_KEY.fullmatch(name))


def granted_amiss(planned):
    """Secrets that a function's account may read and it does not use, or the reverse."""
    grants = planned.resources["google_secret_manager_secret_iam_member"]
    for function, _, secrets in functions(planned):
        granted = {values["secret_id"] for key, values in grants if key.startswith(f"{function} ")}
        yield from granted ^ {secret for secret, _ in secrets.values()}


def test_every_variable_that_a_function_gets_is_one_that_it_reads(planned):
    """A misspelt name would be ignored without a word."""
    assert not list(unread(planned))


def test_a_misspelt_variable_is_found(changed):
    changed.change("functions.tf", "{ QDRANT_URL = var", "{ QDRANT_URI = var")

    assert "QDRANT_URI" in unread(read(changed.plans()["qdrant"]))


def test_each_function_starts_with_what_it_gets(planned):
    """What settings.py requires in a profile is there, and means what the profile says."""
    for key, environment, secrets in functions(planned):
        settings = Settings.load({**environment, **dict.fromkeys(secrets, "key")}, env_file=None)

        assert settings.embedder == "gemini"
        assert settings.allowed_origins
        if planned.name.startswith("edge"):
            assert settings.qdrant_url is None
            assert settings.qdrant_api_key is None
            assert str(settings.index_path) == "index.tar"
        else:
            assert settings.qdrant_url == "https://xyz.cloud.qdrant.io"
        if key == "recommend":
            assert settings.llm_models[0].api_key is not None


def test_no_key_stands_among_the_plain_variables(planned):
    for _, environment, _ in functions(planned):
        assert not [name for name in environment if name.endswith("_API_KEY")]


def test_an_llms_key_is_for_recommend_alone(planned):
    secrets = {key: set(found) for key, _, found in functions(planned)}

    assert "DEEPSEEK_API_KEY" not in secrets["search"]
    assert secrets["search"] <= secrets["recommend"]
    assert ("QDRANT_API_KEY" in secrets["search"]) == (not planned.name.startswith("edge"))


def test_each_account_reads_the_secrets_of_its_function_and_no_others(planned):
    grants = planned.resources["google_secret_manager_secret_iam_member"]

    assert not list(granted_amiss(planned))
    assert {values["role"] for _, values in grants} == {"roles/secretmanager.secretAccessor"}


def test_a_secret_too_many_is_found(changed):
    changed.change(
        "functions.tf",
        'for key in keys : "${function}',
        'for key in keys(var.secrets) : "${function}',
    )

    assert "films-DEEPSEEK_API_KEY" in granted_amiss(read(changed.plans()["everything_chosen"]))


def test_the_only_role_in_the_whole_project_is_the_builders(planned):
    roles = [values["role"] for _, values in planned.resources["google_project_iam_member"]]

    assert roles == ["roles/cloudbuild.builds.builder"]


def test_functions_are_open_to_all_only_where_that_was_asked_for(planned):
    members = [
        values.get("member")
        for _, values in planned.resources.get("google_cloud_run_v2_service_iam_member", [])
    ]

    assert members.count("allUsers") == (0 if planned.name == "everything_chosen" else 2)


def test_smoke_finds_in_the_outputs_what_it_asks(planned):
    """The names that scripts.smoke and the page's config.js take their addresses from."""
    assert planned.outputs.keys() >= {"search_url", "recommend_url", "page_url", "page_site"}
    origins = {environment["ALLOWED_ORIGINS"] for _, environment, _ in functions(planned)}
    [origins] = origins

    assert origins.split(",")[0] == planned.outputs["page_url"]["after"]


def test_an_alert_counts_server_errors_of_both_functions(planned):
    [(_, policy)] = planned.resources["google_monitoring_alert_policy"]
    wanted = policy["conditions"][0]["condition_threshold"][0]["filter"]
    names = [values["name"] for _, values in planned.resources["google_cloudfunctions2_function"]]

    assert 'metric.type="run.googleapis.com/request_count"' in wanted
    assert 'response_code_class="5xx"' in wanted
    assert all(f'"{name}"' in wanted for name in names)


def test_the_repository_keeps_two_images_and_deletes_the_rest(planned):
    [(_, repository)] = planned.resources["google_artifact_registry_repository"]
    policies = {one["action"]: one for one in repository["cleanup_policies"]}

    assert policies["KEEP"]["most_recent_versions"][0]["keep_count"] == 2
    assert policies["DELETE"]["condition"][0]["tag_state"] == "ANY"


def test_what_keeps_the_cluster_awake_is_a_search_by_keywords():
    """A request that the function refuses would reach no cluster, one by meaning would cost."""
    [query] = re.findall(r"/search\?(\S+)\"", (INFRA / "awake.tf").read_text())
    request = SearchRequest.model_validate(dict(parse_qsl(query)))

    assert request.mode == "keyword"


def test_every_variable_has_a_type_a_description_and_a_refusal():
    """A bool's type says all that can be wrong with it."""
    text = "".join(path.read_text() for path in sorted(INFRA.glob("*.tf")))
    variables = re.findall(r'^variable "(\w+)" \{$(.*?)^\}$', text, re.MULTILINE | re.DOTALL)
    refused = (INFRA / "tests/variables.tftest.hcl").read_text()

    assert len(variables) > 20
    for name, body in variables:
        assert re.search(r"^  type +=", body, re.MULTILINE), name
        assert re.search(r"^  description = ", body, re.MULTILINE), name
        if not re.search(r"^  type +=  *bool$", body, re.MULTILINE):
            assert "  validation {" in body, name
            assert f"expect_failures = [var.{name}]" in refused, name
