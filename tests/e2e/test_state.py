"""What the page shows is what its address says: kept, taken off, paged, sorted, gone back to."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

KOREAN = "korean thrillers from the 2000s"


def box(page: Page):
    return page.get_by_role("combobox", name=re.compile("What happens in it|电影里发生了什么"))


def movies(page: Page):
    return page.locator("main .grid > .card:not(.skeleton)")


def chips(page: Page):
    return page.locator(".chip.on")


def titles(page: Page) -> list[str]:
    return movies(page).locator("h2").all_inner_texts()


def asked(url: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(url).query)


def stop_the_clock(page: Page) -> None:
    """From here on a timer of the page is due when the test says so, however fast it runs."""
    page.clock.install(time=0)
    page.clock.pause_at(1)


def answer_to(page: Page, address: str) -> dict:
    """What the function told the page when it opened an address."""
    with page.expect_response(re.compile(r"/search\?")) as answered:
        page.goto(address)
    return answered.value.json()


def facet(page: Page, name: str, value: str):
    group = page.locator("details.facet").filter(has=page.get_by_text(name, exact=True))
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    return group.get_by_role("link", name=re.compile(f"^{re.escape(value)} "))


# What is asked for, and what was understood


def test_a_chip_of_what_was_asked_for_leads_to_the_same_search_without_it(open_page):
    page = open_page("/?q=war&genre=Drama&genre=History&min_rating=7&sort=newest")
    chip = page.get_by_role("list", name="Active filters").get_by_role("link", name="remove: Drama")

    expect(chip).to_have_attribute("href", "./?q=war&genre=History&min_rating=7&sort=newest")
    chip.click()
    expect(chips(page)).to_have_text(["History ×", "★ 7+ ×"])


def test_a_chip_can_be_followed_in_another_tab(open_page):
    page = open_page("/?q=war&genre=Drama")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="remove: Drama").click(modifiers=["ControlOrMeta"])

    expect(movies(opened.value)).to_have_count(20)
    expect(chips(opened.value)).to_have_count(0)
    opened.value.close()
    expect(chips(page)).to_have_text(["Drama ×"])


@pytest.mark.parametrize(
    ("locale", "korean", "left"),
    [
        ("en-US", "remove: Korean", ["Thriller", "2000s"]),
        ("zh-CN", "移除：韩语", ["惊悚", "2000年代"]),
    ],
)
def test_taking_off_what_was_understood_leaves_the_rest_understood(open_page, locale, korean, left):
    page = open_page(f"/?q={KOREAN}", locale=locale)
    page.get_by_role("link", name=korean).click()
    expect(chips(page)).to_have_count(2)

    assert asked(page.url) == {"q": [KOREAN], "ignore": ["language"]}
    for chip, text in zip(chips(page).all_inner_texts(), left, strict=True):
        assert chip.startswith(text)


def test_a_new_sentence_is_understood_anew_and_keeps_what_was_asked_for(open_page):
    page = open_page("/?q=animated+movies+rated+above+6&ignore=genre&language=en")
    expect(chips(page)).to_have_count(2)
    box(page).fill("animated movies about lions")
    box(page).press("Enter")
    expect(page.get_by_role("link", name="remove: Animation")).to_be_visible()

    assert asked(page.url) == {"q": ["animated movies about lions"], "language": ["en"]}


@pytest.mark.parametrize("path", ["/", "/recommendations"])
def test_a_mood_is_a_chip_that_can_be_taken_off(open_page, path):
    page = open_page(f"{path}?q=i+want+to+laugh")
    page.get_by_role("link", name="remove: Mood").click()
    expect(page).to_have_url(re.compile(r"\?q=i\+want\+to\+laugh&ignore=mood$"))

    expect(movies(page).first).to_be_visible()
    expect(chips(page)).to_have_count(0)


def test_years_that_were_said_together_are_one_chip_and_go_together(open_page):
    page = open_page("/?q=90s+comedies")
    page.get_by_role("link", name="remove: 1990s").click()
    expect(chips(page)).to_have_count(1)

    assert asked(page.url)["ignore"] == ["year_from", "year_to"]
    page.goto("/?q=war&year_from=1993&year_to=1998")
    expect(chips(page)).to_have_text(["1993–1998 ×"])
    page.goto("/?q=war&year_from=1993")
    expect(chips(page)).to_have_text(["≥ 1993 ×"])


# Facets


def test_a_value_that_was_understood_is_current_in_its_facet_and_another_joins_it(open_page):
    page = open_page("/?q=korean+thrillers")
    expect(facet(page, "Language", "Korean")).to_have_attribute("aria-current", "true")
    facet(page, "Language", "Japanese").click()

    expect(facet(page, "Language", "Japanese")).to_have_attribute("aria-current", "true")
    expect(facet(page, "Language", "Korean")).to_have_attribute("aria-current", "true")
    expect(page.get_by_role("link", name="remove: Thriller")).to_contain_text("Understood")
    assert asked(page.url)["language"] == ["ko", "ja"]


def test_what_took_the_place_of_what_was_said_is_taken_off_for_good(open_page):
    page = open_page("/?q=korean+thrillers&language=ja")
    expect(page.get_by_role("link", name="remove: Japanese")).to_be_visible()
    page.get_by_role("link", name="remove: Japanese").click()
    expect(chips(page)).to_have_count(1)

    expect(page.get_by_role("link", name="remove: Thriller")).to_be_visible()
    assert asked(page.url) == {"q": ["korean thrillers"], "ignore": ["language"]}


def test_a_genre_joins_the_one_that_was_understood(open_page):
    page = open_page("/?q=comedies")
    facet(page, "Genre", "Romance").click()
    expect(chips(page)).to_have_text(["Comedy ×", "Romance ×"])
    genres = movies(page).locator(".facts").all_inner_texts()

    assert asked(page.url)["genre"] == ["Comedy", "Romance"]
    assert genres


def test_what_was_understood_is_taken_off_in_its_facet_too(open_page):
    page = open_page("/?q=korean+thrillers")
    facet(page, "Language", "Korean").click()
    expect(chips(page)).to_have_count(1)

    assert asked(page.url) == {"q": ["korean thrillers"], "ignore": ["language"]}


def test_two_decades_can_be_chosen_and_one_is_one_chip(open_page):
    page = open_page("/?q=war")
    facet(page, "Decade", "1990s").click()
    expect(chips(page)).to_have_text(["1990s ×"])
    facet(page, "Decade", "1980s").click()
    expect(chips(page)).to_have_text(["1990s ×", "1980s ×"])
    years = {text[:3] for text in movies(page).locator(".facts").all_inner_texts()}

    assert asked(page.url)["decade"] == ["1990", "1980"]
    assert years == {"199", "198"}


def test_a_decade_that_was_understood_is_joined_by_another(open_page):
    page = open_page("/?q=90s+comedies")
    expect(facet(page, "Decade", "1990s")).to_have_attribute("aria-current", "true")
    facet(page, "Decade", "1980s").click()
    expect(page.get_by_role("link", name="remove: 1980s")).to_be_visible()

    expect(page.get_by_role("link", name="remove: 1990s")).to_be_visible()
    assert asked(page.url)["decade"] == ["1990", "1980"]


def test_a_facet_stays_open_and_keeps_the_focus(open_page):
    page = open_page("/?q=war")
    facet(page, "Genre", "Drama").focus()
    page.keyboard.press("Enter")
    expect(chips(page)).to_have_text(["Drama ×"])

    expect(facet(page, "Genre", "Drama")).to_be_focused()


def test_on_a_phone_the_filters_are_behind_one_line_that_counts_them(open_page):
    page = open_page("/?q=korean+thrillers", viewport={"width": 360, "height": 640})
    line = page.get_by_text("Filters (2)", exact=True)
    expect(page.locator("details.facet").first).to_be_hidden()
    line.click()
    page.locator("details.facet").first.locator("summary").click()

    facets = page.locator("details.facet")
    expect(facets.get_by_role("link", name=re.compile("^Thriller"))).to_be_visible()


# What meets everything, and what comes close


@pytest.mark.parametrize("query", ["90s comedies", KOREAN, "movies from the 80s"])
def test_the_line_between_what_meets_all_and_what_comes_close_is_where_the_answer_says(
    open_page, query
):
    page = open_page("about:blank")
    first = answer_to(page, f"/?q={query}")
    for pages in (1, 2, 3):
        shown = 20 * pages
        expect(movies(page)).to_have_count(shown)
        grids = page.locator("main .grid")
        counts = [one.locator(".card").count() for one in grids.all()]
        meet = min(first["total"], shown)

        assert counts == [one for one in (meet, shown - meet) if one]
        assert page.locator(".divider").count() == (1 if shown > meet else 0)
        assert chips(page).count() == len({one["text"] for one in first["filters"].values()})
        assert page.get_by_text("Few movies").count() == 0
        page.get_by_role("button", name="Load more").click()


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en-US", "Each of these misses at least one of: Thriller, 2000s, Korean."),
        ("zh-CN", "以下影片至少有一项不符：惊悚、2000年代、韩语。"),
    ],
)
def test_what_comes_close_names_what_it_does_not_meet(open_page, locale, said):
    page = open_page(f"/?q={KOREAN}", locale=locale)

    expect(page.locator(".divider")).to_have_text(said)
    expect(page.locator("main .grid").last.locator(".card").first).to_contain_text(
        "Korean" if locale == "en-US" else "韩语"
    )


def test_where_no_movie_meets_everything_the_page_says_so(open_page):
    page = open_page("/?q=korean+westerns+from+the+1950s")

    expect(page.locator(".divider")).to_contain_text("No movie meets everything.")
    expect(page.get_by_role("link", name="Show only what meets everything")).to_have_count(0)


def test_recommendations_part_what_meets_all_from_what_comes_close(open_page):
    page = open_page(f"/recommendations?q={KOREAN}")
    expect(page.locator(".explanation .note")).to_be_visible()

    expect(page.locator("main .grid")).to_have_count(2)
    expect(page.locator("main .grid").first.locator(".card")).to_have_count(2)
    expect(page.locator(".divider")).to_contain_text("Each of these misses")


def test_recommendations_offer_only_what_meets_everything_where_there_is_some(open_page):
    page = open_page("/recommendations?q=korean+western+musicals+from+the+1920s")
    expect(page.locator(".explanation .note")).to_be_visible()
    expect(page.locator(".divider")).to_contain_text("No movie meets everything.")
    expect(page.get_by_role("link", name="Show only what meets everything")).to_have_count(0)
    page.goto("/recommendations?q=lion&year_from=2099")

    expect(page.get_by_role("heading", name="No movie found")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("No movie found")


def test_while_a_model_is_silent_the_places_of_its_movies_are_seen(open_page):
    page = open_page("about:blank")
    page.route("**/recommend?*", lambda route: None)  # held
    page.goto("/recommendations?q=lion")
    poster = page.locator(".skeleton .poster").first
    expect(poster).to_be_visible()
    shape = poster.bounding_box()

    assert shape["x"] == page.locator(".asking").bounding_box()["x"]
    assert shape["height"] > 100
    assert shape["height"] == pytest.approx(shape["width"] * 1.5, abs=2)


def test_recommendations_that_meet_everything_say_nothing_of_others(open_page):
    page = open_page("/recommendations?q=animated+movies")
    expect(page.locator(".explanation .note")).to_be_visible()

    expect(page.locator("main .grid")).to_have_count(1)
    expect(page.locator(".divider")).to_have_count(0)


# Order


def test_an_order_is_the_functions_own_over_all_that_meets_the_constraints(open_page):
    page = open_page("/?q=war&genre=War")
    expect(movies(page)).to_have_count(20)
    page.get_by_label("Sort by").focus()
    with page.expect_response(re.compile(r"sort=newest")) as answered:
        page.get_by_label("Sort by").select_option("Newest")
    expect(page).to_have_url(re.compile("sort=newest"))
    best = [one["title"] for one in answered.value.json()["results"]]
    expect(movies(page).first.locator("h2")).to_have_text(best[0])

    assert titles(page) == best
    expect(page.get_by_label("Sort by")).to_be_focused()


@pytest.mark.parametrize(
    ("locale", "label", "best"), [("en-US", "Sort by", "Best match"), ("zh-CN", "排序", "最匹配")]
)
def test_an_order_that_was_understood_is_shown_and_can_be_left_for_the_best_match(
    open_page, locale, label, best
):
    page = open_page("/?q=newest+korean+thrillers", locale=locale)
    expect(page.get_by_label(label)).to_have_value("newest")
    page.get_by_label(label).select_option(best)
    expect(page).to_have_url(re.compile("ignore=sort$"))

    expect(page.get_by_label(label)).to_have_value("relevance")
    expect(chips(page)).to_have_count(2)


def test_recommendations_say_in_what_order_they_were_looked_for(open_page):
    page = open_page("/recommendations?q=war&sort=newest")
    expect(chips(page)).to_have_text(["Sort by: Newest ×"])
    chips(page).click()

    expect(page).to_have_url(re.compile(r"/recommendations\?q=war$"))


# Numbers and limits


@pytest.mark.parametrize(
    ("locale", "all_met", "some_met", "none_met"),
    [
        (
            "en-US",
            r"^\d+ meet the filters, 20 shown, \d+ ms$",
            r"^\d+ meet the filters, 20 shown$",
            r"^None meets all filters, 20 shown$",
        ),
        (
            "zh-CN",
            r"^\d+ 部影片符合筛选条件，已显示 20 部，\d+ 毫秒$",
            r"^\d+ 部影片符合筛选条件，已显示 20 部$",
            r"^没有影片符合全部筛选条件，已显示 20 部$",
        ),
    ],
)
def test_the_page_says_how_many_movies_meet_everything(
    open_page, locale, all_met, some_met, none_met
):
    page = open_page("about:blank", locale=locale)
    status = page.get_by_role("status")
    for query, said in (
        ("horror", all_met),
        (KOREAN, some_met),
        ("korean western musicals from the 1920s", none_met),
    ):
        answer = answer_to(page, f"/?q={quote(query)}")
        expect(status).to_have_text(re.compile(said))
        met = [one for one in answer["results"] if not one["missing"]]
        assert len(met) == min(answer["total"], 20)
        assert not met or str(answer["total"]) in status.inner_text()


def test_how_long_it_took_is_said_of_a_single_request_only(open_page):
    page = open_page("/?q=war&pages=3")

    expect(page.get_by_role("status")).to_have_text("60 movies shown")


def test_a_list_that_ends_says_why(open_page):
    page = open_page("/?q=korean+horror&genre=Horror&language=ko&pages=2")
    expect(page.get_by_text("That is all.", exact=True)).to_be_visible()
    page.goto("/?q=lion&pages=20")
    expect(
        page.get_by_text(re.compile("^That is all that comes near|^These are the first"))
    ).to_be_visible()


def test_what_follows_a_last_page_without_movies_is_its_end(open_page):
    page = open_page("/?q=war")
    page.route(
        re.compile(r"/search\?.*k=40"),
        lambda route: route.fulfill(json=_first_twenty(page, route)),
    )
    page.get_by_role("button", name="Load more").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_text("That is all that comes near.")).to_be_focused()
    expect(movies(page)).to_have_count(20)


def _first_twenty(page: Page, route) -> dict:
    return page.request.get(route.request.url.replace("k=40", "k=20")).json()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/?q=heist&sort=newest", "The 250 movies closest to these words, in this order."),
        (
            "/?q=heist&genre=Crime&sort=newest",
            "All movies that meet the filters, in this order, whatever else was said.",
        ),
    ],
)
def test_an_order_says_of_which_movies_it_is(open_page, path, said):
    page = open_page(path)

    expect(page.get_by_text(said)).to_be_visible()


def test_an_order_by_rating_says_that_votes_weigh(open_page):
    page = open_page("/?q=heist&sort=highest_rated")

    expect(page.get_by_text("Ratings of few votes count less.")).to_be_visible()
    expect(page.get_by_text("Nothing comes close to these words.")).to_have_count(0)


def test_no_label_says_that_what_misses_something_may_fit(open_page):
    page = open_page("/recommendations?q=korean+western+musicals+from+the+1920s")
    expect(page.locator(".explanation .note")).to_be_visible()
    expect(page.locator(".fit")).to_have_count(0)
    page.goto("/recommendations?q=qwertzuiop+asdfgh+zzzz")
    expect(page.locator(".explanation .note")).to_be_visible()

    expect(page.locator(".fit")).to_have_count(0)


def test_an_order_shows_the_words_that_ask_for_it(open_page):
    page = open_page("/?q=the+best+sci-fi+of+the+80s")

    expect(page.get_by_text("Understood: best", exact=True)).to_be_visible()
    expect(page.get_by_label("Sort by")).to_have_value("highest_rated")


def test_words_that_nothing_is_close_to_are_said_to_be_so(open_page):
    page = open_page("/?q=qwertzuiop+asdfgh+zzzz")
    expect(page.get_by_text("Nothing comes close to these words.")).to_be_visible()
    page.goto("/?q=war")
    expect(movies(page)).to_have_count(20)

    expect(page.get_by_text("Nothing comes close to these words.")).to_have_count(0)


@pytest.mark.parametrize("path", ["/?q=lion", "/recommendations?q=lion", "/movie/27205?"])
def test_a_liked_movie_that_is_gone_is_said_to_be_so_and_left_out(open_page, path):
    page = open_page(f"{path}&like=99999999,155")
    expect(movies(page).first).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("no longer here")

    expect(page).to_have_url(re.compile(r"like=155$"))
    expect(chips(page).filter(has_text="The Dark Knight")).to_have_count(1)


@pytest.mark.parametrize(("locale", "said"), [("en-US", "Horror Korean"), ("zh-CN", "恐怖 韩语")])
def test_filters_alone_are_a_search_for_what_they_say(open_page, locale, said):
    page = open_page("/?genre=Horror&language=ko", locale=locale)
    expect(box(page)).to_have_value(said)

    expect(chips(page)).to_have_count(2)
    expect(movies(page).first).to_be_visible()


# Words so far


@pytest.mark.parametrize(
    ("locale", "so_far", "meaning"),
    [
        ("en-US", "Matches by words so far.", "Search by meaning (Enter)"),
        ("zh-CN", "目前仅按字词匹配。", "按含义搜索（回车）"),
    ],
)
def test_a_pause_in_typing_says_that_only_words_were_searched(open_page, locale, so_far, meaning):
    page = open_page("/", locale=locale)
    box(page).press_sequentially("stranded")
    expect(page).to_have_url(re.compile("mode=keyword"))
    expect(page.get_by_role("status")).to_contain_text(so_far)
    expect(page.get_by_role("link", name=meaning)).to_be_visible()
    expect(page.get_by_role("link", name=meaning)).to_have_attribute("href", "./?q=stranded")
    box(page).press("Enter")
    expect(page.get_by_role("link", name=meaning)).to_have_count(0)

    expect(page.get_by_role("status")).not_to_contain_text(so_far)


# Recommendations


def test_what_was_just_typed_outlives_a_change_of_the_language(open_page):
    page = open_page("/?q=war")
    expect(movies(page)).to_have_count(20)
    stop_the_clock(page)  # so that the pause after the last key does not come
    box(page).press("End")
    box(page).press_sequentially(" at sea")
    page.get_by_role("button", name="中文").click()
    expect(page.get_by_role("button", name="English")).to_be_visible()

    expect(box(page)).to_have_value("war at sea")
    expect(page).to_have_url(re.compile(r"q=war\+at\+sea&mode=keyword$"))


def test_recommendations_keep_what_is_typed_and_the_model_that_was_chosen(open_page):
    page = open_page("about:blank")
    models = {"models": [{"name": one, "available": True} for one in ("gemini", "offline")]}
    page.route("**/recommend/models", lambda route: route.fulfill(json={**models, "default": "x"}))
    page.goto("/recommendations?q=heist")
    page.get_by_role("combobox", name="Model").select_option("offline")
    expect(page).to_have_url(re.compile("model=offline"))
    box(page).fill("war")
    with page.expect_request(re.compile(r"/recommend\?")) as told:
        page.get_by_role("button", name="Recommend", exact=True).click()

    assert asked(told.value.url)["query"] == ["war"]
    assert asked(told.value.url)["model"] == ["offline"]
    expect(box(page)).to_have_value("war")
    expect(page.get_by_role("combobox", name="Model")).to_have_value("offline")
    page.reload()
    expect(page.get_by_role("combobox", name="Model")).to_have_value("offline")


def test_what_is_typed_goes_along_to_the_other_tab(open_page):
    page = open_page("/recommendations?q=heist")
    expect(movies(page).first).to_be_visible()
    box(page).fill("boxing")
    page.get_by_role("link", name="Results", exact=True).click()

    expect(page).to_have_url(re.compile(r"/\?q=boxing$"))
    expect(box(page)).to_have_value("boxing")


def test_a_stream_that_goes_on_is_not_called_slow(open_page, laptop):
    page = open_page("about:blank")
    page.add_init_script(STREAM)
    page.goto("/recommendations?q=x")
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    stop_the_clock(page)
    page.evaluate("tell('movies', { query: 'x', movies: [], filters: {}, relaxed: false })")
    expect(page.get_by_role("status")).to_have_text("The model is reading the movies…")
    page.clock.fast_forward(10_000)
    expect(page.get_by_role("status")).to_have_text("The model is reading the movies…")
    page.evaluate("tell('explanation', { text: 'One.' })")
    expect(page.locator(".explanation")).to_contain_text("One.")
    page.clock.fast_forward(15_000)

    expect(page.get_by_role("status")).to_have_text("The model is reading the movies…")


def test_a_stream_of_which_nothing_comes_is_called_slow(open_page):
    page = open_page("about:blank")
    page.add_init_script(STREAM)
    page.clock.install(time=0)
    page.goto("/recommendations?q=x")
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    page.clock.fast_forward(3_100)

    expect(page.get_by_role("status")).to_contain_text("longer than usual")


STREAM = """
  const plain = window.fetch;
  const headers = { 'Content-Type': 'text/event-stream' };
  window.fetch = (url, options) => {
    if (!String(url).includes('/recommend?')) return plain(url, options);
    const body = new ReadableStream({ start(controller) {
      window.tell = (event, data) => controller.enqueue(
        new TextEncoder().encode(`event: ${event}\\ndata: ${JSON.stringify(data)}\\n\\n`));
    } });
    return Promise.resolve(new Response(body, { headers }));
  };
"""


# Ways back


def test_back_to_the_results_leads_past_the_movies_in_between(open_page):
    page = open_page("/?q=inception")
    movies(page).first.get_by_role("link").first.click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Inception")
    for _ in range(2):
        before = heading.inner_text()
        movies(page).first.get_by_role("link").first.click()
        expect(heading).not_to_have_text(before)
    page.get_by_role("button", name="Back to the results").click()
    expect(page).to_have_url(re.compile(r"/\?q=inception$"))

    expect(movies(page).first).to_contain_text("Inception")
    page.go_forward()
    expect(heading).to_contain_text("Inception")


def test_back_to_the_results_is_known_after_a_reload_and_leads_to_recommendations_too(open_page):
    page = open_page("/recommendations?q=heist")
    expect(page.locator(".explanation .note")).to_be_visible()
    movies(page).first.get_by_role("link").first.click()
    expect(page.get_by_role("button", name="Back to the results")).to_be_visible()
    movies(page).first.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"/movie/\d+$"))
    page.reload()
    page.get_by_role("button", name="Back to the results").click()

    expect(page).to_have_url(re.compile(r"/recommendations\?q=heist$"))


def test_a_movie_that_was_opened_by_its_address_leads_home(open_page):
    page = open_page("/movie/27205")
    movies(page).first.get_by_role("button", name="More like this").click()
    page.get_by_role("button", name="To the start page").click()

    expect(page).to_have_url(re.compile(r"^[^?]*/$"))
    expect(movies(page)).to_have_count(20)


def test_who_goes_back_is_at_the_movie_that_was_opened(open_page):
    page = open_page("/?q=war")
    opened = movies(page).nth(13).get_by_role("link").first
    opened.click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.go_back()

    expect(opened).to_be_focused()
    expect(opened).to_be_in_viewport()


# Taste


@pytest.mark.parametrize(
    ("locale", "like", "unlike", "said"),
    [
        ("en-US", "More like this", "Not this", "More like “{}”."),
        ("zh-CN", "更多类似的", "不要这样的", "将多推荐类似《{}》的影片。"),
    ],
)
def test_a_taste_keeps_the_focus_is_told_and_is_named_after_a_reload(
    open_page, locale, like, unlike, said
):
    page = open_page("/movie/27205", locale=locale)
    title = movies(page).nth(1).locator("h2").inner_text()
    movies(page).nth(1).get_by_role("button", name=like).press("Enter")
    chip = chips(page).filter(has_text=title)
    expect(chip).to_be_focused()
    expect(page.get_by_role("status")).to_have_text(said.format(title))
    page.reload()
    expect(chips(page)).to_have_count(1)
    expect(chips(page)).to_contain_text(title)
    chips(page).focus()
    page.keyboard.press("Enter")
    expect(chips(page)).to_have_count(0)

    expect(page.get_by_role("status")).to_contain_text(title)
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_a_taste_on_results_is_in_the_address_and_in_what_is_asked(open_page):
    page = open_page("/?q=space")
    expect(movies(page)).to_have_count(20)
    first, second = titles(page)[:2]
    liked = movies(page).first.get_attribute("data-id")
    with page.expect_request(re.compile(r"/search\?.*like=")) as searched:
        movies(page).first.get_by_role("button", name=f"More like this: {first}").click()
    expect(chips(page)).to_have_text([f"More like this: {first} ×"])
    expect(movies(page).filter(has=page.locator(f"a[href='movie/{liked}']"))).to_have_count(0)
    expect(page.get_by_role("status")).to_contain_text(f"More like “{first}”. 20 movies shown")
    with page.expect_request(re.compile(r"/search\?.*unlike=")):
        movies(page).filter(has_text=second).first.get_by_role("button", name="Not this").click()
    expect(chips(page)).to_have_count(2)
    with page.expect_request(re.compile(r"/recommend\?")) as told:
        page.get_by_role("link", name="Recommendations").click()
    expect(chips(page)).to_have_count(2)

    assert asked(searched.value.url)["like"] == [liked]
    assert asked(told.value.url)["like"] == [liked]
    assert asked(told.value.url)["unlike"] == asked(page.url)["unlike"]
    expect(movies(page).first.get_by_role("button", name="More like this")).to_be_visible()


def test_an_example_in_the_sentence_is_a_chip_that_can_be_taken_off(open_page):
    page = open_page("/?q=movies+like+Inception")
    expect(chips(page)).to_have_text(["More like this: Inception ×"])
    chips(page).click()
    expect(page).to_have_url(re.compile("ignore=like$"))

    expect(chips(page)).to_have_count(0)


# What does not exist


@pytest.mark.parametrize("path", ["/nosuch", "/movie/abc", "/recommendations/x"])
@pytest.mark.parametrize(
    ("locale", "said", "start"),
    [("en-US", "No such page", "To the start page"), ("zh-CN", "页面不存在", "返回首页")],
)
def test_what_does_not_exist_is_a_404_that_the_page_explains(open_page, path, locale, said, start):
    page = open_page("about:blank", locale=locale)
    response = page.goto(path)

    assert response.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text(said)
    expect(page.get_by_role("alert").get_by_role("button")).to_have_count(0)
    page.get_by_role("link", name=start).click()
    expect(movies(page)).to_have_count(20)


# For those who don't see it


STATES = {
    "home": "/",
    "results": f"/?q={KOREAN}",
    "movie": "/movie/27205?like=603",
    "recommendations": "/recommendations?q=heist",
    "asking": "/recommendations",
    "none": "/?q=lion&year_from=2099",
    "missing": "/movie/999999999",
    "nowhere": "/nosuch",
}


@pytest.mark.parametrize("name", STATES)
def test_a_page_has_one_heading_of_the_first_rank(open_page, name):
    page = open_page(STATES[name])
    page.wait_for_load_state("networkidle")

    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("h1")).to_be_visible()


def test_the_skip_link_leads_past_the_filters_to_the_movies(open_page):
    page = open_page("/?q=war&genre=Drama")
    expect(movies(page)).to_have_count(20)
    page.get_by_role("link", name="Skip to the movies").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    expect(movies(page).first.get_by_role("link").first).to_be_focused()
    expect(page).to_have_url(re.compile(r"/\?q=war&genre=Drama$"))


def test_a_suggestion_opens_its_movie_with_focus_and_status(open_page):
    page = open_page()
    box(page).press_sequentially("the matr")
    expect(page.get_by_role("option").first).to_contain_text("The Matrix")
    box(page).press("ArrowDown")
    box(page).press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("The Matrix")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("Opened: The Matrix.")


def test_the_tabs_say_which_one_is_shown(open_page):
    page = open_page("/?q=heist")
    tabs = page.get_by_role("navigation", name="Views")
    expect(tabs.locator("[aria-current=page]")).to_have_text("Results")
    tabs.get_by_role("link", name="Recommendations").click()

    expect(tabs.locator("[aria-current=page]")).to_have_text("Recommendations")


# What completes what is typed


def test_suggestions_say_what_they_are_with_year_and_picture(open_page):
    page = open_page()
    box(page).press_sequentially("west")
    expect(page.get_by_role("option").first).to_contain_text("Western Genre")
    box(page).fill("the matr")
    option = page.get_by_role("option").first

    expect(option).to_have_text(re.compile(r"^\s*The Matrix\s+Movie · 1999\s*$"))
    expect(option.locator("img").first).to_have_js_property("complete", value=True)
    assert option.locator("img").first.evaluate("one => one.naturalWidth") > 0


def test_suggestions_cover_nothing_that_can_be_clicked(open_page):
    page = open_page("/?q=war&genre=Drama")
    expect(chips(page)).to_have_count(1)
    box(page).press("End")
    box(page).press_sequentially("s")
    expect(page).to_have_url(re.compile("mode=keyword"))
    expect(page.get_by_role("link", name="Search by meaning (Enter)")).to_be_visible()
    expect(page.get_by_role("option").first).to_be_visible()
    lowest = page.get_by_role("listbox").evaluate("one => one.getBoundingClientRect().bottom")

    assert chips(page).evaluate("one => one.getBoundingClientRect().top") >= lowest


def test_a_sentence_gets_no_suggestions_and_asks_for_none(open_page):
    page = open_page()
    stop_the_clock(page)
    box(page).press_sequentially("a man who")
    expect(page.get_by_role("option").first).to_be_visible()
    typed = []
    page.on("request", lambda one: typed.append(one.url))
    box(page).fill("a man who wakes up every day")
    expect(page.get_by_role("option")).to_have_count(0)
    box(page).press_sequentially(" anew")

    assert not [url for url in typed if "/suggest" in url]


@pytest.mark.parametrize(
    ("locale", "recent", "clear"),
    [
        ("en-US", "Recent searches", "Clear recent searches"),
        ("zh-CN", "最近的搜索", "清除搜索记录"),
    ],
)
def test_recent_searches_are_offered_where_nothing_is_typed_and_can_be_cleared(
    open_page, locale, recent, clear
):
    page = open_page("/", locale=locale)
    for query in ("heist", "boxing"):
        box(page).fill(query)
        box(page).press("Enter")
        expect(page).to_have_url(re.compile(f"q={query}$"))
    page.goto("/")
    page.reload()
    box(page).click()
    offered = page.get_by_role("listbox", name=recent).get_by_role("option")
    expect(offered).to_have_text([re.compile("boxing"), re.compile("heist")])
    expect(page.get_by_text(recent, exact=True)).to_be_visible()
    box(page).press("ArrowDown")
    box(page).press("ArrowDown")
    box(page).press("Enter")
    expect(page).to_have_url(re.compile("q=heist$"))
    box(page).fill("")
    page.get_by_role("button", name=clear).click()
    expect(page.get_by_role("option")).to_have_count(0)
    page.reload()

    assert page.evaluate("JSON.parse(localStorage.getItem('recent'))") == []


def test_what_was_only_typed_is_no_recent_search(open_page):
    page = open_page()
    box(page).press_sequentially("heist")
    expect(page).to_have_url(re.compile("mode=keyword"))

    assert page.evaluate("localStorage.getItem('recent')") is None


# For those whom it is sent to


@pytest.mark.parametrize(
    ("path", "title", "description"),
    [
        ("/movie/286217", "The Martian (2015)", "Left for dead"),
        ("/?q=heist", "heist", "Movies for “heist”: "),
        ("/recommendations?q=heist", "Recommendations for “heist”", "heist"),
    ],
)
def test_each_movie_and_search_has_a_title_and_a_description(open_page, path, title, description):
    page = open_page(path)
    expect(page).to_have_title(re.compile(f"^{re.escape(title)} · "))
    for name in ("meta[name=description]", "meta[property='og:description']"):
        expect(page.locator(name)).to_have_attribute(
            "content", re.compile(f"{re.escape(description)}.{{1,199}}$")
        )

    expect(page.locator("meta[property='og:title']")).to_have_attribute("content", title)


def test_the_title_of_a_page_that_does_not_exist_says_so(open_page):
    expect(open_page("/nosuch")).to_have_title(re.compile("^No such page · "))


def test_somebody_in_chinese_on_a_phone_is_told_what_is_so_all_the_way(open_page):
    page = open_page("/", locale="zh-CN", viewport={"width": 360, "height": 640}, has_touch=True)
    box(page).press_sequentially("90年代的喜剧")
    box(page).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("搜索“90年代的喜剧”的结果")
    expect(chips(page)).to_have_count(2)
    page.get_by_text("筛选（2）", exact=True).tap()
    genres = page.locator("details.facet").first
    if genres.get_attribute("open") is None:
        genres.locator("summary").tap()
    genres.get_by_role("link", name=re.compile("^爱情")).tap()
    expect(chips(page)).to_have_text([re.compile(one) for one in ("喜剧", "爱情", "1990年代")])
    with page.expect_response(re.compile(r"/search\?")) as answered:
        page.get_by_role("link", name="移除：爱情").tap()
    expect(chips(page)).to_have_count(2)
    total = answered.value.json()["total"]
    said = f"已移除：爱情。{total} 部影片符合筛选条件"
    expect(page.get_by_role("status")).to_contain_text(said)
    page.get_by_role("button", name="加载更多").tap()
    expect(movies(page)).to_have_count(40)
    expect(page.locator("main .grid").first.locator(".card")).to_have_count(min(total, 40))
    before = titles(page)
    movies(page).nth(1).get_by_role("link").first.tap()
    expect(page.get_by_role("heading", level=1)).to_contain_text(before[1])
    first = page.url
    movies(page).first.get_by_role("link").first.tap()
    expect(page).not_to_have_url(first)
    expect(movies(page)).to_have_count(12)
    page.get_by_role("button", name="返回搜索结果").tap()
    expect(movies(page)).to_have_count(40)
    assert titles(page) == before
    movies(page).first.get_by_role("button", name=f"更多类似的：{before[0]}").tap()
    expect(page.get_by_role("status")).to_contain_text(f"将多推荐类似《{before[0]}》的影片。")
    expect(chips(page)).to_have_count(3)
    page.get_by_role("link", name="推荐").tap()
    expect(page.locator(".explanation .note")).to_have_text("根据影片资料生成，并非 LLM 所写。")

    expect(chips(page)).to_have_count(3)
    expect(chips(page).last).to_have_text(f"更多类似的：{before[0]} ×")
    assert before[0] not in titles(page)
