"""What a deployment costs a month, and what it costs at worst."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import click

from scripts.costs.bill import (
    EMBEDDINGS,
    REASONS,
    Line,
    bill,
    daily,
    instance,
    reasons_a_day,
    total,
    worst,
)
from scripts.costs.limits import Index, Limits, read_limits
from scripts.costs.prices import PriceList, read_prices

DAYS = ((0, 0), (1_000, 100), (100_000, 2_000))
WIDTH = 24


@click.command()
@click.option(
    "--index",
    type=click.Choice(get_args(Index)),
    default="qdrant",
    show_default=True,
    help="Where the movies are: Qdrant Cloud, or inside the functions.",
)
@click.option(
    "--max-instances",
    type=click.IntRange(1, 100),
    help="Instances of each function at most.  [default: what infra/limits.tf says]",
)
@click.option(
    "--day",
    "days",
    type=(click.IntRange(min=0), click.IntRange(min=0)),
    multiple=True,
    metavar="SEARCHES RECOMMENDATIONS",
    help="Another day than the three, and more of them.",
)
@click.option("--sources", is_flag=True, help="Where each unconfirmed figure was read.")
def main(
    index: Index, max_instances: int | None, days: tuple[tuple[int, int], ...], *, sources: bool
) -> None:
    """Print what a deployment costs a month, part by part, and what it costs at worst.

    Prices stand in infra/prices.toml, limits in infra/*.tf. At worst every instance of both
    functions is full all month, Gemini embeds at its quota, and the LLM is asked up to the ceiling.
    """
    try:
        prices, limits = read_prices(), read_limits(index)
    except (OSError, ValueError) as error:
        raise click.ClickException(f"Prices or limits can't be read: {error}") from error
    if max_instances:
        limits = replace(
            limits,
            search=replace(limits.search, max_instances=max_instances),
            recommend=replace(limits.recommend, max_instances=max_instances),
        )
    columns = {
        _title(*day): bill(daily(*day, limits, prices), limits, prices) for day in days or DAYS
    }
    columns["at worst"] = bill(worst(limits, prices), limits, prices)
    click.echo(table(columns, prices))
    click.echo(notes(columns["at worst"], limits, prices))
    if sources:
        click.echo("\n* No page of the vendor, or no measurement, confirmed:")
        for name, entry in prices.unconfirmed().items():
            click.echo(f"  {name} ({entry.date}): {entry.source}")


def table(columns: dict[str, list[Line]], prices: PriceList) -> str:
    """The bills side by side, a part a row; `*` marks what rests on an unconfirmed price."""
    unconfirmed = prices.unconfirmed()
    parts = [line.part for line in next(iter(columns.values()))]
    rows = [f"{'US dollars a month':<30}" + "".join(f"{title:>{WIDTH}}" for title in columns)]
    for number, part in enumerate(parts):
        lines = [lines[number] for lines in columns.values()]
        mark = "*" if unconfirmed.keys() & set(lines[0].prices) else " "
        rows.append(f"{mark} {part:<28}" + "".join(f"{line.usd:>{WIDTH},.2f}" for line in lines))
    sums = [total(lines) for lines in columns.values()]
    rows.append(f"{'  all':<30}" + "".join(f"{usd:>{WIDTH},.2f}" for usd in sums))
    return "\n".join(rows)


def notes(at_worst: list[Line], limits: Limits, prices: PriceList) -> str:
    """What a reader of the table must know beside it."""
    quota = prices.quota
    search, recommend = instance(limits.search, prices), instance(limits.recommend, prices)
    cap = quota("gemini_usd_a_month")
    embeddings, reasons = quota("free_embeddings_a_day"), quota("free_reasons_a_day")
    free = f"{embeddings:,.0f} embeddings and {reasons:,.0f} reasons a day"
    gemini = total(line for line in at_worst if line.part in {EMBEDDINGS, REASONS})
    capped = total(at_worst) - max(0.0, gemini - cap)
    ceiling = f"{reasons_a_day(limits):,} a day: {limits.recommendations_a_day:,} an instance"
    return f"""
* rests on a figure that no page of the vendor confirmed; --sources tells which, and where it stood.
An instance that is busy all month costs ${search:,.0f} (search) or ${recommend:,.0f} (recommend).
Reasons end at {ceiling}, counted anew by each that starts.
Gemini's paid tier 1 is said to end at ${cap:,.0f} a month, minutes late: ${capped:,.0f} at worst.
Its free tier ends at about {free}; then keywords answer.
A budget only warns; max_instances stops. Nothing stops the page's own traffic on a paid plan."""


def _title(searches: int, recommendations: int) -> str:
    return f"{searches:,} + {recommendations:,} a day" if searches or recommendations else "idle"


if __name__ == "__main__":
    main()
