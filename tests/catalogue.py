"""A small catalogue to test with, and where the real ones lie."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import SecretStr

from moviesearch.clients import Clients
from moviesearch.embedding import Embedder, open_embedder
from moviesearch.index import open_index
from moviesearch.lazy import Lazy
from moviesearch.movie import Movie
from moviesearch.settings import Settings
from scripts.benchmarks.processes import free_port
from scripts.ingestion.stores import open_store
from scripts.ingestion.upload import describe, upload
from servers.gemini import KEY

ROOT = Path(__file__).resolve().parent.parent
STARTER = ROOT / "data" / "movies.jsonl"
OTHER_PORT = free_port()
OTHER_ORIGIN = f"http://127.0.0.1:{OTHER_PORT}"  # that the laptop lets in
TMDB = ROOT.parent / "shared" / "data" / "tmdb-10k.csv"


def movie(movie_id: int, title: str, overview: str, **facts: object) -> Movie:
    return Movie.model_validate(
        {
            "id": movie_id,
            "title": title,
            "overview": overview,
            "genres": ["Drama"],
            "original_language": "en",
            "release_date": "2000-01-01",
            "vote_average": 7.0,
            "vote_count": 1000,
            **facts,
        }
    )


MOVIES = [
    movie(
        1,
        "Stranded",
        "NASA rescues an astronaut stranded on Mars after a mission.",
        genres=["Drama", "Science Fiction"],
        release_date="2015-09-30",
        vote_average=7.7,
        poster_path="/mars.jpg",
        revenue=630161890,
    ),
    movie(
        2,
        "Pride",
        "A lion cub grows up to be king of the savannah.",
        genres=["Animation", "Family"],
        release_date="1994-06-23",
        vote_average=8.2,
    ),
    movie(
        3,
        "기생충",
        "A poor family works its way into a rich household.",
        genres=["Thriller", "Drama"],
        original_language="ko",
        release_date="2019-05-30",
        vote_average=8.5,
    ),
    movie(
        4,
        "Orbit",
        "An astronaut drifts in space after her shuttle is hit on a mission.",
        genres=["Science Fiction"],
        release_date="2013-10-03",
        vote_average=7.1,
    ),
    movie(
        5,
        "Undated",
        "Nobody knows when this robot was built.",
        genres=["Science Fiction", "Animation"],
        release_date=None,
        vote_average=5.0,
    ),
]


# Constraints on MOVIES, and the ids of those that meet them: the same in every engine.
MET = [
    ({"genre": ["Animation"]}, {2, 5}),
    ({"genre": ["animation", "FAMILY"]}, {2}),
    ({"year_from": 2013}, {1, 3, 4}),
    ({"year_to": 1994}, {2}),
    ({"year_from": 1994, "year_to": 2013}, {2, 4}),
    ({"decade": 1990}, {2}),
    ({"decade": ["1990", "2010"], "language": "en"}, {1, 2, 4}),
    ({"not_decade": ["2010"]}, {2, 5}),
    ({"language": "KO"}, {3}),
    ({"min_rating": 7.7}, {1, 2, 3}),
    ({"genre": ["Drama"], "min_rating": 8}, {3}),
    ({"genre": ["Drama"], "year_to": 1930}, set()),
    ({"not_genre": ["drama", "family"]}, {4, 5}),
    ({"genre": ["Science Fiction"], "not_genre": ["Animation"]}, {1, 4}),
    ({"not_language": ["en", "fr"]}, {3}),
]


def environ_of(settings: Settings) -> dict[str, str]:
    """The environment that gives these settings; those of LLMs are left out."""
    environ = {}
    for name, field in Settings.model_fields.items():
        value = getattr(settings, name)
        if value == field.default or isinstance(value, tuple):
            continue
        plain = value.get_secret_value() if isinstance(value, SecretStr) else value
        environ[str(field.alias)] = str(plain)
    return environ


def opened(settings: Settings, embedder: Embedder | None = None) -> Clients:
    """Clients that are open, with another embedder where one is given."""
    return Clients(Lazy.of(embedder or open_embedder(settings)), Lazy.of(open_index(settings)))


def fill(settings: Settings, movies: list[Any], embedder: Embedder | None = None) -> Any:
    """Upload movies to the engine that the settings name."""
    embedder = embedder or open_embedder(settings)
    build = describe(movies, embedder.identity, "test.jsonl")
    with open_store(settings) as store:
        return upload(movies, build, embedder=embedder, store=store)


def settings_of(url: str, folder: Path, **changes: str) -> Settings:
    """Settings for Gemini at an address and an embedded index in a folder, with changes."""
    environ = {
        "GEMINI_API_KEY": KEY,
        "GEMINI_BASE_URL": url,
        "EMBEDDING_DIMENSIONS": "256",
        "INDEX_PATH": str(folder / "index"),
        "VECTOR_CACHE": str(folder / "vectors"),
        **changes,
    }
    return Settings.load({k: v for k, v in environ.items() if v}, env_file=None)
