"""How somebody wants to feel."""

from moviesearch.understanding.feelings import felt
from moviesearch.understanding.language import Mood
from moviesearch.understanding.span import NOTHING

_MOVIE = r"(?= (?:\w+e[nrs]? ){0,2}(?:\w*filme?n?s?|streifen|dramen|drama|romanzen?)(?!\w))"
_NO_MOVIE = r"(?! \w*(?:film|streifen))"
_SAD = r"(?:traurig|herzzerrei(?:ß|ss)end|rührend|bewegend)e[nrs]?"

MOODS = (
    # nothing stored tells where a movie can be watched
    Mood(
        r"\b(?:(?:auf|bei) )?(?:netflix|hbo|amazon prime|prime video|disney ?(?:\+|plus))(?!\w)|"
        r"\b(?:für )?heute abend\s*$",
        NOTHING,
    ),
    # beside an example: not how to feel, but how to be otherwise
    Mood(r"\b(?:lustiger|witziger|komischer)\b" + _NO_MOVIE, "", {"genre": ("Comedy",)}),
    Mood(r"\b(?:gruseliger|schauriger|unheimlicher)\b" + _NO_MOVIE, "", {"genre": ("Horror",)}),
    Mood(r"\bromantischer\b" + _NO_MOVIE, "", {"genre": ("Romance",)}),
    felt(
        "cry",
        r"\b(?:sehr )?" + _SAD + _MOVIE + r"|\b(?:etwas trauriges|zum (?:weinen|heulen))\b",
    ),
    felt("feel good", r"\b(?:zum wohlfühlen|wohlfühlfilme?|(?:für )?gute laune)\b"),
)
