"""Reasons from an LLM, through LangChain. The only importer of LangChain.

LangChain and a provider's package take 1 to 2 s to import, so that happens when the first reasons
are asked for: after the movies have left, and never in `search`.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator, Sequence
from importlib.resources import files
from queue import Empty, Queue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from moviesearch import caller, deadline, exchange
from moviesearch.constraints import ROWS, Filters
from moviesearch.errors import ExplanationError
from moviesearch.explanation import Pick, Piece, Remark, Silence
from moviesearch.explanation.brief import Brief
from moviesearch.explanation.facts import labels
from moviesearch.explanation.grounding import Grounding
from moviesearch.explanation.language import ENGLISH, named
from moviesearch.explanation.lines import Lines
from moviesearch.explanation.wire import Call, calling
from moviesearch.lazy import Lazy
from moviesearch.movie import Movie
from moviesearch.settings import LanguageModel

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

ATTEMPTS = 2
MAX_TOKENS = 4_096  # thinking tokens count too; 20 reasons need about 1,500
LONGEST_TEXT = 60_000  # characters; 4,096 tokens are some 16,000
LONGEST_WAIT = 5.0  # seconds between two attempts; an LLM that asks for more is left alone
SPREAD = 0.4  # seconds of jitter, where it asks for none
BEAT = 10.0
GOOGLE = "google_genai"
LIKE_OPENAI = frozenset({"deepseek", "openai", "xai"})  # whose packages build on OpenAI's client
_SHOWN = {"id", "title", "overview", "genres", "keywords", "cast", "director", "release_date"}
_ASKED_ABOUT = {"original_language", "runtime", "vote_average"}  # shown where a constraint is


class LLMExplainer:
    """Lets an LLM choose the best of the candidates and say why, streamed line by line.

    Args:
        model: which one, its key and address.
        timeout: seconds for everything, the one retry included, if the request has as many left.
        beat: seconds of silence after which a Silence is told.
    """

    def __init__(self, model: LanguageModel, *, timeout: float, beat: float = BEAT) -> None:
        self.name = model.name
        self._model = model
        self._timeout = timeout
        self._beat = beat
        self._chat = Lazy(self._opened)

    def explain(self, brief: Brief, movies: Sequence[Movie]) -> Iterator[Piece]:
        """See Explainer. Retries once, if that may help and as long as nothing was said yet."""
        ends = time.monotonic() + min(self._timeout, deadline.remaining())
        messages = [
            ("system", system_prompt(recognition=brief.recognise is not None)),
            ("user", user_message(brief, movies)),
        ]
        told = time.monotonic()
        for attempt in range(1, ATTEMPTS + 1):
            grounding = Grounding(brief, movies)
            said: list[Pick | Remark] = []
            try:
                for line in self._lines(messages, ends):
                    piece = self._read(grounding, line, ends)
                    if piece is not None:
                        said.append(piece)
                        yield piece
                        told = time.monotonic()
                    elif time.monotonic() - told >= self._beat:
                        yield Silence()
                        told = time.monotonic()
                if any(isinstance(piece, Remark) for piece in said):
                    return
                raise ExplanationError(f"{self.name} ended without an explanation", transient=True)
            except ExplanationError as error:
                if said or attempt == ATTEMPTS or not _waited(error, ends):
                    raise

    def _lines(self, messages: list[tuple[str, str]], ends: float) -> Iterator[str | None]:
        """What the LLM writes, line by line; None now and then, where there is none yet.

        Raises ExplanationError, at the latest when the time is over.
        """
        lines, length = Lines(), 0
        for chunk in self._chunks(messages, ends):
            length += len(chunk)
            if length > LONGEST_TEXT:
                raise ExplanationError(f"{self.name} wrote over {LONGEST_TEXT:,} characters")
            yield from lines.add(chunk)
            yield None
        yield lines.last()

    def _chunks(self, messages: list[tuple[str, str]], ends: float) -> Iterator[str]:
        """The same as it comes; an empty one where nothing does.

        A thread reads, since a look-up of a name or an import can't be ended. It stops when nobody
        listens any more: the caller hung up, or the answer was given up.
        """
        chunks: Queue[str | ExplanationError | None] = Queue()
        call = Call(self.name)
        answered = exchange.current()

        def read() -> None:
            try:
                with calling(call), deadline.within(ends - time.monotonic()):
                    for chunk in self._chat.get().stream(messages):
                        chunks.put(chunk.text)
                        if answered and (used := chunk.usage_metadata):
                            answered.count_tokens(
                                prompt=used["input_tokens"], written=used["output_tokens"]
                            )
                        if call.is_over:  # of a provider with a client of its own
                            return
                chunks.put(None)
            except Exception as error:  # noqa: BLE001  providers raise what they like
                chunks.put(call.fault or call.failed(error, "failed"))

        Thread(target=deadline.kept(read), daemon=True).start()
        hung_up = ExplanationError("the caller hung up")
        try:
            with caller.current().telling(lambda: chunks.put(hung_up)):
                yield from self._taken(chunks, ends)
        finally:
            call.hang_up()

    def _taken(self, chunks: Queue[str | ExplanationError | None], ends: float) -> Iterator[str]:
        while True:
            try:
                chunk = chunks.get(timeout=min(self._left(ends), self._beat / 10))
            except Empty:
                chunk = ""
            if isinstance(chunk, ExplanationError):
                raise chunk
            if chunk is None:
                return
            yield chunk

    def _read(self, grounding: Grounding, line: str | None, ends: float) -> Pick | Remark | None:
        """What is sound of a line, whose titles and guesses are looked up in the time that is left.

        Raises ExplanationError where none is.
        """
        with deadline.within(self._left(ends)):
            return None if line is None else grounding.read(line)

    def _left(self, ends: float) -> float:
        left = ends - time.monotonic()
        if left <= 0:
            raise ExplanationError(f"{self.name} took too long")
        return left

    def _opened(self) -> BaseChatModel:
        from langchain.chat_models import init_chat_model

        from moviesearch.explanation import transport

        provider, seconds = self._model.provider, self._timeout / ATTEMPTS
        # Retries are our own. Google's client counts the first attempt as one, others do not.
        retries = 1 if provider == GOOGLE else 0
        options: dict[str, Any] = {"timeout": seconds, "max_retries": retries}
        if provider == GOOGLE:
            options["client_args"] = transport.options(seconds)
        elif provider in LIKE_OPENAI:
            options["http_client"] = transport.client(seconds)
        if self._model.api_key is not None:
            options["api_key"] = self._model.api_key.get_secret_value()
        if self._model.base_url is not None:
            options["base_url"] = self._model.base_url
        # Without the provider prefix LangChain guesses, and guesses Vertex AI for Gemini.
        try:
            chat: BaseChatModel = init_chat_model(
                self._model.target, max_tokens=MAX_TOKENS, **options
            )
        except ImportError as error:  # its text says what to install
            raise ExplanationError(f"{self.name} failed: {error}") from error
        return chat


def _waited(error: ExplanationError, ends: float) -> bool:
    """Whether to ask again: not before the LLM said to, and not where nobody waits any more."""
    wait = error.retry_after
    if wait is None:
        # Jitter, so that instances that failed together don't return together.
        wait = random.uniform(0, SPREAD)  # noqa: S311
    if not error.transient or wait > min(LONGEST_WAIT, ends - time.monotonic()):
        return False
    has_gone = Event()
    with caller.current().telling(has_gone.set):
        return not has_gone.wait(wait)


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
