"""Reasons from an LLM, through LangChain. The only importer of LangChain.

LangChain and a provider's package take 1 to 2 s to import, so that happens when the first reasons
are asked for: after the movies have left, and never in `search`.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from moviesearch.errors import ExplanationError
from moviesearch.models import Movie
from moviesearch.settings import LanguageModel

from . import Reason, Remark
from .grounding import Grounding

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

ATTEMPTS = 2
MAX_TOKENS = 4_096  # thinking tokens count too; 20 reasons need about 1,500
_SHOWN = {"id", "title", "overview", "genres", "keywords", "cast", "director", "release_date"}


class LLMExplainer:
    """Asks an LLM for a reason per movie and an overall explanation, streamed line by line.

    Args:
        model: which one, its key and address.
        timeout: seconds for everything, the one retry included.
    """

    def __init__(self, model: LanguageModel, *, timeout: float) -> None:
        self.name = model.name
        self._model = model
        self._timeout = timeout

    def explain(self, query: str, movies: Sequence[Movie]) -> Iterator[Reason | Remark]:
        """See Explainer. Retries once, as long as nothing was said yet."""
        deadline = time.monotonic() + self._timeout
        for attempt in range(1, ATTEMPTS + 1):
            said: list[Reason | Remark] = []
            try:
                for piece in self._pieces(query, movies, deadline):
                    said.append(piece)
                    yield piece
                if any(isinstance(piece, Remark) for piece in said):
                    return
                failure = ExplanationError(f"{self.name} ended without an explanation")
            except ExplanationError as error:
                failure = error
            if said or attempt == ATTEMPTS or time.monotonic() >= deadline:
                raise failure

    def _pieces(
        self, query: str, movies: Sequence[Movie], deadline: float
    ) -> Iterator[Reason | Remark]:
        grounding = Grounding(query, movies)
        for line in _lines(self._text(query, movies, deadline)):
            piece = grounding.read(line)
            if piece is not None:
                yield piece

    def _text(self, query: str, movies: Sequence[Movie], deadline: float) -> Iterator[str]:
        messages = [("system", system_prompt()), ("user", user_message(query, movies))]
        try:
            for chunk in self._chat.stream(messages):
                if time.monotonic() >= deadline:
                    raise ExplanationError(f"{self.name} took over {self._timeout:g} s")
                yield chunk.text
        except ExplanationError:
            raise
        except Exception as error:
            # Providers raise what they like: httpx errors, Google's and OpenAI's, ValueError.
            raise ExplanationError(f"{self.name} failed: {_reason(error)}") from error

    @cached_property
    def _chat(self) -> BaseChatModel:
        from langchain.chat_models import init_chat_model

        options: dict[str, Any] = {"timeout": self._timeout / ATTEMPTS, "max_retries": 1}
        if self._model.api_key is not None:
            options["api_key"] = self._model.api_key.get_secret_value()
        if self._model.base_url is not None:
            options["base_url"] = self._model.base_url
        # Without the provider prefix LangChain guesses, and guesses Vertex AI for Gemini.
        chat: BaseChatModel = init_chat_model(self._model.target, max_tokens=MAX_TOKENS, **options)
        return chat


def system_prompt() -> str:
    """The instructions: `prompts/recommend.md`."""
    return files("moviesearch").joinpath("prompts", "recommend.md").read_text("utf-8")


def user_message(query: str, movies: Sequence[Movie]) -> str:
    """The wish and the films as one JSON object, so that neither can pass for instructions."""
    films = [
        movie.model_dump(mode="json", include=_SHOWN, exclude_defaults=True) for movie in movies
    ]
    return json.dumps({"looking_for": query, "films": films}, ensure_ascii=False)


def _lines(chunks: Iterator[str]) -> Iterator[str]:
    pending = ""
    for chunk in chunks:
        *whole, pending = (pending + chunk).split("\n")
        yield from whole
    yield pending


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {str(error)[:300]}"
