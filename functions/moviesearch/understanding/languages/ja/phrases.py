"""Japanese turns of phrase that are a constraint or an order."""

from moviesearch.understanding.language import Phrase
from moviesearch.understanding.languages.ja.parts import DECADE
from moviesearch.understanding.languages.ja.times import TIMES

_RATINGS = (
    Phrase(r"{rated}{score}点?以上の?", {"min_rating": "score"}),
    Phrase(r"(?:星|★){score}つ?以上の?", {"min_rating": "score"}),
    Phrase(r"(?<!\d){score}点以上の?", {"min_rating": "score"}),
    Phrase(r"{rated}{score}点?(?:より高い|超えの?|を超える)", {"min_rating": "score"}),
    Phrase(r"{rated}{score}点?(?:以下|未満|より低い)の?", {"max_rating": "score"}),
)

_NAMES = (
    # nothing stored says Western, but a movie in English is the likeliest one
    Phrase(r"洋画以外(?:の|で)?", {"not_language": ("en",)}),
    Phrase(
        r"(?:(?:家族|子供|子ども|こども|親子)(?:みんな|全員)?(?:で|と|も)(?:一緒に)?(?:楽しく)?|全年齢で)(?:楽しめる|[見観](?:られ|"
        r"れ)?る)(?={between}(?:{movies}|{genre}{no_genre}|{weak}))",
        {"genre": ("Family",)},
    ),
    Phrase(
        r"怖くない(?={between}(?:{movies}|{genre}{no_genre}|{weak}))",
        {"not_genre": ("Horror",)},
    ),
    Phrase(
        r"{either}(?={or}{either}(?:系|もの|モノ|の)?(?:{movies}|$|[、。\s]))(?![^、。]*{denies})",
        {"any_genre": "either"},
    ),
    Phrase(
        r"(?:(?<=か)|(?<=は)|(?<=や)|(?<=または)|(?<=もしくは)){either}(?=(?:系|もの|モノ|の)?(?:{movies}|$|"
        r"[、。\s]))(?![^、。]*{denies})",
        {"any_genre": "either"},
    ),
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
    Phrase(r"{decade}年代(?:の?{movies})?(?={denies})", DECADE),
    Phrase(
        r"{decade}年代(?=(?:と|や|か|も|、|・){last_decade}年代(?:の?{movies})?{denies})",
        DECADE,
    ),
)  # fmt: skip

PHRASES = _RATINGS + TIMES + _NAMES
