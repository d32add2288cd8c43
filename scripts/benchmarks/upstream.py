"""The Gemini API on loopback: answers at once, so that only the functions' own cost is measured."""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@contextmanager
def gemini() -> Iterator[str]:
    """The address of a server that embeds by hashing words, for as long as the block lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Gemini)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class _Gemini(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Answer `:embedContent` and `:batchEmbedContents`; there is no LLM here."""
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        status, answer = _answer(self.path.rpartition(":")[2], asked)
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for the measurements."""


def _answer(method: str, asked: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    if method == "embedContent":
        return 200, {"embedding": _embedding(asked)}
    if method == "batchEmbedContents":
        return 200, {"embeddings": [_embedding(one) for one in asked["requests"]]}
    return 404, {"error": {"code": 404, "message": f"no method {method}"}}


def _embedding(request: dict[str, Any]) -> dict[str, list[float]]:
    vector = [1e-6] * request["outputDimensionality"]
    text = request["content"]["parts"][0]["text"]
    for word in re.findall(r"\w+", text.casefold()):
        digest = hashlib.sha256(word.encode()).digest()
        vector[int.from_bytes(digest[:4], "big") % len(vector)] += 1.0
    return {"values": vector}
