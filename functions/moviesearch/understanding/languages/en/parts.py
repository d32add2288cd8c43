"""The numbers and names in English phrases, and pieces that several share."""

from moviesearch.understanding.language import Slot
from moviesearch.understanding.languages.en.words import (
    COUNTRIES,
    DECADES,
    GENRES,
    LANGUAGES,
    LENGTHS,
    NUMBERS,
    NUMERALS,
)

_JOINT = r"[\s-]+(?:and\s+)?"
_HOURS = r"(?:hours?|hrs?|h)(?![^\W\d_])\.?"
_MINUTES = r"(?:minutes?|mins?|m)(?![^\W\d_])\.?"
_SPELT = r"(?<!\w){numerals}(?!\w)"
_NUMBER = (
    rf"(?:\d+(?:[.,]\d+)?(?!\d|[.,:]\d)(?:\s+and\s+a\s+half|\s*½|\s+1/2)?|"
    rf"{_SPELT}(?:{_JOINT}{_SPELT})*)"
)
# what stands behind hours without a unit: "an hour twenty", "1h40"
_REST = r"\d{2}(?![\d'’]|\s*s\b)|(?:ten|fifteen|twenty|thirty|forty|fifty)(?:[\s-]five)?\b"
_LENGTH = (
    rf"{_NUMBER}[\s-]*{_HOURS}(?:[\s,-]*(?:and\s+|&\s*)?(?:{_NUMBER}[\s-]*{_MINUTES}|"
    rf"an?\s+(?:half|quarter)\b)|\s*(?:{_REST}))?|"
    rf"{_NUMBER}[\s-]*(?:minutes?|mins?)\b\.?|\d{{2,3}}\s?['′](?!\w| ?s\b)|"
    r"\d:[0-5]\d(?:\s?h\b)?(?![\d:]|\s?[ap]\.?m)|\d{2,3}m\b|"
    r"(?:half[\s-](?:an\s+)?hour|three\s+quarters\s+of\s+an\s+hour|hour\s+and\s+a\s+(?:half|quarter)|"
    r"couple\s+(?:of\s+)?hours)\b"
)
_UNITS = {r"h|:": 60, r"(?<=\.5)$|(?<=\.25)$": 60, r"m|['′]|(?<!\.5)(?<!\.25)$": 1}
_AT_LEAST = r"\d\s*(?:\+|plus\b)\s*-?(?:hours?|hrs?)\b|\d{2,3}\s*(?:\+|plus\b)\s*-?min(?:ute)?s?\b"

SLOTS = {
    "year": Slot(r"(?:18|19|20)\d\d(?!\d| ?['’]?s\b)"),
    "last": Slot(r"(?:18|19|20)\d\d(?!\d| ?['’]?s\b)"),
    "short_year": Slot(r"['’]\d\d(?!\d| ?['’]?s\b)", decade=True, pivot=30),
    "decade": Slot(r"['’]?(?:19|20)?\d0\s?['’]?s\b|{words}", DECADES, decade=True),
    "last_decade": Slot(r"['’]?(?:19|20)?\d0\s?['’]?s\b|{words}", DECADES, decade=True),
    "score": Slot(
        r"(?:(?<!\d)\d(?:[.,]\d)?|{words})(?![\d%])",
        {6: "six", 7: "seven", 8: "eight", 9: "nine"},
        least=1,
    ),
    "number": Slot(r"\d{1,3}(?:,\d{3})+|\d+"),
    "count": Slot(r"(?<!\d)\d{1,2}\b|{words}", NUMBERS),
    "length": Slot(
        _LENGTH, LENGTHS, least=20, most=400, units=_UNITS, numerals=NUMERALS, joint=_JOINT
    ),
    "least_length": Slot(
        _AT_LEAST, least=20, most=400, units={r"(?:\+|plus)[\s-]*h": 60, r"(?:\+|plus)[\s-]*m": 1}
    ),
    "hours": Slot(_SPELT, least=0.5, most=5, units={r"$": 60}, numerals=NUMERALS, joint=_JOINT),
    "last_hours": Slot(
        _SPELT, least=0.5, most=5, units={r"$": 60}, numerals=NUMERALS, joint=_JOINT
    ),
    "minutes": Slot(r"(?<!\d)\d{2,3}(?!\d)", least=20),
    "last_length": Slot(
        _LENGTH, LENGTHS, least=20, most=400, units=_UNITS, numerals=NUMERALS, joint=_JOINT
    ),
    "country": Slot(r"{words}(?!\w)", COUNTRIES),
    "language": Slot(r"{words}(?!\w)", LANGUAGES),
    "genre": Slot(r"{words}(?!\w)", GENRES),
    "told_genre": Slot(
        r"{words}(?!\w)",
        {
            "Drama": "drama",
            "Music": "musical",
            "Western": "western",
            "Romance": "romance",
            "Fantasy": "fantasy",
            "Mystery": "mystery",
            ("Romance", "Drama"): "romantic drama",
            ("Crime", "Drama"): "crime drama",
            "Adventure": "adventure",
        },
    ),
}

_HEADS = (
    r"movies?|films?|flicks?|pictures?|classics?|features?|adaptations?|remakes?|sequels?|prequels?|"
    r"masterpieces?|blockbusters?|epics?|hits?|biopics?|dramas?|comed(?:y|ies)|thrillers?|"
    r"westerns?|musicals?|romances?|documentar(?:y|ies)|mockumentar(?:y|ies)|cartoons?|anime|"
    r"animations?|horror|love stor(?:y|ies)|installments?|instalments?|versions?|mystery|"
    r"fantasy|adventure|noir|satire|parody|spoof|slasher|tale"
)
NO_LINK = (
    r"(?!(?:of|in|about|with|as|by|who|whose|where|when|that|which|and|to|from|at|on|for|"
    r"is|was|are|were|has|had|he|she|they|it|novels?|books?|plays?|songs?|wars?|murders?)\b)"
)

PARTS = {
    "not_over": r"(?:(?:no|not|nothing|never|isn['’]?t|(?:do|does|wo)n['’]?t|(?:do|does|will|must|"
    r"should) not) (?:any |be |go |run |take |last |exceed )*(?:longer|more|over|above|past|"
    r"beyond|exceed|exceeding)(?: than)?)",
    "leading": r"\b(?:(?:that|which|are|is|with|an?|imdb|tmdb|only|have|has|having) ){0,4}",
    "rated": r"rated|ratings?(?: of)?|scores?|scored|scoring|stars?",
    "over": r"above|over|at least|more than|higher than|better than|min(?:imum)?|>=?",
    "under": r"below|under|at most|less than|lower than|worse than|max(?:imum)?|up to|<=?",
    "unit": r"\s*/\s*10| out of (?:10|ten)| stars?| points?",
    "or_more": r"(?: (?:only|and (?:up|above|over)|or (?:more|higher|better|above|over)))?",
    "made": r"(?:(?:that|which) )?(?:(?:was|were|are|is|got|came|comes?|must be|be) )*"
    r"(?:made|released|out|shot|produced|filmed|from|came out)?\s*",
    "no_range": r"(?!\s*(?:to|-|on|and later)\b)",
    "people": r"actors?|actress(?:es)?|artists?|authors?|buffs?|clubs?|comics?|conventions?|crews?|"
    r"directors?|duos?|fans?|festivals?|film[\s-]?makers?|geeks?|hosts?|icons?|legends?|makers?|"
    r"nerds?|novelists?|novels?|fiction novels?|producers?|screenwriters?|shows?|theat(?:er|re)s?|"
    r"troupes?|writers?|conventions?|characters?|stories by|video|games?|series of",
    "the": r"[\s-]+(?:(?:sometime|somewhere) )?(?:in )?(?:the )?",
    "early": r"(?:early|beginning of(?: the)?|start of(?: the)?)[\s-]+",
    "mid": r"(?:mid(?:dle of(?: the)?)?)[\s-]+",
    "late": r"(?:late|end of(?: the)?)[\s-]+",
    "heads": _HEADS,
    "more": rf"(?: {NO_LINK}[\w'’-]+)" + r"{0,6}?" + rf" (?:{_HEADS})\b",
    "last_few": r"(?:last|past|previous|recent)",
    "long": r"(?:[\s-]long| in length| of (?:running|run)[\s-]?time| of runtime| or so)?",
    "length_of": r"(?:(?:(?:with|has|have|having) )?(?:a |the )?"
    r"(?:(?:running|run)[\s-]?(?:time|length)|"
    r"lengths?|duration)|"
    r"runs?(?: for)?|running|clock(?:s|ing) in(?: at)?|coming in(?: at)?|com(?:es|ing) in(?: at)?|"
    r"lasts?|lasting|(?:that|which) (?:is|are|runs?|lasts?|clocks? in)|(?:that|which|it)['’]s)"
    r"(?: (?:is|are|at|of|for))?\s*",
    "no_deadline": r"(?! (?:to|before|until|later|ago|away|"
    r"from(?! (?:the )?['’]?(?:\d|[a-z]+ties\b))|after|left|of (?!running|run))\b)",
    "released": r"(?:releas\w+|came out|comes out|directed|made|produced|filmed|premier\w+|shot|"
    r"adapted|debuted|appeared|opened)",
}
