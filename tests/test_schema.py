"""What is stored of a movie changes only together with its version."""

from __future__ import annotations

import hashlib
import json

from catalogue import movie
from moviesearch.constraints import FACETS, ROWS
from moviesearch.index import schema
from moviesearch.movie import Movie
from moviesearch.rows import Topics

# Raise SCHEMA_VERSION, then put the new digest here: an index of the old points is refused from
# then on, and the next upload makes a new one.
DIGESTS = {5: "691a89d7fb36830c"}

MOVIE = movie(
    603,
    "The Matrix",
    "A hacker learns that his world is a simulation, and that he may end it.",
    original_title="黑客帝国: Amélie's",
    tagline="Free your mind.",
    genres=["Action", "Science Fiction"],
    keywords=["simulation", "dystopia"],
    cast=["Keanu Reeves"],
    director="Lana Wachowski",
    release_date="1999-03-31",
    runtime=136,
    vote_average=8.2,
    vote_count=25000,
    popularity=90.5,
    revenue=463517383,
    poster_path="/matrix.jpg",
)

# Stored and answered as they are; nothing is made from them. A point without them is one of a movie
# of which they are not known, so they came without a new version.
ONLY_STORED = {"imdb_id": "tt0133093"}
# Other names, which the movie is found by as by its title.
SEARCHED = {"titles": {"es": "La matriz", "zh-CN": "黑客帝国"}, "aliases": ["matrix 1"]}


def digest() -> str:
    """Of one point with every field, and of the collection around it."""
    document = schema.document(MOVIE)
    point = schema.point(MOVIE, [0.6, 0.8], "fingerprint")
    sparse = {
        name: sorted(zip(vector.indices, (round(one, 5) for one in vector.values), strict=True))
        for name, vector in point.sparse.items()
    }
    stored = [
        [document.title, document.text],
        [point.id, point.dense, sparse, point.payload],
        [schema.DENSE, schema.SPARSE_VECTORS, schema.PAYLOAD_INDEXES],
    ]
    return hashlib.sha256(json.dumps(stored, sort_keys=True).encode()).hexdigest()[:16]


def test_a_stored_point_changes_only_with_the_schemas_version():
    assert digest() == DIGESTS.get(schema.SCHEMA_VERSION), (
        "what is stored of a movie has changed: raise SCHEMA_VERSION in index/schema.py, "
        f"and put {digest()!r} beside it here"
    )


def test_the_movie_that_is_digested_has_every_field():
    """So that a new field of the movies can't be stored unnoticed."""
    unset = [name for name, value in MOVIE if value in (None, (), 0, {})]

    assert unset == [*ONLY_STORED, *SEARCHED]


def test_what_is_only_stored_changes_nothing_but_itself_in_a_point():
    plain = schema.point(MOVIE, [0.6, 0.8], "fingerprint")
    more = Movie.model_validate({**MOVIE.model_dump(), **ONLY_STORED})
    point = schema.point(more, [0.6, 0.8], "fingerprint")

    assert schema.document(more) == schema.document(MOVIE)
    assert point.payload == {**plain.payload, **ONLY_STORED}
    assert point.sparse == plain.sparse
    assert Movie.model_validate(point.payload) == more


def test_a_movie_is_found_by_all_its_names():
    named = Movie.model_validate({**MOVIE.model_dump(), **SEARCHED})

    assert {"la matriz", "matrix 1", "黑客帝国"} <= {*schema.name_keys(named)}
    assert schema.titles(named)[-1] == "matrix 1"
    assert schema.document(named) == schema.document(MOVIE)


def test_people_are_the_cast_and_who_directed_each_whole():
    cast = ["Robert Downey", "Jr.", "Cuba Gooding Jr.", "Sting"]
    several = movie(1, "A", "A.", cast=cast, director="Joel Coen, Ethan Coen")

    assert schema.people(several) == [
        "Robert Downey Jr.",
        "Cuba Gooding Jr.",
        "Sting",
        "Joel Coen",
        "Ethan Coen",
    ]
    assert {"p:sting", "s:downey", "s:gooding", "p:ethan coen"} <= {*schema.name_keys(several)}
    assert "s:jr" not in schema.name_keys(several)


def test_few_votes_count_little_against_what_is_usual():
    hyped = movie(1, "A", "A.", vote_average=9.5, vote_count=10)
    proven = movie(2, "B", "B.", vote_average=8.5, vote_count=20_000)

    assert schema.USUAL_RATING < schema.quality(hyped) < schema.quality(proven) < 8.5


def test_every_constraint_and_facet_can_be_filtered_on():
    """Qdrant Cloud refuses to filter on a payload field without an index."""
    rows = [row for row in ROWS.values() if not isinstance(row, Topics)]
    keys = {row.key for row in rows} | {facet.key for facet in FACETS}

    assert keys <= schema.PAYLOAD_INDEXES.keys()


def test_a_number_that_a_constraint_tests_is_stored_also_where_it_is_zero():
    unknown = schema.payload(movie(1, "New", "Nobody has seen it.", vote_average=0, vote_count=0))

    assert (unknown["vote_average"], unknown["vote_count"]) == (0, 0)
    assert "rating_band" not in unknown
