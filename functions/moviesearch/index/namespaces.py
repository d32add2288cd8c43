"""Where what lies in Pinecone.

One dense index with the cosine metric. Each build is a namespace of its own, `movies-s3--` and the
build's name. A namespace `movies-s3` (by schema version, as an alias of Qdrant is) holds one record
for each finished build, with its manifest, and the record `live`, a copy of the one that the
functions read.

Pinecone has no alias and no place for facts about a namespace, but the upsert of one record is
atomic, and manifest and namespace are read together: so one upsert, the last of an upload,
switches. It needs no second service, and costs a cold start one request.

A movie's record has its id as text. Metadata are flat (words, numbers, lists of words; 40 kB), so
the movie is one field of JSON, beside fields of their own for what is filtered by. Filters don't
see a record's id, so it is one of these too.
"""

from __future__ import annotations

from moviesearch.index.manifest import Build
from moviesearch.index.schema import SCHEMA_VERSION

ALIAS = f"movies-s{SCHEMA_VERSION}"
LIVE = "live"

# The fields of a movie's record beside those that are filtered by, and of a build's record.
ID = "id"
MOVIE = "movie"
BUILD = "build"
MANIFEST = "manifest"


def namespace_of(build: Build) -> str:
    """The name of the namespace that holds a build."""
    return f"{ALIAS}--{build.name}"


def anywhere(dimensions: int) -> list[float]:
    """A vector to ask with where only the filter matters: a query needs one, and not of zeros."""
    return [1.0, *[0.0] * (dimensions - 1)]
