"""How somebody wants to feel."""

from moviesearch.understanding.feelings import felt
from moviesearch.understanding.language import Mood
from moviesearch.understanding.span import NOTHING

_OF = r"\b(?:películas?|pelis?|cine|films?|algo|dramas?|romances?|historias?) "
_SAD = r"tristes?|lacrimógen[oa]s?|desgarrador(?:a|es|as)?|conmovedor(?:a|es|as)?|para llorar"

MOODS = (
    # nothing stored tells where a movie can be watched, and with whom
    Mood(
        r"\b(?:(?:de|en|disponibles? en|que esté en) )?(?:netflix|hbo|amazon prime|prime video|"
        r"disney ?(?:\+|plus))(?!\w)|"
        r"\bpara ver (?:(?:con|en) (?:mi|la|el) (?:novi[oa]|pareja|madre|padre|abuela|amig[oa]s?)|"
        r"esta noche|hoy)\b",
        NOTHING,
    ),
    # beside an example: not how to feel, but how to be otherwise
    Mood(r"\bmás (?:divertid|gracios|cómic)[oa]s?\b", "", {"genre": ("Comedy",)}),
    Mood(
        r"\bmás (?:de miedo|terrorífic[oa]s?|aterrador(?:a|es|as)?)\b", "", {"genre": ("Horror",)}
    ),
    Mood(r"\bmás romántic[oa]s?\b", "", {"genre": ("Romance",)}),
    felt(
        "cry",
        _OF + r"(?P<said>(?:muy |más )?(?:" + _SAD + r"))\b|"
        r"\b(?:que )?(?:me |te )?hagan? llorar\b",
    ),
    felt(
        "feel good",
        r"\b(?:que )?(?:me )?(?:suban?|levanten?) el ánimo\b|\bpara (?:animarme|sentirme bien)\b",
    ),
)
