"""Where the parts of a deployment answer."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit


class Addresses(NamedTuple):
    """Where the parts answer, without a slash at the end; `page` is None where there is none."""

    search: str
    recommend: str
    page: str | None


def function_url(root: str, name: str) -> str:
    """Where a function's routes begin, of the address that Terraform tells: `…/search`."""
    return f"{root.rstrip('/')}/{name}"


def origin_of(url: str) -> str:
    """Scheme, host and port."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
