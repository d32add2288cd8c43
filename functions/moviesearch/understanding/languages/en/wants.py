"""What is not wanted, and the words around what is asked for."""

from moviesearch.understanding.language import Phrase, Place

NEGATIONS = (
    r"not(?! (?:only|just|necessarily only)\b)|"
    r"no(?! (?:one|matter|longer|way|idea|doubt|country)\b)|"
    r"nor|neither|never|nothing(?! but\b)|none|without|w/o|"
    r"minus|sans|zero|less(?! than\b)|except(?:ing)?(?: for)?|exclud(?:e|es|ing)|leav(?:e|ing) out|"
    r"(?:(?:anything|everything|all|any) |any (?:\w+ ))but|(?:apart|aside) from|besides|"
    r"(?:other|rather) than|instead of|"
    r"(?:is|are|do|does|wo|would|should)n['’]?t|can(?:['’]?t|not)(?= (?:bear|stand|take|watch)\b)|"
    r"hates?|dislikes?|avoid(?:ing|s)?|skip(?:ping|s)?|(?:keep|stay)(?:ing)? away from|"
    r"steer(?:ing)? clear of|(?:sick|tired|enough) of|fed up with|enough with|free of|nobody wants|"
    r"don['’]?t|rul(?:e|ing) out|(?:^|(?<=[,.;]\s)|(?<=but\s))"
    r"(?:hold|ditch|lose|drop|forget)(?= the\b)"
)
BETWEEN = (
    "a fan of|an?|the|from|in the mood for|interested in|in|into|too|really|very|so|such|"
    "any|anything|another|all|these|those|that are|that|of|some|something|more|ever|even|either|"
    "both|necessarily|to|be|bear|stand|take|want|like|feel like|care for|fond of|keen on|need|see|"
    "watch|watching|looking for|show|give|recommend|suggest|me|us|directed by|made by|written by|"
    "by|starring|featuring|with|one|ones|them|the likes of|much|kind of|sort of|at all"
)
# "vampire-free", but not "set free"
_FREE = (
    r"(?<!\w)(?P<topic>(?!(?:set|sets|setting|break|breaks|breaking|broke|born|be|being|for|is|are|"
    r"was|run|runs|running|walk|walks|get|gets|go|goes|cut|still|home|really|so|not|and|or|the|a|"
    r"of|to|feel|watch|ad|tax|totally|completely|finally|care|carefree|buy|live|free)\b)"
    r"[a-z]+)[\s-]free"
)
# "black and white" is one thing
CARRIES = r",?\s*\b(?:and/or|and(?! (?:white|roll|sorcery)\b)|or|nor)\b|&|/"
# what is several, and what can't be counted: "no zombies korean horror", "no nudity teen comedy"
COMPLETE = (
    r"[\w'-]+(?<![sui'])s|(?:extra|super)?violence|gore|blood|nudity|sex|magic|religion|politics|"
    r"torture|suicide|cancer|rape|racism|witchcraft|terrorism|slavery|bullying|alcohol|cannibalism|"
    r"undead|singing|children|mice|infidelity|kung-fu"
)
DEGREES = "too|so|very|overly|particularly|super"
REFUSALS = (
    r"(?:^|(?<=[,.;!?]))[^,.;!?]+\b(?:excluded|need not apply)\b|"
    r"(?:^|(?<=[.;!?]))[^.;!?]*\?\s*(?:no|nah|nope)(?: thanks?| thank you)?\s*(?:[,.;!?]|$)|"
    + _FREE
    + r"\b"
)

# Words that no subject holds, and at which one ends.
STOPS = (
    "a an the this that these those which who whom whose what where when while why how if because "
    "since as than then but and or nor yet so of in on at by for from to into onto with without "
    "about over under between during before after until through is are was were be been being am "
    "has have had do does did can could will would should may might must i you he she it we they "
    "him her them his its their my your our me us there here not no never please only just also "
    "make makes making made film filming shoot shooting direct directing watch watching rated "
    "set starring starred stars released directed featuring except like similar movie's ever "
    "tonight thats"
).split()
_QUANTITY = (
    r"(?:(?:too|so|any|anything|something|stuff|much|many|all|set (?:in|on|during|at)|"
    r"a lot of|lots of|the|an?|that|really|very|overly|stupid|"
    r"of|kind of|more|these|those|usual|typical|contain(?:s|ing)?|involv(?:e|es|ing)|"
    r"includ(?:e|es|ing)|featur(?:e|es|ing)|show(?:s|ing)?|with|about|hav(?:e|ing)|ha[sd]) )*"
)
_WORD = r"(?!(?:" + "|".join(STOPS) + r")\b)[\w'’][\w'’-]*"
_THING = _WORD + r"(?: " + _WORD + r"){0,3}"
_AGAIN = r"(?:no |without |any |too (?:much |many )?)?"
_LISTED = r"(?:\s*,\s*" + _AGAIN + _THING + r"){0,4}?"
_LAST = r"(?:\s*,?\s*\b(?:and|or|nor) |\s*/\s*)" + _AGAIN + _THING
_THINGS = r"(?P<topic>" + _THING + r"(?:" + _LISTED + _LAST + r"){0,3})"
_END = r"(?=\s*(?:$|[,.;:!?)])| (?:" + "|".join(STOPS) + r")\b)"
_DENY = (
    r"(?:no(?! (?:one|matter|longer|way|idea|doubt)\b)|not(?! (?:only|just|even|yet)\b)|without|"
    r"w/o|minus|sans|zero|no more|less(?! than\b)|with less|except(?: for)?|excluding|"
    r"(?:i['’]?m |i am |im )?(?:so )?(?:sick|tired|enough) of|fed up with|enough with|rule out|"
    r"(?:hold|ditch|lose|drop|forget)(?= the\b)|"
    r"nothing (?:with|about|like)|none of|avoid(?:ing)?|skip(?:ping)?|free of|leave out|"
    r"(?:i )?(?:do not|don['’]?t) (?:want|like|need|show)(?: (?:me|to see))?|(?:i )?hate|"
    r"(?:i )?can['’]?t stand|(?:anything|everything) but|other than|nothing (?:too|but)|"
    r"nothing(?= (?:dark|sad|dumb|weird|rude|gross|gore|[a-z]{2,}(?:y|ent|ing|ive|ic|ous|ful|al|"
    r"ed))\b))"
)
_START = (
    r"(?:^|[,.;:!?(–-]\s*|\b(?:but|yet|though|however|and) )"
    r"(?:(?:please|with|preferably|i|just|absolutely|definitely|there(?:['’]?s| is| are)?|it has|"
    r"it['’]?s|that['’]?s|has|have|also|maybe|ideally|but|and|one|something|anything) )*"
)
_LINK = (
    r"\b(?:(?:that|which|where|with|but|and|there|please|have|has|are|is|i|do|does|just|ones|"
    r"that['’]s|it['’]s|thats|its) )*"
)
_VERB = (
    r"(?:" + _DENY + r"|(?:do|does)n['’]?t (?:have|contain|involve|include|feature|show|revolve "
    r"around)|(?:do|does) not (?:have|contain|involve|include|feature|show|revolve around)|"
    r"(?:are|is)n['’]?t|never (?:have|has|show|shows)|lack(?:s|ing)?|nobody)"
)

TOPICS = (
    Phrase(
        _START + r"(?P<said>" + _DENY + r" " + _QUANTITY + _THINGS + r")" + _END,
        {},
        Place(within=18),
    ),
    Phrase(
        _LINK + r"(?P<said>" + _VERB + r" " + _QUANTITY + _THINGS + r")" + _END,
        {},
        Place(within=0, behind_run=True),
    ),
    # "where the dog doesn't die", "no dog dies"
    Phrase(
        _LINK + r"(?P<said>(?:where |in which )?(?:the |no )?(?P<topic>(?:dog|cat|pet|animal)s? "
        r"(?:do(?:es)?n['’]?t) die))\b",
        {},
        Place(within=8, behind_run=True),
    ),
    Phrase(
        _LINK + r"(?P<said>(?:in which )?no (?P<topic>(?:dog|cat|pet|animal)s? (?:dies?|dying)))\b",
        {},
        Place(within=8, behind_run=True),
    ),
    Phrase(
        r"(?P<said>" + _FREE + r")(?=\s*(?:$|[,.;!?])| (?:[\w-]+ ){0,2}(?:{heads})\b)",
        {},
        Place(within=8),
    ),
)
OPENERS = (
    r"\s*(?:(?:please|hi|hello|hey|ok|so|just|maybe|i(?:['’]?m| am)? (?:want|need|fancy|feel like|"
    r"would like|looking for|after|in the mood for)|(?:looking|searching) for|in the mood for|"
    r"give me|show me|recommend(?: me)?|suggest(?: me)?)[\s,]+)*(?:something|"
    r"anything)\b(?! (?:is|was|has|had|happens|happened|goes|went|comes|came|strange happens)\b)"
)
TOPICLESS = (
    r"(?:(?:interested|one|body|matter|idea|clue|chance|name|names|title|dialogue|dialog|"
    r"words?|talking(?! \w)|"
    r"sound|fans?|first|last|second|third|"
    r"end|ending|plot|story|sure|certain|that|the one|remember|problem|worries|thanks?|more|less|"
    r"another|else|avail|means?|doubt|luck|time|good|bad|great|longer|shorter|older|newer|later|"
    r"earlier|higher|lower|rated|long|short|old|new|old|famous|popular|seen|it|this|those|him|her|"
    r"me|you|american|british|hollywood|mainstream|something|anything|nothing|english|subtitles?|"
    r"like|know|care|mind|think|really|quite|yet|even|dubbed|dead|alone|afraid|ready|able|allowed|"
    r"part|sequels?|"
    r"\d+)\b(?! (?:violence|gore|scares?|travel\w*|loops?))|(?:\w+ )?(?:ending|dialogue|sequels?)$)"
)
NOUNS = {
    "violent": "violence",
    "gory": "gore",
    "bloody": "blood",
    "sexy": "sex",
    "sexual": "sex",
    "erotic": "sex",
    "religious": "religion",
    "political": "politics",
    "depressing": "depression",
    "suicidal": "suicide",
    "magical": "magic",
    "racist": "racism",
    **dict.fromkeys(
        (
            "dog doesn't die",
            "dogs don't die",
            "dog doesnt die",
            "dogs dont die",
            "dog dies",
            "dogs die",
            "dogs dying",
            "dog dying",
        ),
        "dog death",
    ),
    **dict.fromkeys(
        (
            "animals don't die",
            "animals dont die",
            "animal dies",
            "animals die",
            "animals dying",
            "pet dies",
            "pets die",
            "pet doesn't die",
            "cat dies",
            "cat doesn't die",
        ),
        "animal death",
    ),
}

# Only asks for a movie. What follows a word for movies shows that it is one.
_KIND = r"(?:movies?|films?|flicks?|one|ones|picture|motion picture)"
_TOLD = (
    r"(?:(?:where|wherein|in which|about|with|that has|that have|which has|that (?:features?|"
    r"involves?|stars?)|featuring|starring|when|that(?:['’]?s| is| was) about|which is about|"
    r"revolving around)\b)"
)
LEADS = (
    r"\btop \d+\b",
    # "i'm looking for a film in which", "what's the name of that movie with"
    r"^(?:(?:hi|hello|hey|ok|so|please|help|anyone|anybody)[,!.]? )*(?:(?:i am|i['’]?m|im|i was|"
    r"we are|we['’]?re|i['’]?ve been) (?:currently |still )?(?:looking for|searching for|trying to "
    r"(?:find|remember|recall|think of)|thinking of|after|hunting for)|(?:i |we )?(?:want|need|"
    r"would like|['’]?d like|wanna) (?:to (?:watch|see|find) )?|(?:can|could) (?:you|someone|"
    r"anyone) (?:please )?(?:recommend|suggest|find|show|help me find|tell me|give me|name|"
    r"remember)(?: me)?|(?:please )?(?:recommend|suggest|find|show|give|tell|get) (?:me |us )?|"
    r"(?:do (?:you|u) |does anyone |anyone |anybody )(?:know|remember|have)|(?:what|which|who) "
    r"(?:are|is|was|were)|what['’]?s|name(?= (?:the|a|that|this)\b)|is there|are there|there is|"
    r"there['’]?s|looking for|searching for|trying to (?:find|remember)|in the mood for|got|any)"
    r"\b ?"
    r"(?:of )?(?:(?:the |a )?(?:name|title) of )?(?:(?:a|an|any|some|the|that|this|those|these|"
    r"other|good|great|nice|old) )*(?:" + _KIND + r" (?=" + _TOLD + r"))?(?:" + _TOLD + r" )?",
    r"^(?:what|which) " + _KIND + r" (?:is (?:it )?)?(?=" + _TOLD + r")(?:" + _TOLD + r" )?",
    r"(?:^|[.,;?!] )(?:(?:that|the|a|an|this|some|any|good) )*"
    + _KIND
    + r" "
    + _TOLD
    + r" (?:(?:the|a|an) (?=\w)(?!guy|dude))?",
    r"\b(?:that |the |a |this )?(?:movie|film) " + _TOLD + r" ",
)
NOISE = (
    "movie movies film films flick flicks cinema please find me show recommend looking for "
    "want to watch something a an the some any good great best about with from in of is that which "
    "are rated rating made released i something like one ones but and or suggest give us you can "
    "could what's whats whats list name tell need would im i'm we let let's lets see anything "
    "really very just also top where there have has do does what kind type sort stuff new old "
    "nice ok okay any language languages thanks thank only all "
    "time ever by it was were not be must should else next more another after "
    "either both preferably absolutely definitely that's it's thats starring featuring directed "
    "genre pictures "
    "picture recommendations recommendation suggestions suggestion other others similar already "
    "mood as s follow up thats smth sth pls plz u"
).split()
# shows that a query is English
SIGNS = (
    "the of and with about where who that which from for to are is was by or not without but "
    "anything nothing something i it his her their he she they my you gets made rated since before "
    "after between over under good best rating ratings score minimum least year years "
    "show find want watch like"
).split()
JOINTS = (
    "about with where in which that who and but or from of by starring featuring directed for "
    "please something set is are was one ones to on has have it anything made released"
).split()
