"""Under which words a denied subject is looked for in the catalogue's texts."""

from __future__ import annotations

import functools

from moviesearch.understanding.language import Unspaced, by_word, shipped
from moviesearch.understanding.letters import plain
from moviesearch.understanding.unwanted import UNWANTED


def wordings(topic: str) -> tuple[str, ...]:
    """The subject as it was said, and the English words for it where a language knows any.

    "zombis" and "zombies" are both looked for as "zombie" and as "undead", too.
    """
    return (topic, *_english().get(_key(topic), ()))


def is_known(topic: str) -> bool:
    """Whether a language has English words for a subject, which texts can be asked for."""
    return _key(topic) in _english()


@functools.cache
def _english() -> dict[str, tuple[str, ...]]:
    """The English words for a subject, by the key of each word that a language has for it."""
    found: dict[str, tuple[str, ...]] = {}
    for language in shipped():
        for word, subjects in by_word(language.subjects).items():
            names = subjects if isinstance(subjects, tuple) else ()
            terms = [term for name in names for term in UNWANTED[name]]
            found[_key(word)] = tuple(dict.fromkeys((*found.get(_key(word), ()), *terms)))
    return found


def _key(word: str) -> str:
    """A word as it is looked up: without accents, and in simplified characters."""
    return plain(word).translate(_variants())


@functools.cache
def _variants() -> dict[int, int]:
    spelt = [one.variants for one in shipped() if isinstance(one, Unspaced)]
    return {code: char for pair in spelt for code, char in str.maketrans(*pair).items()}
