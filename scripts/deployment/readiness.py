"""Waiting until the platform lets callers in."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

import requests

from scripts.checks.check import Failed
from scripts.checks.site import Site

ATTEMPTS, PAUSE = 24, 5.0


def are_open(site: Site, urls: Iterable[str], sleep: Callable[[float], None] = time.sleep) -> bool:
    """Whether no address refuses every caller, within two minutes.

    Rights that were just given take a while to be known everywhere; until then a request is
    refused. Anything but a refusal is left to the checks that follow.

    Args:
        site: the client.
        urls: addresses that anybody may ask.
        sleep: waits between attempts.
    """
    return all(_is_open(site, url, sleep) for url in urls)


def _is_open(site: Site, url: str, sleep: Callable[[float], None]) -> bool:
    for attempt in range(ATTEMPTS):
        if attempt:
            sleep(PAUSE)
        try:
            status = site.ask("GET", url).status
        except Failed:
            return True
        if status != requests.codes.forbidden:
            return True
    return False
