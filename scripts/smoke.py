"""Follow a request through every hop of what is deployed, or of `make run`."""

from __future__ import annotations

import sys

import click

from scripts.addresses import Addresses
from scripts.checks.check import passed
from scripts.checks.hops import hops
from scripts.checks.site import Site


@click.command()
@click.argument("base", required=False)
@click.option("--search-url", help="The search function.  [default: BASE/search]")
@click.option("--recommend-url", help="The recommend function.  [default: BASE/recommend]")
@click.option("--page-url", help="The page.  [default: BASE]")
@click.option("--movies", type=click.IntRange(min=1), help="How many the index should hold.")
def main(
    base: str | None,
    search_url: str | None,
    recommend_url: str | None,
    page_url: str | None,
    movies: int | None,
) -> None:
    """Follow a request through every hop, from health to the page.

    BASE is an address that serves page and functions as `make run` does. Functions and page that
    are elsewhere are named one by one; without a page's address its rows are skipped.

    A row and time for each hop, a hint for each that fails; the exit status is then 1. It asks for
    four embeddings and two recommendations.
    """
    addresses = addressed(base, search_url, recommend_url, page_url)
    sys.exit(0 if passed(hops(addresses, Site(), movies=movies)) else 1)


def addressed(
    base: str | None, search: str | None, recommend: str | None, page: str | None
) -> Addresses:
    """The addresses, each without a slash at the end. Raises UsageError where one is missing."""
    if base is None and not (search and recommend):
        raise click.UsageError("Name BASE, or both --search-url and --recommend-url.")
    root = (base or "").rstrip("/")
    page = page or base
    return Addresses(
        (search or f"{root}/search").rstrip("/"),
        (recommend or f"{root}/recommend").rstrip("/"),
        page.rstrip("/") if page else None,
    )


if __name__ == "__main__":
    main()
