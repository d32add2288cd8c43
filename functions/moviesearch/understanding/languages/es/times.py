"""How long a movie is, how new, and in which order, in Spanish."""

from moviesearch.understanding.language import Phrase, Place
from moviesearch.understanding.languages.es.parts import (
    AROUND,
    BEHIND,
    DATED,
    LONGEST,
    ORDERED,
    SHORTEST,
    TIMED,
)

_LENGTHS = (
    Phrase(
        r"\b{lasting}(?:entre|de)?\s*{minutes}\s*(?:y|a|-|–)\s*{last_length}",
        {"min_runtime": "minutes", "max_runtime": "last_length"},
        TIMED,
    ),
    Phrase(
        r"\b{lasting}(?:entre|de) {length} (?:y|a) {last_length}",
        {"min_runtime": "length", "max_runtime": "last_length"},
        TIMED,
    ),
    Phrase(
        r"\b(?:que )?(?:no|nunca|nada) (?:(?:duren?|duran?|sean?|pasen?|pasa|superen?|supera|"
        r"excedan?|de) )*(?:más (?:de|larg[oa]s? (?:de|que)) |de |los |las |l[oa]s )*{length}",
        LONGEST,
        TIMED,
    ),
    Phrase(
        r"\b(?:que )?(?:no|nunca|nada) (?:(?:duren?|duran?|sean?|bajen?|de) )*"
        r"(?:menos|más cortas?) (?:de|que) {length}",
        SHORTEST,
        TIMED,
    ),
    Phrase(
        r"\b{lasting}(?:menos de|más cort[oa]s? (?:de|que)|por debajo de|inferior(?:es)? a|hasta|"
        r"(?:como )?máximo(?: de)?|max\.?|como mucho|a lo sumo)\s*{length}{no_deadline}",
        LONGEST,
        TIMED,
    ),
    Phrase(
        r"\b{lasting}(?:más (?:de|larg[oa]s? (?:de|que))|por encima de|superior(?:es)? a|al menos|"
        r"(?:como )?mínimo(?: de)?|min\.?|por lo menos)\s*{length}{no_deadline}",
        SHORTEST,
        TIMED,
    ),
    Phrase(
        r"\b{lasting}{length} (?:o menos|(?:como |de )?máximo|max\b|como mucho|a lo sumo)",
        LONGEST,
        TIMED,
    ),
    Phrase(
        r"\b{lasting}{length} (?:o más|(?:como |de )?mínimo|por lo menos|al menos)",
        SHORTEST,
        TIMED,
    ),
    Phrase(
        r"\b{lasting}(?:unas?|unos|aproximadamente|alrededor de|cerca de|más o menos|casi) "
        r"{length}{no_deadline}",
        AROUND,
        TIMED,
    ),
    Phrase(r"\b(?:que duren?|con (?:una )?duración de) {length}", AROUND, TIMED),
    Phrase(r"\b(?:que )?(?:dura|duran|dure) {length}", AROUND, BEHIND),
    Phrase(r"\b{length} de duración\b", AROUND, TIMED),
    Phrase(r"\bde {length}{no_deadline}", AROUND, BEHIND),
    Phrase(r"\b(?:cortometrajes?|cortos animados)\b", {"max_runtime": "40"}, Place(within=10)),
    Phrase(
        r"\b(?:(?:películas?|pelis?|films?|comedias?|thrillers?|dramas?|algo|una|documental(?:es)?)"
        r" (?:(?:que )?(?:no )?(?:sea|sean) )?(?P<said>(?:muy |más bien )?(?:cortas?|"
        r"cort(?:it)?[oa]s?|"
        r"breves?)|no (?:muy|tan|demasiado) largas?)|de corta duración)\b(?! de )(?!.*(?:hora|"
        r"minuto))",
        {"max_runtime": "90"},
        Place(within=10),
    ),
    Phrase(
        r"\b(?:cine|películas?|pelis?|films?|dramas?|epopeyas?) (?P<said>(?:muy |más bien "
        r")?largas?)\b(?!.*(?:hora|minuto))",
        {"min_runtime": "150"},
        Place(within=10),
    ),
)

_RECENT = (
    Phrase(
        r"\b(?:(?:de|en|hechas|estrenadas) )*(?:los |estos )?(?:últimos|pasados) {count} años\b",
        {"year_from": "today - count"},
        ORDERED,
    ),
    Phrase(r"\b(?:de |en )?la última década\b", {"year_from": "today - 10"}, ORDERED),
    Phrase(r"\b(?:de )?(?:los |estos )?últimos años\b", {"year_from": "today - 5"}, ORDERED),
    Phrase(
        r"\b(?:(?:de|en|estrenadas) )*(?:este|el presente) año\b",
        {"year_from": "today", "year_to": "today"},
        ORDERED,
    ),
    Phrase(
        r"\b(?:(?:de|en|estrenadas) )*(?:el |l )?año pasado\b|\bdel año pasado\b",
        {"year_from": "today - 1", "year_to": "today - 1"},
        ORDERED,
    ),
    Phrase(
        r"\b(?:estrenad[oa]s? )?(?:recientemente|hace poco)\b",
        {"year_from": "today - 3"},
        BEHIND,
    ),
    Phrase(
        r"\b(?<!más\s)(?:recientes?|actual(?:es)?)\b(?= *(?:$|[,.;]|(?:de|en|con|sobre|pero|sin|"
        r"que) ))",
        {"year_from": "today - 3"},
        BEHIND,
    ),
    Phrase(r"\b(?:del|de este|en el|en este) siglo (?:xxi|21)\b", {"year_from": "2000"}, ORDERED),
    Phrase(
        r"\bdel siglo (?:xx|20)\b(?!i)", {"year_from": "1900", "year_to": "1999"}, BEHIND
    ),
    Phrase(
        r"\b(?:de |a )(?:{early}){the_years}{decade}(?!\w)",
        {"year_from": "decade", "year_to": "decade + 3"},
        DATED,
    ),
    Phrase(
        r"\b(?:de |a )(?:{mid}){the_years}{decade}(?!\w)",
        {"year_from": "decade + 4", "year_to": "decade + 6"},
        DATED,
    ),
    Phrase(
        r"\b(?:de |a )(?:{late}){the_years}{decade}(?!\w)",
        {"year_from": "decade + 7", "year_to": "decade + 9"},
        DATED,
    ),
    Phrase(r"\b(?:cine|películas?|pelis?|films?) (?P<said>mud[oa]s?)\b", {"year_to": "1929"},
           Place(within=12)),
)  # fmt: skip

_ORDERS = (
    Phrase(
        r"\bmás (?:nuev|reciente|modern)[oa]?s\b|\blo (?:más (?:nuevo|reciente)|último)\b|"
        r"\búltim[oa]s (?=películas|pelis|estrenos)",
        {"sort": ("newest",)},
        ORDERED,
    ),
    Phrase(r"\bmás (?:antigu|viej)[oa]s\b", {"sort": ("oldest",)}, ORDERED),
    Phrase(
        r"\bmejor (?:valorad|puntuad|calificad|votad)[oa]s?\b|"
        r"\bcon (?:la )?(?:mejor|más alta|mayor) (?:nota|puntuación|valoración|calificación)\b",
        {"sort": ("highest_rated",)},
        ORDERED,
    ),
    Phrase(
        r"\bpeor (?:valorad|puntuad|calificad|votad)[oa]s?\b|"
        r"\bcon (?:la )?peor (?:nota|puntuación|valoración|calificación)\b",
        {"sort": ("lowest_rated",)},
        ORDERED,
    ),
    Phrase(
        r"\bmás (?:popular(?:es)|vist[oa]s|famos[oa]s|conocid[oa]s)\b",
        {"sort": ("most_popular",)},
        ORDERED,
    ),
    Phrase(
        r"\bmás taquiller[oa]s?\b|\b(?:con|de) (?:más|mayor) (?:taquilla|recaudación)\b|"
        r"\bque más (?:recaudaron|dinero \w+)\b|\b(?:mayores|grandes) éxitos de taquilla\b",
        {"sort": ("highest_grossing",)},
        ORDERED,
    ),
)

LENGTHS_SAID = _LENGTHS
TIMES = _RECENT + _ORDERS
