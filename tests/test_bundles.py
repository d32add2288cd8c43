"""What each function may import, and what its requirements pin."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

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
    return dict(re.findall(r"^([A-Za-z0-9_.-]+)==(\S+)", path.read_text(), flags=re.MULTILINE))


@pytest.mark.parametrize("name", ["search", "recommend"])
def test_a_functions_pins_are_the_roots(name):
    own, root = (
        pins(ROOT / "functions" / name / "requirements.txt"),
        pins(ROOT / "requirements.txt"),
    )

    assert own.items() <= root.items()
    assert {"functions-framework", "pydantic", "requests"} <= own.keys()
    lines = (ROOT / "functions" / name / "requirements.txt").read_text().splitlines()
    assert len(own) == sum(1 for line in lines if line and not line.startswith("#"))


def test_only_recommend_requires_langchain():
    search = pins(ROOT / "functions" / "search" / "requirements.txt")

    assert not [package for package in search if "langchain" in package]


def test_the_root_requirements_are_pinned_with_hashes_and_name_no_index():
    text = (ROOT / "requirements.txt").read_text()
    wanted = (ROOT / "requirements.in").read_text()

    assert "http" not in text.replace("httpcore", "").replace("httpx", "")
    assert "--index" not in text
    assert not pins(ROOT / "requirements.txt").keys() & {"torch", "sentence-transformers"}
    for block in re.split(r"\n(?=[a-z])", text.partition("\nannotated")[2]):
        assert "--hash=sha256:" in block
    for line in wanted.splitlines():
        name = re.match(r"[a-z0-9-]+", line)
        assert not name or name[0] in pins(ROOT / "requirements.txt")


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
        if re.search(r"environ(\[|\.get|\.copy| )|getenv|dotenv", path.read_text())
    ]

    assert readers == ["settings.py"]
