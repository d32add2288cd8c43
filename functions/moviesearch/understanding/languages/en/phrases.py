"""Turns of phrase that are a constraint or an order, and what stands in them."""

from moviesearch.understanding.language import Phrase, Place, Slot
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
_NO_LINK = (
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
    "more": rf"(?: {_NO_LINK}[\w'’-]+)" + r"{0,6}?" + rf" (?:{_HEADS})\b",
    "last_few": r"(?:last|past|previous|recent)",
    "long": r"(?: long| in length| of (?:running|run) ?time| of runtime)?",
    "length_of": r"(?:(?:with )?(?:a )?(?:running|run)[\s-]?time|lengths?|duration|runs?|running|"
    r"lasts?|lasting|(?:that|which) (?:is|are|runs?|lasts?)|(?:that|which)['’]s)"
    r"(?: (?:is|of|for))?\s*",
    "no_deadline": r"(?! (?:to|before|until|later|ago|away|from|after|left|of (?!running|run))\b)",
    "released": r"(?:releas\w+|came out|comes out|directed|made|produced|filmed|premier\w+|shot|"
    r"adapted|debuted|appeared|opened)",
}

# What makes a decade or a year one of the story: "growing up in the 70s", "a beach in 1940".
_SCENE = (
    r"\b(?:set|placed?|places?|living|lives?|life|growing up|grew up|back|in|during|of|her|his|"
    r"their|my|taking place|takes place|based) (?:(?:in|the|on|early|mid|late|during) )*|\bset\s*"
)
_STORY = (
    r"\b(?:in|set|during|of|since|by|until|from|around|circa|year|summer|winter|landing|war|about|"
    r"at (?:most|least)|than|over|under|above|below)\s*"
)
# What makes points and stars those of a game or a cast: "stole more than 9 points".
_COUNTED = (
    r"\b(?:(?!having|getting)\w+(?:ed|ing)|stole|stolen|steals?|won|wins?|lost|loses?|by|for)\s+"
)
# What makes a year that of another work: "the remake of a 1984 film".
_ANOTHER = (
    r"\b(?:(?:remake|version|adaptation|sequel|prequel|reboot|retelling|spin[\s-]?off|cover) "
    r"(?:of|to)|based (?:up)?on|inspired by|adapted from|remakes|spoofs?|parod(?:y|ies)(?: of)?|"
    r"in (?:early|late|mid)|set in|set during|same name from|same name as|(?:stars?|cast) of) "
    r"(?:(?:the|a|an|his|her|their|its|\w+ s|\w+['’]s|classic|original|real|\w+) ){0,2}"
)
# What makes minutes those of a story: "has two hours to live".
_DEADLINE = (
    r"\b(?:in|within|has|have|had|only|every|after|for|next|last|first|gives?|given|with|just|"
    r"spends?|spent|lost|about to|ha[sd] (?:just|only)|ages? of|until|before|exactly) "
)

# Where a phrase counts; a query of more than twelve words tells a plot.
_BEHIND = Place(within=0, behind_run=True)
_SHORT = Place(within=12, behind_run=True)
_DATED_BEHIND = Place(within=0, behind_run=True, unless_after=_SCENE)
_DATED = Place(within=6, behind_run=True, unless_after=_SCENE)
_DATED_END = Place(within=6, unless_after=_SCENE)
_WITHIN = Place(within=12)
_SCORED = Place(unless_after=_COUNTED)
_END = Place(within=12, unless_after=_STORY)
_OF_THIS = Place(unless_after=_ANOTHER)
_TIMED = Place(within=14, behind_run=True, unless_after=_DEADLINE)

# What it gives.
_RATING = {"min_rating": "score"}
_HIGHEST = {"max_rating": "score"}
_YEAR = {"year_from": "year", "year_to": "year"}
_SHORT_YEAR = {"year_from": "short_year", "year_to": "short_year"}
_DECADE = {"year_from": "decade", "year_to": "decade + 9"}
_DECADES = {"year_from": "decade", "year_to": "last_decade + 9"}
_EARLY = {"year_from": "decade", "year_to": "decade + 3"}
_MID = {"year_from": "decade + 4", "year_to": "decade + 6"}
_LATE = {"year_from": "decade + 7", "year_to": "decade + 9"}
_AROUND = {"min_runtime": "length - 15", "max_runtime": "length + 15"}

_STORIES = (
    Phrase(r"\b{genre} (?:{people})\b", {}),
    Phrase(
        r"\b(?:born|died) (?:\w+ ){0,3}?(?:{year}|{decade})"
        r"(?: (?:and|to|or) (?:{last}|{decade}))?\b",
        {},
    ),
    Phrase(r"\b{score}[\s-]stars? (?:generals?|hotels?|motels?|resorts?|restaurants?)\b", {}),
    Phrase(r"\bthriller (?:by )?michael jackson\b|\bmichael jackson(?:['’]?s)? thriller\b", {}),
    Phrase(
        r"\b{year}(?: \w+){0,2}? (?:world ?s? fair|world['’]s fair|olympics?|elections?|"
        r"wars?(?! (?:{heads})\b)|"
        r"murders?|novels?|books?|plays?|songs?|attacks?|earthquake|riots?|massacre|world cup|"
        r"super bowl|championship|season)\b",
        {},
    ),
    Phrase(r"\b{decade} (?:film[\s-]?makers?|actors?|actress(?:es)?|novels?|tv|television)\b", {}),
    Phrase(
        r"\bnot necessarily (?:(?:from|in|of|an?|the|made|set) )*"
        r"(?:{decade}|{year}|{genre}|{language}|{country})",
        {},
    ),
    Phrase(r"\b20th century fox\b|\bmid[\s-]?century\b", {}),
    # a remake of another year, or in another genre
    Phrase(
        r"\b(?:remake|version|adaptation|sequel|prequel|spin[\s-]?off|reboot|parody|spoof|based) "
        r"(?:of|to|on|upon|from) (?:an?|the|its|his|her)(?: (?:original|classic|famous|popular|"
        r"much loved|beloved))* (?:{year}|{decade})(?: (?!that\b|which\b|with\b|about\b|where\b)"
        r"\w+){0,4}? (?:{heads})\b",
        {},
    ),
)

_RATINGS = (
    Phrase(r"{leading}{rated} (?:is )?{over}\s*{score}{unit}?{or_more}", _RATING),
    Phrase(r"{leading}{rated} (?:is )?{under}\s*{score}{unit}?", _HIGHEST),
    Phrase(
        r"{leading}{rated} (?:of )?{score}{unit}?\s*"
        r"(?:\+|plus\b|(?:or|and) (?:higher|better|more|above|up|over)\b)",
        _RATING,
    ),
    Phrase(
        r"{leading}(?:{rated} )?(?:of )?{score}{unit}?\s*(?:or|and) (?:lower|worse|less|below|"
        r"under)\b",
        _HIGHEST,
        _SHORT,
    ),
    Phrase(
        r"(?<!\w){score}(?:{unit}\s*(?:\+|plus\b|(?:or|and) (?:higher|better|more|above|up))"
        r"|\s*\+(?:\s*(?:rated|ratings?|stars?|scores?))?)",
        _RATING,
    ),
    Phrase(
        r"\b(?:with )?(?:imdb|tmdb) (?:ratings? |scores? )?(?:of )?{score}\s*"
        r"(?:\+|plus\b|(?:or|and) (?:higher|better|more|above|up|over)\b)",
        _RATING,
    ),
    Phrase(
        r"{leading}{over}\s*{score}"
        r"(?:\s*/\s*10| out of (?:10|ten)| (?:stars?|ratings?|rated|points?|scores?|"
        r"on (?:imdb|tmdb))\b)(?: only)?",
        _RATING,
        _SCORED,
    ),
    Phrase(
        r"{leading}{under}\s*{score}"
        r"(?:\s*/\s*10| out of (?:10|ten)| (?:stars|ratings?|rated|scores?|on (?:imdb|tmdb))\b)",
        _HIGHEST,
        Place(within=12, unless_after=_COUNTED),
    ),
    Phrase(r"\b(?:with )?(?:imdb|tmdb) (?:ratings? |scores? )?{over}\s*{score}", _RATING),
    Phrase(r"\b(?:with )?(?:imdb|tmdb) (?:ratings? |scores? )?{under}\s*{score}", _HIGHEST),
    Phrase(r"\b(?:minimum|min|lowest) (?:ratings?|scores?) (?:of )?{score}", _RATING),
    Phrase(r"\b(?:maximum|max|highest) (?:ratings?|scores?) (?:of )?{score}", _HIGHEST),
    Phrase(r"\b(?:nothing|none|not) (?:rated )?(?:under|below|less than) {score}", _RATING),
)

_LENGTHS = (
    Phrase(
        r"\b(?:{length_of})?(?:between|from)?\s*{minutes}\s*(?:and|to|-|–)\s*{last_length}{long}",
        {"min_runtime": "minutes", "max_runtime": "last_length"},
        _SHORT,
    ),
    Phrase(
        r"\b(?:{length_of})?(?:between|from)?\s*{length} (?:and|to) {last_length}{long}",
        {"min_runtime": "length", "max_runtime": "last_length"},
        _SHORT,
    ),
    Phrase(
        r"\b(?:{length_of})?(?:no|not|nothing|never) (?:longer|more|over|above)(?: than)? "
        r"{length}{long}",
        {"max_runtime": "length"},
        _SHORT,
    ),
    Phrase(
        r"\b(?:{length_of})?(?:no|not|nothing|never) (?:shorter|less|under|below)(?: than)? "
        r"{length}{long}",
        {"min_runtime": "length"},
        _SHORT,
    ),
    Phrase(
        r"\b(?:{length_of})?(?:under|below|less than|shorter than|at most|up to|within|"
        r"max(?:imum)?(?: of)?|<=?)\s*{length}{long}{no_deadline}",
        {"max_runtime": "length"},
        _TIMED,
    ),
    Phrase(
        r"\b(?:{length_of})?(?:over|above|more than|longer than|at least|min(?:imum)?(?: of)?|>=?)"
        r"\s*{length}{long}{no_deadline}",
        {"min_runtime": "length"},
        _TIMED,
    ),
    Phrase(
        r"\b(?:{length_of})?{length} (?:or (?:less|under|shorter)|max(?:imum)?|tops|at most)\b",
        {"max_runtime": "length"},
        _TIMED,
    ),
    Phrase(
        r"\b(?:{length_of})?{length} (?:or (?:more|over|longer)|min(?:imum)?|at least)\b",
        {"min_runtime": "length"},
        _TIMED,
    ),
    Phrase(
        r"\b(?:{length_of})?(?:around|about|roughly|approximately|circa|ca\.?|close to|nearly|~)\s*"
        r"{length}{long}{no_deadline}",
        _AROUND,
        _TIMED,
    ),
    Phrase(r"\b{length_of}{length}{long}{no_deadline}", _AROUND, _TIMED),
    Phrase(r"\b{length}[\s-]long\b", _AROUND, Place(within=8)),
    Phrase(r"\b(?P<said>{length})(?= (?:\w+ ){0,3}(?:{heads})\b)", _AROUND, Place(within=8)),
    Phrase(
        r"\b(?P<said>shorts?|short(?=(?: [\w-]+){0,2} (?:movies?|films?|flicks?|comed(?:y|ies)|"
        r"thrillers?|documentar(?:y|ies)|dramas?|horrors?|westerns?)\b)|not (?:too|very|so) long|"
        r"short (?:running|run)[\s-]?time|quick watch)"
        r"(?= *(?:$|[,.;!?])| (?:[\w-]+ ){0,2}(?:movies?|films?|flicks?|comed(?:y|ies)|thrillers?|"
        r"documentar(?:y|ies)|dramas?|horrors?|westerns?)\b)",
        {"max_runtime": "90"},
        Place(within=8, unless_after=r"\b(?:in|of|her|his|their|the) "),
    ),
    Phrase(
        r"\b(?:very |really )?long(?= (?:[\w-]+ ){0,2}(?:movies?|films?|epics?|dramas?)\b)",
        {"min_runtime": "150"},
        Place(within=8, unless_after=r"\b(?:how|so|too|year|day|as|a|\d) "),
    ),
)

_RECENT = (
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
        _SHORT,
    ),
    Phrase(
        r"\b(?:(?:from|of|in|released|made|out) )*last year\b(?:['’]s)?(?! (?:of|at)\b)",
        {"year_from": "today - 1", "year_to": "today - 1"},
        _SHORT,
    ),
    Phrase(
        r"\b(?P<said>(?:more |most )?(?:recent|new)(?:ly released)?)"
        r"(?= (?:{more}|(?:{heads})\b))",
        {"year_from": "today - 3"},
        Place(within=12, unless_after=r"\b(?:in|his|her|their|a|my|its|of|the most|most) "),
    ),
    Phrase(r"\b(?:made |released |out )(?:recently|lately)\b", {"year_from": "today - 3"}, _SHORT),
    Phrase(
        r"\b(?:(?:from|of|in|made in) )*(?:the |this )?(?:21st|twenty[\s-]first) century\b"
        r"(?! fox\b)",
        {"year_from": "2000"},
        Place(within=8, behind_run=True, unless_after=_SCENE),
    ),
    Phrase(
        r"\b(?:(?:from|of|made in) )*(?:the )?(?:20th|twentieth) century\b(?! (?:fox|women))",
        {"year_from": "1900", "year_to": "1999"},
        _BEHIND,
    ),
)

_YEARS = (
    Phrase(r"^\W*(?:(?:sometime|made|released|from|in|around|of) )+{year}\W*$", _YEAR),
    Phrase(
        r"\b(?:(?:from|between|released|made|only|of|in) |somewhere |the years? )*"
        r"{year}\s*(?:to|and|through|till|until|-|–)\s*{last}\b",
        {"year_from": "year", "year_to": "last"},
        _SHORT,
    ),
    Phrase(
        r"\b{made}(?:since|starting (?:in|from)|(?:not|no) older than) {year}",
        {"year_from": "year"},
        _SHORT,
    ),
    Phrase(
        r"\b{made}(?:from )?{year}\s*(?:\+|(?:and|or) (?:later|newer|after|up)|onwards?|on\b)",
        {"year_from": "year"},
        _SHORT,
    ),
    Phrase(
        r"\b{made}(?:before|older than|earlier than|prior to|pre)[\s-]+{year}",
        {"year_to": "year - 1"},
        _SHORT,
    ),
    Phrase(r"\b{made}(?:until|up to|(?:not|no) later than) {year}", {"year_to": "year"}, _SHORT),
    Phrase(
        r"\b{made}(?:after|newer than|later than|post)[\s-]+{year}",
        {"year_from": "year + 1"},
        _SHORT,
    ),
    Phrase(r"\b(?:that )?(?:came out|released|made) in {year}{no_range}", _YEAR, _SHORT),
    Phrase(
        r"\b{released} (?:\w+ ){0,3}?(?P<said>(?:back )?in (?:the year )?{year}){no_range}",
        _YEAR,
        _OF_THIS,
    ),
    Phrase(r"\b(?:from|of|in) (?:the year )?{year}{no_range}", _YEAR, _BEHIND),
    Phrase(r"\b(?:{heads}) (?P<said>from (?:the year )?{year}){no_range}", _YEAR, _OF_THIS),
    Phrase(
        r"\b(?:{heads}) (?:with|starring|by|directed by) (?:\w+ ){1,4}?(?P<said>from {year})"
        r"{no_range}",
        _YEAR,
    ),
    Phrase(
        r"\b(?:what|which|this|name (?:the|this|that)|what(?:['’]?s| is| was)(?: the| this| that)) "
        r"(?:(?:classic|popular|famous|american|great|epic|hit|animated|award winning|\w+) )??"
        r"(?P<said>{year})(?= (?!to\b|and\b|or\b)\w)",
        _YEAR,
        _OF_THIS,
    ),
    Phrase(
        r"\b(?:an?|the|that|this|of|for|what|which)"
        rf"(?: {_NO_LINK}[\w'’-]+)" + r"{0,3}? (?P<said>{year})(?={more})",
        _YEAR,
        _OF_THIS,
    ),
    Phrase(r"^(?:in )?(?P<said>{year})(?={more})", _YEAR),
    Phrase(r"^(?P<said>in {year})(?= (?:what|which|this|the)\b)", _YEAR),
    Phrase(r"(?:['’]s?|\w s) (?P<said>{year})(?={more})", _YEAR, _OF_THIS),
    Phrase(r"(?<!\w)(?:from |of |in )?{short_year}(?!\w)", _SHORT_YEAR, _SHORT),
)

_OF_DECADES = (
    Phrase(r"^\W*(?:(?:sometime|made|released|from|in|around|of) )+(?:the )?{decade}\W*$", _DECADE),
    Phrase(
        r"\b(?:(?:from|between|of|in|made) )+(?:the )?{decade} (?:and|or) (?:the )?{last_decade}",
        _DECADES,
        _SHORT,
    ),
    Phrase(
        r"\b(?:(?:from|between|of|in|made) )*(?:the )?{decade} (?:to|through|-|–) "
        r"(?:the )?{last_decade}",
        _DECADES,
        _SHORT,
    ),
    Phrase(r"^(?P<said>{decade})(?= (?:one|version|original)\b)", _DECADE),
    Phrase(r"\b(?:before|pre){the}{decade}", {"year_to": "decade - 1"}, _DATED),
    Phrase(r"\b(?:after|post){the}{decade}", {"year_from": "decade + 10"}, _DATED),
    Phrase(r"\bsince{the}{decade}", {"year_from": "decade"}, _DATED),
    Phrase(r"\b(?:from|of){the}{early}(?:the )?{decade}", _EARLY, _DATED),
    Phrase(r"\b(?:from|of){the}{mid}(?:the )?{decade}", _MID, _DATED),
    Phrase(r"\b(?:from|of){the}{late}(?:the )?{decade}", _LATE, _DATED),
    Phrase(r"\b(?:from|of){the}{decade}", _DECADE, _DATED),
    # "gangsters in the 1930s" is a story; "scarface from the 1930s" is not
    Phrase(r"\b(?:in|during){the}{early}(?:the )?{decade}", _EARLY, _DATED_BEHIND),
    Phrase(r"\b(?:in|during){the}{mid}(?:the )?{decade}", _MID, _DATED_BEHIND),
    Phrase(r"\b(?:in|during){the}{late}(?:the )?{decade}", _LATE, _DATED_BEHIND),
    Phrase(r"\b(?:in|during){the}{decade}", _DECADE, _DATED_BEHIND),
    Phrase(r"\b(?:{heads}) (?P<said>from{the}{decade})", _DECADE, _OF_THIS),
    Phrase(
        r"\b(?:{heads}) (?:with|starring|by|directed by) (?:\w+ ){1,4}?(?P<said>from{the}{decade})",
        _DECADE,
    ),
    Phrase(
        r"\b{released} (?:\w+ ){0,2}?(?P<said>(?:back )?in{the}{early}(?:the )?{decade})", _EARLY
    ),
    Phrase(r"\b{released} (?:\w+ ){0,2}?(?P<said>(?:back )?in{the}{mid}(?:the )?{decade})", _MID),
    Phrase(r"\b{released} (?:\w+ ){0,2}?(?P<said>(?:back )?in{the}{late}(?:the )?{decade})", _LATE),
    Phrase(r"\b{released} (?:\w+ ){0,2}?(?P<said>(?:back )?in{the}{decade})", _DECADE),
    Phrase(
        r"\b(?:an?|the|that|this|what|which)"
        rf"(?: {_NO_LINK}[\w'’-]+)" + r"{0,3}? (?P<said>{decade}(?: era)?)(?={more})",
        _DECADE,
        _OF_THIS,
    ),
    Phrase(r"[\s,](?:from )?(?:the )?{early}{decade}\s*[?.!]*$", _EARLY, _DATED_END),
    Phrase(r"[\s,](?:from )?(?:the )?{mid}{decade}\s*[?.!]*$", _MID, _DATED_END),
    Phrase(r"[\s,](?:from )?(?:the )?{late}{decade}\s*[?.!]*$", _LATE, _DATED_END),
    Phrase(r"\s(?='?\d+s\s*$){decade}\s*$", _DECADE, _DATED_END),
    Phrase(r"[,;.?!]\s*{early}(?:the )?{decade}(?=\s*(?:$|[,;.?!]))", _EARLY, _WITHIN),
    Phrase(r"[,;.?!]\s*{mid}(?:the )?{decade}(?=\s*(?:$|[,;.?!]))", _MID, _WITHIN),
    Phrase(r"[,;.?!]\s*{late}(?:the )?{decade}(?=\s*(?:$|[,;.?!]))", _LATE, _WITHIN),
)

_OTHERS = (
    Phrase(r"\bnon[\s-]*{language}(?:[\s-](?:language|speaking))?", {"not_language": "language"}),
    Phrase(r"\bnon[\s-]+{genre}", {"not_genre": "genre"}),
    # nothing stored says American, but a movie in another language is sure to be none
    Phrase(
        r"\b(?:(?:not|no|non|nothing)[\s-]+(?:from )?(?:an? |the )?(?:american|hollywood|us|usa|"
        r"america|united states)(?: (?:movies?|films?|ones?))?|outside (?:of )?hollywood)\b",
        {"not_language": ("en",)},
        Place(within=14),
    ),
    Phrase(r"\b(?:from|made in) {country}", {"language": "country"}, _BEHIND),
    Phrase(r"\bin {language}(?: language)?\b", {"language": "language"}, _BEHIND),
    Phrase(
        r"\bspaghetti westerns?\b", {"genre": ("Western",), "language": ("it",)}, Place(within=20)
    ),
    Phrase(
        r"\bnot (?:really )?(?:suitable |good |ok |okay |great |meant |made )?for (?:the |my )*"
        r"(?:kids|children|toddlers|family|families|whole family)\b",
        {"not_genre": ("Family",)},
        Place(within=14),
    ),
    Phrase(
        r"\b(?:suitable |good |fun |great )?for (?:the |my |our )?(?:whole|entire) family\b|"
        r"\b(?:suitable|appropriate|safe|okay|ok) for (?:the |my |young |small |little )*"
        r"(?:kids|children|toddlers)\b",
        {"genre": ("Family",)},
        Place(within=14),
    ),
    Phrase(
        r"\bnot (?:made in|from) {country}", {"not_language": "country"}, Place(6, behind_run=True)
    ),
    Phrase(
        r"\b(?P<said>silent)(?: (?:era|black and white))?(?= (?:[\w-]+ ){0,2}(?:{heads})\b)",
        {"year_to": "1929"},
        Place(within=12),
    ),
    Phrase(
        r"\b(?:suitable |good |ok |okay |great |fun |appropriate |safe |made |best )?"
        r"(?:for|with) (?:the |my |our |young |small |little )*"
        r"(?:kids|children|toddlers|the (?:whole |entire )?family|whole family|family|"
        r"\d+ years? olds?|little ones)\b",
        {"genre": ("Family",)},
        Place(within=0, behind_run=True),
    ),
    Phrase(
        r"\b(?P<said>{told_genre})(?= (?:starr?ing|stars|starred|about|directed|that|which|where|"
        r"with|from|set|features?|featuring|featured|tells|told|follows|focuses|focused|centers|"
        r"centered|centering|concerning|based|in which|is about|was|involving|depicts)\b)",
        {"genre": "told_genre"},
        Place(unless_after=r"\b(?:his|her|their|the|a|of|stage|broadway|own|and) "),
    ),
    Phrase(
        r"\b(?:this|what|which|that|what(?:['’]?s| is| was) (?:the|a|this|that)|the \d{4}|"
        r"name the) "
        rf"(?:{_NO_LINK}[\w'’-]+ )" + r"{0,5}?(?P<said>{told_genre})"
        r"(?= (?:starr?ing|stars|starred|about|directed|that|which|where|with|from|set|features?|"
        r"featuring|featured|tells|told|follows|focuses|focused|centers|centered|centering|"
        r"concerning|based|in which|is|was|involving|depicts|has|had|did|does|takes|by|in|film|"
        r"movie|finds?|shows?)\b|\s*[?.!]*$)",
        {"genre": "told_genre"},
        _OF_THIS,
    ),
    # A year at the end comes with a title; people and catalogues differ by one.
    Phrase(
        r"[\s,]\(?{year}\)?(?: (?:movie|film|version))?\s*$",
        {"year_from": "year - 1", "year_to": "year + 1"},
        _END,
    ),
)

_ORDERED = r"\b(?:sort(?:ed)?|order(?:ed)?|rank(?:ed)?|list(?:ed)?|arranged?)(?: \w+)? by "
_ORDERS = (
    Phrase(
        _ORDERED + r"(?:newest|release date|date|year|most recent)\b|\bnewest (?:ones? )?first\b|"
        r"\b(?:latest|most recent) first\b",
        {"sort": ("newest",)},
    ),
    Phrase(_ORDERED + r"(?:oldest|age)\b|\boldest (?:ones? )?first\b", {"sort": ("oldest",)}),
    Phrase(
        _ORDERED + r"(?:the )?(?:highest |best |top )?(?:ratings?|scores?|votes?|reviews?|imdb)\b|"
        r"\bbest (?:ones? |rated )?first\b|\bhighest rated first\b|"
        r"\bwith the (?:highest|best|top) (?:ratings?|scores?|reviews?)\b",
        {"sort": ("highest_rated",)},
        Place(within=14),
    ),
    Phrase(
        r"\bworst (?:ones? |rated )?first\b|\bwith the (?:lowest|worst) (?:ratings?|scores?)\b",
        {"sort": ("lowest_rated",)},
        Place(within=14),
    ),
    Phrase(
        _ORDERED + r"(?:the )?(?:most )?popular(?:ity)?\b|\bmost popular (?:ones? )?first\b",
        {"sort": ("most_popular",)},
        Place(within=14),
    ),
    Phrase(
        _ORDERED + r"(?:the )?(?:box[\s-]office|revenues?|gross(?:es)?|earnings|money)\b|"
        r"\b(?:that|which) (?:made|earned|grossed) the most(?: money)?\b|"
        r"\bwith the (?:highest|biggest|most) (?:box[\s-]office|revenues?|gross(?:es)?)\b|"
        r"\b(?:biggest|top|highest) (?:at the )?box[\s-]office(?: hits?| success(?:es)?)?\b",
        {"sort": ("highest_grossing",)},
        Place(within=10),
    ),
)

PHRASES = _STORIES + _RATINGS + _LENGTHS + _RECENT + _YEARS + _OF_DECADES + _OTHERS + _ORDERS

NUMBERS_OF_RUN = (
    Phrase(r"early[\s-]+{decade}", _EARLY),
    Phrase(r"mid[\s-]+{decade}", _MID),
    Phrase(r"late[\s-]+{decade}", _LATE),
    Phrase("{decade}", _DECADE),
    Phrase("{year}", _YEAR),
)
