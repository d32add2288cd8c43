"""DeepSeek's chat API (OpenAI's wire format), streaming."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from typing import Any

from werkzeug.wrappers import Request, Response

from servers import reply

KEY = "sk-test"


@dataclass
class DeepSeekAPI:
    """What the API answers.

    Attributes:
        lines: what the LLM writes, sent in chunks that cut words and lines in the middle.
        endless: whether the LLM, when it has written its lines, goes on until nobody listens.
        talking: who listens to the LLM, by number.
    """

    lines: list[str] = field(default_factory=list)
    endless: bool = False
    talking: set[int] = field(default_factory=set)

    def __call__(self, request: Request) -> Response:
        if request.headers.get("Authorization") != f"Bearer {KEY}":
            return reply({"error": {"message": "Authentication Fails"}}, 401)
        return Response(self._stream(), mimetype="text/event-stream")

    def _stream(self) -> Any:
        me = threading.get_ident()
        self.talking.add(me)
        try:
            text = "\n".join(self.lines)
            for start in range(0, len(text), 25):
                yield chunk({"role": "assistant", "content": text[start : start + 25]})
            while self.endless:
                threading.Event().wait(0.02)
                yield chunk({"content": " "})
            yield chunk({}, "stop")
            yield "data: [DONE]\n\n"
        finally:
            self.talking.remove(me)


def chunk(delta: dict[str, str], finish: str | None = None) -> str:
    """What the LLM streams for a piece of its text, `{"content": text}`."""
    body = {
        "id": "1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "deepseek-flash",
        "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
    }
    return f"data: {json.dumps(body)}\n\n"
