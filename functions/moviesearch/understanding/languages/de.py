"""German."""

from moviesearch.understanding.language import Phrase, Place, Slot, Spaced, Table, Words

_GENRES: Table = {
    "Science Fiction": "sci-fi, sci fi, scifi, science-fiction, science fiction",
    "Horror": "horror, slasher, gruselfilm, gruselfilme, gruselfilmen",
    "Thriller": "thriller, thrillern, thrillers, psychothriller, psychothrillern",
    "Comedy": "komödie, komödien, komoedie, komoedien",
    ("Romance", "Comedy"): "romantische komödie, romantische komödien, romantischen komödien, "
    "liebeskomödie, liebeskomödien, liebeskomoedie, romcom, romcoms",
    ("Drama", "Comedy"): "tragikomödie, tragikomödien",
    ("Action", "Comedy"): "actionkomödie, actionkomödien",
    ("Horror", "Comedy"): "horrorkomödie, horrorkomödien",
    ("Crime", "Comedy"): "krimikomödie, krimikomödien, gaunerkomödie, gaunerkomödien",
    ("Action", "Thriller"): "actionthriller, actionthrillern",
    ("War", "Drama"): "kriegsdrama, kriegsdramen",
    "Animation": "anime, animes, animation",
    "Western": "western",
    "Music": "musical, musicals",
    "Drama": "dramen, filmdrama",
    "Romance": "romanze, romanzen, liebesgeschichten",
    "Crime": "krimi, krimis",
    "Documentary": "dokumentation, dokumentationen, doku, dokus",
}
# What "Film" is joined to: "Horrorfilm", "Horror-Filme".
_STEMS_OF_FILMS: Table = {
    "Action": "action",
    "Adventure": "abenteuer",
    "Animation": "animations, trick, zeichentrick",
    "Crime": "gangster, kriminal, krimi",
    "Documentary": "dokumentar",
    "Family": "familien, kinder",
    "Fantasy": "fantasy",
    "History": "historien, geschichts",
    "Horror": "horror, grusel",
    "Music": "musik, musical",
    "Mystery": "mystery",
    "Romance": "liebes",
    "Science Fiction": "sf, sci-fi, science-fiction, sciencefiction",
    "War": "kriegs, antikriegs",
    "Western": "western",
}
_WEAK_GENRES: Table = {
    "Action": "action",
    "Adventure": "abenteuer",
    "Comedy": "lustige, lustiger, lustigen, lustiges, witzige, witziger",
    "Drama": "drama",
    "Family": "kinder",
    "Fantasy": "fantasy",
    "History": "historische, historischer, historischen, historisches",
    "Horror": "gruselige, gruseliger, gruseligen",
    "Mystery": "mystery",
    "Romance": "romantische, romantischer, romantischen, romantisches",
    "Science Fiction": "sf",
    "Animation": "animierte, animierter, animierten, zeichentrick",
}

# TMDB keeps Cantonese as `cn` and Mandarin as `zh`.
_LANGUAGES: Table = {
    "ja": "anime, animes",
    "hi": "bollywood, bollywoodfilm, bollywoodfilme",
    "cn": "hongkong",
}
_STEMS: Table = {
    "en": "amerikanisch, britisch, englisch, englischsprachig, us-amerikanisch",
    "ar": "arabisch",
    "es": "argentinisch, mexikanisch, spanisch, spanischsprachig",
    "pt": "brasilianisch, portugiesisch",
    ("zh", "cn"): "chinesisch",
    "da": "dänisch",
    "de": "deutsch, deutschsprachig",
    "fi": "finnisch",
    "fr": "französisch, französischsprachig",
    "el": "griechisch",
    ("hi", "te", "ta", "ml", "bn"): "indisch",
    "id": "indonesisch",
    "fa": "iranisch, persisch",
    "is": "isländisch",
    "it": "italienisch",
    "ja": "japanisch",
    "cn": "kantonesisch",
    "ko": "koreanisch, südkoreanisch",
    "nl": "niederländisch, holländisch",
    ("sv", "da", "no", "nb", "fi", "is"): "nordisch",
    ("no", "nb"): "norwegisch",
    "pl": "polnisch",
    "ru": "russisch, sowjetisch",
    "sv": "schwedisch",
    "sr": "serbisch",
    ("sv", "da", "no", "nb"): "skandinavisch",
    "zh": "taiwanisch, taiwanesisch",
    "th": "thailändisch",
    "cs": "tschechisch",
    "tr": "türkisch",
    "hu": "ungarisch",
}
_COUNTRIES: Table = {
    "es": "argentinien, mexiko, spanien",
    "pt": "brasilien, portugal",
    ("zh", "cn"): "china",
    "da": "dänemark",
    "de": "deutschland",
    "fr": "frankreich",
    ("cn", "zh"): "hongkong, hong kong",
    ("hi", "te", "ta", "ml", "bn"): "indien",
    "fa": "iran, dem iran",
    "it": "italien",
    "ja": "japan",
    "ko": "korea, südkorea",
    ("no", "nb"): "norwegen",
    "pl": "polen",
    "ru": "russland",
    "sv": "schweden",
    ("sv", "da", "no", "nb"): "skandinavien",
    "zh": "taiwan",
    "th": "thailand",
    "tr": "türkei, der türkei",
    "en": "hollywood, england, großbritannien, grossbritannien, den usa, amerika",
}
_DECADES: Table = {
    1920: "zwanziger, zwanzigern",
    1930: "dreissiger, dreissigern",
    1940: "vierziger, vierzigern",
    1950: "fünfziger, fünfzigern, fuenfziger",
    1960: "sechziger, sechzigern",
    1970: "siebziger, siebzigern",
    1980: "achtziger, achtzigern",
    1990: "neunziger, neunzigern",
    2000: "nuller, nullerjahre, nullerjahren",
}
_SCORES: Table = {6: "sechs", 7: "sieben", 8: "acht", 9: "neun"}
_DECADE_SHAPE = r"['’]?(?:(?:19|20)?\d0(?:er[ns]?|s)(?!\w)|(?:{words}|dreißigern?)(?!\w))"

_SLOTS = {
    "year": Slot(r"(?:18|19|20)\d\d"),
    "last": Slot(r"(?:18|19|20)\d\d"),
    "decade": Slot(_DECADE_SHAPE, _DECADES, decade=True),
    "last_decade": Slot(_DECADE_SHAPE, _DECADES, decade=True),
    "score": Slot(r"(?:\d(?:[.,]\d)?|{words})(?![\d%])", _SCORES, least=1),
    "country": Slot(r"{words}(?!\w)", _COUNTRIES),
    "spoken": Slot(r"{words}(?!\w)", _STEMS),
}

_PARTS = {
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
_SCENE = (
    r"\b(?:spielt|spielen|spielend|angesiedelt|lebt|leben|lebte|wächst|aufgewachsen|während|"
    r"geboren|gestorben|handelt|kindheit|jugend) (?:(?:in|im|den|der|die) )*"
)
_STORY = (
    r"\b(?:im|in|von|vom|aus|bis|seit|ab|vor|nach|um|jahre?n?|jahres|sommer|winter|frühling|herbst|"
    r"krieg|über|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|"
    r"mehr als|weniger als|zwischen|und|gegen|anno|\.)\s*"
)

_BEHIND = Place(within=0, behind_run=True)
_SHORT = Place(within=4, behind_run=True, unless_after=_SCENE)
_DATED_BEHIND = Place(within=0, behind_run=True, unless_after=_SCENE)
_DATED = Place(within=8, behind_run=True, unless_after=_SCENE)
_END = Place(within=5, unless_after=_STORY)

_LEAST = {"min_rating": "score"}
_MOST = {"max_rating": "score"}
_YEAR = {"year_from": "year", "year_to": "year"}
_DECADE = {"year_from": "decade", "year_to": "decade + 9"}

_STORIES = (
    Phrase(
        r"\b(?:horror|thriller|krimi|komödien|western|comedy|action)[- ]?(?:autor(?:in)?|"
        r"schriftsteller(?:in)?|regisseur(?:in)?|star|fan|club|festival|schauspieler(?:in)?|"
        r"produzent(?:in)?|show|haus|clown)s?\b",
        {},
    ),
    Phrase(r"\b(?:geboren|gestorben) (?:\w+ ){0,3}?(?:{year}|{decade})\b", {}),
    Phrase(r"\b{year} (?:geboren|gestorben)\w*", {}),
)

_RATINGS = (
    Phrase(r"\b(?:nichts|keine[nrs]?|nicht) (?:\w+ )?(?:{rated} )?(?:{under}) {score}(?:{unit})?",
           _LEAST),
    Phrase(r"\b{rated} (?:{over}) {score}(?:{unit})?", _LEAST),
    Phrase(r"\b{rated} (?:{under}) {score}(?:{unit})?", _MOST),
    Phrase(r"\b(?:mit )?(?:{over}) {score}(?:{unit}) bewertet\b", _LEAST),
    Phrase(r"\b{rated} {score}(?:{unit})? (?:oder|und) (?:mehr|höher|besser|darüber)\b", _LEAST),
    Phrase(r"\bmindestbewertung (?:von )?{score}", _LEAST),
    Phrase(r"\b(?:mit )?(?:{over}) {score}(?:{unit})", _LEAST),
)  # fmt: skip

_YEARS = (
    Phrase(
        r"\b{made}(?:zwischen|von|aus den jahren) {year}\s*(?:und|bis|-|–)\s*{last}\b",
        {"year_from": "year", "year_to": "last"},
        _SHORT,
    ),
    Phrase(r"\b{made}(?:seit|ab) (?:dem jahr )?{year}\b", {"year_from": "year"}, _SHORT),
    Phrase(r"\b{made}(?:vor|älter als) (?:dem jahr )?{year}\b{no_story}", {"year_to": "year - 1"},
           _SHORT),
    Phrase(r"\b{made}bis (?:zum jahr )?{year}\b", {"year_to": "year"}, _SHORT),
    Phrase(r"\b{made}(?:nach|neuer als|jünger als) (?:dem jahr )?{year}\b",
           {"year_from": "year + 1"}, _SHORT),
    Phrase(r"\b{year} (?:oder|und) (?:später|neuer|danach)\b", {"year_from": "year"}, _SHORT),
    Phrase(r"\b(?:im jahr )?{year} (?:gedreht|erschienen|herausgekommen)\w*", _YEAR, _SHORT),
    Phrase(
        r"\b(?:aus dem jahr|aus|von|vom jahr|des jahres) {year}\b(?!\s*(?:bis|und|-|–)\s*\d)",
        _YEAR,
        _BEHIND,
    ),
)  # fmt: skip

_OF_DECADES = (
    Phrase(
        r"\b(?:aus |von |zwischen )?(?:den|der|die) {early}{decade}?(?:und|bis|oder|-) (?:den )?"
        r"{last_decade}{years}",
        {"year_to": "last_decade + 9", "year_from": "decade"},
        _DATED,
    ),
    Phrase(r"\bvor den {early}{decade}{years}", {"year_to": "decade - 1"}, _DATED),
    Phrase(r"\bnach den {early}{decade}{years}", {"year_from": "decade + 10"}, _DATED),
    Phrase(r"\b(?:seit|ab) den {early}{decade}{years}", {"year_from": "decade"}, _DATED),
    Phrase(r"\b(?:aus den|von den|der) {early}{decade}{years}", _DECADE, _DATED),
    Phrase(r"\bin den {early}{decade}{years}", _DECADE, _DATED_BEHIND),
)

_OTHERS = (
    Phrase(r"\bfür (?:die ganze familie|kinder)\b", {"genre": ("Family",)}, _BEHIND),
    Phrase(r"\b(?:aus|made in) {country}", {"language": "country"}, _BEHIND),
    Phrase(r"(?<=\bnicht\s)aus {country}", {"language": "country"}),
    Phrase(r"\b(?:auf|in) {spoken}(?:er sprache)?\b", {"language": "spoken"}, _BEHIND),
    # A year at the end comes with a title; people and catalogues differ by one.
    Phrase(r"[\s,]\(?{year}\)?\s*$", {"year_from": "year - 1", "year_to": "year + 1"}, _END),
)

LANGUAGE = Spaced(
    code="de",
    omits=("min_runtime", "max_runtime"),
    slots=_SLOTS,
    parts=_PARTS,
    phrases=_STORIES + _RATINGS + _YEARS + _OF_DECADES + _OTHERS,
    words=(
        Words("genre", "alone", _GENRES),
        Words(
            "genre",
            "alone",
            _STEMS_OF_FILMS,
            endings=(
                "film",
                "filme",
                "filmen",
                "films",
                "streifen",
                "-film",
                "-filme",
                "-filmen",
                " film",
                " filme",
                " filmen",
            ),
        ),
        Words("genre", "opening", _WEAK_GENRES),
        Words("language", "beside", _LANGUAGES),
        Words("language", "beside", _STEMS, endings=("", "e", "er", "es", "en", "em")),
    ),
    numbers=(Phrase("{decade}{years}", _DECADE), Phrase("{year}", _YEAR)),
    heads="film filme filmen films spielfilm spielfilme spielfilmen kinofilm kinofilme kino "
    "streifen movie movies klassiker blockbuster".split(),
    fillers="und oder & , / - gute guter guten gutes beste bester besten bestes tolle tollen "
    "toller "
    "alte alter alten altes neue neuer neuen neues neuere ältere klassische klassischen moderne "
    "moderner modernen aktuelle beliebte berühmte bekannte schwarze schwarzer düstere düsterer "
    "düsteren spannende spannender spannenden traurige trauriger psychologische übernatürliche "
    "europäische europäischer europäischen asiatische asiatischer asiatischen kurze lange "
    "schöne schöner schönen sehr richtig unabhängige".split(),
    fixed=(
        "deutscher schäferhund, deutsche schäferhund, kalter krieg, kalten krieg, zweiter "
        "weltkrieg, russisches roulette, russisch roulette, französische revolution, französischen "
        "revolution, "
        "griechische mythologie, amerikanischer traum, amerikanische traum, amerikanischen traum"
    ).split(", "),
    told_more="mit|über|wo|in dem|in der|von|seit|vor|nach|aus|ab|der|die|das",
    negations=r"nicht(?! (?:nur|bloß|allein)\b)|kein(?:e[nmrs]?)?|ohne|au(?:ß|ss)er|ausgenommen|"
    r"bis auf|abgesehen von|nichts(?! als\b)|(?:an)?statt|weder|noch(?=\s+kein)|nie(?:mals)?|"
    r"hasse|vermeide|(?:andere[sr]?|anders) als|ausgeschlossen",
    between="aus|auf|in|im|der|die|das|den|dem|des|ein(?:e[nmrs]?)?|von|vom|zu|zum|so|sehr|mit|mehr|"
    "irgendein(?:e[nmrs]?)?|ich|wir|mag|will|möchte|sehen|schauen|gucken|etwas|was|es|ist|sind|sein|"
    "soll|sollte|sollen|unbedingt|wieder|schon|anderes?|solche[nmrs]?|diese[nmrs]?|"
    "zwischen(?! \\d)",
    carries=r",?\s*\b(?:und|oder|noch|sowie)\b|&|/",
    lists=",",
    refusals=r"(?:^|(?<=[.;!?]))[^.;!?]*\?\s*(?:nein|nee|nö)(?:,? danke)?\s*(?:[,.;!?]|$)",
    unasked="sein|seine[nmrs]?|ihr|ihre[nmrs]?|mein|meine[nmrs]?|dein|deine[nmrs]?|nicht-",
    tokens=r"['’]?(?:19|20)?\d0er[ns]?(?:[\s-]jahren?(?![\w-]))?(?!\w)|"
    r"\b(?:zwanziger|dreißiger|dreissiger|vierziger|fünfziger|sechziger|siebziger|achtziger|neunziger)n?"
    r"(?:[\s-]jahren?(?![\w-]))?(?!\w)",
    signs="und der den dem ein eine einen einem einer mit ohne nicht kein keine keinen über für "
    "vom aus seit nach zwischen jahre jahren jahr ich möchte suche zeig zeige empfiehl "
    "empfehlung gute guter guten bitte etwas außer ausser oder aber wo wie ist sind frau kind "
    "kinder junge mädchen krieg liebe besten bester beste bewertung mindestens gedreht erschienen "
    "spannende spannender nichts sondern sich auf im vor bis weder alles deutscher".split(),
    noise="aber alles film filme filmen kino ich möchte will suche sehen schauen zeig zeige "
    "mir bitte "
    "empfiehl "
    "empfehlung ein eine einen einem einer der die das den dem des und oder mit aus von über in im "
    "gute guter guten gutes beste besten bester etwas ist sind jahre jahren jahr gedreht "
    "erschienen bewertung".split(),
)
