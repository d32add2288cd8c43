"""What `make audit` says, of what pip-audit says."""

from __future__ import annotations

import json
import sys

import pytest
from click import ClickException
from click.testing import CliRunner

from catalogue import ROOT
from scripts import audit

SOUND = {"name": "flask", "version": "3.1.3", "vulns": []}
SKIPPED = {"name": "anyio", "skip_reason": "Dependency not found on PyPI"}
ADVISORY = {"id": "PYSEC-2026-1", "fix_versions": ["2.1"], "aliases": [], "description": "…"}
UNSAFE = {"name": "jinja2", "version": "2.0", "vulns": [ADVISORY]}


@pytest.fixture
def saying(tmp_path, monkeypatch):
    """Put a program in pip-audit's place that prints this."""

    def install(*packages, stderr="", status=0):
        said = json.dumps({"dependencies": packages}) if packages else ""
        program = tmp_path / "pip-audit"
        program.write_text(
            f"#!{sys.executable}\nimport sys\nassert '--require-hashes' in sys.argv\n"
            f"print({said!r})\nsys.stderr.write({stderr!r})\nsys.exit({status})\n"
        )
        program.chmod(0o755)
        monkeypatch.setattr(audit, "AUDITOR", program)

    return install


def run(*arguments):
    return CliRunner().invoke(audit.main, arguments)


def test_packages_without_advisories_are_fine(saying):
    saying(SOUND)
    outcome = run("--required")

    assert outcome.exit_code == 0
    assert outcome.output.count("1 packages audited") == len(audit.LOCKS)


def test_a_known_vulnerability_fails_and_is_named_once(saying):
    saying(SOUND, UNSAFE, status=1)
    outcome = run()

    assert outcome.exit_code == 1
    line = "jinja2 2.0 has known vulnerabilities: PYSEC-2026-1 (fixed in 2.1)"
    assert outcome.output.count(line) == 1


@pytest.mark.parametrize(
    "told",
    [{"packages": [SKIPPED]}, {"packages": [], "stderr": "requests.ConnectionError", "status": 1}],
    ids=["a mirror", "no network"],
)
def test_where_nothing_is_known_that_is_said_and_is_no_failure_unless_it_must_be(saying, told):
    saying(*told.pop("packages"), **told)

    assert "can't be reached" in run().output
    assert run().exit_code == 0
    assert run("--required").exit_code == 1


def test_what_the_database_lacks_is_named(saying):
    saying(SOUND, SKIPPED)

    assert "1 packages audited, not anyio" in run().output
    assert run("--required").exit_code == 1


def test_any_other_failure_is_one(saying):
    saying(stderr="no such option", status=2)
    outcome = run()

    assert outcome.exit_code == 1
    assert "no such option" in outcome.output
    with pytest.raises(ClickException):
        audit.audited(ROOT / "requirements.txt", audit.AUDITOR)


def test_every_lock_is_audited():
    locks = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("*requirements*.txt")}
    locks |= {path.relative_to(ROOT).as_posix() for path in ROOT.glob("functions/*/req*.txt")}

    assert locks | {"infra/tests/requirements.txt"} == set(audit.LOCKS)
