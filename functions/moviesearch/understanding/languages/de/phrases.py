"""German turns of phrase that are a constraint or an order."""

from moviesearch.understanding.language import Phrase, Place
from moviesearch.understanding.languages.de.parts import (
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
from moviesearch.understanding.languages.de.times import LENGTHS_SAID, TIMES

_STORIES = (
    Phrase(
        r"\b(?:horror|thriller|krimi|komödien|western|comedy|action)[- ]?(?:autor(?:in)?|"
        r"schriftsteller(?:in)?|regisseur(?:in)?|star|fan|club|festival|schauspieler(?:in)?|"
        r"produzent(?:in)?|show|haus|clown)s?\b",
        {},
    ),
    Phrase(
        r"\bstummfilm(?:star|schauspieler|regisseur|diva|ära|zeit|pianist)\w*|"
        r"\b(?:star|stars|diva|ära|zeit|zeiten|schauspieler|schauspielerin) (?:des|der) "
        r"stummfilm\w*",
        {},
    ),
    Phrase(r"\b(?:geboren|gestorben) (?:\w+ ){0,3}?(?:{year}|{decade})\b", {}),
    Phrase(r"\b{year} (?:geboren|gestorben)\w*", {}),
)

_RATINGS = (
    Phrase(r"\b(?:nichts|keine[nrs]?|nicht) (?:\w+ )?(?:{rated} )?(?:{under}) {score}(?:{unit})?",
           LEAST),
    Phrase(r"\b{rated} (?:{over}) {score}(?:{unit})?", LEAST),
    Phrase(r"\b{rated} (?:{under}) {score}(?:{unit})?", MOST),
    Phrase(r"\b(?:mit )?(?:{over}) {score}(?:{unit}) bewertet\b", LEAST),
    Phrase(r"\b{rated} {score}(?:{unit})? (?:oder|und) (?:mehr|höher|besser|darüber)\b", LEAST),
    Phrase(r"\bmindestbewertung (?:von )?{score}", LEAST),
    Phrase(r"\b(?:mit )?(?:{over}) {score}(?:{unit})", LEAST),
    Phrase(r"\b(?:mit )?(?:{under}) {score}(?:{unit}|(?= bewertet))(?: bewertet\w*)?", MOST),
    Phrase(r"\b(?:mit )?(?:{over}) {score}(?= bewertet)(?: bewertet\w*)?", LEAST),
)  # fmt: skip

_YEARS = (
    Phrase(
        r"\b{made}(?:zwischen|von|aus den jahren) {year}\s*(?:und|bis|-|–)\s*{last}\b",
        {"year_from": "year", "year_to": "last"},
        SHORT,
    ),
    Phrase(r"\b{made}(?:seit|ab) (?:dem jahr )?{year}\b", {"year_from": "year"}, SHORT),
    Phrase(
        r"\b{made}(?:von )?(?:vor|älter als) (?:dem jahr )?{year}\b{no_story}",
        {"year_to": "year - 1"},
        SHORT,
    ),
    Phrase(r"\b{made}bis (?:zum jahr )?{year}\b", {"year_to": "year"}, SHORT),
    Phrase(r"\b{made}(?:nach|neuer als|jünger als) (?:dem jahr )?{year}\b",
           {"year_from": "year + 1"}, SHORT),
    Phrase(
        r"\b(?:von |ab |aus )?{year} (?:oder|und) (?:später|neuer|danach)\b",
        {"year_from": "year"},
        Place(within=10, behind_run=True),
    ),
    Phrase(r"\b(?:im jahr )?{year} (?:gedreht|erschienen|herausgekommen)\w*", YEAR, SHORT),
    Phrase(
        r"\b(?:aus dem jahr|aus|von|vom jahr|des jahres) {year}\b(?!\s*(?:bis|und|-|–)\s*\d)",
        YEAR,
        BEHIND,
    ),
)  # fmt: skip

_OF_DECADES = (
    Phrase(
        r"\b(?:aus |von |zwischen )?(?:den|der|die) {early}{decade}?(?:und|bis|oder|-) (?:den )?"
        r"{last_decade}{years}",
        {"year_to": "last_decade + 9", "year_from": "decade"},
        DATED,
    ),
    Phrase(r"\bvor den {early}{decade}{years}", {"year_to": "decade - 1"}, DATED),
    Phrase(r"\bnach den {early}{decade}{years}", {"year_from": "decade + 10"}, DATED),
    Phrase(r"\b(?:seit|ab) den {early}{decade}{years}", {"year_from": "decade"}, DATED),
    Phrase(r"\b(?:aus den|von den|der) {early}{decade}{years}", DECADE, DATED),
    Phrase(r"\bin den {early}{decade}{years}", DECADE, DATED_BEHIND),
)

_OTHERS = (
    Phrase(r"\bnicht[\s-]*{adjective}", {"not_language": "adjective"}, Place(within=10)),
    Phrase(
        r"\b(?:geeignet )?für (?:die (?:ganze )?familie|(?:die |meine |kleine )?kinder|die "
        r"kleinen)\b|"
        r"\b(?:mit (?:den |meinen )?kindern|mit der (?:ganzen )?familie) (?:zu )?(?:schauen|sehen|"
        r"gucken)\b",
        {"genre": ("Family",)},
        Place(within=10, behind_run=True),
    ),
    Phrase(r"\b(?:aus|made in) {country}", {"language": "country"}, BEHIND),
    Phrase(
        r"(?:(?<=\bnicht\s)|(?<=\bnichts\s)|(?<=\baußer\s)|(?<=\bausser\s))aus {country}",
        {"language": "country"},
    ),
    Phrase(
        r"(?:(?<=\bnicht\s)|(?<=\bnichts\s))(?:auf |in ){spoken}(?:er sprache)?\b",
        {"language": "spoken"},
    ),
    Phrase(r"\b(?:auf|in) {spoken}(?:er sprache)?\b", {"language": "spoken"}, BEHIND),
    # A year at the end comes with a title; people and catalogues differ by one.
    Phrase(r"[\s,]\(?{year}\)?\s*$", {"year_from": "year - 1", "year_to": "year + 1"}, END),
)

PHRASES = _STORIES + _RATINGS + LENGTHS_SAID + TIMES + _YEARS + _OF_DECADES + _OTHERS
