"""What people say around a request that tells nothing about the movie."""

from moviesearch.understanding.language import Mood
from moviesearch.understanding.span import NOTHING

_WHEN = (
    r"(?:as a (?:kid|child|little (?:kid|boy|girl)|teen(?:ager)?)|when i was (?:a |in |just a )?"
    r"(?:very |really |so )?(?:kid|child|little|small|young(?:er)?|teen(?:ager)?|growing up)|"
    r"(?:many |some |a few |\d+ )?years (?:ago|back)|a (?:long )?(?:while|time) (?:ago|back)|"
    r"(?:back )?in the day|ages ago)"
)
_SAW = r"(?:i |we )?(?:think i |must have |have |had |'ve )?(?:saw|seen|watched|remember|loved)"
_PRIZE = r"(?:oscars?|academy awards?|golden globes?|awards?|palme d['’]or|bafta)"

ASIDES = (
    # "best heist movie ever"
    Mood(r"\b(?:ever(?: made)?|of all[\s-]times?)(?=\s*(?:$|[,.;!?]))", NOTHING),
    # nothing stored tells where a movie can be watched, or what it won
    Mood(
        r"\b(?:(?:that['’]?s |that is |which is |are |is )?"
        r"(?:available |streaming |now |currently |still )*(?:on|from) )?"
        r"(?:netflix|hulu|hbo(?: max)?|disney ?(?:\+|plus)|amazon prime|prime video|apple tv ?\+?|"
        r"paramount ?\+)(?=\s|$|[,.;!?])(?! and chill)",
        NOTHING,
    ),
    Mood(rf"\b{_PRIZE}[\s-](?:winning|winners?|nominated|nominees?|worthy|bait)\b", NOTHING),
    Mood(
        r"\b(?:winners? of|won|wins?|winning) (?:an |the |several |many |best picture )*"
        r"(?:oscars?|academy awards?)\b|\bbest picture(?: (?:winner|winning|oscar))?s?\b",
        NOTHING,
    ),
    Mood(r"\b(?:movie|film)[\s-]night\b", NOTHING),
    Mood(
        r"\b(?:to watch )?(?:tonight|this (?:evening|weekend)|right now)(?=\s*(?:$|[,.;!?]))",
        NOTHING,
    ),
    Mood(
        rf"\b(?:that |which )?{_SAW} (?:it |this |that |one |this movie |this film )?"
        rf"(?:on tv |on vhs |in (?:the )?(?:cinemas?|theat(?:er|re)s?|school) )?{_WHEN}\b",
        NOTHING,
    ),
    Mood(rf"\bfrom (?:my childhood|{_WHEN})\b", NOTHING),
    Mood(
        r"\b(?:with|without|no|in|has) (?:the |any |english |eng )*"
        r"(?:sub(?:title)?s|captions|dubbing)\b",
        NOTHING,
    ),
    Mood(
        r"\b(?:that |which )?i (?:might|may|probably)? ?(?:have |haven['’]?t )?"
        r"(?:missed|overlooked|(?:not )?seen(?: yet| before| already)?)(?=\s*(?:$|[,.;!?]))",
        NOTHING,
    ),
    Mood(
        r"\bfor (?:a |an |the |my |our |this )?(?:long )?(?:flight|plane ride|train ride|bus ride|"
        r"(?:rainy |lazy |snow )?(?:day|evening|afternoon|sunday|saturday|weekend))"
        r"(?=\s*(?:$|[,.;!?]))",
        NOTHING,
    ),
    Mood(
        r"\b(?:to )?(?:watch|see) (?:together )?with (?:my |the |our )*"
        r"(?:(?:grand)?(?:ma|pa|mother|father|parents)|mom|mum|dad|parents|wife|husband|girlfriend|"
        r"boyfriend|partner|gf|bf|friends?|roommates?|coworkers?)\b",
        NOTHING,
    ),
    # what age it is for is not stored
    Mood(
        r"\b(?:rated (?:r|pg(?:[\s-]?13)?)|(?:r|pg(?:[\s-]?13)?)[\s-]rated|pg[\s-]?13)\b",
        NOTHING,
    ),
    Mood(
        r"\b(?:(?:i['’]?m|i am|im) )?(?:so |really )?bored(?: (?:at home|at work|to death))?\b"
        r"(?! (?:\w+ ){0,3}(?:who|that)\b)(?=\s*(?:$|[,.;!?])| (?:suggest|recommend|give|show|need|"
        r"what|want)\b)|\bsurprise me\b|\brandom(?= (?:(?:good|great|fun) )?(?:movie|film)s?\b)",
        NOTHING,
    ),
    Mood(
        r"\b(?:(?:and )?you(?:['’]?ll| will| would|['’]?d) (?:love|like|enjoy))"
        r"(?: (?:this|these|it))?(?=\s*$)",
        NOTHING,
    ),
    # as people type who are in a hurry
    Mood(
        r"^(?:(?:can|could|do) u (?:please |pls )?"
        r"(?:find|recommend|suggest|show|know|remember|help)\b(?: me)? ?)",
        NOTHING,
    ),
    Mood(r"\b(?:smth|sth|some?thin?g?)\b(?= (?:with|about|like|where|for)\b)", NOTHING),
    Mood(r"\b(?:pls|plz|thx|idk)\b", NOTHING),
)
