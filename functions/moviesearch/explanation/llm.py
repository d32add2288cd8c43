"""Reasons from an LLM, through LangChain. The only importer of LangChain.

LangChain and a provider's package take 1 to 2 s to import, so that happens when the first reasons
are asked for: after the movies have left, and never in `search`.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from importlib.resources import files
from queue import Empty, Queue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from moviesearch import caller, exchange
from moviesearch.constraints import ROWS, Filters
from moviesearch.errors import ExplanationError
from moviesearch.explanation import Pick, Remark
from moviesearch.explanation.brief import Brief
from moviesearch.explanation.facts import labels
from moviesearch.explanation.grounding import Grounding
from moviesearch.explanation.language import ENGLISH, named
from moviesearch.lazy import Lazy
from moviesearch.movie import Movie
from moviesearch.settings import LanguageModel

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

ATTEMPTS = 2
MAX_TOKENS = 4_096  # thinking tokens count too; 20 reasons need about 1,500
_SHOWN = {"id", "title", "overview", "genres", "keywords", "cast", "director", "release_date"}
_ASKED_ABOUT = {"original_language", "runtime", "vote_average"}  # shown where a constraint is


class LLMExplainer:
    """Lets an LLM choose the best of the candidates and say why, streamed line by line.

    Args:
        model: which one, its key and address.
        timeout: seconds for everything, the one retry included.
    """

    def __init__(self, model: LanguageModel, *, timeout: float) -> None:
        self.name = model.name
        self._model = model
        self._timeout = timeout
        self._chat = Lazy(self._opened)

    def explain(self, brief: Brief, movies: Sequence[Movie]) -> Iterator[Pick | Remark]:
        """See Explainer. Retries once, as long as nothing was said yet."""
        deadline = time.monotonic() + self._timeout
        messages = [
            ("system", system_prompt(recognition=brief.recognise is not None)),
            ("user", user_message(brief, movies)),
        ]
        for attempt in range(1, ATTEMPTS + 1):
            grounding = Grounding(brief, movies)
            said: list[Pick | Remark] = []
            try:
                for line in _lines(self._text(messages, deadline)):
                    piece = grounding.read(line)
                    if piece is not None:
                        said.append(piece)
                        yield piece
                if any(isinstance(piece, Remark) for piece in said):
                    return
                failure = ExplanationError(f"{self.name} ended without an explanation")
            except ExplanationError as error:
                failure = error
            is_last = attempt == ATTEMPTS or time.monotonic() >= deadline
            if said or is_last or caller.current().has_gone:
                raise failure

    def _text(self, messages: list[tuple[str, str]], deadline: float) -> Iterator[str]:
        """What the LLM writes, chunk by chunk, until the deadline.

        A thread reads, because no provider's timeout covers a whole answer: a server that sends a
        comment now and then held a request of 4 s for 33 s. It stops when nobody listens any more:
        the caller hung up, or the answer was given up.
        """
        chunks: Queue[str | Exception | None] = Queue()
        is_over = Event()
        answered = exchange.current()

        def read() -> None:
            try:
                for chunk in self._chat.get().stream(messages):
                    chunks.put(chunk.text)
                    if answered and (used := chunk.usage_metadata):
                        answered.count_tokens(
                            prompt=used["input_tokens"], written=used["output_tokens"]
                        )
                    if is_over.is_set() or time.monotonic() >= deadline:
                        return
                chunks.put(None)
            except Exception as error:  # noqa: BLE001  providers raise what they like
                chunks.put(error)

        Thread(target=read, daemon=True).start()
        hung_up = ConnectionAbortedError("the caller hung up")
        try:
            with caller.current().telling(lambda: chunks.put(hung_up)):
                yield from self._said(chunks, deadline)
        finally:
            is_over.set()

    def _said(self, chunks: Queue[str | Exception | None], deadline: float) -> Iterator[str]:
        while True:
            try:
                chunk = chunks.get(timeout=max(0.0, deadline - time.monotonic()))
            except Empty:
                raise ExplanationError(f"{self.name} took over {self._timeout:g} s") from None
            if isinstance(chunk, Exception):
                raise ExplanationError(f"{self.name} failed: {_reason(chunk)}") from chunk
            if chunk is None:
                return
            yield chunk

    def _opened(self) -> BaseChatModel:
        from langchain.chat_models import init_chat_model

        # Retries are our own. Google's client counts the first attempt as one, others do not.
        retries = 1 if self._model.provider == "google_genai" else 0
        options: dict[str, Any] = {"timeout": self._timeout / ATTEMPTS, "max_retries": retries}
        if self._model.api_key is not None:
            options["api_key"] = self._model.api_key.get_secret_value()
        if self._model.base_url is not None:
            options["base_url"] = self._model.base_url
        # Without the provider prefix LangChain guesses, and guesses Vertex AI for Gemini.
        chat: BaseChatModel = init_chat_model(self._model.target, max_tokens=MAX_TOKENS, **options)
        return chat


def system_prompt(*, recognition: bool) -> str:
    """The instructions: `prompt.md`, and `recognition.md` where movies may be named from memory."""
    folder = files("moviesearch.explanation")
    names = ["prompt.md", *(["recognition.md"] if recognition else [])]
    return "\n".join(folder.joinpath(name).read_text("utf-8") for name in names)


def user_message(brief: Brief, movies: Sequence[Movie]) -> str:
    """The wish, its constraints, the candidates and how many to choose, as one JSON object.

    So neither query nor overview can pass for instructions.
    """
    english = named(ENGLISH)
    told: dict[str, Any] = {"looking_for": brief.query}
    if brief.reader:
        spoken = english.tongues.get(brief.reader.language, brief.reader.language)
        told["write_in"] = f"{spoken} ({brief.reader.tag})"
    if asked := labels(brief.filters, english):
        told["constraints"] = asked
    if brief.sort:
        told["order"] = brief.sort
    told["choose"] = min(brief.k, len(movies))
    told["movies"] = [_candidate(movie, brief) for movie in movies]
    return json.dumps(told, ensure_ascii=False)


def _candidate(movie: Movie, brief: Brief) -> dict[str, Any]:
    """The facts of a movie, and the constraints that it misses."""
    rows = (ROWS[name] for name in brief.filters.asked())
    asked = _ASKED_ABOUT & {getattr(row, "key", "") for row in rows}
    facts = movie.model_dump(mode="json", include=_SHOWN | asked, exclude_defaults=True)
    missing = {name: getattr(brief.filters, name) for name in brief.missing(movie)}
    misses = labels(Filters.model_validate(missing), named(ENGLISH))
    return {**facts, "misses": misses} if misses else facts


def _lines(chunks: Iterator[str]) -> Iterator[str]:
    pending = ""
    for chunk in chunks:
        *whole, pending = (pending + chunk).split("\n")
        yield from whole
    yield pending


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {str(error)[:300]}"
