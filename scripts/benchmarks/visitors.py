"""Visitors of a search function: at a fixed rate whatever becomes of them, or one after the other.

At a fixed rate the time of an answer counts from when its request was due, not from when it could
be sent: a server that stalls would otherwise keep those away who would have waited longest. Each
request has a connection of its own, so that none is sent on one that was just closed.
"""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from typing import Any, cast
from urllib.parse import urlencode

GIVE_UP = 60.0
OK = 200


@dataclass(frozen=True)
class Answer:
    """What became of one request.

    Attributes:
        due: when it was to be sent, in seconds of the clock that all processes share.
        ended: when its last byte came, or when nothing more was to be expected.
        fault: what was wrong with it; empty where there were movies.
        degraded: whether they were found without a part of the search.
    """

    due: float
    ended: float
    fault: str = ""
    degraded: bool = False

    @property
    def seconds(self) -> float:
        """How long it took."""
        return self.ended - self.due


def at_rate(port: int, sentences: Iterator[str], rate: float, seconds: float) -> list[Answer]:
    """Answers to so many requests a second, spread evenly."""

    async def visit() -> list[Answer]:
        loop = asyncio.get_running_loop()
        start = loop.time()
        asked = []
        for number in range(max(1, round(rate * seconds))):
            due = start + number / rate
            await asyncio.sleep(due - loop.time())
            asked.append(loop.create_task(_ask(port, next(sentences), due)))
        return await asyncio.gather(*asked)

    return asyncio.run(visit())


def in_turns(port: int, sentences: Iterator[str], clients: int, seconds: float) -> list[Answer]:
    """Answers to so many clients, each of which asks again as soon as it is answered."""

    async def visit() -> list[Answer]:
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        answers = []

        async def client() -> None:
            while (due := loop.time()) < until:
                answers.append(await _ask(port, next(sentences), due))

        await asyncio.gather(*(client() for _ in range(clients)))
        return answers

    return asyncio.run(visit())


async def _ask(port: int, sentence: str, due: float) -> Answer:
    head = f"GET /search?{urlencode({'q': sentence})} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
    try:
        async with asyncio.timeout(GIVE_UP):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                writer.write(f"{head}Connection: close\r\n\r\n".encode("ascii"))
                whole = await reader.read()
            finally:
                writer.close()
    except (OSError, TimeoutError) as error:
        return Answer(due, asyncio.get_running_loop().time(), f"no answer ({type(error).__name__})")
    ended = asyncio.get_running_loop().time()
    fault, degraded = told(whole)
    return Answer(due, ended, fault, degraded)


def told(whole: bytes) -> tuple[str, bool]:
    """What is wrong with all that came on a connection, and whether it says that a part failed."""
    try:
        response = HTTPResponse(cast("Any", _Received(whole)))
        response.begin()
        body = json.loads(response.read())
    except (HTTPException, ValueError) as error:
        return f"broken answer ({type(error).__name__})", False
    if response.status != OK:
        return f"{response.status} {body['error']['code']}", False
    return "" if body["results"] else "no movies", bool(body["degraded"])


class _Received:
    """What was received, as the standard library's parser wants it."""

    def __init__(self, whole: bytes) -> None:
        self._whole = whole

    def makefile(self, *_: object) -> io.BytesIO:
        return io.BytesIO(self._whole)
