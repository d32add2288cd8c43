"""The numbers and names in French phrases, pieces that several share, and where they count."""

from moviesearch.understanding.language import Place, Slot
from moviesearch.understanding.languages.fr.subjects import SUBJECTS
from moviesearch.understanding.languages.fr.words import (
    COUNTRIES,
    COUNTS,
    DECADES,
    LENGTHS,
    SCORES,
    SPOKEN,
)

_LENGTH = (
    r"{words}(?! et demie| trente)(?!\w)|\d(?:[.,]\d+)?\s*-?(?:heures?|hrs?|h)\b(?! et demie)"
    r"(?:\s*(?:et )?\d{1,2}\s*(?:minutes?|mins?|mn|m)?\b)?|\d+\s*(?:minutes?|mins?|mn)\b|\dh\d\d\b"
)
_UNITS = {r"h": 60, r"mi?n|m\b|$": 1}

SLOTS = {
    "year": Slot(r"(?:18|19|20)\d\d"),
    "last": Slot(r"(?:18|19|20)\d\d"),
    "decade": Slot(r"['’]?(?:19|20)?\d0(?!\d)|{words}(?![\w-])", DECADES, decade=True),
    "last_decade": Slot(r"['’]?(?:19|20)?\d0(?!\d)|{words}(?![\w-])", DECADES, decade=True),
    "score": Slot(r"(?:\d(?:[.,]\d)?|{words})(?![\d%])", SCORES, least=1),
    "count": Slot(r"(?<!\d)\d{1,2}\b|{words}", COUNTS),
    "length": Slot(_LENGTH, LENGTHS, least=20, most=400, units=_UNITS),
    "last_length": Slot(_LENGTH, LENGTHS, least=20, most=400, units=_UNITS),
    "minutes": Slot(r"(?<!\d)\d{2,3}(?!\d)", least=20),
    "country": Slot(r"{words}(?!\w)", COUNTRIES),
    "spoken": Slot(r"{words}(?!\w)", SPOKEN),
    "subject": Slot(r"{words}(?!\w)", SUBJECTS),
}

PARTS = {
    "made": r"(?:(?:qui )?(?:date(?:nt)?|est|soit|sont|soient) )?"
    r"(?:(?:sorti|réalisé|tourné|fait|produit)e?s? )?",
    "the_years": r"(?:(?:le |du |la |de la )?(?:début|milieu|fin) )?(?:les |des )?années ",
    "year_of": r"(?:les |des )?années ",
    "lasting": r"(?:(?:d['’]une |avec une |de )?durée (?:maximale |minimale )?(?:de |d['’])?|"
    r"(?:qui )?(?:dur(?:e|ent|ant)|fait|font|soit|est|sont) )?(?:de |d['’])?",
    "no_deadline": r"(?! (?:avant|après|pour|plus tard|à vivre|de vie|de route)\b)",
    "rated": r"(?:(?:avec )?(?:une )?note(?: moyenne)?|(?:noté|évalué)e?s?|score)"
    r"(?: (?:imdb|tmdb|sur imdb|sur tmdb))?",
    "over": r"(?:supérieur|meilleur)e?s? à|au[- ]dessus de|plus de|au moins|au minimum|d'au moins|"
    r"à partir de",
    "under": r"inférieure?s? à|au[- ]dessous de|en[- ]dessous de|moins de",
    "unit": r"(?:\s*/\s*10| sur 10| étoiles?| points?| sur imdb| sur tmdb)",
}

# What makes a decade or a year one of the story: "un garçon qui grandit dans les années 70".
SCENE = (
    r"\b(?:(?:se )?(?:déroule|passe|situe)(?:nt)?|situé|vit|vivent|vivait|grandit|vie|pendant|"
    r"durant|né|née|nés|mort) (?:(?:à|en|de|le|la|les|dans) )*"
)
STORY = (
    r"\b(?:en|de|du|depuis|jusqu'en|pendant|année|an|été|hiver|printemps|automne|guerre|sur|vers|"
    r"par|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    r"plus|moins|dans|entre|et|à)\s*"
)

BEHIND = Place(within=0, behind_run=True)
SHORT = Place(within=4, behind_run=True, unless_after=SCENE)
DATED_BEHIND = Place(within=0, behind_run=True, unless_after=SCENE)
DATED = Place(within=12, behind_run=True, unless_after=SCENE)
END = Place(within=5, unless_after=STORY)

LEAST = {"min_rating": "score"}
MOST = {"max_rating": "score"}
YEAR = {"year_from": "year", "year_to": "year"}
DECADE = {"year_from": "decade", "year_to": "decade + 9"}
# Minutes of a running time, unless they are those of a story: "il a deux heures pour la sauver".
TIMED = Place(
    within=14,
    behind_run=True,
    unless_after=r"\b(?:a|ont|avait|reste|restent|en|seulement|chaque|toutes les|pendant|dans|il "
    r"y a|"
    r"dernières|premières|prochaines|après|avant|passe|attend) ",
)
LONGEST = {"max_runtime": "length"}
SHORTEST = {"min_runtime": "length"}
AROUND = {"min_runtime": "length - 15", "max_runtime": "length + 15"}
ORDERED = Place(within=8, behind_run=True)
