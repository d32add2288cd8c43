"""The load test sends what it says it sends, and its figures are those of what came back."""

from __future__ import annotations

import itertools
import json
import re
import threading

import pytest
import requests
from click.testing import CliRunner

from moviesearch.api.requests import SearchRequest
from moviesearch.clients import Clients
from moviesearch.search import search
from moviesearch.settings import Settings
from scripts.benchmark import main as benchmark
from scripts.benchmarks.figures import figures, own_share, percentile
from scripts.benchmarks.load import Load, Own
from scripts.benchmarks.loopback import Conduct, upstreams
from scripts.benchmarks.scenarios import SCENARIOS
from scripts.benchmarks.sentences import FEW, sentences
from scripts.benchmarks.tables import put, section
from scripts.benchmarks.visitors import Answer, at_rate, in_turns, told
from servers import reply, running

FOUND = {"results": [{"id": 1}], "degraded": []}


def port_of(url):
    return int(url.rpartition(":")[2])


def raw(body, status="200 OK", length=None):
    text = json.dumps(body)
    length = len(text) if length is None else length
    return f"HTTP/1.1 {status}\r\nContent-Length: {length}\r\n\r\n{text}".encode()


def taking(*seconds, **more):
    """Answers that each took so long, sent a second apart."""
    return [Answer(number, number + one, **more) for number, one in enumerate(seconds)]


def test_a_percentile_is_the_smallest_value_that_so_many_do_not_exceed():
    hundred = list(range(1, 101))

    assert [percentile(hundred, share) for share in (0.5, 0.95, 0.99, 1.0)] == [50, 95, 99, 100]
    assert percentile([7], 0.5) == percentile([7], 0.99) == 7
    assert percentile([1, 2, 3], 0.5) == 2


def test_figures_are_those_of_known_answers():
    sound = taking(*[0.25] * 6, degraded=True) + taking(*[0.5] * 10)
    failed = taking(9.0, fault="503 index_unavailable") * 3 + taking(0.125, fault="no movies")
    found = figures(sound + failed, deadline=8.0)

    assert (found.requests, found.p50, found.p95, found.longest) == (20, 0.5, 9.0, 9.0)
    assert found.faults == {"503 index_unavailable": 3, "no movies": 1}
    assert found.late == 3
    assert found.degraded == 6 / 16
    assert found.rate == 16 / 9.5  # from the first that was due to the last that came


def test_a_rate_is_held_however_long_each_answer_takes():
    slow = [Answer(number / 10, number / 10 + 4) for number in range(50)]
    half = [Answer(number / 10, number / 5 + 4) for number in range(50)]

    assert figures(slow, 8.0, sending=5.0).rate == 10.0
    assert figures(half, 8.0, sending=5.0).rate == pytest.approx(5.0, abs=0.2)


def test_answers_that_all_failed_have_figures_too():
    found = figures(taking(1.0, 1.0, fault="no answer (ConnectionRefusedError)"), 8.0)

    assert (found.rate, found.degraded, found.p99) == (0.0, 0.0, 1.0)


def test_the_functions_own_share_is_the_time_in_which_no_call_is_under_way():
    answers = [Answer(10.0, 11.0), Answer(20.0, 20.5)]
    calls = [
        (10.0, 10.25),
        (10.5, 10.75),  # two at once count once
        (10.5, 10.875),
        (10.625, 10.75),  # within another
        (15.0, 16.0),  # of nobody who is timed
        (20.125, 20.25),
    ]

    assert own_share(answers, calls) == [1.0 - 0.25 - 0.375, 0.5 - 0.125]


@pytest.mark.parametrize(
    ("whole", "fault", "degraded"),
    [
        (raw(FOUND), "", False),
        (raw({**FOUND, "degraded": ["embedding"]}), "", True),
        (raw({"results": [], "degraded": []}), "no movies", False),
        (raw({"error": {"code": "not_ready"}}, "503 no"), "503 not_ready", False),
        (raw(FOUND, length=500), "broken answer (IncompleteRead)", False),
        (raw(FOUND, length=5), "broken answer (JSONDecodeError)", False),
        (b"", "broken answer (RemoteDisconnected)", False),
    ],
    ids=["found", "degraded", "nothing found", "refused", "cut", "no JSON", "closed"],
)
def test_what_is_wrong_with_an_answer_is_told(whole, fault, degraded):
    assert told(whole) == (fault, degraded)


def test_at_a_fixed_rate_nobody_waits_for_those_before_and_time_counts_from_when_it_was_due():
    everyone = threading.Barrier(5, timeout=20)

    def held(_):
        everyone.wait()  # a visitor who waited for the one before would never come
        return reply(FOUND)

    with running(held) as server:
        answers = at_rate(port_of(server.url), itertools.repeat("mars"), rate=20, seconds=0.25)
    first = min(answers, key=lambda one: one.due)

    assert [one.fault for one in answers] == [""] * 5
    assert [round(one.due - first.due, 3) for one in answers] == [0, 0.05, 0.1, 0.15, 0.2]
    assert first.seconds > 0.2
    assert {one.path for one in server.requests} == {"/search"}


def test_at_saturation_there_are_as_many_at_once_as_clients_and_never_more():
    together, at_once, most = threading.Barrier(3, timeout=20), [], []

    def held(_):
        at_once.append(None)
        most.append(len(at_once))
        together.wait()
        at_once.pop()
        return reply(FOUND)

    with running(held) as server:
        answers = in_turns(port_of(server.url), itertools.repeat("mars"), 3, seconds=0.01)

    assert max(most) == 3
    assert len(answers) >= 3
    assert not any(one.fault for one in answers)


def test_nobody_listening_is_an_answer_too(unused_port):
    [answer] = at_rate(unused_port, iter(["mars"]), rate=1, seconds=1)

    assert answer.fault == "no answer (ConnectionRefusedError)"


@pytest.fixture
def unused_port():
    with running(reply) as server:
        return port_of(server.url)


def test_sentences_are_all_different_or_few_over_and_over():
    different = list(itertools.islice(sentences("different"), 5_000))
    repeated = list(itertools.islice(sentences("repeated"), 5 * FEW))

    assert len(set(different)) == 5_000
    assert repeated == different[:FEW] * 5
    assert different == list(itertools.islice(sentences("different"), 5_000))


def test_a_search_of_the_stand_ins_is_whole():
    with upstreams({"gemini": Conduct(delay=0.05), "qdrant": Conduct(delay=0.02)}) as services:
        environ = {
            "GEMINI_API_KEY": "unused",
            "GEMINI_BASE_URL": services.urls["gemini"],
            "QDRANT_URL": services.urls["qdrant"],
        }
        clients = Clients.of(Settings.load(environ, env_file=None))
        plain = search(SearchRequest(q="stranded astronaut", k=7, facets=True), clients)
        like = search(SearchRequest(q="movies like The Martian without aliens"), clients)
        liked = [movie.title for movie in clients.index.fetch(like.like)]
        took = sorted(ended - begun for begun, ended in services.calls())
        again = services.calls()

    assert (len(plain.results), plain.degraded) == (7, [])
    assert liked == ["The Martian"]
    assert (took[0] >= 0.02, took[-1] >= 0.05, again) == (True, True, [])


def test_stand_ins_are_down_silent_and_faulty_in_every_way_that_is_promised():
    def outcome(url):
        try:
            answer = requests.post(f"{url}/v1beta/models/m:embedContent", json=asked, timeout=1)
            return answer.status_code if answer.json() else None
        except requests.JSONDecodeError:
            return "garbled"
        except requests.exceptions.ChunkedEncodingError:
            return "cut"
        except requests.ReadTimeout:
            return "silent"
        except requests.ConnectionError as error:
            return "closed" if "RemoteDisconnected" in str(error) else "down"

    asked = {"content": {"parts": [{"text": "mars"}]}, "outputDimensionality": 3}
    with upstreams({"gemini": Conduct(faults=0.5), "qdrant": Conduct(state="down")}) as services:
        outcomes = [outcome(services.urls["gemini"]) for _ in range(100)]
        assert outcome(services.urls["qdrant"]) == "down"
    with upstreams({"gemini": Conduct(state="silent")}) as services:
        assert outcome(services.urls["gemini"]) == "silent"

    assert set(outcomes) == {200, 500, 503, 429, "closed", "cut", "garbled"}
    assert 30 < outcomes.count(200) < 70


def rows_of(text):
    table = [line.strip("| ").split(" | ") for line in text.splitlines() if line[:2] == "| "]
    return [dict(zip(table[0], row, strict=True)) for row in table[2:]]


def test_a_short_run_gives_every_row_and_puts_them_into_the_page(tmp_path):
    page = tmp_path / "reliability.md"
    page.write_text(
        "# What happens when a part fails\n\n## Under load\n\nold\n\n## After\n\nkept\n"
    )
    short = ["load", "--seconds=1", "--rate=8", "--clients=3", "--queries=different"]
    outcome = CliRunner().invoke(benchmark, [*short, "--report", page], catch_exceptions=False)
    rows = rows_of(outcome.stdout)

    assert [row["Gemini and Qdrant"] for row in rows] == [
        one.name for one in SCENARIOS for _ in range(2)
    ]
    assert [row["sent"] for row in rows] == [
        *["8/s", "3 clients"] * 3,
        *["2/s", "3 clients"] * 2,
    ]
    well, down = rows[0], rows[4]
    assert (well["errors"], well["degraded"]) == ("none", "0%")
    assert (down["errors"], down["degraded"]) == ("none", "100%")
    assert all(re.fullmatch(r"\d+ → \d+ MB", row["memory"]) for row in rows)
    prose = " ".join(page.read_text().split())
    assert re.search(r"the function's own share of an answer, .* is [\d.]+ ms at p50", prose)
    assert outcome.stdout in page.read_text()
    assert "old" not in page.read_text()
    assert page.read_text().endswith("\n\n## After\n\nkept\n")


def load(number, *answers, memory=(80.0, 80.0)):
    figured = figures(answers, 8.0)
    return Load(SCENARIOS[number], "repeated", "20/s", figured, 0.004, memory)


def test_a_missed_aim_is_told():
    ok, bad = Answer(0, 1), Answer(0, 1, "503 index_unavailable")
    loads = [
        load(0, ok),
        load(0, ok, Answer(0, 1, degraded=True)),
        load(1, ok, bad),
        load(2, ok),
        load(4, Answer(0, 9)),
        load(4, ok, memory=(80.0, 120.0)),
    ]
    text = section(Own(5, 0.0042, 0.009, 0.004), loads, 1.0, 40)
    rows = rows_of(text)

    assert [row["aim"].rpartition(": ")[2] for row in rows] == [
        "held",
        "missed",
        "missed",
        "missed",
        "missed",
        "held; memory grew",
    ]
    assert rows[2]["errors"] == "1 × 503 index_unavailable of 2"
    assert rows[4]["over 8 s"] == "1"
    assert "is 4.2 ms at p50 (at most 3 ms: missed)" in " ".join(text.split())


def test_a_page_without_the_section_gets_it_at_its_end_and_one_that_is_not_there_is_made(tmp_path):
    page = tmp_path / "reliability.md"
    put("## Under load\n\nnew\n", page)
    assert page.read_text() == "# What happens when a part fails\n\n## Under load\n\nnew\n"

    page.write_text("# Faults\n\ntable\n")
    put("## Under load\n\nnew\n", page)
    put("## Under load\n\nnewer\n", page)
    assert page.read_text() == "# Faults\n\ntable\n\n## Under load\n\nnewer\n"
