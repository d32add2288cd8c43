"""The covers that are drawn where a movie has no poster, and how a title is set on one."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest

from catalogue import STARTER

FIELD = {"width": 256, "height": 172}
MOVIES = [json.loads(line) for line in STARTER.read_text("utf-8").splitlines()]
GENRES = sorted({genre for movie in MOVIES for genre in movie["genres"]})


@pytest.fixture(scope="module")
def page(browser, laptop):
    """The page with its styles and its display face, and nothing shown."""
    page = browser.new_page(base_url=laptop[0], locale="zh-CN")
    page.goto("/movie/999999999")
    page.evaluate("document.fonts.load('20px Afterimage')")
    yield page
    page.close()


@pytest.fixture
def fitted(page):
    return lambda title, **field: page.evaluate(
        "async ([title, field]) => (await import('/js/typesetting.js')).fitted(title, field)",
        [title, {**FIELD, **field}],
    )


@pytest.fixture
def drawn(page):
    """The covers of movies, each alone or as a list that is shown together."""

    def drawn(movies, *, together=False):
        return page.evaluate(
            """async ([movies, together, fresh]) => {
              const { arrange, cover } = await import(`/js/cover.js?${fresh}`);
              if (together) arrange(movies);
              return movies.map((movie) => cover(movie).text);
            }""",
            [movies, together, drawn.fresh],
        )

    drawn.fresh = "1"
    return drawn


def look(cover: str) -> str:
    """The colours and the place of the figure, and what it shows."""
    [worn] = re.findall(r'data-look="([^"]+)"', cover)
    [genre] = re.findall(r'text-anchor="end">([^<]*)<', cover)
    return f"{worn} {genre}"


def colours(cover: str) -> str:
    return look(cover).split()[0]


def figure(cover: str) -> str:
    """What is drawn, without its colours."""
    [shapes] = re.findall(r'<g fill="[^"]+" color="[^"]+">(.*?)</g>\s*</svg>', cover, re.DOTALL)
    return shapes


def test_a_movie_has_the_same_cover_each_time_and_another_movie_another(drawn):
    first, second = (
        {"id": 1, "title": "A", "genres": ["War"]},
        {"id": 2, "title": "A", "genres": ["War"]},
    )
    before = drawn([first])
    drawn.fresh = "2"  # the module starts anew

    assert drawn([first]) == before
    assert figure(drawn([second])[0]) != figure(before[0])


def test_every_genre_has_a_figure_of_its_own(drawn):
    covers = drawn([{"id": 7, "title": "A", "genres": [genre]} for genre in GENRES])
    plain = drawn([{"id": 7, "title": "A", "genres": []}])[0]

    assert len(GENRES) >= 17
    assert len({figure(cover) for cover in [*covers, plain]}) == len(GENRES) + 1


@pytest.mark.parametrize("genre", GENRES)
def test_no_two_covers_beside_or_above_one_another_are_alike_even_of_one_genre(drawn, genre):
    movies = [{"id": at * 37, "title": "A", "genres": [genre]} for at in range(60)]
    covers = drawn(movies, together=True)
    looks = [look(cover) for cover in covers]

    for beside in pairwise(covers):
        assert len({colours(cover) for cover in beside}) == 2
    near = [
        (looks[at], looks[at - back]) for at in range(60) for back in range(1, 10) if at >= back
    ]
    assert [pair for pair in near if pair[0] == pair[1]] == []


def test_neighbours_of_the_catalogue_differ_and_a_list_looks_the_same_each_time(drawn):
    covers = drawn(MOVIES, together=True)
    looks = [look(cover) for cover in covers]

    assert drawn(MOVIES, together=True) == covers
    for at in range(len(looks)):
        assert looks[at] not in looks[max(0, at - 12) : at]


def test_the_letters_of_every_cover_stand_out_from_its_ground(page):
    ratios = page.evaluate(
        """async () => {
          const { PALETTES } = await import('/js/cover.js');
          const light = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
            .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
            .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
          return Object.entries(PALETTES).map(([name, [ground, , , ink]]) => {
            const [low, high] = [light(ground), light(ink)].sort((a, b) => a - b);
            return [name, (high + 0.05) / (low + 0.05)];
          });
        }"""
    )

    assert [name for name, ratio in ratios if ratio < 4.5] == []


def test_every_title_stays_within_its_cover_and_off_the_figure(page):
    hostile = [
        {"id": 1, "title": "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"},
        {"id": 2, "title": "W" * 500},
        {"id": 3, "title": "长" * 500},
        {"id": 4, "title": "MAXIMUM OVERDRIVE WWW"},
        {"id": 5, "title": "…"},
        {"id": 6, "title": "ЖИЗНЬ И УДИВИТЕЛЬНЫЕ ПРИКЛЮЧЕНИЯ"},
    ]
    over = page.evaluate(
        """async (movies) => {
          const { cover } = await import('/js/cover.js');
          const { render } = await import('/js/html.js');
          const box = document.body.appendChild(document.createElement('div'));
          box.className = 'poster';
          const wrong = movies.filter((movie) => {
            render(box, cover({ genres: [], ...movie }));
            const shape = box.querySelector('.figure');
            const [top, height] = ['y', 'height'].map((name) => Number(shape.getAttribute(name)));
            return [...box.querySelectorAll('.title text')].some((line) => {
              const { x, width } = line.getBBox();
              const base = Number(line.getAttribute('y'));
              const size = Number(line.parentNode.getAttribute('font-size'));
              const [over, under] = [base - size * 0.74, base + size * 0.18];
              const meets = over < top + height && under > top;
              return x < 0 || x + width > 290 || over < 16 || under > 404 || meets;
            });
          }).map((movie) => movie.title);
          box.remove();
          return wrong;
        }""",
        [*MOVIES, *hostile],
    )

    assert over == []


@pytest.mark.parametrize("locale", ["en-US", "zh-CN"])
def test_who_and_when_never_run_into_the_genre(browser, laptop, locale):
    names = ["Alejandro González Iñárritu", "C. Donnersmarck-Witt", "WWWWWWWWWWWWWWWWWW", ""]
    hostile = [
        {"id": at, "title": "A", "genres": [genre], "year": 2000, "director": name}
        for genre in GENRES
        for at, name in enumerate(names)
    ]
    page = browser.new_page(base_url=laptop[0], locale=locale)
    page.goto("/movie/999999999")
    gaps = page.evaluate(
        """async (movies) => {
          const { cover } = await import('/js/cover.js');
          const { render } = await import('/js/html.js');
          const box = document.body.appendChild(document.createElement('div'));
          box.className = 'poster';
          return movies.map((movie) => {
            render(box, cover(movie));
            const [left, right] = box.querySelectorAll('.foot text');
            return right.getBBox().x - left.getBBox().x - left.getBBox().width;
          });
        }""",
        [*MOVIES, *hostile],
    )
    page.close()

    assert min(gaps) > 8


def test_a_title_is_as_large_as_it_fits(fitted):
    assert fitted("It")["size"] == 108
    assert fitted("The Good, the Bad and the Ugly")["lines"] == [
        "The Good,",
        "the Bad and",
        "the Ugly",
    ]
    assert fitted("黑客帝国")["lines"] == ["黑客", "帝国"]
    assert fitted("word " * 90)["lines"][-1].endswith("…")
    assert len(fitted("x" * 500)["lines"]) == len(fitted("word " * 90)["lines"])


@pytest.mark.parametrize(
    "title",
    ["肖申克的救赎", "蝙蝠侠：黑暗骑士崛起", "哈利·波特与死亡圣器（上）", "千と千尋の神隠し"],
)
def test_a_title_without_spaces_is_parted_between_words_and_never_before_a_mark(fitted, title):
    lines = fitted(title)["lines"]

    assert "".join(lines) == title
    assert max(map(len, lines)) - min(map(len, lines)) <= 3
    assert not [line for line in lines if line[0] in "：·（）" and line[0] != "（"]
