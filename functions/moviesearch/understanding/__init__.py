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
    pieces.py       its parts, of which a negation denies one
    clauses.py      what a genre alone in a clause asks for
    numerals.py     numbers that are written as words
    moods.py        how somebody wants to feel
    filler.py       words that only ask for a movie, and the order asked for
    denial.py       how far a negation reaches
    subjects.py     subjects that are not wanted
    unwanted.py     the commonest of them, and what the catalogue's texts call them
    wordings.py     under which words one is looked for
    unsaid.py       what is denied though no constraint says so
    opposite.py     what a denied constraint asks for
    exclusion.py    what a query does not want, from the three before
    spaced.py       the grammar of languages that put spaces between words
    unspaced.py     the grammar of languages that do not
    names.py        which movies and people of the catalogue a sentence names
    ranges.py       ranges of years, minutes and ratings that disagree
    ignored.py      what is not to be understood, though it is said
    remainder.py    what is left of a query to search for
    parser.py       all of it together
    span.py         what is found

Which movies and people of the catalogue a sentence names is looked up there, not guessed:

    names.py        all that a sentence names, by one request, two where something is misspelt
    sentence.py     the query's words, and the keys of several together
    mentions.py     people: which words may be a name, and who is meant
    examples.py     titles behind words such as "movies like"
    series.py       those that are misspelt there, or name a whole series
    beside.py       titles beside a person or a year
    denied.py       titles that are not wanted
    said_so.py      titles that are said to be one, or tell whose movies are meant
    years.py        years that no rule takes for one
    neighbours.py   what stands beside a name and tells that it is one
    people.py       people of the catalogue, by key and by likeness
    called.py       what else people are called (called.txt)
    cues.py         the words for all of it, and nothing but data
    ordinary.py     words that are more likely no name (ordinary.txt)
"""

from moviesearch.understanding.parser import Understood, understand
from moviesearch.understanding.span import Span

__all__ = ["Span", "Understood", "understand"]
