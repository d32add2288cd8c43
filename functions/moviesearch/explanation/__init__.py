"""Why each movie fits: one protocol, an LLM behind LangChain or the offline sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal, Protocol, TypeAlias

from moviesearch.errors import ExplanationError, InvalidRequest
from moviesearch.explanation.brief import Brief
from moviesearch.explanation.ceiling import DailyCeiling
from moviesearch.lazy import Lazy
from moviesearch.movie import Fit, Movie
from moviesearch.settings import OFFLINE, LanguageModel, Settings

# Who wrote a reason: an LLM, or this program out of a movie's facts.
Source: TypeAlias = Literal["model", "facts"]


@dataclass(frozen=True)
class Pick:
    """One movie, chosen, with how well it fits the wish and why, if that is sound.

    Attributes:
        movie_id: which one.
        fit: `strong` only where it misses no constraint.
        reason: a sentence.
        recognised: the movie itself where an LLM named it and retrieval had missed it.
        source: `facts` where there is no LLM, and where what it wrote does not hold against them.
    """

    movie_id: int
    fit: Fit
    reason: str
    recognised: Movie | None = None
    source: Source = "model"


@dataclass(frozen=True)
class Remark:
    """A sentence of the overall explanation."""

    text: str


@dataclass(frozen=True)
class Silence:
    """Nothing for a while, though more is to come: whoever passes pieces on can say so."""


Piece: TypeAlias = Pick | Remark | Silence


class Explainer(Protocol):
    """Says why movies fit a wish, piece by piece as the pieces are ready."""

    name: str

    def explain(self, brief: Brief, movies: Sequence[Movie]) -> Iterator[Piece]:
        """The best `brief.k` of the movies, best first, and remarks.

        Raises ExplanationError, maybe midway.
        """
        ...


class Explainers:
    """The explainers that callers may name, each opened when first asked for.

    Args:
        settings: the models, their keys and the timeout.
    """

    def __init__(self, settings: Settings) -> None:
        self.models = {model.name: model for model in settings.llm_models}
        usable = [model.name for model in settings.llm_models if model.api_key is not None]
        self.recognition = settings.recognition
        self.default = usable[0] if usable else OFFLINE
        self._ceiling = DailyCeiling(settings.recommendations_a_day)
        self._opened: dict[str, Lazy[Explainer]] = {
            name: Lazy(partial(_new, self.models.get(name), settings.llm_timeout))
            for name in (*self.models, OFFLINE)
        }

    def check(self, name: str | None) -> str:
        """The name to use for a request's `model`. Raises InvalidRequest for an unknown one."""
        if name is None:
            return self.default
        if name != OFFLINE and name not in self.models:
            known = ", ".join([*self.models, OFFLINE])
            raise InvalidRequest(f"model: there is no {name!r}; known are {known}.")
        return name

    def open(self, name: str) -> Explainer:
        """The explainer of that name: the offline one wherever the model's key is not set.

        Raises:
            ExplanationError: it is an LLM, and this instance has asked as often as it may today.
        """
        explainer = self._opened[name].get()
        if explainer.name != OFFLINE and not self._ceiling.take():
            raise ExplanationError(
                f"{self._ceiling.limit} recommendations were asked of an LLM today: "
                "RECOMMENDATIONS_A_DAY allows no more"
            )
        return explainer


def _new(model: LanguageModel | None, timeout: float) -> Explainer:
    if model is None or model.api_key is None:
        from moviesearch.explanation.offline import OfflineExplainer

        return OfflineExplainer()
    from moviesearch.explanation.llm import LLMExplainer

    return LLMExplainer(model, timeout=timeout)
