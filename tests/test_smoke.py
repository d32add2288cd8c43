"""Smoke finds the hop that is broken, and no other."""

from __future__ import annotations

import re

import pytest
import requests
from click.testing import CliRunner
from werkzeug.wrappers import Response

from catalogue import OTHER_ORIGIN
from moviesearch.api.responses import DoneEvent
from scripts.checks.check import Check, Failed, passed
from scripts.checks.hops import streamed
from scripts.checks.site import Event, Stream
from scripts.smoke import main
from servers import reply, running

ROWS = [
    "health",
    "CORS",
    "embedding",
    "count",
    "known movie",
    "recommendation",
    "stream",
    "error shape",
    "memory",
    "page",
    "config.js",
]
EVENTS = {"Accept": "text/event-stream"}
KEPT = ("Accept", "Content-Type", "Origin")
NEVER = {"Content-Length", "Transfer-Encoding", "Connection", "Server", "Date"}


def smoke(*arguments):
    outcome = CliRunner().invoke(main, arguments)
    assert outcome.exception is None or isinstance(outcome.exception, SystemExit)
    return outcome


def rows(outcome):
    """Status by row."""
    found = re.findall(r"^(ok|FAILED|skipped) +(.+?)  +[\d,]+ ms  ", outcome.output, re.MULTILINE)
    return {name: status for status, name in found}


def proxy(laptop, changed):
    """Hands requests on to the laptop, event by event, where `changed` has no answer of its own."""

    def handler(request):
        answer = changed(request)
        if answer is not None:
            return answer
        sent = requests.request(
            request.method,
            laptop + request.full_path,
            headers={name: request.headers[name] for name in KEPT if name in request.headers},
            data=request.get_data(),
            stream=True,
            timeout=60,
        )
        headers = {name: value for name, value in sent.headers.items() if name not in NEVER}
        return Response(iter(lambda: sent.raw.read1(65_536), b""), sent.status_code, headers)

    return running(handler)


def at(path, answer, method=None):
    """An answer in the place of what is at a path."""

    def changed(request):
        if request.path == path and method in (None, request.method):
            return answer if isinstance(answer, Response) else answer(request)
        return None

    return changed


def edited(laptop, path, **changes):
    """The answer of a path with other values at the top of its JSON."""

    def changed(request):
        if request.path != path or "text/event-stream" in request.headers.get("Accept", ""):
            return None
        sent = requests.request(
            request.method,
            laptop + request.full_path,
            json=request.get_json(silent=True),
            timeout=60,
        )
        return reply({**sent.json(), **changes}, sent.status_code)

    return changed


def test_what_make_run_serves_passes_every_hop(laptop):
    outcome = smoke(laptop[0])

    assert outcome.exit_code == 0, outcome.output
    assert rows(outcome) == {**dict.fromkeys(ROWS, "ok"), "CORS": "skipped"}
    assert "10 ok, 1 skipped in " in outcome.output
    assert (
        "554 movies, local (universal-sentence-encoder-multilingual-3), embedded" in outcome.output
    )
    assert re.search(r"memory .* search \d+ MB, recommend \d+ MB resident", outcome.output)


def test_a_page_on_another_origin_is_let_in(laptop):
    with proxy(laptop[0], lambda request: None) as elsewhere:
        page = elsewhere.url
        let_in = smoke(laptop[0], "--page-url", OTHER_ORIGIN)
        shut_out = smoke(laptop[0], "--page-url", page)

    assert rows(let_in)["CORS"] == "ok"
    assert rows(shut_out)["CORS"] == "FAILED"
    assert f"lets in no other page, not {page}" in shut_out.output
    assert "ALLOWED_ORIGINS" in shut_out.output


def test_functions_without_a_page_skip_its_rows(laptop):
    outcome = smoke(
        "--search-url", f"{laptop[0]}/search/", "--recommend-url", f"{laptop[0]}/recommend"
    )
    skipped = [name for name, status in rows(outcome).items() if status == "skipped"]

    assert outcome.exit_code == 0
    assert skipped == ["CORS", "page", "config.js"]
    assert "--page-url names one" in outcome.output


def test_addresses_are_asked_for_before_anything_is():
    outcome = smoke("--search-url", "http://127.0.0.1:9")

    assert outcome.exit_code == 2
    assert "Name BASE, or both --search-url and --recommend-url" in outcome.output


def test_another_number_of_movies_than_expected_is_told(laptop):
    assert "expected 9 movies" in smoke(laptop[0], "--movies", "9").output
    assert smoke(laptop[0], "--movies", "554").exit_code == 0


UNAVAILABLE = {"error": {"code": "not_ready", "message": "The log says what is missing."}}
PLAIN_PAGE = Response("<h1>It works!</h1>", mimetype="text/html")
NOT_FOUND = Response("Not found", 404, mimetype="text/plain")


@pytest.mark.parametrize(
    ("breaking", "failed", "said"),
    [
        pytest.param(
            lambda laptop: at("/recommend/health", reply(UNAVAILABLE, 503)),
            {"health", "memory"},
            "answered 503: not_ready: The log says what is missing.",
            id="a function that is not set up",
        ),
        pytest.param(
            lambda laptop: edited(laptop, "/recommend/health", movies=7),
            {"health"},
            "recommend has 7 movies",
            id="two indexes",
        ),
        pytest.param(
            lambda laptop: edited(laptop, "/search", degraded=["embedding"]),
            {"embedding"},
            "keywords answered: degraded is embedding",
            id="no embedding",
        ),
        pytest.param(
            lambda laptop: edited(
                laptop, "/search", facets={"language": [{"value": "en", "count": 9}]}
            ),
            {"count"},
            "9 movies counted by language, 554 in the manifest",
            id="an index half filled",
        ),
        pytest.param(
            lambda laptop: edited(laptop, "/search", results=[]),
            {"embedding", "known movie"},
            "is not among the ten found by its title",
            id="nothing found",
        ),
        pytest.param(
            lambda laptop: at("/search/movies/random", reply({"results": [], "count": 0})),
            {"known movie"},
            "found no movie",
            id="no movies",
        ),
        pytest.param(
            lambda laptop: edited(laptop, "/recommend", degraded=["explanation"]),
            {"recommendation"},
            "without explanation: 3 movies",
            id="no LLM",
        ),
        pytest.param(
            lambda laptop: edited(laptop, "/recommend", movies=[]),
            {"recommendation"},
            "0 movies, 0 reasons; asked for 3",
            id="no recommendation",
        ),
        pytest.param(
            lambda laptop: streaming(laptop, lambda text: text, whole=True),
            {"stream"},
            "events came at once",
            id="a proxy that holds the stream back",
        ),
        pytest.param(
            lambda laptop: streaming(laptop, lambda text: text.partition("event: done")[0]),
            {"stream"},
            "expected movies first, done last",
            id="a stream that breaks off",
        ),
        pytest.param(
            lambda laptop: at("/recommend", lambda request: reply({}), "GET"),
            {"stream", "error shape"},
            "events were asked for, application/json came",
            id="no stream",
        ),
        pytest.param(
            lambda laptop: at("/search/nothing", NOT_FOUND),
            {"error shape"},
            "is not in the API's shape",
            id="an error page",
        ),
        pytest.param(
            lambda laptop: at("/movie/1", NOT_FOUND),
            {"page"},
            "/movie/1 answered 404, and not with the page",
            id="no routes",
        ),
        pytest.param(
            lambda laptop: at("/", PLAIN_PAGE),
            {"page"},
            "answered 200, and not with the page",
            id="another page",
        ),
        pytest.param(
            lambda laptop: at("/js/app.js", PLAIN_PAGE),
            {"page"},
            "text/html; charset=utf-8, and not with a script",
            id="a page for a script",
        ),
        pytest.param(
            lambda laptop: at(
                "/config.js",
                Response('export const SEARCH = "/elsewhere";\n', mimetype="text/javascript"),
            ),
            {"config.js"},
            "/elsewhere as SEARCH, not ",
            id="a page of other functions",
        ),
    ],
)
def test_the_broken_hop_is_named_with_a_hint(laptop, breaking, failed, said):
    with proxy(laptop[0], breaking(laptop[0])) as server:
        outcome = smoke(server.url)
    lines = outcome.output.splitlines()
    hints = [lines[at + 1] for at, line in enumerate(lines) if line.startswith("FAILED")]

    assert outcome.exit_code == 1
    assert {name for name, status in rows(outcome).items() if status == "FAILED"} == failed
    assert said in outcome.output
    assert len(hints) == len(failed)
    assert all(re.match(r" {35}\S", hint) for hint in hints)


def streaming(laptop, change, *, whole=False):
    """The stream with another text; `whole` sends it with its length, as one that waits does."""

    def changed(request):
        if "text/event-stream" not in request.headers.get("Accept", ""):
            return None
        sent = requests.get(laptop + request.full_path, headers=EVENTS, timeout=60)
        text = change(sent.content.decode())
        return Response(text if whole else iter([text]), mimetype="text/event-stream")

    return changed


def test_nobody_there_is_told_in_every_row_and_not_by_a_traceback(laptop):
    outcome = smoke("http://127.0.0.1:9")

    assert outcome.exit_code == 1
    assert rows(outcome) == {**dict.fromkeys(ROWS, "FAILED"), "CORS": "skipped"}
    assert "gave no answer (ConnectionError)" in outcome.output


def told(model, *seconds):
    """A stream of events at these seconds, by this model."""
    names = ["movies", *["pick"] * (len(seconds) - 2), "done"]
    done = DoneEvent(order=[1], model=model, degraded=[]).model_dump_json()
    events = [Event(*one) for one in zip(names, [done] * len(names), seconds, strict=True)]
    return Stream({"Content-Type": "text/event-stream; charset=utf-8"}, events)


def test_what_an_llm_writes_must_not_arrive_all_at_once():
    assert streamed(told("gemini", 0.4, 1.1, 1.9)).startswith(
        "first event after 400 ms, last after 1,900 ms"
    )
    assert "no LLM" in streamed(told("offline", 0.010, 0.010, 0.010))
    with pytest.raises(Failed, match="all 3 events came at once, after 1,902 ms"):
        streamed(told("gemini", 1.9, 1.901, 1.902))


def test_a_secret_that_a_service_repeats_is_not_printed(capsys):
    def look():
        raise Failed("Invalid key: s3cret-key")

    ticks = iter([0.0, 0.0, 1.5, 1.5])
    checks = [Check("key", look, "Use another than s3cret-key.")]

    assert not passed(checks, hidden=["s3cret-key", ""], clock=lambda: next(ticks))
    said = capsys.readouterr().out
    assert "s3cret" not in said
    assert "FAILED   key              1,500 ms  Invalid key: (hidden)" in said
    assert said.endswith("1 failed in 1.5 s\n")
