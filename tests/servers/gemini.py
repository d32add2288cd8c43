"""The Gemini API: embeddings that really depend on the words, and streamed text."""

from __future__ import annotations

import hashlib
import json
import math
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from werkzeug.wrappers import Request, Response

from servers import reply

KEY = "AQ.test-key"
PREFIX = re.compile(r"^(task: search result \| query: |title: .*? \| text: )")


@dataclass
class GeminiAPI:
    """What the API answers.

    Attributes:
        lines: what the LLM writes, sent in chunks that cut words and lines in the middle.
        finish: why the LLM stopped.
        hanging: while this is clear, the LLM says nothing.
        endless: whether the LLM, when it has written its lines, goes on until nobody listens.
        talking: who listens to the LLM, by number.
        refused: a text that holds this is refused.
        embedded: how many documents and queries were embedded, in batches.
        before: is done before a query is embedded, in the thread that answers.
    """

    lines: list[str] = field(default_factory=list)
    finish: str = "STOP"
    hanging: threading.Event = field(default_factory=threading.Event)
    endless: bool = False
    talking: set[int] = field(default_factory=set)
    refused: str = ""
    embedded: list[str] = field(default_factory=list)
    before: Callable[[], object] = lambda: None

    def __post_init__(self) -> None:
        self.hanging.set()

    def __call__(self, request: Request) -> Response:
        if request.headers.get("x-goog-api-key") != KEY:
            return error(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.")
        found = re.fullmatch(r"/v1beta/(models/[^:]+):(\w+)", request.path)
        if not found:
            return error(404, "NOT_FOUND", "no such path")
        model, method = found.groups()
        body = request.get_json()
        if method == "embedContent":
            self.before()
            return reply({"embedding": {"values": embed(model, body)}})
        if method == "batchEmbedContents":
            if len(body["requests"]) > 100:
                message = "at most 100 requests can be in one batch"
                return error(400, "INVALID_ARGUMENT", message)
            texts = [one["content"]["parts"][0]["text"] for one in body["requests"]]
            if self.refused and any(self.refused in text for text in texts):
                return error(400, "INVALID_ARGUMENT", "The text was blocked.")
            self.embedded += texts
            vectors = [{"values": embed(model, one)} for one in body["requests"]]
            return reply({"embeddings": vectors})
        if method == "streamGenerateContent":
            return Response(self._stream(), mimetype="text/event-stream")
        return error(404, "NOT_FOUND", method)

    def _stream(self) -> Any:
        me = threading.get_ident()
        self.talking.add(me)
        try:
            self.hanging.wait()
            text = "\n".join(self.lines)
            for start in range(0, len(text), 25):
                yield chunk(text[start : start + 25])
            while self.endless:
                threading.Event().wait(0.02)
                yield chunk(" ")
            used = {"promptTokenCount": 1_200, "candidatesTokenCount": 80, "totalTokenCount": 1_280}
            yield chunk("", finishReason=self.finish, usageMetadata=used)
        finally:
            self.talking.remove(me)


def chunk(text: str, usageMetadata: Any = None, **more: str) -> str:  # noqa: N803  the API's name
    """What the LLM streams for a piece of its text."""
    content = {"parts": [{"text": text}], "role": "model"}
    said = {"candidates": [{"content": content, "index": 0, **more}]}
    if usageMetadata:
        said["usageMetadata"] = usageMetadata
    return f"data: {json.dumps(said)}\r\n\r\n"


def embed(model: str, body: dict[str, Any]) -> list[float]:
    """A bag of hashed words, not normalised, as gemini-embedding-001 returns it below 3072."""
    assert body["model"] == model
    [part] = body["content"]["parts"]
    assert ("taskType" in body) == model.endswith("-001"), "each family names its task differently"
    if not model.endswith("-001"):
        assert PREFIX.match(part["text"]), part["text"]
    vector = [0.0] * body["outputDimensionality"]
    for word in re.findall(r"\w+", PREFIX.sub("", part["text"]).casefold()):
        digest = hashlib.sha256(word.encode()).digest()
        vector[int.from_bytes(digest[:4]) % len(vector)] += 3.0
    return vector if any(vector) else [math.pi] * len(vector)


def error(status: int, name: str, message: str, details: list[Any] | None = None) -> Response:
    body = {"code": status, "status": name, "message": message, "details": details or []}
    return reply({"error": body}, status)


def exhausted(
    delay: str | None,
    quota: str = "EmbedContentRequestsPerMinute-FreeTier",
    *others: str,
    value: str = "100",
    message: str = "You exceeded your current quota.",
) -> Response:
    """A 429 as the API words it."""
    violations = [
        {"quotaMetric": "free_tier_requests", "quotaId": name, "quotaValue": value}
        for name in (quota, *others)
    ]
    details: list[Any] = [
        {"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": violations}
    ]
    if delay is not None:
        kind = "type.googleapis.com/google.rpc.RetryInfo"
        details.append({"@type": kind, "retryDelay": delay})
    return error(429, "RESOURCE_EXHAUSTED", message, details)
