"""A reason for one movie as a person would put it, made of its facts and of nothing else."""

from __future__ import annotations

import re

from moviesearch.constraints import Filters
from moviesearch.explanation.brief import Brief
from moviesearch.explanation.facts import cast_and_crew, kind_of, lacking, met
from moviesearch.explanation.language import Language
from moviesearch.explanation.legible import cleaned, gives_orders, is_plain
from moviesearch.explanation.match import Match, match
from moviesearch.movie import Movie

TELLING = 0.3  # the least share of the words that is worth pointing out
_END_TWICE = re.compile(r"([…!?.。！？])[.。](?=[”»」])")


def reason_of(
    movie: Movie, brief: Brief, language: Language, found: Match | None = None, *, place: int = 0
) -> str:
    """Why a movie fits: what it is, what it shares with the wish, what it misses.

    Only what it is, where a catalogue's text holds markup, links or orders to whoever answers.

    Args:
        movie: the movie.
        brief: what it is to fit.
        language: that of the wish.
        found: what the movie has in common with the words, where that is known already.
        place: its place in the answer, from 0 on: neighbours are worded differently.
    """
    found = match(movie, brief.words) if found is None else found
    people = cast_and_crew(movie, [*brief.filters.person, *found.people], language)
    kind = kind_of(movie, brief.filters, language, credited=not people and place % 2 == 0)
    kind = language.phrase([kind, *people])
    claims = met(movie, brief.filters, language)
    lacks = lacking(movie, brief.filters, language)
    kind = language.clauses([kind, *claims])
    if brief.filters.asked() and not lacks:
        shape = language.as_asked[place % len(language.as_asked)]
        told = [_spoken(shape, kind=kind), _beside(found, language)]
    elif people:
        told = [_spoken(language.alone, kind=kind), _beside(found, language)]
    else:
        told = [_in_one(kind, found, brief, language, place)]
    if found.titled or found.misspelt:
        told.append(language.titled if found.titled else language.misspelt)
    if lacks:
        # where no spaces stand, what lists words joins no sentences
        facts = language.listed(lacks) if language.space else language.clauses(lacks)
        told.append(language.but.format(facts=facts))
    text = cleaned(language.text(one for one in told if one))
    if is_plain(text) and not gives_orders(movie.overview):
        return text
    alone = kind_of(movie, Filters(), language, credited=False)
    return cleaned(_spoken(language.alone, kind=alone))


def _in_one(kind: str, found: Match, brief: Brief, language: Language, place: int) -> str:
    """What a movie is and what it shares, in one sentence."""
    if found.themes:
        shapes = language.both if found.told else language.themed
    elif found.told and found.share >= TELLING:
        shapes = language.quoted
    elif found.share or found.misspelt or not brief.is_close:
        shapes = language.plain
    else:
        # That something is near in meaning is likely of the first, and not known of the others.
        shapes = language.near if place else (language.nearest,)
    themes = language.listed(found.themes)
    return _spoken(shapes[place % len(shapes)], kind=kind, themes=themes, quote=found.quote)


def _beside(found: Match, language: Language) -> str:
    """What a movie shares, where it was told already what it is."""
    template = language.quote_too
    if found.themes:
        template = language.both_too if found.told else language.themes_too
    return _spoken(template, themes=language.listed(found.themes), quote=found.quote)


def _spoken(template: str, **values: str) -> str:
    """A template with its values: capital letters where a sentence begins, one stop at its end."""
    quote = values.get("quote", "").removesuffix(".").removesuffix("。")
    values |= {"quote": quote}
    capital = {name.capitalize(): _capital(value) for name, value in values.items()}
    return _END_TWICE.sub(r"\1", template.format(**values, **capital))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
