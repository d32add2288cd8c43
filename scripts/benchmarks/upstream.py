"""The Gemini API on loopback: answers at once, or as slowly and sparingly as the real one."""

from __future__ import annotations

import hashlib
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit


@dataclass
class Metered:
    """What the server takes, and what it was asked.

    Attributes:
        delay: seconds before each answer.
        texts_a_minute: it embeds, counted over any 60 seconds; more are answered by 429.
        requests: that came.
        refused: of these, those answered by 429.
    """

    delay: float = 0.0
    texts_a_minute: int = 1_000_000_000
    requests: int = 0
    refused: int = 0
    _taken: list[tuple[float, int]] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def takes(self, texts: int) -> bool:
        """Whether so many more texts are within the quota; they count if they are."""
        with self._lock:
            self.requests += 1
            since = time.monotonic() - 60
            self._taken = [one for one in self._taken if one[0] > since]
            if sum(count for _, count in self._taken) + texts > self.texts_a_minute:
                self.refused += 1
                return False
            self._taken.append((time.monotonic(), texts))
            return True


@contextmanager
def gemini(metered: Metered | None = None) -> Iterator[str]:
    """The address of a server that embeds by hashing words, for as long as the block lasts."""
    handler = type("Handler", (_Gemini,), {"metered": metered or Metered()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class _Gemini(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    metered: Metered

    def do_POST(self) -> None:
        """Answer `:embedContent`, `:batchEmbedContents` and, as the LLM, the stream of a text."""
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        method = urlsplit(self.path).path.rpartition(":")[2]
        texts = len(asked.get("requests", [asked]))
        time.sleep(self.metered.delay)
        status, answer = answer_of(method, asked) if self.metered.takes(texts) else _SPENT
        body, kind = json.dumps(answer).encode(), "application/json"
        if method == "streamGenerateContent":
            body, kind = b"data: " + body + b"\r\n\r\n", "text/event-stream"
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for the measurements."""


_SPENT = (
    429,
    {
        "error": {
            "code": 429,
            "status": "RESOURCE_EXHAUSTED",
            "message": "You exceeded your current quota.",
            "details": [
                {
                    "@type": "type.googleapis.com/google.rpc.QuotaFailure",
                    "violations": [{"quotaId": "EmbedContentRequestsPerMinutePerProject"}],
                },
                {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "5s"},
            ],
        }
    },
)


def answer_of(method: str, asked: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    """Status and body of what a method of the API answers."""
    if method == "embedContent":
        return 200, {"embedding": _embedding(asked)}
    if method == "batchEmbedContents":
        return 200, {"embeddings": [_embedding(one) for one in asked["requests"]]}
    if method == "streamGenerateContent":
        wish = asked["contents"][-1]["parts"][0]["text"]
        return 200, {"candidates": [_recommendation(json.loads(wish))]}
    return 404, {"error": {"code": 404, "message": f"no method {method}"}}


def _recommendation(wish: dict[str, Any]) -> dict[str, Any]:
    """The first movies of a wish, each with a reason, and with which of them to start."""
    chosen = [movie["id"] for movie in wish["movies"][: wish["choose"]]]
    said = [{"id": one, "fit": "strong", "reason": "It meets the wish."} for one in chosen]
    lines = [json.dumps(line) for line in (*said, {"explanation": f"Start with [{chosen[0]}]."})]
    content = {"role": "model", "parts": [{"text": "\n".join(lines)}]}
    return {"content": content, "finishReason": "STOP", "index": 0}


def _embedding(request: dict[str, Any]) -> dict[str, list[float]]:
    vector = [1e-6] * request["outputDimensionality"]
    text = request["content"]["parts"][0]["text"]
    for word in re.findall(r"\w+", text.casefold()):
        digest = hashlib.sha256(word.encode()).digest()
        vector[int.from_bytes(digest[:4], "big") % len(vector)] += 1.0
    return {"values": vector}
