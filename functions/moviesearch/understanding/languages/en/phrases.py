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
    WELL_RATED,
    WITHIN,
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
        r"(?<![\w^]){score}(?:{unit}\s*(?:\+|plus\b|(?:or|and) (?:higher|better|more|above|up))"
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
    Phrase(
        r"\b(?:highly|well|critically)[\s-](?:rated|reviewed|acclaimed|praised)\b|"
        r"\b(?:with|has|have|having|that got) (?:a |an |very |really )*"
        r"(?:high|good|great|excellent) (?:(?:imdb|tmdb) )?(?:ratings?|scores?|reviews?)\b",
        WELL_RATED,
        Place(within=10, behind_run=True),
    ),
    Phrase(r"\b(?:maximum|max|highest) (?:ratings?|scores?) (?:of )?{score}", HIGHEST),
    Phrase(r"\b(?:nothing|none|not) (?:rated )?(?:under|below|less than) {score}", RATING),
)

_LENGTHS = (
    Phrase(
        r"\b(?:{length_of})?(?:anywhere )?(?:between|from)?\s*{minutes}\s*(?:and|to|-|–)\s*"
        r"{last_length}{long}",
        {"min_runtime": "minutes", "max_runtime": "last_length"},
        SHORT,
    ),
    # "between one and two hours"
    Phrase(
        r"\b(?:{length_of})?(?:between|from) {hours} (?:and|to) {last_hours}\s*-?(?:hours?|hrs?)\b"
        r"{long}",
        {"min_runtime": "hours", "max_runtime": "last_hours"},
        SHORT,
    ),
    Phrase(
        r"\b(?:{length_of})?(?:anywhere )?"
        r"(?:(?:between|from) {length} and|(?:from )?{length} (?:to|-|–)) "
        r"{last_length}{long}",
        {"min_runtime": "length", "max_runtime": "last_length"},
        SHORT,
    ),
    Phrase(
        r"\b(?:{length_of})?(?:{not_over}) {length}{long}",
        {"max_runtime": "length"},
        SHORT,
    ),
    Phrase(
        r"\b(?:{length_of})?(?:no|not|nothing|never|isn['’]?t) (?:any )?"
        r"(?:shorter|less|under|below)(?: than)? {length}{long}",
        {"min_runtime": "length"},
        SHORT,
    ),
    # "in under an hour" is a deadline in a plot
    Phrase(
        r"\b(?:in|for) (?:under|less than|at most|no more than) {length}{no_deadline}",
        {"max_runtime": "length"},
        Place(within=7),
    ),
    Phrase(
        r"\b(?:i |we |we['’]ve |i['’]ve )?(?:only |just )*(?:have|got|have got)(?: only| just)? "
        r"{length}(?=\s*(?:$|[,.;:!]|(?:to|for|free|left|before|tonight)\b))"
        r"(?: (?:to (?:spare|watch|kill)|free|left|tonight))*",
        {"max_runtime": "length"},
        Place(within=12, unless_after=r"\b(?:\w+s|they|he|she|who|people|men|women) "),
    ),
    Phrase(
        r"\b(?:that |which )?(?:i|we|you|one)? ?(?:can|could|will)? ?(?:be )?"
        r"(?:finish|finished|watch|watched|fit|fits|squeeze) (?:into|in|within) {length}\b",
        {"max_runtime": "length"},
        Place(within=12),
    ),
    Phrase(
        r"\b(?:{length_of})?(?:under|below|less than|shorter than|fewer than|at most|up to|within|"
        r"sub|max(?:imum)?(?: (?:length|runtime))?(?: of)?|<=?)[\s-]*{length}{long}{no_deadline}",
        {"max_runtime": "length"},
        TIMED,
    ),
    Phrase(
        r"\b(?:{length_of})?(?:over|above|more than|longer than|upwards? of|in excess of|exceeding|"
        r"exceeds?|at least|min(?:imum)?(?: of)?|>=?)\s*{length}{long}{no_deadline}",
        {"min_runtime": "length"},
        TIMED,
    ),
    Phrase(
        r"\b(?:{length_of})?{length}{long},? (?:or (?:less|under|shorter|below)|max(?:imum)?|tops|"
        r"at (?:the )?most|and under)\b",
        {"max_runtime": "length"},
        TIMED,
    ),
    Phrase(
        r"\b(?:{length_of})?{length}{long},? ?(?:(?:or|and) (?:more|over|longer|above|up)\b|"
        r"(?:minimum|(?<=[a-z]\s)min|at least|plus)\b|\+)",
        {"min_runtime": "length"},
        TIMED,
    ),
    Phrase(r"(?<![\w.]){least_length}{long}", {"min_runtime": "least_length"}, TIMED),
    Phrase(
        r"\b(?:{length_of})?(?:around|about|roughly|approximately|approx\.?|circa|ca\.?|close to|"
        r"nearly|almost|~)\s*{length}{long}{no_deadline}",
        AROUND,
        TIMED,
    ),
    Phrase(
        r"\b(?:{length_of})?{length}{long},? "
        r"(?:give or take(?: (?:a few|\w+) minutes)?|or so|ish)\b",
        AROUND,
        TIMED,
    ),
    Phrase(r"\b{length_of}{length}{long}{no_deadline}", AROUND, TIMED),
    Phrase(
        r"\b(?:with )?(?:an? )?{length}[\s-](?:long\b|(?:run[\s-]?time|running[\s-]time|length)\b)",
        AROUND,
        Place(within=8),
    ),
    Phrase(r"\b(?P<said>{length})(?= (?:[\w-]+ ){0,3}(?:{heads})\b)", AROUND, Place(within=8)),
    Phrase(r"\b(?:{heads}) (?P<said>of {length}){no_deadline}", AROUND, Place(within=8)),
    Phrase(
        r"\b(?P<said>shorts?|short(?=(?: [\w-]+){0,2} (?:movies?|films?|flicks?|comed(?:y|ies)|"
        r"thrillers?|documentar(?:y|ies)|dramas?|horrors?|westerns?)\b)|not (?:too|very|so|that) "
        r"long|short (?:running|run)[\s-]?time|quick(?: (?:watch|one))?|"
        r"short (?:and sweet|and fun|one|ish|"
        r"length)|shortish)"
        r"(?= *(?:$|[,.;!?])| (?:[\w-]+ ){0,2}(?:movies?|films?|flicks?|comed(?:y|ies)|thrillers?|"
        r"documentar(?:y|ies)|dramas?|horrors?|westerns?|romances?)\b)",
        {"max_runtime": "90"},
        Place(within=8, unless_after=r"\b(?:in|of|her|his|their|the) "),
    ),
    Phrase(
        r"\b(?:a )?(?:very |really |super |extremely )?(?:(?:long|lengthy)(?! (?:lost|ago|time|"
        r"distance|forgotten|awaited|dead|gone|term|haired|way|road)\b)"
        r"(?= (?:[\w-]+ ){0,2}(?:{heads})\b)|epic[\s-]length)",
        {"min_runtime": "150"},
        Place(within=8, unless_after=r"\b(?:how|so|too|year|day|not|as|\d) "),
    ),
    Phrase(r"\b(?:full[\s-]length|feature[\s-]length)\b", {"min_runtime": "60"}, Place(within=10)),
)

_OTHERS = (
    Phrase(r"\bnon[\s-]*{language}(?:[\s-](?:language|speaking))?", {"not_language": "language"}),
    Phrase(r"\bnon[\s-]+{genre}", {"not_genre": "genre"}),
    # nothing stored says American, but a movie in another language is sure to be none
    Phrase(
        r"\b(?:(?:not|no|non|nothing|nor|neither)[\s-]+(?:from )?(?:an? |the )?"
        r"(?:american|hollywood|us|usa|"
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
        r"\b(?:(?:is|are)n['’]?t|not) (?:really )?"
        r"(?:suitable |good |ok |okay |great |meant |made )?for (?:the |my )*"
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
        r"\b(?:to )?(?:watch|see|enjoy) (?:together )?with (?:the |my |our )+(?:kids?|children|son|"
        r"daughter|(?:whole |entire )?family|nephews?|nieces?|grand(?:kids|children|son|daughter)|"
        r"toddlers?|little (?:ones?|brother|sister))\b|"
        r"\bfor (?:my |our |an? |the )?(?:\d|1[0-2])[\s-]*(?:years?|yrs?|y)[\s/-]*(?:olds?|o)\b"
        r"(?: (?:boys?|girls?|kids?|child(?:ren)?|son|daughter))?",
        {"genre": ("Family",)},
        Place(within=14),
    ),
    Phrase(r"\blongest(?= {genre}?\s*(?:movies?|films?)\b)", {"min_runtime": "150"}, WITHIN),
    Phrase(r"\bshortest(?= {genre}?\s*(?:movies?|films?)\b)", {"max_runtime": "90"}, WITHIN),
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
        r"[\s,]\(?{year}\)?(?: (?:\w+ )?(?:movie|film|version|remake|original|one))?\s*$",
        {"year_from": "year - 1", "year_to": "year + 1"},
        END,
    ),
)

_ORDERED = r"\b(?:sort(?:ed)?|order(?:ed)?|rank(?:ed)?|list(?:ed)?|arranged?)(?: \w+)? by "
_OF_MOVIES = r"(?= (?:[\w-]+ ){0,2}(?:{heads})\b)"
_ORDERS = (
    Phrase(
        _ORDERED + r"(?:newest|release date|date|year|most recent)\b|\bnewest (?:ones? )?first\b|"
        r"\b(?:latest|most recent) (?:ones? )?first\b|\b(?:from )?(?:newest|latest) to (?:the )?"
        r"(?:oldest|earliest)\b|\breverse chronological(?:ly)?(?: order)?\b",
        {"sort": ("newest",)},
        Place(within=14),
    ),
    Phrase(
        _ORDERED + r"(?:oldest|age)\b|\b(?:oldest|earliest) (?:ones? )?first\b|"
        r"\b(?:from )?(?:oldest|earliest|first) to (?:the )?(?:newest|latest|last)\b|"
        r"\b(?:in )?chronological(?:ly)?(?: order)?\b",
        {"sort": ("oldest",)},
        Place(within=14),
    ),
    Phrase(
        _ORDERED + r"(?:the )?(?:highest |best |top )?(?:ratings?|scores?|votes?|reviews?|imdb|"
        r"quality|how good)\b|"
        r"\bbest (?:ones? |rated )?first\b|\bhighest rated first\b|"
        r"\b(?:ranked )?(?:from )?best to worst\b|"
        r"\bby (?:imdb |tmdb |user )?(?:score|rating)\s*$|"
        r"\bwith the (?:highest|best|top) (?:ratings?|scores?|reviews?)\b|"
        r"^(?:the )?best of(?= \w)|\bmost (?:critically )?(?:acclaimed|praised)\b",
        {"sort": ("highest_rated",)},
        Place(within=14),
    ),
    # "nicolas cage's best movies"
    Phrase(
        r"['’]s (?P<said>(?:very )?(?:best|greatest|finest|top rated|highest rated))" + _OF_MOVIES,
        {"sort": ("highest_rated",)},
        Place(within=8),
    ),
    Phrase(
        r"['’]s (?P<said>(?:very )?(?:worst|lowest rated))" + _OF_MOVIES,
        {"sort": ("lowest_rated",)},
        Place(within=8),
    ),
    Phrase(
        r"['’]s (?P<said>(?:newest|latest|most recent))" + _OF_MOVIES,
        {"sort": ("newest",)},
        Place(within=8),
    ),
    Phrase(
        r"['’]s (?P<said>(?:oldest|earliest|first))" + _OF_MOVIES,
        {"sort": ("oldest",)},
        Place(within=8),
    ),
    Phrase(
        r"\bworst (?:ones? |rated )?first\b|\bwith the (?:lowest|worst) (?:ratings?|scores?)\b|"
        r"\b(?:ranked )?(?:from )?worst to best\b",
        {"sort": ("lowest_rated",)},
        Place(within=14),
    ),
    Phrase(
        _ORDERED + r"(?:the )?(?:most )?popular(?:ity)?\b|\bmost (?:popular|famous|watched) "
        r"(?:ones? )?first\b|\bby popularity\b",
        {"sort": ("most_popular",)},
        Place(within=14),
    ),
    Phrase(
        _ORDERED + r"(?:the )?(?:box[\s-]office|revenues?|gross(?:es)?|earnings|money)\b|"
        r"\b(?:that|which) (?:made|earned|grossed) the most(?: money)?\b|"
        r"\bwith the (?:highest|biggest|most) (?:box[\s-]office|revenues?|gross(?:es)?)\b|"
        r"\b(?:biggest|top|highest) (?:at the )?box[\s-]office(?: hits?| success(?:es)?)?\b|"
        r"\bby (?:box[\s-]office|revenue|gross)\b|\bmost (?:profitable|lucrative)\b|"
        r"\bbox[\s-]office (?:champions?|toppers?|hits?|kings?)\b|\bbiggest (?:money[\s-]?makers?|"
        r"earners?)\b",
        {"sort": ("highest_grossing",)},
        Place(within=10),
    ),
)

PHRASES = _STORIES + _LENGTHS + _RATINGS + RECENT + YEARS + OF_DECADES + _OTHERS + _ORDERS
