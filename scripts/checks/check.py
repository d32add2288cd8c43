"""A check, and the table that a list of them prints."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import NamedTuple

import click

from moviesearch.errors import MovieSearchError

INDENT = " " * 35  # where the third column begins
STYLES = {"ok": "green", "FAILED": "red", "skipped": "yellow"}
HIDDEN = "(hidden)"


class Failed(Exception):
    """A check found something wrong.

    Args:
        found: what, in one line.
        hint: what to do, where that is more than the check's own hint says.
    """

    def __init__(self, found: str, hint: str | None = None) -> None:
        super().__init__(found)
        self.hint = hint


class Skipped(Exception):
    """A check has nothing to look at; the text says why."""


class Check(NamedTuple):
    """Something to look at.

    Attributes:
        name: its row.
        look: tells what it saw in one line. Raises Failed or Skipped; an error of our own tree is a
            failure too.
        hint: what to do where it fails.
    """

    name: str
    look: Callable[[], str]
    hint: str


def passed(
    checks: Iterable[Check],
    *,
    hidden: Iterable[str] = (),
    clock: Callable[[], float] = time.perf_counter,
) -> bool:
    """Run checks one after the other, print a row for each, and say whether none failed.

    Args:
        checks: what to run; a check that fails stops no other.
        hidden: secrets. What a service says is printed, and must not give one away.
        clock: seconds that only grow; a test passes its own.
    """
    secrets = [secret for secret in hidden if secret]
    counts = dict.fromkeys(STYLES, 0)
    began = clock()
    for check in checks:
        started = clock()
        status, seen, hint = _outcome(check)
        counts[status] += 1
        _print(status, f"{check.name:<16}{_milliseconds(clock() - started)}  {seen}", secrets)
        if status == "FAILED":
            click.echo(f"{INDENT}{_without(hint, secrets)}")
    told = ", ".join(f"{count} {status.lower()}" for status, count in counts.items() if count)
    click.echo(f"{told} in {clock() - began:.1f} s")
    return counts["FAILED"] == 0


def _outcome(check: Check) -> tuple[str, str, str]:
    """Status, what was seen, what to do."""
    try:
        return "ok", check.look(), ""
    except Skipped as reason:
        return "skipped", str(reason), ""
    except Failed as failure:
        return "FAILED", str(failure), failure.hint or check.hint
    except MovieSearchError as error:
        return "FAILED", str(error), check.hint


def _print(status: str, row: str, secrets: list[str]) -> None:
    click.echo(f"{click.style(f'{status:<8}', fg=STYLES[status])} {_without(row, secrets)}")


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1_000:>6,.0f} ms"


def _without(text: str, secrets: list[str]) -> str:
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
    return text
