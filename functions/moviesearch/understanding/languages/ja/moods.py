"""How somebody wants to feel."""

from moviesearch.understanding.feelings import felt
from moviesearch.understanding.language import Mood
from moviesearch.understanding.span import NOTHING

MOODS = (
    # nothing stored tells where a movie can be watched
    Mood(
        r"(?:ネトフリ|ネットフリックス|アマプラ|アマゾンプライム|ディズニープラス|Netflix)"
        r"(?:で[見観](?:られ|れ)?る|で|の|にある)?",
        NOTHING,
    ),
    # beside an example: not how to feel, but how to be otherwise
    Mood(r"もっと(?:笑える|コミカルな?|面白おかしい)", "", {"genre": ("Comedy",)}),
    Mood(r"もっと(?:怖い|恐い)", "", {"genre": ("Horror",)}),
    Mood(r"もっとロマンチックな?", "", {"genre": ("Romance",)}),
    felt(
        "cry",
        r"泣ける|(?:悲しい|切ない|感動的な)(?=(?:恋愛|ラブ)?(?:映画|作品|やつ|もの|話))",
    ),
    felt("feel good", r"元気が出る|ほっこりする|気分が上がる"),
)
