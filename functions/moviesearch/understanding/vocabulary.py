"""The words that name a constraint, in English and Chinese."""

from __future__ import annotations

# Words that name a genre wherever they stand, and words that do so only beside another word of a
# request for films ("war movies", "korean drama"), since plots are full of wars and families.
STRONG_GENRES: dict[str, tuple[str, ...]] = {
    "sci-fi": ("Science Fiction",),
    "sci fi": ("Science Fiction",),
    "scifi": ("Science Fiction",),
    "sifi": ("Science Fiction",),
    "science fiction": ("Science Fiction",),
    "science-fiction": ("Science Fiction",),
    "horror": ("Horror",),
    "horrors": ("Horror",),
    "slasher": ("Horror",),
    "thriller": ("Thriller",),
    "thrillers": ("Thriller",),
    "comedy": ("Comedy",),
    "comedies": ("Comedy",),
    "rom com": ("Romance", "Comedy"),
    "rom coms": ("Romance", "Comedy"),
    "rom-com": ("Romance", "Comedy"),
    "rom-coms": ("Romance", "Comedy"),
    "romcom": ("Romance", "Comedy"),
    "romcoms": ("Romance", "Comedy"),
    "romantic comedy": ("Romance", "Comedy"),
    "romantic comedies": ("Romance", "Comedy"),
    "animated": ("Animation",),
    "animation": ("Animation",),
    "animations": ("Animation",),
    "anime": ("Animation",),
    "cartoon": ("Animation",),
    "cartoons": ("Animation",),
    "westerns": ("Western",),
    "musicals": ("Music",),
    "dramas": ("Drama",),
    "romances": ("Romance",),
    "documentary": ("Documentary",),
    "documentaries": ("Documentary",),
}
WEAK_GENRES: dict[str, tuple[str, ...]] = {
    "action": ("Action",),
    "adventure": ("Adventure",),
    "adventures": ("Adventure",),
    "crime": ("Crime",),
    "drama": ("Drama",),
    "family": ("Family",),
    "kids": ("Family",),
    "children's": ("Family",),
    "childrens": ("Family",),
    "fantasy": ("Fantasy",),
    "funny": ("Comedy",),
    "historical": ("History",),
    "history": ("History",),
    "musical": ("Music",),
    "music": ("Music",),
    "mystery": ("Mystery",),
    "mysteries": ("Mystery",),
    "romance": ("Romance",),
    "romantic": ("Romance",),
    "scary": ("Horror",),
    "spooky": ("Horror",),
    "sf": ("Science Fiction",),
    "war": ("War",),
    "world war": ("War",),
    "wwii": ("War",),
    "ww2": ("War",),
    "western": ("Western",),
}

# TMDB keeps Cantonese as `cn` and Mandarin as `zh`.
LANGUAGES: dict[str, tuple[str, ...]] = {
    "arabic": ("ar",),
    "argentine": ("es",),
    "argentinian": ("es",),
    "bollywood": ("hi",),
    "brazilian": ("pt",),
    "cantonese": ("cn",),
    "chinese": ("zh", "cn"),
    "czech": ("cs",),
    "danish": ("da",),
    "dutch": ("nl",),
    "finnish": ("fi",),
    "french": ("fr",),
    "german": ("de",),
    "greek": ("el",),
    "hindi": ("hi",),
    "hong kong": ("cn", "zh"),
    "hungarian": ("hu",),
    "icelandic": ("is",),
    "indian": ("hi", "te", "ta", "ml", "bn"),
    "indonesian": ("id",),
    "iranian": ("fa",),
    "italian": ("it",),
    "japanese": ("ja",),
    "k-horror": ("ko",),
    "korean": ("ko",),
    "mandarin": ("zh",),
    "mexican": ("es",),
    "nordic": ("sv", "da", "no", "nb", "fi", "is"),
    "norwegian": ("no", "nb"),
    "persian": ("fa",),
    "polish": ("pl",),
    "portuguese": ("pt",),
    "russian": ("ru",),
    "scandinavian": ("sv", "da", "no", "nb"),
    "serbian": ("sr",),
    "south korean": ("ko",),
    "soviet": ("ru",),
    "spanish": ("es",),
    "swedish": ("sv",),
    "taiwanese": ("zh",),
    "telugu": ("te",),
    "thai": ("th",),
    "turkish": ("tr",),
}
COUNTRIES: dict[str, tuple[str, ...]] = {
    "argentina": ("es",),
    "brazil": ("pt",),
    "china": ("zh", "cn"),
    "denmark": ("da",),
    "france": ("fr",),
    "germany": ("de",),
    "hong kong": ("cn", "zh"),
    "india": ("hi", "te", "ta", "ml", "bn"),
    "indonesia": ("id",),
    "iran": ("fa",),
    "italy": ("it",),
    "japan": ("ja",),
    "korea": ("ko",),
    "mexico": ("es",),
    "norway": ("no", "nb"),
    "poland": ("pl",),
    "russia": ("ru",),
    "south korea": ("ko",),
    "spain": ("es",),
    "sweden": ("sv",),
    "taiwan": ("zh",),
    "thailand": ("th",),
    "turkey": ("tr",),
}

HEADS = frozenset(
    "movie movies film films flick flicks cinema feature features pic pics picture pictures "
    "blockbuster blockbusters epics stuff classics".split()
)
FILLERS = frozenset(
    "a an any some the good great best better nice old older classic classics cult popular famous "
    "modern recent contemporary top really very dark black gritty cute sad smart low budget "
    "psychological supernatural spaghetti and & or / , - language speaking".split()
)
# Words of a request that say nothing about the film.
NOISE = frozenset(
    "movie movies film films flick flicks cinema please find me show recommend looking for want to "
    "watch something a an the some any good great best about with from in of is that which are "
    "rated rating made released i something like".split()
)

# Never taken apart: "korean war" asks for neither Korean films nor war films.
PHRASES = frozenset(
    {
        "american history",
        "civil war",
        "cold war",
        "drug war",
        "french connection",
        "french revolution",
        "gang war",
        "german shepherd",
        "greek mythology",
        "greek myth",
        "gulf war",
        "korean war",
        "roman history",
        "star wars",
        "vietnam war",
    }
)

DECADE_WORDS = {
    "twenties": 1920,
    "thirties": 1930,
    "forties": 1940,
    "fifties": 1950,
    "sixties": 1960,
    "seventies": 1970,
    "eighties": 1980,
    "nineties": 1990,
    "noughties": 2000,
}
NUMBERS = {
    "six": 6.0,
    "seven": 7.0,
    "eight": 8.0,
    "nine": 9.0,
}

# Chinese words of a request that say nothing about the film.
CHINESE_NOISE = (
    "电影",
    "影片",
    "片子",
    "一部",
    "关于",
    "有关",
    "想看",
    "推荐",
    "好看",
    "片",
    "的",
    "部",
)

# Traditional characters of the words below, one for one, so that positions stay.
SIMPLIFIED = str.maketrans(
    "後韓國電動畫愛戰爭懸驚險歷樂評灣劇語時長這個歲間從說來經",
    "后韩国电动画爱战争悬惊险历乐评湾剧语时长这个岁间从说来经",
)

CHINESE_GENRES: dict[str, tuple[str, ...]] = {
    "科幻": ("Science Fiction",),
    "恐怖": ("Horror",),
    "惊悚": ("Thriller",),
    "喜剧": ("Comedy",),
    "搞笑": ("Comedy",),
    "动画": ("Animation",),
    "动漫": ("Animation",),
    "爱情": ("Romance",),
    "战争": ("War",),
    "悬疑": ("Mystery",),
    "犯罪": ("Crime",),
    "剧情": ("Drama",),
    "动作": ("Action",),
    "冒险": ("Adventure",),
    "奇幻": ("Fantasy",),
    "家庭": ("Family",),
    "历史": ("History",),
    "音乐": ("Music",),
    "歌舞": ("Music",),
    "西部": ("Western",),
}
CHINESE_LANGUAGES: dict[str, tuple[str, ...]] = {
    "韩国": ("ko",),
    "日本": ("ja",),
    "法国": ("fr",),
    "德国": ("de",),
    "意大利": ("it",),
    "西班牙": ("es",),
    "俄罗斯": ("ru",),
    "苏联": ("ru",),
    "印度": ("hi", "te", "ta", "ml", "bn"),
    "泰国": ("th",),
    "瑞典": ("sv",),
    "丹麦": ("da",),
    "伊朗": ("fa",),
    "巴西": ("pt",),
    "中国": ("zh", "cn"),
    "国产": ("zh", "cn"),
    "华语": ("zh", "cn"),
    "中文": ("zh", "cn"),
    "香港": ("cn", "zh"),
    "台湾": ("zh",),
}
