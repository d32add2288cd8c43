"""How somebody wants to feel, as the catalogue can tell it."""

from __future__ import annotations

import pytest

from catalogue import STARTER
from moviesearch.api.requests import SearchRequest
from moviesearch.filters import read
from moviesearch.search import search
from moviesearch.settings import Settings
from moviesearch.understanding import understand
from moviesearch.understanding.feelings import FEELINGS
from moviesearch.understanding.language import shipped
from scripts.evaluation.bench import open_bench

KNOWN = {
    "genres": (
        *("Action", "Adventure", "Animation", "Comedy", "Crime", "Drama", "Family", "Horror"),
        *("Music", "Mystery", "Romance", "Science Fiction", "Thriller", "War"),
    ),
    "original_language": ("en", "fr", "ko"),
}


@pytest.fixture
def bench(measuring):
    return open_bench(STARTER, Settings.load(), lambda done, total: None)


def moods(query):
    return understand(query, known=KNOWN).moods


@pytest.mark.parametrize(
    ("query", "mood"),
    [
        ("i could do with a good weep tonight", "cry"),
        ("sad korean movies", "cry"),
        ("anything silly to make us giggle", "laugh"),
        ("eerie and chilling, please", "scare"),
        ("keep me on the edge of my seat", "suspense"),
        ("get my heart racing", "thrill"),
        ("screws with your head", "puzzle"),
        ("had a terrible day at work", "feel good"),
        ("rainy afternoon with the kids", "cosy"),
        ("she broke up with me", "heartbreak"),
        ("switch my brain off", "brain off"),
        ("something to wind down to", "relax"),
        ("想大哭一场", "cry"),
        ("笑到肚子疼的电影", "laugh"),
        ("今天心情不好", "feel good"),
        ("烧脑的电影", "puzzle"),
        ("失恋了看什么", "heartbreak"),
        ("una película triste de amor", "cry"),
        ("films tristes", "cry"),
        ("ein trauriger Liebesfilm", "cry"),
        ("泣ける韓国映画", "cry"),
        ("un payaso triste busca a su hija", ""),
        ("ein trauriger Clown sucht seine Tochter", ""),
    ],
)
def test_a_mood_is_understood_however_it_is_said(query, mood):
    assert moods(query) == ((mood,) if mood else ())


@pytest.mark.parametrize(
    "query",
    [
        "a sad clown who kills",
        "revenge",
        "a family of thieves in a cold house",
        "韩国丧尸片",
        "a boy and his dog on a quiet farm",
        "a romantic and tragic story of two lovers on a ship that sinks on its first voyage",
    ],
)
def test_a_theme_or_a_plot_is_no_mood(query):
    assert moods(query) == ()


def test_a_mood_keeps_the_constraints_beside_it():
    said = understand("feel-good french film", known=KNOWN)

    assert said.moods == ("feel good",)
    assert said.filters.language == ("fr",)
    assert "Horror" in said.filters.not_genre


def test_a_mood_is_searched_for_in_the_catalogues_words_once():
    said = understand("bawl my eyes out, a real tearjerker", known=KNOWN)

    assert said.words.count(FEELINGS["cry"].words) == 1
    assert "bawl" not in said.words


def test_every_word_of_a_mood_says_how_to_feel_in_some_language():
    used = {mood.name for language in shipped() for mood in language.moods}

    assert used - {""} == set(FEELINGS)


def test_nobody_who_says_a_mood_is_told_that_nothing_is_close(bench):
    request = SearchRequest(q="mindfuck")

    assert not read(request, bench.clients.index).is_plain
    assert search(request, bench.clients).confidence == "normal"


@pytest.mark.parametrize(
    "query",
    [
        "movies like inception but funnier",
        "películas como Origen pero más divertidas",
        "films comme Inception mais plus drôles",
        "Filme wie Inception aber lustiger",
        "像盗梦空间但更搞笑的电影",
        "インセプションみたいだけどもっと笑える映画",
    ],
)
def test_what_is_to_be_funnier_than_an_example_is_a_comedy_and_no_mood(bench, query):
    asked = read(SearchRequest(q=query), bench.clients.index)

    assert asked.understood.like
    assert asked.combined.genre == ("Comedy",)
    assert asked.understood.moods == ()


@pytest.mark.parametrize(
    "query",
    [
        "像盗梦空间但更搞笑的电影",
        "像盗梦空间，但是更搞笑",
        "类似《盗梦空间》",
        "类似盗梦空间不过搞笑一点",
        "跟盗梦空间差不多的电影",
        "和盗梦空间一样的韩国电影",
        "像盗梦空间的电影但不要太长",
        "像潛行凶間但更搞笑",
    ],
)
def test_a_chinese_title_is_an_example_whatever_is_told_behind_it(bench, query):
    index = bench.clients.index
    [movie] = index.fetch(read(SearchRequest(q=query), index).understood.like)

    assert movie.title == "Inception"
