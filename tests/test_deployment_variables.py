"""What Terraform is told: the settings of `.env`, in the names that infra/ declares."""

from __future__ import annotations

import re

import pytest

from catalogue import ROOT
from moviesearch.settings import Settings
from scripts.deployment.variables import variables
from servers.gemini import KEY
from servers.qdrant import READ_KEY, WRITE_KEY

CLOUD = {"GEMINI_API_KEY": KEY, "QDRANT_URL": "https://q.example.org", "QDRANT_API_KEY": READ_KEY}
INFRA = ROOT / "infra"


def told(index="qdrant", **environ):
    settings = Settings.load({**CLOUD, **environ}, env_file=None)
    here = {"project": "movies-12345", "region": "us-central1", "index": index}
    return variables(settings, **here, versions={"GEMINI_API_KEY": "3"})


def test_settings_that_are_the_default_are_left_to_infra():
    assert told() == {
        "project": "movies-12345",
        "region": "us-central1",
        "index": "qdrant",
        "name": "moviesearch",
        "qdrant_url": "https://q.example.org",
        "secrets": {"GEMINI_API_KEY": "3"},
    }


def test_what_was_changed_reaches_the_functions_under_its_own_name():
    given = told(
        EMBEDDING_DIMENSIONS="1536",
        QDRANT_COLLECTION="films",
        EMBEDDING_TIMEOUT="2.5",
        ALLOWED_ORIGINS="https://me.example.org, https://you.example.org/",
        LLM_MODELS="cheap=deepseek:deepseek-flash",
        DEEPSEEK_BASE_URL="https://llm.example.org",
        INDEX_PATH="/somewhere",
        VECTOR_CACHE="/elsewhere",
    )

    assert given["settings"] == {
        "EMBEDDING_DIMENSIONS": "1536",
        "QDRANT_COLLECTION": "films",
        "EMBEDDING_TIMEOUT": "2.5",
        "DEEPSEEK_BASE_URL": "https://llm.example.org",
    }
    assert given["llm_models"] == "cheap=deepseek:deepseek-flash"
    assert given["other_origins"] == ["https://me.example.org", "https://you.example.org"]


def test_without_a_database_nothing_of_one_is_told():
    given = told("edge", QDRANT_COLLECTION="films", QDRANT_TIMEOUT="9")

    assert "qdrant" not in str(given).casefold()


def test_no_key_is_among_them():
    given = str(told(QDRANT_WRITE_API_KEY=WRITE_KEY, DEEPSEEK_API_KEY="sk-deepseek"))

    assert not [key for key in (KEY, READ_KEY, WRITE_KEY, "sk-deepseek") if key in given]


@pytest.mark.skipif(not (INFRA / "variables.tf").exists(), reason="infra/ is not there")
def test_infra_declares_every_variable_and_output_that_is_used():
    text = "".join(path.read_text("utf-8") for path in INFRA.glob("*.tf"))
    given = told(
        EMBEDDING_DIMENSIONS="1536",
        ALLOWED_ORIGINS="https://me.example.org",
        LLM_MODELS="cheap=deepseek:deepseek-flash",
    )
    outputs = {"search_url", "recommend_url", "page_url", "page_site", "make_public"}

    assert given.keys() <= set(re.findall(r'^variable "(\w+)"', text, re.MULTILINE))
    assert outputs <= set(re.findall(r'^output "(\w+)"', text, re.MULTILINE))
