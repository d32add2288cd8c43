"""How somebody may want to feel, whatever the language, and what the catalogue calls it.

Half of the movies have no keyword, so that genres tell more than words; both were chosen by looking
at what comes first (README, Relevance).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from moviesearch.understanding.language import Gives, Mood


class Feeling(NamedTuple):
    """What the catalogue calls a feeling.

    Attributes:
        words: what is searched for.
        gives: constraints that are as good as said.
    """

    words: str
    gives: Gives


_GRIM = ("Horror", "Thriller", "Crime", "War")
FEELINGS: Mapping[str, Feeling] = {
    "cry": Feeling(
        "heartbreaking, tragic love, terminal cancer, dying, tears",
        {"genre": ("Drama",), "not_genre": ("Horror", "Action", "Science Fiction")},
    ),
    "laugh": Feeling(
        "hilarious comedy about stupid friends",
        {"genre": ("Comedy",), "not_genre": ("Drama", "Horror")},
    ),
    "feel good": Feeling(
        "uplifting friendship, kindness, joy, dreams come true",
        {"any_genre": ("Comedy", "Family", "Music"), "not_genre": _GRIM},
    ),
    "scare": Feeling("evil spirit, haunted house, demon, terror", {"genre": ("Horror",)}),
    "suspense": Feeling(
        "suspense, tense hunt for a killer, hostage, race against time",
        {"genre": ("Thriller",), "not_genre": ("Comedy",)},
    ),
    "cosy": Feeling(
        "lovable animal friends, children, warm family adventure, magic",
        {"genre": ("Family",), "not_genre": _GRIM},
    ),
    "romance": Feeling(
        "falling in love, love story, soulmates, wedding",
        {"genre": ("Romance",), "not_genre": _GRIM},
    ),
    "girls' night": Feeling(
        "romantic comedy, best friends, wedding, dating", {"genre": ("Romance", "Comedy")}
    ),
    "puzzle": Feeling(
        "reality and dreams, memory, identity, illusion, time loop, plot twist",
        {"any_genre": ("Science Fiction", "Mystery"), "not_genre": ("Family", "Comedy")},
    ),
    "inspire": Feeling(
        "inspirational true story, overcoming the odds, underdog, never giving up, dream",
        {"genre": ("Drama",), "not_genre": ("Horror", "Thriller", "Crime")},
    ),
    "thrill": Feeling(
        "relentless chase, explosions, fight, mercenary, race against time",
        {"genre": ("Action",), "not_genre": ("Animation", "Family", "Comedy")},
    ),
    "relax": Feeling(
        "nature, countryside, village, everyday life, gentle",
        {
            "any_genre": ("Family", "Animation", "Romance", "Music", "Documentary"),
            "not_genre": (*_GRIM, "Action"),
        },
    ),
    "brain off": Feeling(
        "big explosions, wisecracking heroes, over the top fun",
        {"genre": ("Action", "Comedy")},
    ),
    "wonder": Feeling(
        "epic quest to distant worlds, magic, awe, exploration",
        {"genre": ("Adventure",), "not_genre": ("Horror",)},
    ),
    "gloom": Feeling(
        "grim, despair, murder, moral decay, corruption",
        {"any_genre": ("Drama", "Thriller"), "not_genre": ("Comedy", "Family", "Animation")},
    ),
    "rage": Feeling("revenge, vengeance, payback, justice", {"any_genre": ("Action", "Thriller")}),
    "heartbreak": Feeling(
        "breakup, heartbreak, starting over, finding oneself",
        {"any_genre": ("Romance", "Comedy"), "not_genre": _GRIM},
    ),
    "nostalgia": Feeling(
        "childhood summer, coming of age, growing up, memories",
        {"any_genre": ("Adventure", "Family", "Drama"), "not_genre": _GRIM},
    ),
}


def felt(feeling: str, pattern: str, lexicon: str = "") -> Mood:
    """A language's words for a feeling of the table.

    Args:
        feeling: its name.
        pattern: what says it wherever it stands in a short query.
        lexicon: words that say it where nothing else is said.
    """
    return Mood(pattern, *FEELINGS[feeling], feeling, frozenset(lexicon.split()))
