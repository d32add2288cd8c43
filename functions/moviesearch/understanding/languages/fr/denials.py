"""How French denies a subject: "sans fantômes", "où il n'y a pas de chien qui meurt"."""

from moviesearch.understanding.language import Phrase, Place

_DENY = (
    r"(?:sans|pas|ni|aucune?s?|rien|sauf|hormis|excepté|hors|jamais|plus|à part|déteste|évite[rz]?|"
    r"(?:marre|assez))"
)
_BETWEEN = (
    r"(?:(?:de|des|du|la|les?|un|une|en|à|au|aux|avec|sur|trop|beaucoup|veux|voudrais|envie|voir|"
    r"aime|supporte|il|y|ait|a|ni|scènes?|films?|thèmes?|genre|trucs?|histoires?|parle|contient|"
    r"montre|que|qui) |[dl]['’])*"
)
_AGAIN = r"(?:(?:sans|ni|de|des|du|les?|la|pas|trop) |[dl]['’])*"
_THINGS = (
    r"(?P<topic>{subject}(?:(?:\s*,\s*|\s*,?\s*\b(?:et|ou|ni) )" + _AGAIN + r"{subject}){0,5})"
)
_SAID = r"(?P<said>" + _DENY + r" " + _BETWEEN + _THINGS + r")"

TOPICS = (
    Phrase(
        r"(?:^|[,.;:!?(–-]\s*|\b(?:mais|et|svp) )"
        r"(?:(?:je|qui|où|où il|quelque chose|un truc|il|ne|y|a|veux|voudrais|aime|veut) |n['’])*"
        + _SAID,
        {},
        Place(within=14),
    ),
    Phrase(
        r"\b(?:(?:qui|où|où il|dans (?:lequel|laquelle)|mais|et|ne|svp|il|y|a|contient|parle) |"
        r"n['’])*" + _SAID,
        {},
        Place(within=0, behind_run=True),
    ),
)
