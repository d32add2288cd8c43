"""Text that comes in chunks, as lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What a backslash begins in JSON: a whole surrogate pair, half of one, anything else.
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|(u[dD][89a-fA-F][\da-fA-F]{2})|.)"
)


class Lines:
    """Puts chunks together, in time that grows with the text, however it is cut.

    Half a character, which no JSON may be written with, is left out: one line in which an LLM was
    cut within an emoji would break the whole answer.
    """

    def __init__(self) -> None:
        self._begun: list[str] = []

    def add(self, chunk: str) -> Iterator[str]:
        """The lines that end in this chunk."""
        first, *rest = chunk.split("\n")
        self._begun.append(first)
        for piece in rest:
            yield self._line()
            self._begun.append(piece)

    def last(self) -> str:
        """What came after the last line break."""
        return self._line()

    def _line(self) -> str:
        line, self._begun = "".join(self._begun), []
        # Two chunks may each bring half of a pair.
        whole = line.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
        return _ESCAPE.sub(lambda found: "" if found[1] else found[0], whole)
