"""Korean, whose words carry their particles, so that each constraint is a phrase of its own."""

from moviesearch.understanding.language import Unspaced
from moviesearch.understanding.languages.ko.moods import MOODS
from moviesearch.understanding.languages.ko.parts import PARTS, SLOTS
from moviesearch.understanding.languages.ko.phrases import PHRASES, TOPICS
from moviesearch.understanding.languages.ko.subjects import SUBJECTS

LANGUAGE = Unspaced(
    code="ko",
    slots=SLOTS,
    parts=PARTS,
    phrases=PHRASES,
    negations="비(?=영어)",
    between="{language}|{genre}",
    refusals=r"(?:(?:{language}|{genre}|{weak}|{years})(?:\s*{movies})?"
    r"(?:이?나|랑|하고|와|과|,|\s)+){0,3}"
    r"(?:{years}|(?:{language}|{genre}|{weak}|\s){1,4})\s*{movies}?{denies}|"
    r"{subject}(?:이|가|은|는|도)?\s?{lacks}",
    topics=TOPICS,
    moods=MOODS,
    subjects=SUBJECTS,
    leads=(r"(?<=\s)(?:그\s)?(?:영화|작품)(?:\s?(?:제목|뭐(?:였)?(?:지|야)?))?[.!?~]*$",),
    lists=r"이?나|랑|하고|와|과|,",
    noise="영화 작품 무비 추천 추천해 해줘 해주세요 주세요 찾아줘 찾아 알려줘 있나요 있어요 "
    "있을까요 보고 싶어 싶다 볼만한 재밌는 재미있는 좋은 괜찮은 나온 나오는 만든 개봉한 뭔가 "
    "뭐야 뭐 좀 그 한 의 중 에 된 로 나".split(),
    edges=".,!?~",
    script=".*[\uac00-\ud7a3]",
)
