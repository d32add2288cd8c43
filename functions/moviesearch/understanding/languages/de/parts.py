"""The numbers and names in German phrases, pieces that several share, and where they count."""

from moviesearch.understanding.language import Place, Slot
from moviesearch.understanding.languages.de.subjects import SUBJECTS
from moviesearch.understanding.languages.de.words import (
    ADJECTIVES,
    COUNTRIES,
    COUNTS,
    DECADES,
    LENGTHS,
    SCORES,
    STEMS,
)

DECADE_SHAPE = r"['’]?(?:(?:19|20)?\d0(?:er[ns]?|s)(?!\w)|(?:{words}|dreißigern?)(?!\w))"

_LENGTH = (
    r"{words}(?!\w)|\d(?:[.,]\d+)?\s*-?(?:stunden?|std\.?|h)(?!\w)"
    r"(?:\s*(?:und )?\d{1,2}\s*(?:minuten?|mins?|m)?\b)?|\d+[\s-]*(?:minuten?|minütig\w*|min)\b|"
    r"\dh\d\d\b"
)
_UNITS = {r"stunde|std|h": 60, r"min|m\b|$": 1}

SLOTS = {
    "year": Slot(r"(?:18|19|20)\d\d"),
    "last": Slot(r"(?:18|19|20)\d\d"),
    "decade": Slot(DECADE_SHAPE, DECADES, decade=True),
    "last_decade": Slot(DECADE_SHAPE, DECADES, decade=True),
    "score": Slot(r"(?:\d(?:[.,]\d)?|{words})(?![\d%])", SCORES, least=1),
    "count": Slot(r"(?<!\d)\d{1,2}\b|{words}", COUNTS),
    "length": Slot(_LENGTH, LENGTHS, least=20, most=400, units=_UNITS),
    "last_length": Slot(_LENGTH, LENGTHS, least=20, most=400, units=_UNITS),
    "minutes": Slot(r"(?<!\d)\d{2,3}(?!\d)", least=20),
    "country": Slot(r"{words}(?!\w)", COUNTRIES),
    "adjective": Slot(r"{words}(?!\w)", ADJECTIVES),
    "spoken": Slot(r"{words}(?!\w)", STEMS),
    "subject": Slot(r"{words}(?!\w)", SUBJECTS),
}

PARTS = {
    "made": r"(?:(?:die|der|das) )?(?:(?:gedreht|erschienen|veröffentlicht|entstanden|nur) )?",
    "years": r"(?:[\s-]jahren?(?!\w))?",
    "early": r"(?:(?:frühen|späten|mittleren|ganzen|goldenen) )?",
    "no_story": r"(?! (?:jahr|tag|monat|stunde|minute|woche|mann|kind)\w*)",
    "lasting": r"(?:(?:mit )?(?:einer )?(?:laufzeit|länge|spieldauer|dauer)(?: von)? |"
    r"(?:der|die|das) (?=.* (?:dauern|dauert|gehen|geht|läuft|sind|ist)(?!\w)))?(?:mit |von )?",
    "lasts": r"(?: (?:lang(?:e[rsnm]?)?|laufzeit|spieldauer|länge|dauern|dauert|gehen|geht|läuft|"
    r"sind|ist))*",
    "no_deadline": r"(?! (?:vor|nach|bevor|später|zeit|leben|zuvor|um|bis)(?!\w))",
    "rated": r"(?:(?:mit )?(?:einer |einem )?(?:bewertung(?:en)?|wertung|note|rating|imdb-wertung|"
    r"imdb-bewertung|durchschnitt)|bewertet|imdb|tmdb)(?: (?:von|mit|ist))*",
    "over": r"über|mindestens|mehr als|besser als|höher als|größer als|ab|min\.?",
    "under": r"unter|weniger als|schlechter als|höchstens|niedriger als",
    "unit": r"(?:\s*/\s*10| von 10| sternen?| punkten?| bei imdb| auf imdb)",
}

# What makes a decade or a year one of the story: "ein Junge, der in den 70ern aufwächst".
SCENE = (
    r"\b(?:spielt|spielen|spielend|angesiedelt|lebt|leben|lebte|wächst|aufgewachsen|während|"
    r"geboren|gestorben|handelt|kindheit|jugend) (?:(?:in|im|den|der|die) )*"
)
STORY = (
    r"\b(?:im|in|von|vom|aus|bis|seit|ab|vor|nach|um|jahre?n?|jahres|sommer|winter|frühling|herbst|"
    r"krieg|über|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|"
    r"dezember|"
    r"mehr als|weniger als|zwischen|und|gegen|anno|\.)\s*"
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
# Minutes of a running time, unless they are those of a story: "hat zwei Stunden, um sie zu retten".
TIMED = Place(
    within=14,
    behind_run=True,
    unless_after=r"\b(?:hat|haben|hatte|bleiben|bleibt|in|nur|noch|alle|jede|für|innerhalb von|"
    r"binnen|"
    r"letzten|ersten|nächsten|nach|vor|seit|wartet) ",
)
LONGEST = {"max_runtime": "length"}
SHORTEST = {"min_runtime": "length"}
AROUND = {"min_runtime": "length - 15", "max_runtime": "length + 15"}
ORDERED = Place(within=8, behind_run=True)
