"""Every way this system fails, as one tree.

    MovieSearchError
    ├── RequestError                the caller can fix it; its message is shown to them
    │   ├── InvalidRequest          400  a parameter or body is not what is allowed
    │   ├── Unsupported             400  the engine that holds the movies can't do it
    │   ├── NotFound                404  no such route or movie
    │   ├── MethodNotAllowed        405
    │   ├── TooSlow                 408  the body did not arrive in time
    │   ├── TooLarge                413  the body is over the limit
    │   ├── UnsupportedMediaType    415  the body is not JSON
    │   └── TooManyRequests         429  a client, or everybody, has asked too often
    ├── SetupError                  the operator can fix it; callers get a plain 503
    │   ├── SettingsError           a setting is missing or makes no sense
    │   └── IndexMismatch           the index is missing, or was built for another embedder
    └── ServiceError                an outside service failed; the answer degrades where it can
        ├── EmbeddingError          answered from keywords, `degraded: ["embedding"]`; 503 where
        │   │                       the index has none
        │   └── InputRefused        this text is refused, whenever it is sent
        ├── IndexUnavailable        503: without the index there is nothing to answer
        └── ExplanationError        answered without reasons, `degraded: ["explanation"]`

The messages of SetupError and ServiceError go to the log, never to a caller.
"""

from __future__ import annotations

from collections.abc import Mapping

SHOWN = 60  # characters of a wrong value that its refusal repeats


def shown(value: object) -> str:
    """A wrong value as a message repeats it: quoted, and no longer than says which one it is."""
    text = repr(value[: SHOWN + 1]) if isinstance(value, str) else repr(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


class MovieSearchError(Exception):
    """Anything this system raises on purpose."""


class RequestError(MovieSearchError):
    """A request that the caller can put right; the message says how."""

    status = 400
    code = "bad_request"


class InvalidRequest(RequestError):
    """A parameter or a body that is not what the API allows."""

    code = "invalid_request"


class Unsupported(RequestError):
    """What is asked for is in the API, but not in the engine that this deployment chose."""

    code = "unsupported"


class NotFound(RequestError):
    """No such route, or no movie with that id."""

    status = 404
    code = "not_found"


class MethodNotAllowed(RequestError):
    """The route exists, but not for this method; `allowed` lists those it has."""

    status = 405
    code = "method_not_allowed"

    def __init__(self, message: str, allowed: list[str]) -> None:
        super().__init__(message)
        self.allowed = allowed


class TooSlow(RequestError):
    """The body did not arrive in the time that the server waits for one."""

    status = 408
    code = "request_timeout"


class TooLarge(RequestError):
    """The body is longer than the API reads."""

    status = 413
    code = "too_large"


class UnsupportedMediaType(RequestError):
    """The body is not declared as JSON."""

    status = 415
    code = "unsupported_media_type"


class TooManyRequests(RequestError):
    """More requests came than this instance answers.

    Args:
        message: how many may come, and when to come again.
        retry_after: seconds until one more is answered.
        headers: what tells a program the same.
    """

    status = 429
    code = "too_many_requests"

    def __init__(self, message: str, retry_after: int, headers: Mapping[str, str]) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        self.headers = headers


class SetupError(MovieSearchError):
    """The deployment is not set up; the message says what to change."""


class SettingsError(SetupError):
    """Settings that are missing or contradict each other, all of them in one message."""


class IndexMismatch(SetupError):
    """The index is missing, or was built by another embedder or schema than the settings name."""


class ServiceError(MovieSearchError):
    """An outside service refused, timed out or answered nonsense.

    Args:
        message: what happened, for the log; holds no secret and no vendor body beyond its message.
        retry_after: seconds the vendor asked to wait, if it said so.
        quota: the vendor's name of the exhausted quota, if it said so.
        transient: whether the same call may succeed later.
    """

    def __init__(
        self,
        message: str,
        *,
        retry_after: float | None = None,
        quota: str | None = None,
        transient: bool = False,
    ) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        self.quota = quota
        self.transient = transient


class EmbeddingError(ServiceError):
    """The embedder gave no usable vector."""


class InputRefused(EmbeddingError):
    """The embedder refuses what it was sent, and would refuse it again."""


class IndexUnavailable(ServiceError):
    """The index is unavailable."""


class ExplanationError(ServiceError):
    """The LLM gave no usable reasons."""
