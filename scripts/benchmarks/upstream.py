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
from urllib.parse import urlsplit


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
        """Answer `:embedContent`, `:batchEmbedContents` and, as the LLM, the stream of a text."""
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        method = urlsplit(self.path).path.rpartition(":")[2]
        status, answer = _answer(method, asked)
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


def _answer(method: str, asked: dict[str, Any]) -> tuple[int, dict[str, Any]]:
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
