"""The bundled page on one origin and the functions on another, as they are deployed."""

from __future__ import annotations

import base64
import json
import re
import threading
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.wrappers import Request, Response

from catalogue import OTHER_ORIGIN, OTHER_PORT
from scripts.bundling.page import bundle_page
from servers import reply, running
from servers.hosting import firebase, github_pages

NASA = "nasa stranded astronaut mars"
PIXEL = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")


@pytest.fixture(scope="module", params=["firebase", "github"])
def host(request: pytest.FixtureRequest, laptop: Any, tmp_path_factory) -> Iterator[Any]:
    """build/web/ on its host: at the root of its domain, or below a path of it."""
    base = {"firebase": "/", "github": "/movies/"}[request.param]
    folder = bundle_page(
        tmp_path_factory.mktemp("build") / "web",
        search_url=f"{laptop[0]}/search",
        recommend_url=f"{laptop[0]}/recommend/",
        base=base,
    )
    answer = (
        firebase(folder.parent / "firebase.json")
        if request.param == "firebase"
        else github_pages(folder, base)
    )
    with running(answer, OTHER_PORT) as server:
        yield SimpleNamespace(
            home=OTHER_ORIGIN + base,
            functions=laptop[0],
            server=server,
            finds_routes=request.param == "firebase",
        )


@pytest.fixture
def visit(browser: Browser, host: Any) -> Iterator[Any]:
    """Open an address of the hosted page; whatever its console calls an error fails the test."""
    contexts, errors, documents = [], [], []

    def opened(path: str = "", **options: Any) -> Page:
        context = browser.new_context(
            base_url=host.home,
            **{"locale": "en-US", "viewport": {"width": 1200, "height": 900}} | options,
        )
        context.route(
            "https://image.tmdb.org/**",
            lambda route: route.fulfill(body=PIXEL, content_type="image/gif"),
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on(
            "console",
            lambda said: said.type == "error" and errors.append((said.text, said.location["url"])),
        )
        page.on(
            "response",
            lambda one: one.request.resource_type == "document" and documents.append(one.url),
        )
        page.set_default_timeout(10_000)
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    # Of a document that came as 404.html the browser says so, and that is all it may say.
    assert [
        one
        for one in errors
        if not (isinstance(one, tuple) and "status of 404" in one[0] and one[1] in documents)
    ] == []


def event(name: str, data: object) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"


def box(page: Page):
    return page.get_by_role("combobox", name="What happens in it?")


def movies(page: Page):
    return page.locator("main .grid > .card:not(.skeleton)")


def test_a_search_is_answered_by_the_function_of_another_origin(visit, host):
    page = visit()
    expect(movies(page)).to_have_count(20)
    box(page).press_sequentially("the matr")
    expect(page.get_by_role("option").first).to_contain_text("The Matrix")
    box(page).fill(NASA)
    with page.expect_response(re.compile(r"/search\?.*hybrid")) as answered:
        box(page).press("Enter")
    expect(movies(page).first).to_contain_text("The Martian")

    assert page.url == f"{host.home}?q={NASA.replace(' ', '+')}"
    assert answered.value.url.startswith(f"{host.functions}/search?q=")
    assert answered.value.header_value("Access-Control-Allow-Origin") == OTHER_ORIGIN


def test_a_movies_page_is_the_same_after_a_reload_and_leads_back(visit, host):
    page = visit(f"?q={NASA.replace(' ', '+')}")
    movies(page).first.get_by_role("link").first.click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("The Martian 2015")
    assert page.url == f"{host.home}movie/286217"
    page.reload()
    expect(heading).to_contain_text("The Martian 2015")
    expect(movies(page)).to_have_count(12)
    poster = page.locator("article [data-poster]")
    expect(poster).to_have_class("")  # "coming" until it has come
    movies(page).first.get_by_role("button", name="More like this").click()
    expect(page).to_have_url(re.compile(rf"^{re.escape(host.home)}movie/286217\?like=\d+$"))
    page.get_by_role("button", name="Back to the results").click()
    expect(movies(page).first).to_contain_text("The Martian")
    page.get_by_role("link", name="Afterimage").click()
    expect(movies(page)).to_have_count(20)

    assert page.url == host.home


def test_a_link_leads_to_the_same_place_in_another_tab(visit, host):
    page = visit(f"?q={NASA.replace(' ', '+')}")
    link = movies(page).first.get_by_role("link").first
    expect(link).to_have_js_property("href", f"{host.home}movie/286217")
    with page.context.expect_page() as opened:
        link.click(modifiers=["ControlOrMeta"])

    expect(opened.value.get_by_role("heading", level=1)).to_contain_text("The Martian")


def test_a_recommendation_is_streamed_from_another_origin_and_after_a_reload_again(visit, host):
    page = visit(f"?q={NASA.replace(' ', '+')}")
    expect(movies(page).first).to_be_visible()
    with page.expect_response(re.compile(r"/recommend\?")) as answered:
        page.get_by_role("link", name="Recommendations").click()
    expect(page.locator(".explanation")).to_contain_text("comes closest")
    assert answered.value.header_value("Content-Type").startswith("text/event-stream")
    assert answered.value.url.startswith(f"{host.functions}/recommend?")
    assert page.url == f"{host.home}recommendations?q={NASA.replace(' ', '+')}"
    page.reload()

    expect(page.locator(".reason").first).to_contain_text("astronaut")


def test_the_movies_of_a_stream_are_shown_before_it_ends(browser, laptop, tmp_path):
    go_on = threading.Event()
    facts = {"overview": "x", "genres": [], "vote_average": 7.0, "vote_count": 5}
    movie = {"id": 1, "title": "Stranded", "release_date": "2015-09-30", **facts}

    def recommend(request: Request) -> Response:
        if request.path == "/models":
            return reply({"models": [], "default": "gemini"}, Access_Control_Allow_Origin="*")

        def events() -> Iterator[str]:
            yield event("movies", {"query": "q", "movies": [movie], "filters": {}})
            go_on.wait(60)
            yield event("done", {"order": [1], "model": "gemini", "degraded": []})

        headers = {"Access-Control-Allow-Origin": "*"}
        return Response(events(), headers=headers, mimetype="text/event-stream")

    with running(recommend) as slow:
        folder = bundle_page(
            tmp_path / "web", search_url=f"{laptop[0]}/search", recommend_url=slow.url
        )
        with running(firebase(folder.parent / "firebase.json")) as server:
            page = browser.new_page(base_url=server.url, locale="en-US")
            page.goto("/recommendations?q=mars")
            try:
                expect(movies(page)).to_contain_text("Stranded")
                expect(page.get_by_role("status")).to_have_text("The model is reading the movies…")
            finally:
                go_on.set()
            expect(page.locator(".explanation")).to_contain_text("written by gemini")
            page.close()


def test_the_api_link_leads_to_the_functions_own_description(visit, host):
    page = visit()
    page.get_by_role("link", name="API documentation").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("the API")
    assert page.url == f"{host.functions}/search/docs"
    page.get_by_role("link", name="OpenAPI 3.1").click()

    expect(page).to_have_url(f"{host.functions}/search/openapi.json")


def test_without_javascript_the_link_leads_to_the_api(visit, host):
    page = visit(java_script_enabled=False)
    page.locator("noscript a").click()

    assert page.url == f"{host.functions}/search?q=nasa"
    assert '"results":[' in page.content()


@pytest.mark.parametrize("path", ["recommendation", "movie/none", "js-0/app.js"])
def test_what_does_not_exist_is_told_by_the_page(visit, path):
    page = visit("about:blank")
    response = page.goto(path)

    assert response.status == 404
    expect(page.get_by_role("alert")).to_contain_text("No such page")


def test_a_host_without_rewrites_answers_404_and_still_shows_the_page(visit, host):
    page = visit("about:blank")
    response = page.goto("movie/286217")

    assert response.status == (200 if host.finds_routes else 404)
    expect(page.get_by_role("heading", level=1)).to_contain_text("The Martian")


def test_the_page_can_call_the_functions_and_no_other_origin(browser, host):
    page = browser.new_page(base_url=host.home)
    page.goto("")
    reached = """(url) => fetch(url).then(() => true, () => false)"""

    assert page.evaluate(reached, f"{host.functions}/search/health")
    assert not page.evaluate(reached, f"{OTHER_ORIGIN}/config.js")
    page.close()


def test_a_hostile_address_is_text_and_nothing_else(browser, tmp_path):
    url = "https://movies.example/a');alert(1);('&quot;/b"
    folder = bundle_page(tmp_path / "web", search_url=url, recommend_url=url)
    with running(firebase(folder.parent / "firebase.json")) as server:
        page = browser.new_page()
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        page.route("https://movies.example/**", lambda route: route.abort())
        page.goto(server.url)
        said = page.evaluate("import('/config.js').then((one) => [one.SEARCH, one.RECOMMEND])")
        link = page.get_by_role("link", name="API documentation").evaluate("one => one.href")
        page.close()

    assert said == [url, url]
    assert link == f"{url}/docs"
