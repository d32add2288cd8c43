"""A function as an instance of the cloud runs it, and what `make run` starts: as processes."""

from __future__ import annotations

import json
import re
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import psutil

from catalogue import ROOT
from scripts import wsgi
from scripts.benchmarks.processes import free_port, wait_for
from scripts.bundling import framework
from scripts.bundling.functions import write_bundle

SECONDS = 60


@dataclass(frozen=True)
class Answer:
    status: int
    head: str
    body: bytes

    @property
    def code(self) -> str:
        """Of a refusal in the functions' own shape."""
        [error] = json.loads(self.body).values()
        assert error["message"]
        return error["code"]


@dataclass(frozen=True)
class Instance:
    """A running server.

    Attributes:
        threads: how many requests it answers at once.
        log: what it wrote to its standard error so far.
    """

    port: int
    threads: int
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def worker(self) -> psutil.Process:
        [worker] = psutil.Process(self.process.pid).children()
        return worker

    @property
    def peak(self) -> float:
        """Most memory that the worker ever held, in MB."""
        status = Path(f"/proc/{self.worker.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1_000

    def connected(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=SECONDS)

    def ask(self, *pieces: bytes, ends: bool = False) -> Answer:
        """What is answered to bytes that are sent as they stand; `ends` says that no more come."""
        with self.connected() as client:
            for piece in pieces:
                client.sendall(piece)
            if ends:
                client.shutdown(socket.SHUT_WR)
            return answer_on(client)


def answer_on(client: socket.socket) -> Answer:
    """The next answer on a connection."""
    with client.makefile("rb") as reader:
        return answer_from(reader)


def answer_from(reader: BinaryIO) -> Answer:
    """The next answer of those that were asked for one after the other."""
    first = reader.readline().decode()
    head = ""
    while (line := reader.readline().decode()).strip():
        head += line
    length = re.search(r"^content-length: (\d+)", head, re.IGNORECASE | re.MULTILINE)
    return Answer(int(first.split()[1]), head, reader.read(int(length[1])))


@contextmanager
def started(
    command: Sequence[str], environ: dict[str, str], folder: Path, threads: int
) -> Iterator[Instance]:
    port = int(command[command.index("--port") + 1])
    log = folder / "log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            command, cwd=folder, env=environ, stdout=subprocess.DEVNULL, stderr=said
        )
        try:
            wait_for(port, process, SECONDS)
            yield Instance(port, threads, process, log)
        finally:
            if process.poll() is None:
                for one in [*psutil.Process(process.pid).children(), process]:
                    one.kill()
                process.wait()


@contextmanager
def instance(
    name: str, folder: Path, environ: dict[str, str], threads: int, source: str = "main.py"
) -> Iterator[Instance]:
    """A function from its bundle; `source` beside it may be another entry point."""
    bundle = folder / name
    if not bundle.exists():
        write_bundle(name, folder)
    command = framework.command(name, "127.0.0.1", free_port(), source)
    with started(command, {**environ, "THREADS": str(threads)}, bundle, threads) as running:
        yield running


@contextmanager
def laptop(folder: Path, environ: dict[str, str]) -> Iterator[Instance]:
    """Page and both functions, as `make run` serves them."""
    home = folder / "home"
    home.mkdir()
    command = [sys.executable, "-m", "scripts.serve", "--port", str(free_port())]
    with started(command, {**environ, "PYTHONPATH": str(ROOT)}, home, wsgi.THREADS) as running:
        yield running


def half_open(running: Instance, sent: bytes, count: int) -> Iterator[socket.socket]:
    """Connections on which as much was sent, and no more comes."""
    for _ in range(count):
        client = running.connected()
        client.sendall(sent)
        yield client


def comes_true(condition: Callable[[], object]) -> bool:
    """Whether it does within the minute that anything here may take."""
    deadline = time.monotonic() + SECONDS
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.01)
    return bool(condition())


def reset(client: socket.socket) -> None:
    """Leave as a program does that is killed."""
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    client.close()
