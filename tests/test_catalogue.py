"""The starter catalogue: facts as TMDB has them, texts of its own."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter

import pytest

from catalogue import STARTER, TMDB
from scripts.ingestion.catalogue import catalogue_fingerprint, fingerprint, read_catalogue

MOVIES, REJECTS = read_catalogue(STARTER)
GENRES = (
    """
Action, Adventure, Animation, Comedy, Crime, Drama, Family, Fantasy, History, Horror, Music,
Mystery, Romance, Science Fiction, Thriller, War, Western
""".replace("\n", " ")
    .strip()
    .split(", ")
)


@pytest.fixture(scope="module")
def tmdb():
    if not TMDB.exists():
        pytest.skip(f"needs {TMDB.name}")
    with TMDB.open(encoding="utf-8", newline="") as rows:
        return {int(row["id"]): row for row in csv.DictReader(rows)}


def test_it_is_broad():
    decades = Counter(movie.year // 10 * 10 for movie in MOVIES)
    genres = Counter(genre for movie in MOVIES for genre in movie.genres)

    assert REJECTS == []
    assert len(MOVIES) >= 500
    assert all(decades[decade] >= 10 for decade in range(1920, 2030, 10))
    assert all(genres[genre] >= 15 for genre in GENRES)
    assert sum(movie.original_language != "en" for movie in MOVIES) >= 80


def test_every_overview_tells_what_happens_in_25_to_60_words():
    lengths = {movie.title: len(movie.overview.split()) for movie in MOVIES}

    assert {title: n for title, n in lengths.items() if not 25 <= n <= 60} == {}
    assert len({movie.overview for movie in MOVIES}) == len(MOVIES)
    assert not [movie.title for movie in MOVIES if movie.tagline]


def test_nearly_every_movie_has_its_names_in_other_languages():
    foreign = [movie for movie in MOVIES if movie.original_language != "en"]
    named = Counter(tag for movie in MOVIES for tag in movie.titles)

    assert sum(bool(movie.original_title) for movie in foreign) >= 0.95 * len(foreign)
    assert all(named[tag] >= 0.9 * len(MOVIES) for tag in ("zh-CN", "es", "fr", "de", "ja"))
    assert {"zh-TW", "zh-HK"} <= named.keys() <= {"zh-CN", "zh-TW", "zh-HK", "es", "fr", "de", "ja"}


def test_a_title_is_written_in_its_languages_script():
    han, kana = re.compile("[\u4e00-\u9fff]"), re.compile("[\u3040-\u30ff]")
    for movie in MOVIES:
        for tag, title in movie.titles.items():
            assert not (kana.search(title) and tag != "ja"), title
            assert not (han.search(title) and tag in ("es", "fr", "de")), title


def test_every_fact_is_the_one_that_tmdb_has(tmdb):
    for movie in MOVIES:
        row = tmdb[movie.id]
        assert movie.title == row["title"]
        assert (movie.original_title or "") == row["original_title"] or not row["original_title"]
        assert ", ".join(movie.genres) == row["genres"]
        assert ", ".join(movie.keywords) == row["keywords"]
        assert ", ".join(movie.cast) == row["cast"]
        assert (movie.director or "") == row["director"]
        assert (movie.original_language, str(movie.release_date)) == (
            row["original_language"],
            row["release_date"],
        )
        assert (movie.vote_count, movie.vote_average) == (
            int(float(row["vote_count"])),
            float(row["vote_average"]),
        )
        for name in ("runtime", "revenue"):
            assert (getattr(movie, name) or 0) == int(float(row[name] or 0))


def test_no_overview_has_eight_words_in_a_row_from_tmdb(tmdb):
    theirs = {run for row in tmdb.values() for run in runs(row["overview"])}
    copied = {movie.title: runs(movie.overview) & theirs for movie in MOVIES}

    assert {title: found for title, found in copied.items() if found} == {}


def runs(text, length=8):
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def test_a_line_that_holds_no_movie_is_rejected_with_its_place_and_reason(tmp_path):
    good = {"id": 1, "title": "A", "overview": "B"}
    lines = [
        json.dumps(good),
        "{not json",
        json.dumps({**good, "id": 2, "vote_average": 11}),
        "",
        json.dumps(good),
        json.dumps({"id": 3, "overview": "x"}),
        json.dumps({**good, "id": 4, "release_date": "last year"}),
        '{"id": 5, "title": "bad bytes \udcff"}',
    ]
    path = tmp_path / "films.jsonl"
    path.write_bytes("\n".join(lines).encode(errors="surrogateescape"))
    movies, rejects = read_catalogue(path)

    assert [movie.id for movie in movies] == [1]
    assert [(one.line, one.field) for one in rejects] == [
        (2, "row"),
        (3, "vote_average"),
        (5, "id"),
        (6, "title"),
        (7, "release_date"),
        (8, "row"),
    ]
    assert rejects[2].reason == "duplicate id 1"
    assert all(one.file == "films.jsonl" and one.reason for one in rejects)


def test_a_catalogue_is_the_same_in_any_order():
    prints = [fingerprint(movie) for movie in MOVIES]

    assert catalogue_fingerprint(prints) == catalogue_fingerprint(prints[::-1])
    assert catalogue_fingerprint(prints) != catalogue_fingerprint(prints[1:])
