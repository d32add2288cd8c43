"""What qdrant-client raises, in plain words, and what of it passes tried again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pydantic import SecretStr
from qdrant_client.common.client_exceptions import QdrantException, ResourceExhaustedResponse
from qdrant_client.http.exceptions import (
    ApiException,
    ResponseHandlingException,
    UnexpectedResponse,
)

from moviesearch.errors import IndexUnavailable
from moviesearch.rest import HIDDEN, TRANSIENT
from scripts.ingestion.store import Told

UNKNOWN_KEY = 401
NOT_QDRANT = "Qdrant's answer is not in its shape: is QDRANT_URL the address of a Qdrant?"
PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0)  # seconds between attempts: a server restarts in as many
LONGEST_PAUSE = 60.0
SHOWN = 200  # characters of an answer that is none of Qdrant's


class Calls:
    """What is asked by qdrant-client: its errors in plain words, of which none holds the key.

    Args:
        key: the one that is sent.
        told: hears what is waited for.
        sleep: waits some seconds.
    """

    def __init__(self, key: SecretStr | None, told: Told, sleep: Callable[[float], object]) -> None:
        self._key = key.get_secret_value() if key else ""
        self.told = told
        self.sleep = sleep

    @contextmanager
    def answering(self) -> Iterator[None]:
        """For calls of the client. Raises IndexUnavailable."""
        try:
            yield
        except UnexpectedResponse as error:
            said = f"Qdrant answered {error.status_code}: {_reason(error)}"
            if error.status_code == UNKNOWN_KEY:
                said += ". Look at QDRANT_WRITE_API_KEY: expired, or of another cluster?"
            passes = error.status_code in TRANSIENT
            raise IndexUnavailable(self._hidden(said), transient=passes) from error
        except ResourceExhaustedResponse as error:
            raise IndexUnavailable(
                self._hidden(f"Qdrant answered 429: {error}"),
                retry_after=error.retry_after_s,
                transient=True,
            ) from error
        except ResponseHandlingException as error:
            if isinstance(error.source, ValueError):
                raise IndexUnavailable(NOT_QDRANT) from error
            raise IndexUnavailable(
                f"Qdrant gave no answer ({error.source}): does QDRANT_URL name it, and is it up?",
                transient=True,
            ) from error
        except (AssertionError, KeyError, TypeError) as error:  # of a JSON without a result
            raise IndexUnavailable(NOT_QDRANT) from error
        except (ApiException, QdrantException) as error:
            said = f"Qdrant failed: {type(error).__name__}: {error}"
            raise IndexUnavailable(self._hidden(said)) from error

    def insisted(self, call: Callable[[], object]) -> None:
        """Make a call that may be made twice, and again where it failed for a reason that passes.

        Raises:
            IndexUnavailable: it keeps failing, or the reason does not pass.
        """
        for pause in PAUSES:
            try:
                with self.answering():
                    call()
            except IndexUnavailable as error:
                if not error.transient:
                    raise
                wait = min(max(pause, error.retry_after or 0.0), LONGEST_PAUSE)
                self.told(f"waiting {wait:.0f} s: {error}")
                self.sleep(wait)
            else:
                return
        with self.answering():
            call()

    def _hidden(self, said: str) -> str:
        return said.replace(self._key, HIDDEN) if self._key else said


def status_of(error: IndexUnavailable) -> int | None:
    """The HTTP status behind an error; None where no answer came."""
    cause = error.__cause__
    return cause.status_code if isinstance(cause, UnexpectedResponse) else None


def _reason(error: UnexpectedResponse) -> str:
    """What Qdrant gives as the reason, or else how the answer begins."""
    try:
        return str(json.loads(error.content)["status"]["error"])
    except (ValueError, KeyError, TypeError):
        said = error.content[:SHOWN].decode(errors="replace")
        return " ".join(said.split()) or error.reason_phrase
