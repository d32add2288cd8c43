"""Gemini and Qdrant on loopback, in a process of their own, as slow and faulty as they are told.

`python -m scripts.benchmarks.loopback JSON` prints their addresses. For each line that it reads it
prints when each call since the last one began and ended, by the clock that all processes share.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import re
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

from moviesearch.embedding import identity_of
from moviesearch.index.qdrant import alias_of
from moviesearch.settings import Settings
from scripts.benchmarks.collection import Collection
from scripts.benchmarks.upstream import answer_of
from scripts.ingestion.catalogue import read_catalogue
from scripts.paths import FUNCTIONS, ROOT, STARTER

SEED = 13
KEPT = 10_000  # calls whose times are remembered
BACKLOG = 1_024
LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")
OK = 200

Answer = Callable[[str, str, bytes], tuple[int, bytes]]
Span = tuple[float, float]
Fault = Literal["500", "503", "429", "closed", "cut", "garbled"]
FAULTS: tuple[Fault, ...] = ("500", "503", "429", "closed", "cut", "garbled")


@dataclass(frozen=True)
class Conduct:
    """How a service behaves.

    Attributes:
        delay: seconds before each answer.
        faults: the share of calls that fail, each in one of FAULTS, by chance.
        state: `down` refuses connections; `silent` takes requests and never answers.
    """

    delay: float = 0.0
    faults: float = 0.0
    state: Literal["up", "down", "silent"] = "up"


class Upstreams:
    """Both services while they run.

    Args:
        process: what they run in, with pipes to and from it.
    """

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.pid = process.pid
        self.urls: dict[str, str] = self._read()

    def calls(self) -> list[Span]:
        """The latest calls to both since this was asked last: begin and end, monotonic seconds."""
        self._process.stdin.write("\n")  # type: ignore[union-attr]  # it was started with pipes
        self._process.stdin.flush()  # type: ignore[union-attr]
        return [(begun, ended) for begun, ended in self._read()]

    def _read(self) -> Any:
        return json.loads(self._process.stdout.readline())  # type: ignore[union-attr]


@contextmanager
def upstreams(conducts: Mapping[str, Conduct]) -> Iterator[Upstreams]:
    """Both services, `gemini` and `qdrant`, for as long as the block lasts."""
    told = json.dumps({name: asdict(one) for name, one in conducts.items()})
    with subprocess.Popen(  # noqa: S603  our own interpreter
        [sys.executable, "-m", "scripts.benchmarks.loopback", told],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": f"{FUNCTIONS}{os.pathsep}{ROOT}"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Upstreams(process)
        finally:
            process.terminate()


@dataclass
class Service:
    """One of the services.

    Attributes:
        answer: gives status and body for a method, a path and a body.
        conduct: how it behaves.
        calls: when each began and ended.
        chance: decides which of them fail.
    """

    answer: Answer
    conduct: Conduct
    calls: deque[Span]
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))  # noqa: S311

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer what comes on one connection, until either side ends it."""
        try:
            while await self._exchange(reader, writer):
                pass
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # the function has closed its connection, which is how each of them ends
        finally:
            writer.close()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """One request and its answer; whether another may follow."""
        head = await reader.readuntil(b"\r\n\r\n")
        begun = time.monotonic()
        method, target, _ = head.decode("latin-1").split(" ", 2)
        length = LENGTH.search(head)
        asked = await reader.readexactly(int(length[1])) if length else b""
        if self.conduct.state == "silent":
            await reader.read()  # returns when the function gives up
            return False
        status, body = self.answer(method, urlsplit(target).path, asked)
        await asyncio.sleep(begun + self.conduct.delay - time.monotonic())
        more = True
        if self.chance.random() < self.conduct.faults:
            more = self._fail(self.chance.choice(FAULTS), writer, body)
        else:
            writer.write(_message(status, body))
        await writer.drain()
        self.calls.append((begun, time.monotonic()))
        return more

    def _fail(self, fault: Fault, writer: asyncio.StreamWriter, body: bytes) -> bool:
        """Answer as a fault does; whether another request may follow."""
        match fault:
            case "closed":
                return False
            case "cut":
                writer.write(_message(OK, body)[: -len(body) // 2])
                return False
            case "garbled":
                writer.write(_message(OK, body[: len(body) // 2]))
            case _:
                told = json.dumps({"error": {"code": int(fault), "message": "not now"}})
                writer.write(_message(int(fault), told.encode()))
        return True


def _message(status: int, body: bytes) -> bytes:
    head = f"HTTP/1.1 {status} .\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def _embedded(_: str, path: str, asked: bytes) -> tuple[int, bytes]:
    status, answer = answer_of(path.rpartition(":")[2], json.loads(asked))
    return status, json.dumps(answer).encode()


async def _serve(conducts: Mapping[str, Conduct]) -> None:
    settings = Settings.load({"GEMINI_API_KEY": "unused"}, env_file=None)
    movies, _ = read_catalogue(STARTER)
    collection = Collection(movies, identity_of(settings), alias_of(settings))
    answers: dict[str, Answer] = {"gemini": _embedded, "qdrant": collection.answer}
    calls: deque[Span] = deque(maxlen=KEPT)
    urls = {}
    listeners = [socket.socket() for _ in conducts]
    for listener, (name, conduct) in zip(listeners, conducts.items(), strict=True):
        listener.bind(("127.0.0.1", 0))  # so that nobody else gets the port of one that is down
        urls[name] = f"http://127.0.0.1:{listener.getsockname()[1]}"
        if conduct.state != "down":
            service = Service(answers[name], conduct, calls)
            await asyncio.start_server(service, sock=listener, backlog=BACKLOG)
    _say(urls)
    ended = asyncio.Event()

    def report() -> None:
        if not sys.stdin.readline():  # who started this is gone
            ended.set()
            return
        _say(list(calls))
        calls.clear()

    # Read where it is told that there is something to read: a moment later there may be nothing.
    asyncio.get_running_loop().add_reader(sys.stdin, report)
    await ended.wait()


def _say(value: object) -> None:
    sys.stdout.write(f"{json.dumps(value)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    told = json.loads(sys.argv[1])
    asyncio.run(_serve({name: Conduct(**one) for name, one in told.items()}))
