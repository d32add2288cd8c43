"""Workspaces for the tests of infra/."""

from __future__ import annotations

from pathlib import Path

import pytest

from workspace import Workspace


def initialised(folder: Path) -> Workspace:
    workspace = Workspace(folder)
    done = workspace.run("init", "-backend=false", "-no-color")
    assert done.returncode == 0, done.stdout + done.stderr
    return workspace


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """infra/ as it is."""
    return initialised(tmp_path_factory.mktemp("infra"))


@pytest.fixture
def changed(tmp_path: Path) -> Workspace:
    """infra/ for a test to change."""
    return initialised(tmp_path)


@pytest.fixture(scope="session")
def plans(workspace: Workspace) -> dict:
    """What `terraform test` planned, by the names of its runs."""
    return workspace.plans()
