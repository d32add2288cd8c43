"""The Gemini API's embedding models over REST.

Wire format: https://ai.google.dev/api/embeddings. The two families differ. gemini-embedding-2
takes the task as a prefix of the text and ignores `taskType` silently; gemini-embedding-001 takes
`taskType` and `title`, and returns unit vectors only at 3072 dimensions. Both get one content per
text: gemini-embedding-2 makes one single vector of a list of texts.
"""

from __future__ import annotations

import json
import math
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from moviesearch.embedding import Document, identity_of
from moviesearch.errors import EmbeddingError, InputRefused
from moviesearch.rest import TRANSIENT, Refusal, Refused, RestClient, RetryPolicy
from moviesearch.settings import Settings

BATCH = 100  # the API refuses more with a 400
ATTEMPTS = 2
LONGEST = (
    32_000_000  # bytes of an answer to a batch: 100 vectors of 3,072 indented numbers are 9 MB
)
BAD_REQUEST, TOO_LARGE, TOO_MANY = 400, 413, 429
PER_DAY = "PerDay"
SECONDS = re.compile(r"(\d{1,9}(?:\.\d+)?)s")
NOTHING = re.compile(r"\blimit: 0\b(?!\.\d)")
NO_QUOTA = (
    "This project's quota for this model is 0, which waiting does not change: turn on billing, or "
    "let GEMINI_EMBEDDING_MODEL name another."
)


class GeminiEmbedder:
    """Embeds with `gemini-embedding-2` or `gemini-embedding-001`.

    Args:
        settings: key, address, model and dimensions.
        retry: attempts and seconds for each call; by default what a search can wait.
        sleep: waits between attempts.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        retry: RetryPolicy | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        if settings.gemini_api_key is None:  # Settings.load refuses this; a caller may not
            raise EmbeddingError("GEMINI_API_KEY is missing")
        self.identity = identity_of(settings)
        self._resource = f"models/{self.identity.model}"
        self._task_in_text = not self.identity.model.endswith("-001")
        self._client = RestClient(
            "Gemini",
            f"{settings.gemini_base_url}/v1beta/{self._resource}",
            headers={"x-goog-api-key": settings.gemini_api_key.get_secret_value()},
            retry=retry or RetryPolicy(ATTEMPTS, settings.embedding_timeout),
            delay_of=_delay,
            sleep=sleep,
        )

    def embed_documents(self, documents: Sequence[Document]) -> list[list[float]]:
        """One unit vector per document, in calls of at most 100. Raises EmbeddingError."""
        return self._in_batches([self._of_document(one) for one in documents])

    def embed_queries(self, texts: Sequence[str]) -> list[list[float]]:
        """One unit vector per search text, in calls of at most 100. Raises EmbeddingError."""
        return self._in_batches([self._of_query(one) for one in texts])

    def embed_query(self, text: str) -> list[float]:
        """The unit vector of a search text. Raises EmbeddingError."""
        with _translated():
            answer = self._client.post(":embedContent", self._of_query(text))
        return self._vectors([_field(answer, "embedding")], 1)[0]

    def document_text(self, document: Document) -> str:
        """See Embedder."""
        if self._task_in_text:
            return f"title: {document.title or 'none'} | text: {document.text}"
        return json.dumps([document.title, document.text], ensure_ascii=False)  # two fields

    def query_text(self, text: str) -> str:
        """See Embedder."""
        return f"task: search result | query: {text}" if self._task_in_text else text

    def _in_batches(self, requests: list[dict[str, Any]]) -> list[list[float]]:
        vectors: list[list[float]] = []
        for start in range(0, len(requests), BATCH):
            batch = requests[start : start + BATCH]
            with _translated():
                answer = self._client.post(":batchEmbedContents", {"requests": batch}, LONGEST)
            vectors += self._vectors(_field(answer, "embeddings"), len(batch))
        return vectors

    def _of_document(self, document: Document) -> dict[str, Any]:
        if self._task_in_text:
            return self._request(self.document_text(document))
        return self._request(document.text, taskType="RETRIEVAL_DOCUMENT", title=document.title)

    def _of_query(self, text: str) -> dict[str, Any]:
        if self._task_in_text:
            return self._request(self.query_text(text))
        return self._request(text, taskType="RETRIEVAL_QUERY")

    def _request(self, text: str, **task: str) -> dict[str, Any]:
        return {
            "model": self._resource,
            "content": {"parts": [{"text": text}]},
            "outputDimensionality": self.identity.dimensions,
            **task,
        }

    def _vectors(self, embeddings: Any, expected: int) -> list[list[float]]:
        if not isinstance(embeddings, list) or len(embeddings) != expected:
            found = len(embeddings) if isinstance(embeddings, list) else type(embeddings).__name__
            raise EmbeddingError(f"Gemini returned {found} vectors for {expected} texts")
        return [self._unit(_field(embedding, "values")) for embedding in embeddings]

    def _unit(self, values: Any) -> list[float]:
        asked = self.identity.dimensions
        if not isinstance(values, list) or len(values) != asked:
            found = len(values) if isinstance(values, list) else type(values).__name__
            raise EmbeddingError(
                f"{self.identity.model} returned a vector of {found} dimensions, "
                f"{asked} were asked for"
            )
        try:
            numbers = [_number(value) for value in values]
            length = math.sqrt(math.fsum(number * number for number in numbers))
        except (TypeError, OverflowError) as error:
            raise EmbeddingError("Gemini returned a vector that is not of numbers") from error
        if not math.isfinite(length) or length == 0.0:
            raise EmbeddingError(f"Gemini returned a vector of length {length}")
        return [number / length for number in numbers]


def _number(value: Any) -> float:
    """Raises TypeError for what is none, OverflowError for one that no float holds."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError
    return float(value)


@contextmanager
def _translated() -> Iterator[None]:
    """Turn what the API refused into EmbeddingError, with the vendor's reason."""
    try:
        yield
    except Refused as error:
        refusal = error.refusal
        reason = _vendor_error(refusal).get("message")
        if _is_nothing(refusal):
            reason = f"{reason} {NO_QUOTA}" if reason else NO_QUOTA
        kind = InputRefused if _is_of_the_input(refusal) else EmbeddingError
        raise kind(
            f"{refusal.message}: {reason}" if reason else refusal.message,
            retry_after=_delay(refusal),
            quota=_quota(refusal),
            transient=_is_transient(refusal),
        ) from error


def _is_of_the_input(refusal: Refusal) -> bool:
    """Whether what was sent is refused; a wrong key, too, is a 400 with INVALID_ARGUMENT."""
    if refusal.status == TOO_LARGE:
        return True
    invalid = _vendor_error(refusal).get("status") == "INVALID_ARGUMENT"
    about_key = any("API_KEY" in str(detail.get("reason")) for detail in _details(refusal))
    return refusal.status == BAD_REQUEST and invalid and not about_key


def _is_transient(refusal: Refusal) -> bool:
    """Whether the same call may succeed later; of a quota of nothing, it may not."""
    return (refusal.status is None or refusal.status in TRANSIENT) and not _is_nothing(refusal)


def _delay(refusal: Refusal) -> float | None:
    """Seconds that a 429 asks to wait; `math.inf` where waiting is no use.

    A per-day quota may come with a short RetryInfo ("19s"), so the quota's name decides first.
    """
    if PER_DAY in (_quota(refusal) or "") or _is_nothing(refusal):
        return math.inf
    for detail in _details(refusal):
        delay = detail.get("retryDelay")
        if isinstance(delay, str) and (found := SECONDS.fullmatch(delay)):
            return float(found[1])
    return refusal.retry_after


def _quota(refusal: Refusal) -> str | None:
    """The exhausted quota's name; of several, one of a day, since that is waited for longest."""
    names = [str(one["quotaId"]) for one in _violations(refusal) if one.get("quotaId")]
    return next((name for name in names if PER_DAY in name), names[0] if names else None)


def _is_nothing(refusal: Refusal) -> bool:
    """Whether the quota that is exhausted is 0, as a project has for models it may not use."""
    if refusal.status != TOO_MANY:
        return False
    said = str(_vendor_error(refusal).get("message"))
    values = [str(one.get("quotaValue")) for one in _violations(refusal)]
    return "0" in values or NOTHING.search(said) is not None


def _violations(refusal: Refusal) -> list[dict[str, Any]]:
    lists = [detail.get("violations") for detail in _details(refusal)]
    return [
        one for some in lists if isinstance(some, list) for one in some if isinstance(one, dict)
    ]


def _details(refusal: Refusal) -> list[dict[str, Any]]:
    details = _vendor_error(refusal).get("details")
    return [one for one in details if isinstance(one, dict)] if isinstance(details, list) else []


def _vendor_error(refusal: Refusal) -> dict[str, Any]:
    error = refusal.body.get("error") if isinstance(refusal.body, dict) else None
    return error if isinstance(error, dict) else {}


def _field(answer: Any, name: str) -> Any:
    if not isinstance(answer, dict) or name not in answer:
        raise EmbeddingError(f"Gemini answered without {name!r}")
    return answer[name]
