"""The hops of a request from page to answer, as checks on addresses."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from moviesearch.api.events import EVENT_STREAM
from moviesearch.api.responses import (
    DoneEvent,
    ErrorResponse,
    HealthResponse,
    MoviesResponse,
    RecommendResponse,
    SearchResponse,
)
from moviesearch.movie import Movie
from moviesearch.settings import OFFLINE
from scripts.addresses import Addresses, origin_of
from scripts.checks.check import Check, Failed, Skipped
from scripts.checks.page import config, page
from scripts.checks.site import Event, Site, Stream, parsed

ASTRONAUT = "NASA tried to rescue an astronaut stranded on Mars."
WISH = "a heist that goes wrong"
CHOSEN = 3
DRAWN = 20  # movies, of which the best known is looked for
SINGLE = ("language", "rating")  # facets of which a movie has one value
COUNTABLE = 0.9  # of the movies have one
AT_ONCE = 0.05  # of the whole time: what arrives within this part of it was held back


def hops(addresses: Addresses, site: Site, *, movies: int | None = None) -> list[Check]:
    """All hops, in the order in which a request meets them.

    Args:
        addresses: where to look.
        site: the client.
        movies: how many the index should hold, where that is known.
    """

    def check(name: str, look: Callable[..., str], hint: str) -> Check:
        return Check(name, partial(look, addresses, site), hint)

    return [
        check("health", partial(health, movies=movies), "Its log says what is missing."),
        check(
            "CORS", cors, "Set ALLOWED_ORIGINS to the page's origin, without a path, and deploy."
        ),
        check(
            "embedding",
            embedding,
            "Gemini refuses or is too slow: `make doctor` asks it with the key of .env; on the "
            "free tier the day's 1,000 embeddings may be used up.",
        ),
        check("count", count, "The index is not what its manifest says: `make upload` fills it."),
        check("known movie", known_movie, "The index answers, but not rightly: `make upload`."),
        check(
            "recommendation",
            recommendation,
            "The LLM refuses: `python -m scripts.doctor --llm` asks it; the function's log has the "
            "reason. Or the day's ceiling, RECOMMENDATIONS_A_DAY, is reached.",
        ),
        check(
            "stream",
            stream,
            "Something between here and the function holds the answer back: no proxy, rewrite or "
            "CDN belongs in front of it.",
        ),
        check(
            "error shape", error_shape, "Something else answers at this address: is it the right?"
        ),
        check("memory", memory, "Its log says what is missing."),
        check("page", page, "Put the page up again: `make deploy` ends with it."),
        check("config.js", config, "Make the page again, by `make deploy`, and put it up."),
    ]


def health(addresses: Addresses, site: Site, *, movies: int | None = None) -> str:
    """Both functions are up, over the same index."""
    search = site.read(HealthResponse, "GET", f"{addresses.search}/health")
    recommend = site.read(HealthResponse, "GET", f"{addresses.recommend}/health")
    seen = f"{search.movies:,} movies, {search.embedder}, {search.index}"
    if _without_memory(search) != _without_memory(recommend):
        raise Failed(
            f"search has {seen}; recommend has {recommend.movies:,} movies, {recommend.embedder}, "
            f"{recommend.index}",
            "They were deployed with different settings, or one has not noticed a new index yet.",
        )
    if movies is not None and movies != search.movies:
        raise Failed(f"{seen}; expected {movies:,} movies", "Was another catalogue uploaded?")
    return seen


def memory(addresses: Addresses, site: Site) -> str:
    """What the instances hold that have just answered all of this."""
    told = {}
    for name, address in (("search", addresses.search), ("recommend", addresses.recommend)):
        told[name] = site.read(HealthResponse, "GET", f"{address}/health").memory_mb
    if None in told.values():
        raise Skipped("the system that they run on does not tell")
    sizes = ", ".join(f"{name} {size} MB" for name, size in told.items())
    return f"{sizes} resident, without files of an unpacked index"


def cors(addresses: Addresses, site: Site) -> str:
    """Both functions let the page's origin in, with and without a preflight."""
    if addresses.page is None:
        raise Skipped("no address of a page")
    origin = origin_of(addresses.page)
    elsewhere = [one for one in (addresses.search, addresses.recommend) if origin_of(one) != origin]
    if not elsewhere:
        raise Skipped("page and functions have one origin")
    for address in elsewhere:
        url = f"{address}/health"
        wish = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        wish["Access-Control-Request-Headers"] = "content-type"
        for method, headers in (("OPTIONS", wish), ("GET", {"Origin": origin})):
            answer = site.ask(method, url, headers=headers)
            allowed = answer.headers.get("Access-Control-Allow-Origin")
            if allowed not in (origin, "*"):
                raise Failed(f"{method} {url} lets in {allowed or 'no other page'}, not {origin}")
            sent = answer.headers.get("Access-Control-Allow-Headers", "").casefold()
            if method == "OPTIONS" and "content-type" not in sent:
                raise Failed(f"OPTIONS {url} does not let {origin} send JSON")
    return f"{origin} is let in"


def embedding(addresses: Addresses, site: Site) -> str:
    """A query is embedded, and nothing answers in the embedder's stead."""
    params = {"q": ASTRONAUT, "mode": "semantic", "k": CHOSEN}
    answer = site.read(SearchResponse, "GET", addresses.search, params=params)
    if answer.degraded or answer.mode != "semantic":
        raise Failed(f"keywords answered: degraded is {', '.join(answer.degraded) or answer.mode}")
    if not answer.results:
        raise Failed("no movie was found by its meaning", "The index holds no vectors: upload.")
    best = answer.results[0]
    return f"{best.title}, cosine {best.score:.2f}, {answer.took_ms:,.0f} ms in the function"


def count(addresses: Addresses, site: Site) -> str:
    """The movies that the index counts are those of its manifest.

    They are counted by facets of which a movie has one value at the most. A movie that lacks them
    all is in no count, so a few may be missing, but never too many be there.
    """
    expected = site.read(HealthResponse, "GET", f"{addresses.search}/health").movies
    params = {"q": WISH, "mode": "keyword", "understand": "false", "facets": "true"}
    facets = site.read(SearchResponse, "GET", addresses.search, params=params).facets or {}
    sums = {name: sum(one.count for one in facets.get(name, [])) for name in SINGLE}
    name = max(SINGLE, key=sums.__getitem__)
    if not sums[name]:
        raise Skipped(f"no movie has a {' or '.join(SINGLE)} to count by")
    if not COUNTABLE * expected <= sums[name] <= expected:
        raise Failed(f"{sums[name]:,} movies counted by {name}, {expected:,} in the manifest")
    return f"{sums[name]:,} counted by {name}, {expected:,} in the manifest"


def known_movie(addresses: Addresses, site: Site) -> str:
    """The best known of some random movies is found by its title, and is the same by its id."""
    url = f"{addresses.search}/movies"
    drawn = site.read(MoviesResponse, "GET", f"{url}/random", params={"k": DRAWN}).results
    if not drawn:
        raise Failed(f"GET {url}/random found no movie")
    wanted = max(drawn, key=lambda movie: movie.vote_count)
    params: dict[str, str | int] = {"q": wanted.title, "understand": "false"}
    answer = site.read(SearchResponse, "GET", addresses.search, params=params)
    place = next((at for at, one in enumerate(answer.results, 1) if one.id == wanted.id), None)
    if place is None:
        raise Failed(f"{wanted.title} ({wanted.id}) is not among the ten found by its title")
    fetched = site.read(Movie, "GET", f"{url}/{wanted.id}")
    if fetched.title != wanted.title:
        raise Failed(f"movie {wanted.id} is {wanted.title} in a list, {fetched.title} by its id")
    return f"{wanted.title}, {_ordinal(place)} by its title"


def recommendation(addresses: Addresses, site: Site) -> str:
    """Movies with reasons in one JSON object, asked for by POST as the API's users do."""
    answer = site.read(
        RecommendResponse, "POST", addresses.recommend, json={"query": WISH, "k": CHOSEN}
    )
    if answer.degraded:
        raise Failed(f"without {', '.join(answer.degraded)}: {len(answer.movies)} movies")
    reasons = [movie.reason for movie in answer.movies if movie.reason]
    if len(answer.movies) != CHOSEN or not reasons:
        raise Failed(f"{len(answer.movies)} movies, {len(reasons)} reasons; asked for {CHOSEN}")
    return f"{len(answer.movies)} movies, {len(reasons)} reasons by {_writer(answer.model)}"


def stream(addresses: Addresses, site: Site) -> str:
    """The movies arrive while the reasons are still being written."""
    return streamed(site.stream(addresses.recommend, {"q": WISH, "k": CHOSEN}))


def streamed(answer: Stream) -> str:
    """What a stream shows. Raises Failed where it was held back, broke off or has no order."""
    kind = answer.headers.get("Content-Type", "")
    if not kind.startswith(EVENT_STREAM):
        raise Failed(f"events were asked for, {kind or 'nothing'} came")
    names = [event.name for event in answer.events]
    if len(names) < CHOSEN or names[0] != "movies" or names[-1] != "done":
        told = ", ".join(names) or "none"
        raise Failed(f"events: {told}; expected movies first, done last", "See the log.")
    first, last = answer.events[0], answer.events[-1]
    done = parsed(DoneEvent, last.data, "the event `done`")
    if "Content-Length" in answer.headers or _at_once(first, last, done.model):
        raise Failed(f"all {len(names)} events came at once, after {_ms(last.seconds)}")
    told = f"first event after {_ms(first.seconds)}, last after {_ms(last.seconds)}"
    if done.degraded:
        raise Failed(f"{told}, without {', '.join(done.degraded)}", "See `recommendation`.")
    return f"{told}, {len(names)} events by {_writer(done.model)}"


def _without_memory(told: HealthResponse) -> HealthResponse:
    return told.model_copy(update={"memory_mb": None})


def _at_once(first: Event, last: Event, model: str | None) -> bool:
    """Whether an LLM's events arrived together; offline sentences take no time in any case."""
    if model in (None, OFFLINE):
        return False
    return last.seconds - first.seconds < AT_ONCE * last.seconds


def error_shape(addresses: Addresses, site: Site) -> str:
    """Both functions refuse in the API's one shape, with the status that fits."""
    wrong = {f"{addresses.search}?k=0": 400, f"{addresses.recommend}?k=0": 400}
    for url, status in {**wrong, f"{addresses.search}/nothing": 404}.items():
        answer = site.ask("GET", url)
        if answer.status != status:
            raise Failed(f"GET {url} answered {answer.status}, expected {status}")
        parsed(ErrorResponse, answer.text, f"GET {url}")
    return "400 and 404 as JSON with code and message"


def _writer(model: str | None) -> str:
    return "sentences from the facts, no LLM" if model == OFFLINE else str(model)


def _ms(seconds: float) -> str:
    return f"{seconds * 1_000:,.0f} ms"


def _ordinal(place: int) -> str:
    return {1: "first", 2: "second", 3: "third"}.get(place, f"{place}th")
