"""The numbers and names in German phrases, pieces that several share, and where they count."""

from moviesearch.understanding.language import Place, Slot
from moviesearch.understanding.languages.de.words import COUNTRIES, DECADES, SCORES, STEMS

DECADE_SHAPE = r"['’]?(?:(?:19|20)?\d0(?:er[ns]?|s)(?!\w)|(?:{words}|dreißigern?)(?!\w))"

SLOTS = {
    "year": Slot(r"(?:18|19|20)\d\d"),
    "last": Slot(r"(?:18|19|20)\d\d"),
    "decade": Slot(DECADE_SHAPE, DECADES, decade=True),
    "last_decade": Slot(DECADE_SHAPE, DECADES, decade=True),
    "score": Slot(r"(?:\d(?:[.,]\d)?|{words})(?![\d%])", SCORES, least=1),
    "country": Slot(r"{words}(?!\w)", COUNTRIES),
    "spoken": Slot(r"{words}(?!\w)", STEMS),
}

PARTS = {
    "made": r"(?:(?:die|der|das) )?(?:(?:gedreht|erschienen|veröffentlicht|entstanden|nur) )?",
    "years": r"(?:[\s-]jahren?(?!\w))?",
    "early": r"(?:(?:frühen|späten|mittleren|ganzen|goldenen) )?",
    "no_story": r"(?! (?:jahr|tag|monat|stunde|minute|woche|mann|kind)\w*)",
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
    r"krieg|über|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|"
    r"mehr als|weniger als|zwischen|und|gegen|anno|\.)\s*"
)

BEHIND = Place(within=0, behind_run=True)
SHORT = Place(within=4, behind_run=True, unless_after=SCENE)
DATED_BEHIND = Place(within=0, behind_run=True, unless_after=SCENE)
DATED = Place(within=8, behind_run=True, unless_after=SCENE)
END = Place(within=5, unless_after=STORY)

LEAST = {"min_rating": "score"}
MOST = {"max_rating": "score"}
YEAR = {"year_from": "year", "year_to": "year"}
DECADE = {"year_from": "decade", "year_to": "decade + 9"}
