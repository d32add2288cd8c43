"""An embedder that costs nothing, for tests in which no meaning matters."""

from __future__ import annotations

import math
from collections.abc import Sequence
from hashlib import md5

from moviesearch.embedding import Document, Identity, Vector


class Letters:
    """Vectors of four numbers made from a hash of the text."""

    identity = Identity("local", "letters", 4)

    def embed_documents(self, documents: Sequence[Document]) -> list[Vector]:
        return [self.embed_query(self.document_text(one)) for one in documents]

    def embed_query(self, text: str) -> Vector:
        numbers = [byte + 1.0 for byte in md5(text.encode(), usedforsecurity=False).digest()[:4]]
        length = math.hypot(*numbers)
        return [number / length for number in numbers]

    def embed_queries(self, texts: Sequence[str]) -> list[Vector]:
        return [self.embed_query(text) for text in texts]

    def document_text(self, document: Document) -> str:
        return f"{document.title}\n{document.text}"

    def query_text(self, text: str) -> str:
        return text
