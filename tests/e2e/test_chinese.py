"""The page as somebody sees it who reads Chinese."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from catalogue import ROOT

MARS = "被困在火星上的宇航员"


@pytest.fixture
def chinese(open_page):
    """Opens the page in a browser that prefers Chinese, of the mainland unless told otherwise."""

    def opened(path: str = "/", locale: str = "zh-CN", **options) -> Page:
        page = open_page("about:blank", locale=locale, **options)
        page.goto(path)
        return page

    return opened


def box(page: Page):
    return page.get_by_role("combobox", name=re.compile("电影里发生了什么？|What happens in it?"))


def cards(page: Page):
    return page.locator("main .grid > .card:not(.skeleton)")


def card_of(page: Page, movie_id: int):
    return page.locator(f"main .card[data-id='{movie_id}']")


def suggestion(page: Page, typed: str):
    box(page).press_sequentially(typed)
    option = page.get_by_role("option").first
    expect(option).to_be_visible()
    return option


def test_a_movie_has_its_chinese_title_with_the_original_beneath(chinese):
    page = chinese("/?q=千与千寻")
    card = card_of(page, 129)

    expect(cards(page).first.locator("h2")).to_have_text("千与千寻")
    expect(card.locator(".original")).to_have_text("千と千尋の神隠し")
    expect(card.locator(".original")).to_have_attribute("lang", "ja")
    expect(card.locator(".cover .title text")).to_have_text(["千与", "千寻"])
    expect(card.locator(".facts")).to_contain_text("2001 · 动画、家庭、奇幻")


def test_an_english_movie_has_its_english_title_beneath_and_searches_find_it_by_both(chinese):
    for query in ("盗梦空间", "inception"):
        page = chinese(f"/?q={query}")
        expect(cards(page).first.locator("h2")).to_have_text("盗梦空间")
        expect(cards(page).first.locator(".original")).to_have_text("Inception")
        expect(cards(page).first.locator(".original")).to_have_attribute("lang", "en")


def test_a_movie_without_a_chinese_title_has_its_main_one_marked_as_english(chinese):
    page = chinese("/movie/635302")
    heading = page.get_by_role("heading", level=1)

    expect(heading).to_contain_text("Demon Slayer")
    expect(heading.locator("span")).to_have_attribute("lang", "en")
    expect(page.locator("article .cover .title")).to_have_attribute("lang", "en")


@pytest.mark.parametrize(
    ("locale", "title", "lang"),
    [("zh-CN", "起风了", None), ("zh-TW", "風起", "zh-TW"), ("zh-HK", "風起了", "zh-HK")],
)
def test_each_place_has_its_own_title_and_says_in_which_chinese(chinese, locale, title, lang):
    page = chinese("/movie/149870", locale)
    shown = page.get_by_role("heading", level=1).locator("span")

    expect(shown).to_have_text(title)
    assert shown.get_attribute("lang") == lang
    expect(page).to_have_title(f"{title} (2013) · 余影")
    assert page.evaluate("document.documentElement.lang") == "zh-CN"


def test_a_movies_page_tells_everything_in_chinese(chinese):
    page = chinese("/movie/129")
    article = page.locator("article")

    expect(page).to_have_title("千与千寻 (2001) · 余影")
    expect(article.locator(".original")).to_have_text("原名：千と千尋の神隠し")
    expect(article).to_contain_text("动画、家庭、奇幻")
    expect(article).to_contain_text("2001年7月20日")
    expect(article).to_contain_text("日语")
    expect(article).to_contain_text("125 分钟")
    expect(cards(page)).to_have_count(12)
    expect(cards(page).locator("h2").filter(has_text="龙猫")).to_have_count(1)
    like = cards(page).first.get_by_role("button", name="更多类似的")
    title = cards(page).first.locator("h2").inner_text()
    expect(like).to_have_accessible_name(f"更多类似的：{title}")
    like.click()
    expect(page.locator(".chip.on")).to_have_text([f"更多类似的：{title} ×"])


def test_a_title_is_suggested_in_chinese_whichever_way_it_is_typed(chinese):
    page = chinese()
    option = suggestion(page, "千与")
    expect(option).to_have_text(re.compile(r"^\s*千与千寻\s+影片 · 2001\s*$"))
    box(page).fill("")
    option = suggestion(page, "spirited")
    expect(option).to_have_text(re.compile(r"^\s*千与千寻\s+Spirited Away\s+影片 · 2001\s*$"))
    expect(option.locator("span[lang=en]")).to_have_text("Spirited Away")


def test_a_chinese_title_that_is_typed_is_shown_in_an_english_page_too(open_page):
    option = suggestion(open_page(), "千与千")

    expect(option).to_have_text(re.compile(r"^\s*Spirited Away\s+千与千寻\s+Movie · 2001\s*$"))
    expect(option.locator("span[lang]")).to_have_attribute("lang", "zh-CN")


def test_an_english_page_has_originals_beneath_and_marks_their_language(open_page):
    page = open_page("/movie/129")
    original = page.locator("article .original")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Spirited Away 2001")
    expect(original).to_have_text("Original title: 千と千尋の神隠し")
    expect(original.locator("span")).to_have_attribute("lang", "ja")
    page.goto("/movie/27205")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Inception")
    expect(page.locator("article .original")).to_have_count(0)
    expect(page.locator("article [lang]")).to_have_count(0)


def test_a_genre_is_suggested_and_searched_for_by_its_chinese_name(chinese):
    page = chinese()
    option = suggestion(page, "科")
    expect(option).to_have_text(re.compile(r"^\s*科幻\s+类型\s*$"))
    option.click()

    expect(box(page)).to_have_value("科幻")
    expect(page.locator(".chip.on")).to_contain_text("科幻")
    expect(cards(page).first.locator(".facts")).to_contain_text("科幻")


def test_people_are_suggested_with_what_they_are_known_for_in_chinese(chinese):
    page = chinese()
    box(page).press_sequentially("tom hanks")

    expect(page.get_by_role("option").filter(has_text="Tom Hanks").first).to_have_text(
        re.compile(r"^\s*Tom Hanks\s+影人 · 阿甘正传 · 玩具总动员\s*$")
    )


def test_a_constraint_stands_on_one_line_of_a_card(chinese):
    page = chinese("/?q=2000年代的韩国惊悚片，两小时以内", viewport={"width": 360, "height": 640})
    expect(cards(page).first.locator(".met")).to_contain_text("最多 120 分钟")
    torn = page.evaluate(
        """() => [...document.querySelectorAll('.met, .missing')].flatMap(({ firstChild }) => {
          const text = firstChild.data;
          return [...text.matchAll(/[^：、]+/g)].filter(({ 0: label, index }) => {
            const range = document.createRange();
            range.setStart(firstChild, index);
            range.setEnd(firstChild, index + label.length);
            return range.getClientRects().length > 1;
          }).map(([label]) => label);
        })"""
    )

    assert torn == []


def test_what_the_page_owes_to_tmdb_is_said_in_chinese(chinese):
    page = chinese("/movie/137")

    expect(page.locator("footer")).to_contain_text("未经 TMDB 认可或认证")
    expect(page.locator("article .facts")).to_contain_text("（6,431 人评分）")


def test_a_heading_does_not_begin_with_a_mark_that_is_half_empty(chinese):
    page = chinese("/?q=heist")

    expect(page.get_by_role("heading", level=1)).to_have_text("搜索“heist”的结果")


def test_the_digits_of_a_chinese_title_are_set_as_its_other_letters(chinese):
    page = chinese("/movie/1891")
    title = page.locator("article .cover .title")
    expect(title.locator("text").first).to_have_text("星球大战5：")

    assert "Afterimage" not in title.evaluate("one => getComputedStyle(one).fontFamily")


def test_filters_and_constraints_read_in_chinese(chinese):
    page = chinese("/?q=2000年代的韩国惊悚片&max_runtime=120&not_decade=1990&min_runtime=30")
    chips = page.locator(".chip.on")
    expect(chips).to_have_count(6)
    shown = [re.sub(r"\s*(已理解：.*)?×$", "", text) for text in chips.all_inner_texts()]
    assert sorted(shown) == sorted(
        ["惊悚", "2000年代", "非1990年代", "韩语", "至少 30 分钟", "最多 120 分钟"]
    )
    expect(page.get_by_role("link", name="移除：最多 120 分钟")).to_be_visible()
    expect(page.locator(".divider")).to_have_text("以下影片至少有一项不符：惊悚、2000年代、韩语。")
    for facet, value in (("类型", "动作"), ("年代", "2000年代"), ("语言", "英语")):
        group = page.locator("details.facet").filter(has=page.get_by_text(facet, exact=True))
        link = group.get_by_role("link", name=re.compile(f"^{value} "), include_hidden=True)
        expect(link).to_have_count(1)


def test_the_reasons_are_in_the_pages_language_whatever_was_typed(chinese, open_page):
    for opened, query, said in (
        (chinese, "nasa stranded astronaut mars", "最接近的是《火星救援》"),
        (open_page, MARS, "The Martian comes closest"),
    ):
        page = opened("about:blank")
        with page.expect_request(re.compile(r"/recommend\?")) as asked:
            page.goto(f"/recommendations?q={query}")
        lang = parse_qs(urlsplit(asked.value.url).query)["lang"]
        assert lang == [page.evaluate("navigator.language")]
        expect(page.locator(".explanation")).to_contain_text(said)
    expect(page.locator(".reason").first).to_contain_text("adventure drama")


def test_chinese_reasons_name_genres_and_movies_in_chinese(chinese):
    page = chinese(f"/recommendations?q={MARS}")
    expect(page.locator(".explanation")).to_contain_text("最接近的是《火星救援》，共 6 部影片。")
    first = cards(page).first

    expect(first.locator("h2")).to_have_text("火星救援")
    expect(first.locator(".reason")).to_contain_text(re.compile("2015年.*剧情片"))
    expect(page.locator(".explanation .note")).to_have_text("根据影片资料生成，并非 LLM 所写。")


def test_chinese_sentences_of_an_explanation_follow_one_another_without_a_gap(chinese):
    page = chinese("about:blank")
    told = (
        ("movies", {"query": "q", "movies": [], "filters": {}}),
        ("explanation", {"text": "先看《火星救援》。"}),
        ("explanation", {"text": "再看 Alien."}),
        ("explanation", {"text": "够了。"}),
        ("done", {"order": [], "model": "gemini", "degraded": []}),
    )
    body = "".join(f"event: {name}\ndata: {json.dumps(data)}\n\n" for name, data in told)
    page.route(
        re.compile(r"/recommend\?"),
        lambda route: route.fulfill(body=body, content_type="text/event-stream"),
    )
    page.goto("/recommendations?q=x")

    expect(page.locator(".explanation p").first).to_have_text(
        "先看《火星救援》。再看 Alien. 够了。"
    )


def test_a_view_that_can_not_be_fetched_says_so_and_comes_when_tried_again(chinese):
    page = chinese("/?q=千与千寻")
    expect(cards(page).first).to_be_visible()
    page.context.set_offline(True)
    page.get_by_role("link", name="推荐").click()
    expect(page.get_by_role("alert")).to_contain_text("无法连接")
    page.context.set_offline(False)
    page.get_by_role("button", name="重试").click()

    expect(page.locator(".explanation")).to_contain_text("《千与千寻》")


STATES = {
    "home": "/",
    "results": "/?q=2000年代的韩国惊悚片，两小时以内",
    "movie": "/movie/129",
    "recommendations": f"/recommendations?q={MARS}",
    "none": "/?q=lion&year_from=2099",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing_and_nothing_overflows_in_chinese(chinese, name, width, scheme, request):
    page = chinese(STATES[name], viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.wait_for_load_state("networkidle")
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})

    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    folder = request.config.getoption("--screenshots")
    if folder:
        page.screenshot(path=ROOT / folder / f"{name}-zh-{width}-{scheme}.png")
