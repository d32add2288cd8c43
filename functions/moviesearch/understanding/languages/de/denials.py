"""How German denies a subject: "ohne Vampire", "in dem keine Hunde vorkommen"."""

from moviesearch.understanding.language import Phrase, Place

_DENY = (
    r"(?:ohne|kein(?:e[nmrs]?)?|nicht|nichts|au(?:ß|ss)er|weder|noch|nie|hasse|vermeide|statt|"
    r"abgesehen)"
)
_BETWEEN = (
    r"(?:(?:mit|über|von|vom|zu|viele?[nmr]?|so|allzu|irgendwelche[nmr]?|die|der|das|den|dem|"
    r"ein(?:e[nmrs]?)?|filme?n?|sehen|szenen|ich|will|mag|möchte|im|in|auf|mehr|und) )*"
)
_AGAIN = r"(?:(?:ohne|kein(?:e[nmrs]?)?|mit|die|den|der|viel|noch) )*"
_THINGS = (
    r"(?P<topic>{subject}(?:(?:\s*,\s*|\s*,?\s*\b(?:und|oder|noch|sowie) )"
    + _AGAIN
    + r"{subject}){0,5})"
)
_SAID = r"(?P<said>" + _DENY + r" " + _BETWEEN + _THINGS + r")"

TOPICS = (
    Phrase(
        r"(?:^|[,.;:!?(–-]\s*|\b(?:aber|und|bitte|bloß|bloss|nur|etwas|ich|will|möchte|mag) )"
        r"(?:(?:bitte|etwas|ich|will|mag|möchte|was|nur|bloß|bloss|gerne?) )*" + _SAID,
        {},
        Place(within=14),
    ),
    Phrase(
        r"\b(?:(?:in (?:dem|der|denen)|wo|aber|und|bitte|die|der|das|nur|bloß|bloss) )*" + _SAID,
        {},
        Place(within=0, behind_run=True),
    ),
)
