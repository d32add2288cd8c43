"""Whatever an LLM does, the movies come, in time; and it is asked again only where that may help.

Two of LangChain's providers, with Google's client and OpenAI's, against servers that say what no
real one would. Where a server would go on for ever, a test that ends has shown that it was left.
"""

from __future__ import annotations

import gzip
import itertools
import json
import logging
import socket
import ssl
import threading
import tracemalloc
from types import SimpleNamespace

import pytest
from werkzeug.serving import make_ssl_devcert

from catalogue import MOVIES, fill, settings_of
from moviesearch.api import events as api_events
from moviesearch.api.requests import RecommendRequest
from moviesearch.clients import Clients
from moviesearch.constraints import Filters
from moviesearch.errors import ExplanationError
from moviesearch.explanation import Explainers, Pick, Remark, Silence
from moviesearch.explanation.brief import Brief
from moviesearch.explanation.llm import LLMExplainer
from moviesearch.recommend import collect, find, recommend
from moviesearch.settings import LanguageModel
from servers import deepseek, gemini, reply, running
from servers.gemini import exhausted
from servers.raw import OK, saying
from test_recommend_function import events

EVENTS = OK + b"Content-Type: text/event-stream\r\n"
OPEN = EVENTS + b"Connection: close\r\n\r\n"
CHUNKED = EVENTS + b"Transfer-Encoding: chunked\r\n\r\n"
FOR_EVER = 5_000  # pieces, a moment between two of them
SHORT = "0.6"  # seconds
LONG = "300"
QUERY = "an astronaut stranded on mars"
PICK = '{"id": 4, "fit": "partial", "reason": "An astronaut drifts in space."}'
REMARK = '{"explanation": "Start with [4]."}'
WHY = "An astronaut drifts in space."
PROVIDERS = {
    "gemini": SimpleNamespace(
        key=gemini.KEY,
        prefix="GEMINI",
        api=gemini.GeminiAPI,
        chunk=lambda text: gemini.chunk(text).encode(),
    ),
    "deepseek": SimpleNamespace(
        key=deepseek.KEY,
        prefix="DEEPSEEK",
        api=deepseek.DeepSeekAPI,
        chunk=lambda text: deepseek.chunk({"content": text}).encode(),
    ),
}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    folder = tmp_path_factory.mktemp("faults")
    with running(gemini.GeminiAPI()) as server:
        settings = settings_of(server.url, folder)
        fill(settings, MOVIES)
        yield settings


@pytest.fixture(params=PROVIDERS)
def provider(request):
    return SimpleNamespace(name=request.param, **vars(PROVIDERS[request.param]))


@pytest.fixture
def ask(provider, catalogue, open_function):
    """The answer where the provider is at an address, in one piece or its events."""

    def asked(url, timeout=LONG, *, streamed=False):
        environ = {
            f"{provider.prefix}_API_KEY": provider.key,
            f"{provider.prefix}_BASE_URL": url,
            "LLM_TIMEOUT": "60" if timeout == LONG else timeout,
            "RECOMMEND_DEADLINE": LONG,
        }
        client = open_function("recommend", catalogue, **environ)
        wish = {"query": QUERY, "k": 2, "mode": "keyword", "model": provider.name}
        headers = {"Accept": "text/event-stream"} if streamed else {}
        response = client.post("/recommend", json=wish, headers=headers)
        assert response.status_code == 200
        return events(response) if streamed else response.get_json()

    return asked


@pytest.fixture
def api(provider):
    """The provider's API, as it should be."""
    api = provider.api([PICK, REMARK])
    with running(api) as server:
        yield SimpleNamespace(server=server, lines=api.lines, url=server.url)


def has_no_reasons(answer):
    return (
        [one["id"] for one in answer["movies"]] == [1, 4]
        and {one["reason"] for one in answer["movies"]} == {None}
        and answer["degraded"] == ["explanation"]
    )


def has_reasons(answer):
    return answer["movies"][0]["reason"] == WHY and answer["degraded"] == []


def dripped(text):
    return [text[at : at + 1] for at in range(len(text))]


SLOW = {
    "status line": lambda: dripped(OK * 300),
    "headers": lambda: [OK, *dripped(b"X-Slow: " + b"y" * FOR_EVER)],
    "continuations": lambda: itertools.repeat(b"HTTP/1.1 100 Continue\r\n\r\n", FOR_EVER),
    "body": lambda: [OPEN, *dripped(b": " + b"y" * FOR_EVER)],
    "comments": lambda: [OPEN, *itertools.repeat(b": still here\n\n", FOR_EVER)],
    "nothing": lambda: itertools.repeat(b"", FOR_EVER),
    "nothing behind the headers": lambda: [OPEN, *itertools.repeat(b"", FOR_EVER)],
}


@pytest.mark.parametrize("what", SLOW)
def test_an_llm_that_drips_is_left_when_the_time_is_over(ask, what):
    with saying(SLOW[what]) as server:
        answer = ask(server.url, SHORT)

    assert has_no_reasons(answer)
    assert True not in server.whole


def test_an_llm_that_drips_words_is_left_when_the_time_is_over(ask, provider):
    def words():
        yield OPEN + provider.chunk(f"{PICK}\n")
        yield from itertools.repeat(provider.chunk(" "), FOR_EVER)

    with saying(words) as server:
        answer = ask(server.url, "1.5")

    assert answer["movies"][0]["reason"] in (WHY, None)  # as slow as this machine is
    assert answer["degraded"] == ["explanation"]
    assert True not in server.whole


def test_an_event_without_end_is_not_kept(ask):
    """Memory is measured in a second call, when all packages are there."""
    endless = [OPEN + b"data: ", *itertools.repeat(b"a" * 1_000_000, 500)]
    ask("http://127.0.0.1:1")
    with saying(lambda: endless, pause=0) as server:
        tracemalloc.start()
        answer = ask(server.url)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert has_no_reasons(answer)
    assert True not in server.whole
    assert most < 60_000_000


def test_a_line_without_end_is_given_up(ask, provider):
    endless = [OPEN, *itertools.repeat(provider.chunk("words without end " * 50), 100_000)]
    with saying(lambda: endless, pause=0) as server:
        answer = ask(server.url)

    assert has_no_reasons(answer)
    assert server.whole == [False]


def test_lines_without_end_are_given_up_and_what_was_sound_of_them_stays(ask, provider):
    small_talk = provider.chunk("Let me think about that.\n" * 50)
    endless = [OPEN + provider.chunk(f"{PICK}\n"), *itertools.repeat(small_talk, 100_000)]
    with saying(lambda: endless, pause=0) as server:
        answer = ask(server.url)

    assert answer["movies"][0]["reason"] == WHY
    assert answer["degraded"] == ["explanation"]
    assert server.whole == [False]


def test_what_unpacks_to_a_thousand_times_its_size_is_no_answer(ask):
    bomb = gzip.compress(b"a" * 50_000_000)
    ask("http://127.0.0.1:1")
    with saying(lambda: [EVENTS + b"Content-Encoding: gzip\r\n\r\n" + bomb]) as server:
        tracemalloc.start()
        answer = ask(server.url)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert has_no_reasons(answer)
    assert most < 20_000_000


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed_so_the_key_goes_nowhere_else(ask, api, status):
    with running(lambda _: reply({})) as elsewhere:
        api.server.fail(status, Location=f"{elsewhere.url}/stolen")
        answer = ask(api.url)

    assert has_no_reasons(answer)
    assert elsewhere.requests == []
    assert len(api.server.requests) == 1


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413])
def test_a_refusal_that_stands_is_not_asked_for_twice(ask, api, status, caplog):
    api.server.fail(status)
    answer = ask(api.url)

    assert has_no_reasons(answer)
    assert len(api.server.requests) == 1
    assert f"answered {status}" in caplog.text


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_refusal_that_may_pass_is_asked_again_once(ask, api, status):
    api.server.fail(status)
    passed = ask(api.url)
    api.server.fail(status)
    api.server.fail(status)
    stands = ask(api.url)

    assert has_reasons(passed)
    assert has_no_reasons(stands)
    assert len(api.server.requests) == 4


@pytest.mark.parametrize(
    ("refused", "again"),
    [
        (lambda: exhausted("0.1s"), True),
        (lambda: exhausted("30s"), False),
        (lambda: reply({}, 429, Retry_After="0"), True),
        (lambda: reply({}, 503, Retry_After="30"), False),
        (lambda: reply({}, 503, Retry_After="1e999"), True),
        (lambda: reply({}, 429, Retry_After="9" * 400), True),
        (lambda: reply({"error": '"retryDelay": "9' + "9" * 400 + 's"'}, 429), True),
    ],
    ids=["soon", "late", "header, now", "header, late", "infinite", "long number", "long delay"],
)
def test_an_llm_that_says_when_to_come_back_is_asked_then_or_not_at_all(ask, api, refused, again):
    api.server.faults.append(refused())
    answer = ask(api.url)

    assert has_reasons(answer) if again else has_no_reasons(answer)
    assert len(api.server.requests) == 1 + again


def test_a_refusal_that_is_cut_or_without_end_is_a_refusal(ask):
    head = b"HTTP/1.1 429 Too Many Requests\r\n"
    cut = [head + b"Content-Length: 5000\r\n\r\n{"]
    with saying(lambda: cut) as server:
        assert has_no_reasons(ask(server.url))
    assert len(server.whole) == 2

    endless = [head + b"\r\n", *itertools.repeat(b"a" * 100_000, 5_000)]
    with saying(lambda: endless, pause=0) as server:
        assert has_no_reasons(ask(server.url))
    assert server.whole == [False, False]


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_nobody_there_and_a_name_that_is_none_leave_the_movies(ask, scheme):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    for host in (f"127.0.0.1:{port}", "no-such-host.invalid"):
        assert has_no_reasons(ask(f"{scheme}://{host}"))


def test_a_server_that_speaks_no_tls_leaves_the_movies(ask, api):
    assert has_no_reasons(ask(api.url.replace("http:", "https:")))
    assert api.server.requests == []


@pytest.fixture(scope="module")
def certified(tmp_path_factory):
    """A server's side of TLS, and the certificate to trust."""
    certificate, key = make_ssl_devcert(
        str(tmp_path_factory.mktemp("tls") / "here"), cn="localhost"
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return SimpleNamespace(context=context, certificate=certificate)


def test_a_certificate_that_nobody_vouches_for_leaves_the_movies(ask, certified):
    with saying(lambda: [OPEN], tls=certified.context) as server:
        assert has_no_reasons(ask(server.url))

    assert server.whole == [False, False]


def test_over_tls_an_llm_is_heard_and_left_in_time_as_well(ask, provider, certified, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", certified.certificate)
    whole = [OPEN + provider.chunk(f"{PICK}\n{REMARK}")]
    with saying(lambda: whole, tls=certified.context) as server:
        assert has_reasons(ask(server.url))
    for slow in (SLOW["headers"], SLOW["comments"], SLOW["nothing"]):
        with saying(slow, tls=certified.context) as server:
            assert has_no_reasons(ask(server.url, SHORT))
        assert True not in server.whole


def test_an_answer_that_is_cut_before_its_first_line_is_asked_for_again(ask, provider):
    piece = provider.chunk(PICK[:20])
    cut = CHUNKED + b"%x\r\n%s\r\n" % (len(piece), piece)
    whole = OPEN + provider.chunk(f"{PICK}\n{REMARK}")
    answers = iter([[cut], [whole]])
    with saying(lambda: next(answers)) as server:
        assert has_reasons(ask(server.url))


def test_an_answer_that_is_cut_later_keeps_what_came(ask, provider):
    piece = provider.chunk(f'{PICK}\n{{"id": 1, "reason": "cut o')
    with saying(lambda: [CHUNKED + b"%x\r\n%s\r\n" % (len(piece), piece)]) as server:
        answer = ask(server.url)

    assert [one["id"] for one in answer["movies"]] == [4, 1]
    assert [one["reason"] for one in answer["movies"]] == [WHY, None]
    assert answer["degraded"] == ["explanation"]
    assert len(server.whole) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"data: {\n\n",
        b"data: " + b"[" * 100_000 + b"\n\n",
        b'data: {"candidates": 5, "choices": 5}\n\n',
        b"data: null\n\n",
        b"data: " + b"1" * 10_000 + b"\n\n",
        b"\xff\xfe\x00" * 50,
        b"<html>a proxy's page</html>",
    ],
    ids=["empty", "cut", "deep", "of other types", "null", "long number", "no text", "a page"],
)
def test_an_answer_that_is_none_of_the_apis_leaves_the_movies(ask, body):
    with saying(lambda: [OPEN + body]) as server:
        assert has_no_reasons(ask(server.url))

    assert len(server.whole) == 2


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["", "  "],
        ["I would rather not."],
        ['{"id": 4, "reason": "stops in the mid'],
        ['{"id": 603, "reason": "Invented."}', '{"id": "4"}', '{"id": 1e999}', '{"id": true}'],
        ["[]", "null", "5", '"text"', "{}", '{"explanation": 5}', "[" * 5_000],
        ['{"id": ' + "9" * 5_000 + "}"],
    ],
    ids=["nothing", "blank", "small talk", "mid-line", "invented ids", "other JSON", "long id"],
)
def test_text_without_a_sound_line_is_asked_for_again_and_then_left(ask, api, lines):
    api.lines[:] = lines
    answer = ask(api.url)

    assert has_no_reasons(answer)
    assert len(api.server.requests) == 2


HALVES = {
    "escaped": r"Space \ud83d drifts.",
    "escaped, the other half": r"Space \uDE00 drifts.",
    "as it is": "Space \ud83d drifts.",
    "behind a backslash": r"Space \\\ud83d drifts.",
}


@pytest.mark.parametrize("half", HALVES)
def test_half_a_character_costs_nothing_but_itself(ask, api, half):
    api.lines[:] = [
        f'{{"id": 4, "fit": "partial", "reason": "{HALVES[half]}"}}',
        f'{{"explanation": "{HALVES[half]}"}}',
        REMARK,
    ]
    told = ask(api.url, streamed=True)
    answer = ask(api.url)

    assert [name for name, _ in told if name in ("error", "done")] == ["done"]
    assert told[-1][1]["degraded"] == answer["degraded"] == []
    assert answer["movies"][0]["id"] == 4
    assert answer["movies"][0]["reason"]
    assert "Start with Orbit." in answer["explanation"]
    assert not any(0xD800 <= ord(char) < 0xE000 for char in json.dumps(answer, ensure_ascii=False))


def test_neither_key_nor_query_nor_what_an_llm_says_of_them_is_logged(ask, api, provider, caplog):
    caplog.set_level(logging.DEBUG)
    said = f"{provider.key} may not ask: {QUERY}"
    for status in (401, 500, 500):
        api.server.fail(status, {"error": {"message": said}})
        ask(api.url)
    with saying(lambda: [OPEN + f"data: {said}\n\n".encode()]) as server:
        ask(server.url)
    ask(f"http://no-such-host.invalid/{provider.key}")
    ours = "\n".join(
        record.getMessage() for record in caplog.records if record.levelno >= logging.INFO
    )

    assert "answering without all reasons" in ours
    assert provider.key not in ours
    assert QUERY not in ours


@pytest.fixture
def explainer(provider):
    """One that tells of each twentieth of a second of silence."""

    def opened(url):
        target = {"gemini": "google_genai:gemini-3.5-flash-lite", "deepseek": "deepseek:flash"}
        model = LanguageModel(
            name="llm", target=target[provider.name], api_key=provider.key, base_url=url
        )
        return LLMExplainer(model, timeout=60, beat=0.05)

    return opened


WISH = Brief(QUERY, QUERY, Filters(), 2)


def test_an_llm_that_is_silent_is_told_of_now_and_then_and_then_speaks(explainer, provider):
    def pieces():
        yield OPEN
        while not heard:
            yield b": keep-alive\n\n"
        yield provider.chunk(f"{PICK}\n{REMARK}")

    heard = []
    with saying(pieces) as server:
        told = explainer(server.url).explain(WISH, MOVIES)
        heard += [next(told), next(told)]
        rest = [piece for piece in told if piece != Silence()]

    assert heard == [Silence(), Silence()]
    assert [type(piece) for piece in rest] == [Pick, Remark]


def test_words_that_make_no_line_are_silence_too(explainer, provider):
    def pieces():
        yield OPEN
        while not heard:
            yield provider.chunk(" ")
        yield provider.chunk(f"{PICK}\n{REMARK}")

    heard = []
    with saying(pieces) as server:
        told = explainer(server.url).explain(WISH, MOVIES)
        heard.append(next(told))
        rest = [piece for piece in told if piece != Silence()]

    assert heard == [Silence()]
    assert [type(piece) for piece in rest] == [Pick, Remark]


def test_silence_is_a_comment_in_a_stream_and_nothing_in_one_piece(explainer, catalogue, provider):
    def pieces():
        yield OPEN
        while not heard:
            yield b": keep-alive\n\n"
        yield provider.chunk(f"{PICK}\n{REMARK}")

    heard = []
    wish = RecommendRequest(query=QUERY, k=2, mode="keyword")
    found = find(wish, Clients.of(catalogue), Explainers(catalogue))
    with saying(pieces) as server:
        explainers = SimpleNamespace(open=lambda _: explainer(server.url))
        stream = api_events.stream(recommend(found, explainers))
        first, comment = next(stream), next(stream)
        heard.append(comment)
        rest = [one for one in stream if one != comment]
        heard.clear()
        told = recommend(found, explainers)
        seen = []
        for event in told:
            seen.append(event)
            if event == Silence():
                heard.append(event)

    assert first.startswith("event: movies\n")
    assert comment == ":\n\n"
    assert [one.split("\n")[0] for one in rest] == [
        "event: pick",
        "event: explanation",
        "event: done",
    ]
    assert heard
    assert collect(iter(seen)).movies[0].reason == WHY


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_who_stops_listening_ends_the_call(explainer, certified, monkeypatch, scheme):
    monkeypatch.setenv("SSL_CERT_FILE", certified.certificate)
    tls = certified.context if scheme == "https" else None
    talking, left = threading.Event(), threading.Event()

    def pieces():
        talking.set()
        yield OPEN
        try:
            yield from itertools.repeat(b"", FOR_EVER)
        finally:
            left.set()

    with saying(pieces, tls=tls) as server:
        told = explainer(server.url).explain(WISH, MOVIES)
        while not talking.is_set():
            assert next(told) == Silence()
        told.close()

        assert left.wait(60)


def test_a_provider_whose_package_is_missing_says_so():
    model = LanguageModel(name="llm", target="anthropic:claude", api_key="sk-nothing")
    with pytest.raises(ExplanationError, match="langchain-anthropic"):
        list(LLMExplainer(model, timeout=60).explain(WISH, MOVIES))
