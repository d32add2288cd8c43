"""Words that tell that a name stands beside them; nothing but data.

All are patterns, matched whatever the case. One language's cues mean nothing in another's
sentences, so all are looked for at once.
"""

# Right before somebody's name: in the sentences of people who name a person, and in few others.
SURE = (
    r"(?:(?:that|which)\s+(?:is|was|are|were)\s+)?(?:directed|played|helmed|starred)\s+by",
    r"(?:a\s+)?(?:movies?|films?|flicks?)\s+(?:by|of)\s+(?:director|actor|actress)",
    r"(?:(?:by|from|with|of)\s+)?(?:the\s+)?(?:directors?|actors?|actress(?:es)?|filmmaker)",
    r"(?:co-?)?(?:starring|stars|starred|staring|stared)",
    r"featuring|feat\.?",
    r"(?:dirigid[ao]s?|protagonizad[ao]s?)\s+por",
    r"(?:réalisée?s?|tournée?s?)\s+par",
    r"(?:unter\s+der\s+)?regie\s+von",
)
SURE_UNSPACED = (r"导演(?:是)?", r"主演(?:是)?", r"由", r"监督")

# Right before a name, and before much else.
WEAK = (r"by", r"with", r"from", r"de", r"con", r"par", r"avec", r"von", r"mit")

# What of a cue tells that somebody directed.
DIRECTING = r"direct|film|helm|\bby\b|dirig|réalis|tourn|regie|导演|监督"

# Right behind a name.
BEHIND = (
    r"(?:best\s+|old\s+|new\s+|early\s+|classic\s+)?"
    r"(?:movies?|films?|flicks?|filmography|pictures?|cinema)\b"
)
TOLD_UNSPACED = r"(?:主演|出演|参演|执导|导演|監督|演|拍)过?[的の]?"
BEHIND_UNSPACED = r"的?(?:电影|影片|片子?|作品)"
SIBLINGS = r"(?:brothers|bros|sisters)\b"

# Before and behind the name of somebody who wrote what a movie is made from.
WRITTEN = (
    r"\b(?:novels?|books?|stor(?:y|ies)|published|composed|music|comics?|tribute)\s+(?:only\s+|mostly\s+|written\s+)?(?:by|from|of|to)\s+"
    r"|\bbased\s+(?:up)?o(?:n|ff)\s+(?:of\s+)?(?:an?\s+|the\s+)?(?:life\s+of\s+)?"
)
WRITING = (
    r"(?:['’]s|\s+s)?\s+(?:famous\s+|best-?selling\s+|classic\s+|short\s+|graphic\s+|comic\s+)?"
    r"(?:novels?|novellas?|books?|short\s+stor(?:y|ies)|adaptations?|memoirs?)\b"
)
STUDIOS = frozenset({"disney", "walt disney", "warner", "warner bros", "columbia", "goldwyn"})

# All that may stand before a cue and a name where nothing else is said.
ASKED = (
    r"(?:(?:a|the|any|some|good|best|great|show me|find)\s+)*"
    r"(?:movies?|films?|some|any|every)?(?:thing)?"
)

# Said by somebody who remembers and is not sure, anywhere in a sentence; and right behind a name.
HESITANT = (
    r"\bi (?:think|thought|guess|believe|want to say)\b|\b(?:maybe|perhaps|possibly|probably)\b"
    r"|\bnot (?:quite )?sure\b|\bor (?:someone|somebody|something)\b|\bcan['’]?t remember\b"
    r"|好像|可能|也许|不确定|忘了"
)
# Before and behind a name that is a guess: "…, voiced by zac efron? the one with", and behind one
# that is an example: "a statham type".
GUESSED_BEFORE = r"(?:^|[.,;!?(])\s*(?:[\w'’]+\s+){0,3}$"
GUESSED_BEHIND = r"(?:\s+[\w'’]+){0,2}\s*\?"
ASKED_BEHIND = r"\s*\?+\)?[\s.]*\w"  # "emma stone?? robot barman"
TYPE_BEHIND = r"(?:['’]?s)?[\s-]+(?:type|style|lookalike|kind of)\b"

# Before the title of a movie that tells when others were made.
RELATIVE = (
    r"\b(?:(?:made|from|released)\s+)?(?:before|prior\s+to|(?P<behind>after|since))\s+(?:the\s+)?"
)

# Between two names.
JOINTS = (
    r"\s*(?:,|&|\+|/|\b(?:and|y|et|und|or|meets)\b|和|与|、|以及)+\s*(?:\band\b\s*)?(?:with\s+)?"
)

_MOVIES = (
    r"(?:movies?|films?|flicks?|something|anything|sth|smth|some?thin?g?|stuff|things?|stor(?:y|ies)"
    r"|pictures?|shows?|recs|recommendations?"
    r"|thrillers?|comed(?:y|ies)|dramas?|anime|cartoons?|westerns?|musicals?|romances?"
    r"|documentar(?:y|ies)|rom-?coms?|horror|sci-?fi|noir|adventures?|myster(?:y|ies)|more)"
)
_SOFTLY = r"(?:(?:a\s+lot|a\s+bit|a\s+little|more|just|kind\s+of|sort\s+of|much)\s+)?"
_FEEL = r"(?:vibes?|feel(?:ing)?|mood|style|energy|tone|atmosphere)"

# Before a title that is an example of what is wanted; the group is what says so.
LIKE = (
    rf"\b{_MOVIES}\s+((?:(?:that|which)(?:\s+(?:is|are)|['’]s)\s+)?{_SOFTLY}like)\s+",
    rf"\b{_MOVIES}\s+(such\s+as)\s+",
    rf"^\s*({_SOFTLY}like)\s+",
    r"^\s*((?:(?:the|much|exactly)\s+)?same\s+(?:as|like))\s+",
    r"\b(my\s+(?:all[\s-]time\s+)?fav(?:ou?rites?|s)?\s+(?:(?:movies?|films?|ones?)\s+)?(?:is|are|was))\s+",
    rf"\b({_SOFTLY}(?:very\s+|quite\s+)?(?:similar|comparable|akin|close)\s+(?:in\s+\w+\s+)?"
    r"(?:to|with|2))\s+",
    r"\b((?:similar|comparable)\s+(?:movies?|films?)(?:\s+(?:to|as)|\s*:))\s+",
    r"\b((?:(?:that|which)\s+)?resembl(?:es?|ing))\s+",
    r"\b((?:in|with)\s+(?:the|an?)\s+(?:same\s+|similar\s+)?(?:style|vein|spirit|mood|manner|league)"
    r"\s+(?:of|as|to))\s+",
    r"\b((?:that\s+|which\s+)?remind(?:s|ing|ed)?\s+(?:me|us|you|one)\s+of)\s+",
    rf"\b((?:(?:with|has|have|having)\s+)?(?:the\s+|a\s+)?(?:same|similar)\s+{_FEEL}"
    r"\s+(?:as|to|of|like))\s+",
    r"\b((?:with\s+)?(?:the\s+)?vibes?\s+of)\s+",
    r"\b((?:along|on)\s+the\s+lines\s+of)\s+",
    r"\b((?:for\s+)?(?:big\s+|huge\s+)?fans?\s+of)\s+",
    r"\b((?:à|a)\s+la)\s+",
    r"\b((?:reminiscent|evocative|in\s+the\s+league)\s+of)\s+",
    r"\b((?:(?:good\s+)?(?:alternatives?|follow[\s-]?ups?)|(?:the\s+)?closest\s+(?:thing|movie|film))"
    r"\s+to)\s+",
    r"\b((?:recommendations?|suggestions?|recs)\s+(?:based|building)\s+on)\s+",
    r"\b(based\s+on\s+(?:my\s+love\s+of|liking|loving|enjoying))\s+",
    r"\b((?:that\s+|which\s+)?(?<!it\s)(?:feels?|hits|plays)\s+(?:a\s+(?:lot|bit)\s+)?like)\s+",
    r"\b((?:that\s+)?(?:scratch(?:es)?\s+the\s+same\s+itch|gives?\s+(?:me\s+)?(?:the\s+)?(?:same\s+)?vibes?)\s+(?:as|of))\s+",
    r"\b((?:a\s+)?(?:cross|mix|mixture|mash-?up|blend|combination|somewhere)\s+(?:between|of))\s+",
    r"\bas\s+\w+\s+(as)\s+",
    r"\b(?:pel[ií]culas?|pelis?|algo|alguna|filmes?)\s+((?:as[ií]\s+)?como|(?:del?\s+)?(?:tipo|estilo)(?:\s+de)?)\s+",
    r"\b((?:parecid[ao]s?|similar(?:es)?)\s+(?:a|à|ao|com))\s+",
    r"\b(?:films?|quelque\s+chose|un\s+truc)\s+(comme|du\s+(?:genre|style)(?:\s+de)?)\s+",
    r"\b((?:semblables?|similaires?)\s+[àa]|dans\s+le\s+(?:style|genre)\s+de)\s+",
    r"\b(?:filme?|filmen|etwas|was)\s+((?:so\s+)?wie)\s+",
    r"\b([äa]e?hnlich(?:e|er|es)?\s+wie)\s+",
)
# Said of everything that people like: only of a title that is nothing else.
_LIKED = (
    r"(?:liked?s?|loved?s?|enjoyed?s?|adored?s?|(?:re)?watched|saw|seen|finished(?:\s+watching)?)"
)
# Said of one thing in particular, which may be called by an everyday word: "my kids loved Frozen".
PARTICULAR = (
    r"\b(?:liked|loved|enjoyed|adored|(?:re)?watched|saw|seen|finished(?:\s+watching)?)$"
    r"|^my\s|^if\s"
)
LIKE_MAYBE = (
    rf"\b((?:(?:for|if|because|since|as)\s+)?(?:(?:people|those|anyone|anybody|someone|somebody|"
    rf"everyone|viewers|folks|friends?|kids|us)\s+)?(?:i|we|you|who|my\s+\w+)(?:\s+have|['’]ve)?\s+"
    rf"(?:(?:really|just|also|absolutely|already|recently|finally|only|both)\s+)*"
    rf"{_LIKED}(?:\s+watching)?)\s+",
    r"^\s*((?:just\s+)?(?:liked?|loved?|enjoyed|adored|watched|finished(?:\s+watching)?|saw))\s+",
    r"\b((?:(?:what|something|anything)\s+)?(?:(?:can|should|could)\s+i\s+|do\s+i\s+|to\s+)?"
    r"(?:watch|see|next)\s+(?:next\s+)?(?:after|following))\s+",
    r"\b(after\s+(?:(?:i|we)\s+)?(?:(?:re)?watch(?:ing|ed)|seeing|saw|finishing))\s+",
    r"\b((?:(?:for|find|want|need)\s+)?(?:just\s+)?another|the\s+next)\s+",
    r"\b(the\s+likes\s+of)\s+",
    r"^\s*((?:think|imagine|picture)(?:\s+of)?|(?:i\s+)?(?:have\s+|['’]ve\s+)?(?:already\s+)?seen)\s+",
    r"\b(better\s+than)\s+",
)
_TITLE = r"((?:[\w'’:.]+\s+){0,5}?[\w'’:.]+)"
_SORT = (
    r"(?:(?:type|style|kind|vibes?|lookalikes?)\b(?:\s+of\b)?"
    r"|like(?=\s+(?:movies?|films?|flicks?|stor(?:y|ies)|vibes?)\b))"
)
# Before a title that is not wanted.
DENIED = (
    r"\b(?:(?:(?:not|nothing)\s+(?:(?:at\s+all|anything|something)\s+)?|un)like\s+|(?:not|isn['’]?t|aren['’]?t|wasn['’]?t|ain['’]?t|(?:anything|everything)\s+but"
    r"|except(?:ing)?(?:\s+for)?|excluding|other\s+than|apart\s+from|aside\s+from|besides"
    r"|que\s+no\s+sea|menos|excepto|salvo|sauf|außer|ausser|nicht)\s+(?:the\s+(?:movie|film)\s+)?"
    r"|(?<=\s)minus\s+)"
)
# What of it is said before hardly anything but a title.
SURELY_DENIED = r"like\s+$"
# Between a wish and a title that is not wanted.
BUT = r"(?:,|\b(?:but|that|which|is|are|pero|mais|aber))\s*$"

# Before a title that is said to be one.
CALLED = (
    r"\b(?:movies?|films?|flick|one|it(?:['’]?s|\s+is|\s+was)?|title)\s+(?:(?:is|was|that['’]?s|thats)\s+)?"
    r"(?:called|named|titled|entitled)\s+"
)

# Before the title of a movie of somebody who is not named.
MAKER = (
    r"\b(?:(?:by|from)\s+)?the\s+(?:same\s+)?(?:guys?|man|woman|people|person|ones?|directors?|makers?"
    r"|creators?|film-?makers?|brothers)\s+(?:(?:who|that)\s+(?:made|directed|did|created|brought\s+us)"
    r"|of|behind)\s+"
)

# Around a title, or two; the groups are the titles.
LIKE_AROUND = (
    r"(?:类似于?|好像|很?像)\s*[《「“\"]?(.+?)[》」”\"]?\s*(?:一样|那样|那种|这样|这种|差不多)的?",
    r"(?:类似于?|好像|很?像)\s*[《「“\"]?(.+?)[》」”\"]?\s*"
    r"(?:一样|那样|那种|这样|这种|差不多|类似|风格|之类|的|$|(?=[，,。\s]*(?:但|不过|可是|只是|只不过)))的?",
    r"(?:类似于?|好像|很?像)\s*(.+)(?:一样|那样|那种|类似|的)(?:电影|影片|片|$)",
    r"(?:跟|和|与|同)\s*[《「“\"]?(.+?)[》」”\"]?\s*(?:一样|类似|差不多|相似|相像)的?",
    r"^(?:想看|推荐|找|求|来点|有没有|部)*[《「“\"]?([^\s,,。]+?)[》」”\"]?\s*"
    r"(?:那样|这样|那种|这种|之类|那类|这类|一类|类似|风格|同款)的?",
    r"[「『]?([^\s「『」』、。]+?)[」』]?\s*"
    r"(?:みたい(?:な|だ|で)|のよう(?:な|に|だ)|っぽい|に似た|に似て)",
    r"(?:喜欢|爱看|看完|看过|刚看)了?\s*[《「“\"]?(.+?)[》」”\"]?(?:的人|的朋友|以?后|之后|还|想|[,,。]|$)",
    r"[「『]?([^\s「」『』、。]+?)[」』]?\s*(?:が好き|を見た|を観た)",
    r"\b([\w']+)-?(?<!\s)(?:-like|esque|-ish)\b",
    rf"(?:\b(?:something|anything|a|an|some)\s+|^){_TITLE}(?:-like|-ish)\b",
    rf"^{_TITLE}\s+(?:like|similar(?:\s+(?:movies?|films?))?)$",
    # "rocky type boxing film", "a john wick style thriller", "jaws but with bears"
    rf"\b(?:an?|any|some|something|more|another|with|want|need|give\s+me)\s+{_TITLE}"
    rf"[\s-]{_SORT}",
    rf"^{_TITLE}[\s-]{_SORT}",
    r"^(?P<said>([\w'’:. -]+?)),?\s+but\s",
    r"^(?:(?:a|something|movies?|films?|like)\s+)*([\w'’:. -]+?)\s+(?:meets|crossed\s+with|x)\s+"
    r"([\w'’:. -]+?)(?=\s*(?:$|[,;!?]|\b(?:but|with|in|set)\b))",
)

# A title goes on at no such word, and a title of one everyday word ends before one.
STOPS = frozenset(
    "but and or with without in from except only set that where which who just about for by on not "
    "please starring directed though yet however also than featuring meets pero con sin mais avec "
    "sans aber mit ohne what any anything should recommend suggest give show tell so then i we "
    "would you can could next because since if is are was do does too very much and or already "
    "trilogy saga series franchise universe movies films".split()
)
# Behind the title of one part these say that all parts are meant.
SERIES = frozenset("trilogy saga series franchise universe movies films".split())
# What may stand between a cue and a title.
BEFORE_TITLE = r"the (?:movie|film)\s+"

# Behind "like" these mean nothing that has a title, unless they are written as one: "Us", "It".
PRONOUNS = frozenset(
    "it us me you him them this that these those one no other others mine ours his hers".split()
)
WRITTEN_AS_TITLES = frozenset({"her", "us"})

# Before words for some movie or other, which are no title though there is one of that name.
ANY = frozenset("a an any some another good great really very".split())

# What may stand before a year that no word for a movie stands beside.
BEFORE_YEAR = r"\b(?:from|of|in|the)\s+$"
