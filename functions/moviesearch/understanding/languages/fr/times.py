"""How long a movie is, how new, and in which order, in French."""

from moviesearch.understanding.language import Phrase, Place
from moviesearch.understanding.languages.fr.parts import (
    AROUND,
    BEHIND,
    DATED,
    LONGEST,
    ORDERED,
    SHORTEST,
    TIMED,
)

LENGTHS_SAID = (
    Phrase(
        r"\b{lasting}(?:entre|de)?\s*{minutes}\s*(?:et|à|-|–)\s*{last_length}",
        {"min_runtime": "minutes", "max_runtime": "last_length"},
        TIMED,
    ),
    Phrase(
        r"\b{lasting}(?:entre|de|d['’])\s*{length} (?:et|à) {last_length}",
        {"min_runtime": "length", "max_runtime": "last_length"},
        TIMED,
    ),
    Phrase(
        r"\b(?:qui )?(?:ne |n['’])?(?:(?:dur(?:e|ent)|dépass(?:e|ent)|excèd(?:e|ent)|fait|font|"
        r"soit|"
        r"soient|est|sont) )?(?:pas|jamais|rien)(?: (?:plus|trop long|plus longs?))?"
        r"(?: (?:de|des|les|que)| d['’])?\s*{length}",
        LONGEST,
        TIMED,
    ),
    Phrase(
        r"\b(?:qui )?(?:ne |n['’])?(?:dépass(?:e|ent)) pas {length}",
        LONGEST,
        TIMED,
    ),
    Phrase(
        r"\b(?:qui )?(?:ne |n['’])?(?:(?:dur(?:e|ent)|fait|font) )?(?:pas|jamais) "
        r"(?:moins|plus courts?) (?:de |d['’]|que )\s*{length}",
        SHORTEST,
        TIMED,
    ),
    Phrase(
        r"\b{lasting}(?:moins (?:de |d['’]|long que )|plus courts? (?:que|qu['’])|en[- ]dessous "
        r"(?:de |d['’])|"
        r"inférieure?s? à|jusqu['’]à|(?:au )?maximum(?: de)?|max\.?|au plus|sous les?)\s*"
        r"{length}{no_deadline}",
        LONGEST,
        TIMED,
    ),
    Phrase(
        r"\b{lasting}(?:plus (?:de |d['’]|longs? (?:que |qu['’]))|au[- ]dessus (?:de |d['’])|"
        r"supérieure?s? à|au moins|(?:au )?minimum(?: de)?|min\.?)\s*{length}{no_deadline}",
        SHORTEST,
        TIMED,
    ),
    Phrase(
        r"\b{lasting}{length} (?:(?:au |en )?(?:maximum|max\b)|au plus|ou moins|à tout casser)",
        LONGEST,
        TIMED,
    ),
    Phrase(r"\b{lasting}{length} (?:(?:au )?minimum|au moins|ou plus)", SHORTEST, TIMED),
    Phrase(
        r"\b{lasting}(?:environ|à peu près|autour (?:de |d['’])|près (?:de |d['’])|dans les|"
        r"approximativement)\s*{length}{no_deadline}",
        AROUND,
        TIMED,
    ),
    Phrase(r"\b(?:d['’]une durée de|durée de) {length}", AROUND, TIMED),
    Phrase(r"\b(?:qui )?(?:dure|durent|durant) {length}", AROUND, BEHIND),
    Phrase(r"(?:\bde |\bd['’])\s*{length}{no_deadline}", AROUND, BEHIND),
    Phrase(r"\bcourts?[ -]métrages?\b", {"max_runtime": "40"}, Place(within=10)),
    Phrase(
        r"\b(?:(?:films?|comédies?|thrillers?|drames?|horreur|documentaires?|quelque chose de|"
        r"westerns?|"
        r"action|un truc)(?: \w+)?? (?P<said>(?:très |plutôt |assez )?courte?s?|pas trop longs?)|"
        r"de courte durée)\b(?! de )(?!.*(?:\dh|heure|minute))",
        {"max_runtime": "90"},
        Place(within=10),
    ),
    Phrase(
        r"\b(?:films?|drames?|fresques?|épopées?) (?P<said>(?:très |plutôt |assez )?longs?)\b(?! "
        r"métrage)"
        r"(?!.*(?:\dh|heure|minute))",
        {"min_runtime": "150"},
        Place(within=10),
    ),
)

_RECENT = (
    Phrase(
        r"\b(?:(?:de|dans|sortis?|sorties?) )*(?:des |les |ces )?(?:{count} dernières|dernières "
        r"{count}) années\b",
        {"year_from": "today - count"},
        ORDERED,
    ),
    Phrase(
        r"\b(?:de |dans )?(?:la dernière décennie|les dix dernières années)\b",
        {"year_from": "today - 10"},
        ORDERED,
    ),
    Phrase(
        r"\b(?:des |de |dans )?(?:les |ces )?dernières années\b",
        {"year_from": "today - 5"},
        ORDERED,
    ),
    Phrase(
        r"\b(?:(?:de|sortis?|sorties?) )*cette année\b",
        {"year_from": "today", "year_to": "today"},
        ORDERED,
    ),
    Phrase(
        r"\b(?:(?:de|sortis?|sorties?) )*(?:l['’]année dernière|l['’]an dernier|l['’]an passé)",
        {"year_from": "today - 1", "year_to": "today - 1"},
        ORDERED,
    ),
    Phrase(
        r"\b(?<!plus\s)(?:sortie?s? )?(?:récente?s?|récemment|actuels?)\b"
        r"(?= *(?:$|[,.;]|(?:de|en|avec|sur|mais|sans|qui|pas) ))",
        {"year_from": "today - 3"},
        BEHIND,
    ),
    Phrase(
        r"\b(?:du|au|de ce) (?:21e|21ème|xxie|xxième|xxième) siècle\b",
        {"year_from": "2000"},
        ORDERED,
    ),
    Phrase(r"\bdu (?:20e|20ème|xxe) siècle\b", {"year_from": "1900", "year_to": "1999"}, BEHIND),
    Phrase(
        r"\b(?:du |le )début (?:de |des )?{year_of}?{decade}(?!\w)",
        {"year_from": "decade", "year_to": "decade + 3"},
        DATED,
    ),
    Phrase(
        r"\b(?:du |le )milieu (?:de |des )?{year_of}?{decade}(?!\w)",
        {"year_from": "decade + 4", "year_to": "decade + 6"},
        DATED,
    ),
    Phrase(
        r"\b(?:de (?:la )?|la )fin (?:de |des )?{year_of}?{decade}(?!\w)",
        {"year_from": "decade + 7", "year_to": "decade + 9"},
        DATED,
    ),
    Phrase(r"\b(?:films?|cinéma) (?P<said>muets?)\b", {"year_to": "1929"}, Place(within=12)),
)

_ORDERS = (
    Phrase(
        r"\b(?:les |le )?plus (?:récente?s|nouveaux|nouvelles|modernes)\b|"
        r"\b(?:dernier|dernière)s (?=films|sorties)|\ble plus récent\b",
        {"sort": ("newest",)},
        ORDERED,
    ),
    Phrase(
        r"\b(?:les |le )?plus (?:ancien(?:ne)?s|vieux|vieilles)\b", {"sort": ("oldest",)}, ORDERED
    ),
    Phrase(
        r"\b(?:les |le |la )?mieux (?:noté|évalué|classé)e?s?\b|"
        r"\bavec (?:la |les )?(?:meilleure|plus haute)s? notes?\b",
        {"sort": ("highest_rated",)},
        ORDERED,
    ),
    Phrase(
        r"\b(?:les |le |la )?(?:moins bien|plus mal) (?:noté|évalué)e?s?\b",
        {"sort": ("lowest_rated",)},
        ORDERED,
    ),
    Phrase(
        r"\b(?:les )?plus (?:populaires|vue?s|regardée?s|célèbres|connue?s)\b",
        {"sort": ("most_popular",)},
        ORDERED,
    ),
    Phrase(
        r"\b(?:les )?plus (?:rentables|lucratifs)\b|"
        r"\b(?:les )?plus (?:gros|grands)(?: succès)?(?: (?:au|du))? box[- ]office\b|"
        r"\b(?:les )?plus (?:gros|grands) succès\b|\bqui ont rapporté le plus\b",
        {"sort": ("highest_grossing",)},
        ORDERED,
    ),
)

TIMES = _RECENT + _ORDERS
