"""Chinese, in simplified or traditional characters."""

from moviesearch.understanding.language import Phrase, Slot, Table, Unspaced

_GENRES: Table = {
    "Science Fiction": "科幻",
    "Horror": "恐怖",
    "Thriller": "惊悚",
    "Comedy": "喜剧, 搞笑",
    "Animation": "动画, 动漫",
    "Romance": "爱情",
    "War": "战争",
    "Mystery": "悬疑",
    "Crime": "犯罪",
    "Drama": "剧情",
    "Action": "动作",
    "Adventure": "冒险",
    "Fantasy": "奇幻",
    "Family": "家庭",
    "History": "历史",
    "Music": "音乐, 歌舞",
    "Western": "西部",
}
_LANGUAGES: Table = {
    "ko": "韩国, 韩语",
    "ja": "日本, 日语",
    "fr": "法国, 法语",
    "de": "德国, 德语",
    "it": "意大利",
    "es": "西班牙, 西班牙语",
    "ru": "俄罗斯, 苏联",
    ("hi", "te", "ta", "ml", "bn"): "印度",
    "th": "泰国",
    "sv": "瑞典",
    "da": "丹麦",
    "fa": "伊朗",
    "pt": "巴西",
    ("zh", "cn"): "中国, 国产, 华语, 中文",
    ("cn", "zh"): "香港",
    "zh": "台湾",
    "en": "英语",
    "cn": "粤语",
}
# "五六十年代" names two decades, the first by one character.
_TENS: Table = {
    1920: "二",
    1930: "三",
    1940: "四",
    1950: "五",
    1960: "六",
    1970: "七",
    1980: "八",
}
_DECADES: Table = {
    1920: "二十",
    1930: "三十",
    1940: "四十",
    1950: "五十",
    1960: "六十",
    1970: "七十",
    1980: "八十",
    1990: "九十",
}

_SLOTS = {
    "year": Slot(r"(?:19|20)\d\d"),
    "last": Slot(r"(?:19|20)\d\d"),
    "decade": Slot(r"(?:19|20)?\d0|{words}", _DECADES, decade=True),
    "tens": Slot(words=_TENS),
    "last_decade": Slot(words=_DECADES),
    "score": Slot(r"\d(?:\.\d)?", least=1),
    "number": Slot(r"\d+"),
    "language": Slot(words=_LANGUAGES),
    "genre": Slot(words=_GENRES),
}

_PARTS = {
    # What follows a constraint where movies are spoken of; a movie director is no movie.
    "movies": r"(?:片|电影|影片)(?!导演|明星|院|公司|节|学院)",
    "and": r"和|或者|或|以及|与|跟|、",
    "between": r"(?:{language}|{genre}|{and}|的|经典|老|高分|上映|拍|丧尸|武侠|功夫|\s)*",
    "near": r"(?=[^，。,]{0,6}?{genre}?{movies}|[^，。,]{0,4}?{genre}$)",
    "no_story": r"(?<!发生在)(?<!来自)(?<!讲述)(?<!生活在)(?<!回到)",
}

_RATINGS = (
    Phrase(
        r"(?<![人个])(?:评分|豆瓣|打分)?(?:在|高于|超过|大于)?{score}分?(?:以上|及以上|\+)的?",
        {"min_rating": "score"},
    ),
    Phrase(r"评分(?:高于|超过|大于|不低于){score}分?的?", {"min_rating": "score"}),
)

_YEARS = (
    Phrase(
        r"{year}年?(?:到|至|-|–|~){last}年?(?:之间|间)?的?",
        {"year_from": "year", "year_to": "last"},
    ),
    Phrase(r"{year}年?(?:以后|之后|后|以来|起)的?", {"year_from": "year"}),
    Phrase(r"{year}年?(?:以前|之前|前(?!往|进|夕|线))的?", {"year_to": "year - 1"}),
    Phrase(
        r"{no_story}{tens}{last_decade}年代拍?的?{near}",
        {"year_from": "tens", "year_to": "last_decade + 9"},
    ),
    Phrase(
        r"{no_story}(?:上世纪|二十世纪|20世纪)?(?<![二三四五六七八]){decade}年代拍?的?{near}",
        {"year_from": "decade", "year_to": "decade + 9"},
    ),
    Phrase(r"{no_story}{year}年的?(?={between}{movies})", {"year_from": "year", "year_to": "year"}),
)

_NAMES = (
    Phrase(r"{language}的?(?={between}{movies}|{genre}+$)", {"language": "language"}),
    Phrase(r"{genre}的?(?={genre}*(?:{movies}|$))", {"genre": "genre"}),
)

LANGUAGE = Unspaced(
    code="zh",
    omits=("min_runtime", "max_runtime", "max_rating"),
    slots=_SLOTS,
    parts=_PARTS,
    phrases=_RATINGS + _YEARS + _NAMES,
    # "非常", "非要看", "特别", "差别", "别的", "不得不看" and "要不要看" deny nothing
    negations="(?<![得能])(?!(?<=是)不是|(?<=要)不要|(?<=想)不想|(?<=看)不看)"
    "不(?:想要|想看|是|要|想|看|喜欢|爱看|爱|含|包括|需要|用|推荐)?|没有?|除了|除去|讨厌|拒绝|避开|"
    "排除|非(?!常|洲|要|看|得)|(?<![特差分区级类个性告离辨识])别(?!的|人|处|致|墅)",
    between="再|任何|什么|太|那么|这么|怎么|很|够|算|要|给我|推荐|看|{language}|{genre}|{decade}年代|的|{and}",
    carries="(?:的|{movies})*(?:{and})",
    refusals="[^，。！？；,.!?;]+(?:除外|就算了|免谈)|[^，。！？；,.!?;]+[？?]不(?:要)?[，。！,.!]",
    noise="电影 影片 片子 一部 关于 有关 想看 推荐 好看 片 的 部".split(),
    edges="，。、的",
    # whatever has kana is Japanese
    script="[^\u3041-\u30ff]*$",
    # traditional characters of the words above, and the simplified ones
    variants=(
        "後韓國電動畫愛戰爭懸驚險歷樂評灣劇語時長這個歲間從說來經討厭給別沒歡與絕開",
        "后韩国电动画爱战争悬惊险历乐评湾剧语时长这个岁间从说来经讨厌给别没欢与绝开",
    ),
)
