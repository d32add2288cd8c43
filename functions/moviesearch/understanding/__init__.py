"""Constraints in plain language: "korean thrillers from the 90s rated above 7" becomes filters.

Rules only: no model, no cost, well under a millisecond. They prefer to overlook a constraint than
to invent one, since a plot may well be set in the 1950s or happen to a German family.

    languages/      the words and phrases, one file a language, and nothing but data
    language.py     what such a file says, and the check that it says enough
    reading.py      which of the languages a query is read in
    letters.py      how words are spelt so that they can be compared
    phrases.py      phrases with slots for numbers and names, as patterns
    tokens.py       one query's words, each labelled by what it may mean
    denial.py       how far a negation reaches
    spaced.py       the grammar of languages that put spaces between words
    unspaced.py     the grammar of languages that do not
    parser.py       all of it together
    span.py         what is found
"""

from moviesearch.understanding.parser import Understood, understand
from moviesearch.understanding.span import Span

__all__ = ["Span", "Understood", "understand"]
