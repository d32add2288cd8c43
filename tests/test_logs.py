"""Each request is a line of JSON that says what became of it, and nothing of whom it was from."""

from __future__ import annotations

import json
import logging
import re
import sys

import pytest
import requests
from werkzeug.datastructures import Headers

from catalogue import MOVIES, environ_of, fill, settings_of
from instances import instance
from moviesearch import exchange
from moviesearch.api.trace import trace_of
from moviesearch.exchange import Exchange, Trace, each, hop
from moviesearch.logs import MASK, JSONLines
from moviesearch.settings import Settings
from servers import running
from servers.gemini import KEY, GeminiAPI, exhausted

GOOGLE = "logging.googleapis.com"
TRACE, SPAN = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
CANARY = "quokka cantata"  # what somebody searches for
LINES = [
    '{"id": 1, "fit": "strong", "reason": "An astronaut is stranded on Mars."}',
    '{"explanation": "Start with [1]."}',
]


@pytest.fixture
def lines(capsys):
    """What was logged since this was last asked."""

    def read():
        found = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
        return [line for line in found if line["logger"].startswith("moviesearch.")]

    return read


@pytest.fixture
def search(settings, open_function):
    fill(settings(), MOVIES)
    return open_function("search", settings(), GOOGLE_CLOUD_PROJECT="movies-12345")


@pytest.fixture
def recommend(settings, gemini, open_function):
    fill(settings(), MOVIES)
    gemini.api.lines = LINES
    return open_function("recommend", settings())


def test_a_search_is_one_line_in_the_fields_of_cloud_logging(search, lines):
    headers = {"traceparent": f"00-{TRACE}-{SPAN}-01", "Function-Execution-Id": "abc123"}
    body = search.get("/search?q=lion", headers=headers).data
    [line] = lines()
    latency = line["httpRequest"].pop("latency")

    assert line["severity"] == "INFO"
    assert line["message"] == "GET /search 200"
    assert line["httpRequest"] == {
        "requestMethod": "GET",
        "requestUrl": "/search",
        "status": 200,
        "responseSize": str(len(body)),
    }
    assert re.fullmatch(r"\d+\.\d{6}s", latency)
    assert line[f"{GOOGLE}/trace"] == f"projects/movies-12345/traces/{TRACE}"
    assert line[f"{GOOGLE}/spanId"] == SPAN
    assert line[f"{GOOGLE}/trace_sampled"] is True
    assert line[f"{GOOGLE}/labels"] == {"execution_id": "abc123"}
    assert line["hops_ms"].keys() == {"embed", "index"}
    assert (line["cache"], line["degraded"]) == ("miss", [])


def test_a_query_that_was_embedded_before_is_told(search, lines):
    for query in ("lion", "lion", "bear"):
        search.get(f"/search?q={query}")

    assert [line["cache"] for line in lines()] == ["miss", "hit", "miss"]


@pytest.mark.parametrize(
    ("path", "severity", "message"),
    [
        ("/search/movies/1", "INFO", "GET /search/movies/<int:movie_id> 200"),
        ("/search/movies/99", "WARNING", "GET /search/movies/<int:movie_id> 404"),
        ("/search?k=0", "WARNING", "GET /search 400"),
        (f"/{CANARY}", "WARNING", "GET no route 404"),
    ],
)
def test_a_line_names_the_route_and_not_what_stands_in_its_place(
    search, lines, path, severity, message
):
    search.get(path)
    [line] = lines()

    assert (line["severity"], line["message"]) == (severity, message)


def test_what_degraded_an_answer_is_in_its_line_and_why_is_in_one_of_the_same_trace(
    search, gemini, lines
):
    gemini.server.faults += [exhausted("30s")] * 2
    search.get("/search?q=lion", headers={"X-Cloud-Trace-Context": f"{TRACE}/1;o=1"})
    why, line = lines()

    assert (why["severity"], line["degraded"]) == ("WARNING", ["embedding"])
    assert "answering from keywords" in why["message"]
    assert why[f"{GOOGLE}/trace"] == line[f"{GOOGLE}/trace"]
    assert why[f"{GOOGLE}/spanId"] == "0000000000000001"


def test_a_recommendation_tells_the_llms_time_and_tokens(recommend, lines):
    asked = {"query": "astronaut", "k": 2, "model": "gemini"}
    headers = recommend.post("/recommend", json=asked).headers
    [line] = lines()

    assert line["tokens"] == {"prompt": 1_200, "written": 80}
    assert line["hops_ms"].keys() == {"embed", "index", "llm"}
    assert {"embed", "index", "llm", "total"} <= set(
        re.findall(r"(\w+);dur", headers["Server-Timing"])
    )


def test_a_stream_is_told_when_it_is_out_with_what_came_of_it(recommend, gemini, lines):
    gemini.api.lines = []
    asked = {"query": "astronaut", "k": 2, "model": "gemini"}
    response = recommend.post("/recommend", json=asked, headers={"Accept": "text/event-stream"})
    assert lines() == []
    body = response.data
    *_, line = lines()

    assert line["httpRequest"]["responseSize"] == str(len(body))
    assert line["degraded"] == ["explanation"]
    assert "llm" in line["hops_ms"]


def test_a_stream_that_nobody_reads_to_its_end_is_told_as_well(recommend, lines):
    asked = "/recommend?q=astronaut&model=offline"
    recommend.get(asked, headers={"Accept": "text/event-stream"}).close()
    recommend.head(asked, headers={"Accept": "text/event-stream"})

    assert [line["message"] for line in lines()][-1] == "HEAD /recommend 200"


def test_times_a_hop_are_in_a_header_that_the_pages_origin_may_read(settings, open_function):
    fill(settings(), MOVIES)
    page = "https://movies.example"
    client = open_function("search", settings(), ALLOWED_ORIGINS=page)
    answer = client.get("/search?q=lion", headers={"Origin": page})
    other = client.get("/search?q=lion", headers={"Origin": "https://evil.example"})
    timing = answer.headers["Server-Timing"]

    assert re.fullmatch(
        r"index;dur=[\d.]+, embed;dur=[\d.]+, total;dur=[\d.]+, cache;desc=miss", timing
    )
    assert answer.headers["Timing-Allow-Origin"] == page
    assert "Timing-Allow-Origin" not in other.headers


@pytest.mark.parametrize(
    ("header", "value", "trace"),
    [
        ("traceparent", f"00-{TRACE}-{SPAN}-01", Trace(TRACE, SPAN, sampled=True)),
        ("traceparent", f"00-{TRACE}-{SPAN}-00", Trace(TRACE, SPAN, sampled=False)),
        ("traceparent", f"01-{TRACE}-{SPAN}-03-more", Trace(TRACE, SPAN, sampled=True)),
        ("traceparent", f"00-{'0' * 32}-{SPAN}-01", None),
        ("traceparent", f"00-{TRACE}-{'0' * 16}-01", None),
        ("traceparent", f"00-{TRACE}-{SPAN}", None),
        ("traceparent", f'00-{TRACE}-{SPAN}-01"}}', None),
        ("X-Cloud-Trace-Context", f"{TRACE}/255;o=1", Trace(TRACE, f"{255:016x}", sampled=True)),
        ("X-Cloud-Trace-Context", TRACE.upper(), Trace(TRACE, "0" * 16, sampled=False)),
        ("X-Cloud-Trace-Context", f"{TRACE}/{2**64}", None),
        ("X-Cloud-Trace-Context", f"{TRACE}/٣", None),
        ("X-Cloud-Trace-Context", "x" * 5_000, None),
    ],
)
def test_a_trace_is_what_a_well_formed_header_says(header, value, trace):
    assert trace_of(Headers({header: value})) == trace


def test_the_newer_header_stands_over_the_older_one():
    headers = {"traceparent": f"00-{TRACE}-{SPAN}-01", "X-Cloud-Trace-Context": f"{'a' * 32}/1"}

    assert trace_of(Headers(headers)).trace_id == TRACE


def test_a_hop_within_one_of_the_same_name_is_counted_once():
    answered = Exchange()
    with exchange.answering(answered), hop("index"), hop("embed"), hop("index"):
        pass

    assert answered.hops.keys() == {"index", "embed"}
    assert answered.hops["embed"] <= answered.hops["index"]


def test_what_a_reader_does_between_two_items_is_no_time_of_theirs():
    answered = Exchange()

    def items():
        yield 1
        assert not answered.begin("llm")  # it is under way
        yield 2

    with exchange.answering(answered):
        for _ in each("llm", items()):
            assert answered.begin("llm")  # it is not
            answered.end("llm", 0.0)

    assert answered.hops.keys() == {"llm"}


def settings_with(**environ):
    keys = {"GEMINI_API_KEY": "gemini-canary-key", "DEEPSEEK_API_KEY": 'deep"seek\\canary'}
    return Settings.load({**keys, **environ}, env_file=None)


def logged(settings, *message, **more):
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, *message, **more)
    return JSONLines(settings).format(record)


def test_a_key_is_masked_wherever_it_turns_up():
    for key in settings_with().secrets:
        line = logged(settings_with(), "the vendor said: %s is wrong", (key,), None)

        assert json.loads(line)["message"] == f"the vendor said: {MASK} is wrong"


def test_a_traceback_says_where_and_not_what_unless_queries_may_be_logged():
    try:
        raise ValueError(CANARY) from KeyError(CANARY)
    except ValueError:
        caught = sys.exc_info()
    usual = logged(settings_with(), "failed", (), caught)
    wanted = logged(settings_with(LOG_QUERIES="True"), "failed", (), caught)

    assert CANARY not in usual
    assert json.loads(usual)["message"].endswith("ValueError from KeyError")
    assert "test_logs.py" in usual
    assert CANARY in wanted


@pytest.mark.parametrize("text", ["two\nlines", "\u2028", "\ud800", "\x1b[31m", '"}\n{"'])
def test_whatever_is_logged_stays_one_line(text):
    line = logged(settings_with(), "%s", (text,), None)

    assert json.loads(line)["message"] == text
    assert line.isascii()
    assert len(line.splitlines()) == 1


def everything_asked_of(function, name):
    """Requests of every kind that hold the canary, each answered or refused."""
    word = CANARY.replace(" ", "%20")
    yield requests.get(f"{function.url}/{name}?q={word}&mode=semantic&k=1", timeout=60)
    yield requests.get(f"{function.url}/{name}?q={word}&k=0&{word}=1", timeout=60)
    yield requests.get(f"{function.url}/{name}?q=lion&genre={word}&person={word}", timeout=60)
    yield requests.get(f"{function.url}/{name}/{word}?q={word}", timeout=60)
    yield requests.get(f"{function.url}/{name}/suggest?q={word}", timeout=60)
    yield requests.post(f"{function.url}/{name}", json={"q": CANARY}, timeout=60)
    yield requests.post(f"{function.url}/{name}", json={"q": CANARY, CANARY: [CANARY]}, timeout=60)
    yield requests.post(f"{function.url}/{name}", data=CANARY, timeout=60)
    yield requests.request("QUOKKA", f"{function.url}/{name}?q={word}", timeout=60)
    yield requests.get(
        f"{function.url}/{name}?q={word}", headers={"Accept": "text/event-stream"}, timeout=60
    )


@pytest.mark.parametrize("name", ["search", "recommend"])
def test_an_instance_writes_nothing_of_what_is_searched_for_whatever_fails(name, tmp_path):
    api = GeminiAPI(LINES, refused=CANARY)
    with running(api) as server:
        settings = settings_of(server.url, tmp_path)
        fill(settings, MOVIES)
        environ = {
            "PATH": "/usr/bin:/bin",
            "PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode"),
            "GEMINI_API_KEY": KEY,
            **environ_of(settings),
        }
        with instance(name, tmp_path, environ, 4) as function:
            statuses = [one.status_code for one in everything_asked_of(function, name)]
            server.faults += [exhausted("0.1s")] * 2
            statuses += [one.status_code for one in everything_asked_of(function, name)]
            written = function.log.read_text()

    assert {200, 400, 404, 405, 415} <= set(statuses)
    assert [json.loads(line)["severity"] for line in written.splitlines()]
    assert written.count('"httpRequest"') == len(statuses)
    for word in CANARY.split():
        assert word not in re.sub(r"QUOKKA", "", written)
    assert KEY not in written


def test_with_log_queries_a_line_holds_what_was_searched_for(settings, open_function, lines):
    fill(settings(), MOVIES)
    client = open_function("search", settings(), LOG_QUERIES="True")
    client.get(f"/search?q={CANARY}")

    assert lines()[-1]["query"] == CANARY
