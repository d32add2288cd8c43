"""Whoever reads an answer: their language, and the title that they know a movie by."""

from __future__ import annotations

from typing import NamedTuple

from moviesearch.movie import Movie

# What a tag may look like: a browser's `zh-Hant-TW`, `es-419` or `de-DE-1996`.
TAG = r"^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,4}$"

_CHINESE = "zh"
_CODES = {"cn": "zh-HK", "yue": "zh-HK", "cmn": _CHINESE}  # TMDB's code for Cantonese, and others'
_TRADITIONAL = {"TW", "HK", "MO"}
_SIMPLIFIED_TITLES = ("zh-CN", "zh-SG", "zh", "zh-TW", "zh-HK")
_TRADITIONAL_TITLES = ("zh-TW", "zh-HK", "zh", "zh-CN")
_HONG_KONG_TITLES = ("zh-HK", "zh-TW", "zh", "zh-CN")
_SCRIPT = 4  # letters of a subtag that names one
_OWN = 3  # of a Chinese reader's titles: those in their own script


class Titled(NamedTuple):
    """A title, and the language that it is in as BCP 47 writes it; None where that is not known."""

    text: str
    lang: str | None


class Reader(NamedTuple):
    """Somebody who reads a language.

    Attributes:
        tag: it as BCP 47 writes it: language, script and region, and nothing else.
        language: its code alone; `zh` for each kind of Chinese.
        own: the tags of the titles that are theirs, the first first.
        others: those of the titles that they can read besides; empty where any of the language is.
    """

    tag: str
    language: str
    own: tuple[str, ...]
    others: tuple[str, ...] = ()

    @classmethod
    def of(cls, tag: str) -> Reader:
        """The reader of a tag that `TAG` matches."""
        first, *rest = tag.replace("_", "-").split("-")
        known, _, region_known = _CODES.get(first.lower(), first.lower()).partition("-")
        script = next((one.title() for one in rest if len(one) == _SCRIPT and one.isalpha()), "")
        region = next((one.upper() for one in rest if _is_region(one)), region_known)
        tag = "-".join(part for part in (known, script, region) if part)
        if known != _CHINESE:
            exact = f"{known}-{region}" if region else known
            return cls(tag, known, tuple(dict.fromkeys((exact, known))))
        titles: tuple[str, ...] = _SIMPLIFIED_TITLES
        if script == "Hant" or (not script and region in _TRADITIONAL):
            titles = _HONG_KONG_TITLES if region in ("HK", "MO") else _TRADITIONAL_TITLES
        return cls(tag, known, titles[:_OWN], titles[_OWN:])

    def title(self, movie: Movie) -> Titled:
        """The title that they know a movie by.

        One of their own; then the catalogue's or the original if it is in their language; then
        what else they can read; then the catalogue's.
        """
        for tag in self.own:
            if tag in movie.titles:
                return Titled(movie.titles[tag], tag)
        main, original = main_title(movie), _tag_of(movie.original_language)
        if self._reads(main.lang):
            return main
        if self._reads(original):
            return Titled(movie.original_title or movie.title, original)
        others = self.others or [one for one in movie.titles if one.startswith(f"{self.language}-")]
        for tag in others:
            if tag in movie.titles:
                return Titled(movie.titles[tag], tag)
        return main

    def _reads(self, tag: str | None) -> bool:
        return tag is not None and tag.partition("-")[0] == self.language


def main_title(movie: Movie) -> Titled:
    """The title that the catalogue goes by: the original, or else English in TMDB's exports."""
    original = _tag_of(movie.original_language)
    if movie.title == movie.original_title or original == "en":
        return Titled(movie.title, original)
    return Titled(movie.title, "en" if movie.original_title else None)


def titles_of(movie: Movie) -> list[Titled]:
    """Every title of a movie: the catalogue's, the original, those in other languages."""
    known = [main_title(movie), *(Titled(text, tag) for tag, text in movie.titles.items())]
    if movie.original_title:
        known.append(Titled(movie.original_title, _tag_of(movie.original_language)))
    return known


def _tag_of(code: str | None) -> str | None:
    return None if code is None else _CODES.get(code, code)


def _is_region(subtag: str) -> bool:
    return (len(subtag) == 2 and subtag.isalpha()) or (len(subtag) == 3 and subtag.isdigit())  # noqa: PLR2004
