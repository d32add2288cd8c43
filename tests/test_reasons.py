"""Reasons without an LLM are sentences that a person might say, and true of the movie."""

from __future__ import annotations

import pytest

from catalogue import movie
from moviesearch.constraints import ROWS, Filters
from moviesearch.explanation import Pick, Remark
from moviesearch.explanation.brief import Brief
from moviesearch.explanation.facts import labels, lacking, met
from moviesearch.explanation.language import language_of, named
from moviesearch.explanation.offline import OfflineExplainer
from moviesearch.ranking.misses import broken
from moviesearch.reader import Reader

CODES = ["en", "zh", "es", "fr", "de", "ja"]
MARS = movie(
    1,
    "The Red Planet Man",
    "A storm strands a botanist on Mars. He grows potatoes while NASA plans a rescue.",
    genres=["Drama", "Science Fiction", "Adventure"],
    keywords=["mars", "nasa", "survival", "based on novel", "aftercreditsstinger"],
    cast=["Ann Field", "Tom Hanks"],
    director="Ada Stone",
    release_date="2015-09-30",
    vote_average=7.7,
    runtime=141,
)
LOVE = movie(
    2,
    "Bookshop",
    "Two rivals write letters; St. Mary's bells ring.",
    genres=["Comedy", "Romance"],
    original_language="fr",
    director="Ada Stone, Ben Low",
    release_date="1998-12-17",
    vote_average=6.1,
    runtime=84,
)
BARE = movie(3, "Bare", "Nobody knows.", genres=[], release_date=None, vote_count=0)


def told(query, *movies, words=None, confident=True, **asked):
    filters = Filters.model_validate(asked)
    wish = Brief(query, query if words is None else words, filters, 5, confident=confident)
    pieces = list(OfflineExplainer().explain(wish, movies))
    picks = [piece for piece in pieces if isinstance(piece, Pick)]
    remarks = [piece.text for piece in pieces if isinstance(piece, Remark)]
    return picks, remarks


def reason(query, one, **asked):
    return told(query, one, **asked)[0][0].reason


def test_a_reason_says_what_the_movie_is_and_what_it_shares_with_the_words():
    assert reason("survival on Mars with NASA", MARS) == (
        "A 2015 science-fiction drama by Ada Stone with Mars, NASA and survival among its themes."
    )


def test_a_sentence_is_quoted_only_where_it_says_more():
    assert reason("potatoes and survival", MARS) == (
        "A 2015 science-fiction drama by Ada Stone with survival among its themes: "
        "“He grows potatoes while NASA plans a rescue.”"
    )


def test_a_constraint_that_is_met_is_what_was_asked_for():
    assert reason("survival", MARS, person="Tom Hanks", genre="Adventure") == (
        "A 2015 adventure drama with Tom Hanks, as you asked. Its themes include survival."
    )
    assert reason("letters", LOVE, language="fr", not_genre="Horror", max_runtime=90) == (
        "A 1998 French romantic comedy by Ada Stone and Ben Low, not a horror movie, "
        "84 minutes long, as you asked. “Two rivals write letters; St. Mary's bells ring.”"
    )
    assert "directed by Ada Stone" in reason("letters", LOVE, person="Ada Stone")


@pytest.mark.parametrize(
    ("asked", "but"),
    [
        ({"genre": ["Horror"]}, "it is not a horror movie"),
        ({"any_genre": ["Horror", "War"]}, "it is not a horror movie or a war movie"),
        ({"not_genre": ["Romance", "War"]}, "it is a romance too"),
        ({"year_from": 2000}, "it is older than you asked for"),
        ({"year_to": 1990}, "it is newer than you asked for"),
        ({"decade": [1980, 2010]}, "it is from the 1990s"),
        ({"not_decade": [1990]}, "it is from the 1990s"),
        ({"language": ["ko"]}, "it is in French, not in Korean"),
        ({"not_language": ["fr"]}, "it is in French"),
        ({"person": ["Tom Hanks", "Ada Stone"]}, "Tom Hanks is not among its people"),
        ({"not_person": ["Ben Low"]}, "Ben Low is in it"),
        ({"min_runtime": 120}, "it runs only 84 minutes"),
        ({"max_runtime": 80}, "it runs 84 minutes"),
        ({"min_rating": 7}, "it is rated 6.1"),
        ({"max_rating": 5.5}, "it is rated 6.1"),
        ({"without": ["letters"]}, "it does touch on letters"),
        (
            {"year_from": 2000, "language": ["ko"]},
            "it is older than you asked for and it is in French, not in Korean",
        ),
    ],
    ids=str,
)
def test_a_constraint_that_is_missed_is_owned_up_to(asked, but):
    [pick], _ = told("letters", LOVE, **asked)

    assert pick.reason.endswith(f" But {but}.")
    assert "as you asked" not in pick.reason.lower()
    assert pick.fit == "partial"


def test_what_is_not_known_of_a_movie_is_said_to_be_unknown():
    assert reason("robots", BARE, year_from=1990, max_runtime=90).endswith(
        "But its year is not known and its running time is not known."
    )
    assert reason("robots", BARE).startswith("A movie")


def test_of_several_genres_only_those_that_are_missing_are_named():
    assert reason("letters", LOVE, genre=["Romance", "War", "Western"]).endswith(
        "But it is not a war movie or a western."
    )


def test_neighbours_are_worded_differently():
    picks, _ = told("survival on Mars", MARS, MARS, MARS)

    assert len({pick.reason for pick in picks}) == 3


def test_only_the_first_is_called_close_where_no_word_is_shared():
    picks, _ = told("tax inspector", LOVE, MARS, BARE)

    assert ["close to your words in meaning" in one.reason for one in picks] == [
        True,
        False,
        False,
    ]


def test_a_title_that_was_typed_is_recognised_as_such():
    assert reason("the red planet man", MARS).endswith("Its title is what you typed.")


def test_a_misspelt_title_is_called_alike_and_not_close_in_meaning():
    told = reason("boockshopp", LOVE)

    assert told.endswith("Its title is close to what you typed.")
    assert "meaning" not in told


def test_a_person_among_the_words_is_named_with_what_they_did():
    assert reason("tom hanks potatoes", MARS).startswith(
        "A 2015 science-fiction drama with Tom Hanks. “He grows potatoes"
    )
    assert "drama directed by Ada Stone." in reason("ada stone", MARS)


def test_a_movie_fits_well_if_it_misses_nothing_and_has_most_of_the_words():
    picks, _ = told("letters of rivals", BARE, LOVE, MARS)
    alone, _ = told("french", LOVE, LOVE, words="", language="fr")

    assert [one.fit for one in picks] == ["strong", "strong", "partial"]
    assert [one.fit for one in alone] == ["strong", "strong"]


def test_where_nothing_comes_close_no_movie_fits_well_and_the_explanation_says_so():
    picks, remarks = told("zzzz", MARS, LOVE, confident=False)

    assert {one.fit for one in picks} == {"partial"}
    assert remarks[0].startswith("Nothing comes really close")
    assert "close" not in picks[0].reason


def test_a_movie_that_has_half_of_the_words_is_not_said_to_fit_well():
    both, one = told("potatoes letters", LOVE, MARS)[0], told("potatoes mars", LOVE, MARS)[0]

    assert [pick.fit for pick in both] == ["strong", "partial"]  # the first is the nearest
    assert [pick.fit for pick in one] == ["strong", "strong"]


def test_an_order_that_was_asked_for_is_what_the_explanation_speaks_of():
    brief = Brief("newest", "", Filters(), 5, sort="newest")
    *_, remark = OfflineExplainer().explain(brief, [MARS, LOVE])

    assert remark.text == "In the order that you asked for, The Red Planet Man comes first."


def test_the_explanation_counts_those_that_meet_what_was_asked():
    asked = {"language": "fr", "year_from": 1990, "year_to": 1999}

    assert told("letters", LOVE, LOVE, **asked)[1][1] == (
        "All of them are what you asked for: in French, from the 1990s."
    )
    assert told("letters", LOVE, MARS, **asked)[1][1].startswith(
        "All that you asked for is met by 1 of 2: "
    )
    assert told("letters", MARS, BARE, **asked)[1][1].startswith("None of them")
    assert told("mars", MARS, MARS)[1][1] == "“mars” stands in all of them."


@pytest.mark.parametrize(
    ("code", "nineties", "others"),
    [
        ("en", "from the 1990s", "from 1990 to 1998"),
        ("zh", "1990年代", "1990年至1998年"),
        ("de", "aus den 1990er-Jahren", "von 1990 bis 1998"),
        ("es", "de los años 1990", "de 1990 a 1998"),
        ("fr", "les années 1990", "de 1990 à 1998"),
        ("ja", "1990年代", "1990年から1998年まで"),
    ],
)
def test_years_that_are_a_decade_are_called_one(code, nineties, others):
    assert labels(Filters(year_from=1990, year_to=1999), named(code)) == [nineties]
    assert labels(Filters(year_from=1990, year_to=1998), named(code)) == [others]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("a man on the moon", "en"),
        ("heist", "en"),
        ("关于梦境的电影", "zh"),
        ("夢についての映画", "ja"),
        ("películas de miedo sin sangre", "es"),
        ("un film d'amour avec une fin triste", "fr"),
        ("Filme aus den 90ern ohne Gewalt", "de"),
        ("", "en"),
    ],
)
def test_the_language_of_the_query_decides(query, code):
    assert language_of(query).code == code


@pytest.mark.parametrize(
    ("tag", "query", "start", "named_as"),
    [
        ("zh-CN", "letters", "Ada Stone和Ben Low执导的1998年爱情喜剧片", "《情书屋》"),
        ("zh-TW", "letters", "Ada Stone和Ben Low执导的1998年爱情喜剧片", "《情書屋》"),
        ("en-GB", "没有恐怖的爱情片", "A 1998 romantic comedy", "Bookshop"),
        ("ko", "没有恐怖的爱情片", "Ada Stone和Ben Low执导的1998年爱情喜剧片", "《情书屋》"),
        ("fr", "letters", "Comédie romantique de 1998", "Bookshop"),
        (None, "没有恐怖的爱情片", "Ada Stone和Ben Low执导的1998年爱情喜剧片", "《情书屋》"),
    ],
)
def test_a_readers_language_goes_before_the_querys_and_names_movies_as_they_know_them(
    tag, query, start, named_as
):
    both = {"zh-CN": "情书屋", "zh-TW": "情書屋"}
    shop = LOVE.model_copy(update={"titles": both})
    brief = Brief(query, query, Filters(), 5, reader=Reader.of(tag) if tag else None)
    pick, remark = OfflineExplainer().explain(brief, [shop])

    assert pick.reason.startswith(start)
    assert named_as in remark.text


def test_chinese_says_every_language_that_english_says():
    assert named("zh").tongues.keys() == named("en").tongues.keys()


ALL = {
    "genre": ("Horror",),
    "not_genre": ("Comedy",),
    "any_genre": ("War", "Western"),
    "year_from": 2000,
    "year_to": 2010,
    "decade": (1980, 2010),
    "not_decade": (1990,),
    "language": ("ko",),
    "not_language": ("fr",),
    "person": ("Tom Hanks",),
    "not_person": ("Ada Stone",),
    "min_runtime": 90,
    "max_runtime": 100,
    "min_rating": 7.5,
    "max_rating": 8.0,
    "without": ("letters",),
}


@pytest.mark.parametrize("code", CODES)
def test_each_language_has_words_for_every_constraint_asked_met_and_missed(code):
    language = named(code)

    assert set(ALL) == set(ROWS)
    for name, value in ALL.items():
        filters = Filters.model_validate({name: value})
        [label] = labels(filters, language)
        assert label
        for one in (MARS, LOVE, BARE):
            lacks = lacking(one, filters, language)
            assert bool(lacks) == bool(broken(one, filters))
            for text in (label, *lacks, *met(one, filters, language)):
                assert "{" not in text
                assert text.strip() == text


@pytest.mark.parametrize("code", CODES)
def test_each_language_knows_every_genre_that_english_knows(code):
    assert named(code).genres.keys() == named("en").genres.keys()
    assert set(named(code).heads) <= named(code).genres.keys()


@pytest.mark.parametrize(
    ("query", "start"),
    [
        ("没有恐怖的爱情片 letters", "Ada Stone和Ben Low执导的1998年爱情喜剧片"),
        ("una película de amor con letters", "Comedia de amor de 1998"),
        ("un film d'amour avec letters", "Comédie romantique de 1998"),
        ("ein Film mit letters über die Liebe", "Liebes-Komödie von Ada Stone"),
        ("手紙の恋愛映画 letters", "1998年のAda StoneとBen Low監督による恋愛・コメディ映画"),
    ],
)
def test_a_reason_is_in_the_language_of_the_query(query, start):
    picks, remarks = told(query, LOVE, MARS)

    assert picks[0].reason.startswith(start)
    assert all("{" not in text for text in (*remarks, *(one.reason for one in picks)))
