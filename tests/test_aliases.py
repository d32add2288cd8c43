"""Nicknames and known titles come to the movies that they mean and no others."""

from __future__ import annotations

import json

from catalogue import movie
from moviesearch.index.analysis import name_key
from moviesearch.movie import ALIASES
from scripts.ingestion.aliases import TABLE, with_aliases, with_titles
from scripts.ingestion.catalogue import read_catalogue
from scripts.ingestion.tmdb import as_line


def test_a_movie_gets_its_nicknames_where_id_and_title_agree():
    rings = movie(120, "The Lord of the Rings: The Fellowship of the Ring", "A ring.")
    other = movie(120, "Something Else", "No ring.")
    moved = rings.model_copy(update={"id": 7})

    found = {one.title: one.aliases for one in with_aliases([rings])}
    assert "lotr" in found[rings.title]
    assert [*with_aliases([other, moved])] == [other, moved]


def test_a_movie_of_any_catalogue_gets_the_titles_that_are_known_of_it():
    inception = movie(27205, "Inception", "A thief.", titles={"zh-CN": "奠基"})
    other = movie(27205, "Something Else", "No thief.")
    [found, same] = with_titles([inception, other])

    assert found.titles["zh-CN"] == "奠基"
    assert found.titles["es"] == "Origen"
    assert list(found.titles) == sorted(found.titles)
    assert same == other


def test_a_movie_without_an_original_title_gets_the_one_that_is_known():
    [parasite] = with_titles([movie(496243, "Parasite", "A family.")])
    [own] = with_titles([movie(496243, "Parasite", "A family.", original_title="Gisaengchung")])

    assert parasite.original_title == "기생충"
    assert own.original_title == "Gisaengchung"


def test_a_movie_keeps_its_own_nicknames_first():
    [one] = with_aliases([movie(280, "Terminator 2: Judgment Day", "Robots.", aliases=["big one"])])

    assert one.aliases[0] == "big one"
    assert "t2" in one.aliases


def test_every_catalogue_that_is_read_has_them(tmp_path):
    path = tmp_path / "movies.jsonl"
    path.write_text(as_line(movie(280, "Terminator 2: Judgment Day", "Robots.")))
    [one], rejects = read_catalogue(path)

    assert "t2" in one.aliases
    assert rejects == []


def test_the_table_says_nothing_twice_and_nothing_that_a_title_says():
    rows = [json.loads(line) for line in TABLE.read_text("utf-8").splitlines()]
    keys = [name_key(alias) for row in rows for alias in row["aliases"]]

    assert len(rows) >= 250
    assert len({row["id"] for row in rows}) == len(rows)
    assert len(keys) == len(set(keys))
    assert all(name_key(row["title"]) not in map(name_key, row["aliases"]) for row in rows)
    assert all(len(row["aliases"]) <= ALIASES for row in rows)
