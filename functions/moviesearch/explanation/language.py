"""What a language file of reasons says, and which language a wish is written in."""

from __future__ import annotations

import functools
import importlib
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from moviesearch.reader import Reader

ENGLISH = "en"
CODES = (ENGLISH, "zh", "es", "fr", "de", "ja")  # there is a file of each
_SPACED = (ENGLISH, "es", "fr", "de")  # of two as likely, the first
_WORD = re.compile(r"\w+")


class Language(NamedTuple):
    """The words and templates of one language.

    Templates of a movie know `{kind}` ("a 2015 drama") and `{Kind}` at the start of a sentence,
    `{themes}` and `{Themes}`, and `{quote}` of the overview. Those of constraints know `{value}`,
    what was asked, `{a}`, the same with articles, and `{own}`, what the movie has instead.

    Attributes:
        title: a movie's `{title}` as it stands in a sentence.
        tells: little words that show that a text is in this language.
        genres: each as it stands beside another, and alone.
        heads: the genres that others are best said of, the first first. One without a form to
            stand beside another is left out beside it.
        pair: two genres, `{beside}` and `{alone}`.
        other: a `{genre}` that is not among them; the noun alone where a movie has none.
        tongues: languages by their code.
        kind: what makes a kind, in order: each of `{year}`, `{language}`, `{genres}`, `{director}`.
        space, beside, comma: what stands between its parts and between sentences, between it and
            its people, and between clauses.
        articles: before a consonant and before a vowel; empty where a kind takes none.
        between, and_, or_: what joins two of several, and the last two.
        cast, crew: `{people}` who were asked for, in the cast and as directors.
        asked: how a constraint reads, by its name; the two ends of one range by both names.
        met: what a movie says of itself where it meets one, if its kind does not say so.
        missed: what it says where it misses one; with `?` after the name, where it does not know.
        as_asked, alone: a `{Kind}` that is what was asked for, and by itself.
        but: `{facts}` that are not.
        themed, quoted, both, plain, near: sentences of a movie that shares themes, words of its
            story, both, a word or two, or no word; each of them is taken in turn.
        nearest: the same of the first movie, where it shares no word.
        themes_too, quote_too, both_too: the same after the kind was told.
        titled, misspelt: that the title is what was typed, or nearly.
        first, only, in_order, tasted, low: which `{title}` to start with of `{count}`; of one; in
            an order that was asked for; by a taste; where nothing is near.
        all_met, some_met, none_met: how many of `{count}` meet what was `{asked}`.
        mentions, all_mention: that a `{word}` stands in `{times}` of `{count}`, or in all.
    """

    code: str
    title: str
    tells: frozenset[str]
    genres: Mapping[str, tuple[str, str]]
    heads: tuple[str, ...]
    pair: str
    other: str
    noun: str
    tongues: Mapping[str, str]
    kind: tuple[str, ...]
    space: str
    beside: str
    comma: str
    articles: tuple[str, str] | None
    between: str
    and_: str
    or_: str
    cast: str
    crew: str
    decade: str
    asked: Mapping[str, str]
    met: Mapping[str, str]
    missed: Mapping[str, str]
    as_asked: tuple[str, ...]
    alone: str
    but: str
    themed: tuple[str, ...]
    quoted: tuple[str, ...]
    plain: tuple[str, ...]
    both: tuple[str, ...]
    nearest: str
    near: tuple[str, ...]
    themes_too: str
    quote_too: str
    both_too: str
    titled: str
    misspelt: str
    first: str
    only: str
    in_order: str
    tasted: str
    low: str
    all_met: str
    some_met: str
    none_met: str
    mentions: str
    all_mention: str

    def listed(self, words: list[str], last: str | None = None) -> str:
        """Words as a list of the language."""
        *first, final = words or [""]
        end = self.and_ if last is None else last
        return self.between.join(first) + end + final if first else final

    def phrase(self, parts: list[str]) -> str:
        """Parts of one phrase: "a 1998 comedy" and "with Tom Hanks"."""
        return self.beside.join(parts)

    def clauses(self, parts: list[str]) -> str:
        """Parts of one sentence: "a 1998 comedy" and "without Tom Hanks"."""
        return self.comma.join(parts)

    def text(self, sentences: Iterable[str]) -> str:
        """Sentences, one after the other."""
        return self.space.join(sentences)

    def with_article(self, noun: str) -> str:
        """A noun with the article that it takes."""
        if self.articles is None:
            return noun
        is_vowel = noun[:1].casefold() in "aeio8" or noun.startswith(("18", "11 "))
        return f"{self.articles[is_vowel]} {noun}"


def language_of(text: str) -> Language:
    """The language that a text is written in: by its script, else by its little words.

    English where none is told.
    """
    if re.search("[\u3040-\u30ff]", text):
        return named("ja")
    if re.search("[\u4e00-\u9fff]", text):
        return named("zh")
    words = _WORD.findall(text.casefold())
    return max(
        (named(code) for code in _SPACED),
        key=lambda one: sum(word in one.tells for word in words),
    )


def language_read(reader: Reader) -> Language | None:
    """The reader's language; None where there is no file of it."""
    return named(reader.language) if reader.language in CODES else None


@functools.cache
def named(code: str) -> Language:
    """The language of a file."""
    module = importlib.import_module(f"moviesearch.explanation.languages.{code}")
    language: Language = module.LANGUAGE
    return language
