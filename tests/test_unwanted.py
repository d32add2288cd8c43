"""What people don't want to see is left out whatever language they say it in."""

from __future__ import annotations

import pytest

from catalogue import fill, movie, opened
from moviesearch.api.requests import SearchRequest
from moviesearch.search import search
from moviesearch.understanding.language import by_word, shipped
from moviesearch.understanding.unwanted import UNWANTED
from moviesearch.understanding.wordings import wordings

HORROR = {"genres": ["Horror"]}
SCIENCE_FICTION = {"genres": ["Science Fiction"]}
MOVIES = [
    movie(1, "Last Train", "A father and his girl flee from zombies on a train.", **HORROR),
    movie(2, "Graves", "The undead leave their graves and walk to town.", **HORROR),
    movie(3, "Fangs", "A vampire moves in next door.", **HORROR),
    movie(4, "Cellar", "Somebody breathes behind the wall of a cellar.", **HORROR),
    movie(5, "Arrived", "Aliens land in a field.", **SCIENCE_FICTION),
    movie(6, "Orbit", "A pilot repairs a station.", **SCIENCE_FICTION),
    movie(7, "Sheets", "A ghost waits in the attic of an old house.", **HORROR),
    movie(8, "Barks", "The family's dog dies, and they learn to laugh again.", genres=["Comedy"]),
]
ZOMBIES, VAMPIRES, ALIENS, GHOSTS = {1, 2}, {3}, {5}, {7}


@pytest.fixture(scope="module")
def clients(kept_engine):
    fill(kept_engine.write, MOVIES)
    return opened(kept_engine.read)


def found(clients, q, **more):
    return search(SearchRequest(q=q, k=50, **more), clients)


def met(answer):
    return {one.id for one in answer.results if not one.missing}


@pytest.mark.parametrize(
    ("query", "unwanted"),
    [
        ("no zombies", ZOMBIES),
        ("sin zombis", ZOMBIES),
        ("sans zombies", ZOMBIES),
        ("keine Zombies", ZOMBIES),
        ("不要僵尸", ZOMBIES),
        ("不要丧尸", ZOMBIES),
        ("不要殭屍", ZOMBIES),
        ("ゾンビなし", ZOMBIES),
        ("películas sin extraterrestres", ALIENS),
        ("no quiero ver alienígenas", ALIENS),
        ("films sans extraterrestres", ALIENS),
        ("Filme ohne Außerirdische", ALIENS),
        ("没有外星人的电影", ALIENS),
        ("宇宙人が出てこない映画", ALIENS),
        ("películas de terror sin vampiros ni fantasmas", VAMPIRES | GHOSTS),
        ("films d'horreur sans vampires ni fantômes", VAMPIRES | GHOSTS),
        ("Horrorfilme ohne Vampire oder Geister", VAMPIRES | GHOSTS),
        ("恐怖片，不要吸血鬼和鬼", VAMPIRES | GHOSTS),
        ("ヴァンパイアと幽霊が出ないホラー", VAMPIRES | GHOSTS),
        ("horror without vampires or ghosts", VAMPIRES | GHOSTS),
        ("comedies without dogs dying", {8}),
        ("comedias sin animales muertos", {8}),
    ],
)
def test_a_subject_is_left_out_whatever_language_denies_it(clients, query, unwanted):
    answer = found(clients, query)

    assert "without" in answer.filters
    assert not met(answer) & unwanted
    assert {one.id for one in answer.results if "without" in one.missing} == unwanted


@pytest.mark.parametrize("word", ["zombis", "zombies", "僵尸", "ゾンビ", "Untote", "morts-vivants"])
def test_the_parameter_takes_the_same_words(clients, word):
    answer = found(clients, "a story", without=[word])

    assert {one.id for one in answer.results} & (ZOMBIES | VAMPIRES) == VAMPIRES


@pytest.mark.parametrize("query", ["不要椅子的恐怖片", "バイクなしのホラー"])
def test_what_no_text_can_tell_is_no_constraint_and_attracts_nothing(clients, query):
    answer = found(clients, query)

    assert "without" not in answer.filters
    assert "genre" in answer.filters


def test_an_unknown_word_that_texts_are_written_with_is_one(clients):
    assert found(clients, "horror without chairs").filters["without"].value == ("chairs",)
    assert met(found(clients, "horror without cellars")) & {3, 4} == {3}


@pytest.mark.parametrize("language", shipped(), ids=lambda language: language.code)
def test_each_language_has_words_for_every_subject(language):
    assert {*language.subjects} == {*UNWANTED}
    assert all(language.subjects.values())


@pytest.mark.parametrize("language", shipped(), ids=lambda language: language.code)
def test_no_word_is_of_two_subjects_of_a_language(language):
    words = [word.strip() for said in language.subjects.values() for word in said.split(",")]

    assert len(words) == len(set(words)) == len(by_word(language.subjects))


def test_a_word_is_looked_for_as_it_was_said_and_as_texts_have_it():
    assert wordings("zombis") == ("zombis", *UNWANTED["zombie"])
    assert wordings("FANTÔMES") == ("FANTÔMES", *UNWANTED["ghost"])
    assert wordings("chairs") == ("chairs",)
