"""From a raw TMDB export to a catalogue: cleaned and counted."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from catalogue import ROOT, TMDB, movie
from scripts.files import replaced
from scripts.ingestion.catalogue import read_catalogue
from scripts.ingestion.selection import distinct, selecting
from scripts.ingestion.tmdb import Cleaning, clean
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
    "backdrop_path",
    "budget",
    "homepage",
    "imdb_id",
    "original_language",
    "original_title",
    "overview",
    "popularity",
    "poster_path",
    "tagline",
    "genres",
    "production_companies",
    "production_countries",
    "spoken_languages",
    "keywords",
]  # of Kaggle's TMDB_movie_dataset_v11.csv


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
            columns = dict.fromkeys([*HEADER, *(name for one in rows for name in one)])
            writer = csv.DictWriter(out, list(columns))
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


def test_only_the_languages_and_years_asked_for_are_kept_and_the_rest_is_counted(prepare):
    outcome, movies = prepare(
        [
            row(original_language="ko"),
            row(id="2", original_language="JA", release_date="1990-06-30"),
            row(id="3", original_language="ja", release_date="1990-06-29"),
            row(id="4", original_language="en"),
            row(id="5", original_language=""),
            row(id="6", original_language="ko", release_date=""),
        ],
        *("--language", "ko", "--language", "ja", "--since", "1990-06-30"),
    )

    assert [movie.id for movie in movies] == [1, 2]
    assert "2 left out: original language not ja or ko" in outcome.output
    assert "1 left out: released before 1990-06-30" in outcome.output
    assert "1 left out: no release date" in outcome.output


def test_a_year_is_its_first_day_and_what_is_neither_is_refused(prepare):
    rows = [row(release_date="1989-12-31"), row(id="2", release_date="1990-01-01")]
    _, movies = prepare(rows, "--since", "1990")
    refused, _ = prepare(rows, "--since", "90s")

    assert [movie.id for movie in movies] == [2]
    assert refused.exit_code == 2
    assert "'90s' is no year or date such as 1990" in refused.output


def test_adult_movies_stay_where_that_is_asked_for(prepare):
    _, movies = prepare([row(adult="True")], "--keep-adult")

    assert [movie.id for movie in movies] == [1]


@pytest.mark.parametrize("limit", ["0", "2"])
def test_of_two_rows_with_one_id_the_better_known_stays(prepare, limit):
    outcome, movies = prepare(
        [
            row(id="1", vote_count="5", title="older"),
            row(id="2", vote_count="7", title="more votes"),
            row(id="1", vote_count="9", title="newer"),
            row(id="2", vote_count="6", title="more is written of it"),
            row(id="1", vote_count="9", title="newer, and says more"),
            row(id="1", vote_count="9", title="newer, and says MORE"),
        ],
        *("--limit", limit),
    )

    assert {movie.id: movie.title for movie in movies} == {
        1: "newer, and says more",
        2: "more votes",
    }
    assert "6 rows read, 2 movies written" in outcome.output
    assert "4 left out: duplicate id" in outcome.output


ROWS = st.lists(st.tuples(st.integers(1, 6), st.integers(0, 3), st.text("ab", max_size=2)))


@given(ROWS, st.integers(1, 7))
def test_the_selection_is_what_sorting_all_of_them_would_give(rows, limit):
    movies = [movie(one, f"t{text}", "o", vote_count=votes) for one, votes, text in rows]
    dropped = Counter()
    with selecting(limit) as selection:
        for one in movies:
            selection.add(one)
        lines = [json.loads(line) for line in selection.lines(dropped)]
    best = sorted(distinct(movies), key=lambda one: -one.vote_count)[:limit]

    assert [one.get("vote_count", 0) for one in lines] == [one.vote_count for one in best]
    assert len({one["id"] for one in lines}) == len(lines)
    assert all(any(one == line for one in dumped(distinct(movies))) for line in lines)
    assert len(lines) + dropped.total() == len(movies)


def dumped(movies):
    return [json.loads(one.model_dump_json(exclude_defaults=True)) for one in movies]


def test_titles_in_other_languages_are_read_from_the_columns_that_exports_have(prepare):
    translations = [
        {"iso_639_1": "fr", "iso_3166_1": "FR", "data": {"title": "Seul sur Mars"}},
        {"iso_639_1": "de", "iso_3166_1": "DE", "data": {"title": ""}},
    ]
    outcome, movies = prepare(
        [
            row(imdb_id="tt3659388", titles=json.dumps({"zh_cn": "火星救援", "es": "Marte"})),
            row(id="2", title_es="Marte", **{"title_zh-TW": "絕地救援", "title_ja": ""}),
            row(id="3", translations=json.dumps({"translations": translations})),
        ]
    )

    assert outcome.exit_code == 0
    assert movies[0].imdb_id == "tt3659388"
    assert [dict(movie.titles) for movie in movies] == [
        {"es": "Marte", "zh-CN": "火星救援"},
        {"es": "Marte", "zh-TW": "絕地救援"},
        {"fr-FR": "Seul sur Mars"},
    ]
    assert "left out" not in outcome.output


def test_a_title_or_imdb_id_that_is_none_costs_no_movie_and_is_counted(prepare):
    outcome, movies = prepare(
        [
            row(imdb_id="0111161", titles="{broken"),
            row(id="2", titles=json.dumps({"klingon": "x", "es": 5, "fr": "Seul"})),
            row(id="3", translations=json.dumps([{"iso_639_1": "fr"}, "fr"]), titles="[" * 99_999),
        ]
    )

    assert [dict(movie.titles) for movie in movies] == [{}, {"fr": "Seul"}, {}]
    assert movies[0].imdb_id is None
    assert "1 values of imdb_id left out of movies that stay" in outcome.output
    assert "6 values of titles left out of movies that stay" in outcome.output


def prepared(folder, content, encoding="utf-8"):
    """A file of these bytes, prepared: how that ended, its movies, and what it rejected."""
    source, target = folder / "raw.csv", folder / "films.jsonl"
    source.write_bytes(content.encode(encoding))
    outcome = CliRunner().invoke(main, [str(source), str(target)])
    rejected = folder / "films.prepare-rejects.jsonl"
    rejects = rejected.read_text().splitlines() if rejected.exists() else []
    movies = read_catalogue(target)[0] if target.exists() else []
    return outcome, movies, [json.loads(line) for line in rejects]


@pytest.mark.parametrize("separator", [",", ";", "\t"], ids=["commas", "semicolons", "tabs"])
def test_a_table_of_ones_own_is_read_as_spreadsheets_write_it(tmp_path, separator):
    lines = [["ID", " Title", "Overview"], ["7", "Se7en", "Two detectives."]]
    content = "\r\n".join(map(separator.join, lines))
    outcome, [film], _ = prepared(tmp_path, content, "utf-8-sig")

    assert outcome.exit_code == 0
    assert (film.id, film.title, film.overview) == (7, "Se7en", "Two detectives.")


@pytest.mark.parametrize(
    "genres",
    [
        "Drama, Crime",
        '[""Drama"", ""Crime""]',
        '[{""id"": 18, ""name"": ""Drama""}, {""id"": 80, ""name"": ""Crime""}]',
        "[{'id': 18, 'name': 'Drama'}, {'id': 80, 'name': 'Crime'}]",
    ],
    ids=["commas", "JSON", "TMDB's own", "as Python writes it"],
)
def test_genres_are_read_as_the_exports_write_them(tmp_path, genres):
    _, [film], _ = prepared(tmp_path, f'id,title,overview,genres\n1,A,b,"{genres}"\n')

    assert film.genres == ("Drama", "Crime")


def test_a_name_that_begins_with_a_bracket_is_no_list(tmp_path):
    _, [film], _ = prepared(tmp_path, 'id,title,overview,keywords\n1,A,b,"[rec], horror"\n')

    assert film.keywords == ("[rec]", "horror")


def test_another_encoding_is_named_with_what_to_do(tmp_path):
    content = "id,title,overview\n1,Amélie,b\n2,B,b\n"
    outcome, movies, [reject] = prepared(tmp_path, content, "cp1252")

    assert outcome.exit_code == 1
    assert [film.id for film in movies] == [2]
    assert (reject["line"], reject["field"]) == (2, "title")
    assert "is not UTF-8: convert the file" in reject["reason"]


def test_a_zero_byte_is_left_out_and_the_row_stays(tmp_path):
    _, [film], rejects = prepared(tmp_path, "id,title,overview\n1,T\0wo,a\0b\n")

    assert (film.title, film.overview) == ("Two", "ab")
    assert rejects == []


def test_a_number_is_no_date(tmp_path):
    """Not even one that could be seconds since 1970."""
    content = "id,title,overview,release_date\n1,A,b,0\n2,B,b,2001\n3,C,c,2001-02-03\n"
    _, movies, rejects = prepared(tmp_path, content)

    assert [film.id for film in movies] == [3]
    assert [one["field"] for one in rejects] == ["release_date"] * 2
    assert "a date is written as 1999-05-01" in rejects[0]["reason"]


def test_a_row_that_can_not_be_split_is_named_by_the_line_it_begins_on(tmp_path):
    content = f'id,title,overview\n1,A,"b\nb"\n2,B,"{"word " * 300_000}"\n3,C,c\n'
    _, movies, [reject] = prepared(tmp_path, content)

    assert [film.id for film in movies] == [1, 3]
    assert reject["line"] == 4
    assert "field limit" in reject["reason"]


def test_where_no_movie_is_left_an_earlier_catalogue_stays(tmp_path):
    prepared(tmp_path, "id,title,overview\n1,A,b\n")
    outcome, [film], rejects = prepared(tmp_path, "id,title,overview\n2,,b\nx,B,b\n")

    assert outcome.exit_code == 1
    assert "1 left out: no title" in outcome.output
    assert "No movie was left, so" in outcome.output
    assert film.id == 1
    assert len(rejects) == 1


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
    list(clean(source, cleaning))

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
    assert "lacks the columns id, overview, title. It begins with 'name,plot'" in outcome.output
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
    kept = len(list(clean(source, cleaning)))

    assert kept + cleaning.dropped.total() + len(cleaning.rejects) == cleaning.read


# What the system says a child's peak is begins with its parent's; this does not.
MEASURED = """
import atexit, pathlib, re, runpy
status = pathlib.Path("/proc/self/status")
atexit.register(lambda: print(re.search("VmHWM:.*", status.read_text())[0]))
runpy.run_module("scripts.prepare", run_name="__main__")
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux")
def test_memory_is_the_same_for_any_number_of_rows(tmp_path, pytestconfig):
    """`--export-rows 1000000` is a whole export, which takes half a minute."""
    rows = pytestconfig.getoption("export_rows")
    peaks = {}
    for count, limit in [(rows // 2, "0"), (rows, "0"), (rows, "1000")]:
        source, target = tmp_path / "raw.csv", tmp_path / f"{count}-{limit}.jsonl"
        write_export(source, count)
        told = subprocess.run(
            [sys.executable, "-c", MEASURED, source, target, "--limit", limit],
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        peaks[count, limit] = int(told.split()[-2]) / 1000
        assert f"{count:,} rows read" in told
        with target.open() as lines:
            assert sum(1 for _ in lines) == (int(limit) or count - count // 12)

    assert peaks[rows, "0"] - peaks[rows // 2, "0"] < 8, peaks
    assert max(peaks.values()) < 90, peaks


def write_export(path, rows):
    """As large as a real one: 584 bytes a row, ids in no order, each twelfth movie adult."""
    with path.open("w", newline="") as out:
        writer = csv.DictWriter(out, HEADER)
        writer.writeheader()
        for number in range(1, rows + 1):
            movie_id = number * 7919 % rows + 1
            writer.writerow(
                row(
                    id=str(movie_id),
                    vote_count=str(30_000 // number),
                    adult=str(number % 12 == 0),
                    imdb_id=f"tt{movie_id:07d}",
                    overview="a word and another word about this movie " * 10,
                )
            )


@pytest.mark.skipif(not TMDB.exists(), reason=f"needs {TMDB.name}")
def test_ten_thousand_real_movies_are_read(tmp_path):
    cleaning = Cleaning()
    movies = distinct(clean(TMDB, cleaning))

    assert cleaning.read == 10_000
    assert len(movies) + cleaning.dropped.total() == 10_000
    assert cleaning.rejects == []
    assert len(movies) > 9_900
