"""A real Chromium on the real page, as `make run` serves it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Closed with its module: an event loop that still runs would be in the way of later tests'."""
    if CHROMIUM is None:
        pytest.skip("no Chromium found: apt-get install chromium, then `make e2e`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, laptop: Any) -> Iterator[Any]:
    """Opens the page with options of a browser context; posters never reach the network."""
    contexts = []

    def opened(path: str = "/", **options: Any) -> Page:
        defaults = {"locale": "en-US", "viewport": {"width": 1200, "height": 900}}
        context = browser.new_context(base_url=laptop[0], **{**defaults, **options})
        context.route("https://image.tmdb.org/**", lambda route: route.abort())
        contexts.append(context)
        page = context.new_page()
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.set_default_timeout(10_000)
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        for page in context.pages:
            assert page.errors == []
        context.close()
