"""How Spanish denies a subject: "sin zombis", "que no salgan perros muertos"."""

from moviesearch.understanding.language import Phrase, Place

_DENY = (
    r"(?:sin|no|nada|ni|ningun[oa]?s?|excepto|salvo|menos|odio|detesto|evit(?:a|o|ar|ando)|"
    r"(?:hart[oa]|cansad[oa]))"
)
_BETWEEN = (
    r"(?:(?:quiero|quisiera|ver|me|nos|gustan?|soporto|aguanto|hay|haya|hayan|tengan?|salgan?|"
    r"aparezcan?|incluyan?|contengan?|traten?|con|del?|la|los|las|el|lo|al?|en|sobre|una?|unos|"
    r"unas|much[oa]s?|tant[oa]s?|demasiad[oa]s?|ningun[oa]?s?|nada|más|escenas?|temas?|tipo|"
    r"películas?|pelis?|que) )*"
)
_AGAIN = r"(?:(?:sin|ni|de|los|las|la|el|much[oa]s?|tant[oa]s?) )*"
_THINGS = (
    r"(?P<topic>{subject}(?:(?:\s*,\s*|\s*,?\s*\b(?:y|e|o|u|ni) )" + _AGAIN + r"{subject}){0,5})"
)
_SAID = r"(?P<said>" + _DENY + r" " + _BETWEEN + _THINGS + r")"

TOPICS = (
    Phrase(
        r"(?:^|[,.;:!?(–-]\s*|\b(?:pero|y|por favor|algo|que) )(?:(?:que|algo|donde|yo) )*" + _SAID,
        {},
        Place(within=14),
    ),
    Phrase(
        r"\b(?:(?:que|donde|en (?:la|las|el|los) que|pero|y|por favor) )*" + _SAID,
        {},
        Place(within=0, behind_run=True),
    ),
)
