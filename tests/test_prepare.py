"""From a raw TMDB export to a catalogue: cleaned and counted."""

from __future__ import annotations

import csv
import json
import tracemalloc

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from catalogue import TMDB
from scripts.files import replaced
from scripts.ingestion.catalogue import read_catalogue
from scripts.ingestion.tmdb import Cleaning, clean, most_voted
from scripts.prepare import main

HEADER = [
    "id",
    "title",
    "vote_average",
    "vote_count",
    "status",
    "release_date",
    "revenue",
    "runtime",
    "adult",
    "imdb_id",
    "original_language",
    "original_title",
    "overview",
    "popularity",
    "poster_path",
    "tagline",
    "genres",
    "keywords",
]


def row(**values):
    return {
        "id": "1",
        "title": "Film",
        "vote_average": "7.1",
        "vote_count": "100",
        "status": "Released",
        "release_date": "1999-05-01",
        "revenue": "0",
        "runtime": "0",
        "adult": "False",
        "original_language": "en",
        "original_title": "Film",
        "overview": "Something happens.",
        "popularity": "3.5",
        "poster_path": "/abc.jpg",
        "genres": "Drama, Crime",
        **values,
    }


@pytest.fixture
def prepare(tmp_path):
    def run(rows, *options):
        source, target = tmp_path / "raw.csv", tmp_path / "films.jsonl"
        with source.open("w", encoding="utf-8", errors="surrogateescape", newline="") as out:
            writer = csv.DictWriter(out, HEADER)
            writer.writeheader()
            writer.writerows(rows)
        outcome = CliRunner().invoke(main, [str(source), str(target), *options])
        movies = read_catalogue(target)[0] if target.exists() else None
        return outcome, movies

    return run


def test_a_row_becomes_a_movie_with_unknowns_left_out(prepare):
    outcome, [movie] = prepare([row(tagline="", keywords="a, b,, a")])

    assert outcome.exit_code == 0
    assert (movie.title, movie.year, movie.genres) == ("Film", 1999, ("Drama", "Crime"))
    assert movie.keywords == ("a", "b")
    assert (movie.revenue, movie.runtime, movie.tagline) == (None, None, None)
    assert movie.poster_path == "/abc.jpg"


def test_each_row_left_out_is_counted_by_its_reason(prepare):
    outcome, movies = prepare(
        [
            row(),
            row(id="2", adult="True"),
            row(id="3", status="Rumored"),
            row(id="4", status="Planned"),
            row(id="5", overview=" "),
            row(id="6", title=""),
            row(),
            row(id="7", vote_count="3"),
        ],
        "--min-votes",
        "10",
    )

    assert outcome.exit_code == 0
    assert [movie.id for movie in movies] == [1]
    for line in (
        "8 rows read, 1 movies written",
        "1 left out: adult",
        "2 left out: not released",
        "1 left out: no overview",
        "1 left out: no title",
        "1 left out: duplicate id",
        "1 left out: fewer than 10 votes",
    ):
        assert line in outcome.output


def test_an_unreadable_row_goes_to_the_rejects_and_the_rest_goes_on(prepare, tmp_path):
    outcome, movies = prepare(
        [
            row(id="x"),
            row(id="2", vote_average="good"),
            row(id="3", release_date="soon"),
            row(id="4", title="broken \udcff"),
            row(id="5", title="two\nlines"),
            row(id="6", vote_count="1e999"),
        ]
    )
    rejects = [
        json.loads(line)
        for line in (tmp_path / "films.prepare-rejects.jsonl").read_text().splitlines()
    ]

    assert outcome.exit_code == 1
    assert [movie.id for movie in movies] == [5]
    assert [(one["line"], one["field"]) for one in rejects] == [
        (2, "id"),
        (3, "vote_average"),
        (4, "release_date"),
        (5, "title"),
        (8, "vote_count"),
    ]
    assert "5 rejected" in outcome.output


@pytest.mark.parametrize(
    ("broken", "said"),
    [('1,A,"never closed\n2,B,b\n', "unexpected end of data"), ("1,A\n2,B,b\n", "fewer fields")],
    ids=["open quote", "short row"],
)
def test_a_broken_row_is_rejected_and_never_swallows_others_in_silence(tmp_path, broken, said):
    source = tmp_path / "raw.csv"
    source.write_text("id,title,overview\n" + broken)
    cleaning = Cleaning()
    list(clean(source, cleaning, min_votes=0))

    assert said in cleaning.rejects[0].reason


@pytest.mark.parametrize(
    ("export", "status"),
    [("films.jsonl", 1), ("films.prepare-rejects.jsonl", 1), ("films.new", 0), ("films.csv", 0)],
)
def test_the_export_stays_whatever_its_name(tmp_path, export, status):
    source = tmp_path / export
    source.write_text("id,title,overview\n1,A,b\n")
    outcome = CliRunner().invoke(main, [str(source), str(tmp_path / "films.jsonl")])

    assert outcome.exit_code == status
    assert source.read_text() == "id,title,overview\n1,A,b\n"


def test_what_stops_half_way_leaves_the_earlier_catalogue_and_no_draft(tmp_path):
    target = tmp_path / "films.jsonl"
    target.write_text("earlier")

    def stopped():
        with replaced(target) as draft:
            draft.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()

    assert target.read_text() == "earlier"
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_file_may_be_read_by_whom_the_umask_lets(tmp_path):
    (tmp_path / "plain").touch()
    with replaced(tmp_path / "replaced"):
        pass

    assert (tmp_path / "plain").stat().st_mode == (tmp_path / "replaced").stat().st_mode


def test_a_clean_run_removes_the_rejects_of_an_earlier_one(prepare, tmp_path):
    prepare([row(id="x")])
    prepare([row()])

    assert not (tmp_path / "films.prepare-rejects.jsonl").exists()


def test_with_a_limit_the_best_known_are_kept_and_come_first(prepare):
    rows = [row(id=str(number), vote_count=str(number * 10)) for number in range(1, 8)]
    outcome, movies = prepare(rows, "--limit", "3")

    assert [movie.id for movie in movies] == [7, 6, 5]
    assert "4 left out: not among the 3 with most votes" in outcome.output


def test_without_a_limit_the_order_stays(prepare):
    _, movies = prepare([row(id="5"), row(id="2"), row(id="9")], "--limit", "0")

    assert [movie.id for movie in movies] == [5, 2, 9]


def test_a_file_without_the_columns_is_refused_and_an_earlier_catalogue_stays(tmp_path):
    source, target = tmp_path / "raw.csv", tmp_path / "films.jsonl"
    source.write_text("name,plot\nA,B\n")
    target.write_text("earlier")
    outcome = CliRunner().invoke(main, [str(source), str(target)])

    assert outcome.exit_code == 1
    assert "lacks the columns id, overview, title" in outcome.output
    assert target.read_text() == "earlier"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["films.jsonl", "raw.csv"]


@given(st.binary(max_size=300))
@hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_bytes_are_kept_counted_or_rejected(tmp_path, data):
    source = tmp_path / "raw.csv"
    source.write_bytes(b"id,title,overview\n" + data)
    cleaning = Cleaning()
    kept = len(list(clean(source, cleaning, min_votes=0)))

    assert kept + cleaning.dropped.total() + len(cleaning.rejects) == cleaning.read


def test_memory_is_bounded_by_the_limit_and_not_by_the_export(tmp_path):
    source = tmp_path / "raw.csv"
    with source.open("w", newline="") as out:
        writer = csv.DictWriter(out, HEADER)
        writer.writeheader()
        for number in range(1, 8_001):
            writer.writerow(row(id=str(number), overview="word " * 200, vote_count=str(number)))
    assert source.stat().st_size > 8_000_000
    tracemalloc.start()
    cleaning = Cleaning()
    kept = most_voted(clean(source, cleaning, min_votes=0), 100, cleaning)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert len(kept) == 100
    assert peak < 3_000_000


@pytest.mark.skipif(not TMDB.exists(), reason=f"needs {TMDB.name}")
def test_ten_thousand_real_movies_are_read(tmp_path):
    cleaning = Cleaning()
    movies = list(clean(TMDB, cleaning, min_votes=0))

    assert cleaning.read == 10_000
    assert len(movies) + cleaning.dropped.total() == 10_000
    assert cleaning.rejects == []
    assert len(movies) > 9_900
