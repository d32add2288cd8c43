"""The documents say what the code does."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from catalogue import ROOT, STARTER
from moviesearch.settings import DEFAULT_MODELS, Settings

README = (ROOT / "README.md").read_text("utf-8")
SETTINGS = (ROOT / "docs" / "settings.md").read_text("utf-8")
NAMES = {field.alias: field for field in Settings.model_fields.values()}


def test_the_table_of_settings_holds_every_one_with_its_default():
    rows = dict(re.findall(r"^\| `([A-Z_]+)` \| ([^|]*) \|", SETTINGS, flags=re.MULTILINE))

    assert rows.keys() == NAMES.keys()
    for name, field in NAMES.items():
        if isinstance(field.default, str | int | float | Path) and name != "GEMINI_BASE_URL":
            assert f"`{field.default}`" in rows[name]
    assert f"`{DEFAULT_MODELS}`" in rows["LLM_MODELS"]


def test_the_env_example_names_every_setting_and_sets_none():
    example = (ROOT / ".env.example").read_text("utf-8")
    named = set(re.findall(r"^#([A-Z_]+)=", example, flags=re.MULTILINE))

    assert named == NAMES.keys() | {"DEEPSEEK_API_KEY"}
    assert not re.search(r"^[A-Z_]+=", example, flags=re.MULTILINE)


def test_the_readme_counts_the_movies_that_are_there():
    count = len(STARTER.read_text("utf-8").splitlines())

    assert f"indexes {count} movies" in README


def test_the_readme_is_short_and_its_links_lead_somewhere():
    for page in (ROOT / "README.md", ROOT / "README.zh-CN.md", *(ROOT / "docs").glob("*.md")):
        text = page.read_text("utf-8")
        links = re.findall(r"\]\(([^)#:]+)\)", text)
        assert [link for link in links if not (page.parent / link).exists()] == []
    assert len(README.splitlines()) < 200


def test_every_make_target_that_the_readme_names_exists():
    targets = set(
        re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE)
    )

    assert set(re.findall(r"`?make ([a-z0-9-]+)", README)) <= targets | {"lint"}


def test_the_data_is_attributed_as_tmdb_asks():
    page = (ROOT / "web" / "index.html").read_text("utf-8")

    for text in (README, page):
        assert "not endorsed or certified by" in text
        assert "themoviedb.org" in text


def test_the_relevance_table_is_the_committed_reports():
    results = ROOT / "evals" / "results"
    report = json.loads((results / "tmdb-10k-all.json").read_text())
    test = json.loads((results / "tmdb-10k-test.json").read_text())
    post = report["baselines"]["the post"]["by_kind_and_language"]
    kinds = report["by_kind_and_language"]
    english = {kind: scores for kind, scores in kinds.items() if "(" not in kind}

    assert len(english) == 14
    for kind, scores in english.items():
        broken = scores.get("violations@10")
        share = "–" if broken is None else f"{broken:.0%}"
        cells = f"{scores['mrr@10']:.2f} | {post[kind]['mrr@10']:.2f} | {share}"
        assert f"| {kind} | {scores['queries']} | {cells} |" in README
        assert scores["mrr@10"] > post[kind]["mrr@10"]
    assert f"MRR@10 is {test['all']['mrr@10']:.2f}" in README


def test_the_chinese_readme_has_the_same_commands_settings_and_figures():
    chinese = (ROOT / "README.zh-CN.md").read_text("utf-8")
    rows = r"^\| `?([A-Za-z_]+)`? \| ([^|]*[0-9`][^|]*) \|"

    assert re.findall(r"^(?:make|cp|\$) ?\S+", chinese, flags=re.MULTILINE) == re.findall(
        r"^(?:make|cp|\$) ?\S+", README, flags=re.MULTILINE
    )
    figures = [set(re.findall(rows, text, flags=re.MULTILINE)) for text in (README, chinese)]
    assert {row for row in figures[0] if row[1].strip().isdigit()} <= figures[1]
    assert NAMES.keys() <= set(re.findall(r"`([A-Z_]+)`", chinese))


@pytest.mark.parametrize("page", ["docs/reliability.md", "SECURITY.md"])
def test_each_test_that_a_page_on_faults_and_attacks_names_exists(page):
    named = re.findall(r"`(test_\w+\.py)(?:::(\w+))?`", (ROOT / page).read_text("utf-8"))

    assert len(named) >= 15
    for file, name in named:
        [path] = (ROOT / "tests").rglob(file)
        text = path.read_text("utf-8")
        assert not name or f"def {name}(" in text, f"{file} has no {name}"
