"""How words are spelt so that they can be compared."""

from __future__ import annotations

import unicodedata

# Accented Latin letters, and those to read them as, one for one: a place in the text stays itself.
_ACCENTED = {code: unicodedata.normalize("NFD", chr(code))[0] for code in range(0xC0, 0x250)}


def unaccented(text: str) -> str:
    """The text without accents on its letters, which many people leave out; no shorter."""
    return text if text.isascii() else text.translate(_ACCENTED)


def plain(said: str) -> str:
    """Words as the tables spell them: small letters, no accents, single spaces, straight marks."""
    return unaccented(" ".join(said.casefold().replace("’", "'").split()))
