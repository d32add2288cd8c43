"""French turns of phrase that are a constraint or an order."""

from moviesearch.understanding.language import Phrase, Place
from moviesearch.understanding.languages.fr.parts import (
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
from moviesearch.understanding.languages.fr.times import LENGTHS_SAID, TIMES

_STORIES = (
    Phrase(
        r"\b(?:réalisat(?:eur|rice)|écrivain|auteur|romanci(?:er|ère)|scénariste|act(?:eur|rice)|"
        r"cinéaste|product(?:eur|rice)|star|festival|club|fan)s? (?:de |d['’])?(?:films? d['’])?"
        r"(?:horreur|comédies?|thrillers?|documentaires?|science[- ]fiction|westerns?|polars?)\b"
        r"(?: (?:dans|de) {the_years}{decade}\b)?",
        {},
    ),
    Phrase(
        r"\b(?:réalisat|act|vedette|star|cinéaste|diva|époque|pianiste)\w* "
        r"(?:du |de |de l['’]époque du )(?:cinéma muet|films? muets?)\b",
        {},
    ),
    Phrase(r"\b(?:né|morte?)e?s? (?:\w+ ){0,3}?(?:{year}|{decade})\b", {}),
    Phrase(r"\b(?:crimes?|criminel(?:le)?s?|héros|correspondante?s?|reporters?|prisonni(?:er|"
           r"ère)s?|"
           r"orphelin(?:e)?s?|veuves?|navires?|photographes?|chefs?|nom) de guerre\b", {}),
    Phrase(r"\b(?:lettre|chanson|chagrin)s? d['’]amour\b", {}),
)  # fmt: skip

_RATINGS = (
    Phrase(r"\b(?:rien|aucun|pas) (?:\w+ )?(?:{rated} )?(?:{under}) {score}(?:{unit})?", LEAST),
    Phrase(r"\b{rated} (?:de |à |soit )?(?:{over}) {score}(?:{unit})?", LEAST),
    Phrase(r"\b{rated} (?:de |à |soit )?(?:{under}) {score}(?:{unit})?", MOST),
    Phrase(r"\b{rated} (?:de |à )?{score}(?:{unit})? (?:ou|et) (?:plus|mieux|au-dessus)\b", LEAST),
    Phrase(r"\b{rated} (?:de |à )?{score}(?:{unit})? (?:au )?minimum\b", LEAST),
    Phrase(r"\bnote minimale (?:de )?{score}", LEAST),
    Phrase(r"\b(?:avec )?(?:{over}) {score}(?:{unit})", LEAST),
    Phrase(r"\b(?:avec )?(?:{under}) {score}(?:{unit})", MOST),
)

_YEARS = (
    Phrase(
        r"\b{made}(?:entre|de|depuis) {year}\s*(?:et|à|jusqu'en|jusqu'à|-|–)\s*{last}\b",
        {"year_from": "year", "year_to": "last"},
        SHORT,
    ),
    Phrase(r"\b{made}(?:depuis|à partir de|dès) (?:l['’]année )?{year}\b", {"year_from": "year"},
           SHORT),
    Phrase(r"\b{made}(?:d['’])?(?:avant|antérieure?s? à) (?:l['’]année )?{year}\b",
           {"year_to": "year - 1"}, SHORT),
    Phrase(r"\b{made}jusqu['’](?:en|à) {year}\b", {"year_to": "year"}, SHORT),
    Phrase(r"\b{made}(?:d['’])?(?:après|postérieure?s? à) (?:l['’]année )?{year}\b",
           {"year_from": "year + 1"}, SHORT),
    Phrase(
        r"\b(?:de |en )?{year} (?:ou|et) (?:après|plus (?:tard|récente?s?)|ultérieure?s?)",
        {"year_from": "year"},
        Place(within=10, behind_run=True),
    ),
    Phrase(r"\b(?:sorti|réalisé|tourné)e?s? en {year}\b", YEAR, SHORT),
    Phrase(r"\b(?:de l['’]année|de|en|datant de) {year}\b(?!\s*(?:à|et|-|–)\s*\d)", YEAR, BEHIND),
)  # fmt: skip

_OF_DECADES = (
    Phrase(
        r"\b(?:entre |de )?{the_years}{decade} (?:et|à|ou) (?:(?:les|des|aux) )?(?:années )?"
        r"{last_decade}\b",
        {"year_from": "decade", "year_to": "last_decade + 9"},
        DATED,
    ),
    Phrase(r"\b(?:d['’])?avant {the_years}{decade}", {"year_to": "decade - 1"}, DATED),
    Phrase(r"\b(?:d['’])?après {the_years}{decade}", {"year_from": "decade + 10"}, DATED),
    Phrase(r"\b(?:depuis|à partir) {the_years}{decade}", {"year_from": "decade"}, DATED),
    Phrase(r"\b(?:(?:du|de la) (?:début|milieu|fin) )?des années {decade}", DECADE, DATED),
    Phrase(r"\bdans {the_years}{decade}", DECADE, DATED_BEHIND),
)

_OTHERS = (
    Phrase(
        r"\bpour (?:(?:toute )?la famille|(?:les |des |mes )?enfants|les petits)\b|"
        r"\b(?:à (?:voir|regarder) )?(?:en famille|avec (?:les |mes |des )enfants)\b",
        {"genre": ("Family",)},
        Place(within=10, behind_run=True),
    ),
    Phrase(
        r"(?:\b(?:du|des|de la)\s+|\bde (?:l['’])?|\bd['’]|"
        r"\b(?:venue?s?|tournée?s?|produite?s?) (?:en|au|aux|du|de|d['’])\s*){country}",
        {"language": "country"},
        BEHIND,
    ),
    Phrase(
        r"(?:(?<=\bhors\s)|(?<=\bsauf\s)|(?<=\bhormis\s))(?:le |la |l['’]|les )?{country}",
        {"language": "country"},
    ),
    Phrase(r"(?<=\bpas\s)(?:du |de |des |d['’])(?:la |l['’])?{country}", {"language": "country"}),
    Phrase(
        r"(?:(?<=\bpas\s)|(?<=\bni\s)|(?<=\bnon\s))(?:en |de langue ){spoken}",
        {"language": "spoken"},
    ),
    Phrase(r"\b(?:en|de langue) {spoken}\b", {"language": "spoken"}, BEHIND),
    # A year at the end comes with a title; people and catalogues differ by one.
    Phrase(r"[\s,]\(?{year}\)?\s*$", {"year_from": "year - 1", "year_to": "year + 1"}, END),
)

PHRASES = _STORIES + _RATINGS + LENGTHS_SAID + TIMES + _YEARS + _OF_DECADES + _OTHERS
