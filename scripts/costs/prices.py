"""Prices, quotas and what a request takes, each with where it was read."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from scripts.paths import ROOT

PRICES = ROOT / "infra" / "prices.toml"


class Entry(BaseModel):
    """Something that was read somewhere.

    Attributes:
        unit: what one of it is.
        source: where it was read.
        date: when.
        confirmed: whether that was the vendor's own page, or a measurement of ours.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: str
    source: str
    date: datetime.date
    confirmed: bool


class Price(Entry):
    """What something costs: `usd` for `per` units, the first `free` of a month for nothing."""

    usd: float = Field(ge=0)
    per: float = Field(1, gt=0)
    free: float = Field(0, ge=0)

    def of(self, quantity: float) -> float:
        """US dollars for a quantity, what is free not taken off."""
        return quantity * self.usd / self.per

    def beyond(self, quantity: float) -> float:
        """US dollars for what a quantity of a month exceeds the free part by."""
        return self.of(max(0.0, quantity - self.free))


class Number(Entry):
    """A quota, or what a request takes."""

    value: float = Field(gt=0)


class PriceList(BaseModel):
    """All of prices.toml, by name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    prices: dict[str, Price]
    quotas: dict[str, Number]
    usage: dict[str, Number]

    def quota(self, name: str) -> float:
        """How much of it there is."""
        return self.quotas[name].value

    def takes(self, name: str) -> float:
        """How much of it a request takes."""
        return self.usage[name].value

    def unconfirmed(self) -> dict[str, Entry]:
        """All that no vendor's page and no measurement confirmed, by name."""
        entries: dict[str, Entry] = {**self.prices, **self.quotas, **self.usage}
        return {name: entry for name, entry in entries.items() if not entry.confirmed}


def read_prices(path: Path = PRICES) -> PriceList:
    """Read a price list.

    Raises:
        OSError: it can't be read.
        ValueError: it is no TOML, or an entry lacks something.
    """
    return PriceList.model_validate(tomllib.loads(path.read_text("utf-8")))
