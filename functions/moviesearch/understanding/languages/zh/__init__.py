"""Chinese, in simplified or traditional characters."""

from moviesearch.understanding.feelings import felt
from moviesearch.understanding.language import Mood, Phrase, Slot, Table, Unspaced
from moviesearch.understanding.languages.zh.subjects import SUBJECTS
from moviesearch.understanding.span import NOTHING

_GENRES: Table = {
    "Science Fiction": "科幻",
    "Horror": "恐怖, 吓人, 惊吓",
    "Thriller": "惊悚",
    "Comedy": "喜剧, 搞笑",
    "Animation": "动画, 动漫",
    "Romance": "爱情",
    "War": "战争",
    "Mystery": "悬疑",
    "Crime": "犯罪",
    "Drama": "剧情",
    "Documentary": "纪录",
    "Action": "动作",
    "Adventure": "冒险",
    "Fantasy": "奇幻, 魔幻",
    "Family": "家庭, 儿童, 合家欢",
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
    "en": "英语, 英文",
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
_COUNTS: Table = {
    1: "一",
    2: "两, 二",
    3: "三",
    4: "四",
    5: "五",
    6: "六",
    7: "七",
    8: "八",
    9: "九",
    10: "十",
    20: "二十",
}
_NUMERALS: dict[float, str] = {
    0.5: "半",
    1: "一",
    2: "两, 二",
    3: "三",
    4: "四",
    5: "五",
    6: "六",
    7: "七",
    8: "八",
    9: "九",
    10: "十",
    20: "二十",
    30: "三十",
    40: "四十",
    50: "五十",
    60: "六十",
    70: "七十",
    80: "八十",
    90: "九十",
    100: "百",
}
_HOURS = r"(?:小时|钟头)"
_LENGTH = (
    r"(?:\d(?:\.\d)?|{numerals}+)\s*个?半?"
    + _HOURS
    + r"(?:半|(?:零|又)?(?:\d{1,2}|{numerals}+)分钟?)?|"
    r"半个?" + _HOURS + r"|(?:\d{2,3}|{numerals}+)\s*分钟|\d{2,3}\s*分(?=以|之|左|上|内)"
)
_UNITS = {r"个?(?:小时|钟头)": 60, r"个(?=\d)": 60, r"(?<=\.5)$": 60, r"分": 1}

_SLOTS = {
    "year": Slot(r"(?:19|20)\d\d"),
    "last": Slot(r"(?:19|20)\d\d"),
    "decade": Slot(r"(?:19|20)?\d0|{words}", _DECADES, decade=True),
    "tens": Slot(words=_TENS),
    "last_decade": Slot(words=_DECADES),
    "score": Slot(r"\d(?:\.\d)?", least=1),
    "number": Slot(r"\d+"),
    "count": Slot(r"\d{1,2}|{words}", _COUNTS),
    "length": Slot(_LENGTH, least=20, most=400, units=_UNITS, numerals=_NUMERALS, joint=""),
    "last_length": Slot(_LENGTH, least=20, most=400, units=_UNITS, numerals=_NUMERALS, joint=""),
    "minutes": Slot(r"(?<!\d)\d{2,3}", least=20),
    "language": Slot(words=_LANGUAGES),
    "genre": Slot(words=_GENRES),
    "subject": Slot(words=SUBJECTS),
}

_PARTS = {
    # What follows a constraint where movies are spoken of; a movie director is no movie.
    "movies": r"(?:片|电影|影片)(?!导演|明星|院|公司|节|学院)",
    "and": r"和|或者|或|以及|与|跟|、",
    "or": r"或者?|还是",
    "film": r"(?:片|电影|影片|片子|作品)",
    "between": r"(?:{language}|{genre}|{and}|的|经典|老|高分|上映|拍|丧尸|武侠|功夫|"
    r"[\d一两二三四五六七八九十百半.]+(?:年代|个?半?(?:小时|分钟)(?:以[上下内]|之内|左右)?)|"
    r"评分\d(?:\.\d)?分?以上|\s){0,16}",
    "near": r"(?=[^，。,]{0,6}?{genre}?{movies}|[^，。,]{0,4}?{genre}$)",
    "no_story": r"(?<!发生在)(?<!来自)(?<!讲述)(?<!生活在)(?<!回到)",
}

_RATINGS = (
    Phrase(
        r"(?:评分|豆瓣|打分)(?:在|低于|不到|不超过|小于)*{score}分?(?:以下|以内)的?",
        {"max_rating": "score"},
    ),
    Phrase(r"评分(?:低于|不到|不超过|小于){score}分?的?", {"max_rating": "score"}),
    Phrase(
        r"(?<!最)高分的?(?={between}{film}|{genre}|$)|(?:评分|口碑|评价)(?:很|比较|都)?(?:高|好|不错)的?"
        r"(?![于过到])",
        {"min_rating": "7"},
    ),
    Phrase(
        r"(?<![人个])(?:评分|豆瓣|打分)?(?:在|高于|超过|大于)?{score}分?(?:以上|及以上|\+)的?",
        {"min_rating": "score"},
    ),
    Phrase(r"评分(?:高于|超过|大于|不低于){score}分?的?", {"min_rating": "score"}),
)

_LENGTHS_SAID = (
    Phrase(
        r"(?:片长|时长|长度|时间)?(?:在|是)?{minutes}(?:分钟?)?(?:到|至|-|–|~){last_length}(?:之间)?的?",
        {"min_runtime": "minutes", "max_runtime": "last_length"},
    ),
    Phrase(
        r"(?:片长|时长|长度|时间)?(?:在|是)?{length}(?:到|至|-|–|~){last_length}(?:之间)?的?",
        {"min_runtime": "length", "max_runtime": "last_length"},
    ),
    Phrase(
        r"(?:片长|时长|长度|时间)?(?:在)?(?:不(?:要|能|会)?(?:超过|多于|长于)|别超过|控制在|少于|短于|小于|不到|低于|最多){length}(?:以内|之内|以下)?的?",
        {"max_runtime": "length"},
    ),
    Phrase(
        r"(?:片长|时长|长度|时间)?(?:在)?{length}(?:以内|之内|以下|之下|内)(?:能)?(?:看完|结束)?的?",
        {"max_runtime": "length"},
    ),
    Phrase(
        r"(?:片长|时长|长度|时间)?(?:在)?(?:超过|多于|长于|大于|高于|不少于|不短于|不低于|至少|最少|起码){length}(?:以上)?的?",
        {"min_runtime": "length"},
    ),
    Phrase(
        r"(?:片长|时长|长度|时间)?(?:在)?{length}(?:及)?以上的?",
        {"min_runtime": "length"},
    ),
    Phrase(
        r"(?:片长|时长|长度|时间)?(?:大概|大约|差不多)?(?:在)?{length}(?:左右|上下)的?",
        {"min_runtime": "length - 15", "max_runtime": "length + 15"},
    ),
    Phrase(
        r"(?:大概|大约|差不多){length}的?",
        {"min_runtime": "length - 15", "max_runtime": "length + 15"},
    ),
    Phrase(
        r"(?:长达|总长|时长|片长)?{length}长?的(?={between}{movies}|{genre}$)",
        {"min_runtime": "length - 15", "max_runtime": "length + 15"},
    ),
    Phrase(
        r"短(?={genre}?{film})(?!片段)|(?:时间|片长|时长)(?:比较|较|很)?短(?:一点|一些|点)?的?|"
        r"短一?[点些]的?|(?:时间|片长|时长)?(?:不太|不(?:要|能)?太?|别太)长的?(?={between}{movies}|{genre}+$|$)",
        {"max_runtime": "90"},
    ),
    Phrase(
        r"(?:时间|片长|时长)?(?:很|特别|非常|超|超级|比较|够)长的?(?={between}(?:史诗)?{movies}|{genre}+$)|"
        r"长篇(?=史诗)",
        {"min_runtime": "150"},
    ),
)

_RECENT = (
    Phrase(r"(?:最近|近|过去)的?{count}年(?:来|内|间)?的?", {"year_from": "today - count"}),
    Phrase(r"(?:最近十年|近十年)的?", {"year_from": "today - 10"}),
    Phrase(r"今年的?(?={between}{film}|$)", {"year_from": "today", "year_to": "today"}),
    Phrase(r"去年的?(?={between}{film}|$)", {"year_from": "today - 1", "year_to": "today - 1"}),
    Phrase(
        r"(?:最近|近期|近年)(?:来)?(?:上映|新出|出)?的?(?={between}{film})",
        {"year_from": "today - 3"},
    ),
    Phrase(r"(?:21|二十一)世纪的?", {"year_from": "2000"}),
    Phrase(
        r"{no_story}(?:上世纪|二十世纪|20世纪)?{decade}年代(?:初期?|早期)的?",
        {"year_from": "decade", "year_to": "decade + 3"},
    ),
    Phrase(
        r"{no_story}(?:上世纪|二十世纪|20世纪)?{decade}年代中期?的?",
        {"year_from": "decade + 4", "year_to": "decade + 6"},
    ),
    Phrase(
        r"{no_story}(?:上世纪|二十世纪|20世纪)?{decade}年代(?:末期?|后期|晚期)的?",
        {"year_from": "decade + 7", "year_to": "decade + 9"},
    ),
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
    # "90年代不是喜剧的韩国电影"
    Phrase(
        r"^(?:上世纪|二十世纪|20世纪)?{decade}年代的?(?=不是|不要|非|除了)",
        {"year_from": "decade", "year_to": "decade + 9"},
    ),
    # "不要恐怖片90年代"
    Phrase(
        r"(?<=[片影，,、\s])(?:上世纪|二十世纪|20世纪)?{decade}年代的?$",
        {"year_from": "decade", "year_to": "decade + 9"},
    ),
    Phrase(r"{no_story}{year}年的?(?={between}{movies})", {"year_from": "year", "year_to": "year"}),
)

_NAMES = (
    # nothing stored says American, but a movie in another language is sure to be none
    Phrase(
        r"(?:不是|不要|不想看|不看|非|除了)(?:美国|好莱坞)的?(?:电影|片|大片)?",
        {"not_language": ("en",)},
    ),
    Phrase(r"宝莱坞的?", {"language": ("hi",)}),
    Phrase(r"(?:通心粉|意大利)西部(?:片|电影)?的?", {"genre": ("Western",), "language": ("it",)}),
    Phrase(r"(?:默片|无声电影|无声片)", {"year_to": "1929"}),
    Phrase(
        r"(?:适合|给|陪)(?:小?孩子?|儿童|小朋友|全家|一家人|宝宝|家人)(?:们)?(?:一起)?(?:看|观看)?的?",
        {"genre": ("Family",)},
    ),
    Phrase(r"(?:外国|国外|外语)的?(?={between}{film})", {"not_language": ("zh", "cn")}),
    Phrase(r"{genre}{film}?的?(?=(?:{or}){genre})", {"any_genre": "genre"}),
    Phrase(r"(?<=[或者是]){genre}的?(?={genre}*(?:{movies}|$))", {"any_genre": "genre"}),
    Phrase(r"{language}的?(?={between}{movies}|{genre}+$)", {"language": "language"}),
    Phrase(r"{genre}的?(?={genre}*(?:{movies}|$))", {"genre": "genre"}),
    # behind a negation no plot is told
    Phrase(
        r"(?:(?<=不要)|(?<=不是)|(?<=不看)|(?<=非)|(?<=除了)|(?<=不喜欢)){language}的?(?=[，,。；;]|除外|以外|之外|$)",
        {"language": "language"},
    ),
    Phrase(
        r"(?:(?<=不要)|(?<=不是)|(?<=不看)|(?<=想看)|(?<=讨厌)|(?<=拒绝)|(?<=除了)|(?<=不喜欢)|(?<=非)|"
        r"(?<=[，,；;、])){genre}(?=除外|就算了|免谈|、|也?不|[，,。；;和或的]|$)(?!的(?:戏|场|镜|情|元|人|故))"
        r"(?:的(?!除))?",
        {"genre": "genre"},
    ),
    # "日本以外的动画"
    Phrase(
        r"{language}(?=的?{film}?(?:以外|之外)(?:的?{between}(?:{movies}|{genre})|的?$|[，,。]))",
        {"language": "language"},
    ),
    Phrase(r"{genre}(?={film}?(?:以外|之外))", {"genre": "genre"}),
    Phrase(
        r"{decade}年代(?=的?{film}?(?:以外|之外))",
        {"year_from": "decade", "year_to": "decade + 9"},
    ),
    Phrase(r"^{genre}(?=[，,；;])", {"genre": "genre"}),
    Phrase(r"^{language}(?:的)?(?={genre}+[，,；;])", {"language": "language"}),
    Phrase(r"(?<=[国本语港湾洲度]){genre}(?=[，,；;])", {"genre": "genre"}),
    Phrase(r"{genre}(?=(?:{and}){genre}(?:{movies}|$))", {"genre": "genre"}),
)

_ORDERS = (
    Phrase(
        r"最新(?:上映|出|推出)?的?|按(?:照)?(?:上映)?(?:时间|日期|年份)(?:从新到旧|倒序|排序|排列|先后)*的?|"
        r"(?:从新到旧|由新到旧|从近到远|新的(?:排|在)前面?)(?:排序|排列)?的?",
        {"sort": ("newest",)},
    ),
    Phrase(
        r"最(?:老|早|古老|旧)的?(?={between}{film}|$)|(?:从旧到新|由旧到新|从早到晚|从老到新)(?:排序|排列)?的?",
        {"sort": ("oldest",)},
    ),
    Phrase(
        r"(?:(?:豆瓣)?(?:评分|评价|口碑|打分|得分|分数)最(?:高|好)|最高分|最佳|最好看?|最优秀|最经典|最棒)"
        r"的?(?={between}{film}|$|{genre})|按(?:照)?(?:豆瓣)?(?:评分|口碑|分数)(?:从高到低|由高到低|高低)?"
        r"(?:排序|排列|排)?的?|(?:评分|口碑)最(?:高|好)的?|评分从高到低的?",
        {"sort": ("highest_rated",)},
    ),
    Phrase(
        r"(?:评分|评价|口碑|得分)最(?:低|差)的?|最(?:烂|差劲?|难看|糟糕)的?(?={between}{film}|{genre}|$)|"
        r"评分从低到高的?",
        {"sort": ("lowest_rated",)},
    ),
    Phrase(
        r"最(?:热门|火|受欢迎|流行|红|有名|著名|多人看)的?(?={between}{film}|{genre}|$)|"
        r"按(?:照)?(?:热度|人气|受欢迎程度)(?:从高到低)?(?:排序|排列)?的?",
        {"sort": ("most_popular",)},
    ),
    Phrase(
        r"(?:票房|收入)最(?:高|好|多)的?|最卖座的?|最赚钱的?|(?:按(?:照)?)?票房(?:从高到低|冠军|排序|排列|排名|榜)+的?",
        {"sort": ("highest_grossing",)},
    ),
)

_TOPIC = (
    r"(?P<topic>[^，。！？；,.!?;、的和或有是不没看要\s]{1,6}"
    r"(?:(?:和|或|、|或者)[^，。！？；,.!?;、的和或\s]{1,6}){0,3})"
)
_DENIED = (
    r"(?:不要有?|不想看到?|不想要|(?<!有)没有?|不含|不带|别有|除了|不能有|不要出现|没出现|不出现|不喜欢|"
    r"讨厌|不看|拒绝|不涉及|不包含|不是|不爱看|非|无)(?:任何|太多|什么|那么多|很多|太|关于|有|看|过多)*"
)
_TOPICS = (
    # known ones wherever they are denied: "不要僵尸韩国电影"
    Phrase(
        r"(?:^|[，。！？；,.!?;、\s]|但是?|不过|而且|的|里面?|中|并|请|我|也|{movies}|{genre})"
        r"(?P<said>" + _DENIED + r"(?P<topic>{subject}(?:(?:{and}|也?不要|，?不要){subject}){0,5})"
        r"(?:的?(?:镜头|场面|情节|元素|内容|题材|之类|以外|之外))?)"
        # "没有孩子的夫妻" tells a plot
        r"(?=$|[，。！？；,.!?;、\s]|的?{between}(?:{movies}|{genre}|{film})(?!段)|但|不过|而且)",
        {},
    ),
    Phrase(
        r"(?:^|[，。！？；,.!?;、\s]|但是?|不过|而且|{movies}|{genre})"
        r"(?P<said>(?:不要有?|不想看到?|(?<!有)没有|不含|不带|别有|除了|不能有|没|不喜欢|讨厌|不看|拒绝|非)"
        r"(?:任何|太多|什么|那么多|很多)?"
        + _TOPIC
        + r")(?=(?:的|镜头|场面|情节|元素|内容|题材)*(?:{genre}|{film})|"
        r"(?:镜头|场面|情节|元素|内容|题材|之类的|的)*"
        r"(?:[，。！？；,.!?;]|$))",
        {},
    ),
)

_MOODS = (
    # nothing stored tells where a movie can be watched, what it won, and who saw it
    Mood(
        "(?:网飞|奈飞|[Nn]etflix|爱奇艺|腾讯视频|优酷)(?:上|里)?(?:能看|可以看|有)?的?|"
        "奥斯卡(?:最佳影片)?(?:获奖|得奖|提名)?的?(?!颁奖|之夜)|(?<![未没曾])(?:获|得)(?:过)?奖的|"
        "(?:我)?(?:没|未)看过的|(?:我)?小时候看过的|(?:今晚|周末)(?=[和跟想看]|$)",
        NOTHING,
    ),
    Mood("(?:更|再)?(?:搞笑|好笑|幽默)(?:一点|一些|点)(?:的|儿)?", "", {"genre": ("Comedy",)}),
    Mood("(?:更|再)(?:恐怖|吓人)(?:一点|一些|点)?(?:的)?", "", {"genre": ("Horror",)}),
    felt(
        "heartbreak",
        "(?:我)?(?:刚刚?)?(?:失恋|分手)(?:了|后|以后|之后)?(?:的)?(?:时候)?(?:适合)?(?:看)?(?:的)?"
        "|疗(?:愈)?情伤的?|被甩了?",
    ),
    felt(
        "cry",
        "(?:(?:想|要|能|会|可以)*(?:让|使|令|把|给)?我?(?:人|看)?(?:痛|大|狂|好好|看)?(?:哭|流泪|落泪|飙泪)"
        "(?:一场|一下|一顿|成狗|死|出来|个够)?的?)|催泪弹?的?|感人(?:至深)?的?|虐心的?|泪目的?|泪点低?|"
        "(?:让人)?(?:伤心|悲伤|心碎|难过)的?|准备好纸巾|好哭的?|悲情的?",
    ),
    felt(
        "laugh",
        "(?:(?:想|要|能|会|可以)*(?:让|使|令)?我?(?:人)?(?:哈哈|捧腹|好好|开怀)?(?:大)?笑(?:一场|一笑|一下|死|到肚子疼|个够|出声)?的?)"
        "|逗笑?我?的?|爆笑的?|好笑的?|笑到肚子(?:疼|痛)的?|笑料百出的?|沙雕的?|无厘头的?|搞怪的?",
    ),
    felt(
        "scare",
        "吓死(?:我|人)的?|(?:想)?被吓(?:一跳|到)?|(?:把|让)我吓(?:一跳|到)?|毛骨悚然的?|瘆人的?|"
        "阴森的?|(?:让人)?(?:不敢|睡不着)(?:一个人)?(?:睡觉|看)?的?|(?:能)?让我做噩梦的?|细思极恐的?|起鸡皮疙瘩的?",
    ),
    felt(
        "cosy",
        "(?:适合)?(?:和|跟|陪|带)?(?:一家人|全家人?|家人|孩子们?|小孩|小朋友|宝宝|娃)(?:一起|们)*看的?|阖家欢?的?|亲子的?",
    ),
    felt(
        "feel good",
        "治愈系?的?|温馨的?|暖心的?|温暖(?:人心)?的|(?:让|使)?我?人?(?:开心|快乐|高兴)(?:起来|一点|点)?的?|"
        "(?:让我?)?心情(?:变|好|愉快|起来|变得)*好?(?:一点|起来|的)*|轻松(?:愉快|愉悦|一点|点)?的?|欢乐的|正能量的?|"
        "(?:我)?(?:最近|今天)?(?:心情|情绪)(?:不好|很差|低落|糟糕)|(?:我|今天|最近|有点)(?:很|好)?(?:不开心|难受|郁闷|孤独)(?:的时候)?|"
        "(?:给我)?(?:一点)?安慰|"
        "下班后?(?:很累)?|解压的?|减压的?|压力(?:很|好|太)?大",
    ),
    felt(
        "romance",
        "(?:适合)?(?:约会|情侣|情人节)(?:之夜|晚上)?(?:一起)?(?:看)?的?|浪漫的?|甜甜的?|甜蜜的?|想谈恋爱|(?:让我)?(?:重新)?相信爱情的?|"
        "撒糖的?|心动的?|少女心的?|小鹿乱撞",
    ),
    felt("girls' night", "(?:适合)?闺蜜(?:们|之夜|聚会)?(?:一起)?(?:看)?的?|姐妹之夜"),
    felt(
        "puzzle",
        "烧脑(?:神作)?的?|(?:能|会)?(?:让|引)我?人?(?:深)?思(?:考)?的?|(?:高)?智商的?|反转(?:再反转|不断|很多)?的?|"
        "脑洞(?:大开|大)?的?|(?:看完)?怀疑人生的?|细思的?|神反转的?|看不懂的?",
    ),
    felt(
        "inspire",
        "励志的?|(?:能)?(?:给|让)我?(?:力量|动力|勇气|振作)(?:起来)?的?|鼓舞人心的?|热血的|想放弃(?:的时候)?|"
        "打鸡血的?|奋斗的?",
    ),
    felt(
        "thrill",
        "(?:超)?刺激(?:的|$)|肾上腺素(?:飙升|爆棚)?的?|热血沸腾的?|燃(?:爆|到爆)?的?(?=电影|片|$)|爽片?的?(?=电影|片|$)|过瘾的?|心跳加速的?|"
        "火爆的?|全程无尿点的?",
    ),
    felt(
        "suspense",
        "(?:全程)?(?:紧张|揪心|高能)(?:刺激|到窒息)*的?|扣人心弦的?|手心出汗的?|屏住呼吸的?|喘不过气来?的?",
    ),
    felt(
        "brain off", "不用动?脑子?的?|不费脑子?的?|无脑的?|爆米花(?=电影|片|$)|打发时间的?|下饭的?"
    ),
    felt(
        "relax",
        "(?:适合)?(?:睡前|助眠|催眠|放松|失眠)(?:时)?(?:看)?的?|安静的|平静的|舒缓的?|慢节奏的?|静静看?的?|佛系的?",
    ),
    felt(
        "wonder",
        "逃离现实的?|(?:带我)?(?:去)?另一个世界的?|想去冒险|天马行空的?|充满想象力的?",
    ),
    felt("nostalgia", "怀旧的?|童年(?:回忆)?的?|青春回忆的?|回忆(?:童年|青春)的?"),
    felt(
        "gloom", "黑暗(?:系|压抑)?的?|致郁(?:系)?的?|压抑的?|绝望的|丧(?:丧)?的(?=电影|片)|沉重的"
    ),
    felt("rage", "(?:我)?(?:很|好)?(?:生气|愤怒|火大)|解气的?|出气的?"),
)

_LEADS = (
    "^(?:请|麻烦)?(?:(?:帮我|给我|替我)?(?:找|推荐|介绍|来)(?:一下|几?一?[部个])?|有没有|有什么|有哪些|哪些|哪部|什么|"
    "我?想(?:要)?(?:看|找)|我?在找|求)(?:一?[部个些]|一下|几部)?(?:关于|有关|讲述?|一下)?",
    "(?:那|这|一|某|哪)部(?:关于|有关|讲述?)?(?:{film})?(?:里|中)?(?:讲的是|是)?",
    "(?:是)?(?:什么|哪部|哪个)(?:{film})(?:来着|呢|啊|吗)?[？?]?$",
    "的?(?<![看拍放演])(?:电影|影片|片子)(?=$|[，。！？,.!?])",
    "^关于|^有关",
    "(?<=[怖幻悚剧笑画漫情争疑罪作险庭史乐舞部录国语人童欢])片(?![段场刻子酬])",
    "(?:叫什么(?:名字)?|名字是什么|来着|好看的|推荐一下|推荐)(?=$|[，。！？,.!?])",
)

LANGUAGE = Unspaced(
    code="zh",
    slots=_SLOTS,
    parts=_PARTS,
    phrases=_RATINGS + _LENGTHS_SAID + _RECENT + _YEARS + _ORDERS + _NAMES,
    # "非常", "非要看", "特别", "差别", "别的", "不得不看" and "要不要看" deny nothing
    negations="(?<![得能])(?!(?<=是)不是|(?<=要)不要|(?<=想)不想|(?<=看)不看)"
    "不(?:想要|想看|是|要|想|看|喜欢|爱看|爱|含|包括|需要|用|推荐)?|(?<!有)没有?|除了|除去|讨厌|拒绝|避开|"
    "排除|非(?!常|洲|要|看|得)|(?<![特差分区级类个性告离辨识])别(?!的|人|处|致|墅)",
    between="再|任何|什么|太|那么|这么|怎么|很|够|算|要|给我|推荐|看|的|{and}",
    carries="(?:的|{movies})*(?:{and}|也(?=不))",
    finals="的",
    refusals=r"(?:^|(?<=[，。！？；,.!?;]))[^，。！？；,.!?;]+?"
    r"(?:(?:除外|就算了|免谈|以外的?|之外的?)|[？?]不(?:要)?[，。！,.!])",
    topics=_TOPICS,
    subjects=SUBJECTS,
    topicless=".*(?:导演|主演|演|拍)的?$|差别|区别|办法|想到|人知道|人|什么|看过|过|多少|想|名字|结局|记忆$|关系|问题|意思|错|到|得|只|[一两几]|因|后|来|去",
    moods=_MOODS,
    leads=_LEADS,
    noise="电影 影片 片子 作品 一部 几部 关于 有关 我 想看 想要 想 要 看 有没有 有什么 有哪些 请 "
    "给我 找 推荐 一些 一下 或者 或 和 还是 好看 适合 但是 但 不过 而且 只 任何 片 的 "
    "部 吗 呢 吧 啊 是 来 些 更 再 可是 只是".split(),
    edges="，。、的！？；和",
    # whatever has kana is Japanese
    script="[^\u3041-\u30ff]*$",
    # traditional characters of the words above, and the simplified ones
    variants=(
        "後韓國電動畫愛戰爭懸驚險歷樂評灣劇語時長這個歲間從說來經討厭給別沒歡與絕開"
        "殭屍喪槍蟲醫學監獄殺兒機級體運靈龍連環強姦鯊車惡寵嬰懷離幫綁邊聖誕節納種視軌術賽無涉",
        "后韩国电动画爱战争悬惊险历乐评湾剧语时长这个岁间从说来经讨厌给别没欢与绝开"
        "僵尸丧枪虫医学监狱杀儿机级体运灵龙连环强奸鲨车恶宠婴怀离帮绑边圣诞节纳种视轨术赛无涉",
    ),
)
