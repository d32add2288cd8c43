"""Constraints and plots as people type them, above all in Spanish, French, German and Japanese."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from moviesearch.understanding import understand
from moviesearch.understanding.language import shipped
from moviesearch.understanding.reading import reading

GENRES = (
    "Action Adventure Animation Comedy Crime Documentary Drama Family Fantasy History Horror Music "
    "Mystery Romance Thriller War Western"
).split()
LANGUAGES = "en ko ja fr it de es zh cn hi ru da fa tr sv pt no pl".split()
KNOWN = {"genres": [*GENRES, "Science Fiction"], "original_language": LANGUAGES}

HORROR = {"genre": ("Horror",)}
COMEDY = {"genre": ("Comedy",)}
SF = {"genre": ("Science Fiction",)}
NINETIES = {"year_from": 1990, "year_to": 1999}
EIGHTIES = {"year_from": 1980, "year_to": 1989}
KOREAN = {"language": ("ko",)}
FRENCH = {"language": ("fr",)}
NO_HORROR = {"not_genre": ("Horror",)}

SPANISH = {
    "películas coreanas de terror de los 90": HORROR | KOREAN | NINETIES,
    "peliculas de accion japonesas": {"genre": ("Action",), "language": ("ja",)},
    "comedias románticas francesas": {"genre": ("Romance", "Comedy")} | FRENCH,
    "thrillers coreanos de los años 2000": {"genre": ("Thriller",), "year_from": 2000,
                                            "year_to": 2009} | KOREAN,
    "cine italiano de los años sesenta": {"language": ("it",), "year_from": 1960, "year_to": 1969},
    "comedia francesa de 1998": COMEDY | FRENCH | {"year_from": 1998, "year_to": 1998},
    "películas de ciencia ficción anteriores a 1970": SF | {"year_to": 1969},
    "películas de guerra entre 1960 y 1975": {"genre": ("War",), "year_from": 1960,
                                              "year_to": 1975},
    "westerns de después de 2010": {"genre": ("Western",), "year_from": 2011},
    "una peli de miedo desde 2015": HORROR | {"year_from": 2015},
    "documentales hasta 1980": {"genre": ("Documentary",), "year_to": 1980},
    "películas animadas de la década de los 80": {"genre": ("Animation",)} | EIGHTIES,
    "películas en francés": FRENCH,
    "cine de Corea": KOREAN,
    "peli ochentera de aventuras": {"genre": ("Adventure",)} | EIGHTIES,
    "dramas rusos de antes de los 80": {"genre": ("Drama",), "language": ("ru",), "year_to": 1979},
    "películas de fantasía de los 80 y 90": {"genre": ("Fantasy",), "year_from": 1980,
                                             "year_to": 1999},
    "busco una comedia alemana": COMEDY | {"language": ("de",)},
    "terror español sobre un orfanato": HORROR | {"language": ("es",)},
    "thriller con una nota superior a 7": {"genre": ("Thriller",), "min_rating": 7.0},
    "películas valoradas con más de 7,5": {"min_rating": 7.5},
    "películas de terror que no sean coreanas": HORROR | {"not_language": ("ko",)},
    "comedias sin romance": COMEDY | {"not_genre": ("Romance",)},
    "cualquier cosa menos terror": NO_HORROR,
    "no quiero películas de terror": NO_HORROR,
    "no quiero dramas": {"not_genre": ("Drama",)},
    "películas de acción, pero no de los 80": {"genre": ("Action",), "not_decade": (1980,)},
    "cine europeo excepto francés": {"not_language": ("fr",)},
    "películas que no sean ni comedias ni dramas": {"not_genre": ("Comedy", "Drama")},
    "anime de los noventa": {"genre": ("Animation",), "language": ("ja",)} | NINETIES,
}  # fmt: skip

FRENCH_SENTENCES = {
    "films d'horreur coréens des années 90": HORROR | KOREAN | NINETIES,
    "films d’action japonais": {"genre": ("Action",), "language": ("ja",)},
    "comédies romantiques françaises": {"genre": ("Romance", "Comedy")} | FRENCH,
    "comedie francaise de 1998": COMEDY | FRENCH | {"year_from": 1998, "year_to": 1998},
    "thriller coréen des années 2000": {"genre": ("Thriller",), "year_from": 2000,
                                        "year_to": 2009} | KOREAN,
    "cinéma italien des années soixante": {"language": ("it",), "year_from": 1960,
                                           "year_to": 1969},
    "films de science-fiction d'avant 1970": SF | {"year_to": 1969},
    "films de guerre entre 1960 et 1975": {"genre": ("War",), "year_from": 1960, "year_to": 1975},
    "westerns après 2010": {"genre": ("Western",), "year_from": 2011},
    "un film d'épouvante sorti depuis 2015": HORROR | {"year_from": 2015},
    "documentaires jusqu'en 1980": {"genre": ("Documentary",), "year_to": 1980},
    "dessins animés des années 80": {"genre": ("Animation",)} | EIGHTIES,
    "un film en espagnol": {"language": ("es",)},
    "films de Corée": KOREAN,
    "films du Japon": {"language": ("ja",)},
    "polar français des années soixante-dix": {"genre": ("Crime",), "year_from": 1970,
                                               "year_to": 1979} | FRENCH,
    "drame russe avant les années 80": {"genre": ("Drama",), "language": ("ru",),
                                        "year_to": 1979},
    "films d'amour de 1990 à 1999": {"genre": ("Romance",)} | NINETIES,
    "je cherche une comédie allemande": COMEDY | {"language": ("de",)},
    "film d'horreur espagnol sur un orphelinat": HORROR | {"language": ("es",)},
    "thriller noté plus de 7": {"genre": ("Thriller",), "min_rating": 7.0},
    "films avec une note supérieure à 7,5": {"min_rating": 7.5},
    "films d'horreur mais pas coréens": HORROR | {"not_language": ("ko",)},
    "comédie sans romance": COMEDY | {"not_genre": ("Romance",)},
    "tout sauf l'horreur": NO_HORROR,
    "je ne veux pas de film d'horreur": NO_HORROR,
    "pas de thriller": {"not_genre": ("Thriller",)},
    "films d'action, mais pas des années 80": {"genre": ("Action",), "not_decade": (1980,)},
    "cinéma asiatique autre que japonais": {"not_language": ("ja",)},
    "un film qui ne soit ni une comédie ni un drame": {"not_genre": ("Comedy", "Drama")},
}  # fmt: skip

GERMAN = {
    "koreanische Horrorfilme aus den 90ern": HORROR | KOREAN | NINETIES,
    "japanische Actionfilme": {"genre": ("Action",), "language": ("ja",)},
    "romantische Komödien aus Frankreich": {"genre": ("Romance", "Comedy")} | FRENCH,
    "französische Komödie von 1998": COMEDY | FRENCH | {"year_from": 1998, "year_to": 1998},
    "koreanischer Thriller der 2000er": {"genre": ("Thriller",), "year_from": 2000,
                                         "year_to": 2009} | KOREAN,
    "italienische Filme der sechziger Jahre": {"language": ("it",), "year_from": 1960,
                                               "year_to": 1969},
    "Science-Fiction-Filme vor 1970": SF | {"year_to": 1969},
    "Kriegsfilme zwischen 1960 und 1975": {"genre": ("War",), "year_from": 1960, "year_to": 1975},
    "Western nach 2010": {"genre": ("Western",), "year_from": 2011},
    "ein Gruselfilm ab 2015": HORROR | {"year_from": 2015},
    "Dokus bis 1980": {"genre": ("Documentary",), "year_to": 1980},
    "Zeichentrickfilme der 80er Jahre": {"genre": ("Animation",)} | EIGHTIES,
    "Filme auf Spanisch": {"language": ("es",)},
    "Filme aus Südkorea": KOREAN,
    "80er-Jahre Abenteuerfilm": {"genre": ("Adventure",)} | EIGHTIES,
    "russische Dramen vor den 80ern": {"genre": ("Drama",), "language": ("ru",), "year_to": 1979},
    "Fantasyfilme von 1990 bis 1999": {"genre": ("Fantasy",)} | NINETIES,
    "ich suche eine deutsche Komödie": COMEDY | {"language": ("de",)},
    "spanischer Horror-Film über ein Waisenhaus": HORROR | {"language": ("es",)},
    "skandinavische Krimis": {"genre": ("Crime",), "language": ("sv", "da", "no")},
    "Thriller mit einer Bewertung über 7": {"genre": ("Thriller",), "min_rating": 7.0},
    "Filme mit mindestens 7,5 Sternen": {"min_rating": 7.5},
    "Horrorfilme, aber nicht aus Korea": HORROR | {"not_language": ("ko",)},
    "Komödie ohne Romanze": COMEDY | {"not_genre": ("Romance",)},
    "alles außer Horror": NO_HORROR,
    "bitte keine Horrorfilme": NO_HORROR,
    "kein Thriller": {"not_genre": ("Thriller",)},
    "Actionfilme, aber nicht aus den 80ern": {"genre": ("Action",), "not_decade": (1980,)},
    "asiatische Filme, die nicht japanisch sind": {"not_language": ("ja",)},
    "weder Komödien noch Dramen": {"not_genre": ("Comedy", "Drama")},
}  # fmt: skip

JAPANESE = {
    "90年代の韓国ホラー映画": HORROR | KOREAN | NINETIES,
    "日本のアクション映画": {"genre": ("Action",), "language": ("ja",)},
    "フランスのラブコメ": {"genre": ("Romance", "Comedy")} | FRENCH,
    "1998年のフランスのコメディ映画": COMEDY | FRENCH | {"year_from": 1998, "year_to": 1998},
    "2000年代の韓国サスペンス": {"genre": ("Thriller",), "year_from": 2000,
                         "year_to": 2009} | KOREAN,
    "６０年代のイタリア映画": {"language": ("it",), "year_from": 1960, "year_to": 1969},
    "1970年より前のSF映画": SF | {"year_to": 1969},
    "1960年から1975年までの戦争映画": {"genre": ("War",), "year_from": 1960, "year_to": 1975},
    "2011年以降の西部劇": {"genre": ("Western",), "year_from": 2011},
    "2015年以降のホラー": HORROR | {"year_from": 2015},
    "1980年以前のドキュメンタリー": {"genre": ("Documentary",), "year_to": 1980},
    "80年代のアニメ": {"genre": ("Animation",)} | EIGHTIES,
    "スペイン語の映画": {"language": ("es",)},
    "韓国映画": KOREAN,
    "80年代の冒険映画が見たい": {"genre": ("Adventure",)} | EIGHTIES,
    "1990年代公開の邦画": {"language": ("ja",)} | NINETIES,
    "80年代と90年代のファンタジー映画": {"genre": ("Fantasy",), "year_from": 1980,
                          "year_to": 1999},
    "ドイツのコメディを探しています": COMEDY | {"language": ("de",)},
    "孤児院が舞台のスペインのホラー映画": HORROR | {"language": ("es",)},
    "インドのミュージカル": {"genre": ("Music",), "language": ("hi",)},
    "評価7以上のサスペンス": {"genre": ("Thriller",), "min_rating": 7.0},
    "7.5点以上の恋愛映画": {"genre": ("Romance",), "min_rating": 7.5},
    "韓国以外のホラー映画": HORROR | {"not_language": ("ko",)},
    "恋愛要素のあるコメディ、ホラーは苦手": COMEDY | NO_HORROR,
    "ホラー以外の映画": NO_HORROR,
    "ホラーじゃない韓国映画": KOREAN | NO_HORROR,
    "ホラーではない90年代の映画": NINETIES | NO_HORROR,
    "アニメなしで、SF映画": SF | {"not_genre": ("Animation",)},
    "80年代以外のアクション映画": {"genre": ("Action",), "not_decade": (1980,)},
    "コメディとドラマ以外の映画": {"not_genre": ("Comedy", "Drama")},
}  # fmt: skip

PLOTS = {
    "es": [
        "una familia alemana huye de los nazis durante la guerra",
        "un chico que crece en los años 70 escribe sobre música",
        "un soldado americano en París en 1942",
        "un cocinero francés y una rata",
        "la vida de un director de terror en los años 50",
        "dos hermanos perdidos en la guerra de Corea",
        "un barco que se hunde en 1912 y una historia de amor",
        "un hombre despierta en 1985 sin recordar nada",
    ],
    "fr": [
        "une famille allemande fuit pendant la guerre",
        "un garçon qui grandit dans les années 70 et écrit sur la musique",
        "un soldat américain à Paris en 1942",
        "un cuisinier français et un rat",
        "la vie d'un réalisateur de films d'horreur dans les années 50",
        "deux frères perdus pendant la guerre de Corée",
        "un paquebot qui coule en 1912 et une histoire d'amour",
        "un policier français sans famille",
    ],
    "de": [
        "eine deutsche Familie flieht im Krieg",
        "ein Junge, der in den 70ern aufwächst und über Musik schreibt",
        "ein amerikanischer Soldat in Paris im Jahr 1942",
        "ein französischer Koch und eine Ratte",
        "das Leben eines Horror-Regisseurs in den fünfziger Jahren",
        "zwei Brüder im Koreakrieg",
        "ein Schiff sinkt 1912 und eine Liebe beginnt",
        "ein Mann ohne Gedächtnis sucht nach 1945 seine Frau",
    ],
    "ko": [
        "공포 영화 감독이 살해당하는 이야기",
        "가난한 가족이 부잣집에 하나씩 취직하는데 지하실에 누가 살고 있음",
        "1980년 광주로 손님을 태우고 간 택시 기사",
        "전쟁 없는 세상에 사는 소년",
        "별들의 전쟁",
        "90분 안에 딸을 구해야 하는 아버지",
        "영화관에서 일하는 소년",
        "일본에서 길을 잃은 미국 배우",
    ],
    "ja": [
        "戦争で家族を失った少年",
        "70年代に育った少年が音楽について書く",
        "1942年のパリでアメリカ兵が恋に落ちる",
        "フランス人の料理人とネズミ",
        "1912年に沈む船の恋物語",
        "記憶をなくした男が妻を探す",
        "ホラー作家が山荘に閉じ込められる",
        "日本人の映画監督の人生",
    ],
}
ASKED = {"es": SPANISH, "fr": FRENCH_SENTENCES, "de": GERMAN, "ja": JAPANESE}
SENTENCES = [(query, meant) for asked in ASKED.values() for query, meant in asked.items()]
TYPED = [
    json.loads(line)
    for line in (Path(__file__).parent / "spoken.jsonl").read_text(encoding="utf-8").splitlines()
]
EVERYWHERE = {"genres": KNOWN["genres"], "original_language": [*LANGUAGES, "fi", "th"]}
STORIES = [query for plots in PLOTS.values() for query in plots]


def asked(query):
    return understand(query, known=KNOWN).filters.asked()


@pytest.mark.parametrize(("query", "meant"), SENTENCES)
def test_what_is_asked_for_and_denied_is_understood(query, meant):
    assert asked(query) == meant


@pytest.mark.parametrize(("query", "meant"), SENTENCES)
def test_what_is_asked_for_is_no_more_than_what_is_meant(query, meant):
    positive = {name: value for name, value in meant.items() if not name.startswith("not_")}
    understood = asked(query)

    assert {name: understood.get(name) for name in positive} == positive
    assert not [name for name in understood if name not in meant and not name.startswith("not_")]


@pytest.mark.parametrize("typed", TYPED, ids=lambda typed: typed["query"])
def test_a_hasty_request_states_what_it_says_and_no_more(typed):
    understood = understand(typed["query"], known=EVERYWHERE, today=date(2026, 6, 1))
    stated = understood.filters.asked() | ({"sort": understood.sort} if understood.sort else {})
    lists = {name: list(one) if isinstance(one, tuple) else one for name, one in stated.items()}

    assert lists == typed["asks"]


@pytest.mark.parametrize("query", STORIES)
def test_a_plot_states_no_constraint(query):
    assert asked(query) == {}


@pytest.mark.parametrize(("code", "queries"), [*ASKED.items(), *PLOTS.items()])
def test_a_sentence_is_read_in_its_own_language_first(code, queries):
    for query in queries:
        codes = [language.code for language in reading(query, shipped())]

        assert code in codes, query
        assert codes[0] == code or code in {"ja", "ko"}, query


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("sin city", {}),
        ("die hard", {}),
        ("los angeles crime drama", {"genre": ("Crime", "Drama")}),
        ("la la land", {}),
        ("terror attack in london", {}),
        ("sans soleil", {}),
        ("das boot", {}),
        ("a con man with a drama teacher", {"genre": ("Drama",)}),
        ("an old action hero", {}),
        ("no country for old men", {}),
        ("film action", {"genre": ("Action",)}),
        ("thriller", {"genre": ("Thriller",)}),
    ],
)
def test_an_english_sentence_is_not_read_in_words_it_shares(query, meant):
    assert asked(query) in (meant, {})


def test_accents_may_be_left_out():
    for query, bare in [
        ("películas de acción japonesas", "peliculas de accion japonesas"),
        ("comédie française des années 80", "comedie francaise des annees 80"),
        ("französische Komödie", "franzosische Komodie"),
    ]:
        assert asked(query) == asked(bare) != {}


def test_what_is_left_of_a_request_is_its_words():
    left = [
        understand(query, known=KNOWN).words
        for query in (
            "terror español sobre un orfanato",
            "film d'horreur espagnol sur un orphelinat",
            "spanischer Horror-Film über ein Waisenhaus",
            "孤児院が舞台のスペインのホラー映画",
        )
    ]

    assert [word in words for word, words in zip(
        ("orfanato", "orphelinat", "Waisenhaus", "孤児院"), left, strict=True
    )] == [True] * 4  # fmt: skip
