"""Processes to measure: started on a free port, waited for, weighed, ended."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil

POLL_SECONDS = 0.002


class DidNotStart(Exception):
    """A process ended, or let the deadline pass, before it listened."""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    command: Sequence[str], environ: Mapping[str, str], folder: Path | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A process, in a folder if one is named, that is ended when the block is left."""
    process = subprocess.Popen(  # noqa: S603  our own interpreter
        command, env=environ, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def wait_for(port: int, process: subprocess.Popen[bytes], seconds: float) -> None:
    """Return as soon as the port accepts a connection. Raises DidNotStart."""
    deadline = time.perf_counter() + seconds
    while process.poll() is None and time.perf_counter() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(POLL_SECONDS)
    raise DidNotStart(f"{process.args!r} did not start")


def resident(pid: int) -> float:
    """Resident memory in MB of a process and its children, the largest of them: the worker's."""
    process = psutil.Process(pid)
    family = [process, *process.children(recursive=True)]
    return float(max(one.memory_info().rss for one in family)) / 1_000_000
