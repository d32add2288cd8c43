"""The numbers and names in Spanish phrases, pieces that several share, and where they count."""

from moviesearch.understanding.language import Place, Slot
from moviesearch.understanding.languages.es.subjects import SUBJECTS
from moviesearch.understanding.languages.es.words import (
    COUNTRIES,
    COUNTS,
    DECADES,
    LENGTHS,
    OF_A_DECADE,
    SCORES,
    SPOKEN,
)

_LENGTH = (
    r"{words}(?! y (?:media|tres))(?!\w)|\d(?:[.,]\d+)?\s*-?(?:horas?|hrs?|h)\b(?! y media)"
    r"(?:\s*(?:y |con )?\d{1,2}\s*(?:minutos?|mins?|m)?\b)?|\d+\s*(?:minutos?|mins?)\b|\dh\d\d\b"
)
_UNITS = {r"h": 60, r"min|m\b|$": 1}

SLOTS = {
    "year": Slot(r"(?:18|19|20)\d\d"),
    "last": Slot(r"(?:18|19|20)\d\d"),
    "decade": Slot(r"['’]?(?:19|20)?\d0['’]?s?(?![\d])|{words}", DECADES, decade=True),
    "last_decade": Slot(r"['’]?(?:19|20)?\d0['’]?s?(?![\d])|{words}", DECADES, decade=True),
    "era": Slot(words=OF_A_DECADE),
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
    "decades": r"(?:(?:principios|comienzos|inicios|mediados|finales|fines) de )?"
    r"(?:(?:la )?década (?:de |del )?)?(?:los )?(?:años )?",
    "made": r"(?:(?:que )?(?:sean|sea|son|es|se estrenaron|salieron) )?"
    r"(?:(?:estrenad|hech|rodad|filmad|producid|realizad)[oa]s? )?",
    "early": r"(?:(?:principios|comienzos|inicios) de |los primeros (?:años (?:de )?)?)",
    "mid": r"mediados de ",
    "late": r"(?:finales|fines) de ",
    "the_years": r"(?:la )?(?:década (?:de |del )?)?(?:los )?(?:años )?",
    "lasting": r"(?:(?:con )?(?:una )?duración (?:máxima |mínima )?(?:de )?|"
    r"(?:que )?(?:duren?|duran?|sean?|son|es) )?(?:de )?",
    "no_deadline": r"(?! (?:antes|después|para|más tarde|de vida|de viaje|de plazo)\b)",
    "of_year": r"(?:del? )?(?:el )?(?:los )?(?:años? )?",
    "rated": r"(?:(?:con )?(?:una )?(?:nota|puntuación|calificación|valoración|rating)|"
    r"(?:valorad|puntuad|calificad)[oa]s?)(?: (?:media|en imdb|en tmdb|de imdb|mínima))*",
    "over": r"superior(?:es)? al?|mayor(?:es)? (?:que|de|al?)|por encima del?|más de|"
    r"al menos|como mínimo|mínim[oa] de|a partir de",
    "under": r"inferior(?:es)? al?|menor(?:es)? (?:que|de|al?)|por debajo del?|menos de",
    "unit": r"(?:\s*/\s*10| sobre 10| puntos?| estrellas?| de (?:nota|puntuación)| en imdb| en "
    r"tmdb)",
}

# What makes a decade or a year one of the story: "un chico que crece en los 70".
SCENE = (
    r"\b(?:ambientad[oa]s?|situad[oa]s?|vive|vivía|viven|crece|creció|vida|transcurre|ocurre|"
    r"sucede|"
    r"durante|nacid[oa]s?|nació|murió) (?:(?:en|a|de|el|la|los) )*"
)
STORY = (
    r"\b(?:en|de|del|desde|hasta|durante|año|verano|invierno|primavera|otoño|guerra|sobre|por|"
    r"hacia|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|"
    r"diciembre|más|menos|entre|y|a)\s*"
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
# Minutes of a running time, unless they are those of a story: "tiene dos horas para salvarla".
TIMED = Place(
    within=14,
    behind_run=True,
    unless_after=r"\b(?:tienen?|tenía|quedan?|faltan?|en|solo|sólo|cada|durante|dentro de|hace|"
    r"últimas|primeras|próximas|después de|antes de|pasan?|espera) ",
)
LONGEST = {"max_runtime": "length"}
SHORTEST = {"min_runtime": "length"}
AROUND = {"min_runtime": "length - 15", "max_runtime": "length + 15"}
ORDERED = Place(within=8, behind_run=True)
