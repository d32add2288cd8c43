"""French."""

from moviesearch.understanding.language import Phrase, Spaced, Words
from moviesearch.understanding.languages.fr.denials import TOPICS
from moviesearch.understanding.languages.fr.moods import MOODS
from moviesearch.understanding.languages.fr.parts import DECADE, PARTS, SLOTS, YEAR
from moviesearch.understanding.languages.fr.phrases import PHRASES
from moviesearch.understanding.languages.fr.subjects import SUBJECTS
from moviesearch.understanding.languages.fr.words import GENRES, LANGUAGES, STEMS, WEAK_GENRES

LANGUAGE = Spaced(
    code="fr",
    bare=True,
    slots=SLOTS,
    parts=PARTS,
    phrases=PHRASES,
    words=(
        Words("genre", "alone", GENRES),
        Words("genre", "opening", WEAK_GENRES),
        Words("language", "beside", LANGUAGES),
        Words("language", "beside", STEMS, endings=("", "e", "s", "es", "ne", "nes")),
    ),
    numbers=(Phrase("années {decade}", DECADE), Phrase("{year}", YEAR)),
    heads="court-métrage courts-métrages film films long-métrage longs-métrages cinéma téléfilm "
    "téléfilms".split(),
    heads_first=True,
    plural="[sx]",
    fillers="de d' et ou & , / - bon bons bonne bonnes grand "
    "grands grande grandes très vieux vieil vieille vieilles ancien anciens ancienne anciennes "
    "classique classiques culte cultes moderne modernes récent récents récente récentes populaire "
    "populaires célèbre célèbres indépendant indépendants noir noirs noire noires muet muets "
    "psychologique psychologiques surnaturel surnaturels sombre sombres européen européens "
    "européenne européennes asiatique asiatiques triste tristes beau beaux "
    "petit petits quelques".split(),
    fixed=(
        "montagnes russes, roulette russe, poupée russe, poupées russes, berger allemand, "
        "bulldog français, guerre froide, guerre civile, guerre mondiale, révolution française, "
        "résistance française, rêve américain, cinéma paradiso, une policière, la policière, un "
        "policier, le policier, jeune "
        "policier, ce policier"
    ).split(", "),
    superlatives={
        "highest_rated": "meilleur, meilleurs, meilleure, meilleures",
        "lowest_rated": "pire, pires",
    },
    alternatives=r"ou|/",
    told_more="mais|avec|sur|où|dans lequel|dans laquelle|réalisée?s?|"
    "sortie?s?|depuis|"
    "avant|après|de",
    negations=r"pas(?! (?:seulement|uniquement|que|mal)\b)|sans|sauf|hormis|excepté|hors|non|ni|"
    r"jamais|aucune?s?|rien(?! que\b)|à part|en dehors (?:de|du|des|d['’])|"
    r"à l['’]exception (?:de|du|des|d['’])|autres? (?:choses? )?(?:que|qu['’])|"
    r"plutôt (?:que|qu['’])|au lieu (?:de|du|des|d['’])|déteste|évite[rz]?|exclure|exclus|excluant|"
    r"(?:marre|assez) (?:de|du|des|d['’])|ne soi(?:en)?t pas",
    between="beaucoup|trop de|de|du|des|d['’]|d['’]une?|une?|le|la|les|l['’]|en|à|au|aux|trop|"
    "très|si|veux|voudrais|"
    "envie|besoin|voir|regarder|aime|apprécie|supporte|est|soit|soient|sont|qui|ce|c['’]est|"
    "trucs?|choses?|genre|autres?|plus|dans|date|datant|sortie?s?|tournée?s?|celles?|ceux|"
    "produite?s?",
    carries=r",?\s*\b(?:et|ou|ni)\b|&|/",
    lists=",",
    turns="mais|avec|sur|où|svp|s['’]il",
    refusals=r"(?:^|(?<=[.;!?]))[^.;!?]*\?\s*non(?:,? merci)?\s*(?:[,.;!?]|$)",
    trims="de des du d' la le les l' pas ni sans aucun aucune trop".split(),
    topics=TOPICS,
    moods=MOODS,
    subjects=SUBJECTS,
    unasked="son|sa|ses|mon|ma|mes|ton|ta|tes",
    tokens=r"\b(?:[dljnscm]|qu)['’](?=\w)|\bannées {decade}(?!\w)",
    signs="triste tristes avec dans une des du les qui où pour sur mais sans sauf hormis pas aucun "
    "aucune années "
    "année entre avant après depuis jusqu sorti sortis sortie sorties réalisé tourné "
    "cherche voudrais veux aimerais conseille conseillez recommande donne envie voir bons bonne "
    "meilleurs autre autres que soit est homme femme fille garçon enfant enfants guerre amour "
    "horreur comme quelque chose déteste policier policiers note notés un au aux jamais et moins "
    "heure heures durée dure durent court courts "
    "longs muet muets récents récentes dernières siècle québécois pires mieux notés anglophones "
    "ni environ ceux "
    "cette plutôt meilleur meilleure".split(),
    noise="film mais tout tous toutes n importe quoi film films cinéma cinema long métrage cherche "
    "je veux voudrais aimerais voir un "
    "une des de "
    "du le la les d l qui que soit est sont avec sur dans en et ou bon bons bonne meilleur "
    "meilleurs quelque chose conseille conseillez moi recommande sorti sortis sortie sorties "
    "réalisé réalisés tourné tournés note années svp n'importe n'est n'y s'il qu'il te plait "
    "plaît ne n ceux celles celui dure durent "
    "plutôt "
    "mieux donne propose trouve montre j'aime pas non ce c'est qu qui mes donnez les pires".split(),
)
