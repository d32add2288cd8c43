"""The page and its `config.js`, as checks on its address."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import requests

from scripts.addresses import Addresses
from scripts.checks.check import Failed, Skipped
from scripts.checks.site import Site

CONFIGURED = re.compile(r"""^export const (SEARCH|RECOMMEND) = ["']([^"']*)["']""", re.MULTILINE)
SCRIPT = re.compile(r'<script type="module" src="([^"]+)"')  # the page's own, in every copy of it


def page(addresses: Addresses, site: Site) -> str:
    """The page is there, also after a reload of one of its own routes, and so is its script."""
    base = _page(addresses)
    for url in (f"{base}/", f"{base}/recommendations", f"{base}/movie/1"):
        answer = site.ask("GET", url)
        script = SCRIPT.search(answer.text)
        # A host that knows no routes sends the page as its 404.
        served = (requests.codes.ok,) if url == f"{base}/" else (requests.codes.ok, 404)
        if answer.status not in served or not script:
            raise Failed(f"GET {url} answered {answer.status}, and not with the page")
        source = urljoin(f"{base}/", script[1])
        answer = site.ask("GET", source)
        kind = answer.headers.get("Content-Type", "")
        if answer.status != requests.codes.ok or "javascript" not in kind:
            raise Failed(f"GET {source} answered {answer.status}, {kind}, and not with a script")
    return f"{base}/, and its routes after a reload"


def config(addresses: Addresses, site: Site) -> str:
    """The page's `config.js` names the functions that were just looked at."""
    base = _page(addresses)
    url = f"{base}/config.js"
    answer = site.ask("GET", url)
    if answer.status != requests.codes.ok:
        raise Failed(f"GET {url} answered {answer.status}")
    named = {
        name: urljoin(f"{base}/", address).rstrip("/")
        for name, address in CONFIGURED.findall(answer.text)
    }
    for name, wanted in (("SEARCH", addresses.search), ("RECOMMEND", addresses.recommend)):
        if named.get(name) != wanted:
            raise Failed(f"{url} has {named.get(name) or 'no address'} as {name}, not {wanted}")
    return "both functions' addresses"


def _page(addresses: Addresses) -> str:
    if addresses.page is None:
        raise Skipped("no address of a page: --page-url names one")
    return addresses.page
