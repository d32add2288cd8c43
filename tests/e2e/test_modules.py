"""The page's modules with logic, run where they run: in the browser."""

from __future__ import annotations

from functools import partial

import pytest

from catalogue import MOVIES, STARTER
from moviesearch.explanation.language import named
from moviesearch.movie import Movie
from moviesearch.reader import Reader, Titled


@pytest.fixture(scope="module")
def page(browser, laptop):
    """Of the page's origin, but empty: only modules that a test imports run in it."""
    page = browser.new_page(base_url=laptop[0], locale="en-US")
    page.goto("/config.js")  # has no policy that keeps modules out
    yield page
    page.close()


@pytest.fixture(scope="module")
def call(page):
    """Call a function of a module with arguments and get its answer."""
    return partial(called, page)


@pytest.fixture(scope="module")
def chinese_call(browser, laptop):
    """Call it where the page speaks Chinese."""
    page = browser.new_page(base_url=laptop[0], locale="zh-CN")
    page.goto("/config.js")
    yield partial(called, page)
    page.close()


def called(page, module, function, *arguments):
    return page.evaluate(
        "async ([module, name, given]) => (await import(`/js/${module}.js`))[name](...given)",
        [module, function, list(arguments)],
    )


STATE = {
    "q": "a & b?",
    "filters": {
        "genre": ["Drama", "War"],
        "year_from": "1990",
        "not_genre": ["Horror", "Science Fiction"],
        "not_language": ["ko"],
    },
    "ignore": ["language", "sort"],
    "sort": "newest",
    "pages": 3,
    "mode": "keyword",
    "model": "gemini",
    "explain": False,
    "like": ["1"],
    "unlike": ["2", "3"],
}
NOTHING = {"q": "war 90s", "filters": {}, "ignore": [], "pages": 4}


def test_a_state_survives_its_address(call):
    address = call("url", "writeState", "/", STATE)

    assert call("url", "readState", address) == STATE


@pytest.mark.parametrize(
    ("base", "address", "path"),
    [
        ("/", "/", ""),
        ("/", "/?q=x", ""),
        ("/", "/movie/1?like=2", "movie/1"),
        ("/movies/", "/movies/", ""),
        ("/movies/", "/movies?q=x", ""),
        ("/movies/", "/movies/recommendations?q=x", "recommendations"),
        ("/movies/", "/movie/1", "/movie/1"),
        ("/movies/", "./?q=x", ""),
        ("/movies/", "movie/1", "movie/1"),
    ],
)
def test_a_view_is_known_by_its_path_below_the_base(call, base, address, path):
    assert call("url", "pathOf", address, f"https://movies.example{base}") == path


@pytest.mark.parametrize(
    ("key", "count", "said"),
    [
        ("counted", 1, "1 movie shown"),
        ("counted", 0, "0 movies shown"),
        ("counted", 20, "20 movies shown"),
        ("votes", 1, "1 vote"),
        ("minutes", 90, "90 minutes"),
    ],
)
def test_a_word_has_the_form_of_its_number(call, key, count, said):
    assert call("i18n", "t", key, {"count": count, "n": count}) == said


@pytest.mark.parametrize(
    ("address", "pages"),
    [
        ("/", 1),
        ("/?pages=-4&mode=x", 1),
        ("/?pages=999999&like=a,1b&genre=&min_votes=", 20),
        ("/?exclude=1&k=50&min=3&min_=3&not_Genre=War&xmin_votes=1&__proto__=1", 1),
    ],
)
def test_an_odd_address_is_an_ordinary_state(call, address, pages):
    state = call("url", "readState", address)

    assert state["pages"] == pages
    assert (state["mode"], state["filters"], state["like"]) == ("hybrid", {}, [])


def understood(value, label, text):
    return {"value": value, "label": label, "source": "understood", "text": text}


def explicit(value, label):
    return {"value": value, "label": label, "source": "explicit", "text": None}


WAR = {"genre": understood(["War"], "War", "war")}
NINETIES = {
    "year_from": understood(1990, "≥ 1990", "90s"),
    "year_to": understood(1999, "≤ 1999", "90s"),
}
UNKNOWN = {  # constraints that no line of the page names
    "min_votes": explicit(1000, "≥ 1000 votes"),
    "not_studio": explicit(["A & B", "C"], "≠ A & B / C"),
}
UNKNOWN_ASKED = {"min_votes": "1000", "not_studio": ["A & B", "C"]}


def in_force(call, applied, **state):
    return call("constraints", "inForce", applied, {**NOTHING, **state})


def labels(chips):
    return [one["label"] for one in chips]


def facet(call, name, applied, **state):
    """The states that a facet's values lead to, those that are on marked with a star."""
    counts = {
        "genre": [{"value": "War", "count": 2}, {"value": "Drama", "count": 1}],
        "decade": [{"value": 1990, "count": 2}, {"value": 1980, "count": 1}],
        "language": [{"value": "ko", "count": 2}, {"value": "ja", "count": 1}],
        "rating": [{"value": 8, "count": 2}, {"value": 7, "count": 1}],
    }
    answer = {"facets": counts, "filters": applied}
    groups = call("constraints", "facets", answer, {**NOTHING, **state})
    [values] = [one["values"] for one in groups if one["name"] == name]
    return {f"{one['value']}{'*' if one['on'] else ''}": one["next"] for one in values}


def test_what_was_understood_is_left_unheard_and_nothing_else_changes(call):
    [genre, years] = in_force(call, WAR | NINETIES, filters={"min_votes": "9"})

    assert genre["next"] == {
        **NOTHING,
        "filters": {"min_votes": "9"},
        "ignore": ["genre"],
        "pages": 1,
    }
    assert years["next"]["ignore"] == ["year_from", "year_to"]
    assert (genre["text"], years["text"]) == ("war", "90s")


def test_what_was_asked_for_is_dropped_value_by_value(call):
    filters = {"genre": ["Drama", "War"], "min_rating": "8"}
    applied = {
        "genre": explicit(["Drama", "War"], "Drama + War"),
        "min_rating": explicit(8, "★ 8+"),
    }
    drama, war, rating = in_force(call, applied, filters=filters)

    assert drama["next"]["filters"] == {"genre": ["War"], "min_rating": "8"}
    assert war["next"]["filters"] == {"genre": ["Drama"], "min_rating": "8"}
    assert rating["next"]["filters"] == {"genre": ["Drama", "War"]}
    assert [one["next"]["ignore"] for one in (drama, war, rating)] == [[], [], []]


def test_what_was_asked_for_and_said_as_well_is_taken_off_for_good(call):
    asked = {"language": {**explicit(["ja"], "ja"), "text": "korean"}}
    [japanese] = in_force(call, asked, filters={"language": ["ja"]})

    assert japanese["text"] is None
    assert (japanese["next"]["filters"], japanese["next"]["ignore"]) == ({}, ["language"])


def test_a_constraint_reads_as_the_answer_says_unless_it_has_names_to_translate(call):
    translated = {
        "genre": understood(["Drama", "War"], "Drama + War", "war dramas"),
        "not_genre": understood(["Horror", "TV Movie"], "≠ Horror / TV Movie", "no horror"),
        "language": understood(["ko", "fr"], "ko / fr", "korean or french"),
        "not_language": explicit(["ja"], "≠ ja"),
        "decade": explicit(["1990"], "1990s"),
    }

    assert labels(in_force(call, translated)) == [
        "Drama + War",
        "no horror or TV movie",
        "Korean / French",
        "not Japanese",
        "1990s",
    ]
    assert labels(in_force(call, UNKNOWN)) == ["≥ 1000 votes", "≠ A & B", "≠ C"]


def test_what_a_movie_must_not_be_is_said_in_words(call, chinese_call):
    denied = {
        "not_genre": understood(["Science Fiction", "War"], "≠ Science Fiction / War", "x"),
        "not_decade": understood([1980, 1990], "≠ 1980s / 1990s", "x"),
        "not_person": understood(["Tom Cruise"], "≠ Tom Cruise", "x"),
        "without": understood(["zombies"], "− zombies", "x"),
    }

    assert labels(in_force(call, denied)) == [
        "no science fiction or war",
        "not the 1980s or 1990s",
        "without Tom Cruise",
        "doesn't mention zombies",
    ]
    assert labels(in_force(chinese_call, denied)) == [
        "非科幻、战争",
        "非1980年代、1990年代",
        "没有Tom Cruise",
        "不含zombies",
    ]


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("≤ 120 min", ["≤ 120 min"]),
        ("doesn't mention zombies", ["doesn't", "mention", "zombies"]),
        ("no horror", ["no horror"]),
        ("not the 1990s", ["not the 1990s"]),
        ("至少 30 分钟", ["至少 30 分钟"]),
    ],
)
def test_no_line_ends_between_a_sign_or_a_number_and_what_it_belongs_to(call, label, parts):
    unbroken = call("i18n", "unbroken", label)

    assert [part.replace("\u00a0", " ") for part in unbroken.split(" ")] == parts


@pytest.mark.parametrize(
    ("start", "end", "read"),
    [
        (1990, 1999, "1990s"),
        (1985, 1994, "1985–1994"),
        (1980, 1999, "1980–1999"),
        (1994, 1994, "1994"),
    ],
)
def test_years_that_belong_together_are_one_chip(call, start, end, read):
    years = {"year_from": explicit(start, "x"), "year_to": explicit(end, "y")}
    [chip] = in_force(call, years, filters={"year_from": str(start), "year_to": str(end)})

    assert (chip["label"], chip["next"]["filters"]) == (read, {})
    assert labels(in_force(call, {"year_from": explicit(1990, "≥ 1990")})) == ["≥ 1990"]


def test_years_of_two_origins_are_two_chips(call):
    years = {"year_from": explicit(1990, "≥ 1990"), "year_to": NINETIES["year_to"]}

    assert labels(in_force(call, years)) == ["≥ 1990", "≤ 1999"]


def test_a_movie_misses_what_belongs_together_once(call):
    missing = ["year_to", "year_from", "genre"]

    assert call("constraints", "labels", missing, WAR | NINETIES) == ["War", "1990s"]
    assert call("constraints", "labels", [], WAR) == []


def test_a_facet_adds_to_what_was_understood(call):
    genres = facet(call, "genre", WAR)

    assert genres["Drama"]["filters"] == {"genre": ["War", "Drama"]}
    assert (genres["War*"]["filters"], genres["War*"]["ignore"]) == ({}, ["genre"])


def test_a_decade_joins_those_that_years_span(call):
    decades = facet(call, "decade", NINETIES)

    assert decades["1980"]["filters"] == {"decade": ["1990", "1980"]}
    assert decades["1980"]["ignore"] == ["year_from", "year_to"]
    assert (decades["1990*"]["filters"], decades["1990*"]["ignore"]) == (
        {},
        ["year_from", "year_to"],
    )
    chosen = {"decade": explicit([1990], "1990s")}
    both = facet(call, "decade", chosen, filters={"decade": ["1990"]})
    assert both["1980"]["filters"] == {"decade": ["1990", "1980"]}
    assert both["1990*"]["filters"] == {}


def test_a_decade_takes_the_place_of_years_that_span_none(call):
    since = {"year_from": explicit(1993, "≥ 1993")}
    decades = facet(call, "decade", since, filters={"year_from": "1993"})

    assert decades["1980"]["filters"] == {"decade": ["1980"]}


def test_a_rating_is_put_on_changed_and_taken_off(call):
    rated = {"min_rating": explicit(8, "★ 8+")}
    ratings = facet(call, "rated", rated, filters={"min_rating": "8"})

    assert ratings["8*"]["filters"] == {}
    assert ratings["7"]["filters"] == {"min_rating": "7"}


def counted(call, name, applied, counts):
    answer = {"facets": {"decade": [], "rating": []} | counts, "filters": applied}
    groups = {one["name"]: one["values"] for one in call("constraints", "facets", answer, NOTHING)}
    return [(one["value"], one["count"], one["on"]) for one in groups[name]]


def test_what_is_chosen_stays_among_a_facets_values_where_no_movie_is_left(call):
    nineties = explicit([1990], "1990s")
    newer = [{"value": 2000, "count": 1}, {"value": 1980, "count": 2}]

    assert counted(call, "genre", WAR, {}) == [("War", 0, True)]
    assert counted(call, "decade", {"decade": nineties}, {"decade": newer}) == [
        (2000, 1, False),
        ("1990", 0, True),
        (1980, 2, False),
    ]
    assert counted(call, "rated", {"min_rating": explicit(9, "★ 9+")}, {}) == [(9, 0, True)]


def test_a_chosen_value_far_down_is_shown_with_its_count_or_none_where_it_was_not_counted(call):
    people = [{"value": f"P{number}", "count": 200 - number} for number in range(100)]

    def chosen(name, counts):
        return counted(call, "person", {"person": explicit([name], name)}, {"person": counts})[20:]

    assert chosen("P42", people) == [("P42", 158, True)]
    assert chosen("Nobody", people) == [("Nobody", None, True)]
    assert chosen("Nobody", people[:99]) == [("Nobody", 0, True)]


def test_a_rating_between_two_bands_has_no_count(call):
    bands = [{"value": 8, "count": 2}, {"value": 7, "count": 1}]
    rated = {"min_rating": explicit(7.5, "★ 7.5+")}

    assert counted(call, "rated", rated, {"rating": bands}) == [
        (8, 2, False),
        (7.5, None, True),
        (7, 3, False),
    ]


def test_a_constraint_that_the_page_does_not_know_survives_its_address(call):
    state = STATE | {"filters": UNKNOWN_ASKED | {"max_minutes": "90"}}
    address = call("url", "writeState", "/", state)

    assert call("url", "readState", address) == state


def test_a_constraint_that_the_page_does_not_know_stays_when_another_changes(call):
    applied = WAR | UNKNOWN | NINETIES
    chips = {one["key"]: one["next"] for one in in_force(call, applied, filters=UNKNOWN_ASKED)}

    assert chips["genre"]["filters"] == UNKNOWN_ASKED
    assert chips["not_studio:C"]["filters"] == {"min_votes": "1000", "not_studio": ["A & B"]}
    assert facet(call, "genre", applied, filters=UNKNOWN_ASKED)["Drama"]["filters"] == (
        UNKNOWN_ASKED | {"genre": ["War", "Drama"]}
    )


def test_a_constraint_that_the_page_does_not_know_is_among_those_insisted_on(call):
    state = call("constraints", "insisted", {**NOTHING, "filters": {}}, UNKNOWN | NINETIES)
    address = call("url", "writeState", "/", state)

    assert call("url", "readState", address)["filters"] == {
        **UNKNOWN_ASKED,
        "year_from": "1990",
        "year_to": "1999",
    }


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("the lord of the rings", False),
        ("the lord of the rings the", True),
        ("a man who wakes up every day", True),
        ("加勒比海盗：黑珍珠号的诅咒", False),
        ("一个男人每天醒来都是同一天，他怎么也逃不出去", True),
        ("千", False),
        ("千と千尋の神隠し", False),
    ],
)
def test_a_sentence_is_told_from_a_title(call, typed, sentence):
    assert call("components/suggestion", "isSentence", typed) is sentence


@pytest.mark.parametrize("held", ["no json", "{}", "[1, null]", '"x"'])
def test_recent_searches_outlive_whatever_the_storage_holds(page, call, held):
    page.evaluate("held => localStorage.setItem('recent', held)", held)
    before = call("recent", "recent")
    for query in [*map(str, range(9)), "3"]:
        call("recent", "keep", query)
    after = call("recent", "recent")
    call("recent", "forget")

    assert before == []
    assert after == ["3", "8", "7", "6", "5", "4", "2", "1"]
    assert call("recent", "recent") == []


def test_a_taste_takes_the_place_of_the_other(call):
    liked = call("components/taste", "tasted", STATE, "like", "2")

    assert (liked["like"], liked["unlike"], liked["pages"]) == (["1", "2"], ["3"], 1)
    forgotten = call("components/taste", "forgotten", liked, "2")
    assert (forgotten["like"], forgotten["unlike"]) == (["1"], ["3"])


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


def test_the_genres_that_were_asked_for_come_first(call):
    groundhog = {"id": 1, "genres": ["Romance", "Fantasy", "Drama", "Comedy"]}
    asked = {"any_genre": explicit(["Comedy", "Fantasy"], "x")}

    first = call("components/movies", "askedFirst", groundhog, asked)
    assert first["genres"] == ["Fantasy", "Comedy", "Romance", "Drama"]
    assert first["wanted"] == "Fantasy"
    assert call("components/movies", "askedFirst", groundhog, {}) == groundhog | {"wanted": None}


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("星球大战5：帝国反击战", ["星球大战5：", "帝国反击战"]),
        ("玩具总动员3", ["玩具", "总动员3"]),
        ("2001太空漫游", ["2001", "太空漫游"]),
        ("第三类接触", ["第三类", "接触"]),
        ("Mission: Impossible", ["Mission:", "Impossible"]),
    ],
)
def test_a_title_is_broken_where_it_has_a_break_and_no_number_comes_off_its_word(
    call, title, lines
):
    assert call("typesetting", "fitted", title, {"width": 256, "height": 172})["lines"] == lines


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


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("A scary movie about good friends, but funnier", "scary movies but good", ["scary"]),
        ("Everything is one film with her", "something like one film with her", []),
        (
            "A thief in Las Vegas meets an MIT student",
            "MIT thief in las vegas",
            ["thief", "Las", "Vegas", "MIT"],
        ),
        ("Die Hard in Sin City", "die hard sin city", ["Die", "Hard", "Sin", "City"]),
        ("这部电影讲述一个小偷的一些故事", "关于小偷的一部电影", ["小偷"]),
    ],
)
def test_only_words_that_tell_something_of_a_movie_are_marked(page, text, query, marked):
    found = page.evaluate(
        """async ([text, query]) => {
          const { marked } = await import('/js/text.js');
          const { render, html } = await import('/js/html.js');
          const box = document.createElement('p');
          render(box, html`${marked(text, query)}`);
          return [...box.querySelectorAll('mark')].map((one) => one.textContent);
        }""",
        [text, query],
    )

    assert found == marked


READERS = ["en-US", "en", "zh-CN", "zh", "zh-Hans-HK", "zh-TW", "zh-Hant", "zh-HK", "zh-Hant-MO"]


def test_the_page_names_every_movie_as_the_api_does(page):
    """One rule in two languages: functions/moviesearch/reader.py and web/js/titles.js."""
    movies = [*map(Movie.model_validate_json, STARTER.read_text("utf-8").splitlines()), *MOVIES]
    script = """async ([movies, readers]) => {
      const { titleOf } = await import('/js/titles.js');
      return readers.map((reader) => movies.map((movie) => titleOf(movie, reader)));
    }"""
    there = page.evaluate(script, [[one.model_dump(mode="json") for one in movies], READERS])

    for tag, titles in zip(READERS, there, strict=True):
        reader = Reader.of(tag)
        told = [Titled(one["text"], one.get("lang")) for one in titles]
        assert told == [reader.title(one) for one in movies]


def test_genres_and_languages_are_called_alike_in_reasons_and_on_the_page(browser, laptop):
    page = browser.new_page(base_url=laptop[0], locale="zh-CN")
    page.goto("/config.js")  # has no policy that keeps modules out
    chinese = named("zh")
    script = """async ([genres, codes]) => {
      const { genreName, languageName } = await import('/js/i18n.js');
      return [genres.map(genreName), codes.map(languageName)];
    }"""
    genres, languages = page.evaluate(script, [list(chinese.genres), list(chinese.tongues)])
    page.close()

    for name, (_, alone) in zip(genres, chinese.genres.values(), strict=True):
        assert alone in {name, f"{name}片"}
    assert languages == list(chinese.tongues.values())


@pytest.mark.parametrize(
    ("locale", "reader"),
    [("zh-TW", "zh-TW"), ("en-GB", "en-GB"), ("fr-FR", "en")],
)
def test_the_reader_is_the_browsers_kind_of_the_pages_language(browser, laptop, locale, reader):
    page = browser.new_page(base_url=laptop[0], locale=locale)
    page.goto("/config.js")  # has no policy that keeps modules out
    told = page.evaluate("import('/js/i18n.js').then((module) => module.READER)")
    page.close()

    assert told == reader


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


def test_a_pick_takes_its_place_and_no_movie_stands_twice(page):
    script = """async () => {
      const { place } = await import('/js/views/recommend.js');
      const movies = [{ id: 1 }, { id: 2 }];
      place(movies, { place: 1, movie: { id: 2, reason: 'x' } });
      place(movies, { place: 2, movie: { id: 3 } });
      return movies;
    }"""

    assert [one["id"] for one in page.evaluate(script)] == [2, 3, 1]
