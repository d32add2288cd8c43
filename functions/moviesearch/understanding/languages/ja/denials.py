"""How Japanese denies a subject: "ゾンビなし", "犬が死なない"."""

from moviesearch.understanding.language import Phrase

_KIND = r"(?:の?(?:シーン|場面|要素|描写|成分|ネタ|系|もの|モノ|映画|作品|話))?"
_KNOWN = r"{subject}(?:(?:と|や|とか|も|・|、|か){subject}){0,5}"
_NAME = r"[\u30a1-\u30fa\u30fc・＝=]{2,20}"
_KANJI_NAME = r"[\u4e00-\u9fff]{2,6}"
_UNKNOWN = r"(?:" + _NAME + r"|[\u4e00-\u9fff]{2,5})"
_START = r"(?:^|(?<=[、。\s]))"
# denies whatever it stands behind
_SURE = (
    r"(?:(?:は|が|も|を|の|とか|なんか)?(?:なし|無し|ナシ|抜き|ぬき|NG|ダメ|だめ|苦手|嫌い?|"
    r"いらない|要らない|除[くいき]|除外|以外|じゃない|では?ない|"
    r"(?:出|登場|でて|出て)(?:こ|し|て)?(?:こ)?ない|(?:見|観)たくない|禁止|くない))"
)
# denies only in front of movies: "子供のいない夫婦" tells a plot
_OF_MOVIES = (
    r"(?:(?:は|が|も|の)?(?:ない|無い|いない|少ない))(?={between}(?:{movies}|{genre}|{weak}|やつ|"
    r"もの)|の?$|[。、])"
)
_DENIES = _KIND + r"(?:" + _SURE + r"|" + _OF_MOVIES + r")(?:の|で)?"
# of a word that no table has only what says nothing else: "バイクなし"
_DENIES_ANY = (
    _KIND
    + r"(?:(?:は|が|も|の)?(?:なし|無し|ナシ|抜き|(?:出て|でて|登場し)こ?ない|出ない))"
    + r"(?:の|で)?"
)

_NAME_BUT = r"(?:以外|じゃない|では?ない)(?:の|で)?"  # "ディズニー以外"

_ALIVE = r"(?:犬|猫|動物|ペット)が死"  # "犬が死なない"
NOUNS = {
    "犬が死": "犬の死",
    "猫が死": "猫の死",
    "動物が死": "動物の死",
    "ペットが死": "ペットの死",
}

TOPICS = (
    Phrase(r"(?P<said>(?P<topic>" + _ALIVE + r")な(?:ない|ず))", {}),
    Phrase(r"(?P<said>(?P<topic>" + _KNOWN + r")" + _DENIES + r")", {}),
    Phrase(r"(?P<said>" + _START + r"(?P<topic>" + _UNKNOWN + r")" + _DENIES_ANY + r")", {}),
    Phrase(
        r"(?P<said>" + _START + r"(?P<topic>" + _NAME + r")" + _NAME_BUT + r")",
        {},
    ),
)
REFUSED = "|".join(
    (
        _ALIVE + r"な(?:ない|ず)",
        _KNOWN + _DENIES,
        _START + _UNKNOWN + _DENIES_ANY,
        _START + r"(?:" + _NAME + r"|" + _KANJI_NAME + r")" + _NAME_BUT,
    )
)
