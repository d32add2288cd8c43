"""Constraints in plain language: "korean thrillers from the 90s rated above 7" becomes filters.

Rules only: no model, no cost, well under a millisecond. They prefer to overlook a constraint than
to invent one, since a plot may well be set in the 1950s or happen to a German family.

    languages/      the words and phrases, one file or folder a language, and nothing but data
    language.py     what such a file says, and the check that it says enough
    reading.py      which of the languages a query is read in
    letters.py      how words are spelt so that they can be compared
    phrases.py      phrases with slots for numbers and names, as patterns
    tokens.py       one query's words, each labelled by what it may mean
    row.py          known words in a row, and what they ask for together
    moods.py        how somebody wants to feel
    filler.py       words that only ask for a movie, and the order asked for
    denial.py       how far a negation reaches
    subjects.py     subjects that are not wanted
    opposite.py     what a denied constraint asks for
    exclusion.py    what a query does not want, from the three before
    spaced.py       the grammar of languages that put spaces between words
    unspaced.py     the grammar of languages that do not
    names.py        which movies and people of the catalogue a sentence names
    remainder.py    what is left of a query to search for
    parser.py       all of it together
    span.py         what is found
"""

from moviesearch.understanding.parser import Understood, understand
from moviesearch.understanding.span import Span

__all__ = ["Span", "Understood", "understand"]
