"""An LLM behind the Gemini API that does what any text in its prompt orders it to."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from werkzeug.wrappers import Request, Response

from servers.gemini import GeminiAPI


@dataclass
class ObedientAPI(GeminiAPI):
    """The Gemini API whose LLM obeys.

    Attributes:
        orders: what it says where a text is part of its prompt. `ID` in it is the id of the movie
            that holds the text, or else of the first movie.
        obeyed: the orders that it has found and followed.
    """

    orders: dict[str, list[str]] = field(default_factory=dict)
    obeyed: list[str] = field(default_factory=list)

    def __call__(self, request: Request) -> Response:
        if request.path.endswith(":streamGenerateContent"):
            [message] = request.get_json()["contents"]
            self.lines = self._obedient(json.loads(message["parts"][0]["text"]))
        return super().__call__(request)

    def _obedient(self, told: dict[str, Any]) -> list[str]:
        for order, says in self.orders.items():
            ordering = [one["id"] for one in told["movies"] if order in _texts(one)]
            if ordering or order in told["looking_for"]:
                self.obeyed.append(order)
                movie_id = str([*ordering, told["movies"][0]["id"]][0])
                return [
                    line.replace('"ID"', movie_id)
                    .replace("ID", movie_id)
                    .replace("SURROGATE", r"\ud83d")
                    for line in says
                ]
        return []


def _texts(movie: dict[str, Any]) -> str:
    return "\n".join(
        text
        for value in movie.values()
        for text in (value if isinstance(value, list) else [value])
        if isinstance(text, str)
    )
