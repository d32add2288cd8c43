"""English."""

from moviesearch.understanding.language import Phrase, Place, Slot, Spaced, Table, Words

# Words that name a genre wherever they stand, and words that do so only beside another word of a
# request ("war movies", "korean drama"), since plots are full of wars and families.
_GENRES: Table = {
    "Science Fiction": "sci-fi, sci fi, scifi, sifi, science fiction, science-fiction",
    "Horror": "horror, horrors, slasher",
    "Thriller": "thriller, thrillers",
    "Comedy": "comedy, comedies",
    ("Romance", "Comedy"): "rom com, rom coms, rom-com, rom-coms, romcom, romcoms, "
    "romantic comedy, romantic comedies",
    "Animation": "animated, animation, animations, anime, cartoon, cartoons",
    "Western": "westerns",
    "Music": "musicals",
    "Drama": "dramas",
    "Romance": "romances",
    "Documentary": "documentary, documentaries",
}
_WEAK_GENRES: Table = {
    "Action": "action",
    "Adventure": "adventure, adventures",
    "Crime": "crime",
    "Drama": "drama",
    "Family": "family, kids, children's, childrens",
    "Fantasy": "fantasy",
    "Comedy": "funny",
    "History": "historical, history",
    "Music": "musical, music",
    "Mystery": "mystery, mysteries",
    "Romance": "romance, romantic",
    "Horror": "scary, spooky",
    "Science Fiction": "sf",
    "War": "war, world war, wwii, ww2",
    "Western": "western",
}

# TMDB keeps Cantonese as `cn` and Mandarin as `zh`.
_LANGUAGES: Table = {
    "ar": "arabic",
    "es": "argentine, argentinian, mexican, spanish",
    "hi": "bollywood, hindi",
    "pt": "brazilian, portuguese",
    "cn": "cantonese",
    ("zh", "cn"): "chinese",
    "cs": "czech",
    "da": "danish",
    "nl": "dutch",
    "fi": "finnish",
    "fr": "french",
    "de": "german",
    "el": "greek",
    "hu": "hungarian",
    "is": "icelandic",
    ("hi", "te", "ta", "ml", "bn"): "indian",
    "id": "indonesian",
    "fa": "iranian, persian",
    "it": "italian",
    "ja": "japanese",
    "ko": "korean",
    "zh": "mandarin, taiwanese",
    ("sv", "da", "no", "nb", "fi", "is"): "nordic",
    ("no", "nb"): "norwegian",
    "pl": "polish",
    "ru": "russian, soviet",
    ("sv", "da", "no", "nb"): "scandinavian",
    "sr": "serbian",
    "sv": "swedish",
    "te": "telugu",
    "th": "thai",
    "tr": "turkish",
}
_MORE_LANGUAGES: Table = {
    "ja": "anime",
    ("cn", "zh"): "hong kong",
    "ko": "k-horror, south korean",
}
_COUNTRIES: Table = {
    "es": "argentina, mexico, spain",
    "pt": "brazil",
    ("zh", "cn"): "china",
    "da": "denmark",
    "fr": "france",
    "de": "germany",
    ("cn", "zh"): "hong kong",
    ("hi", "te", "ta", "ml", "bn"): "india",
    "id": "indonesia",
    "fa": "iran",
    "it": "italy",
    "ja": "japan",
    "ko": "korea, south korea",
    ("no", "nb"): "norway",
    "pl": "poland",
    "ru": "russia",
    "sv": "sweden",
    "zh": "taiwan",
    "th": "thailand",
    "tr": "turkey",
}
_DECADES: Table = {
    1920: "twenties",
    1930: "thirties",
    1940: "forties",
    1950: "fifties",
    1960: "sixties",
    1970: "seventies",
    1980: "eighties",
    1990: "nineties",
    2000: "noughties",
}

_SLOTS = {
    "year": Slot(r"(?:18|19|20)\d\d"),
    "last": Slot(r"(?:18|19|20)\d\d"),
    "decade": Slot(r"['’]?(?:19|20)?\d0['’]?s|{words}", _DECADES, decade=True),
    "score": Slot(
        r"(?:\d(?:[.,]\d)?|{words})(?![\d%])",
        {6: "six", 7: "seven", 8: "eight", 9: "nine"},
        least=1,
    ),
    "number": Slot(r"\d{1,3}(?:,\d{3})+|\d+"),
    "country": Slot(r"{words}(?!\w)", _COUNTRIES),
    "language": Slot(r"{words}(?!\w)", _LANGUAGES),
    "genre": Slot(r"{words}(?!\w)", _GENRES),
}

_PARTS = {
    "leading": r"\b(?:(?:that|which|are|is|with|an?|imdb|tmdb|only) ){0,4}",
    "rated": r"rated|ratings?(?: of)?|scores?|scored|scoring|stars?",
    "over": r"above|over|at least|more than|higher than|min(?:imum)?|>=?",
    "unit": r"\s*/\s*10| stars?| points?",
    "or_more": r"(?: (?:only|and (?:up|above|over)|or (?:more|higher|better|above)))?",
    "made": r"(?:(?:that|which) )?(?:(?:was|were|are|is|got|came|comes?|must be|be) )*"
    r"(?:made|released|out|shot|produced|filmed|from|came out)?\s*",
    "no_range": r"(?!\s*(?:to|-|on|and later))",
    "people": r"actors?|actress(?:es)?|artists?|authors?|buffs?|clubs?|comics?|conventions?|crews?|"
    r"directors?|duos?|fans?|festivals?|film[\s-]?makers?|geeks?|hosts?|icons?|legends?|makers?|"
    r"nerds?|novelists?|producers?|screenwriters?|shows?|theat(?:er|re)s?|troupes?|writers?",
    "the": r"[\s-]+(?:the )?(?:(?:early|mid|late)[\s-]+)?",
}

# What makes a decade or a year one of the story: "growing up in the 70s", "a beach in 1940".
_SCENE = (
    r"\b(?:set|placed?|living|lives|life|growing up|back|in|during|of|her|his|their|my) "
    r"(?:(?:in|the|early|mid|late) )*|\bset\s*"
)
_STORY = (
    r"\b(?:in|set|during|of|since|by|until|from|around|circa|year|summer|winter|landing|war|about|"
    r"at (?:most|least)|than|over|under|above|below)\s*"
)
# What makes points and stars those of a game or a cast: "stole more than 9 points".
_COUNTED = (
    r"\b(?:(?!having|getting)\w+(?:ed|ing)|stole|stolen|steals?|won|wins?|lost|loses?|by|for)\s+"
)

# Where a phrase counts; a query of more than twelve words tells a plot.
_BEHIND = Place(within=0, behind_run=True)
_SHORT = Place(within=12, behind_run=True)
_DATED_BEHIND = Place(within=0, behind_run=True, unless_after=_SCENE)
_DATED = Place(within=6, behind_run=True, unless_after=_SCENE)
_DATED_END = Place(within=6, unless_after=_SCENE)
_SCORED = Place(unless_after=_COUNTED)
_END = Place(within=12, unless_after=_STORY)

# What it gives.
_RATING = {"min_rating": "score"}
_YEAR = {"year_from": "year", "year_to": "year"}
_DECADE = {"year_from": "decade", "year_to": "decade + 9"}

_STORIES = (
    Phrase(r"\b{genre} (?:{people})\b", {}),
    Phrase(
        r"\b(?:born|died) (?:\w+ ){0,3}?(?:{year}|{decade})"
        r"(?: (?:and|to|or) (?:{last}|{decade}))?\b",
        {},
    ),
    Phrase(r"\b{score}[\s-]stars? (?:generals?|hotels?|motels?|resorts?|restaurants?)\b", {}),
    Phrase(r"\bthriller (?:by )?michael jackson\b|\bmichael jackson(?:['’]?s)? thriller\b", {}),
)

_RATINGS = (
    Phrase(r"{leading}{rated} (?:is )?{over}\s*{score}{unit}?{or_more}", _RATING),
    Phrase(
        r"{leading}{rated} (?:of )?{score}{unit}?\s*"
        r"(?:\+|plus\b|(?:or|and) (?:higher|better|more|above|up|over)\b)",
        _RATING,
    ),
    Phrase(
        r"(?<!\w){score}(?:{unit}\s*(?:\+|plus\b|(?:or|and) (?:higher|better|more|above|up))"
        r"|\s*\+(?:\s*(?:rated|ratings?|stars?|scores?))?)",
        _RATING,
    ),
    Phrase(
        r"{leading}{over}\s*{score}"
        r"(?:\s*/\s*10| (?:stars?|ratings?|rated|points?|scores?|on (?:imdb|tmdb))\b)(?: only)?",
        _RATING,
        _SCORED,
    ),
    Phrase(r"\b(?:with )?(?:imdb|tmdb) (?:ratings? |scores? )?{over}\s*{score}", _RATING),
    Phrase(r"\b(?:minimum|min|lowest) (?:ratings?|scores?) (?:of )?{score}", _RATING),
    Phrase(r"\b(?:nothing|none|not) (?:rated )?(?:under|below|less than) {score}", _RATING),
)

_YEARS = (
    Phrase(
        r"\b(?:(?:from|between|released|made|only|of|in) |somewhere |the years? )*"
        r"{year}\s*(?:to|and|through|till|until|-|–)\s*{last}\b",
        {"year_from": "year", "year_to": "last"},
        _SHORT,
    ),
    Phrase(
        r"\b{made}(?:since|starting (?:in|from)|(?:not|no) older than) {year}\b",
        {"year_from": "year"},
        _SHORT,
    ),
    Phrase(
        r"\b{made}(?:from )?{year}\s*(?:\+|(?:and|or) (?:later|newer|after|up)|onwards?|on\b)",
        {"year_from": "year"},
        _SHORT,
    ),
    Phrase(
        r"\b{made}(?:before|older than|earlier than|prior to|pre)[\s-]+{year}\b",
        {"year_to": "year - 1"},
        _SHORT,
    ),
    Phrase(r"\b{made}(?:until|up to|(?:not|no) later than) {year}\b", {"year_to": "year"}, _SHORT),
    Phrase(
        r"\b{made}(?:after|newer than|later than|post)[\s-]+{year}\b",
        {"year_from": "year + 1"},
        _SHORT,
    ),
    Phrase(r"\b(?:that )?(?:came out|released|made) in {year}\b{no_range}", _YEAR, _SHORT),
    Phrase(r"\b(?:from|of|in) {year}\b{no_range}", _YEAR, _BEHIND),
)

_OF_DECADES = (
    Phrase(r"\b(?:before|pre){the}{decade}\b", {"year_to": "decade - 1"}, _DATED),
    Phrase(r"\b(?:after|post){the}{decade}\b", {"year_from": "decade + 10"}, _DATED),
    Phrase(r"\bsince{the}{decade}\b", {"year_from": "decade"}, _DATED),
    Phrase(r"\b(?:from|of){the}{decade}\b", _DECADE, _DATED),
    # "gangsters in the 1930s" is a story; "scarface from the 1930s" is not
    Phrase(r"\b(?:in|during){the}{decade}\b", _DECADE, _DATED_BEHIND),
    Phrase(r"\s(?='?\d+s\s*$){decade}\s*$", _DECADE, _DATED_END),
)

_OTHERS = (
    Phrase(r"\b(?:from|made in) {country}", {"language": "country"}, _BEHIND),
    Phrase(r"\bin {language}(?: language)?\b", {"language": "language"}, _BEHIND),
    # A year at the end comes with a title; people and catalogues differ by one.
    Phrase(
        r"[\s,]\(?{year}\)?(?: (?:movie|film|version))?\s*$",
        {"year_from": "year - 1", "year_to": "year + 1"},
        _END,
    ),
)

LANGUAGE = Spaced(
    code="en",
    omits=("min_runtime", "max_runtime", "max_rating"),
    rank=0,
    slots=_SLOTS,
    parts=_PARTS,
    phrases=_STORIES + _RATINGS + _YEARS + _OF_DECADES + _OTHERS,
    words=(
        Words("genre", "alone", _GENRES),
        Words("genre", "opening", _WEAK_GENRES),
        Words("language", "beside", _LANGUAGES),
        Words("language", "beside", _MORE_LANGUAGES),
    ),
    numbers=(Phrase("{decade}", _DECADE), Phrase("{year}", _YEAR)),
    heads="movie movies film films flick flicks cinema feature features pic pics picture pictures "
    "blockbuster blockbusters epics stuff classics".split(),
    fillers="a an any some the good great best better nice old older classic classics cult popular "
    "famous modern recent contemporary top really very dark black gritty cute sad smart low budget "
    "psychological supernatural spaghetti and & or / , - language speaking".split(),
    # "korean war" asks for neither Korean movies nor war movies
    fixed=(
        "american history, civil war, cold war, drug war, french connection, french revolution, "
        "gang war, german shepherd, greek mythology, greek myth, gulf war, korean war, "
        "roman history, star wars, vietnam war"
    ).split(", "),
    told_more="with|about|where|starring|made|set|from|since|before|after|by|in which",
    negations=r"not(?! (?:only|just)\b)|no|nor|neither|never|nothing(?! but\b)|none|without|w/o|"
    r"minus|except(?:ing)?(?: for)?|exclud(?:e|es|ing)|leav(?:e|ing) out|"
    r"(?:anything|everything|all) but|(?:apart|aside) from|(?:other|rather) than|instead of|"
    r"(?:is|are|do|does|wo|would|should)n['’]?t|can(?:['’]?t|not)(?= (?:bear|stand|take|watch)\b)|"
    r"hates?|dislikes?|avoid(?:ing|s)?|skip(?:ping|s)?|(?:keep|stay)(?:ing)? away from|"
    r"steer(?:ing)? clear of|(?:sick|tired) of|fed up with",
    between="a fan of|an?|the|from|in the mood for|interested in|in|into|too|really|very|so|such|"
    "any|anything|another|all|these|those|that are|that|of|some|something|more|ever|even|either|"
    "both|necessarily|to|be|bear|stand|take|want|like|feel like|care for|fond of|keen on|need|see|"
    "watch|watching|looking for|show|give|recommend|suggest|me|us",
    carries=r",?\s*\b(?:and/or|and|or|nor)\b|&|/",
    lists=",",
    refusals=r"(?:^|(?<=[.;!?]))[^.;!?]*\?\s*(?:no|nah|nope)(?: thanks?| thank you)?"
    r"\s*(?:[,.;!?]|$)",
    unasked="non|his|her|their|my|your",
    tokens=r"\d{2,4}'?s\b|'\d0s\b",
    signs="the of and with about where who that which from for to are is was by or not without but "
    "anything nothing something i it his her their he she they my you gets made rated since before "
    "after between over under good best rating ratings score minimum least year years "
    "show find want watch like".split(),
    noise="movie movies film films flick flicks cinema please find me show recommend looking for "
    "want to watch something a an the some any good great best about with from in of is that which "
    "are rated rating made released i something like".split(),
)
