"""How long a movie is, how new, and in which order, in Japanese."""

from moviesearch.understanding.language import Phrase
from moviesearch.understanding.languages.ja.parts import DECADE

LENGTHS_SAID = (
    Phrase(
        r"{long}{length}(?:から|～|〜|~|-|以上){last_length}(?:以内|以下|未満|まで|くらい|ぐらい|ほど)?の?(?:間の?)?{asked}",
        {"min_runtime": "length", "max_runtime": "last_length"},
    ),
    Phrase(
        r"{long}{length}(?:を|も)?(?:超え(?:ない|ず)|越えない|(?:より|よりも)短い|以上は?(?:長く)?(?:ない|ダメ|だめ|無理)|"
        r"以内|以下|未満|まで|以内で(?:終わる|見れる|観れる|見られる))(?:で)?{asked}",
        {"max_runtime": "length"},
    ),
    Phrase(
        r"{long}{length}(?:を|も)?(?:以上(?:ある)?|超え?(?:る|た)?|越え(?:る|た)?|(?:より|よりも)(?:長い|上)|"
        r"オーバー){asked}",
        {"min_runtime": "length"},
    ),
    Phrase(
        r"{long}(?:約|だいたい|大体|およそ)?{length}(?:くらい|ぐらい|ほど|前後|程度|位|弱|強|ちょっと){asked}",
        {"min_runtime": "length - 15", "max_runtime": "length + 15"},
    ),
    Phrase(
        r"{long}(?:約|だいたい|大体|およそ){length}{asked}",
        {"min_runtime": "length - 15", "max_runtime": "length + 15"},
    ),
    Phrase(
        r"{long}{length}の(?={between}{movies})",
        {"min_runtime": "length - 15", "max_runtime": "length + 15"},
    ),
    Phrase(r"短編(?:アニメ)?(?={between}(?:{movies}|{genre}{no_genre})|$)", {"max_runtime": "40"}),
    Phrase(
        r"(?:(?:時間|尺)の?)?(?<!以下の)(?<!以内の)(?<!未満の)(?:短い|短め(?:の|な)?|サクッと見[れら]る|長くない|"
        r"長すぎない)(?={between}(?:{movies}|"
        r"{genre}{no_genre}|{weak}))",
        {"max_runtime": "90"},
    ),
    Phrase(r"(?:(?:時間|尺)の?)?(?:長い|長尺の?)(?={between}{movies})", {"min_runtime": "150"}),
)

_RECENT = (
    Phrase(
        r"(?:ここ|この|直近|過去|最近の?|近)の?{count}年(?:間|以内)?(?:に|で)?(?:公開|制作|製作)?(?:された)?の?{near}",
        {"year_from": "today - count"},
    ),
    Phrase(
        r"(?:今年|本年)(?:に)?(?:公開|制作|製作|上映)?(?:された)?の?{near}",
        {"year_from": "today", "year_to": "today"},
    ),
    Phrase(
        r"(?:去年|昨年)(?:に)?(?:公開|制作|製作|上映)?(?:された)?の?{near}",
        {"year_from": "today - 1", "year_to": "today - 1"},
    ),
    Phrase(
        r"(?:最近|近年|ここ最近)(?:に)?(?:公開|制作|製作|出)?(?:された|た)?の?{near}",
        {"year_from": "today - 3"},
    ),
    Phrase(
        r"(?:21|二十一)世紀(?:に(?:公開|制作|製作)された|以降)?の?{near}", {"year_from": "2000"}
    ),
    Phrase(
        r"{no_story}{decade}年代(?:初期|初頭|初め|はじめ)の?{near}",
        {"year_from": "decade", "year_to": "decade + 3"},
    ),
    Phrase(
        r"{no_story}{decade}年代前半の?{near}", {"year_from": "decade", "year_to": "decade + 4"}
    ),
    Phrase(
        r"{no_story}{decade}年代(?:中期|中頃|半ば|なかば)の?{near}",
        {"year_from": "decade + 4", "year_to": "decade + 6"},
    ),
    Phrase(
        r"{no_story}{decade}年代後半の?{near}",
        {"year_from": "decade + 5", "year_to": "decade + 9"},
    ),
    Phrase(
        r"{no_story}{decade}年代(?:末期?|終わり)の?{near}",
        {"year_from": "decade + 7", "year_to": "decade + 9"},
    ),
    Phrase(r"昭和(?:時代)?の{near}", {"year_from": "1926", "year_to": "1988"}),
    Phrase(
        r"(?:サイレント|無声)(?:映画|作品|コメディ)(?!の?(?:スター|時代|俳優|女優|監督|界))",
        {"year_to": "1929"},
    ),
)

_ORDERS = (
    Phrase(
        r"(?:最新|一番新しい|いちばん新しい|最も新しい)の?(?={between}(?:{movies}|{genre}{no_genre}|{weak}|{kind}$|作))|"
        r"新しい順|(?:公開日|年)の?新しい順|新作(?=[映ホアコ])",
        {"sort": ("newest",)},
    ),
    Phrase(
        r"(?:最古|一番古い|いちばん古い|最も古い)の?(?={between}(?:{movies}|{genre}{no_genre}|{weak}))|古い順",
        {"sort": ("oldest",)},
    ),
    Phrase(
        r"(?:(?:評価|評判|スコア|点数|レビュー|評点)(?:が|の)(?:(?:一番|最も|とても)?(?:高い|良い|いい)|高かった)|高評価の?|最高評価の?|"
        r"(?:最高|一番面白い|一番いい|ベスト)の?)(?={between}(?:{movies}|{genre}{no_genre}|{weak}))|"
        r"(?:評価|点数)(?:が|の)?(?:高い)?順",
        {"sort": ("highest_rated",)},
    ),
    Phrase(
        r"(?:最悪|最低|一番つまらない|評価(?:が|の)(?:一番|最も)?(?:低い|悪い))の?(?={between}(?:{movies}|"
        r"{genre}{no_genre}|{weak}))",
        {"sort": ("lowest_rated",)},
    ),
    Phrase(
        r"(?:(?:一番|最も|大)?人気の?(?:ある|高い)?|(?:一番|最も)有名な|話題の)(?={between}(?:{movies}|"
        r"{genre}{no_genre}|{weak}))|"
        r"人気順",
        {"sort": ("most_popular",)},
    ),
    Phrase(
        r"(?:(?:興行収入|興収|売上げ?)(?:が|の)?(?:一番|最も)?(?:高い|多い|1位の?|トップの?)|(?:一番|最も|大)ヒットした)の?"
        r"(?={between}(?:{movies}|{genre}{no_genre}|{weak}))|(?:興行収入|興収)順",
        {"sort": ("highest_grossing",)},
    ),
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
        r"{no_story}(?<!\d){decade}(?:年代(?:から|～|〜|~|-|–|と|や|、|・)?|[～〜~–-]|"
        r"から){last_decade}年代(?:まで)?の?{near}",
        {"year_from": "decade", "year_to": "last_decade + 9"},
    ),
    Phrase(r"{decade}年代(?:以降|から)の?(?:{near}|{end})", {"year_from": "decade"}),
    Phrase(r"{decade}年代(?:以前|より前|前)の?(?:{near}|{end})", {"year_to": "decade - 1"}),
    Phrase(
        r"{no_story}{decade}年代(?:初期|初頭|前半|後半|中期|末)?(?:の|に(?:公開|制作|製作)された|公開の|、|\s)*{near}",
        DECADE,
    ),
    Phrase(
        r"{no_story}{year}年(?:の|に?(?:公開|制作|製作|上映)(?:された)?の?)\s*{near}",
        {"year_from": "year", "year_to": "year"},
    ),
    # "映画 90年代 フランス": words of a search with spaces between them
    Phrase(r"(?:^|(?<=\s)){decade}年代(?=\s|$)", DECADE),
)  # fmt: skip

TIMES = LENGTHS_SAID + _RECENT + _ORDERS + _YEARS
