"""Posters: as fine as the screen shows them, and over the drawn cover without a jolt."""

from __future__ import annotations

import base64
import re
from functools import partial
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PHONE = {"width": 360, "height": 640}
WIDE = {"width": 1440, "height": 900}


def with_posters(open_page, path: str, answer=None, **options) -> tuple[Page, list[str]]:
    """The page at a path where TMDB's posters can be had, and the addresses asked for."""
    page = open_page("about:blank", **options)
    asked: list[str] = []

    def answered(route):
        asked.append(urlsplit(route.request.url).path)
        if answer is None:
            route.fulfill(body=PIXEL, content_type="image/png")
        else:
            answer(route)

    page.context.route("https://image.tmdb.org/**", answered)
    page.goto(path)
    return page, asked


def width_of(address: str) -> str:
    return re.match(r"/t/p/(w\d+)/", address)[1]


@pytest.mark.parametrize(
    ("viewport", "scale", "card", "whole"),
    [(WIDE, 1, "w342", "w342"), (WIDE, 2, "w500", "w780"), (PHONE, 3, "w500", "w500")],
    ids=["plain", "fine", "phone"],
)
def test_a_poster_is_as_fine_as_the_screen_can_show(open_page, viewport, scale, card, whole):
    options = {"viewport": viewport, "device_scale_factor": scale}
    page, cards = with_posters(open_page, "/?q=heist", **options)
    expect(page.locator(".card [data-poster]").first).not_to_have_class("coming")
    movie, alone = with_posters(open_page, "/movie/949", **options)
    poster = movie.locator("article [data-poster]")
    expect(poster).not_to_have_class("coming")

    assert {width_of(one) for one in cards} == {card}
    assert width_of(urlsplit(poster.evaluate("one => one.currentSrc")).path) == whole
    assert alone


def hold(held: list, route) -> None:
    held.append(route)


def opacity(poster) -> float:
    return float(poster.evaluate("one => getComputedStyle(one).opacity"))


def test_a_late_poster_fades_in_over_its_cover_unless_calm_was_asked_for(open_page):
    for motion, before in (("no-preference", 0), ("reduce", 1)):
        held = []
        page, _ = with_posters(open_page, "/?q=heist", partial(hold, held), reduced_motion=motion)
        poster = page.locator(".card [data-poster]").first
        expect(poster).to_have_class("coming")
        assert opacity(poster) == before
        for route in held:
            route.fulfill(body=PIXEL, content_type="image/png")
        expect(poster).to_have_css("opacity", "1")


def test_a_poster_that_came_before_is_there_at_once_until_a_finer_one_comes(open_page):
    page, asked = with_posters(open_page, "/?q=heist", viewport=WIDE, device_scale_factor=2)
    first = page.locator(".card").first
    expect(first.locator("[data-poster]")).to_have_css("opacity", "1")
    held = []
    page.context.route("**/w780/**", partial(hold, held))
    first.get_by_role("link").first.click()
    images = page.locator("article .poster img")
    expect(images).to_have_count(2)
    under, over = images.all()
    assert (width_of(urlsplit(under.get_attribute("src")).path), opacity(under)) == ("w500", 1)
    assert over.evaluate("one => one.complete") is False
    for route in held:
        route.fulfill(body=PIXEL, content_type="image/png")
    page.wait_for_function(
        "[...document.querySelectorAll('article img')].every((one) => one.complete)"
    )
    page.go_back()
    expect(page.locator(".card [data-poster]").first).to_be_visible()
    expect(page.locator(".card .coming")).to_have_count(0)
    assert asked


def test_a_poster_that_does_not_come_leaves_the_cover(open_page):
    page, asked = with_posters(open_page, "/movie/949", lambda route: route.fulfill(status=404))

    expect(page.locator("article .cover")).to_be_visible()
    expect(page.locator("article [data-poster]")).to_have_count(0)
    assert asked
