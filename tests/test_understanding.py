"""Constraints in plain language, and what must not be taken for one."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from moviesearch.understanding import understand

GENRES = (
    """
Action, Adventure, Animation, Comedy, Crime, Documentary, Drama, Family, Fantasy, History, Horror,
Music, Mystery, Romance, Science Fiction, Thriller, War, Western
""".replace("\n", " ")
    .strip()
    .split(", ")
)
LANGUAGES = ["en", "ko", "ja", "fr", "it", "de", "es", "zh", "cn", "hi", "ru", "da", "fa", "tr"]
TITLES = [
    "2012",
    "1917",
    "blade runner 2049",
    "american history x",
    "korea",
    "war",
    "the french dispatch",
]


KNOWN = {"genres": GENRES, "original_language": LANGUAGES}


def named(query, spans):
    """Where the query names one of TITLES: the whole query, or a title of two words or more."""
    words = list(re.finditer(r"\w+", query))
    plain = [word[0].casefold() for word in words]
    if " ".join(plain) in TITLES:
        return [(0, len(query))]
    return [
        (words[at].start(), words[at + length - 1].end())
        for length in range(2, len(words) + 1)
        for at in range(len(words) - length + 1)
        if " ".join(plain[at : at + length]) in TITLES
    ]


def read(query):
    return understand(query, known=KNOWN, names=named)


def filters(query):
    return read(query).filters.asked()


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("animated movies from the 90s about lions",
         {"genre": ("Animation",), "year_from": 1990, "year_to": 1999}),
        ("korean thriller rated above 7",
         {"genre": ("Thriller",), "language": ("ko",), "min_rating": 7.0}),
        ("movies before 1960", {"year_to": 1959}),
        ("westerns from after 2010", {"genre": ("Western",), "year_from": 2011}),
        ("horror movies since 2015 about a family", {"genre": ("Horror",), "year_from": 2015}),
        ("war movies between 1960 and 1975",
         {"genre": ("War",), "year_from": 1960, "year_to": 1975}),
        ("sci fi films from 1980 to 1989",
         {"genre": ("Science Fiction",), "year_from": 1980, "year_to": 1989}),
        ("eighties action", {"genre": ("Action",), "year_from": 1980, "year_to": 1989}),
        ("'70s italian horror",
         {"genre": ("Horror",), "language": ("it",), "year_from": 1970, "year_to": 1979}),
        ("rom-com from the 2000s",
         {"genre": ("Romance", "Comedy"), "year_from": 2000, "year_to": 2009}),
        ("japanese samurai movies pre-1970", {"language": ("ja",), "year_to": 1969}),
        ("bollywood dramas with at least 7.5 stars",
         {"genre": ("Drama",), "language": ("hi",), "min_rating": 7.5}),
        ("anime rated 8 or higher",
         {"genre": ("Animation",), "language": ("ja",), "min_rating": 8.0}),
        ("romance made before 1960, nothing rated under 8",
         {"genre": ("Romance",), "year_to": 1959, "min_rating": 8.0}),
        ("films from south korea about class", {"language": ("ko",)}),
        ("suspiria 1977", {"year_from": 1976, "year_to": 1978}),
        ("the thing (1982)", {"year_from": 1981, "year_to": 1983}),
        ("movies released in 1999", {"year_from": 1999, "year_to": 1999}),
        ("chinese movies", {"language": ("zh", "cn")}),
        ("90s teen movies", {"year_from": 1990, "year_to": 1999}),
        ("80s and 90s action movies",
         {"genre": ("Action",), "year_from": 1980, "year_to": 1999}),
        ("late 90s teen comedies", {"genre": ("Comedy",), "year_from": 1990, "year_to": 1999}),
        ("movies before the 90s", {"year_to": 1989}),
        ("movies after the 80s", {"year_from": 1990}),
        ("movies in 1994", {"year_from": 1994, "year_to": 1994}),
        ("top 1999 movies", {"year_from": 1999, "year_to": 1999}),
        ("thrillers not older than 2010", {"genre": ("Thriller",), "year_from": 2010}),
        ("drama with imdb over 8", {"genre": ("Drama",), "min_rating": 8.0}),
        ("comedies, minimum rating 7", {"genre": ("Comedy",), "min_rating": 7.0}),
        ("a horror movie", {"genre": ("Horror",)}),
        ("a documentary about whales", {"genre": ("Documentary",)}),
        ("thriller michael caine", {"genre": ("Thriller",)}),
        ("movies with more than 8 points", {"min_rating": 8.0}),
        ("日本动画", {"genre": ("Animation",), "language": ("ja",)}),
        ("2019年韩国电影", {"language": ("ko",), "year_from": 2019, "year_to": 2019}),
        ("五六十年代的日本电影", {"language": ("ja",), "year_from": 1950, "year_to": 1969}),
        ("韓國愛情片", {"genre": ("Romance",), "language": ("ko",)}),
        ("1999年以后的科幻片", {"genre": ("Science Fiction",), "year_from": 1999}),
        ("90年代的韩国惊悚片",
         {"genre": ("Thriller",), "language": ("ko",), "year_from": 1990, "year_to": 1999}),
        ("评分8分以上的动画片", {"genre": ("Animation",), "min_rating": 8.0}),
        ("八十年代的香港动作片",
         {"genre": ("Action",), "language": ("cn", "zh"), "year_from": 1980, "year_to": 1989}),
        ("2000年以前的法国爱情电影",
         {"genre": ("Romance",), "language": ("fr",), "year_to": 1999}),
    ],
)  # fmt: skip
def test_a_constraint_becomes_a_filter(query, meant):
    assert filters(query) == meant


@pytest.mark.parametrize(
    "query",
    [
        "NASA tried to rescue an astronaut stranded on Mars.",
        "a family is torn apart by the war",
        "german soldiers in a submarine",
        "a french chef and a rat",
        "a boy growing up in the 70s writes about music for a magazine",
        "man wakes up in 1942 and falls in love with a crime boss's daughter in Paris",
        "soldiers trapped on a beach in 1940",
        "a love story on a ship set in 1912",
        "a letter from 1942",
        "teens in the summer of 1962",
        "gangsters in the 1930s",
        "a town set in the 80s",
        "a woman in her thirties",
        "korean war doctors",
        "7 or more samurai",
        "not horror",
        "rated above 70%",
        "american history x",
        "blade runner 2049",
        "1917",
        "2012",
        "the french dispatch wes anderson",
        "korea",
        "war",
        "twelve angry men decide",
        "movies by directors born before 1950",
        "movies about 1917",
        "between 1990 and 1980",
        "movies between 1990 and 1980",
        "at most 2000",
        "stole more than 9 points",
        "more than 5 stars hotel",
        "a horror writer is trapped",
        "a documentary maker goes missing",
        "comedy club murders",
        "thriller michael jackson",
        "7 samurai",
        "ocean's 8",
        "战争中的一家人",
        "1942年的上海，女特工爱上汉奸",
        "发生在1912年的沉船爱情故事",
        "1955年前往未来",
        "一个日本电影导演的故事",
        "不是恐怖片",
        "一个法国厨师和老鼠",
    ],
)
def test_a_plot_or_a_title_is_no_constraint(query):
    understood = read(query)

    assert understood.filters.asked() == {}
    assert understood.words == query


def test_each_span_names_the_words_it_stands_for():
    query = "korean thrillers rated above 7 about revenge"
    spans = read(query).spans

    assert [span.of(query) for span in spans] == ["korean", "thrillers", "rated above 7"]
    assert [span.values for span in spans] == [
        {"language": ("ko",)},
        {"genre": ("Thriller",)},
        {"min_rating": 7.0},
    ]


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("comedies but nothing from the 80s", {"genre": ("Comedy",)}),
        ("comedy not after 2000", {"genre": ("Comedy",)}),
        ("french thriller not from the 90s", {"genre": ("Thriller",), "language": ("fr",)}),
        ("thriller, not between 1980 and 1990", {"genre": ("Thriller",)}),
        ("horror not made before 1990", {"genre": ("Horror",)}),
        ("comedy not 1999", {"genre": ("Comedy",)}),
        ("comedy not 90s", {"genre": ("Comedy",)}),
        ("movies not in french", {}),
        ("movies that are not from france", {}),
        ("anything but horror", {}),
        ("not korean horror", {}),
        ("not a 90s comedy", {}),
        ("no movies before 1980", {}),
        ("no feature films from the 90s", {}),
        ("i don't want movies from the 90s", {}),
        ("nothing rated above 7", {}),
        ("no scary movies, korean thrillers", {"genre": ("Thriller",), "language": ("ko",)}),
        ("not a war movie a romantic movie", {"genre": ("Romance",)}),
        ("scorsese and his 1990 movie", {"year_from": 1989, "year_to": 1991}),
        ("不要90年代的电影", {}),
        ("除了日本电影", {}),
        ("不要90年代的日本电影", {}),
        ("不是1999年以后的恐怖片", {}),
        ("不喜欢日本恐怖片", {}),
        ("不要评分8分以上的电影", {}),
        ("除了恐怖片，90年代的韩国电影",
         {"language": ("ko",), "year_from": 1990, "year_to": 1999}),
        ("comedies excluding the 80s", {"genre": ("Comedy",)}),
        ("thrillers, avoid anything from the 90s", {"genre": ("Thriller",)}),
        ("i do not want french movies", {}),
        ("i hate french movies", {}),
        ("won't watch 80s movies", {}),
        ("I would not watch horror movies from the 80s", {}),
        ("no superhero movies from the 2010s", {}),
        ("no superhero action movies", {}),
        ("stay away from 80s action", {}),
        ("horror, not necessarily from the 90s", {"genre": ("Horror",)}),
        ("excluding horror, movies from the 90s", {"year_from": 1990, "year_to": 1999}),
        ("movies from the 80s excluding comedies", {"year_from": 1980, "year_to": 1989}),
        ("90s no comedies", {}),
        ("avoid musicals", {}),
        ("skip horror movies", {}),
        ("i dont like horror movies", {}),
        ("comedy w/o romance movies", {"genre": ("Comedy",)}),
        ("horror? no, comedy movies", {"genre": ("Comedy",)}),
        ("no horror movies from the 80s rated above 7", {}),
        ("comedies not from the 90s, rated above 7", {"genre": ("Comedy",), "min_rating": 7.0}),
        ("no 80s movies, 90s action",
         {"genre": ("Action",), "year_from": 1990, "year_to": 1999}),
        ("sick of french movies but i love german movies", {"language": ("de",)}),
        ("不恐怖的电影", {}),
        ("想要不恐怖的电影", {}),
        ("我讨厌恐怖片", {}),
        ("我討厭恐怖片", {}),
        ("别给我看恐怖片", {}),
        ("韩国电影，恐怖片除外", {"language": ("ko",)}),
        ("恐怖片？不，喜剧片", {"genre": ("Comedy",)}),
        ("不看恐怖片看喜剧片", {"genre": ("Comedy",)}),
    ],
)  # fmt: skip
def test_what_is_denied_is_never_asked_for(query, meant):
    assert filters(query) == meant


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("comedies, nothing rated under 8", {"genre": ("Comedy",), "min_rating": 8.0}),
        ("movies not older than 2010", {"year_from": 2010}),
        ("movies no older than 2010", {"year_from": 2010}),
        ("comedy not later than 1990", {"genre": ("Comedy",), "year_to": 1990}),
        ("nothing rated under 8", {"min_rating": 8.0}),
        ("not older than 2010", {"year_from": 2010}),
        ("not later than 1990", {"year_to": 1990}),
        ("thrillers not older than 2010 or korean",
         {"genre": ("Thriller",), "language": ("ko",), "year_from": 2010}),
    ],
)  # fmt: skip
def test_a_denied_opposite_is_asked_for(query, meant):
    assert filters(query) == meant


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("no french movies or italian ones", {}),
        ("no war movies or westerns", {}),
        ("no westerns, war movies or musicals", {}),
        ("no westerns, war movies or gore", {}),
        ("neither horror nor thriller movies", {}),
        ("no superheroes or westerns", {}),
        ("no horror movies or superhero movies from the 80s", {}),
        ("no french, german or italian movies from the 80s", {}),
        ("no movies from the 80s or from the 90s please, thanks a lot", {}),
        ("nothing from the 80s or rated above 7", {}),
        ("no horror/thriller", {}),
        ("no horror but thrillers", {"genre": ("Thriller",)}),
        ("no horror, no thrillers, comedies", {"genre": ("Comedy",)}),
        ("no 90s or 80s comedies but korean thrillers",
         {"genre": ("Thriller",), "language": ("ko",)}),
        ("不要80年代和90年代的电影", {}),
        ("不要韩国和日本的电影", {}),
        ("不要恐怖片和战争片", {}),
        ("不要恐怖和战争片", {}),
        ("除了日本和韩国的电影", {}),
        ("除了日本电影，韩国电影", {"language": ("ko",)}),
    ],
)  # fmt: skip
def test_a_negation_is_carried_on_through_a_list(query, meant):
    assert filters(query) == meant


@pytest.mark.parametrize(
    "query",
    [
        "nothing but horror movies",
        "not only horror movies",
        "非常恐怖的电影",
        "特别恐怖的电影",
        "没有差别的恐怖片",
        "别的恐怖片",
        "非要看恐怖片",
        "不得不看的恐怖片",
        "没看过的恐怖片",
    ],
)
def test_what_only_looks_like_a_negation_denies_nothing(query):
    assert filters(query) == {"genre": ("Horror",)}


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("korean or japanese horror", {"genre": ("Horror",), "language": ("ko", "ja")}),
        ("french movies, german movies", {"language": ("fr", "de")}),
        ("韩国和日本的恐怖片", {"genre": ("Horror",), "language": ("ko", "ja")}),
    ],
)
def test_several_languages_are_any_of_them(query, meant):
    assert filters(query) == meant


def test_denied_words_stay_in_the_query():
    assert read("french thriller not from the 90s").words == "not from the 90s"


def test_names_are_looked_up_only_where_a_rule_found_something():
    asked = []

    def names(query, spans):
        asked.append([span.of(query) for span in spans])
        return []

    understand("a rat who cooks", known=KNOWN, names=names)
    understand("not horror", known=KNOWN, names=names)
    assert asked == []

    understand("korean thrillers", known=KNOWN, names=names)
    assert asked == [["korean", "thrillers"]]


@pytest.mark.parametrize("query", ["movies before 1800", "horror movies before 1850"])
def test_a_year_that_no_movie_has_is_no_constraint(query):
    assert "year_to" not in filters(query)


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("animated movies from the 90s about lions", "movies about lions"),
        ("korean thriller rated above 7", "korean thriller rated above 7"),
        ("suspiria 1977", "suspiria"),
        ("1999年以后的科幻片 关于火星", "片 关于火星"),
        ("1999年以后的科幻片", "1999年以后的科幻片"),
    ],
)
def test_the_words_left_are_searched_unless_nothing_is(query, left):
    assert read(query).words == left


def test_constraints_that_contradict_each_other_are_not_understood():
    assert filters("movies from the 90s made before 1980") == {}


def test_what_the_catalogue_lacks_is_never_understood():
    understood = understand(
        "korean western", known={"genres": ["Drama"], "original_language": ["en"]}
    )

    assert understood.spans == ()


@given(st.text(max_size=500))
@example("movies from 1999 to 1990")
@example("rated 99")
@example("9999s")
@example("x" * 500)
@example("from from from 1999 1999 1999" * 15)
def test_any_text_is_read_and_its_words_are_part_of_it(query):
    understood = read(query)

    ends = [at for span in understood.spans for at in (span.start, span.end)]
    assert ends == sorted(ends)
    assert not any(span.of(query)[:1].isspace() for span in understood.spans)
    assert len(understood.words) <= len(query)


def test_the_slowest_of_long_queries_ends():
    """Patterns that back-track would hang here, not be a little slower."""
    for query in (
        "from " * 100,
        "rated " * 83,
        "is " * 166,
        "1999 to " * 62,
        "the old great " * 35,
        "年" * 500,
        "from " * 99 + "1999",
        "is " * 165 + "1999",
        "1999 " * 100 + "movie",
        "not the " * 60 + "90s",
        "rated " * 82 + "seven",
        "with only " * 48 + "8",
        "韩国" * 248 + "90年",
        "no horror, " * 45 + "or",
        "no " + "horror, " * 60 + "or comedies",
        "no horror or " * 38,
        "not " + "any of the " * 44 + "90s",
        "no " + "x or " * 98 + "horror",
        "horror" + " " * 480 + "or",
        "no horror movies from the 90s " * 16,
        "horror " * 70 + "? no",
        "? no, " * 80,
        "born " * 99,
        "born in the 1950 and " * 23,
        "不要" * 250,
        "不要" + "韩国和" * 160 + "电影",
        "不要" + "恐怖片、" * 120 + "电影",
        "不要" + "影片的" * 160,
        "恐怖片" * 160 + "除外",
        "别" + "的" * 490,
    ):
        started = time.process_time()
        read(query)
        assert time.process_time() - started < 5
