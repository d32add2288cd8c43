"""infra/ is well-formed, and what is wrong with it would be found.

Proven here, with real Terraform and the shape of the provider's resources: that every argument
exists, has the right type and is there where it must be; that what refers to another thing refers
to one; that values are as asked. Not proven, and not provable without the cloud: what the provider
checks of values itself, what Google's APIs accept, whether the roles suffice, whether a function
builds.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from workspace import INFRA


def test_it_is_formatted(workspace):
    done = workspace.run("fmt", "-check", "-recursive", "-diff", "-no-color")

    assert done.returncode == 0, done.stdout


def test_it_is_valid(workspace):
    done = workspace.run("validate", "-no-color")

    assert done.returncode == 0, done.stdout + done.stderr


def test_it_is_valid_with_its_state_in_a_bucket(changed):
    (changed.infra / "backend_gcs.tf.example").rename(changed.infra / "backend.tf")
    assert changed.run("init", "-backend=false", "-no-color").returncode == 0
    done = changed.run("validate", "-no-color")

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("file", "before", "after", "complaint"),
    [
        pytest.param(
            "functions.tf",
            "available_cpu  ",
            "startup_cpu_boost",
            "Unsupported argument",
            id="an argument that does not exist",
        ),
        pytest.param(
            "watch.tf",
            '      comparison      = "COMPARISON_GT"\n',
            "",
            'The argument "comparison" is required',
            id="a required argument that is missing",
        ),
        pytest.param(
            "main.tf",
            "keep_count = 2",
            'keep_count = "two"',
            "a number is required",
            id="a word for a number",
        ),
        pytest.param(
            "functions.tf",
            "each.value\n  location ",
            "[each.value]\n  location ",
            "string required",
            id="a list for a word",
        ),
        pytest.param(
            "outputs.tf",
            "google_storage_bucket.source.name",
            "google_storage_bucket.sources.name",
            "Reference to undeclared resource",
            id="a resource that is not declared",
        ),
        pytest.param(
            "outputs.tf",
            "google_storage_bucket.source.name",
            "google_storage_bucket.source.address",
            "Unsupported attribute",
            id="an attribute that does not exist",
        ),
        pytest.param(
            "main.tf",
            'resource "google_storage_bucket" ',
            'resource "google_storage_buckets" ',
            "does not support resource type",
            id="a kind of resource that does not exist",
        ),
        pytest.param(
            "watch.tf",
            "  conditions {",
            "  condition {",
            "Unsupported block type",
            id="a block that does not exist",
        ),
    ],
)
def test_validate_finds(changed, file, before, after, complaint):
    changed.change(file, before, after)
    done = changed.run("validate", "-no-color")

    assert done.returncode == 1
    assert complaint in done.stderr + done.stdout


@pytest.mark.parametrize(
    ("file", "before", "after", "complaint"),
    [
        pytest.param(
            "functions.tf",
            "= tostring(var.concurrency.search)",
            '= "4"',
            "more or fewer threads",
            id="threads that are not the concurrency",
        ),
        pytest.param(
            "limits.tf",
            "search = 256, recommend = 512",
            "search = 512, recommend = 512",
            "not as large as the defaults say",
            id="another memory",
        ),
        pytest.param(
            "limits.tf",
            "alltrue([for n in values(var.max_instances) : n >= 1",
            "alltrue([for n in values(var.max_instances) : n >= 0",
            "max_instances",
            id="a refusal that lets through",
        ),
        pytest.param(
            "watch.tf",
            "default     = false",
            "default     = true",
            "kept in the request log",
            id="a request log that is kept",
        ),
    ],
)
def test_the_tests_find(changed, file, before, after, complaint):
    changed.change(file, before, after)
    done = changed.run("test", "-no-color")

    assert done.returncode == 1
    assert complaint in done.stderr + done.stdout


def test_checkov_finds_nothing_that_is_not_explained():
    checkov = Path(sys.executable).with_name("checkov")
    done = subprocess.run(
        [
            checkov,
            *("--directory", INFRA, "--framework", "terraform", "--skip-download"),
            *("--compact", "--quiet"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
