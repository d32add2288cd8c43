"""What the tiers of the Gemini API let a project embed, from `infra/prices.toml`."""

from __future__ import annotations

from typing import Literal

from moviesearch.embedding import Identity
from scripts.costs.prices import Price, PriceList
from scripts.ingestion.quota import Limits

Tier = Literal["free", "1", "2"]


def limits_of(tier: Tier, prices: PriceList) -> Limits:
    """What a tier lets a project embed."""
    quota = prices.quota
    if tier == "free":
        return Limits(
            int(quota("free_embeddings_a_minute")),
            int(quota("free_embedded_tokens_a_minute")),
            int(quota("free_embeddings_a_day")),
        )
    prefix = "" if tier == "1" else "tier_2_"
    return Limits(
        int(quota(f"{prefix}embeddings_a_minute")),
        int(quota(f"{prefix}embedded_tokens_a_minute")),
    )


def price_of(identity: Identity, prices: PriceList) -> Price | None:
    """What a token costs on the paid tiers; None for an embedder that costs nothing."""
    if identity.name != "gemini":
        return None
    older = identity.model.endswith("-001")
    return prices.prices["embedded_token_001" if older else "embedded_token"]
