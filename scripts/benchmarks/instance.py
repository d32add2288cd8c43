"""One instance with an index that travels along, measured from within a process of its own.

`python -m scripts.benchmarks.instance open` and `… serve NAME FOLDER` print JSON, with the settings
taken from the environment. Both also run inside the sandbox, where all of its memory is counted.
"""

from __future__ import annotations

import json
import os
import platform
import re
import sys
import time
from pathlib import Path

import psutil
import requests

from moviesearch.api.requests import SearchRequest
from moviesearch.clients import Clients
from moviesearch.constraints import Filters
from moviesearch.index.packed import unpacked
from moviesearch.search import search
from moviesearch.settings import Settings
from scripts.benchmarks.processes import free_port, running, wait_for
from scripts.benchmarks.upstream import gemini
from scripts.bundling.framework import command
from scripts.bundling.memory import MIB

SECONDS = 60.0
SENTENCES = (  # each reads another part of an index
    "NASA tries to rescue an astronaut stranded on Mars",
    "korean thrillers from the 2000s",
    "godfahter",
    "movies like Inception with Tom Hanks",
)


def is_sandboxed() -> bool:
    """Whether this process runs in gVisor."""
    return "gvisor" in platform.release()


def used(pid: int) -> float:
    """MiB of memory in use by a process and its children; in the sandbox by all that runs there.

    So a sandbox's figure holds its own part and, beside a function, the process that measures.
    Pages of the index that are mapped count as the process's own.
    """
    if is_sandboxed():
        found = dict(re.findall(r"(\w+): +(\d+) kB", Path("/proc/meminfo").read_text("ascii")))
        return (int(found["MemTotal"]) - int(found["MemFree"])) / 1024
    eldest = psutil.Process(pid)
    family = [one.memory_full_info() for one in (eldest, *eldest.children(recursive=True))]
    shared = max(one.rss - one.uss for one in family)
    return float(shared + sum(one.uss for one in family)) / MIB


def opening() -> dict[str, float]:
    """Seconds to unpack an index and to open it, and the memory of a process that searched it."""
    settings = Settings.load(env_file=None)
    clients = Clients.of(settings)
    started = time.perf_counter()
    unpacked(settings.index_path)
    ready = time.perf_counter()
    clients.index.count(Filters())
    opened = time.perf_counter()
    most = used(os.getpid())
    for sentence in SENTENCES:
        search(SearchRequest(q=sentence, mode="keyword", facets=True), clients)
    return {
        "unpack": ready - started,
        "open": opened - ready,
        "memory": max(most, used(os.getpid())),
    }


def serving(name: str, folder: Path) -> dict[str, float]:
    """Seconds from process start to a function's first answer, and its memory after the whole.

    That is search's ranked movies, and recommend's first event, after which an LLM writes.
    """
    port = free_port()
    with gemini() as url:
        environ = {**os.environ, "GEMINI_BASE_URL": url}
        environ.pop("PYTHONPATH")
        started = time.perf_counter()
        with running(command(name, "127.0.0.1", port), environ, folder) as process:
            wait_for(port, process, SECONDS)
            address = f"http://127.0.0.1:{port}/{name}"
            first = min(_answered(address, sentence) for sentence in SENTENCES) - started
            return {"first": first, "memory": used(process.pid)}


def _answered(address: str, sentence: str) -> float:
    """When the first line of an answer came; returns once the whole is there."""
    headers = {"Accept": "text/event-stream"}
    with requests.get(
        address, {"q": sentence}, headers=headers, timeout=SECONDS, stream=True
    ) as response:
        response.raise_for_status()
        lines = response.iter_lines()
        next(lines)
        first = time.perf_counter()
        rest = b"\n".join(lines)
    if b'"degraded":[' in rest and b'"degraded":[]' not in rest:
        raise AssertionError(f"an answer that lacks a part: {rest[-200:]!r}")
    return first


if __name__ == "__main__":
    what, *arguments = sys.argv[1:]
    measured = opening() if what == "open" else serving(arguments[0], Path(arguments[1]))
    sys.stdout.write(f"{json.dumps(measured)}\n")
