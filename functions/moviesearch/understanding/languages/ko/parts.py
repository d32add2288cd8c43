"""The numbers and names in Korean phrases, and pieces that several share."""

from moviesearch.understanding.language import Slot
from moviesearch.understanding.languages.ko.subjects import SUBJECTS
from moviesearch.understanding.languages.ko.words import (
    ANY_GENRES,
    COUNTS,
    GENRES,
    KINDS,
    LANGUAGES,
    LENGTHS,
    WEAK_GENRES,
)

_LENGTH = r"{words}|(?<!\d)\d(?:\.\d)?\s?시간(?:\s?\d{1,2}\s?분)?|(?<!\d)\d{2,3}\s?분"
_UNITS = {r"시간": 60, r"분": 1}

SLOTS = {
    "year": Slot(r"(?:18|19|20)\d\d"),
    "last": Slot(r"(?:18|19|20)\d\d"),
    "decade": Slot(r"(?<!\d)(?:19|20)?\d0", decade=True),
    "last_decade": Slot(r"(?<!\d)(?:19|20)?\d0", decade=True),
    "score": Slot(r"\d(?:\.\d)?(?![\d%])", least=1),
    "length": Slot(_LENGTH, LENGTHS, least=20, most=400, units=_UNITS),
    "last_length": Slot(_LENGTH, LENGTHS, least=20, most=400, units=_UNITS),
    "count": Slot(r"(?<!\d)\d{1,2}|{words}", COUNTS),
    "genre": Slot(words=GENRES),
    "either": Slot(words=ANY_GENRES),
    "kind": Slot(words=KINDS),
    "subject": Slot(words=SUBJECTS),
    "weak": Slot(words=WEAK_GENRES),
    "language": Slot(words=LANGUAGES),
}

PARTS = {
    # who makes movies is no movie, nor is where they are shown
    "movies": r"(?:영화|작품|무비)(?!\s?(?:감독|관|배우|제|사|음악|촬영|학교|평론))",
    "no_genre": r"(?!\s?(?:영화\s?(?:감독|배우|제작|관)|작가|소설|감독|만화|게임|배우|가수|쇼|클럽|"
    r"잡지))",
    "years": r"{year}\s?년?(?:\s?(?:이후|이전|부터|까지))?|{decade}\s?년대(?:\s?(?:이후|이전))?",
    "between": r"(?:{language}|{genre}|{weak}|{years}|의|한|된|에|나온|개봉한|만든|"
    r"제작된|나라|장르|재밌는|재미있는|좋은|유명한|인기|최고의|최신|옛날|오래된|초반|중반|후반|짧은|긴|,|\s|"
    r"\d+분|\d시간|이하|이상|이내){0,12}",
    "near": r"(?={between}(?:{movies}|{genre}{no_genre}|{kind}$))",
    "end": r"(?=[은는이가을를의에,\s]*$)",
    "made": r"(?:에)?\s?(?:나온|개봉한|개봉된|만들어진|만든|제작된)?(?:의)?",
    "no_story": r"(?<!배경은 )(?<!배경이 )",
    "rated": r"(?:평점|별점|점수|평가)(?:이|은|가)?\s?",
    # of movies, or the end of what is asked for: "2시간 안에 딸을 구한다" tells a plot
    "asked": r"(?:의|인|짜리|으로|로|\s)*(?={between}(?:{movies}|{genre}|{weak})|$|[,.!?])",
    # "전쟁 없는 세상" tells of a world
    "lacks": r"(?:없는|없이|안 ?나오는|나오지 않는|빼고|말고|제외한?|싫어)"
    r"(?={between}(?:{movies}|{genre}|{weak}|거|것|걸)|$|,)",
    # denies all that it stands behind
    "denies": r"(?:은|는|이|가|만)?\s?(?:말고|빼고|제외하고|제외한|제외|아닌|아니고|외에|"
    r"이외(?:의|에)?|싫어(?:요|하는)?|싫은)",
}

DECADE = {"year_from": "decade", "year_to": "decade + 9"}
