"""When a movie came out, in turns of phrase."""

from moviesearch.understanding.language import Phrase, Place
from moviesearch.understanding.languages.en.parts import NO_LINK
from moviesearch.understanding.languages.en.places import (
    BEHIND,
    DATED,
    DATED_BEHIND,
    DATED_END,
    DECADE,
    DECADES,
    EARLY,
    LATE,
    MID,
    OF_THIS,
    SCENE,
    SHORT,
    SHORT_YEAR,
    WITHIN,
    YEAR,
)

RECENT = (
    Phrase(
        r"\b(?:(?:that|which|are|is) )*(?:(?:not|no|nothing) (?:older|more|over)(?: than)?|"
        r"less than|younger than|newer than|at most|under|max(?:imum)?) {count} years?(?: old)?\b"
        r"(?! (?:ago|later|after|in prison))",
        {"year_from": "today - count"},
        Place(within=7, behind_run=True),
    ),
    Phrase(
        r"\b(?:(?:that|which|are|is) )*(?:more than|over|at least|older than) {count} years?"
        r"(?: old)?\b(?! (?:ago|later|after|in prison))",
        {"year_to": "today - count"},
        BEHIND,
    ),
    Phrase(
        r"\b(?:(?:from|of|in|made in) )*this century\b",
        {"year_from": "2000"},
        Place(within=8, behind_run=True, unless_after=SCENE),
    ),
    Phrase(
        r"\b(?:(?:from|of|in|during|within|over|made|released) )*(?:the )?"
        r"{last_few} {count} years?",
        {"year_from": "today - count"},
        Place(within=12, behind_run=True, unless_after=r"\bfor "),
    ),
    Phrase(
        r"\b(?:(?:from|of|in|during|within|over|made|released) )*(?:the )?"
        r"{last_few} (?:{count} )?decades?",
        {"year_from": "today - 10"},
        Place(within=12, behind_run=True, unless_after=r"\bfor "),
    ),
    Phrase(
        r"\b(?:(?:from|of|in|released|made|out) )*this year\b(?!['’]?s? (?!movie|film|best|new))",
        {"year_from": "today", "year_to": "today"},
        SHORT,
    ),
    Phrase(
        r"\b(?:(?:from|of|in|released|made|out) )*last year\b(?:['’]s)?(?! (?:of|at)\b)",
        {"year_from": "today - 1", "year_to": "today - 1"},
        SHORT,
    ),
    Phrase(
        r"\b(?P<said>(?:more |most )?(?:recent|new)(?:ly released)?)(?= (?:{heads})\b)|"
        r"\b(?:recent|newly released)(?= (?:[\w'’-]+ ){1,2}(?:{heads})\b)",
        {"year_from": "today - 3"},
        Place(within=12, unless_after=r"\b(?:in|his|her|their|a|my|its|of|the most|most) "),
    ),
    Phrase(
        r"\b(?:not|nothing|isn['’]?t|aren['’]?t) (?:too |so |very |that |really )*old\b(?! enough)",
        {"year_from": "today - 20"},
        SHORT,
    ),
    Phrase(
        r"\b(?P<said>old|older|vintage)(?= (?:{genre} )?(?:movies|films|flicks|westerns|musicals|"
        r"comedies|dramas|thrillers|cartoons)\b)",
        {"year_to": "1979"},
        Place(within=5),
    ),
    Phrase(r"\b(?:made |released |out )(?:recently|lately)\b", {"year_from": "today - 3"}, SHORT),
    Phrase(
        r"\b(?:(?:from|of|in|made in) )*(?:the |this )?(?:21st|twenty[\s-]first) century\b"
        r"(?! fox\b)",
        {"year_from": "2000"},
        Place(within=8, behind_run=True, unless_after=SCENE),
    ),
    Phrase(
        r"\b(?:(?:from|of|made in) )*(?:the )?(?:20th|twentieth) century\b(?! (?:fox|women))",
        {"year_from": "1900", "year_to": "1999"},
        Place(within=4, behind_run=True, unless_after=SCENE),
    ),
)

YEARS = (
    Phrase(r"^\W*(?:(?:sometime|made|released|from|in|around|of) )+{year}\W*$", YEAR),
    Phrase(
        r"\b(?:(?:from|between|released|made|only|of|in) |somewhere |the years? )*"
        r"{year}\s*(?:to|and|or|through|till|until|/|-|–)\s*{last}\b",
        {"year_from": "year", "year_to": "last"},
        SHORT,
    ),
    Phrase(
        r"\b{made}(?:since|starting (?:in|from)|(?:not|no) older than) {year}",
        {"year_from": "year"},
        SHORT,
    ),
    Phrase(
        r"\b{made}(?:from )?{year}\s*(?:\+|(?:and|or) (?:later|newer|after|up)|onwards?|on\b)",
        {"year_from": "year"},
        SHORT,
    ),
    Phrase(
        r"\b{made}(?:before|older than|earlier than|prior to|pre)[\s-]+{year}",
        {"year_to": "year - 1"},
        SHORT,
    ),
    Phrase(r"\b{made}(?:until|up to|(?:not|no) later than) {year}", {"year_to": "year"}, SHORT),
    Phrase(
        r"\b{made}(?:after|newer than|later than|post)[\s-]+{year}",
        {"year_from": "year + 1"},
        SHORT,
    ),
    Phrase(r"\b(?:that )?(?:came out|released|made) in {year}{no_range}", YEAR, SHORT),
    Phrase(
        r"\b{released} (?:\w+ ){0,3}?(?P<said>(?:back )?in (?:the year )?{year}){no_range}",
        YEAR,
        OF_THIS,
    ),
    Phrase(r"\b(?:from|of|in) (?:the year )?{year}{no_range}", YEAR, BEHIND),
    Phrase(r"\b(?:{heads}) (?P<said>from (?:the year )?{year}){no_range}", YEAR, OF_THIS),
    Phrase(
        r"\b(?:{heads}) (?:with|starring|by|directed by) (?:\w+ ){1,4}?(?P<said>from {year})"
        r"{no_range}",
        YEAR,
    ),
    Phrase(
        r"\b(?:what|which|this|name (?:the|this|that)|what(?:['’]?s| is| was)(?: the| this| that)) "
        r"(?:(?:classic|popular|famous|american|great|epic|hit|animated|award winning|\w+) )??"
        r"(?P<said>{year})(?= (?!to\b|and\b|or\b)\w)",
        YEAR,
        OF_THIS,
    ),
    Phrase(
        r"\b(?:an?|the|that|this|of|for|what|which)"
        rf"(?: {NO_LINK}[\w'’-]+)" + r"{0,3}? (?P<said>{year})(?={more})",
        YEAR,
        OF_THIS,
    ),
    Phrase(r"^(?:in )?(?P<said>{year})(?={more})", YEAR),
    Phrase(r"^(?P<said>in {year})(?= (?:what|which|this|the)\b)", YEAR),
    Phrase(r"(?:['’]s?|\w s) (?P<said>{year})(?={more})", YEAR, OF_THIS),
    Phrase(r"(?<!\w)(?:from |of |in )?{short_year}(?!\w)", SHORT_YEAR, SHORT),
)

OF_DECADES = (
    Phrase(r"^\W*(?:(?:sometime|made|released|from|in|around|of) )+(?:the )?{decade}\W*$", DECADE),
    Phrase(
        r"\b(?:(?:from|between|of|in|made) )+(?:the )?{decade} (?:and|or) (?:the )?{last_decade}",
        DECADES,
        SHORT,
    ),
    Phrase(
        r"\b(?:(?:from|between|of|in|made) )*(?:the )?{decade} (?:to|through|-|–) "
        r"(?:the )?{last_decade}",
        DECADES,
        SHORT,
    ),
    Phrase(r"^(?P<said>{decade})(?= (?:one|version|original)\b)", DECADE),
    Phrase(r"\b(?:before|pre){the}{decade}", {"year_to": "decade - 1"}, DATED),
    Phrase(r"\b(?:after|post){the}{decade}", {"year_from": "decade + 10"}, DATED),
    Phrase(r"\bsince{the}{decade}", {"year_from": "decade"}, DATED),
    Phrase(r"\b(?:from|of){the}{early}(?:the )?{decade}", EARLY, DATED),
    Phrase(r"\b(?:from|of){the}{mid}(?:the )?{decade}", MID, DATED),
    Phrase(r"\b(?:from|of){the}{late}(?:the )?{decade}", LATE, DATED),
    Phrase(r"\b(?:from|of){the}{decade}", DECADE, DATED),
    # "gangsters in the 1930s" is a story; "scarface from the 1930s" is not
    Phrase(r"\b(?:in|during){the}{early}(?:the )?{decade}", EARLY, DATED_BEHIND),
    Phrase(r"\b(?:in|during){the}{mid}(?:the )?{decade}", MID, DATED_BEHIND),
    Phrase(r"\b(?:in|during){the}{late}(?:the )?{decade}", LATE, DATED_BEHIND),
    Phrase(r"\b(?:in|during){the}{decade}", DECADE, DATED_BEHIND),
    Phrase(r"\b(?:{heads}) (?P<said>from{the}{decade})", DECADE, OF_THIS),
    Phrase(
        r"\b(?:{heads}) (?:with|starring|by|directed by) (?:\w+ ){1,4}?(?P<said>from{the}{decade})",
        DECADE,
    ),
    Phrase(
        r"\b{released} (?:\w+ ){0,2}?(?P<said>(?:back )?in{the}{early}(?:the )?{decade})", EARLY
    ),
    Phrase(r"\b{released} (?:\w+ ){0,2}?(?P<said>(?:back )?in{the}{mid}(?:the )?{decade})", MID),
    Phrase(r"\b{released} (?:\w+ ){0,2}?(?P<said>(?:back )?in{the}{late}(?:the )?{decade})", LATE),
    Phrase(r"\b{released} (?:\w+ ){0,2}?(?P<said>(?:back )?in{the}{decade})", DECADE),
    Phrase(
        r"\b(?:an?|the|that|this|what|which)"
        rf"(?: {NO_LINK}[\w'’-]+)" + r"{0,3}? (?P<said>{decade}(?: era)?)(?={more})",
        DECADE,
        OF_THIS,
    ),
    Phrase(r"[\s,](?:from )?(?:the )?{early}{decade}\s*[?.!]*$", EARLY, DATED_END),
    Phrase(r"[\s,](?:from )?(?:the )?{mid}{decade}\s*[?.!]*$", MID, DATED_END),
    Phrase(r"[\s,](?:from )?(?:the )?{late}{decade}\s*[?.!]*$", LATE, DATED_END),
    Phrase(r"\s(?='?\d+s\s*$){decade}\s*$", DECADE, DATED_END),
    Phrase(r"[,;.?!]\s*{early}(?:the )?{decade}(?=\s*(?:$|[,;.?!]))", EARLY, WITHIN),
    Phrase(r"[,;.?!]\s*{mid}(?:the )?{decade}(?=\s*(?:$|[,;.?!]))", MID, WITHIN),
    Phrase(r"[,;.?!]\s*{late}(?:the )?{decade}(?=\s*(?:$|[,;.?!]))", LATE, WITHIN),
)

NUMBERS_OF_RUN = (
    Phrase(r"early[\s-]+{decade}", EARLY),
    Phrase(r"mid[\s-]+{decade}", MID),
    Phrase(r"late[\s-]+{decade}", LATE),
    Phrase("{decade}", DECADE),
    Phrase("{year}", YEAR),
)
