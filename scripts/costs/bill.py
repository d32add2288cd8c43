"""A month's bill, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from moviesearch.api.requests import MAX_QUERY
from moviesearch.explanation.llm import ATTEMPTS, MAX_TOKENS
from scripts.costs.limits import Function, Limits
from scripts.costs.prices import PriceList

DAYS = 30
MINUTES = DAYS * 24 * 60
SECONDS = MINUTES * 60
GB = 1e9
MIB_A_GIB = 1024
IMAGES = 4  # two functions, two versions each
EMBEDDINGS = "Gemini: queries embedded"
REASONS = "Gemini: reasons"


@dataclass(frozen=True)
class Demand:
    """What a month asks for.

    Attributes:
        searches, recommendations: requests.
        visits: times that the page is loaded.
        search_seconds, recommend_seconds: that instances are busy with them.
        embedded_tokens: of queries.
        prompt_tokens, written_tokens: of reasons.
    """

    searches: float = 0
    recommendations: float = 0
    visits: float = 0
    search_seconds: float = 0
    recommend_seconds: float = 0
    embedded_tokens: float = 0
    prompt_tokens: float = 0
    written_tokens: float = 0


@dataclass(frozen=True)
class Line:
    """A part of a bill.

    Attributes:
        part: what is paid for.
        usd: a month.
        prices: names of the prices that it was reckoned with.
    """

    part: str
    usd: float
    prices: tuple[str, ...]


def daily(searches: int, recommendations: int, limits: Limits, prices: PriceList) -> Demand:
    """The demand of a month whose days all look like this.

    Requests are taken as if none shared an instance's time with another, which overstates a busy
    hour. Past the ceiling, recommendations come without reasons.
    """
    takes = prices.takes
    searched, recommended = searches * DAYS, recommendations * DAYS
    reasons = min(recommendations, reasons_a_day(limits)) * DAYS
    return Demand(
        searches=searched,
        recommendations=recommended,
        visits=searched / takes("searches_a_visit"),
        search_seconds=searched * takes("search_seconds"),
        recommend_seconds=recommended * takes("recommend_seconds"),
        embedded_tokens=(searched + recommended) * takes("query_tokens"),
        prompt_tokens=reasons * takes("prompt_tokens"),
        written_tokens=reasons * takes("written_tokens"),
    )


def worst(limits: Limits, prices: PriceList) -> Demand:
    """Every instance full all month, each query as long as may be, each reason asked for twice.

    As many requests are answered as the instances hold, or as the limits a minute let through. What
    nothing bounds is not in it: the page's traffic.
    """
    takes, quota = prices.takes, prices.quota
    search_seconds = limits.search.max_instances * SECONDS
    recommend_seconds = limits.recommend.max_instances * SECONDS
    searches = _most(limits.search, takes("search_seconds"), limits.searches_a_minute)
    recommendations = _most(
        limits.recommend, takes("recommend_seconds"), limits.recommendations_a_minute
    )
    # A character is at most about a token (Chinese), and the quota counts texts, too.
    texts = min(searches + recommendations, quota("embeddings_a_minute") * MINUTES)
    calls = reasons_a_day(limits) * DAYS * ATTEMPTS
    return Demand(
        searches=searches,
        recommendations=recommendations,
        search_seconds=search_seconds,
        recommend_seconds=recommend_seconds,
        embedded_tokens=min(texts * MAX_QUERY, quota("embedded_tokens_a_minute") * MINUTES),
        prompt_tokens=calls * takes("prompt_tokens"),
        written_tokens=calls * MAX_TOKENS,
    )


def _most(function: Function, seconds: float, a_minute: int) -> float:
    """Requests that all instances answer in a month: as many as they hold, or as they may."""
    held = SECONDS * function.concurrency / seconds
    return function.max_instances * (min(held, a_minute * MINUTES) if a_minute else held)


def reasons_a_day(limits: Limits) -> int:
    """How many recommendations get reasons, if no instance starts anew during the day."""
    return limits.recommendations_a_day * limits.recommend.max_instances


def bill(demand: Demand, limits: Limits, prices: PriceList) -> list[Line]:
    """What a month of that demand costs, part by part."""
    return [
        *_functions(demand, limits, prices),
        *_gemini(demand, prices),
        *_rest(demand, limits, prices),
    ]


def total(lines: Iterable[Line]) -> float:
    """US dollars of all parts."""
    return sum(line.usd for line in lines)


def instance(function: Function, prices: PriceList) -> float:
    """US dollars of one instance that is busy all month, what is free not taken off."""
    memory = prices.prices["gib_second"].of(SECONDS * function.memory_mib / MIB_A_GIB)
    return prices.prices["vcpu_second"].of(SECONDS) + memory


def _functions(demand: Demand, limits: Limits, prices: PriceList) -> Iterator[Line]:
    cpu, memory = prices.prices["vcpu_second"], prices.prices["gib_second"]
    idle, request = prices.prices["idle_vcpu_second"], prices.prices["request"]
    gib_seconds: dict[str, float] = {}
    for name, function, busy in (
        ("search", limits.search, demand.search_seconds),
        ("recommend", limits.recommend, demand.recommend_seconds),
    ):
        kept = max(0.0, function.min_instances * SECONDS - busy)
        gib_seconds[name] = (busy + kept) * function.memory_mib / MIB_A_GIB
        usd = cpu.of(busy) + idle.of(kept) + memory.of(gib_seconds[name])
        yield Line(f"{name}: instances", usd, ("vcpu_second", "gib_second"))
    requests = demand.searches + demand.recommendations
    yield Line("requests", request.of(requests), ("request",))
    used = (
        (cpu, demand.search_seconds + demand.recommend_seconds),
        (memory, sum(gib_seconds.values())),
        (request, requests),
    )
    free = sum(price.of(min(price.free, quantity)) for price, quantity in used)
    yield Line("free part of the functions", 0.0 - free, ("vcpu_second", "gib_second", "request"))
    sent = demand.searches * prices.takes("search_bytes")
    sent += demand.recommendations * prices.takes("recommend_bytes")
    yield Line("answers sent", prices.prices["sent_gb"].beyond(sent / GB), ("sent_gb",))


def _gemini(demand: Demand, prices: PriceList) -> Iterator[Line]:
    embedded = prices.prices["embedded_token"].beyond(demand.embedded_tokens)
    yield Line(EMBEDDINGS, embedded, ("embedded_token",))
    read = prices.prices["prompt_token"].beyond(demand.prompt_tokens)
    written = prices.prices["written_token"].beyond(demand.written_tokens)
    yield Line(REASONS, read + written, ("prompt_token", "written_token"))


def _rest(demand: Demand, limits: Limits, prices: PriceList) -> Iterator[Line]:
    one = prices.prices
    page = demand.visits * prices.takes("page_bytes") / GB
    yield Line("page", one["page_gb"].beyond(page), ("page_gb",))
    yield Line("Qdrant", one["cluster"].of(1), ("cluster",))
    images = IMAGES * prices.takes("image_size_gb")
    yield Line("images", one["image_gb"].beyond(images), ("image_gb", "image_size_gb"))
    yield Line("secrets", one["secret_version"].beyond(limits.secrets), ("secret_version",))
    yield Line("scheduled search", one["scheduler_job"].beyond(limits.jobs), ("scheduler_job",))
    yield Line("alert", one["alert_condition"].of(1), ("alert_condition",))
