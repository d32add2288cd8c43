"""English."""

from moviesearch.understanding.language import Spaced, Words
from moviesearch.understanding.languages.en.asides import ASIDES
from moviesearch.understanding.languages.en.moods import AROUND, MOODS
from moviesearch.understanding.languages.en.parts import PARTS, SLOTS
from moviesearch.understanding.languages.en.phrases import PHRASES
from moviesearch.understanding.languages.en.subjects import SUBJECTS
from moviesearch.understanding.languages.en.times import NUMBERS_OF_RUN
from moviesearch.understanding.languages.en.wants import (
    BETWEEN,
    CARRIES,
    COMPLETE,
    DEGREES,
    JOINTS,
    LEADS,
    NEGATIONS,
    NOISE,
    NOUNS,
    OPENERS,
    REFUSALS,
    SIGNS,
    STOPS,
    TOPICLESS,
    TOPICS,
)
from moviesearch.understanding.languages.en.words import (
    GENRES,
    LANGUAGES,
    MORE_LANGUAGES,
    WEAK_GENRES,
)

LANGUAGE = Spaced(
    code="en",
    rank=0,
    slots=SLOTS,
    parts=PARTS,
    phrases=PHRASES,
    words=(
        Words("genre", "alone", GENRES),
        Words("language", "alone", {"hi": "bollywood"}),
        Words("genre", "opening", WEAK_GENRES),
        Words("language", "beside", LANGUAGES),
        Words("language", "beside", MORE_LANGUAGES),
        Words("not_language", "beside", {"en": "foreign, foreign-language"}),
    ),
    numbers=NUMBERS_OF_RUN,
    heads="movie movies film films flick flicks cinema feature features pic pics picture pictures "
    "blockbuster blockbusters epics stuff classics".split(),
    fillers="a an any some the good great nice better older old classic classic cult popular "
    "famous modern contemporary really very dark black gritty cute sad smart low budget "
    "psychological supernatural and & or / , - language speaking american british hollywood teen "
    "classical romantic".split(),
    # "korean war" asks for neither Korean movies nor war movies
    fixed=(
        "american history, civil war, cold war, drug war, french connection, french revolution, "
        "gang war, german shepherd, greek mythology, greek myth, gulf war, korean war, "
        "roman history, star wars, vietnam war, live action, live-action, "
        "action star, action stars, action figure, action figures, action hero, "
        "western classical, crime family, crime scene, crime boss, crime lord, "
        "crime syndicate, organized crime, family history, cartoon character, cartoon characters, "
        "best friend, best friends, best man, best picture, best actor, best actress, "
        "best director, best animated, best supporting, best original, best foreign, best seller, "
        "worst enemy, worst day, worst nightmare, war hero, war zone, drama queen, drama school, "
        "drama teacher, comedy club, music teacher, music video, music industry, music business, "
        "history teacher, family member, family members, family business, family secret, "
        "fantasy world, fantasy land, mystery man, mystery woman, love triangle"
    ).split(", "),
    orders={
        "newest": "newest, latest, most recent",
        "oldest": "oldest, earliest",
        "highest_rated": "highest rated, highest-rated, top rated, top-rated, best rated, "
        "best-rated, best reviewed, highest scoring, highest scored",
        "lowest_rated": "lowest rated, lowest-rated, worst rated, worst-rated, worst reviewed",
        "most_popular": "most popular, most watched, most-watched, most famous",
        "highest_grossing": "highest grossing, highest-grossing, top grossing, top-grossing, "
        "most successful, biggest grossing",
    },
    superlatives={
        "highest_rated": "best, greatest, finest, top",
        "lowest_rated": "worst",
        "most_popular": "trending",
    },
    kinds="drama western romance adventure fantasy mystery musical".split(),
    alternatives=r"or|and/or|/",
    stops=STOPS,
    trims="no without a an the any all much many too so really very please thanks thank at all "
    "stuff thing things scenes scene kind sort in it them me of overly either though tho "
    "explicit lot lots these those that like more either involved anymore whatsoever".split(),
    joints=JOINTS,
    told_more="minus|except|excluding|not|no|of at least|under|over|longer|shorter|between|"
    "with|about|where|starring|made|set|from|since|before|after|by|in which|but|without",
    negations=NEGATIONS,
    between=BETWEEN,
    carries=CARRIES,
    complete=COMPLETE,
    degrees=DEGREES,
    lists=",",
    turns="but|about|with|where|yet|set|starring|featuring|only|just|please",
    refusals=REFUSALS,
    topics=TOPICS,
    openers=OPENERS,
    subjects=SUBJECTS,
    nouns=NOUNS,
    topicless=TOPICLESS,
    moods=(*ASIDES, *MOODS),
    around_moods=AROUND,
    leads=LEADS,
    unasked="his|her|their|my|your",
    tokens=r"non-(?=\w)|(?:early|mid|late)[\s-]+'?(?:\d{2}|\d{4}) ?'?s\b|"
    r"(?:early|mid|late)[\s-]+(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|"
    r"nineties)\b|(?:19|20)?\d0 '?s\b|\d{2,4}'?s\b|'\d0s\b",
    signs=SIGNS,
    noise=NOISE,
)
