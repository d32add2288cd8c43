"""How far long work is: a bar on a terminal, a line now and then where there is none."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import click

EVERY = 10.0  # seconds between lines
SHOW_CURSOR = "\x1b[?25h"
CLEAR_LINE = "\r\x1b[K"

# Told how many more are done.
Advance = Callable[[int], object]


@contextmanager
def progress(
    label: str,
    total: int,
    unit: str,
    *,
    note: Callable[[], str] = lambda: "",
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Advance]:
    """Show on standard error how much of `total` is done, how fast, and the time left.

    Args:
        label: what is done.
        total: how many there are.
        unit: what is counted, in the plural.
        note: says more of what is done than its number, such as what it has cost.
        clock: seconds that only grow; a test passes its own.
    """
    meter = _Meter(clock)
    if sys.stderr.isatty():
        try:
            with click.progressbar(
                range(total),
                length=total,
                label=label,
                file=sys.stderr,
                show_pos=True,
                item_show_func=lambda _: ", ".join(filter(None, (meter.rate(), note()))),
            ) as bar:

                def update(count: int) -> None:
                    meter.done += count
                    bar.update(count, current_item=count)

                yield update
        finally:
            click.echo(SHOW_CURSOR, nl=False, err=True)  # the bar does not, where it is drawn first
        return
    told = clock()

    def line(count: int) -> None:
        nonlocal told
        meter.done += count
        if meter.done < total and clock() - told < EVERY:
            return
        told = clock()
        left = f"{meter.left(total)} left" if meter.done < total else ""
        parts = (f"{label}: {meter.done:,} of {total:,} {unit}", meter.rate(), note(), left)
        click.echo(", ".join(filter(None, parts)), err=True)

    yield line


def notice(said: str) -> None:
    """Say something on standard error; on a terminal it stands where the bar was drawn."""
    click.echo(f"{CLEAR_LINE}{said}" if sys.stderr.isatty() else said, err=True)


class _Meter:
    """What is done since it was made."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.done = 0
        self._clock = clock
        self._started = clock()

    def rate(self) -> str:
        """In words of whole numbers."""
        a_second = self._a_second()
        return f"{a_second:,.0f} a second" if a_second >= 1 else f"{60 * a_second:,.0f} a minute"

    def left(self, total: int) -> timedelta:
        """Whole seconds, if it goes on as it went."""
        return timedelta(seconds=round((total - self.done) / max(self._a_second(), 1e-6)))

    def _a_second(self) -> float:
        return self.done / max(self._clock() - self._started, 1e-3)
