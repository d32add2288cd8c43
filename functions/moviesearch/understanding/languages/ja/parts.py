"""The numbers and names in Japanese phrases, and pieces that several share."""

from moviesearch.understanding.language import Slot
from moviesearch.understanding.languages.ja.subjects import SUBJECTS
from moviesearch.understanding.languages.ja.words import (
    ANY_GENRES,
    COUNTS,
    GENRES,
    KINDS,
    LANGUAGES,
    LENGTHS,
    MOVIES_OF,
    WEAK_GENRES,
)

_LENGTH = r"{words}|(?<!\d)\d(?:\.\d)?時間(?:\d{1,2}分)?|(?<!\d)\d{2,3}分"
_UNITS = {r"時間": 60, r"分": 1}

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
    "weak": Slot(words=WEAK_GENRES),
    "kind": Slot(words=KINDS),
    "language": Slot(words=LANGUAGES),
    "movies_of": Slot(words=MOVIES_OF),
    "subject": Slot(words=SUBJECTS),
}

PARTS = {
    # A movie's director is no movie, nor is one that makes horror.
    "movies": r"(?:映画|作品|ムービー|邦画|洋画|フィルム)(?!監督|館|スター|祭|界|俳優|女優|"
    r"会社|学校|研究|化|製作|制作|撮影|評論|好き|ファン)",
    "no_genre": r"(?!アン|アンヌ|ター|作家|小説|監督|漫画|マンガ|ゲーム|俳優|女優|スター|番組|"
    r"ショー|クラブ|声優|作り|研究|雑誌|屋敷|マニア|オタク|好き|会社|スタジオ|家$|写真)",
    "years": r"{year}年?(?:以降|以前|から|まで|より前|より後)?|{decade}年代(?:以降|以前)?",
    "between": r"(?:{language}|{genre}|{weak}|{years}|語|製|産|発|系|風|の|な|と|や|か|で|も|"
    r"、|・|\s|"
    r"公開|制作|製作|初期|後半|前半|中期|末|名作|傑作|古い|新しい|最近|面白い|人気|有名|短編|長編|短い|短め|\d+(?:時間半?|分)(?:以内|以上|以下|未満)|"
    r"白黒|実写|感動|"
    r"サイコ|ゾンビ|本格|大作|話題作|特撮|社会派|青春|お勧め|おすすめ){0,12}",
    "long": r"(?:(?:(?:上映|再生)?時間|長さ|尺)(?:が|は|の)?)?",
    # a running time is told of movies, or ends what is asked for: "90分で娘を救う" tells a plot
    "asked": r"(?:(?=[、\s])|(?:の|な|で(?=[見観])|程度の|、|\s)*"
    r"(?={between}(?:{movies}|{genre}{no_genre}|{weak}|{kind}|"
    r"もの|やつ|$)|"
    r"[見観終]|[。？！?!]))",
    "or": r"(?:系|もの|モノ|映画)?(?:か、?|または|もしくは|or|や)",
    "near": r"(?={between}(?:{movies}|{genre}{no_genre}|{kind}$))",
    "end": r"(?=[のをがはで、\s]*$)",
    "no_story": r"(?<!舞台は)(?<!生まれの)(?<!舞台の)",
    "rated": r"(?:評価|評点|スコア|レーティング|点数|レビュー|IMDb|TMDB)(?:の?評価)?(?:が|は|"
    r"で|の)?",
    "unit": r"(?:点|以上)",
    # Words joined into a list that a word behind all of them denies.
    "joined": r"(?:の?{movies}|系|もの|モノ|語)?(?:と|や|か|でも|も|・|とか|または|及び)",
    "denies": r"(?:要素|成分|シーン|とか|なんか)?(?:は|が|を|も|だけは)?"
    r"(?:以外|じゃな[いく]|では?な[いく]|でもな[いく]|なし|"
    r"無し|ナシ|抜き|"
    r"ぬき|除[くいき]|除外|"
    r"いらない|要らない|嫌|いや(?!す)|苦手|NG|ダメ|だめ|禁止|[見観]たくな[いく]|好きじゃな|好きではな|興味な)",
}

DECADE = {"year_from": "decade", "year_to": "decade + 9"}
