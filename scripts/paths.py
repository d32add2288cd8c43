"""Where the project's own files lie."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FUNCTIONS = ROOT / "functions"
BUILD = ROOT / "build"
WEB = ROOT / "web"
STARTER = ROOT / "data" / "movies.jsonl"
QUERIES = ROOT / "evals" / "queries.jsonl"
RESULTS = ROOT / "evals" / "results"
PLAIN_WORDS = ROOT / "evals" / "plain_words.toml"
NONSENSE = ROOT / "evals" / "nonsense.jsonl"
GROUNDING = ROOT / "evals" / "grounding.jsonl"
INFRA = ROOT / "infra"
