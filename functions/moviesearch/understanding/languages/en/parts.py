"""The numbers and names in English phrases, and pieces that several share."""

from moviesearch.understanding.language import Slot
from moviesearch.understanding.languages.en.words import (
    COUNTRIES,
    DECADES,
    GENRES,
    LANGUAGES,
    LENGTHS,
    NUMBERS,
)

_LENGTH = (
    r"{words}(?! and a half)\b|\d(?:[.,]\d+)?\s*-?(?:hours?|hrs?|h)\b"
    r"(?:\s*(?:and\s*)?\d{1,2}\s*(?:minutes?|mins?|m)?\b)?|\d+[\s-]*(?:minutes?|mins?)\b|\dh\d\d\b"
)
_UNITS = {r"h": 60, r"min|m\b|$": 1}

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
    "length": Slot(_LENGTH, LENGTHS, least=20, most=400, units=_UNITS),
    "minutes": Slot(r"(?<!\d)\d{2,3}(?!\d)", least=20),
    "last_length": Slot(_LENGTH, LENGTHS, least=20, most=400, units=_UNITS),
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
    "long": r"(?: long| in length| of (?:running|run) ?time| of runtime)?",
    "length_of": r"(?:(?:with )?(?:a )?(?:running|run)[\s-]?time|lengths?|duration|runs?|running|"
    r"lasts?|lasting|(?:that|which) (?:is|are|runs?|lasts?)|(?:that|which)['’]s)"
    r"(?: (?:is|of|for))?\s*",
    "no_deadline": r"(?! (?:to|before|until|later|ago|away|from|after|left|of (?!running|run))\b)",
    "released": r"(?:releas\w+|came out|comes out|directed|made|produced|filmed|premier\w+|shot|"
    r"adapted|debuted|appeared|opened)",
}
