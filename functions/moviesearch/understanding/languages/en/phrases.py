"""Turns of phrase that are a constraint or an order."""

from moviesearch.understanding.language import Phrase, Place
from moviesearch.understanding.languages.en.parts import NO_LINK
from moviesearch.understanding.languages.en.places import (
    AROUND,
    BEHIND,
    COUNTED,
    END,
    HIGHEST,
    OF_THIS,
    RATING,
    SCORED,
    SHORT,
    TIMED,
)
from moviesearch.understanding.languages.en.times import OF_DECADES, RECENT, YEARS

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
    Phrase(r"{leading}{rated} (?:is )?{over}\s*{score}{unit}?{or_more}", RATING),
    Phrase(r"{leading}{rated} (?:is )?{under}\s*{score}{unit}?", HIGHEST),
    Phrase(
        r"{leading}{rated} (?:of )?{score}{unit}?\s*"
        r"(?:\+|plus\b|(?:or|and) (?:higher|better|more|above|up|over)\b)",
        RATING,
    ),
    Phrase(
        r"{leading}(?:{rated} )?(?:of )?{score}{unit}?\s*(?:or|and) (?:lower|worse|less|below|"
        r"under)\b",
        HIGHEST,
        SHORT,
    ),
    Phrase(
        r"(?<!\w){score}(?:{unit}\s*(?:\+|plus\b|(?:or|and) (?:higher|better|more|above|up))"
        r"|\s*\+(?:\s*(?:rated|ratings?|stars?|scores?))?)",
        RATING,
    ),
    Phrase(
        r"\b(?:with )?(?:imdb|tmdb) (?:ratings? |scores? )?(?:of )?{score}\s*"
        r"(?:\+|plus\b|(?:or|and) (?:higher|better|more|above|up|over)\b)",
        RATING,
    ),
    Phrase(
        r"{leading}{over}\s*{score}"
        r"(?:\s*/\s*10| out of (?:10|ten)| (?:stars?|ratings?|rated|points?|scores?|"
        r"on (?:imdb|tmdb))\b)(?: only)?",
        RATING,
        SCORED,
    ),
    Phrase(
        r"{leading}{under}\s*{score}"
        r"(?:\s*/\s*10| out of (?:10|ten)| (?:stars|ratings?|rated|scores?|on (?:imdb|tmdb))\b)",
        HIGHEST,
        Place(within=12, unless_after=COUNTED),
    ),
    Phrase(r"\b(?:with )?(?:imdb|tmdb) (?:ratings? |scores? )?{over}\s*{score}", RATING),
    Phrase(r"\b(?:with )?(?:imdb|tmdb) (?:ratings? |scores? )?{under}\s*{score}", HIGHEST),
    Phrase(r"\b(?:minimum|min|lowest) (?:ratings?|scores?) (?:of )?{score}", RATING),
    Phrase(r"\b(?:maximum|max|highest) (?:ratings?|scores?) (?:of )?{score}", HIGHEST),
    Phrase(r"\b(?:nothing|none|not) (?:rated )?(?:under|below|less than) {score}", RATING),
)

_LENGTHS = (
    Phrase(
        r"\b(?:{length_of})?(?:between|from)?\s*{minutes}\s*(?:and|to|-|–)\s*{last_length}{long}",
        {"min_runtime": "minutes", "max_runtime": "last_length"},
        SHORT,
    ),
    Phrase(
        r"\b(?:{length_of})?(?:between|from)?\s*{length} (?:and|to) {last_length}{long}",
        {"min_runtime": "length", "max_runtime": "last_length"},
        SHORT,
    ),
    Phrase(
        r"\b(?:{length_of})?(?:no|not|nothing|never) (?:longer|more|over|above)(?: than)? "
        r"{length}{long}",
        {"max_runtime": "length"},
        SHORT,
    ),
    Phrase(
        r"\b(?:{length_of})?(?:no|not|nothing|never) (?:shorter|less|under|below)(?: than)? "
        r"{length}{long}",
        {"min_runtime": "length"},
        SHORT,
    ),
    Phrase(
        r"\b(?:{length_of})?(?:under|below|less than|shorter than|at most|up to|within|"
        r"max(?:imum)?(?: of)?|<=?)\s*{length}{long}{no_deadline}",
        {"max_runtime": "length"},
        TIMED,
    ),
    Phrase(
        r"\b(?:{length_of})?(?:over|above|more than|longer than|at least|min(?:imum)?(?: of)?|>=?)"
        r"\s*{length}{long}{no_deadline}",
        {"min_runtime": "length"},
        TIMED,
    ),
    Phrase(
        r"\b(?:{length_of})?{length} (?:or (?:less|under|shorter)|max(?:imum)?|tops|at most)\b",
        {"max_runtime": "length"},
        TIMED,
    ),
    Phrase(
        r"\b(?:{length_of})?{length} (?:or (?:more|over|longer)|min(?:imum)?|at least)\b",
        {"min_runtime": "length"},
        TIMED,
    ),
    Phrase(
        r"\b(?:{length_of})?(?:around|about|roughly|approximately|circa|ca\.?|close to|nearly|~)\s*"
        r"{length}{long}{no_deadline}",
        AROUND,
        TIMED,
    ),
    Phrase(r"\b{length_of}{length}{long}{no_deadline}", AROUND, TIMED),
    Phrase(r"\b{length}[\s-]long\b", AROUND, Place(within=8)),
    Phrase(r"\b(?P<said>{length})(?= (?:\w+ ){0,3}(?:{heads})\b)", AROUND, Place(within=8)),
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
    Phrase(r"\b(?:from|made in) {country}", {"language": "country"}, BEHIND),
    Phrase(r"\bin {language}(?: language)?\b", {"language": "language"}, BEHIND),
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
        rf"(?:{NO_LINK}[\w'’-]+ )" + r"{0,5}?(?P<said>{told_genre})"
        r"(?= (?:starr?ing|stars|starred|about|directed|that|which|where|with|from|set|features?|"
        r"featuring|featured|tells|told|follows|focuses|focused|centers|centered|centering|"
        r"concerning|based|in which|is|was|involving|depicts|has|had|did|does|takes|by|in|film|"
        r"movie|finds?|shows?)\b|\s*[?.!]*$)",
        {"genre": "told_genre"},
        OF_THIS,
    ),
    # A year at the end comes with a title; people and catalogues differ by one.
    Phrase(
        r"[\s,]\(?{year}\)?(?: (?:movie|film|version))?\s*$",
        {"year_from": "year - 1", "year_to": "year + 1"},
        END,
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

PHRASES = _STORIES + _RATINGS + _LENGTHS + RECENT + YEARS + OF_DECADES + _OTHERS + _ORDERS
