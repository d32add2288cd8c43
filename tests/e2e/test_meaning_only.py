"""The page over an index that searches by meaning only."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from catalogue import ROOT
from moviesearch.settings import Settings
from namespaces import fill
from scripts.ingestion.stores.pinecone import PineconeStore
from servers import running
from servers.pinecone import READ_KEY, WRITE_KEY, PineconeCloud


@pytest.fixture(scope="module")
def meaning_only(browser):
    """The address of `python -m scripts.serve` over Pinecone on loopback."""
    with running(PineconeCloud(512)) as server:
        environ = {"PINECONE_HOST": server.url, "EMBEDDER": "local"}
        settings = Settings.load({**environ, "PINECONE_API_KEY": WRITE_KEY}, env_file=None)
        with PineconeStore(settings) as store:
            fill(settings, store)
        process = subprocess.Popen(
            [sys.executable, "-m", "scripts.serve", "--port", "0"],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], **environ, "PINECONE_API_KEY": READ_KEY},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        line = next(one for one in process.stdout if "http://localhost" in one)
        yield SimpleNamespace(url=re.search(r"http://localhost:\d+", line)[0])
        process.terminate()
        process.wait()
        process.stdout.close()


@pytest.fixture
def page(browser, meaning_only):
    context = browser.new_context(base_url=meaning_only.url, locale="en-US")
    context.route("https://image.tmdb.org/**", lambda route: route.abort())
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert errors == []
    context.close()


def test_home_draws_no_movies_and_offers_what_can_be_asked(page):
    page.goto("/")

    expect(page.get_by_role("link", name="boy who sees dead people")).to_be_visible()
    expect(page.get_by_text("Some movies to start from")).to_have_count(0)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_results_come_by_meaning_and_say_so(page):
    page.goto("/?q=a+lion+cub+becomes+king")

    expect(page.locator("main .grid h2").first).to_have_text("Pride")
    expect(page.get_by_text("searched by meaning only")).to_be_visible()
    expect(page.locator("details.facet")).to_have_count(0)
    expect(page.get_by_label("Sort by")).to_have_count(0)
    expect(page.get_by_role("button", name="More like this")).to_have_count(0)


def test_recommendations_say_so_too(page):
    page.goto("/recommendations?q=a+lion+cub+becomes+king")

    expect(page.locator(".explanation").get_by_text("searched by meaning only")).to_be_visible()


def test_what_it_cannot_do_is_told_in_place(page):
    page.goto("/movie/1")

    expect(page.locator("[data-similar] .card").first).to_contain_text("Orbit")
    page.get_by_role("button", name="More like this: Orbit").click()
    expect(page.locator("[data-similar]").get_by_role("alert")).to_contain_text("liked")
