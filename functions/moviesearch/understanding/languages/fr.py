"""French."""

from moviesearch.understanding.language import Phrase, Place, Slot, Spaced, Table, Words

_GENRES: Table = {
    "Science Fiction": "science-fiction, science fiction, sci-fi, sci fi, scifi",
    "Thriller": "thriller, thrillers",
    "Comedy": "comédie, comédies",
    ("Romance", "Comedy"): "comédie romantique, comédies romantiques",
    ("Drama", "Comedy"): "comédie dramatique, comédies dramatiques",
    "Animation": "dessin animé, dessins animés, film animé, films animés, long-métrage animé, "
    "animé, animés",
    "Western": "westerns",
    "Music": "comédie musicale, comédies musicales",
    "Drama": "mélodrame, mélodrames",
    "Horror": "d'horreur, d'épouvante",
    "Documentary": "documentaire, documentaires",
    "Crime": "polars, film policier, films policiers, comédie policière",
    "Family": "film familial, films familiaux, comédie familiale, comédies familiales",
    "History": "film historique, films historiques",
}
_WEAK_GENRES: Table = {
    "Action": "action",
    "Adventure": "aventure, aventures",
    "Animation": "animation",
    "Crime": "polar",
    "Comedy": "comique, comiques, drôle, drôles, marrant, marrants",
    "Drama": "drame, drames, dramatique, dramatiques",
    "Family": "pour enfants",
    "Fantasy": "fantasy, fantastique, fantastiques",
    "History": "historique, historiques",
    "Horror": "horreur, épouvante, horrifique, horrifiques",
    "Music": "musical, musicaux, musicale, musicales",
    "Mystery": "mystère, mystères",
    "Romance": "romance, romances, romantique, romantiques, d'amour",
    "Science Fiction": "sf, anticipation",
    "Thriller": "suspense",
    "War": "de guerre",
    "Western": "western",
}

# TMDB keeps Cantonese as `cn` and Mandarin as `zh`.
_LANGUAGES: Table = {
    "ja": "animé, animés",
    "hi": "bollywood",
    "en": "hollywoodien, hollywoodiens",
    ("cn", "zh"): "hong kong",
    "el": "grec, grecs, grecque, grecques",
    "tr": "turc, turcs, turque, turques",
}
_STEMS: Table = {
    "de": "allemand",
    "en": "américain, anglais, britannique",
    "es": "argentin, espagnol, mexicain",
    "pt": "brésilien, portugais",
    "cn": "cantonais",
    ("zh", "cn"): "chinois",
    "ko": "coréen, sud-coréen",
    "da": "danois",
    "fi": "finlandais",
    "fr": "français",
    "nl": "hollandais, néerlandais",
    ("cn", "zh"): "hongkongais",
    "hu": "hongrois",
    ("hi", "te", "ta", "ml", "bn"): "indien",
    "id": "indonésien",
    "fa": "iranien",
    "is": "islandais",
    "it": "italien",
    "ja": "japonais, nippon",
    ("sv", "da", "no", "nb", "fi", "is"): "nordique",
    ("no", "nb"): "norvégien",
    "pl": "polonais",
    "ru": "russe, soviétique",
    ("sv", "da", "no", "nb"): "scandinave",
    "sr": "serbe",
    "sv": "suédois",
    "zh": "taïwanais",
    "cs": "tchèque",
    "th": "thaïlandais",
}
_SPOKEN: Table = {
    "de": "allemand",
    "en": "anglais, langue anglaise",
    "cn": "cantonais",
    ("zh", "cn"): "chinois",
    "ko": "coréen",
    "es": "espagnol, langue espagnole",
    "fr": "français, langue française",
    "hi": "hindi",
    "it": "italien",
    "ja": "japonais",
    "zh": "mandarin",
    "pt": "portugais",
    "ru": "russe",
    "sv": "suédois",
}
_COUNTRIES: Table = {
    "de": "allemagne",
    "es": "argentine, espagne, mexique",
    "pt": "brésil, portugal",
    ("zh", "cn"): "chine",
    "ko": "corée, corée du sud",
    "da": "danemark",
    "en": "états-unis, angleterre, hollywood",
    "fr": "france",
    ("cn", "zh"): "hong kong, hong-kong",
    ("hi", "te", "ta", "ml", "bn"): "inde",
    "fa": "iran",
    "it": "italie",
    "ja": "japon",
    ("no", "nb"): "norvège",
    "pl": "pologne",
    "ru": "russie",
    "sv": "suède",
    "zh": "taïwan",
    "th": "thaïlande",
    "tr": "turquie",
}
_DECADES: Table = {
    1920: "vingt",
    1930: "trente",
    1940: "quarante",
    1950: "cinquante",
    1960: "soixante",
    1970: "soixante-dix, soixante dix",
    1980: "quatre-vingt, quatre-vingts, quatre vingt",
    1990: "quatre-vingt-dix, quatre vingt dix",
}
_SCORES: Table = {6: "six", 7: "sept", 8: "huit", 9: "neuf"}

_SLOTS = {
    "year": Slot(r"(?:18|19|20)\d\d"),
    "last": Slot(r"(?:18|19|20)\d\d"),
    "decade": Slot(r"['’]?(?:19|20)?\d0(?!\d)|{words}(?![\w-])", _DECADES, decade=True),
    "last_decade": Slot(r"['’]?(?:19|20)?\d0(?!\d)|{words}(?![\w-])", _DECADES, decade=True),
    "score": Slot(r"(?:\d(?:[.,]\d)?|{words})(?![\d%])", _SCORES, least=1),
    "country": Slot(r"{words}(?!\w)", _COUNTRIES),
    "spoken": Slot(r"{words}(?!\w)", _SPOKEN),
}

_PARTS = {
    "made": r"(?:(?:qui )?(?:date(?:nt)?|est|soit|sont|soient) )?"
    r"(?:(?:sorti|réalisé|tourné|fait|produit)e?s? )?",
    "the_years": r"(?:(?:le |du |la |de la )?(?:début|milieu|fin) )?(?:les |des )?années ",
    "rated": r"(?:(?:avec )?(?:une )?note(?: moyenne)?|(?:noté|évalué)e?s?|score)"
    r"(?: (?:imdb|tmdb|sur imdb|sur tmdb))?",
    "over": r"(?:supérieur|meilleur)e?s? à|au[- ]dessus de|plus de|au moins|au minimum|d'au moins|"
    r"à partir de",
    "under": r"inférieure?s? à|au[- ]dessous de|en[- ]dessous de|moins de",
    "unit": r"(?:\s*/\s*10| sur 10| étoiles?| points?| sur imdb| sur tmdb)",
}

# What makes a decade or a year one of the story: "un garçon qui grandit dans les années 70".
_SCENE = (
    r"\b(?:(?:se )?(?:déroule|passe|situe)(?:nt)?|situé|vit|vivent|vivait|grandit|vie|pendant|"
    r"durant|né|née|nés|mort) (?:(?:à|en|de|le|la|les|dans) )*"
)
_STORY = (
    r"\b(?:en|de|du|depuis|jusqu'en|pendant|année|an|été|hiver|printemps|automne|guerre|sur|vers|"
    r"par|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    r"plus|moins|dans|entre|et|à)\s*"
)

_BEHIND = Place(within=0, behind_run=True)
_SHORT = Place(within=4, behind_run=True, unless_after=_SCENE)
_DATED_BEHIND = Place(within=0, behind_run=True, unless_after=_SCENE)
_DATED = Place(within=8, behind_run=True, unless_after=_SCENE)
_END = Place(within=5, unless_after=_STORY)

_LEAST = {"min_rating": "score"}
_MOST = {"max_rating": "score"}
_YEAR = {"year_from": "year", "year_to": "year"}
_DECADE = {"year_from": "decade", "year_to": "decade + 9"}

_STORIES = (
    Phrase(
        r"\b(?:réalisat(?:eur|rice)|écrivain|auteur|romanci(?:er|ère)|scénariste|act(?:eur|rice)|"
        r"cinéaste|product(?:eur|rice)|star|festival|club|fan)s? (?:de |d['’])?(?:films? d['’])?"
        r"(?:horreur|comédies?|thrillers?|documentaires?|science[- ]fiction|westerns?|polars?)\b"
        r"(?: (?:dans|de) {the_years}{decade}\b)?",
        {},
    ),
    Phrase(r"\b(?:né|morte?)e?s? (?:\w+ ){0,3}?(?:{year}|{decade})\b", {}),
    Phrase(r"\b(?:crimes?|criminel(?:le)?s?|héros|correspondante?s?|reporters?|prisonni(?:er|ère)s?|"
           r"orphelin(?:e)?s?|veuves?|navires?|photographes?|chefs?|nom) de guerre\b", {}),
    Phrase(r"\b(?:lettre|chanson|chagrin)s? d['’]amour\b", {}),
)  # fmt: skip

_RATINGS = (
    Phrase(r"\b(?:rien|aucun|pas) (?:\w+ )?(?:{rated} )?(?:{under}) {score}(?:{unit})?", _LEAST),
    Phrase(r"\b{rated} (?:de |à |soit )?(?:{over}) {score}(?:{unit})?", _LEAST),
    Phrase(r"\b{rated} (?:de |à |soit )?(?:{under}) {score}(?:{unit})?", _MOST),
    Phrase(r"\b{rated} (?:de |à )?{score}(?:{unit})? (?:ou|et) (?:plus|mieux|au-dessus)\b", _LEAST),
    Phrase(r"\bnote minimale (?:de )?{score}", _LEAST),
    Phrase(r"\b(?:avec )?(?:{over}) {score}(?:{unit})", _LEAST),
)

_YEARS = (
    Phrase(
        r"\b{made}(?:entre|de|depuis) {year}\s*(?:et|à|jusqu'en|jusqu'à|-|–)\s*{last}\b",
        {"year_from": "year", "year_to": "last"},
        _SHORT,
    ),
    Phrase(r"\b{made}(?:depuis|à partir de|dès) (?:l['’]année )?{year}\b", {"year_from": "year"},
           _SHORT),
    Phrase(r"\b{made}(?:d['’])?(?:avant|antérieure?s? à) (?:l['’]année )?{year}\b",
           {"year_to": "year - 1"}, _SHORT),
    Phrase(r"\b{made}jusqu['’](?:en|à) {year}\b", {"year_to": "year"}, _SHORT),
    Phrase(r"\b{made}(?:d['’])?(?:après|postérieure?s? à) (?:l['’]année )?{year}\b",
           {"year_from": "year + 1"}, _SHORT),
    Phrase(r"\b(?:sorti|réalisé|tourné)e?s? en {year}\b", _YEAR, _SHORT),
    Phrase(r"\b(?:de l['’]année|de|en|datant de) {year}\b(?!\s*(?:à|et|-|–)\s*\d)", _YEAR, _BEHIND),
)  # fmt: skip

_OF_DECADES = (
    Phrase(
        r"\b(?:entre |de )?{the_years}{decade} (?:et|à|ou) (?:(?:les|des|aux) )?(?:années )?"
        r"{last_decade}\b",
        {"year_from": "decade", "year_to": "last_decade + 9"},
        _DATED,
    ),
    Phrase(r"\b(?:d['’])?avant {the_years}{decade}", {"year_to": "decade - 1"}, _DATED),
    Phrase(r"\b(?:d['’])?après {the_years}{decade}", {"year_from": "decade + 10"}, _DATED),
    Phrase(r"\b(?:depuis|à partir) {the_years}{decade}", {"year_from": "decade"}, _DATED),
    Phrase(r"\b(?:(?:du|de la) (?:début|milieu|fin) )?des années {decade}", _DECADE, _DATED),
    Phrase(r"\bdans {the_years}{decade}", _DECADE, _DATED_BEHIND),
)

_OTHERS = (
    Phrase(r"\bpour (?:toute la famille|(?:les )?enfants)\b", {"genre": ("Family",)}, _BEHIND),
    Phrase(
        r"(?:\b(?:du|des|de la)\s+|\bde (?:l['’])?|\bd['’]|"
        r"\b(?:venue?s?|tournée?s?|produite?s?) (?:en|au|aux|du|de|d['’])\s*){country}",
        {"language": "country"},
        _BEHIND,
    ),
    Phrase(r"(?<=\bpas\s)(?:du |de |des |d['’])(?:la |l['’])?{country}", {"language": "country"}),
    Phrase(r"\b(?:en|de langue) {spoken}\b", {"language": "spoken"}, _BEHIND),
    # A year at the end comes with a title; people and catalogues differ by one.
    Phrase(r"[\s,]\(?{year}\)?\s*$", {"year_from": "year - 1", "year_to": "year + 1"}, _END),
)

LANGUAGE = Spaced(
    code="fr",
    omits=("min_runtime", "max_runtime"),
    slots=_SLOTS,
    parts=_PARTS,
    phrases=_STORIES + _RATINGS + _YEARS + _OF_DECADES + _OTHERS,
    words=(
        Words("genre", "alone", _GENRES),
        Words("genre", "opening", _WEAK_GENRES),
        Words("language", "beside", _LANGUAGES),
        Words("language", "beside", _STEMS, endings=("", "e", "s", "es", "ne", "nes")),
    ),
    numbers=(Phrase("années {decade}", _DECADE), Phrase("{year}", _YEAR)),
    heads="film films long-métrage longs-métrages cinéma téléfilm téléfilms".split(),
    heads_first=True,
    fillers="de d' et ou & , / - bon bons bonne bonnes meilleur meilleurs meilleure "
    "meilleures grand "
    "grands grande grandes très vieux vieil vieille vieilles ancien anciens ancienne anciennes "
    "classique classiques culte cultes moderne modernes récent récents récente récentes populaire "
    "populaires célèbre célèbres indépendant indépendants noir noirs noire noires muet muets "
    "psychologique psychologiques surnaturel surnaturels sombre sombres européen européens "
    "européenne européennes asiatique asiatiques triste tristes beau beaux "
    "petit petits quelques".split(),
    fixed=(
        "montagnes russes, roulette russe, poupée russe, poupées russes, berger allemand, "
        "bulldog français, guerre froide, guerre civile, guerre mondiale, révolution française, "
        "résistance française, rêve américain, cinéma paradiso"
    ).split(", "),
    told_more="avec|sur|où|dans lequel|dans laquelle|réalisée?s?|sortie?s?|depuis|avant|après|de",
    negations=r"pas(?! (?:seulement|uniquement|que|mal)\b)|sans|sauf|hormis|excepté|hors|non|ni|"
    r"jamais|aucune?s?|rien(?! que\b)|à part|en dehors (?:de|du|des|d['’])|"
    r"à l['’]exception (?:de|du|des|d['’])|autres? (?:choses? )?(?:que|qu['’])|"
    r"plutôt (?:que|qu['’])|au lieu (?:de|du|des|d['’])|déteste|évite[rz]?|exclure|exclus|excluant|"
    r"(?:marre|assez) (?:de|du|des|d['’])|ne soi(?:en)?t pas",
    between="de|du|des|d['’]|d['’]une?|une?|le|la|les|l['’]|en|à|au|aux|trop|très|si|veux|voudrais|"
    "envie|besoin|voir|regarder|aime|apprécie|supporte|est|soit|soient|sont|qui|ce|c['’]est|"
    "trucs?|choses?|genre|autres?|plus|dans|date|datant|sortie?s?|tournée?s?",
    carries=r",?\s*\b(?:et|ou|ni)\b|&|/",
    lists=",",
    refusals=r"(?:^|(?<=[.;!?]))[^.;!?]*\?\s*non(?:,? merci)?\s*(?:[,.;!?]|$)",
    unasked="son|sa|ses|mon|ma|mes|ton|ta|tes",
    tokens=r"\b(?:[dljnscm]|qu)['’](?=\w)|\bannées {decade}(?!\w)",
    signs="avec dans une des du les qui où pour sur mais sans sauf hormis pas aucun aucune années "
    "année entre avant après depuis jusqu sorti sortis sortie sorties réalisé tourné "
    "cherche voudrais veux aimerais conseille conseillez recommande donne envie voir bons bonne "
    "meilleurs autre autres que soit est homme femme fille garçon enfant enfants guerre amour "
    "horreur comme quelque chose déteste policier policiers note notés un au aux jamais et".split(),
    noise="mais tout tous toutes n importe quoi film films cinéma cinema long métrage cherche "
    "je veux voudrais aimerais voir un "
    "une des de "
    "du le la les d l qui que soit est sont avec sur dans en et ou bon bons bonne meilleur "
    "meilleurs quelque chose conseille conseillez moi recommande sorti sortis sortie sorties "
    "réalisé réalisés tourné tournés note années svp".split(),
)
