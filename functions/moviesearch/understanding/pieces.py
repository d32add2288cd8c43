"""The parts of known words in a row, of which a negation denies one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from moviesearch.constraints import ROWS
from moviesearch.rows import Keywords
from moviesearch.understanding.denial import Denial, Unit
from moviesearch.understanding.language import Spaced
from moviesearch.understanding.phrases import compiled
from moviesearch.understanding.span import Span
from moviesearch.understanding.tokens import Token

# what a movie is, not what it is like: a genre, somebody in it
KINDS = {name for name, row in ROWS.items() if isinstance(row, Keywords) and row.match == "all"}
_WORD = re.compile(r"\w")
_NEVER = "(?!)"


class Pieces:
    """How a language's rows fall into parts.

    Args:
        language: the language.
        denial: how it denies.
    """

    def __init__(self, language: Spaced, denial: Denial) -> None:
        self._heads_first = language.heads_first
        self._plural = compiled(language, rf"(?:{language.plural or _NEVER})$")
        self._denial = denial

    def of(self, row: Sequence[Token], phrases: Sequence[Span]) -> Iterator[Sequence[Token]]:
        """The parts of a row that a negation denies one by one.

        A part ends at the word for movies (before it, in a language that puts that first), at a
        mark, at a word that makes a list, and where the next one describes other movies: "no scary
        movies, korean thrillers" and "no war korean thrillers" ask for the second. Small words at
        its end that one of the phrases begins with are not of it: "terror de" and "de los 80".
        """
        piece: list[Token] = []
        for token in row:
            separates = not _WORD.search(token.text) or self._denial.separates(token.text)
            if separates or (piece and self._begins(piece, token)):
                yield _before(piece, phrases)
                piece = []
            if not separates:
                piece.append(token)
        yield _before(piece, phrases)

    def unit(self, piece: Sequence[Token]) -> Unit | None:
        """A part of a row, unless it names nothing at all.

        An unknown word behind a negation describes a word for movies only where that comes last:
        "no superhero movies", but not "sin zombis películas".
        """
        heads = any(token.kind == "head" for token in piece)
        names = any(token.values for token in piece)
        if not heads and not names:
            return None
        loose = heads and not self._heads_first
        return Unit(piece[0].start, piece[-1].end, behind=False, loose=loose, leads=not names)

    def _begins(self, piece: Sequence[Token], token: Token) -> bool:
        """Whether a part of a row ends before a word.

        What describes movies stands before a genre where the word for movies comes last: "horror
        korean thrillers" are two. Elsewhere it has the genre's number: "terror comedias".
        """
        kinds = [one for one in piece if not KINDS.isdisjoint(one.values)]
        is_kind = not KINDS.isdisjoint(token.values)
        if self._heads_first:
            several = bool(kinds) and is_kind and self._is_several(kinds[-1], token)
            return token.kind == "head" or several
        if piece[-1].kind == "head" != token.kind:
            return True
        return bool(kinds and token.values) and not is_kind

    def _is_several(self, one: Token, other: Token) -> bool:
        """Whether only the second of two words is of several things."""
        return bool(self._plural.search(other.text) and not self._plural.search(one.text))


def _before(piece: Sequence[Token], phrases: Sequence[Span]) -> Sequence[Token]:
    last = len(piece)
    while last > 1 and not piece[last - 1].values and piece[last - 1].kind != "head":
        end = piece[last - 1].end
        if not any(one.start < end <= one.end for one in phrases):
            break
        last -= 1
    return piece[:last]
