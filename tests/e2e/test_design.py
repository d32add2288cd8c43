"""How the page looks: in every state, at every width, by day and by night, in both languages."""

from __future__ import annotations

import json
import re
from urllib.parse import quote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from scripts.paths import WEB

RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
LOCALES = {"en": "en-US", "zh": "zh-CN"}
MARS = {"en": "nasa stranded astronaut mars", "zh": "被困在火星上的宇航员"}
KOREAN = {"en": "korean thrillers from the 2000s", "zh": "2000年代的韩国惊悚片"}
LONG = "W" * 120
PHONE = {"width": 360, "height": 640}


def address(name: str, language: str = "en") -> str:
    return {
        "home": "/",
        "results": f"/?q={quote(KOREAN[language])}",
        "movie": "/movie/286217",
        "recommendations": f"/recommendations?q={quote(MARS[language])}",
        "none": "/?q=lion&year_from=2099",
        "error": "/?q=nasa",
    }[name]


def movies(page: Page):
    return page.locator("main .grid > .card:not(.skeleton)")


def settled(open_page, name: str, language: str = "en", **options) -> Page:
    """The page as it stands when everything has come."""
    page = open_page("about:blank", locale=LOCALES[language], **options)
    if name == "error":
        body = json.dumps({"error": {"code": "x", "message": "no"}})
        page.route(
            re.compile(r"/search\?"),
            lambda route: route.fulfill(status=503, body=body, content_type="application/json"),
        )
    page.goto(address(name, language))
    if name in ("none", "error"):
        expect(page.locator("main .notice")).to_be_visible()
    else:
        expect(movies(page).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    return page


def stretched(page: Page, pattern: str) -> None:
    """From here on every movie has a title, people and a keyword that nothing breaks."""
    unbroken = {
        "title": LONG,
        "original_title": f"{LONG}X",
        "director": LONG,
        "cast": [LONG],
        "keywords": [LONG],
        "tagline": LONG,
        "overview": LONG,
        "titles": {},
    }

    def answered(route):
        response = route.fetch()
        answer = response.json()
        for one in answer.get("results", answer.get("movies", [answer])):
            one.update(unbroken)
        route.fulfill(response=response, json=answer)

    page.route(re.compile(pattern), answered)


def hold(held: list, route) -> None:
    held.append(route)


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["home", "results", "movie", "recommendations", "none", "error"])
def test_axe_finds_nothing_by_day_and_by_night_in_both_languages(open_page, name, scheme, language):
    page = settled(open_page, name, language, color_scheme=scheme)
    found = Axe().run(page, options={"runOnly": RULES})

    assert found.violations_count == 0, found.generate_report()
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("name", ["home", "results", "movie"])
def test_a_title_that_nothing_breaks_overflows_at_no_width(open_page, name, width):
    page = open_page("about:blank", viewport={"width": width, "height": 800})
    stretched(page, r"/search(\?|/movies/)")
    page.goto(address(name))
    expect(movies(page).first).to_contain_text(LONG)
    page.wait_for_load_state("networkidle")

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_a_recommended_title_that_nothing_breaks_overflows_at_no_width(open_page, width):
    page = open_page("about:blank", viewport={"width": width, "height": 800})
    movie = {"id": 1, "title": LONG, "genres": ["War"], "vote_count": 1, "vote_average": 7.0}
    movie |= {"overview": LONG, "original_language": "en", "fit": "strong", "reason": LONG}
    told = [
        ("movies", {"query": "x", "movies": [movie], "filters": {}, "degraded": []}),
        ("explanation", {"text": LONG}),
        ("done", {"order": [1], "model": "offline", "degraded": []}),
    ]
    body = "".join(f"event: {name}\ndata: {json.dumps(data)}\n\n" for name, data in told)
    page.route(
        re.compile(r"/recommend\?"),
        lambda route: route.fulfill(body=body, content_type="text/event-stream"),
    )
    page.goto(f"/recommendations?q={LONG}")
    expect(movies(page).first).to_contain_text(LONG)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_description_of_the_api_overflows_at_no_width(open_page, width):
    page = open_page("/search/docs", viewport={"width": width, "height": 800})

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("language", LOCALES)
def test_on_a_phone_the_first_movie_is_in_sight_after_a_search(open_page, language):
    page = settled(open_page, "home", language, viewport=PHONE)
    box = page.locator("#q")
    box.fill(KOREAN[language])
    box.press("Enter")
    expect(page.locator(".chips .chip").first).to_be_visible()
    first = movies(page).first
    poster, title = (first.locator(one).bounding_box() for one in (".poster", "h2"))

    assert page.evaluate("scrollY") == 0
    assert poster["y"] > 0
    assert title["y"] + title["height"] <= PHONE["height"]


def test_on_a_phone_the_chips_are_one_line_that_scrolls(open_page):
    page = settled(open_page, "results", viewport=PHONE)
    chips = page.locator(".chips")
    tops = chips.locator(".chip").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().top)"
    )

    assert len(tops) >= 3
    assert len(set(tops)) == 1
    assert chips.evaluate("one => one.scrollWidth > one.clientWidth")


def test_the_filters_stand_beside_the_movies_where_there_is_room_and_behind_a_line_elsewhere(
    open_page,
):
    wide = settled(open_page, "results", viewport={"width": 1440, "height": 900})
    filters, grid = (wide.locator(one).first.bounding_box() for one in (".filters", ".grid"))
    narrow = settled(open_page, "results", viewport=PHONE)

    assert filters["x"] + filters["width"] <= grid["x"]
    assert filters["y"] < grid["y"] + 10
    expect(wide.locator(".facet li:visible").first).to_be_visible()
    expect(narrow.locator(".facet:visible")).to_have_count(0)
    narrow.locator(".all-filters > summary").click()
    expect(narrow.locator(".facet").first).to_be_visible()
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 360


SHIFT = """() => new Promise((done) => {
  let shift = 0;
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) shift += one.value;
  }).observe({ type: 'layout-shift', buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => done(shift)));
})"""


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1440, "height": 900}], ids=["phone", "wide"])
@pytest.mark.parametrize("name", ["home", "results", "movie", "recommendations"])
def test_nothing_shifts_while_the_page_comes(open_page, name, viewport):
    page = settled(open_page, name, viewport=viewport)

    assert page.evaluate(SHIFT) < 0.02


def test_the_display_face_is_the_pages_own_and_its_licence_lies_beside_it(open_page):
    page = open_page("about:blank")
    fonts = []
    page.on(
        "request",
        lambda request: request.resource_type == "font" and fonts.append(urlsplit(request.url)),
    )
    page.goto("/")
    expect(movies(page).first).to_be_visible()
    used = page.evaluate("document.fonts.ready.then(() => document.fonts.check('20px Afterimage'))")

    assert used
    assert {font.path for font in fonts} >= {"/fonts/league-gothic-latin.woff2"}
    assert {font.netloc for font in fonts} == {urlsplit(page.url).netloc}
    assert "SIL OPEN FONT LICENSE" in (WEB / "fonts" / "OFL.txt").read_text("utf-8")


def test_a_card_tells_how_long_by_whom_and_with_whom_to_those_who_point_or_tab(open_page):
    page = open_page("/?q=the+martian")
    first = movies(page).first
    expect(first).to_contain_text("The Martian")
    told = first.locator(".credits")
    height = first.bounding_box()["height"]
    page.mouse.move(0, 0)
    expect(told).to_have_css("opacity", "0")
    first.get_by_role("link").first.hover()
    expect(told).to_have_css("opacity", "1")
    expect(told).to_have_text(
        re.compile(r"141 minutes\s+Director: Ridley Scott\s+Matt Damon, Jessica Chastain")
    )
    page.mouse.move(0, 0)
    expect(told).to_have_css("opacity", "0")
    page.locator("#q").press("Shift+Tab")  # the keyboard is in use
    first.get_by_role("link").first.focus()

    expect(told).to_have_css("opacity", "1")
    assert first.bounding_box()["height"] == height


FACTS = {
    "a genre": ("Science Fiction", lambda one: "Science Fiction" in one["genres"]),
    "a year": ("2015", lambda one: one["release_date"].startswith("2015")),
    "a director": ("Ridley Scott", lambda one: one["director"] == "Ridley Scott"),
    "an actor": ("Jessica Chastain", lambda one: "Jessica Chastain" in one["cast"]),
    "a language": ("English", lambda one: one["original_language"] == "en"),
}


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_leads_to_the_movies_that_share_it(open_page, fact):
    text, shares = FACTS[fact]
    page = open_page("/movie/286217")
    with page.expect_response(re.compile(r"/search\?")) as answered:
        page.locator("article").get_by_role("link", name=text, exact=True).click()
    found = answered.value.json()["results"]
    expect(movies(page).first).to_be_visible()

    assert found
    assert all(shares(one) for one in found)
    expect(page.locator(".chips .chip")).to_have_count(1)


@pytest.mark.parametrize("fact", ["a genre", "a year", "a director", "an actor"])
def test_a_fact_on_a_card_leads_to_the_movies_that_share_it(open_page, fact):
    text, shares = FACTS[fact]
    page = open_page("/?q=the+martian")
    card = movies(page).first
    expect(card).to_contain_text("The Martian")
    card.get_by_role("link").first.hover()  # shows who made it
    with page.expect_response(re.compile(r"/search\?")) as answered:
        card.get_by_role("link", name=text, exact=True).click()
    found = answered.value.json()["results"]
    expect(page.locator("#q")).to_have_value(text)

    assert found
    assert all(shares(one) for one in found)
    expect(page.locator(".chips .chip")).to_have_count(1)


def test_a_tap_on_a_poster_opens_its_movie_wherever_it_hits(open_page):
    page = open_page("/?q=the+martian", has_touch=True, is_mobile=True)
    poster = movies(page).first.locator(".poster")
    expect(movies(page).first).to_contain_text("The Martian")
    spot = poster.bounding_box()
    # where who made it would be
    page.touchscreen.tap(spot["x"] + 40, spot["y"] + spot["height"] - 20)

    expect(page).to_have_url(re.compile(r"/movie/286217$"))


def test_who_made_it_is_seen_by_whom_the_keyboard_takes_there(open_page):
    page = open_page("/?q=the+martian")
    first = movies(page).first
    page.mouse.move(0, 0)
    expect(first).to_contain_text("The Martian")
    first.get_by_role("link", name="Matt Damon").focus()
    expect(first.locator(".credits")).to_have_css("opacity", "1")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"person=Matt\+Damon"))


def test_a_keyword_leads_to_a_search_for_it(open_page):
    page = open_page("/movie/286217")
    page.locator("article").get_by_role("link", name="botanist").click()

    expect(page).to_have_url(re.compile(r"\?q=botanist$"))
    expect(movies(page).first).to_contain_text("The Martian")


def test_a_chinese_fact_leads_to_a_chinese_search(open_page):
    page = open_page("/movie/129", locale="zh-CN")
    page.locator("article").get_by_role("link", name="动画", exact=True).click()

    expect(page.locator("#q")).to_have_value("动画")
    expect(page.locator(".chips .chip")).to_contain_text("动画")


def test_a_movie_leads_to_its_pages_elsewhere_where_their_numbers_are_known(open_page):
    page = open_page("about:blank")

    def known(route):
        response = route.fetch()
        route.fulfill(response=response, json={**response.json(), "imdb_id": "tt3659388"})

    page.route("**/search/movies/286217", known)
    page.goto("/movie/286217")
    tmdb, imdb = (page.locator("article").get_by_role("link", name=one) for one in ("TMDB", "IMDb"))

    expect(tmdb).to_have_attribute("href", "https://www.themoviedb.org/movie/286217")
    expect(imdb).to_have_attribute("href", "https://www.imdb.com/title/tt3659388/")
    page.unroute("**/search/movies/286217")
    page.reload()
    expect(tmdb).to_be_visible()
    expect(imdb).to_have_count(0)


def test_each_result_says_which_constraints_it_meets_and_which_it_misses(open_page):
    page = settled(open_page, "results")
    full, close = movies(page).first, movies(page).last

    expect(full.locator(".met")).to_have_text("Meets: Thriller, 2000s, Korean")
    expect(full.locator(".missing")).to_have_count(0)
    met, missed = (close.locator(one).inner_text() for one in (".met", ".missing"))
    said = [*met.removeprefix("Meets: ").split(", "), *missed.removeprefix("Misses: ").split(", ")]
    assert sorted(said) == ["2000s", "Korean", "Thriller"]


def test_the_sentence_with_the_most_of_the_words_is_quoted_and_they_are_marked(open_page):
    page = open_page("about:blank")

    def answered(route):
        response = route.fetch()
        answer = response.json()
        first = "A crew flies to Mars. Nobody is there. An astronaut is stranded on Mars for years."
        answer["results"][0]["overview"] = first
        route.fulfill(response=response, json=answer)

    page.route(re.compile(r"/search\?"), answered)
    page.goto(f"/?q={quote('stranded astronauts, mars')}")
    quoted = movies(page).first.locator(".overview")

    expect(quoted).to_have_text("… An astronaut is stranded on Mars for years.")
    expect(quoted.locator("mark")).to_have_text(["astronaut", "stranded", "Mars"])


def test_a_word_that_comes_late_in_a_long_sentence_is_still_in_sight(open_page):
    page = open_page("/?q=stranded+astronaut", viewport=PHONE)
    quoted = movies(page).filter(has_text="Armageddon").locator(".overview")
    expect(quoted.locator("mark").first).to_have_text("astronaut")
    lines, word = quoted.bounding_box(), quoted.locator("mark").first.bounding_box()

    assert word["y"] + word["height"] <= lines["y"] + lines["height"] + 1


def test_the_words_of_a_chinese_sentence_are_marked_in_a_chinese_title(open_page):
    page = open_page(f"/?q={quote('火星上的宇航员')}", locale="zh-CN")
    martian = movies(page).filter(has_text="火星救援")

    expect(martian.locator("h2 mark")).to_have_text(["火星"])


GROWN = """() => {
  window.pictured = [];
  const before = document.startViewTransition.bind(document);
  const names = () => [...document.querySelectorAll('.poster')]
    .filter((one) => getComputedStyle(one).viewTransitionName === 'poster')
    .map((one) => one.closest('.card')?.dataset.id ?? 'page');
  document.startViewTransition = (update) => {
    window.pictured.push(names());
    return before(() => { update(); window.pictured.push(names()); });
  };
}"""


def test_a_card_grows_into_its_page_and_only_it(open_page):
    page = open_page("/?q=the+martian", reduced_motion="no-preference")
    expect(movies(page).first).to_contain_text("The Martian")
    page.evaluate(GROWN)
    movies(page).first.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The Martian 2015")

    assert page.evaluate("pictured") == [["286217"], ["page"]]
    expect(page.locator(".grows")).to_have_count(0)
    similar = movies(page).nth(1)
    similar.scroll_into_view_if_needed()
    following = similar.get_attribute("data-id")
    similar.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(rf"/movie/{following}$"))
    expect(page.locator(f"article[data-of='{following}']")).to_be_visible()
    assert page.evaluate("pictured.slice(2)") == [[following], ["page"]]


def test_who_asks_for_calm_sees_nothing_move(open_page):
    page = open_page("/?q=the+martian", reduced_motion="reduce")
    first = movies(page).first
    expect(first).to_contain_text("The Martian")
    page.evaluate(GROWN)
    moving = """() => {
      const all = [...document.querySelectorAll('*')].map((one) => getComputedStyle(one));
      const timed = all.some((one) => /[1-9]/.test(one.transitionDuration + one.animationDuration));
      return timed || document.getAnimations().length > 0;
    }"""
    first.get_by_role("link").first.hover()
    assert not page.evaluate(moving)
    held = []
    page.route("**/search/movies/286217/similar*", lambda route: hold(held, route))
    first.get_by_role("link").first.click()
    expect(page.locator(".skeleton").first).to_be_visible()

    assert not page.evaluate(moving)
    assert page.evaluate("pictured") == []
    held[0].continue_()
    expect(movies(page).first).to_be_visible()
