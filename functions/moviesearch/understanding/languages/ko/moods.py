"""How somebody wants to feel, and what says nothing about a movie."""

from moviesearch.understanding.feelings import felt
from moviesearch.understanding.language import Mood
from moviesearch.understanding.span import NOTHING

MOODS = (
    Mood(
        r"(?:영화|작품)?\s?(?:좀\s?)?(?:추천|찾아|알려)\s?(?:좀\s?)?(?:해\s?)?"
        r"(?:줘|주세요|줄래|부탁(?:해|드려))?요?[.!?~]*$",
        NOTHING,
    ),
    felt(
        "cry", r"(?:눈물 ?나는|눈물나는|울고 ?싶|펑펑 우는|슬픈)(?=\s?(?:영화|작품|로맨스|$)|을|은)"
    ),
    felt("laugh", r"(?:빵 ?터지는|배꼽 ?빠지는|웃고 ?싶)"),
    felt("feel good", r"(?:기분 ?좋아지는|힐링(?:되는| 되는)?|따뜻한)(?=\s?(?:영화|작품|$))"),
    felt("suspense", r"(?:손에 땀을 쥐는|긴장감 ?넘치는)"),
    felt("puzzle", r"반전(?:이)? ?(?:있는|대박인|쩌는)?(?=\s?(?:영화|작품|$))"),
)
