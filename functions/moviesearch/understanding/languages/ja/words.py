"""Japanese words that name a constraint."""

from moviesearch.understanding.language import Table

# Words that name a genre wherever they stand, and words that do so only where movies are spoken of.
GENRES: Table = {
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
WEAK_GENRES: Table = {
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
# All of them, for lists of which any will do.
ANY_GENRES: Table = {
    "Science Fiction": "SF, サイエンスフィクション",
    "Horror": "ホラー, ホラ―, 恐怖, 怖い",
    "Thriller": "サスペンス, スリラー",
    "Comedy": "コメディ, コメディー, お笑い, 喜劇",
    ("Romance", "Comedy"): "ラブコメ, ラブコメディ, ラブコメディー, ロマンティックコメディ",
    "Animation": "アニメ, アニメーション",
    "Documentary": "ドキュメンタリー",
    "Western": "西部劇, ウエスタン",
    "Music": "ミュージカル, 音楽",
    "Mystery": "ミステリー, ミステリ",
    "History": "時代劇, 歴史",
    "Action": "アクション",
    "Adventure": "冒険, アドベンチャー",
    "Crime": "犯罪, クライム, ギャング",
    "Drama": "ドラマ, 人間ドラマ, ヒューマンドラマ",
    "Family": "ファミリー, 家族向け, 子供向け, 子ども向け",
    "Fantasy": "ファンタジー",
    "Romance": "恋愛, ロマンス, ラブストーリー, ラブロマンス",
    "War": "戦争",
}
# Those that are a kind of movie at the end of what is asked for: "中国の歴史ドラマ".
KINDS: Table = {
    "Action": "アクション",
    "Adventure": "アドベンチャー",
    "Drama": "ドラマ, 人間ドラマ",
    "Fantasy": "ファンタジー",
    "Romance": "ロマンス, ラブストーリー",
}
LANGUAGES: Table = {
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
MOVIES_OF: Table = {"ja": "邦画", "ko": "韓流映画"}

# An hour and its like, in minutes; "一時間半" is found before "一時間".
LENGTHS: Table = {
    30: "三十分, 半時間",
    60: "一時間",
    90: "一時間半, 1時間半, 九十分",
    120: "二時間",
    150: "二時間半, 2時間半",
    180: "三時間",
    210: "三時間半, 3時間半",
    240: "四時間",
}
COUNTS: Table = {1: "一", 2: "二", 3: "三, 数", 5: "五", 10: "十", 20: "二十"}
