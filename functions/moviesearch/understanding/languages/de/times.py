"""How long a movie is, how new, and in which order, in German."""

from moviesearch.understanding.language import Phrase, Place
from moviesearch.understanding.languages.de.parts import (
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
        r"\b{lasting}(?:zwischen|von)?\s*{minutes}\s*(?:und|bis|-|–)\s*{last_length}{lasts}",
        {"min_runtime": "minutes", "max_runtime": "last_length"},
        TIMED,
    ),
    Phrase(
        r"\b{lasting}(?:zwischen|von)?\s*{length} (?:und|bis) {last_length}{lasts}",
        {"min_runtime": "length", "max_runtime": "last_length"},
        TIMED,
    ),
    Phrase(
        r"\b{lasting}(?:nicht|nichts|keine[nrs]?|nie) (?:film\w* )?(?:länger als|mehr als|über) "
        r"{length}{lasts}",
        LONGEST,
        TIMED,
    ),
    Phrase(
        r"\b{lasting}(?:nicht|nichts|keine[nrs]?|nie) (?:film\w* )?(?:kürzer als|weniger als|"
        r"unter) {length}{lasts}",
        SHORTEST,
        TIMED,
    ),
    Phrase(
        r"\b{lasting}(?:unter|weniger als|kürzer als|höchstens|maximal|max\.?|bis (?:zu )?|"
        r"unterhalb von)"
        r"\s*{length}{lasts}{no_deadline}",
        LONGEST,
        TIMED,
    ),
    Phrase(
        r"\b{lasting}(?:über|mehr als|länger als|mindestens|minimum|min\.?|wenigstens|"
        r"ab)\s*{length}{lasts}"
        r"{no_deadline}",
        SHORTEST,
        TIMED,
    ),
    Phrase(
        r"\b{lasting}{length} (?:(?:oder|und) (?:weniger|kürzer)|maximal|max\b|höchstens|maximum)",
        LONGEST,
        TIMED,
    ),
    Phrase(
        r"\b{lasting}{length} (?:(?:oder|und) (?:mehr|länger)|mindestens|minimum)", SHORTEST, TIMED
    ),
    Phrase(
        r"\b{lasting}(?:(?:ungefähr|etwa|circa|ca\.?|rund|um die|so um die|knapp|"
        r"gut)\s*)+{length}{lasts}{no_deadline}",
        AROUND,
        TIMED,
    ),
    Phrase(r"\b(?:mit )?(?:laufzeit|länge|spieldauer) (?:von )?{length}", AROUND, TIMED),
    Phrase(r"\b{length} (?:lang(?:e[rsnm]?)?|laufzeit|spieldauer)\b", AROUND, TIMED),
    Phrase(r"\b(?:mit|von) {length}{no_deadline}", AROUND, BEHIND),
    Phrase(r"\bkurzfilme?[ns]?\b", {"max_runtime": "40"}, Place(within=10)),
    Phrase(
        r"\b(?:(?P<said>(?:sehr |möglichst )?(?:kurze[rsn]?|kurzweilige[rsn]?)|nicht (?:so|zu|"
        r"sehr) lange[rsn]?)"
        r" (?=(?:\w+ )?(?:\w*film\w*|\w*komödien?|thriller|dramen|drama|western|dokus?|horror|"
        r"krimis?)\b)|"
        r"(?:etwas|was|was ganz) kurzes)(?!.*(?:stunde|minute|min\b))",
        {"max_runtime": "90"},
        Place(within=10),
    ),
    Phrase(
        r"\b(?P<said>(?:sehr |richtig |möglichst )?lange[rsn]?) (?=(?:\w+ )?(?:\w*film\w*|dramen|"
        r"drama|epos)\b)"
        r"(?!.*(?:stunde|minute|min\b))",
        {"min_runtime": "150"},
        Place(within=10, unless_after=r"\b(?:nicht (?:so|zu|sehr)|wie|so|jahre|tage) "),
    ),
)

_RECENT = (
    Phrase(
        r"\b(?:(?:aus|in|von) )?(?:den |der )?(?:letzten|vergangenen) {count} jahren?\b",
        {"year_from": "today - count"},
        ORDERED,
    ),
    Phrase(
        r"\b(?:(?:aus|in|von) )?(?:dem |den |der )?(?:letzten|vergangenen) jahrzehnts?\b",
        {"year_from": "today - 10"},
        ORDERED,
    ),
    Phrase(
        r"\b(?:(?:aus|in) den|der) (?:letzten|vergangenen) jahren?\b",
        {"year_from": "today - 5"},
        ORDERED,
    ),
    Phrase(
        r"\b(?:aus |von )?(?:diesem jahr|dieses jahres|dieses jahr)\b",
        {"year_from": "today", "year_to": "today"},
        ORDERED,
    ),
    Phrase(
        r"\b(?:aus (?:dem )?|vom )?(?:letztem|letzten|vergangenen|vorigen) (?:jahr|jahres)\b",
        {"year_from": "today - 1", "year_to": "today - 1"},
        ORDERED,
    ),
    Phrase(
        r"\b(?:(?:recht |relativ |ganz )?(?:neuere[rsn]?|aktuelle[rsn]?)) "
        r"(?=(?:\w+ )?(?:\w*filme?n?|\w*komödien?|thriller|dramen|drama|western|dokus?|horror|"
        r"krimis?|sci-fi|science)\b)",
        {"year_from": "today - 3"},
        Place(within=10),
    ),
    Phrase(
        r"\b(?:aus dem|des|im) (?:21\.?|einundzwanzigsten) jahrhunderts?\b",
        {"year_from": "2000"},
        ORDERED,
    ),
    Phrase(
        r"\b(?:aus dem|des) (?:20\.?|zwanzigsten) jahrhunderts?\b",
        {"year_from": "1900", "year_to": "1999"},
        BEHIND,
    ),
    Phrase(
        r"\b(?:aus den|von den|der|in den) (?:ganz )?frühen {decade}{years}|"
        r"\b(?:vom |aus dem )?anfang der {decade}{years}",
        {"year_from": "decade", "year_to": "decade + 3"},
        DATED,
    ),
    Phrase(
        r"\b(?:(?:aus den|von den|der|in den) mittleren|(?:von |aus der )?mitte der) "
        r"{decade}{years}",
        {"year_from": "decade + 4", "year_to": "decade + 6"},
        DATED,
    ),
    Phrase(
        r"\b(?:(?:aus den|von den|der|in den) späten|(?:vom |von )?ende der) {decade}{years}",
        {"year_from": "decade + 7", "year_to": "decade + 9"},
        DATED,
    ),
    Phrase(r"\bstummfilme?n?\b", {"year_to": "1929"}, Place(within=12)),
)

_ORDERS = (
    Phrase(r"\bam besten bewertete?[nrs]?\b", {"sort": ("highest_rated",)}, ORDERED),
    Phrase(
        r"\bmit (?:der|den) (?:besten|höchsten) (?:bewertung(?:en)?|note|wertung)\b",
        {"sort": ("highest_rated",)},
        ORDERED,
    ),
    Phrase(
        r"\bam schlechtesten bewertete?[nrs]?\b|"
        r"\bmit (?:der|den) (?:schlechtesten|niedrigsten) (?:bewertung(?:en)?|note|wertung)\b",
        {"sort": ("lowest_rated",)},
        ORDERED,
    ),
    Phrase(
        r"\b(?:an den|an der) (?:kinokassen?|kassen?) (?:erfolgreich\w+)\b|"
        r"\bmit dem (?:höchsten|größten) (?:einspielergebnis|umsatz)\b|\bgrößte[rn]? "
        r"kassenschlager\b",
        {"sort": ("highest_grossing",)},
        ORDERED,
    ),
)

TIMES = _RECENT + _ORDERS
