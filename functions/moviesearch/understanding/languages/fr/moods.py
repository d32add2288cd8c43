"""How somebody wants to feel."""

from moviesearch.understanding.feelings import felt
from moviesearch.understanding.language import Mood
from moviesearch.understanding.span import NOTHING

_OF = r"\b(?:films?|cinéma|quelque chose de|drames?|romances?|histoires?) "
_SAD = r"tristes?|larmoyante?s?|bouleversante?s?|émouvante?s?|déchirante?s?"

MOODS = (
    # nothing stored tells where a movie can be watched
    Mood(
        r"\b(?:(?:sur|disponibles? sur|dispo sur) )?(?:netflix|hbo|amazon prime|prime video|"
        r"disney ?(?:\+|plus)|canal ?\+)(?!\w)|\b(?:pour )?ce soir\s*$",
        NOTHING,
    ),
    # beside an example: not how to feel, but how to be otherwise
    Mood(r"\bplus (?:drôle|marrant|rigolo|comique)(?:te)?e?s?\b", "", {"genre": ("Comedy",)}),
    Mood(r"\bplus (?:effrayant|terrifiant|flippant)e?s?\b", "", {"genre": ("Horror",)}),
    Mood(r"\bplus romantiques?\b", "", {"genre": ("Romance",)}),
    felt(
        "cry",
        _OF + r"(?P<said>(?:très |plus )?(?:" + _SAD + r"))\b|"
        r"\b(?:qui )?(?:me |te )?(?:fait|fasse|font|fassent) pleurer\b",
    ),
    felt("feel good", r"\b(?:qui |pour )?(?:me )?remonte(?:r|nt)? le moral\b"),
)
