"""A language is one file of words and phrases, which is data and says enough."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import re
from pathlib import Path

import pytest

from moviesearch import understanding
from moviesearch.constraints import ROWS
from moviesearch.understanding import understand
from moviesearch.understanding.language import (
    Phrase,
    Place,
    Slot,
    Spaced,
    Unspaced,
    Words,
    by_word,
    check,
    in_order,
    shipped,
)
from moviesearch.understanding.phrases import compiled

ROOT = Path(understanding.__file__).parent
# a language is a module or, where it says a lot, a package
NAMES = sorted(
    path.stem for path in (ROOT / "languages").iterdir() if not path.stem.startswith("__")
)
FILES = sorted(
    path
    for path in (ROOT / "languages").rglob("*.py")
    if path.parent.name != "languages" or path.stem != "__init__"
)
CUES = ROOT / "names" / "cues.py"  # data as well, of all languages at once
SHARED = {ROOT / f"{name}.py" for name in ("feelings", "unwanted")}  # and so are these
CODE = sorted({*ROOT.rglob("*.py")} - {*FILES, CUES, *SHARED})
# kinds of rows, spans and tokens, which happen to be words of English as well
KINDS = {"all", "any", "sort", "like", "mood", "other"}
KNOWN = {"genres": ["Horror", "Comedy"], "original_language": ["en", "ko", "it"]}
BY_NAME = {"ids": lambda value: getattr(value, "code", None) or f"{value.parent.name}/{value.stem}"}

SAID = {"genre", "language", "year_from", "year_to"}
NEGATED = {name for name, row in ROWS.items() if getattr(row, "match", "") == "none"}

ITALIAN = Spaced(
    code="it",
    omits=tuple(set(ROWS) - SAID - NEGATED),
    slots={"decade": Slot(r"'?(?:19|20)?\d0", decade=True), "year": Slot(r"(?:19|20)\d\d")},
    phrases=(
        Phrase(
            r"\b(?:degli )?anni {decade}\b",
            {"year_from": "decade", "year_to": "decade + 9"},
            Place(within=6, behind_run=True),
        ),
        Phrase(r"\bdopo il {year}\b", {"year_from": "year + 1"}, Place(0, behind_run=True)),
    ),
    words=(
        Words("genre", "alone", {"Horror": "horror", "Comedy": "commedia, commedie"}),
        Words("language", "beside", {"ko": "coreano, coreani, coreane"}),
    ),
    heads=["film"],
    negations="non|niente",
)


@pytest.mark.parametrize("name", NAMES)
def test_each_file_is_found_by_itself(name):
    language = importlib.import_module(f"{understanding.__name__}.languages.{name}").LANGUAGE

    assert language.code == name
    assert language in shipped()


@pytest.mark.parametrize("language", shipped(), **BY_NAME)
def test_each_language_names_every_constraint(language):
    check(language)


@pytest.mark.parametrize("language", shipped(), **BY_NAME)
def test_each_phrase_has_the_slots_of_which_it_gives_values(language):
    numbers = language.numbers if isinstance(language, Spaced) else ()
    for phrase in (*language.phrases, *numbers):
        slots = {
            part
            for value in phrase.gives.values()
            if isinstance(value, str)
            for part in re.findall(r"[a-z_]+", value)
            if part != "today"
        }

        assert slots <= set(compiled(language, phrase.pattern).groupindex)
        compiled(language, phrase.place.unless_after)


def test_a_language_without_words_for_a_constraint_is_refused():
    forgetful = dataclasses.replace(ITALIAN, omits=())

    with pytest.raises(
        ValueError, match=r"'it': .*no word or phrase names min_rating.*languages/it"
    ):
        check(forgetful)


def test_a_language_that_names_an_unknown_constraint_is_refused():
    wrong = dataclasses.replace(ITALIAN, words=(*ITALIAN.words, Words("mood", "alone", {"x": "y"})))

    with pytest.raises(ValueError, match=r"'it': mood is no constraint.*languages/it\.py"):
        check(wrong)


def test_a_language_that_omits_what_it_names_is_refused():
    with pytest.raises(ValueError, match="genre is omitted, yet named"):
        check(dataclasses.replace(ITALIAN, omits=("min_rating", "genre")))


def test_negations_need_no_words_of_their_own():
    assert NEGATED.isdisjoint({*SAID, *ITALIAN.omits})
    check(ITALIAN)


@pytest.mark.parametrize("others", [(), shipped()], ids=["alone", "beside the shipped ones"])
def test_a_further_language_is_one_value(others):
    languages = in_order({one.code: one for one in (*others, ITALIAN)}.values())
    italian = understand("film horror coreani degli anni 90", known=KNOWN, languages=languages)
    english = understand("korean horror movies from the 90s", known=KNOWN)

    assert italian.filters == english.filters
    assert italian.filters.asked() == {
        "genre": ("Horror",),
        "language": ("ko",),
        "year_from": 1990,
        "year_to": 1999,
    }


def test_a_further_language_is_denied_in_its_own_words():
    asked = understand("niente film degli anni 90", known=KNOWN, languages=[ITALIAN]).filters

    assert asked.asked() == {"not_decade": (1990,)}


def test_what_carries_a_denial_on_are_words_of_the_language():
    said = "niente horror, coreani o di altre commedie"
    wider = dataclasses.replace(ITALIAN, carries=r"\bo\b", lists=",", between="di|altre")

    def asked(language):
        return understand(said, known=KNOWN, languages=[language]).filters.asked()

    assert asked(ITALIAN) == {"genre": ("Comedy",), "not_genre": ("Horror",)}
    assert asked(wider) == {"not_genre": ("Horror", "Comedy"), "not_language": ("ko",)}


def test_a_phrase_that_gives_nothing_keeps_its_words_from_being_a_constraint():
    writers = Phrase(r"\bscrittori horror\b", {})
    wider = dataclasses.replace(ITALIAN, phrases=(writers, *ITALIAN.phrases))

    assert not understand("scrittori horror", known=KNOWN, languages=[wider]).spans
    assert understand("scrittori horror", known=KNOWN, languages=[ITALIAN]).spans


def test_spaced_languages_read_first_and_each_kind_by_rank():
    later, first, chinese = (
        Spaced(code="aa"),
        Spaced(code="zz", rank=0),
        Unspaced(code="ab", rank=0),
    )

    assert in_order([chinese, later, first]) == (first, later, chinese)


@pytest.mark.parametrize("path", FILES, **BY_NAME)
def test_a_language_file_is_nothing_but_data(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    _, *rest = tree.body
    imports = [node for node in rest if isinstance(node, ast.ImportFrom)]

    assert ast.get_docstring(tree)
    assert all(isinstance(node, ast.ImportFrom | ast.Assign | ast.AnnAssign) for node in rest)
    package = f"{understanding.__name__}.languages.{path.parent.name}"
    shared = {f"{understanding.__name__}.{one}" for one in ("language", "feelings", "span")}
    assert {node.module for node in imports} <= {
        *shared,
        *(f"{package}.{one.stem}" for one in FILES),
    }
    functions = ast.FunctionDef | ast.Lambda | ast.comprehension
    assert not any(isinstance(node, functions) for node in ast.walk(tree))


@pytest.mark.parametrize("path", CODE, **BY_NAME)
def test_the_grammar_knows_no_word_of_any_language(path):
    text = path.read_text(encoding="utf-8")
    sayable = {word for language in shipped() for word in words_of(language)}
    tree = ast.parse(text)
    documented = ast.Module | ast.ClassDef | ast.FunctionDef
    docstrings = {
        ast.get_docstring(node, clean=False)
        for node in ast.walk(tree)
        if isinstance(node, documented)
    }
    messages = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for inner in ast.walk(node)
    }
    literals = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in messages
    }

    assert not re.search("[\u3000-\u9fff\uff00-\uffef]", text)
    assert not {
        word
        for literal in literals - docstrings
        for word in (literal, *re.findall(r"[a-z_]{2,}", literal))
        if word in sayable - KINDS
    }


def words_of(language):
    yield from language.noise
    for slot in language.slots.values():
        yield from slot.meanings
    if isinstance(language, Spaced):
        marks = {"&", ",", "/", "-"}
        yield from {*language.heads, *language.fillers, *language.fixed} - marks
        for row in language.words:
            yield from by_word(row.words)


def test_the_slots_read_numbers_as_they_are_written():
    language = Spaced(
        code="xx",
        slots={"number": Slot(r"\d{1,3}(?:,\d{3})+|\d+(?:[.,]\d)?|{words}", {7: "seven"})},
        phrases=(Phrase(r"at least {number}", {"min_rating": "number"}),),
    )

    def read(query):
        return understand(query, known=KNOWN, languages=[language]).filters.min_rating

    assert [read(f"at least {said}") for said in ("7", "7,5", "7.5", "seven")] == [7, 7.5, 7.5, 7]
    assert read("at least 1,000") is None
