"""What `python -m scripts.cost` says is what somebody with the price list would reckon."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from click.testing import CliRunner

from moviesearch.api.requests import MAX_QUERY

pytest.importorskip("hcl2")

from catalogue import ROOT
from scripts.cost import main
from scripts.costs.bill import bill, daily, instance, total, worst
from scripts.costs.limits import Function, Limits, read_limits
from scripts.costs.prices import PriceList, read_prices

READ = {"unit": "thing", "source": "a page", "date": "2026-11-25", "confirmed": True}
LIMITS = Limits(
    search=Function(memory_mib=256, concurrency=40, min_instances=0, max_instances=2),
    recommend=Function(memory_mib=512, concurrency=20, min_instances=0, max_instances=3),
    recommendations_a_day=100,
    searches_a_minute=0,
    recommendations_a_minute=0,
    secrets=8,
    jobs=1,
)


@pytest.fixture
def prices():
    """Round prices, and nothing free but what a test makes free."""
    costs = {
        "vcpu_second": 0.01,
        "gib_second": 0.1,
        "idle_vcpu_second": 0.001,
        "request": 0.5,
        "sent_gb": 2,
        "secret_version": 3,
        "scheduler_job": 5,
        "image_gb": 7,
        "alert_condition": 11,
        "page_gb": 13,
        "embedded_token": 0.25,
        "prompt_token": 0.125,
        "written_token": 4,
        "cluster": 0,
    }
    quotas = {
        "embedded_tokens_a_minute": 10_000,
        "embeddings_a_minute": 1_000_000,
        "gemini_usd_a_month": 250,
        "free_embeddings_a_day": 1_000,
        "free_reasons_a_day": 500,
    }
    usage = {
        "search_seconds": 0.5,
        "recommend_seconds": 4,
        "search_bytes": 1e6,
        "recommend_bytes": 2e6,
        "query_tokens": 20,
        "prompt_tokens": 1_000,
        "written_tokens": 100,
        "page_bytes": 1e6,
        "searches_a_visit": 2,
        "image_size_gb": 0.25,
    }
    return PriceList.model_validate(
        {
            "prices": {name: {"usd": usd, **READ} for name, usd in costs.items()},
            "quotas": {name: {"value": value, **READ} for name, value in quotas.items()},
            "usage": {name: {"value": value, **READ} for name, value in usage.items()},
        }
    )


def parts(lines):
    return {line.part: pytest.approx(line.usd) for line in lines}


def test_a_day_of_ten_searches_and_two_recommendations_by_hand(prices):
    """300 searches and 60 recommendations a month."""
    lines = bill(daily(10, 2, LIMITS, prices), LIMITS, prices)

    assert parts(lines) == {
        "search: instances": 150 * 0.01 + 150 * 0.25 * 0.1,
        "recommend: instances": 240 * 0.01 + 240 * 0.5 * 0.1,
        "requests": 360 * 0.5,
        "free part of the functions": 0,
        "answers sent": (300 * 0.001 + 60 * 0.002) * 2,
        "Gemini: queries embedded": 360 * 20 * 0.25,
        "Gemini: reasons": 60 * (1_000 * 0.125 + 100 * 4),
        "page": 150 * 0.001 * 13,
        "Qdrant": 0,
        "images": 4 * 0.25 * 7,
        "secrets": 8 * 3,
        "scheduled search": 5,
        "alert": 11,
    }


def test_an_idle_month_costs_what_is_kept(prices):
    lines = bill(daily(0, 0, LIMITS, prices), LIMITS, prices)

    assert total(lines) == pytest.approx(7 + 24 + 5 + 11)


def test_an_instance_that_is_kept_costs_while_nobody_asks(prices):
    kept = Function(memory_mib=256, concurrency=40, min_instances=1, max_instances=2)
    limits = replace(LIMITS, search=kept)
    lines = bill(daily(0, 0, limits, prices), limits, prices)

    assert parts(lines)["search: instances"] == 2_592_000 * (0.001 + 0.25 * 0.1)


def test_what_is_free_is_taken_off_once_for_both_functions(prices):
    cpu = prices.prices["vcpu_second"].model_copy(update={"free": 200})
    prices = prices.model_copy(update={"prices": {**prices.prices, "vcpu_second": cpu}})
    lines = bill(daily(10, 2, LIMITS, prices), LIMITS, prices)

    assert parts(lines)["free part of the functions"] == -200 * 0.01


def test_the_free_part_is_never_more_than_what_was_used(prices):
    cpu = prices.prices["vcpu_second"].model_copy(update={"free": 1e9})
    prices = prices.model_copy(update={"prices": {**prices.prices, "vcpu_second": cpu}})
    lines = bill(daily(10, 2, LIMITS, prices), LIMITS, prices)

    assert parts(lines)["free part of the functions"] == -(150 + 240) * 0.01


def test_past_the_ceiling_recommendations_cost_no_reasons(prices):
    """Three instances, a hundred a day each."""
    many = bill(daily(0, 5_000, LIMITS, prices), LIMITS, prices)
    at_ceiling = bill(daily(0, 300, LIMITS, prices), LIMITS, prices)

    assert parts(many)["Gemini: reasons"] == 300 * 30 * (1_000 * 0.125 + 100 * 4)
    assert parts(many)["Gemini: reasons"] == parts(at_ceiling)["Gemini: reasons"]


def test_the_worst_case_by_hand(prices):
    """Full instances, Gemini's quota of tokens, each reason asked for twice, 4,096 tokens."""
    lines = parts(bill(worst(LIMITS, prices), LIMITS, prices))

    assert lines["search: instances"] == 2 * 2_592_000 * (0.01 + 0.25 * 0.1)
    assert lines["recommend: instances"] == 3 * 2_592_000 * (0.01 + 0.5 * 0.1)
    assert lines["requests"] == 2_592_000 * (2 * 40 / 0.5 + 3 * 20 / 4) * 0.5
    assert lines["Gemini: queries embedded"] == 10_000 * 43_200 * 0.25
    assert lines["Gemini: reasons"] == 3 * 100 * 30 * 2 * (1_000 * 0.125 + 4_096 * 4)


def test_limits_a_minute_bound_the_worst_case(prices):
    limited = replace(LIMITS, searches_a_minute=30, recommendations_a_minute=1)
    demand = worst(limited, prices)

    assert demand.searches == 2 * 30 * 43_200
    assert demand.recommendations == 3 * 43_200
    assert worst(replace(LIMITS, searches_a_minute=10**9), prices) == worst(LIMITS, prices)


def test_a_quota_that_no_request_reaches_is_not_paid_for(prices):
    """Then the requests that fit into the instances count, each as long as may be."""
    quotas = {name: one.model_copy(update={"value": 1e12}) for name, one in prices.quotas.items()}
    prices = prices.model_copy(update={"quotas": quotas})
    demand = worst(LIMITS, prices)

    assert demand.embedded_tokens == (demand.searches + demand.recommendations) * MAX_QUERY


def test_more_instances_raise_the_worst_case_and_nothing_else(prices):
    more = replace(LIMITS, search=replace(LIMITS.search, max_instances=4))

    assert total(bill(worst(more, prices), more, prices)) > total(
        bill(worst(LIMITS, prices), LIMITS, prices)
    )
    assert bill(daily(10, 2, more, prices), more, prices) == bill(
        daily(10, 2, LIMITS, prices), LIMITS, prices
    )


def test_an_instance_of_256_mib_that_is_busy_all_month_costs_64_dollars():
    prices = read_prices()

    assert instance(LIMITS.search, prices) == pytest.approx(63.83, abs=0.01)


def test_the_limits_are_those_that_are_deployed(tmp_path):
    """Changed in infra/, they are changed here."""
    text = (ROOT / "infra" / "limits.tf").read_text()
    assert read_limits("qdrant").search.max_instances == 2
    assert read_limits("qdrant").search.memory_mib == 256
    assert read_limits("edge").search.memory_mib == 512
    for path in (ROOT / "infra").glob("*.tf"):
        (tmp_path / path.name).write_text(path.read_text())
    before = "default     = { search = 2, recommend = 2 }"
    assert text.count(before) == 1
    changed = text.replace(before, "default     = { search = 7, recommend = 1 }")
    (tmp_path / "limits.tf").write_text(changed)

    assert read_limits("qdrant", tmp_path).search.max_instances == 7
    assert read_limits("qdrant", tmp_path).recommend.max_instances == 1


def test_a_limit_that_infra_lacks_is_named(tmp_path):
    with pytest.raises(ValueError, match="memory_mib"):
        read_limits("qdrant", tmp_path)


def worst_of(output):
    return float(re.search(r"^  all .* ([0-9,.]+)$", output, re.MULTILINE)[1].replace(",", ""))


def test_the_command_prints_three_days_and_the_worst():
    result = CliRunner().invoke(main)

    assert result.exit_code == 0, result.output
    title = result.output.splitlines()[0]
    assert re.sub(r" {2,}", "|", title) == (
        "US dollars a month|idle|1,000 + 100 a day|100,000 + 2,000 a day|at worst"
    )
    assert "$64 (search)" in result.output


def test_more_instances_on_the_command_line_raise_the_worst_case():
    usual, more = CliRunner().invoke(main), CliRunner().invoke(main, ["--max-instances", "3"])

    assert worst_of(more.output) > worst_of(usual.output)


def test_what_no_page_confirmed_is_marked_and_its_source_named():
    result = CliRunner().invoke(main, ["--sources", "--day", "5", "1"])

    assert re.search(r"^\* Gemini: reasons", result.output, re.MULTILINE)
    assert re.search(r"^  secrets ", result.output, re.MULTILINE)
    for name, entry in read_prices().unconfirmed().items():
        assert f"  {name} ({entry.date}): {entry.source}" in result.output


def test_no_two_figures_share_a_name():
    """Or one would be marked for the other."""
    prices = read_prices()
    names = [*prices.prices, *prices.quotas, *prices.usage]

    assert len(names) == len(set(names))
