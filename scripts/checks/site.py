"""What `smoke` asks over HTTP: plain answers, and server-sent events with their times."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple, TypeVar

import requests
from pydantic import BaseModel, ValidationError
from urllib3.exceptions import HTTPError

from moviesearch.api.events import EVENT_STREAM
from scripts.checks.check import Failed

CHUNK = 65_536
TIMEOUT = 70.0  # longer than the functions' own 60 s, so that their answer is what is seen
SHOWN = 200  # characters of an unexpected body

M = TypeVar("M", bound=BaseModel)


class Answer(NamedTuple):
    """What came back, whole."""

    status: int
    headers: Mapping[str, str]
    text: str


class Event(NamedTuple):
    """A server-sent event.

    Attributes:
        name, data: as sent.
        seconds: from the request to the event's last byte.
    """

    name: str
    data: str
    seconds: float


class Stream(NamedTuple):
    """A streamed answer: how it was sent, and its events."""

    headers: Mapping[str, str]
    events: list[Event]


class Site:
    """A client for any address. Every method raises Failed where no answer comes.

    Args:
        timeout: seconds without a byte.
        clock: seconds that only grow; a test passes its own.
    """

    def __init__(
        self, timeout: float = TIMEOUT, clock: Callable[[], float] = time.perf_counter
    ) -> None:
        self._timeout = timeout
        self._clock = clock
        self._session = requests.Session()

    def ask(self, method: str, url: str, **options: Any) -> Answer:
        """Any request; options as `requests` takes them."""
        with self._answered(method, url, options) as response:
            response.encoding = response.encoding or "utf-8"
            return Answer(response.status_code, response.headers, response.text)

    def read(self, model: type[M], method: str, url: str, **options: Any) -> M:
        """An answer of 200 that is what the API says. Raises Failed for any other."""
        answer = self.ask(method, url, **options)
        if answer.status != requests.codes.ok:
            raise Failed(f"{method} {url} answered {answer.status}: {_short(answer.text)}")
        return parsed(model, answer.text, f"{method} {url}")

    def stream(self, url: str, params: Mapping[str, str | int]) -> Stream:
        """The events of a streamed answer."""
        started = self._clock()
        options = {"params": params, "headers": {"Accept": EVENT_STREAM}}
        with self._answered("GET", url, options) as response:
            if response.status_code != requests.codes.ok:
                raise Failed(f"GET {url} answered {response.status_code}: {_short(response.text)}")
            events = [
                Event(*_fields(block), self._clock() - started) for block in _blocks(response)
            ]
            return Stream(response.headers, events)

    @contextmanager
    def _answered(
        self, method: str, url: str, options: Mapping[str, Any]
    ) -> Iterator[requests.Response]:
        try:
            with self._session.request(
                method, url, timeout=self._timeout, stream=True, **options
            ) as response:
                yield response
        except (requests.RequestException, HTTPError) as error:
            raise Failed(f"{method} {url} gave no answer ({type(error).__name__})") from error


def parsed(model: type[M], text: str, source: str) -> M:
    """JSON as a model of the API. Raises Failed where it is not in that shape."""
    try:
        return model.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "body"
        raise Failed(
            f"{source} is not in the API's shape: {where}: {first['msg']}: {_short(text)}"
        ) from error


def _blocks(response: requests.Response) -> Iterator[str]:
    """The texts between blank lines, each as soon as it is whole."""
    pending = b""
    while chunk := response.raw.read1(CHUNK, decode_content=True):
        *whole, pending = (pending + chunk).split(b"\n\n")
        for block in whole:
            yield block.decode()


def _fields(block: str) -> tuple[str, str]:
    """The name and the data of an event."""
    fields = dict(line.partition(": ")[::2] for line in block.splitlines())
    return fields.get("event", ""), fields.get("data", "")


def _short(text: str) -> str:
    """An error's code and message, or the beginning of whatever it is."""
    try:
        error = json.loads(text)["error"]
        return f"{error['code']}: {error['message']}"
    except (ValueError, KeyError, TypeError):
        line = " ".join(text.split())
        return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"
