"""Where the parts of a deployment answer."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit


class Addresses(NamedTuple):
    """Where the parts answer, without a slash at the end; `page` is None where there is none."""

    search: str
    recommend: str
    page: str | None


def origin_of(url: str) -> str:
    """Scheme, host and port."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
