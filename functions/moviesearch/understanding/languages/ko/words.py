"""Korean words that name a constraint."""

from moviesearch.understanding.language import Table

# Words that name a genre wherever they stand, and words that do so only before a word for movies.
GENRES: Table = {
    "Science Fiction": "SF, 에스에프, 공상과학, 공상 과학",
    "Horror": "공포, 호러",
    "Thriller": "스릴러, 서스펜스",
    "Comedy": "코미디, 코메디",
    ("Romance", "Comedy"): "로맨틱 코미디, 로맨틱코미디, 로코",
    "Animation": "애니메이션, 애니",
    "Documentary": "다큐멘터리, 다큐",
    "Western": "서부극",
    "Music": "뮤지컬",
    "Mystery": "미스터리, 추리",
}
WEAK_GENRES: Table = {
    "Action": "액션",
    "Adventure": "모험, 어드벤처",
    "Comedy": "웃긴, 코믹",
    "Crime": "범죄, 누아르, 느와르",
    "Drama": "드라마",
    "Family": "가족, 어린이, 아이들",
    "Fantasy": "판타지",
    "History": "역사, 사극",
    "Horror": "무서운",
    "Music": "음악",
    "Romance": "로맨스, 멜로",
    "War": "전쟁",
    "Western": "서부",
}
# All of them, for lists of which any will do.
ANY_GENRES: Table = {
    "Action": "액션",
    "Adventure": "모험, 어드벤처",
    "Animation": "애니메이션, 애니",
    "Comedy": "코미디, 코메디",
    "Crime": "범죄, 누아르, 느와르",
    "Documentary": "다큐멘터리, 다큐",
    "Drama": "드라마",
    "Family": "가족",
    "Fantasy": "판타지",
    "History": "역사, 사극",
    "Horror": "공포, 호러",
    "Music": "뮤지컬",
    "Mystery": "미스터리, 추리",
    "Romance": "로맨스, 멜로",
    "Science Fiction": "SF, 공상과학",
    "Thriller": "스릴러, 서스펜스",
    "War": "전쟁",
    "Western": "서부극",
}
# Those that are a kind of movie at the end of what is asked for: "프랑스 로맨스".
KINDS: Table = {
    "Action": "액션",
    "Drama": "드라마",
    "Fantasy": "판타지",
    "Romance": "로맨스, 멜로",
    "Crime": "누아르, 느와르",
}
LANGUAGES: Table = {
    "ar": "아랍",
    "cn": "광둥어",
    ("cn", "zh"): "홍콩",
    ("zh", "cn"): "중국",
    "zh": "대만, 중국어",
    "da": "덴마크",
    "de": "독일, 독일어",
    "en": "미국, 할리우드, 헐리우드, 영국, 영어",
    "es": "스페인, 스페인어, 멕시코, 아르헨티나",
    "fa": "이란",
    "fi": "핀란드",
    "fr": "프랑스, 프랑스어, 불어",
    ("hi", "te", "ta", "ml", "bn"): "인도",
    "id": "인도네시아",
    "it": "이탈리아, 이탈리아어",
    "ja": "일본, 일본어",
    "ko": "한국, 한국어, 우리나라",
    ("no", "nb"): "노르웨이",
    ("sv", "da", "no", "nb", "fi", "is"): "북유럽",
    "pl": "폴란드",
    "pt": "브라질, 포르투갈",
    "ru": "러시아, 소련",
    "sv": "스웨덴",
    "th": "태국",
    "tr": "터키",
}

# An hour and its like, in minutes.
LENGTHS: Table = {
    60: "한 시간, 한시간",
    90: "한 시간 반, 한시간 반, 한시간반, 1시간 반, 1시간반",
    120: "두 시간, 두시간",
    150: "두 시간 반, 두시간 반, 두시간반, 2시간 반, 2시간반",
    180: "세 시간, 세시간",
}
COUNTS: Table = {1: "일", 2: "이", 3: "삼, 몇", 5: "오", 10: "십"}
