"""Spanish."""

from moviesearch.understanding.language import Phrase, Place, Slot, Spaced, Table, Words

_GENRES: Table = {
    "Science Fiction": "ciencia ficción, ciencia-ficción, sci-fi, sci fi, scifi",
    "Thriller": "thriller, thrillers",
    "Comedy": "comedia, comedias",
    ("Romance", "Comedy"): "comedia romántica, comedias románticas",
    ("Drama", "Comedy"): "comedia dramática, comedias dramáticas",
    "Animation": "anime, animes, dibujos animados",
    "Western": "westerns",
    "Music": "musicales",
    "Drama": "dramas",
    "Horror": "de terror, de horror, de miedo",
    "Romance": "romances",
    "Documentary": "documental, documentales",
    "Family": "película familiar, películas familiares, peli familiar, pelis familiares, "
    "cine familiar, cine infantil",
}
_WEAK_GENRES: Table = {
    "Action": "acción",
    "Adventure": "aventura, aventuras",
    "Animation": "animación, animada, animadas",
    "Comedy": "de risa, cómica, cómicas, divertida, divertidas",
    "Crime": "crimen, policíaca, policíacas, policíaco, policial, policiales",
    "Drama": "drama, dramática, dramáticas",
    "Family": "infantil, infantiles, para niños",
    "Fantasy": "fantasía",
    "History": "histórica, históricas, histórico",
    "Horror": "terror, horror, miedo, terrorífica, terroríficas",
    "Music": "musical",
    "Mystery": "misterio, misterios",
    "Romance": "romance, romántica, románticas, romántico, de amor",
    "Thriller": "suspense, suspenso, intriga",
    "War": "bélica, bélicas, bélico, de guerra",
    "Western": "western, del oeste",
}

# TMDB keeps Cantonese as `cn` and Mandarin as `zh`.
_LANGUAGES: Table = {
    "ja": "anime, animes",
    "hi": "bollywood",
    "es": "castellano, habla hispana",
    "en": "habla inglesa",
    ("cn", "zh"): "hong kong",
    "fa": "iraní, iraníes, persa, persas",
}
# Those that end in "o" or in a consonant: "coreano, coreana", "francés, francesa".
_STEMS_IN_O: Table = {
    "es": "argentin, mexican, chilen, colombian, cuban, castellan",
    "en": "american, norteamerican, british, británic",
    "pt": "brasileñ",
    "zh": "mandarín",
    ("zh", "cn"): "chin",
    "cs": "chec",
    "ko": "corean, surcorean",
    "sv": "suec",
    "el": "grieg",
    "hu": "húngar",
    "hi": "hind",
    "it": "italian",
    ("sv", "da", "no", "nb", "fi", "is"): "nórdic",
    ("no", "nb"): "norueg",
    "pl": "polac",
    "ru": "rus, soviétic",
    "sr": "serbi",
    ("sv", "da", "no", "nb"): "escandinav",
    "tr": "turc",
}
_STEMS: Table = {
    "es": "español",
    "de": "alemán",
    "da": "danés",
    "fi": "finlandés",
    "fr": "francés",
    "nl": "holandés",
    "id": "indonesi",
    "en": "inglés",
    ("hi", "te", "ta", "ml", "bn"): "indi",
    "is": "islandés",
    "ja": "japonés",
    "pt": "portugués",
    "zh": "taiwanés",
    "th": "tailandés",
    "cn": "cantonés",
}
_SPOKEN: Table = {
    "de": "alemán",
    "cn": "cantonés",
    ("zh", "cn"): "chino",
    "ko": "coreano",
    "es": "español, castellano",
    "fr": "francés",
    "hi": "hindi",
    "en": "inglés",
    "it": "italiano",
    "ja": "japonés",
    "zh": "mandarín",
    "pt": "portugués",
    "ru": "ruso",
    "sv": "sueco",
}
_COUNTRIES: Table = {
    "de": "alemania",
    "es": "argentina, españa, méxico",
    "pt": "brasil, portugal",
    ("zh", "cn"): "china",
    "ko": "corea, corea del sur",
    "da": "dinamarca",
    "en": "estados unidos, inglaterra, hollywood",
    "fr": "francia",
    ("cn", "zh"): "hong kong",
    ("hi", "te", "ta", "ml", "bn"): "la india, india",
    "fa": "irán",
    "it": "italia",
    "ja": "japón",
    ("no", "nb"): "noruega",
    "pl": "polonia",
    "ru": "rusia",
    "sv": "suecia",
    "th": "tailandia",
    "zh": "taiwán",
    "tr": "turquía",
}
_DECADES: Table = {
    1920: "veinte, veintes",
    1930: "treinta, treintas",
    1940: "cuarenta, cuarentas",
    1950: "cincuenta, cincuentas",
    1960: "sesenta, sesentas",
    1970: "setenta, setentas",
    1980: "ochenta, ochentas",
    1990: "noventa, noventas",
}
_OF_A_DECADE: Table = {
    1960: "sesentera, sesenteras, sesentero, sesenteros",
    1970: "setentera, setenteras, setentero, setenteros",
    1980: "ochentera, ochenteras, ochentero, ochenteros",
    1990: "noventera, noventeras, noventero, noventeros",
    2000: "dosmilera, dosmileras",
}
_SCORES: Table = {6: "seis", 7: "siete", 8: "ocho", 9: "nueve"}

_SLOTS = {
    "year": Slot(r"(?:18|19|20)\d\d"),
    "last": Slot(r"(?:18|19|20)\d\d"),
    "decade": Slot(r"['’]?(?:19|20)?\d0['’]?s?(?![\d])|{words}", _DECADES, decade=True),
    "last_decade": Slot(r"['’]?(?:19|20)?\d0['’]?s?(?![\d])|{words}", _DECADES, decade=True),
    "era": Slot(words=_OF_A_DECADE),
    "score": Slot(r"(?:\d(?:[.,]\d)?|{words})(?![\d%])", _SCORES, least=1),
    "country": Slot(r"{words}(?!\w)", _COUNTRIES),
    "spoken": Slot(r"{words}(?!\w)", _SPOKEN),
}

_PARTS = {
    "decades": r"(?:(?:principios|comienzos|inicios|mediados|finales|fines) de )?"
    r"(?:(?:la )?década (?:de |del )?)?(?:los )?(?:años )?",
    "made": r"(?:(?:que )?(?:sean|sea|son|es|se estrenaron|salieron) )?"
    r"(?:(?:estrenad|hech|rodad|filmad|producid|realizad)[oa]s? )?",
    "of_year": r"(?:del? )?(?:el )?(?:los )?(?:años? )?",
    "rated": r"(?:(?:con )?(?:una )?(?:nota|puntuación|calificación|valoración|rating)|"
    r"(?:valorad|puntuad|calificad)[oa]s?)(?: (?:media|en imdb|en tmdb|de imdb|mínima))*",
    "over": r"superior(?:es)? al?|mayor(?:es)? (?:que|de|al?)|por encima del?|más de|"
    r"al menos|como mínimo|mínim[oa] de|a partir de",
    "under": r"inferior(?:es)? al?|menor(?:es)? (?:que|de|al?)|por debajo del?|menos de",
    "unit": r"(?:\s*/\s*10| sobre 10| puntos?| estrellas?| en imdb| en tmdb)",
}

# What makes a decade or a year one of the story: "un chico que crece en los 70".
_SCENE = (
    r"\b(?:ambientad[oa]s?|situad[oa]s?|vive|vivía|viven|crece|creció|vida|transcurre|ocurre|sucede|"
    r"durante|nacid[oa]s?|nació|murió) (?:(?:en|a|de|el|la|los) )*"
)
_STORY = (
    r"\b(?:en|de|del|desde|hasta|durante|año|verano|invierno|primavera|otoño|guerra|sobre|por|"
    r"hacia|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|"
    r"diciembre|más|menos|entre|y|a)\s*"
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
        r"\b(?:director|escritor|guionista|actor|actri[zc]|cineasta|productor|estrella|festival|"
        r"club|fan|fanático|novelista)[a-z]* (?:de )?(?:terror|comedia|thrillers?|documentales|"
        r"ciencia ficción|westerns)\b(?: (?:de|en) {decades}{decade}\b)?",
        {},
    ),
    Phrase(r"\b(?:nació|nacid[oa]s?|murió|muert[oa]s?) (?:\w+ ){0,3}?(?:{year}|{decade})\b", {}),
    Phrase(r"\b(?:crímen(?:es)?|criminal(?:es)?|héroes?|veteran[oa]s?|reporter[oa]s?|prisioner[oa]s?|"
           r"huérfan[oa]s?|viud[oa]s?|barcos?) de guerra\b", {}),
)  # fmt: skip

_RATINGS = (
    Phrase(
        r"\b(?:nada|ninguna?|no) (?:\w+ )?(?:{rated} )?(?:{under}) (?:un )?{score}(?:{unit})?",
        _LEAST,
    ),
    Phrase(r"\b{rated} (?:(?:que )?(?:sea )?)?(?:con )?(?:de )?(?:{over}) (?:un "
           r")?{score}(?:{unit})?",
           _LEAST),
    Phrase(r"\b{rated} (?:con )?(?:de )?(?:{under}) (?:un )?{score}(?:{unit})?", _MOST),
    Phrase(r"\b{rated} (?:de |con )?(?:un )?{score}(?:{unit})? o (?:más|superior|mejor)\b", _LEAST),
    Phrase(r"\b(?:nota|puntuación|calificación|valoración) mínima (?:de )?(?:un )?{score}", _LEAST),
    Phrase(r"\b(?:con )?(?:{over}) (?:un )?{score}(?:{unit})", _LEAST),
    Phrase(r"\b(?:con )?(?:un )?{score}(?:{unit})? o (?:más|superior) (?:en imdb|en tmdb|de "
           r"nota)\b",
           _LEAST),
)  # fmt: skip

_YEARS = (
    Phrase(
        r"\b{made}(?:entre|desde|de) (?:el )?(?:los años )?{year}\s*(?:y|a|al|hasta|-|"
        r"–)\s*(?:el )?{last}\b",
        {"year_from": "year", "year_to": "last"},
        _SHORT,
    ),
    Phrase(r"\b{made}(?:desde|a partir) {of_year}{year}\b", {"year_from": "year"}, _SHORT),
    Phrase(
        r"\b{made}(?:antes|anterior(?:es)? al?|previas? al?) {of_year}{year}\b",
        {"year_to": "year - 1"},
        _SHORT,
    ),
    Phrase(r"\b{made}(?:hasta) {of_year}{year}\b", {"year_to": "year"}, _SHORT),
    Phrase(
        r"\b{made}(?:después|posterior(?:es)? al?) {of_year}{year}\b",
        {"year_from": "year + 1"},
        _SHORT,
    ),
    Phrase(
        r"\b(?:del? )?{year} (?:en adelante|para acá|o posterior)\b", {"year_from": "year"}, _SHORT
    ),
    Phrase(r"\b(?:estrenad|hech|rodad|filmad)[oa]s? en (?:el año )?{year}\b", _YEAR, _SHORT),
    Phrase(r"\b(?:del?|en) (?:el )?(?:año )?{year}\b(?!\s*(?:a|al|y|-|–)\s*\d)", _YEAR, _BEHIND),
)

_OF_DECADES = (
    Phrase(
        r"\b(?:entre|de) {decades}{decade} (?:y|a|o) (?:de )?(?:los )?(?:años )?{last_decade}\b",
        {"year_from": "decade", "year_to": "last_decade + 9"},
        _DATED,
    ),
    Phrase(r"\b(?:antes de|anterior(?:es)? a) (?=la |los |años ){decades}{decade}\b",
           {"year_to": "decade - 1"}, _DATED),
    Phrase(r"\b(?:después de|posterior(?:es)? a) (?=la |los |años ){decades}{decade}\b",
           {"year_from": "decade + 10"}, _DATED),
    Phrase(r"\b(?:desde|a partir de) (?=la |los |años ){decades}{decade}\b",
           {"year_from": "decade"}, _DATED),
    Phrase(r"\b(?:de|del) (?=\w+ de |la |los |años ){decades}{decade}\b", _DECADE, _DATED),
    Phrase(r"\ben (?=la |los |años ){decades}{decade}\b", _DECADE, _DATED_BEHIND),
)  # fmt: skip

_OTHERS = (
    Phrase(
        r"\bpara (?:toda la familia|(?:los )?niños|ver con niños)\b",
        {"genre": ("Family",)},
        _BEHIND,
    ),
    Phrase(
        r"\b(?:de|desde|hech[oa]s? en|rodad[oa]s? en|producid[oa]s? en) {country}",
        {"language": "country"},
        _BEHIND,
    ),
    Phrase(r"(?:(?<=\bno\s)|(?<=\bsea\s)|(?<=\bsean\s))de {country}", {"language": "country"}),
    Phrase(
        r"\b(?:en|hablad[oa]s? en|en idioma|en lengua) {spoken}\b", {"language": "spoken"}, _BEHIND
    ),
    # A year at the end comes with a title; people and catalogues differ by one.
    Phrase(
        r"[\s,]\(?{year}\)?\s*$", {"year_from": "year - 1", "year_to": "year + 1"}, _END
    ),
)  # fmt: skip

LANGUAGE = Spaced(
    code="es",
    omits=("min_runtime", "max_runtime"),
    slots=_SLOTS,
    parts=_PARTS,
    phrases=_STORIES + _RATINGS + _YEARS + _OF_DECADES + _OTHERS,
    words=(
        Words("genre", "alone", _GENRES),
        Words("genre", "opening", _WEAK_GENRES),
        Words("language", "beside", _LANGUAGES),
        Words("language", "beside", _STEMS_IN_O, endings=("o", "a", "os", "as")),
        Words("language", "beside", _STEMS, endings=("", "o", "a", "es", "os", "as")),
    ),
    numbers=(
        Phrase("(?:los )?años {decade}", _DECADE),
        Phrase("{era}", {"year_from": "era", "year_to": "era + 9"}),
        Phrase("{year}", _YEAR),
    ),
    heads="película películas peli pelis film films filme filmes cine cinta cintas largometraje "
    "largometrajes".split(),
    heads_first=True,
    fillers="de y e o u & , / - buena buenas buen buenos mejor mejores gran grandes muy bastante "
    "antigua antiguas antiguo antiguos vieja viejas viejo viejos clásica clásicas clásico clásicos "
    "moderna modernas moderno modernos reciente recientes popular populares famosa famosas "
    "independiente independientes negra negro muda mudas corta cortas larga largas psicológica "
    "psicológicas psicológico psicológicos sobrenatural sobrenaturales oscura oscuras "
    "europea europeas europeo europeos asiática asiáticas asiático asiáticos triste tristes "
    "bonita bonitas alguna algunas algún algunos".split(),
    fixed=(
        "guerra fría, guerra civil, guerra mundial, montaña rusa, ruleta rusa, pastor alemán, "
        "sueño americano, muñeca rusa"
    ).split(", "),
    told_more="con|sobre|donde|protagonizad[oa]s?|hech[oa]s?|dirigid[oa]s?|desde|antes|después|"
    "en (?:la|el) que",
    negations=r"no(?! (?:solo|sólo|solamente|únicamente)\b)|ni|sin|nada(?! más que\b)|"
    r"ningun[oa]?s?|"
    r"excepto|salvo|exceptuando|(?:todo|todos|todas|cualquier cosa|cualquiera|lo que sea) menos|"
    r"(?:aparte|fuera|lejos) de|a excepción del?|en (?:vez|lugar) de|nunca|tampoco|odio|detesto|"
    r"evit(?:a|o|ar|ando)|exclu(?:ye|yendo|ir|ya)|quit(?:a|ar|ando)|(?:hart[oa]|cansad[oa]) del?|"
    r"distint[oa]s? del?|que no sean?",
    between="una?|unos|unas|la|las|el|los|lo|del?|en|a|al|sea|sean|es|son|esté|estén|muy|tan|nada|"
    "quiero|quisiera|queremos|busco|ver|me|nos|gusta|gustan|apetece|apetecen|soporto|aguanto|"
    "ningún|ninguna|algo|cosas?|otras?|más|demasiado|recomiendes|recomienda|pongas|"
    "hechas?|rodadas?|estrenadas?",
    carries=r",?\s*\b(?:y|e|o|u|ni)\b|&|/",
    lists=",",
    refusals=r"(?:^|(?<=[.;!?¿]))[^.;!?¿]*\?\s*no(?:,? gracias)?\s*(?:[,.;!?]|$)",
    unasked="su|sus|mi|mis|tu|tus",
    tokens=r"\b(?:los )?años {decade}\b",
    signs="sobre con del para que una unas unos los las muy más años algo donde cuando pero "
    "también "
    "quiero quisiera busco recomienda recomiéndame recomiendas recomendación alguna algún ninguna "
    "ningún excepto salvo menos desde hasta después entre década nota puntuación hecha "
    "hechas estrenada estrenadas sea sean mejores buenas buena hombre mujer chico chica niño niña "
    "policía guerra amor terror sin gustan gusta odio quien su por".split(),
    noise="pero todo todos cualquier cosa película películas pelicula peliculas peli pelis "
    "film filme cine busco quiero quisiera "
    "ver recomienda recomiéndame recomiendame por favor una un unas unos la el las los de del que "
    "sea sean es son con sobre algo alguna algunas algún buena buenas buen mejor mejores y o e en "
    "para me estrenada estrenadas hecha hechas nota".split(),
    edges="¿¡",
)
