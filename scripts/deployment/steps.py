"""Steps that are told as they begin, and that stop the rest where one fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from moviesearch.errors import MovieSearchError
from scripts.deployment.programs import ProgramFailed


class Stopped(Exception):
    """A step found that there is no going on; the text says why."""


class Steps:
    """The steps of a command.

    Args:
        count: how many there are.
        again: the command that may be run again where one failed.
    """

    def __init__(self, count: int, again: str) -> None:
        self._count = count
        self._again = again
        self._at = 0

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """The next one. Raises ClickException, naming it, where the block fails."""
        self._at += 1
        click.secho(f"[{self._at}/{self._count}] {name}", bold=True)
        try:
            yield
        except (ProgramFailed, Stopped, MovieSearchError) as error:
            raise click.ClickException(
                f"Stopped at step {self._at} of {self._count}, {name}: {error}\n"
                f"What is done stays. When it is put right, run it again: {self._again}"
            ) from error
