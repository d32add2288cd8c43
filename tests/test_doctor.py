"""The doctor: each part that is not well is named, with what to do."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from catalogue import MOVIES, fill
from programs import PROJECT, Programs
from scripts.doctor import main
from servers.gemini import KEY
from servers.qdrant import READ_KEY, WRITE_KEY

WELL = {
    "terraform": "terraform 1.11.4",
    "gcloud": "528.0.0",
    "login": "me@example.org",
    "default login": "application default credentials are there",
    "project": PROJECT,
    "billing": "a billing account is linked",
    "region": "europe-west1",
    "firebase": "14.1.0",
    "embedding": "gemini-embedding-2 gave a vector of 256 dimensions",
    "index": "movies-s5: 5 movies of test.jsonl, by gemini-embedding-2",
    "Qdrant key": "reads, and writing is denied to it",
    "writing key": "writes; it is not deployed",
    "LLM": "gemini has a key; --llm asks it",
}


@pytest.fixture
def programs(tmp_path, monkeypatch):
    programs = Programs(tmp_path)
    monkeypatch.setenv("PATH", str(programs.path))
    return programs


@pytest.fixture
def environ(cloud_environ):
    """An environment in which all is well, and how to change it."""
    return cloud_environ


def doctor(*arguments):
    outcome = CliRunner().invoke(main, arguments)
    assert outcome.exception is None or isinstance(outcome.exception, SystemExit)
    assert not re.search(f"{KEY}|{READ_KEY}|{WRITE_KEY}|ya29", outcome.output)
    return outcome


def rows(outcome, status):
    """What was seen, by row, of the rows with a status."""
    found = re.findall(rf"^{status} +(.+?)  +[\d,]+ ms  (.*)$", outcome.output, re.MULTILINE)
    return dict(found)


HERE = ("--project", PROJECT, "--region", "europe-west1")


def test_where_all_is_well_every_row_says_what_was_seen(programs, environ, qdrant):
    outcome = doctor(*HERE)

    assert rows(outcome, "ok") == WELL
    assert outcome.exit_code == 0
    assert outcome.output.splitlines()[-1].startswith("13 ok in ")


def test_it_changes_nothing(programs, environ, qdrant, gemini):
    qdrant.requests.clear()
    gemini.server.requests.clear()
    doctor(*HERE)
    changes = [(one.method, one.path, one.body) for one in qdrant.requests if one.body is not None]
    spoken = " ".join(call.line for call in programs.calls)

    assert {str(body) for _, _, body in changes} == {"{'actions': []}", "{'points': []}"}
    assert len(gemini.server.requests) == 1
    assert not re.search(r"create|add|enable|delete|init|plan|apply", spoken)


@pytest.mark.parametrize(
    ("words", "row", "hint"),
    [
        (["terraform version"], "terraform", "Install Terraform 1.11 or later, or OpenTofu"),
        (["gcloud version"], "gcloud", "https://cloud.google.com/sdk/docs/install"),
        (["gcloud auth list"], "login", "`gcloud auth login`"),
        (["application-default"], "default login", "gcloud auth application-default login"),
        (["gcloud projects"], "project", f"`gcloud projects create {PROJECT}`"),
        (["gcloud billing"], "billing", f"linkedaccount?project={PROJECT}"),
    ],
    ids=lambda one: one if isinstance(one, str) and " " not in one else "",
)
def test_what_a_program_refuses_is_told_with_what_to_do(programs, environ, words, row, hint):
    programs.fail(*words, says="ERROR: (gcloud) PERMISSION_DENIED\n\nmore")
    outcome = doctor(*HERE)

    assert list(rows(outcome, "FAILED")) == [row]
    assert "ended with status 1: ERROR: (gcloud) PERMISSION_DENIED more" in outcome.output
    assert hint in outcome.output
    assert outcome.exit_code == 1


@pytest.mark.parametrize(
    ("words", "answer", "row", "seen"),
    [
        ("terraform version", '{"terraform_version": "1.9.8"}', "terraform", "1.9.8 is too old"),
        ("gcloud auth list", "\n", "login", "nobody is logged in"),
        ("gcloud projects describe", "DELETE_REQUESTED", "project", "is DELETE_REQUESTED"),
        ("gcloud billing", "False\n", "billing", f"no open billing account pays for {PROJECT}"),
        ("gcloud run regions", "us-west1\n", "region", "Cloud Run has no region europe-west1"),
    ],
    ids=lambda one: one.replace(" ", "-")[:20],
)
def test_what_is_not_as_it_must_be_is_told(programs, environ, words, answer, row, seen):
    programs.answer(words, says=answer)
    outcome = doctor(*HERE)

    [(failed, told)] = rows(outcome, "FAILED").items()
    assert failed == row
    assert seen in told


def test_without_gcloud_and_terraform_the_rest_is_looked_at_all_the_same(programs, environ):
    for name in ("gcloud", "terraform", "firebase"):
        programs.remove(name)
    outcome = doctor(*HERE)

    assert list(rows(outcome, "FAILED")) == ["terraform", "gcloud"]
    assert rows(outcome, "skipped")["login"] == "needs gcloud"
    assert "npm i -g firebase-tools" in rows(outcome, "skipped")["firebase"]
    assert "embedding" in rows(outcome, "ok")


def test_opentofu_does_as_well(programs, environ):
    programs.remove("terraform")
    programs.install("tofu")
    programs.answer("tofu version", says='{"terraform_version": "1.12.0-rc1"}')

    assert rows(doctor(*HERE), "ok")["terraform"] == "tofu 1.12.0"


def test_an_empty_projects_region_can_be_looked_up_only_later(programs, environ):
    programs.fail("gcloud run regions", says="ERROR: Cloud Run Admin API has not been used")
    outcome = doctor(*HERE)

    assert outcome.exit_code == 0
    assert "could not be looked up yet" in rows(outcome, "skipped")["region"]


def test_without_a_project_the_cloud_is_not_asked(programs, environ):
    outcome = doctor()

    assert outcome.exit_code == 0
    assert list(rows(outcome, "skipped")) == ["cloud"]
    assert programs.calls == []


def test_a_laptop_without_keys_is_well(programs, settings, gemini, monkeypatch):
    local = settings()
    fill(local, MOVIES)
    monkeypatch.setenv("INDEX_PATH", str(local.index_path))
    monkeypatch.setenv("EMBEDDING_DIMENSIONS", "256")
    monkeypatch.setenv("GEMINI_API_KEY", KEY)
    monkeypatch.setenv("GEMINI_BASE_URL", gemini.server.url)
    outcome = doctor()

    assert outcome.exit_code == 0
    assert rows(outcome, "ok")["index"].endswith(
        "index: 5 movies of test.jsonl, by gemini-embedding-2"
    )
    assert rows(outcome, "skipped")["Qdrant key"].startswith("no database")


@pytest.mark.parametrize("name", ["local", "minilm"])
def test_the_laptops_models_can_not_be_deployed(programs, environ, name):
    environ(EMBEDDER=name)
    outcome = doctor(*HERE)

    assert rows(outcome, "FAILED")["embedding"] == f"EMBEDDER={name} runs on a laptop only"
    assert "https://aistudio.google.com/apikey" in outcome.output


def test_a_wrong_gemini_key_is_told_and_not_printed(programs, environ):
    environ(GEMINI_API_KEY="AQ.another-key")
    outcome = doctor(*HERE)

    assert "API key not valid" in rows(outcome, "FAILED")["embedding"]
    assert "another-key" not in outcome.output


def test_a_functions_key_that_may_write_is_told(programs, environ):
    environ(QDRANT_API_KEY=WRITE_KEY)
    outcome = doctor(*HERE)

    assert rows(outcome, "FAILED")["Qdrant key"].startswith("it may write")
    assert "make one that may only read" in outcome.output


def test_a_writing_key_that_can_not_is_told(programs, environ):
    environ(QDRANT_WRITE_API_KEY=READ_KEY)

    assert rows(doctor(*HERE), "FAILED") == {"writing key": "it may not write"}


def test_an_unknown_qdrant_key_fails_for_the_index_too(programs, environ):
    environ(QDRANT_API_KEY="nobodys-key")
    failed = rows(doctor(*HERE), "FAILED")

    assert failed["Qdrant key"] == "it may not read the index"
    assert failed["index"].startswith("Qdrant answered 401")


def test_an_index_of_another_embedder_is_told_with_both(programs, environ):
    environ(EMBEDDING_DIMENSIONS="128")
    outcome = doctor(*HERE)

    assert "256 dimensions" in rows(outcome, "FAILED")["index"]
    assert "128 dimensions" in rows(outcome, "FAILED")["index"]


def test_no_index_yet_says_how_it_is_built(programs, environ):
    environ(QDRANT_COLLECTION="other")
    outcome = doctor(*HERE)

    assert "has no collection 'other-s5' yet" in rows(outcome, "FAILED")["index"]
    assert "`make upload` builds it." in outcome.output
    assert "Qdrant key" in rows(outcome, "ok")


def test_the_index_in_the_bundles_needs_no_database(programs, environ, settings):
    environ(QDRANT_URL="", INDEX_PATH=str(settings().index_path))
    missing = doctor(*HERE, "--index", "edge")
    fill(settings(), MOVIES)
    there = doctor(*HERE, "--index", "edge")

    assert list(rows(missing, "FAILED")) == ["index"]
    assert there.exit_code == 0
    assert set(rows(there, "skipped")) == {"Qdrant key", "writing key"}


def test_qdrant_that_does_not_answer_is_told_as_that(programs, environ):
    environ(QDRANT_URL="http://127.0.0.1:9")
    outcome = doctor(*HERE)

    assert set(rows(outcome, "FAILED")) == {"index", "Qdrant key", "writing key"}
    assert "A free cluster sleeps after a week unused." in outcome.output


def test_the_llm_is_asked_only_on_demand(programs, environ, gemini):
    gemini.api.lines = [
        '{"id": 1, "fit": "strong", "reason": "A lion cub grows up to be king."}',
        '{"explanation": "[1] is about a cub."}',
    ]
    doctor(*HERE)
    unasked = [one.path for one in gemini.server.requests]
    outcome = doctor(*HERE, "--llm")

    assert rows(outcome, "ok")["LLM"].startswith("gemini answered in ")
    assert not [path for path in unasked if path.endswith(":streamGenerateContent")]
    gemini.api.lines = []
    assert "ended without an explanation" in rows(doctor(*HERE, "--llm"), "FAILED")["LLM"]


def test_settings_that_can_not_be_read_are_a_row(programs, environ):
    environ(EMBEDDING_DIMENSIONS="many")
    outcome = doctor(*HERE)

    assert "EMBEDDING_DIMENSIONS" in rows(outcome, "FAILED")["settings"]
    assert outcome.exit_code == 1
