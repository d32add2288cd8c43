"""Japanese."""

from moviesearch.understanding.language import Unspaced
from moviesearch.understanding.languages.ja.denials import NOUNS, REFUSED, TOPICS
from moviesearch.understanding.languages.ja.moods import MOODS
from moviesearch.understanding.languages.ja.parts import PARTS, SLOTS
from moviesearch.understanding.languages.ja.phrases import PHRASES
from moviesearch.understanding.languages.ja.subjects import SUBJECTS

LANGUAGE = Unspaced(
    code="ja",
    slots=SLOTS,
    parts=PARTS,
    phrases=PHRASES,
    negations="非(?!常)|ノン",
    between="{language}|{genre}",
    refusals=r"(?:(?:{language}|{genre}|{weak}|{movies_of}|{years}){joined}){0,6}"
    r"(?:{movies_of}|{years}|(?:{language}|{genre}|{weak}){1,4})(?:の?{movies}|系|もの|モノ|"
    r"語){0,3}{denies}(?:の|で)?(?:、?(?:なら)?何でも)?|" + REFUSED,
    topics=TOPICS,
    nouns=NOUNS,
    moods=MOODS,
    subjects=SUBJECTS,
    lists="と|や|とか|も|・|、|か",
    # only asks for a movie: "サメの映画"
    leads=(
        r"(?<=[のるたなう])(?:映画|作品|やつ)(?:(?:を|が|って)?(?:探して(?:い?る|い?ます)?|教えて(?:ください)?|見たい|観たい|"
        r"何(?:だっけ|でしたっけ|ですか)?|なんだっけ|ある|あります|(?:の)?おすすめ)?(?:か|の)?)?[？?。！!]*$",
        r"^(?:映画(?:で|の中で|、))",
    ),
    noise="映画 作品 ムービー 見たい 観たい 見せて 教えて 探して います おすすめ オススメ "
    "お勧め ください 面白い 名作 やつ もの 何か "
    "何でも なら だけど けど もっと 一番 です よ ね いい の な "
    "で が を は に と 公開 された".split(),
    edges="。、のでがをはに！？",
    script=".*(?:[\u3041-\u30ff]|映画|邦画|洋画|時間以[内上下]|分以[内上下]|韓国)",
    variants=("０１２３４５６７８９．＋", "0123456789.+"),
)
