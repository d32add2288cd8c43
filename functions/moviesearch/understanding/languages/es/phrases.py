"""Spanish turns of phrase that are a constraint or an order."""

from moviesearch.understanding.language import Phrase, Place
from moviesearch.understanding.languages.es.parts import (
    BEHIND,
    DATED,
    DATED_BEHIND,
    DECADE,
    END,
    LEAST,
    MOST,
    SHORT,
    YEAR,
)
from moviesearch.understanding.languages.es.times import LENGTHS_SAID, TIMES

_STORIES = (
    Phrase(
        r"\b(?:director|escritor|guionista|actor|actri[zc]|cineasta|productor|estrella|festival|"
        r"club|fan|fanático|novelista)[a-z]* (?:de )?(?:terror|comedia|thrillers?|documentales|"
        r"ciencia ficción|westerns)\b(?: (?:de|en) {decades}{decade}\b)?",
        {},
    ),
    Phrase(
        r"\b(?:director|actor|actri[zc]|cineasta|estrella|diva|era|época|pianista)[a-z]* "
        r"del? (?:cine mudo|películas mudas)\b",
        {},
    ),
    Phrase(r"\b(?:nació|nacid[oa]s?|murió|muert[oa]s?) (?:\w+ ){0,3}?(?:{year}|{decade})\b", {}),
    Phrase(r"\b(?:crímen(?:es)?|criminal(?:es)?|héroes?|veteran[oa]s?|reporter[oa]s?|"
           r"prisioner[oa]s?|"
           r"huérfan[oa]s?|viud[oa]s?|barcos?) de guerra\b", {}),
)  # fmt: skip

_RATINGS = (
    Phrase(
        r"\b(?:nada|ninguna?|no) (?:\w+ )?(?:{rated} )?(?:{under}) (?:un )?{score}(?:{unit})?",
        LEAST,
    ),
    Phrase(r"\b{rated} (?:(?:que )?(?:sea )?)?(?:con )?(?:de )?(?:{over}) (?:un "
           r")?{score}(?:{unit})?",
           LEAST),
    Phrase(r"\b{rated} (?:con )?(?:de )?(?:{under}) (?:un )?{score}(?:{unit})?", MOST),
    Phrase(r"\b{rated} (?:de |con )?(?:un )?{score}(?:{unit})? o (?:más|superior|mejor)\b", LEAST),
    Phrase(r"\b(?:nota|puntuación|calificación|valoración) mínima (?:de )?(?:un )?{score}", LEAST),
    Phrase(r"\b(?:con )?(?:{over}) (?:un )?{score}(?:{unit})", LEAST),
    Phrase(r"\b(?:con )?(?:{under}) (?:un )?{score}(?:{unit})", MOST),
    Phrase(r"\b(?:con )?(?:un )?{score}(?:{unit})? o (?:más|superior) (?:en imdb|en tmdb|de "
           r"nota)\b",
           LEAST),
)  # fmt: skip

_YEARS = (
    Phrase(
        r"\b{made}(?:entre|desde|de) (?:el )?(?:los años )?{year}\s*(?:y|a|al|hasta|-|"
        r"–)\s*(?:el )?{last}\b",
        {"year_from": "year", "year_to": "last"},
        SHORT,
    ),
    Phrase(r"\b{made}(?:desde|a partir) {of_year}{year}\b", {"year_from": "year"}, SHORT),
    Phrase(
        r"\b{made}(?:de )?(?:antes|anterior(?:es)? al?|previas? al?) {of_year}{year}\b",
        {"year_to": "year - 1"},
        SHORT,
    ),
    Phrase(r"\b{made}(?:hasta) {of_year}{year}\b", {"year_to": "year"}, SHORT),
    Phrase(
        r"\b{made}(?:después|posterior(?:es)? al?) {of_year}{year}\b",
        {"year_from": "year + 1"},
        SHORT,
    ),
    Phrase(
        r"\b(?:del? )?{year} (?:en adelante|para acá|o (?:posterior(?:es)?|después|más "
        r"(?:reciente|nuev[oa])s?))\b",
        {"year_from": "year"},
        Place(within=10, behind_run=True),
    ),
    Phrase(r"\b(?:estrenad|hech|rodad|filmad)[oa]s? en (?:el año )?{year}\b", YEAR, SHORT),
    Phrase(r"\b(?:del?|en) (?:el )?(?:año )?{year}\b(?!\s*(?:a|al|y|-|–)\s*\d)", YEAR, BEHIND),
)

_OF_DECADES = (
    Phrase(
        r"\b(?:entre|de) {decades}{decade} (?:y|a|o) (?:de )?(?:los )?(?:años )?{last_decade}\b",
        {"year_from": "decade", "year_to": "last_decade + 9"},
        DATED,
    ),
    Phrase(r"\b(?:antes de|anterior(?:es)? a) (?=la |los |años ){decades}{decade}\b",
           {"year_to": "decade - 1"}, DATED),
    Phrase(r"\b(?:después de|posterior(?:es)? a) (?=la |los |años ){decades}{decade}\b",
           {"year_from": "decade + 10"}, DATED),
    Phrase(r"\b(?:desde|a partir de) (?=la |los |años ){decades}{decade}\b",
           {"year_from": "decade"}, DATED),
    Phrase(r"\b(?:de|del) (?=\w+ de |la |los |años ){decades}{decade}\b", DECADE, DATED),
    Phrase(r"\ben (?=la |los |años ){decades}{decade}\b", DECADE, DATED_BEHIND),
)  # fmt: skip

_OTHERS = (
    Phrase(
        r"\b(?:apt[oa]s? )?para (?:toda la familia|la familia|(?:los |mis )?niños|los (?:peques|"
        r"más "
        r"pequeños)|ver (?:con (?:los |mis )?(?:niños|hijos)|en familia))\b",
        {"genre": ("Family",)},
        Place(within=10, behind_run=True),
    ),
    Phrase(
        r"\b(?:de|desde|hech[oa]s? en|rodad[oa]s? en|producid[oa]s? en) {country}",
        {"language": "country"},
        BEHIND,
    ),
    Phrase(r"(?:(?<=\bno\s)|(?<=\bsea\s)|(?<=\bsean\s))de {country}", {"language": "country"}),
    Phrase(
        r"(?:(?<=\bno\s)|(?<=\bsea\s)|(?<=\bsean\s)|(?<=\bni\s)|(?<=\bser\s))(?:hablad[oa]s? "
        r")?(?:en "
        r")?{spoken}", {"language": "spoken"}
    ),
    Phrase(
        r"\b(?:en|hablad[oa]s? en|en idioma|en lengua) {spoken}\b", {"language": "spoken"}, BEHIND
    ),
    # A year at the end comes with a title; people and catalogues differ by one.
    Phrase(
        r"[\s,]\(?{year}\)?\s*$", {"year_from": "year - 1", "year_to": "year + 1"}, END
    ),
)  # fmt: skip

PHRASES = _STORIES + _RATINGS + LENGTHS_SAID + TIMES + _YEARS + _OF_DECADES + _OTHERS
