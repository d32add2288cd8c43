"""A reader is told a movie by the title that they know it by, in the kind of language they read."""

from __future__ import annotations

import pytest

from catalogue import movie
from moviesearch.reader import Reader, main_title, titles_of

SPIRITED = movie(
    1,
    "Spirited Away",
    "x",
    original_title="千と千尋の神隠し",
    original_language="ja",
    titles={
        "es": "El viaje de Chihiro",
        "pt-BR": "A Viagem",
        "zh-CN": "千与千寻",
        "zh-TW": "神隱少女",
    },
)
TIGER = movie(
    2,
    "Crouching Tiger",
    "x",
    original_title="臥虎藏龍",
    original_language="zh",
    titles={"zh-CN": "卧虎藏龙"},
)
CANTONESE = movie(
    3, "Hustle", "x", original_title="功夫", original_language="cn", titles={"zh-TW": "功夫台"}
)
PLAIN = movie(4, "Stranded", "x")
RENAMED = movie(5, "The Avengers", "x", original_title="Marvel's The Avengers")


@pytest.mark.parametrize(
    ("tag", "title", "lang"),
    [
        ("en", "Spirited Away", "en"),
        ("en-US", "Spirited Away", "en"),
        ("ja", "千と千尋の神隠し", "ja"),
        ("zh", "千与千寻", "zh-CN"),
        ("zh_cn", "千与千寻", "zh-CN"),
        ("zh-SG", "千与千寻", "zh-CN"),
        ("zh-Hans-TW", "千与千寻", "zh-CN"),
        ("zh-TW", "神隱少女", "zh-TW"),
        ("zh-Hant", "神隱少女", "zh-TW"),
        ("zh-hant-hk", "神隱少女", "zh-TW"),
        ("zh-HK", "神隱少女", "zh-TW"),
        ("yue", "神隱少女", "zh-TW"),
        ("es-419", "El viaje de Chihiro", "es"),
        ("pt-PT", "A Viagem", "pt-BR"),
        ("ko", "Spirited Away", "en"),
        ("de-DE-1996", "Spirited Away", "en"),
    ],
)
def test_the_title_is_the_readers_own_or_the_nearest_or_the_main_one(tag, title, lang):
    assert Reader.of(tag).title(SPIRITED) == (title, lang)


@pytest.mark.parametrize(
    ("tag", "one", "title", "lang"),
    [
        ("zh-TW", TIGER, "臥虎藏龍", "zh"),
        ("zh-CN", TIGER, "卧虎藏龙", "zh-CN"),
        ("zh-CN", CANTONESE, "功夫", "zh-HK"),
        ("zh-TW", CANTONESE, "功夫台", "zh-TW"),
        ("zh", PLAIN, "Stranded", "en"),
        ("en", RENAMED, "The Avengers", "en"),
    ],
)
def test_an_original_in_the_readers_language_comes_before_another_scripts_title(
    tag, one, title, lang
):
    assert Reader.of(tag).title(one) == (title, lang)


def test_a_tag_is_kept_as_it_is_written_and_without_what_could_be_more_than_a_tag():
    assert Reader.of("ZH_hant_tw").tag == "zh-Hant-TW"
    assert Reader.of("en-ignore-all-rules").tag == "en"
    assert Reader.of("cn").language == "zh"


def test_the_language_of_a_main_title_is_told_only_where_it_is_known():
    assert main_title(SPIRITED) == ("Spirited Away", "en")
    assert main_title(PLAIN) == ("Stranded", "en")
    assert main_title(movie(5, "기생충", "x", original_language="ko")) == ("기생충", None)
    assert main_title(movie(6, "Amélie", "x", original_title="Amélie", original_language="fr")) == (
        "Amélie",
        "fr",
    )
    assert main_title(movie(7, "Lost", "x", original_language=None)) == ("Lost", None)


def test_all_titles_of_a_movie_come_with_their_languages():
    assert ("千と千尋の神隠し", "ja") in titles_of(SPIRITED)
    assert ("神隱少女", "zh-TW") in titles_of(SPIRITED)
    assert titles_of(PLAIN) == [("Stranded", "en")]
