"""The page's modules with logic, run where they run: in the browser."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module")
def call(browser, laptop):
    """Call a function of a module with arguments and get its answer."""
    page = browser.new_page(base_url=laptop[0])
    page.goto("/search/health")

    def called(module, function, *arguments):
        return page.evaluate(
            "async ([module, name, given]) => (await import(`/js/${module}.js`))[name](...given)",
            [module, function, list(arguments)],
        )

    yield called
    page.close()


STATE = {
    "q": "a & b?",
    "filters": {"genre": ["Drama", "War"], "year_from": "1990"},
    "understand": False,
    "sort": "newest",
    "pages": 3,
    "mode": "keyword",
    "model": "gemini",
    "explain": False,
    "like": ["1"],
    "unlike": ["2", "3"],
}


def test_a_state_survives_its_address(call):
    address = call("url", "writeState", "/", STATE)

    assert call("url", "readState", address) == STATE


@pytest.mark.parametrize("address", ["/", "/?pages=-4&mode=x", "/?pages=999999&like=a,1b&genre="])
def test_an_odd_address_is_an_ordinary_state(call, address):
    state = call("url", "readState", address)

    assert 1 <= state["pages"] <= 20
    assert (state["mode"], state["filters"], state["like"]) == ("hybrid", {}, [])


def test_a_filter_is_put_on_and_taken_off(call):
    one = call("url", "toggled", {}, "genre", "War")
    two = call("url", "toggled", one, "genre", "Drama")

    assert two == {"genre": ["War", "Drama"]}
    assert call("url", "toggled", one, "genre", "War") == {}
    assert call("url", "toggled", {"min_rating": "8"}, "min_rating", "8") == {}
    assert call("url", "toggled", {"min_rating": "8"}, "min_rating", "7") == {"min_rating": "7"}


def test_what_was_understood_is_kept_as_given_when_a_part_is_taken_off(call):
    applied = {
        "genre": {"value": ["War"], "source": "understood"},
        "year_from": {"value": 1990, "source": "understood"},
        "year_to": {"value": 1999, "source": "understood"},
    }
    state = call("url", "without", {"q": "x", "pages": 4}, applied, "year_to")

    assert state == {"q": "x", "pages": 1, "understand": False, "filters": {"genre": ["War"]}}


@pytest.mark.parametrize(
    ("block", "read"),
    [
        ('event: pick\ndata: {"a": 1}', {"event": "pick", "data": {"a": 1}}),
        ('data: {"a":\ndata: 2}', {"event": "message", "data": {"a": 2}}),
        (": only a comment", None),
        ("", None),
    ],
)
def test_server_sent_events_are_read(call, block, read):
    assert call("sse", "parsed", block) == read


def test_every_value_is_escaped(call):
    assert call("html", "escaped", "<b a='\"'>&") == "&lt;b a=&#39;&quot;&#39;&gt;&amp;"
    assert call("html", "escaped", None) == ""
    assert call("html", "escaped", ["<", 1]) == "&lt;1"


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("rescues", "rescu"),
        ("rescue", "rescu"),
        ("stranded", "strand"),
        ("mars", "mars"),
        ("是", "是"),
    ],
)
def test_marking_knows_the_forms_of_a_word(call, word, stem):
    assert call("text", "stem", word) == stem


def test_a_cover_is_the_same_each_time_and_its_title_fits(call):
    assert call("cover", "hash", "27205Inception") == call("cover", "hash", "27205Inception")
    assert call("cover", "wrapped", "The Good, the Bad and the Ugly") == [
        "The Good, the",
        "Bad and the",
        "Ugly",
    ]
    assert len(call("cover", "wrapped", "word " * 40)) == 5
    assert call("cover", "wrapped", "千と千尋の神隠し") == ["千と千尋の神隠し"]


@pytest.mark.parametrize(
    ("stored", "preferred", "language"),
    [
        (None, ["de", "zh-TW", "en"], "zh"),
        (None, ["fr"], "en"),
        ("zh", ["en"], "zh"),
        (None, ["en-GB", "zh"], "en"),
    ],
)
def test_the_language_is_the_chosen_one_or_the_browsers_first(call, stored, preferred, language):
    assert call("i18n", "chosen", stored, preferred) == language


def test_a_pick_takes_its_place_and_no_film_stands_twice(call):
    script = """async () => {
      const { place } = await import('/js/views/recommend.js');
      const movies = [{ id: 1 }, { id: 2 }];
      place(movies, { place: 1, movie: { id: 2, reason: 'x' } });
      place(movies, { place: 2, movie: { id: 3 } });
      return movies;
    }"""
    page = call.__closure__[0].cell_contents

    assert [one["id"] for one in page.evaluate(script)] == [2, 3, 1]
