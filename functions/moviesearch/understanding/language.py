"""What a language file says, and the check that it says enough.

A language is one module of `languages/` that defines `LANGUAGE`, a `Spaced` or an `Unspaced`. To
add one, add such a file: it is found by itself.

Patterns are regular expressions, in any case and without regard to accents. In one of a spaced
language a space is any white space. `{name}` stands for the slot or the part of that name.
"""

from __future__ import annotations

import functools
import importlib
import math
import pkgutil
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from moviesearch.constraints import ROWS, SORTS
from moviesearch.rows import Keywords, Topics
from moviesearch.understanding import languages
from moviesearch.understanding.letters import plain
from moviesearch.understanding.numerals import Numerals
from moviesearch.understanding.unwanted import UNWANTED

Names = tuple[str, ...]
Gives: TypeAlias = Mapping[str, str | Names]
Table: TypeAlias = Mapping[float | str | Names, str]  # a value, and its words between commas


def by_word(table: Table) -> dict[str, float | Names]:
    """What each word of a table stands for, names as a tuple."""
    return {
        plain(word): (value,) if isinstance(value, str) else value
        for value, words in table.items()
        for word in words.split(",")
    }


@dataclass(frozen=True)
class Slot:
    """A number or a name in a phrase.

    Attributes:
        pattern: what it looks like; `{words}` is any of its words, `{numerals}` any numeral.
        words: those that stand for a number, or for one or several names of the catalogue.
        decade: whether two digits are a year or a decade: 90 is 1990 and 10 is 2010.
        pivot: the first two digits that are of the twentieth century.
        least: the lowest number that is meant; a lower one is no constraint.
        most: the highest one.
        units: what a number is multiplied by, by the pattern of what follows it; the products of
            several are added up ("1 h 30 min").
        numerals: words that are read as digits before a unit ("two and a half hours").
        joint: what may stand between two numerals of one number, as a pattern.
    """

    pattern: str = "{words}"
    words: Table = field(default_factory=dict)
    decade: bool = False
    pivot: int = 20
    least: float = 0
    most: float = math.inf
    units: Mapping[str, float] = field(default_factory=dict)
    numerals: Mapping[float, str] = field(default_factory=dict)
    joint: str = r"[\s-]+"

    @functools.cached_property
    def meanings(self) -> dict[str, float | Names]:
        """What each of its words stands for."""
        return by_word(self.words)

    @functools.cached_property
    def spelt(self) -> Numerals:
        """Its numerals, ready to be read."""
        return Numerals(
            {
                plain(word): number
                for number, words in self.numerals.items()
                for word in words.split(",")
            },
            self.joint,
        )


class Place(NamedTuple):
    """Where in a query a phrase counts; for phrases of spaced languages.

    Attributes:
        within: the longest query, in words, in which it counts wherever it stands; in a longer one
            it tells a plot.
        behind_run: whether it counts in any query right behind words that ask for movies.
        unless_after: what must not stand before it, as a pattern.
    """

    within: float = math.inf
    behind_run: bool = False
    unless_after: str = ""


class Phrase(NamedTuple):
    """A turn of phrase that is a constraint.

    Attributes:
        pattern: what it looks like. A group `said` is the part of it that is understood; the whole
            by default.
        gives: the values by constraint: names as a tuple, or the name of a slot with a number or
            another slot added or subtracted, such as `year - 1`; `today` is this year. An order is
            a value of `sort`. Empty for words of a story that no weaker phrase and no word may
            take for a constraint ("a horror writer").
        place: where it counts; anywhere by default.
    """

    pattern: str
    gives: Gives
    place: Place = Place()


class Words(NamedTuple):
    """Words, or pairs of words, that name values of one constraint.

    A word that stands in several of these gives all of it, as sure as the first of them.

    Attributes:
        constraint: its name.
        sure: whether a word names it `alone`, wherever it stands; where it is `opening` the query
            and is told more of, or beside another word of a run; or only `beside` another.
        words: names of the catalogue, and the words for them.
        endings: what each of the words has at its end: "corean" and "o", "a", "os", "as".
    """

    constraint: str
    sure: Literal["alone", "opening", "beside"]
    words: Table
    endings: Names = ("",)

    def spelt(self) -> dict[str, float | Names]:
        """What each word stands for, with each of the endings."""
        return {
            word + ending: names
            for word, names in by_word(self.words).items()
            for ending in self.endings
        }


class Mood(NamedTuple):
    """How somebody wants to feel, and what the catalogue calls that.

    Attributes:
        pattern: the words of the mood.
        words: what is searched for instead; empty where the constraints say it all.
        gives: constraints that are as good as said.
        name: what the mood is called; empty where it is none, but only words and constraints.
        lexicon: words that say it where a query says nothing else.
    """

    pattern: str
    words: str = ""
    gives: Gives = MappingProxyType({})
    name: str = ""
    lexicon: Collection[str] = frozenset()


@dataclass(frozen=True, eq=False, kw_only=True)
class Language:
    """The words of a language; `Spaced` or `Unspaced`.

    Attributes:
        code: ISO 639-1, which is also the name of its file.
        rank: languages of a lower rank read a query first.
        omits: the constraints that it has no words for, on purpose.
        slots: the numbers and names in its phrases.
        parts: pieces that several patterns share.
        phrases: the surest first, since a stretch of the query is taken only once.
        negations: words that say that what follows is not asked for, as a pattern.
        between: words between a negation and what it denies, as a pattern.
        carries: what carries a negation on to what follows ("or"), as a pattern.
        complete: nouns that describe no other one, so that a negation before them ends there, as a
            pattern: "no zombies korean horror", but not "no superhero movies".
        degrees: words of how much of something is not asked for, as a pattern; a request goes on
            behind what they stand before: "not too violent crime movies".
        finals: what ends a denied part of an unspaced language, so that what follows is asked for,
            as a pattern.
        turns: words at which what is denied ends and something else is told, as a pattern.
        lists: what carries it on only within a list that one of `carries` ends, as a pattern.
        refusals: a stretch of the query that is not asked for by what stands in it or ends it
            ("horror? no,"), as a pattern.
        topics: a denied subject, each pattern with the group `topic`: one or several in a list; the
            place says where it counts, and `gives` stays empty.
        openers: what shows that a query asks for something to watch though no word for movies is in
            it ("something with"), as a pattern of its beginning.
        topicless: subjects that are no reason to leave a movie out ("no name"), as a pattern.
        subjects: the words for the subjects of `UNWANTED`, by their names there.
        nouns: what a denied quality is called as a subject: "nothing violent" is without violence.
        moods: the surest first.
        around_moods: words that say no more beside those of a mood's lexicon.
        leads: turns of phrase that only ask for a movie ("the one where"), as patterns; they leave
            the words that are searched for. A group `said` is the part that does.
        noise: words of a request that say nothing about the movie.
        edges: characters that may be left over where constraints were cut out.
    """

    code: str
    rank: int = 1
    omits: Names = ()
    slots: Mapping[str, Slot] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    phrases: tuple[Phrase, ...] = ()
    negations: str = ""
    between: str = ""
    carries: str = ""
    complete: str = ""
    degrees: str = ""
    finals: str = ""
    turns: str = ""
    lists: str = ""
    refusals: str = ""
    topics: tuple[Phrase, ...] = ()
    openers: str = ""
    topicless: str = ""
    subjects: Table = field(default_factory=dict)
    nouns: Mapping[str, str] = field(default_factory=dict)
    moods: tuple[Mood, ...] = ()
    around_moods: Collection[str] = frozenset()
    leads: Names = ()
    noise: Collection[str] = ()
    edges: str = ""


@dataclass(frozen=True, eq=False, kw_only=True)
class Spaced(Language):
    """A language that puts spaces between words: words in a row ask for movies.

    Attributes:
        words: those that name a constraint within a run.
        numbers: phrases that are one word of a run; several are one range from the lowest to the
            highest.
        heads: words for movies.
        kinds: words for a genre that are words for its movies as well ("drama"), and so ask for
            it at the end of a clause, beside a constraint: "prison drama, at least two hours".
        heads_first: whether they stand before what describes them: "cine coreano".
        plural: what words for several things end in, as a pattern.
        fillers: words that may stand in a run and name nothing.
        orders: words for an order of a run ("newest"), by its name.
        superlatives: words for an order only where nothing else but constraints is said ("best"),
            by its name; elsewhere they name nothing.
        alternatives: what makes two genres any of them, as a pattern.
        stops: words that no subject and no kind of movie holds, and at which it ends.
        trims: words that may stand at either end of a subject and are no part of it.
        fixed: terms that are never taken apart and name nothing.
        joints: words that may be left over at the ends of what is searched for where something was
            cut out.
        told_more: what shows that a query's opening words are a request, as a pattern.
        bare: whether a genre asks for movies without a word for them, where nothing but constraints
            is said: "terror coreano". In a language of many titles it may be one.
        unasked: words that keep only the next one from being a constraint, as a pattern: "her 30s".
        tokens: words that end where others would go on, as a pattern.
        signs: words that show a query to be in this language, beside those for movies and for
            constraints, so far as no other language has them. A language without reads everything.
    """

    words: tuple[Words, ...] = ()
    numbers: tuple[Phrase, ...] = ()
    heads: Collection[str] = ()
    kinds: Collection[str] = ()
    heads_first: bool = False
    plural: str = ""
    fillers: Collection[str] = ()
    orders: Mapping[str, str] = field(default_factory=dict)
    superlatives: Mapping[str, str] = field(default_factory=dict)
    alternatives: str = ""
    stops: Collection[str] = ()
    trims: Collection[str] = ()
    joints: Collection[str] = ()
    fixed: Collection[str] = ()
    told_more: str = ""
    bare: bool = False
    unasked: str = ""
    tokens: str = ""
    signs: Collection[str] = ()


@dataclass(frozen=True, eq=False, kw_only=True)
class Unspaced(Language):
    """A language that puts no spaces between words: each constraint is a phrase of its own.

    Attributes:
        variants: characters, and those to read them as, one for one.
        script: what a query in this language begins with, as a pattern; anything by default.
    """

    variants: tuple[str, str] = ("", "")
    script: str = ""


def check(language: Language) -> None:
    """Refuse a language that forgets a constraint or names an unknown one.

    Raises:
        ValueError: it does; the message names the constraints and the file.
    """
    named = set(_named(language))
    wanted = {
        name
        for name, row in ROWS.items()
        if not isinstance(row, Topics) and not (isinstance(row, Keywords) and _made(row))
    }
    problems = [
        *(f"no word or phrase names {name}" for name in wanted - named - set(language.omits)),
        *(f"{name} is no constraint" for name in {*named, *language.omits} - {*ROWS, "sort"}),
        *(f"{order} is no order" for order in set(_orders(language)) - set(SORTS)),
        *(f"{name} is no unwanted subject" for name in language.subjects.keys() - UNWANTED.keys()),
        *(f"{name} is omitted, yet named" for name in named & set(language.omits)),
    ]
    if problems:
        raise ValueError(
            f"Language {language.code!r}: {'; '.join(sorted(problems))}. "
            f"Edit understanding/languages/{language.code}.py: a constraint needs a word or "
            "phrase there, or a place in `omits`."
        )


def _made(row: Keywords) -> bool:
    """Whether no language names a constraint: it is made of others, or of the catalogue's names."""
    alternatives = row.match == "any" and any(
        isinstance(other, Keywords) and (other.key, other.match) == (row.key, "all")
        for other in ROWS.values()
    )
    return row.match == "none" or not row.listed or alternatives


def _named(language: Language) -> Iterator[str]:
    for phrase in language.phrases:
        yield from phrase.gives
    if isinstance(language, Spaced):
        for phrase in language.numbers:
            yield from phrase.gives
        yield from (words.constraint for words in language.words)


def _orders(language: Language) -> Iterator[str]:
    for phrase in language.phrases:
        yield from phrase.gives.get("sort", ())
    if isinstance(language, Spaced):
        yield from (*language.orders, *language.superlatives)


@functools.cache
def shipped() -> tuple[Language, ...]:
    """The languages of the files, in the order in which they read a query."""
    found: list[Language] = [
        importlib.import_module(f"{languages.__name__}.{module.name}").LANGUAGE
        for module in pkgutil.iter_modules(languages.__path__)
    ]
    return in_order(found)


def in_order(found: Collection[Language]) -> tuple[Language, ...]:
    """Spaced languages first, each kind by rank."""
    return tuple(sorted(found, key=lambda one: (isinstance(one, Unspaced), one.rank, one.code)))
