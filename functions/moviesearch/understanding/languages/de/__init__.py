"""German."""

from moviesearch.understanding.language import Phrase, Spaced, Words
from moviesearch.understanding.languages.de.denials import TOPICS
from moviesearch.understanding.languages.de.moods import MOODS
from moviesearch.understanding.languages.de.parts import DECADE, PARTS, SLOTS, YEAR
from moviesearch.understanding.languages.de.phrases import PHRASES
from moviesearch.understanding.languages.de.subjects import SUBJECTS
from moviesearch.understanding.languages.de.words import (
    ENDINGS,
    GENRES,
    LANGUAGES,
    STEMS,
    STEMS_OF_FILMS,
    WEAK_GENRES,
)

LANGUAGE = Spaced(
    code="de",
    bare=True,
    slots=SLOTS,
    parts=PARTS,
    phrases=PHRASES,
    words=(
        Words("genre", "alone", GENRES),
        Words(
            "genre",
            "alone",
            STEMS_OF_FILMS,
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
        Words("genre", "opening", WEAK_GENRES),
        Words("language", "beside", LANGUAGES),
        Words("language", "beside", STEMS, endings=ENDINGS),
    ),
    numbers=(Phrase("{decade}{years}", DECADE), Phrase("{year}", YEAR)),
    heads="stummfilm stummfilme stummfilmen kurzfilm kurzfilme kurzfilmen film filme filmen films "
    "spielfilm spielfilme spielfilmen kinofilm kinofilme kino "
    "streifen movie movies klassiker blockbuster".split(),
    fillers="und oder & , / - gute guter guten gutes tolle tollen "
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
    orders={
        "newest": "neueste, neuesten, neuester, neuestes, neuste, neusten, aktuellste, aktuellsten",
        "oldest": "älteste, ältesten, ältester",
        "highest_rated": "bestbewertete, bestbewerteten, bestbewerteter, best bewertete, "
        "best bewerteten, höchstbewertete, höchstbewerteten, besten bewerteten",
        "lowest_rated": "schlechtestbewertete, schlechtestbewerteten, schlechtest bewerteten",
        "most_popular": "beliebteste, beliebtesten, populärste, populärsten, meistgesehene, "
        "meistgesehenen, bekanntesten, berühmtesten",
        "highest_grossing": "erfolgreichste, erfolgreichsten, umsatzstärksten, "
        "kommerziell erfolgreichsten",
    },
    superlatives={
        "highest_rated": "beste, bester, besten, bestes",
        "lowest_rated": "schlechteste, schlechtesten, schlechtester, mieseste, miesesten",
    },
    alternatives=r"oder|bzw|/",
    told_more="nicht|kein|keine|aber|außer|ausser|mit|über|wo|in dem|in der|von|seit|vor|"
    "nach|aus|ab|der|die|"
    "das",
    negations=r"nicht(?! (?:nur|bloß|allein)\b)|kein(?:e[nmrs]?)?|ohne|au(?:ß|ss)er|ausgenommen|"
    r"bis auf|abgesehen von|nichts(?! als\b)|(?:an)?statt|weder|noch(?=\s+kein)|nie(?:mals)?|"
    r"hasse|vermeide|(?:andere[sr]?|anders) als|ausgeschlossen",
    between="aus|auf|in|im|der|die|das|den|dem|des|ein(?:e[nmrs]?)?|von|vom|zu|zum|so|sehr|mit|"
    "mehr|"
    "irgendein(?:e[nmrs]?)?|ich|wir|mag|will|möchte|sehen|schauen|gucken|etwas|was|es|ist|sind|"
    "sein|"
    "soll|sollte|sollen|unbedingt|wieder|schon|anderes?|solche[nmrs]?|diese[nmrs]?|"
    "zwischen(?! \\d)",
    carries=r",?\s*\b(?:und|oder|noch|sowie)\b|&|/",
    lists=",",
    turns="aber|mit|über|wo|sondern|bitte",
    refusals=r"(?:^|(?<=[.;!?]))[^.;!?]*\?\s*(?:nein|nee|nö)(?:,? danke)?\s*(?:[,.;!?]|$)",
    trims="kein keine keinen keiner keinem ohne noch mit die den der viel".split(),
    topics=TOPICS,
    moods=MOODS,
    subjects=SUBJECTS,
    complete="{subject}",
    unasked="sein|seine[nmrs]?|ihr|ihre[nmrs]?|mein|meine[nmrs]?|dein|deine[nmrs]?",
    tokens=r"['’]?(?:19|20)?\d0er[ns]?(?:[\s-]jahren?(?![\w-]))?(?!\w)|"
    r"\b(?:zwanziger|dreißiger|dreissiger|vierziger|fünfziger|sechziger|siebziger|achtziger|"
    r"neunziger)n?"
    r"(?:[\s-]jahren?(?![\w-]))?(?!\w)",
    signs="und der den dem ein eine einen einem einer mit ohne nicht kein keine keinen über für "
    "vom aus seit nach zwischen jahre jahren jahr ich möchte suche zeig zeige empfiehl "
    "empfehlung gute guter guten bitte etwas außer ausser oder aber wo wie ist sind frau kind "
    "kinder junge mädchen krieg liebe besten bester beste bewertung mindestens gedreht erschienen "
    "spannende spannender nichts sondern sich auf im vor bis weder alles deutscher unter stunden "
    "minuten länger kürzer "
    "maximal höchstens stummfilm stummfilme stummfilmen neuere neuerer neueren neuesten neueste "
    "besten "
    "schlechter schlechtesten bewertet ostdeutscher dauern dauert laufzeit jahrhundert lieber "
    "jahrzehnt diesem ungefähr beliebteste beliebtesten bestbewertete älteste ältesten "
    "erfolgreichsten kurzer kurze kurzen lange langer".split(),
    noise="filme aber alles film filme filmen kino ich möchte will suche sehen schauen zeig zeige "
    "mir bitte "
    "empfiehl "
    "empfehlung ein eine einen einem einer der die das den dem des und oder mit aus von über in im "
    "gute guter guten gutes beste besten bester etwas ist sind jahre jahren jahr gedreht "
    "erschienen bewertung bloß bloss nur lieber eher dafür gern gerne "
    "was irgendwas hauptsache jedoch kann sein sollte soll darf wünsche hätte gib nenne finde bin "
    "lust auf schlechteste schlechtesten gucken ganz also zum zur hasse laufzeit einen".split(),
)
