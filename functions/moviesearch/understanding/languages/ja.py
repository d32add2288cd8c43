"""Japanese."""

from moviesearch.understanding.language import Phrase, Slot, Table, Unspaced

# Words that name a genre wherever they stand, and words that do so only where movies are spoken of.
_GENRES: Table = {
    "Science Fiction": "SF, サイエンスフィクション",
    "Horror": "ホラー, ホラ―",
    "Thriller": "サスペンス, スリラー",
    "Comedy": "コメディ, コメディー",
    ("Romance", "Comedy"): "ラブコメ, ラブコメディ, ラブコメディー, ロマンティックコメディ",
    "Animation": "アニメ, アニメーション",
    "Documentary": "ドキュメンタリー",
    "Western": "西部劇, ウエスタン",
    "Music": "ミュージカル",
    "Mystery": "ミステリー, ミステリ",
    "History": "時代劇",
}
_WEAK_GENRES: Table = {
    "Action": "アクション",
    "Adventure": "冒険, アドベンチャー",
    "Comedy": "お笑い, 喜劇",
    "Crime": "犯罪, クライム, ギャング",
    "Drama": "ドラマ, 人間ドラマ, ヒューマンドラマ",
    "Family": "ファミリー, 家族向け, 子供向け, 子ども向け",
    "Fantasy": "ファンタジー",
    "History": "歴史",
    "Horror": "恐怖, 怖い",
    "Music": "音楽",
    "Romance": "恋愛, ロマンス, ラブストーリー, ラブロマンス",
    "War": "戦争",
}
# Those that are a kind of movie at the end of what is asked for: "中国の歴史ドラマ".
_KINDS: Table = {
    "Action": "アクション",
    "Adventure": "アドベンチャー",
    "Drama": "ドラマ, 人間ドラマ",
    "Fantasy": "ファンタジー",
    "Romance": "ロマンス, ラブストーリー",
}
_LANGUAGES: Table = {
    "en": "アメリカ, 米国, イギリス, 英国, 英語, ハリウッド",
    "ar": "アラビア語",
    "es": "アルゼンチン, メキシコ, スペイン",
    "it": "イタリア",
    "fa": "イラン, ペルシャ語",
    ("hi", "te", "ta", "ml", "bn"): "インド",
    "hi": "ヒンディー語, ボリウッド",
    "id": "インドネシア",
    "nl": "オランダ",
    "ko": "韓国",
    "cn": "広東語",
    "el": "ギリシャ",
    ("cn", "zh"): "香港",
    "sv": "スウェーデン",
    "th": "タイ",
    "zh": "台湾, 北京語",
    "cs": "チェコ",
    ("zh", "cn"): "中国",
    "da": "デンマーク",
    "de": "ドイツ",
    "tr": "トルコ",
    "ja": "日本, 和製",
    ("no", "nb"): "ノルウェー",
    "fi": "フィンランド",
    "pt": "ブラジル, ポルトガル",
    "fr": "フランス",
    ("sv", "da", "no", "nb", "fi", "is"): "北欧",
    "pl": "ポーランド",
    "ru": "ロシア, ソ連",
}
# One word for a movie and where it is from.
_MOVIES_OF: Table = {"ja": "邦画", "ko": "韓流映画"}

_SLOTS = {
    "year": Slot(r"(?:18|19|20)\d\d"),
    "last": Slot(r"(?:18|19|20)\d\d"),
    "decade": Slot(r"(?<!\d)(?:19|20)?\d0", decade=True),
    "last_decade": Slot(r"(?<!\d)(?:19|20)?\d0", decade=True),
    "score": Slot(r"\d(?:\.\d)?(?![\d%])", least=1),
    "genre": Slot(words=_GENRES),
    "weak": Slot(words=_WEAK_GENRES),
    "kind": Slot(words=_KINDS),
    "language": Slot(words=_LANGUAGES),
    "movies_of": Slot(words=_MOVIES_OF),
}

_PARTS = {
    # A movie's director is no movie, nor is one that makes horror.
    "movies": r"(?:映画|作品|ムービー|邦画|洋画|フィルム)(?!監督|館|スター|祭|界|俳優|女優|"
    r"会社|学校|研究|化|製作|制作|撮影|評論|好き|ファン)",
    "no_genre": r"(?!アン|アンヌ|ター|作家|小説|監督|漫画|マンガ|ゲーム|俳優|女優|スター|番組|"
    r"ショー|クラブ|声優|作り|研究|雑誌|屋敷|マニア|オタク|好き|会社|スタジオ|家$|写真)",
    "years": r"{year}年?(?:以降|以前|から|まで|より前|より後)?|{decade}年代(?:以降|以前)?",
    "between": r"(?:{language}|{genre}|{weak}|{years}|語|製|産|発|系|風|の|な|と|や|か|で|も|"
    r"、|・|\s|"
    r"公開|制作|製作|初期|後半|前半|中期|末|名作|傑作|古い|新しい|最近|面白い|人気|有名|短編|長編|白黒|実写|感動|"
    r"サイコ|ゾンビ|本格|社会派|青春|お勧め|おすすめ){0,12}",
    "near": r"(?={between}(?:{movies}|{genre}{no_genre}|{kind}$))",
    "end": r"(?=[のをがはで、\s]*$)",
    "no_story": r"(?<!舞台は)(?<!生まれの)(?<!舞台の)",
    "rated": r"(?:評価|評点|スコア|レーティング|点数|レビュー|IMDb|TMDB)(?:の?評価)?(?:が|は|"
    r"で|の)?",
    "unit": r"(?:点|以上)",
    # Words joined into a list that a word behind all of them denies.
    "joined": r"(?:の?{movies}|系|もの|モノ|語)?(?:と|や|か|も|・|とか|または|及び)",
    "denies": r"(?:は|が|を|も|だけは)?(?:以外|じゃな[いく]|では?な[いく]|なし|無し|ナシ|抜き|"
    r"ぬき|除[くいき]|除外|"
    r"いらない|要らない|嫌|いや(?!す)|苦手|NG|ダメ|だめ|禁止|[見観]たくな[いく]|好きじゃな|好きではな|興味な)",
}

_DECADE = {"year_from": "decade", "year_to": "decade + 9"}

_RATINGS = (
    Phrase(r"{rated}{score}点?以上の?", {"min_rating": "score"}),
    Phrase(r"(?:星|★){score}つ?以上の?", {"min_rating": "score"}),
    Phrase(r"(?<!\d){score}点以上の?", {"min_rating": "score"}),
    Phrase(r"{rated}{score}点?(?:より高い|超えの?|を超える)", {"min_rating": "score"}),
    Phrase(r"{rated}{score}点?(?:以下|未満|より低い)の?", {"max_rating": "score"}),
)

_YEARS = (
    Phrase(
        r"{year}年?(?:から|～|〜|~|-|–)(?:の)?{last}年?(?:まで|の間|にかけて)?の?(?:間の)?(?:公開|制作|製作)?の?{near}",
        {"year_from": "year", "year_to": "last"},
    ),
    Phrase(r"{year}年?(?:以降|以後|から|からの)(?:に)?(?:公開|制作|製作)?(?:された)?の?(?:{near}|{end})",
           {"year_from": "year"}),
    Phrase(r"{year}年?(?:より前|よりも前|前|より以前)(?:に)?(?:公開|制作|製作)?(?:された)?の?(?:{near}|{end})",
           {"year_to": "year - 1"}),
    Phrase(r"{year}年?(?:以前|まで)(?:に)?(?:公開|制作|製作)?(?:された)?の?(?:{near}|{end})",
           {"year_to": "year"}),
    Phrase(r"{year}年?(?:より後|よりも後|後|より新しい)(?:に)?(?:公開|制作|製作)?(?:された)?の?(?:{near}|{end})",
           {"year_from": "year + 1"}),
    Phrase(
        r"{no_story}(?<!\d){decade}年代?(?:から|～|〜|~|-|–|と|や|、|・){last_decade}年代(?:まで)?の?{near}",
        {"year_from": "decade", "year_to": "last_decade + 9"},
    ),
    Phrase(r"{decade}年代(?:以降|から)の?(?:{near}|{end})", {"year_from": "decade"}),
    Phrase(r"{decade}年代(?:以前|より前|前)の?(?:{near}|{end})", {"year_to": "decade - 1"}),
    Phrase(
        r"{no_story}{decade}年代(?:初期|初頭|前半|後半|中期|末)?(?:の|に(?:公開|制作|製作)された|公開の|、|\s)*{near}",
        _DECADE,
    ),
    Phrase(
        r"{no_story}{year}年(?:の|に?(?:公開|制作|製作|上映)(?:された)?の?)\s*{near}",
        {"year_from": "year", "year_to": "year"},
    ),
    # "映画 90年代 フランス": words of a search with spaces between them
    Phrase(r"(?:^|(?<=\s)){decade}年代(?=\s|$)", _DECADE),
)  # fmt: skip

_NAMES = (
    Phrase(r"{movies_of}(?!監督|館|界|祭|俳優|女優)", {"language": "movies_of"}),
    Phrase(r"{language}(?:製|産|発|語)?の?{near}", {"language": "language"}),
    Phrase(r"(?:^|(?<=\s)){language}(?=\s[^。]{0,20}?(?:{movies}|{genre}{no_genre}))",
           {"language": "language"}),
    Phrase(r"(?<=\s){language}$", {"language": "language"}),
    Phrase(r"{kind}$", {"genre": "kind"}),
    Phrase(r"{genre}(?:もの|モノ|系)?{no_genre}", {"genre": "genre"}),
    Phrase(r"{weak}(?:もの|モノ|系)?の?{near}", {"genre": "weak"}),
    Phrase(r"(?:(?<=\s){weak}$|(?:^|(?<=\s)){weak}(?=\s[^。]{0,20}?{movies}))", {"genre": "weak"}),
    # "ホラー以外", "戦争ものは苦手": denied without a word for movies
    Phrase(r"{weak}(?:もの|モノ|系)?(?={denies}|{joined}{between}{denies})", {"genre": "weak"}),
    Phrase(r"{language}(?:語|製)?(?={denies}|{joined}{between}{denies})", {"language": "language"}),
    Phrase(r"{decade}年代(?:の?{movies})?(?={denies})", _DECADE),
)  # fmt: skip

LANGUAGE = Unspaced(
    code="ja",
    omits=("min_runtime", "max_runtime"),
    slots=_SLOTS,
    parts=_PARTS,
    phrases=_RATINGS + _YEARS + _NAMES,
    negations="非(?!常)|ノン",
    between="{language}|{genre}",
    refusals=r"(?:(?:{language}|{genre}|{weak}|{movies_of}){joined}){0,6}"
    r"(?:{movies_of}|{years}|(?:{language}|{genre}|{weak}){1,4})(?:の?{movies}|系|もの|モノ|"
    r"語){0,3}{denies}(?:の|で)?",
    noise="映画 作品 ムービー 見たい 観たい 見せて 教えて 探して います おすすめ オススメ "
    "お勧め ください 面白い 名作 の な で が を は に と 公開 された".split(),
    edges="。、のでがをはに！？",
    script=".*(?:[\u3041-\u30ff]|映画|邦画|洋画)",
    variants=("０１２３４５６７８９．＋", "0123456789.+"),
)
