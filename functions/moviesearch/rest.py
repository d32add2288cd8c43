"""JSON over HTTP, in time and of bounded size: the one client that the remote adapters share.

Speaking REST with `requests` instead of the vendors' SDKs is what keeps a cold start short: the
SDKs of Gemini and Qdrant import in 1.6 s together, `requests` in 0.1 s.
"""

from __future__ import annotations

import json
import math
import random
import time
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import requests
from requests.structures import CaseInsensitiveDict
from requests.utils import default_headers
from urllib3.exceptions import HTTPError

from moviesearch import deadline
from moviesearch.connection import TimedAdapter

CHUNK = 65_536
SHORTEST = 0.05  # seconds; `requests` refuses 0
LONGEST = 8_000_000  # bytes of an answer; that to a search has some 100,000
SECRET, HIDDEN = 10, "***"  # what is as long as a key, and what a message has in its place
TRANSIENT = frozenset({408, 429, 500, 502, 503, 504})


class Refusal(NamedTuple):
    """What a service said instead of an answer.

    Attributes:
        status: the HTTP status; None where no answer came at all.
        message: the reason in one line, without keys.
        body: the parsed body, where there was one.
        retry_after: seconds the service asked to wait.
    """

    status: int | None
    message: str
    body: Any = None
    retry_after: float | None = None


class Refused(Exception):
    """A call failed for good: not transient, or still failing when the budget was used up."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


class RetryPolicy(NamedTuple):
    """How long to insist.

    Attributes:
        attempts: calls made at the most, the first included.
        budget: seconds for all attempts and the waits between them, if the request that needs them
            has as many left.
    """

    attempts: int = 3
    budget: float = 5.0


class RestClient:
    """POST and GET of JSON to one service, retried within a budget; safe to share by threads.

    Args:
        service: its name, for messages.
        base_url: its address without a trailing slash.
        headers: sent with each request; may hold the API key, so what they hold is taken out of
            refusals.
        retry: attempts and seconds per call.
        delay_of: reads a refusal's own wish for a delay in seconds; `math.inf` says that waiting
            never helps.
        sleep: waits; a test passes its own.
    """

    def __init__(  # noqa: PLR0913  each is a separate fact about the service
        self,
        service: str,
        base_url: str,
        *,
        headers: Mapping[str, str],
        retry: RetryPolicy,
        delay_of: Callable[[Refusal], float | None] | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._service = service
        self._base_url = base_url
        self._retry = retry
        self._delay_of = delay_of or (lambda refusal: refusal.retry_after)
        self._sleep = sleep
        # 1 kB that unpacks to 1 MB is then no answer; what is asked for is small.
        self._headers = {**default_headers(), "Accept-Encoding": "identity", **headers}
        words = [value.rpartition(" ")[2] for value in headers.values()]  # of "Bearer …"
        self._secrets = [word.encode() for word in words if len(word) >= SECRET]
        # By the adapter alone: a session's headers, cookies, proxies, .netrc take 0.1 of a call's
        # 0.27 ms, and none of them may decide where the key goes.
        self._adapter = TimedAdapter()

    def get(self, path: str) -> Any:
        """GET a path and return its parsed body. Raises Refused."""
        return self._call("GET", path, None, LONGEST)

    def post(self, path: str, body: Mapping[str, Any], longest: int = LONGEST) -> Any:
        """POST a body and return the parsed answer, of so many bytes at most. Raises Refused."""
        return self._call("POST", path, body, longest)

    def _call(self, method: str, path: str, body: Mapping[str, Any] | None, longest: int) -> Any:
        with deadline.within(self._retry.budget):
            for attempt in range(1, self._retry.attempts + 1):
                answer = self._once(method, path, body, longest)
                if not isinstance(answer, Refusal):
                    return answer
                wait = self._wait_before_next(answer, attempt)
                if attempt == self._retry.attempts or wait >= deadline.remaining():
                    raise Refused(answer)
                self._sleep(wait)
        raise AssertionError("attempts must be positive")  # pragma: no cover

    def _wait_before_next(self, refusal: Refusal, attempt: int) -> float:
        """Seconds; `math.inf` where another attempt is no use."""
        if refusal.status is not None and refusal.status not in TRANSIENT:
            return math.inf
        asked = self._delay_of(refusal)
        if asked is not None:
            return asked
        # Full jitter, so that instances that failed together don't return together.
        return random.uniform(0, 0.1 * 2**attempt)  # noqa: S311

    def _once(
        self, method: str, path: str, body: Mapping[str, Any] | None, longest: int
    ) -> Any | Refusal:
        if not deadline.remaining():
            return Refusal(None, f"{self._service} was not asked: no time was left")
        try:
            # An adapter follows no redirect, which would carry the key elsewhere.
            with self._adapter.send(
                self._prepared(method, path, body),
                timeout=max(deadline.remaining(), SHORTEST),  # to connect and to send
                stream=True,
            ) as response:
                content = _content(response, longest)
        except (requests.RequestException, HTTPError, OSError, UnicodeError) as error:
            # The exception's own text can hold the address with its query, so only its kind is kept
            return Refusal(None, f"{self._service} gave no answer ({type(error).__name__})")
        if content is None:
            return Refusal(None, f"{self._service} answered more than {longest:,} bytes")
        if response.status_code != requests.codes.ok:
            # Some say whose key they refuse ("Consumer 'api_key:…' has been suspended").
            for secret in self._secrets:
                content = content.replace(secret, HIDDEN.encode())
        try:
            parsed = json.loads(content)
        except (ValueError, RecursionError):
            parsed = None
        if response.status_code == requests.codes.ok:
            # What is no JSON was cut or mangled on its way: another attempt may bring it whole.
            no_json = Refusal(None, f"{self._service} answered what is no JSON")
            return no_json if parsed is None else parsed
        message = f"{self._service} answered {response.status_code}"
        return Refusal(
            response.status_code, message, parsed, _seconds(response.headers.get("Retry-After"))
        )

    def _prepared(
        self, method: str, path: str, body: Mapping[str, Any] | None
    ) -> requests.PreparedRequest:
        request = requests.PreparedRequest()
        request.method, request.url = method, self._base_url + path
        request.headers = CaseInsensitiveDict(self._headers)
        if body is not None:
            request.body = json.dumps(body, allow_nan=False).encode()
            request.headers["Content-Type"] = "application/json"
            request.headers["Content-Length"] = str(len(request.body))
        return request


def _content(response: requests.Response, longest: int) -> bytes | None:
    """The body as it came, or None if it is longer than any real answer."""
    content = bytearray()
    while chunk := response.raw.read1(CHUNK, decode_content=False):
        content += chunk
        if len(content) > longest:
            return None
    return bytes(content)


def _seconds(header: str | None) -> float | None:
    try:
        seconds = float(header) if header else math.nan
    except ValueError:  # an HTTP date; none of our services sends one
        return None
    return seconds if math.isfinite(seconds) and seconds >= 0 else None
