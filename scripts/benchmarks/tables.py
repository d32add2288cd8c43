"""The load test's section of docs/reliability.md."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from textwrap import fill

import psutil

from scripts.benchmarks.load import Load, Own
from scripts.benchmarks.scenarios import DEADLINE, FLAT, GEMINI, OWN_SHARE, QDRANT
from scripts.benchmarks.sentences import FEW, KINDS
from scripts.files import replaced

HEADING = "## Under load"
SECTION = re.compile(rf"^{HEADING}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
TITLE = "# What happens when a part fails"
GIB = 1_024**3
WIDTH = 118  # of a line of prose
TENTHS = 20  # milliseconds below which tenths are shown
TITLES = {
    "different": "Each query another, so that each is embedded:",
    "repeated": f"The same {FEW} queries over and over, as a cache likes it:",
}
COLUMNS = (
    "Gemini and Qdrant",
    "sent",
    "answered",
    "p50",
    "p95",
    "p99",
    "longest",
    "errors",
    "degraded",
    f"over {DEADLINE:g} s",
    "CPU",
    "memory",
    "aim",
)


def section(own: Own, loads: Sequence[Load], seconds: float, clients: int) -> str:
    """The section in Markdown.

    Args:
        own: the function's share of an answer.
        loads: one a row.
        seconds: that each lasted.
        clients: at saturation.
    """
    told = (_told(seconds, clients), f"Measured on {_machine()}.", _owned(own))
    parts = [HEADING, *(fill(one, WIDTH, break_on_hyphens=False) for one in told)]
    for kind in KINDS:
        rows = [one for one in loads if one.kind == kind]
        if rows:
            parts += [TITLES[kind], _table(rows)]
    return "\n\n".join(parts) + "\n"


def _told(seconds: float, clients: int) -> str:
    return (
        "One instance of search, functions-framework and gunicorn from the bundle, with "
        f"{clients} threads and a core of its own; on loopback, in processes of their own, "
        f"stand-ins of Gemini ({_ms(GEMINI)}) and Qdrant ({_ms(QDRANT)}). Each row took "
        f"{seconds:g} s. At a fixed rate, time counts from when a request was due; otherwise each "
        "client asks again as soon as it is answered. What fails is a 500, 503 or 429, a "
        "connection closed before or within the answer, or JSON cut off, by chance. Memory is the "
        "worker's, before and after, once it was warm; what grows then are caches of bounded size. "
        "`python -m scripts.benchmark load "
        "--report docs/reliability.md` writes this section."
    )


def _owned(own: Own) -> str:
    aim = _verdict(f"at most {_ms(OWN_SHARE)}", missed=own.p50 > OWN_SHARE)
    return (
        "To a single visitor, while all is well, the function's own share of an answer, in which "
        f"no call is under way, is {_ms(own.p50)} at p50 ({aim}) and {_ms(own.p95)} at p95 of "
        f"{own.answers:,} answers; an answer takes {_ms(own.cpu)} of processor time."
    )


def put(section: str, page: Path) -> None:
    """Put the section into a page, in place of an earlier one or at its end. Raises OSError."""
    text = page.read_text("utf-8") if page.exists() else f"{TITLE}\n"
    if SECTION.search(text):
        text = SECTION.sub(lambda found: section + ("\n" if found.end() < len(text) else ""), text)
    else:
        text = f"{text.rstrip()}\n\n{section}"
    with replaced(page) as draft:
        draft.write(text.encode())


def _table(loads: Iterable[Load]) -> str:
    rows = [COLUMNS, ("---",) * len(COLUMNS), *map(_row, loads)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _row(load: Load) -> tuple[str, ...]:
    found = load.figures
    before, after = load.memory
    missed = load.scenario.missed(found)
    grown = "; memory grew" if after > before * FLAT else ""
    faults = [f"{count} × {fault}" for fault, count in sorted(found.faults.items())]
    return (
        load.scenario.name,
        load.offered,
        f"{found.rate:.1f}/s",
        *(_ms(one) for one in (found.p50, found.p95, found.p99, found.longest)),
        f"{', '.join(faults)} of {found.requests}" if faults else "none",
        f"{found.degraded:.1%}" if 0 < found.degraded < 1 else f"{found.degraded:.0%}",
        str(found.late),
        _ms(load.cpu),
        f"{before:.0f} → {after:.0f} MB",
        _verdict(load.scenario.aim, missed=missed) + grown,
    )


def _verdict(aim: str, *, missed: bool) -> str:
    return f"{aim}: {'missed' if missed else 'held'}"


def _ms(seconds: float) -> str:
    ms = seconds * 1_000
    return f"{ms:.1f} ms" if ms < TENTHS and not ms.is_integer() else f"{ms:,.0f} ms"


def _machine() -> str:
    memory = psutil.virtual_memory().total / GIB
    return (
        f"{os.cpu_count()} cores and {memory:.0f} GiB of memory, {platform.system()}, "
        f"Python {platform.python_version()}"
    )
