"""Spanish."""

from moviesearch.understanding.language import Phrase, Spaced, Words
from moviesearch.understanding.languages.es.denials import TOPICS
from moviesearch.understanding.languages.es.moods import MOODS
from moviesearch.understanding.languages.es.parts import DECADE, PARTS, SLOTS, YEAR
from moviesearch.understanding.languages.es.phrases import PHRASES
from moviesearch.understanding.languages.es.subjects import SUBJECTS
from moviesearch.understanding.languages.es.words import (
    GENRES,
    LANGUAGES,
    STEMS,
    STEMS_IN_O,
    WEAK_GENRES,
)

LANGUAGE = Spaced(
    code="es",
    bare=True,
    slots=SLOTS,
    parts=PARTS,
    phrases=PHRASES,
    words=(
        Words("genre", "alone", GENRES),
        Words("genre", "opening", WEAK_GENRES),
        Words("language", "beside", LANGUAGES),
        Words("language", "beside", STEMS_IN_O, endings=("o", "a", "os", "as")),
        Words("language", "beside", STEMS, endings=("", "o", "a", "es", "os", "as")),
    ),
    numbers=(
        Phrase("(?:los )?años {decade}", DECADE),
        Phrase("{era}", {"year_from": "era", "year_to": "era + 9"}),
        Phrase("{year}", YEAR),
    ),
    heads="cortometraje cortometrajes película películas peli pelis film films filme filmes cine "
    "cinta cintas largometraje "
    "largometrajes".split(),
    heads_first=True,
    plural="s",
    fillers="de y e o u & , / - buena buenas buen buenos gran grandes muy bastante "
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
    superlatives={"highest_rated": "mejores, mejor", "lowest_rated": "peores, peor"},
    alternatives=r"o|u|/",
    told_more="que (?:no|sea|tenga|dure|trate|transcurra)|pero|con|"
    "sobre|donde|"
    "protagonizad[oa]s?|hech[oa]s?|dirigid[oa]s?|desde|antes|después|"
    "en (?:la|el) que",
    negations=r"no(?! (?:solo|sólo|solamente|únicamente)\b)|ni|sin|nada(?! más que\b)|"
    r"(?<!\bo\s)menos(?! (?:de|que|mal)\b)|"
    r"ningun[oa]?s?|"
    r"excepto|salvo|exceptuando|(?:todo|todos|todas|cualquier cosa|cualquiera|lo que sea) menos|"
    r"(?:aparte|fuera|lejos) de|a excepción del?|en (?:vez|lugar) de|nunca|tampoco|odio|detesto|"
    r"evit(?:a|o|ar|ando)|exclu(?:ye|yendo|ir|ya)|quit(?:a|ar|ando)|(?:hart[oa]|cansad[oa]) del?|"
    r"distint[oa]s? del?|que no sean?",
    between="una?|unos|unas|la|las|el|los|lo|del?|en|a|al|sea|sean|es|son|esté|estén|muy|tan|nada|"
    "quiero|quisiera|queremos|busco|ver|me|nos|gusta|gustan|apetece|apetecen|soporto|aguanto|"
    "ningún|ninguna|algo|cosas?|otras?|más|demasiado|recomiendes|recomienda|pongas|"
    "mucho|mucha|tanto|tanta|demasiada|ser|hechas?|rodadas?|estrenadas?|habladas?|producidas?",
    carries=r",?\s*\b(?:y|e|o|u|ni)\b|&|/",
    lists=",",
    turns="pero|con|sobre|donde|protagonizad[oa]s?|por favor",
    refusals=r"(?:^|(?<=[.;!?¿]))[^.;!?¿]*\?\s*no(?:,? gracias)?\s*(?:[,.;!?]|$)",
    trims="de del la las el los sin ni no nada ninguna ningún".split(),
    topics=TOPICS,
    moods=MOODS,
    subjects=SUBJECTS,
    unasked="su|sus|mi|mis|tu|tus",
    tokens=r"\b(?:los )?años {decade}\b",
    signs="triste tristes sobre con del para que una unas unos los las muy más años algo donde "
    "cuando pero "
    "también "
    "quiero quisiera busco recomienda recomiéndame recomiendas recomendación alguna algún ninguna "
    "ningún excepto salvo menos desde hasta después entre década nota puntuación hecha "
    "hechas estrenada estrenadas sea sean mejores buenas buena hombre mujer chico chica niño niña "
    "policía guerra amor terror sin gustan gusta odio quien su por minutos minuto horas hora dure "
    "duren duración menos mudo mudas últimos recientes "
    "reciente peores taquilleras valoradas ni posteriores posterior anteriores anterior".split(),
    leads=(
        r"^(?:(?:una?|la|el|esa|ese|aquella|busco|quiero ver|cómo se llama|hay alguna?) )*"
        r"(?:película|peli|film|filme) (?:en (?:la|el) que|donde|que trata (?:de|sobre)|sobre|con|"
        r"del?) ",
    ),
    noise="películas pero todo todos cualquier cosa película pelicula peliculas peli pelis "
    "film filme cine busco quiero quisiera "
    "ver recomienda recomiéndame recomiendame por favor una un unas unos la el las los de del que "
    "sea sean es son con sobre algo alguna algunas algún buena buenas buen mejor mejores y o e en "
    "para me estrenada estrenadas hecha hechas nota duren dure tenga peores peor quizá mejor solo "
    "sólo nada no uno esas esos ya favor dame ponme encuentra muéstrame muestrame buscame búscame "
    "peliculón prefiero más mas".split(),
    edges="¿¡",
)
