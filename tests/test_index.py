"""Both engines answer alike: the suite runs against each."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from catalogue import MET, MOVIES, fill, movie, opened
from moviesearch.agreement import spelt
from moviesearch.api.requests import SearchRequest, SuggestRequest
from moviesearch.constraints import Filters
from moviesearch.embedding import identity_of, open_embedder
from moviesearch.errors import IndexMismatch, IndexUnavailable, NotFound
from moviesearch.index import open_index
from moviesearch.index.analysis import name_key, query_terms, query_trigrams
from moviesearch.index.query import Product, Query, Quotient, Retriever, Score, Sum
from moviesearch.index.schema import BM25, prior
from moviesearch.ranking.retrievers import dense, keywords
from moviesearch.search import search
from moviesearch.suggest import suggest


@pytest.fixture
def filled(engine):
    """As `clients`, of an engine that the test writes to."""
    fill(engine.write, MOVIES)
    return opened(engine.read)


def found(clients, q, **more):
    request = SearchRequest(q=q, **more)
    return search(request, clients)


def titles(answer):
    return [result.title for result in answer.results]


@pytest.mark.parametrize("mode", ["hybrid", "semantic", "keyword"])
def test_the_described_movie_comes_first(clients, mode):
    answer = found(clients, "NASA rescues an astronaut stranded on Mars", mode=mode)

    assert titles(answer)[0] == "Stranded"
    assert answer.degraded == []


def test_semantic_scores_are_cosine_similarities(clients):
    query = clients.embedder.embed_query("lion king")
    answer = found(clients, "lion king", mode="semantic", k=5)
    stored = clients.index.vectors([one.id for one in answer.results])

    assert len(answer.results) == 5
    for one, vector in zip(answer.results, stored, strict=True):
        cosine = sum(a * b for a, b in zip(query, vector, strict=True))
        assert one.score == pytest.approx(cosine, abs=1e-4)
    assert answer.results == sorted(answer.results, key=lambda one: -one.score)


def test_keywords_find_only_movies_that_share_a_word(clients):
    assert titles(found(clients, "lion", mode="keyword"))[0] == "Pride"
    assert titles(found(clients, "wyvern", mode="keyword")) == []


def test_a_query_without_a_word_has_nothing_to_look_for():
    assert keywords("!!!") == []
    assert query_trigrams("?").indices == []


def test_the_same_genre_twice_is_one_constraint(clients):
    answer = found(clients, "x", genre=["Drama", "drama"])

    assert answer.filters["genre"].value == ("Drama",)


def test_a_query_of_stop_words_is_no_fault(clients):
    terms = query_terms("the of and")

    assert terms.indices == []
    assert found(clients, "the of and", mode="keyword").degraded == []


def test_an_answer_carries_every_fact_of_the_movie(clients):
    result = found(clients, "astronaut stranded Mars", k=1).results[0]

    assert result.model_dump(exclude={"score", "missing"}) == MOVIES[0].model_dump()


@pytest.mark.parametrize(
    ("filters", "ids"),
    MET,
    ids=str,
)
def test_filters_hold_in_every_mode(clients, filters, ids):
    given = spelt(Filters(**filters), clients.index.manifest.known)
    for mode in ("hybrid", "semantic", "keyword"):
        answer = found(clients, "family lion robot astronaut space", mode=mode, **filters)
        assert {result.id for result in answer.results} <= ids
    assert {result.id for result in found(clients, "a", mode="semantic", **filters).results} == ids
    assert clients.index.count(given) == len(ids)


@given(
    genre=st.lists(st.sampled_from(["Drama", "Animation", "Science Fiction"]), max_size=2),
    years=st.tuples(st.integers(1990, 2020), st.integers(1990, 2020)).map(sorted),
    language=st.none() | st.sampled_from(["en", "ko", "fr"]),
    rating=st.none() | st.floats(0, 10),
)
@hypothesis_settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_filters_mean_what_they_say(clients, genre, years, language, rating):
    filters = Filters(
        genre=genre,
        year_from=years[0],
        year_to=years[1],
        language=language or (),
        min_rating=rating,
    )
    expected = {
        one.id
        for one in MOVIES
        if set(genre) <= set(one.genres)
        and one.year is not None
        and years[0] <= one.year <= years[1]
        and (language is None or language == one.original_language)
        and (rating is None or one.vote_average >= rating)
    }

    assert {one.id for one in clients.index.sample(50, filters)} == expected


def test_pages_are_cut_from_one_ranking(clients):
    whole = titles(found(clients, "astronaut in space", k=5))
    pages = [titles(found(clients, "astronaut in space", k=2, offset=at)) for at in (0, 2, 4)]

    assert [title for page in pages for title in page] == whole


def test_the_score_is_the_expression_computed_in_the_engine(clients):
    vector = clients.embedder.embed_query("astronaut drifts in space")
    terms = query_terms("astronaut drifts")
    retrievers = (dense(vector), Retriever(BM25, BM25, terms))
    alone = [
        {hit.movie.id: hit.score for hit in clients.index.query(Query((one,), limit=5))}
        for one in retrievers
    ]
    expression = Sum(
        (
            Product((2.0, Sum(("$score[0]", -0.5)))),
            Product((0.5, "$score[1]", "$score[1]")),
            Quotient("prior", Sum((1.0, "prior"))),
        )
    )
    missing = {"$score[0]": 0.1, "$score[1]": 0.0, "prior": 0.0}
    fused = clients.index.query(Query(retrievers, limit=5, score=Score(expression, missing)))

    assert fused[0].movie.title == "Orbit"
    for hit in fused:
        meaning = alone[0].get(hit.movie.id, 0.1)
        words = alone[1].get(hit.movie.id, 0.0)
        known = prior(hit.movie)
        expected = 2 * (meaning - 0.5) + 0.5 * words**2 + known / (1 + known)
        assert hit.score == pytest.approx(expected, rel=1e-3, abs=1e-4)


def test_vectors_come_in_the_order_asked_and_an_unknown_id_is_not_found(clients):
    one, two = clients.index.vectors([4, 1])

    assert [one, two] == [*clients.index.vectors([4]), *clients.index.vectors([1])]
    assert len(one) == 256
    assert sum(value * value for value in one) == pytest.approx(1, abs=1e-3)
    with pytest.raises(NotFound, match="99"):
        clients.index.vectors([1, 99])


def test_names_are_looked_up_whatever_their_case_accents_and_articles(engine):
    named = [
        movie(1, "The Danish Girl", "A painter.", vote_count=10, cast=["Eddie Redmayne"]),
        movie(
            2,
            "Amélie",
            "A waitress.",
            original_title="Le Fabuleux Destin d'Amélie Poulain",
            director="Jean-Pierre Jeunet",
        ),
        movie(3, "Ocean's Eleven", "A heist.", vote_count=20, cast=["Carl Reiner"]),
    ]
    fill(engine.write, named)
    index = open_index(engine.read)

    def found(*keys):
        return [(one.id, set(one.keys)) for one in index.named(keys)]

    keys = ["danish girl", "the danish girl", "amelie", "oceans 11", "girl", "11", "heist"]
    assert found(*keys) == [
        (2, {"amelie"}),
        (3, {"oceans 11"}),
        (1, {"danish girl", "the danish girl"}),
    ]
    assert found("le fabuleux destin damelie poulain") != []
    assert found("p:jean pierre jeunet", "s:reiner", "p:reiner", "jean pierre jeunet") == [
        (2, {"p:jean pierre jeunet"}),
        (3, {"s:reiner"}),
    ]
    assert found("nothing") == []


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("rocky 2", "Rocky II"),
        ("ocean's 11", "Ocean's Eleven"),
        ("8 1/2", "8½"),
        ("kill bill 2", "Kill Bill: Vol. 2"),
        ("the godfather 3", "The Godfather Part III"),
        ("dune part 2", "Dune: Part Two"),
        ("fast and furious", "Fast & Furious"),
        ("star wars episode 4", "Star Wars: Episode IV"),
    ],
)
def test_a_number_in_a_name_is_one_however_it_is_written(typed, title):
    assert name_key(typed) == name_key(title)


def test_what_only_looks_like_a_number_is_none():
    assert name_key("X") == "x"
    assert name_key("V for Vendetta") == "v for vendetta"
    assert name_key("The One") == "the one"


def test_a_misspelt_title_is_found_by_its_trigrams(clients):
    assert titles(found(clients, "stradned", mode="keyword"))[0] == "Stranded"
    assert titles(found(clients, "Gisaengchung", mode="keyword", language="ko")) == []
    assert titles(found(clients, "기생", mode="keyword"))[0] == "기생충"


def test_liked_and_disliked_movies_pull_and_push_and_do_not_come_back(clients):
    near = found(clients, "film", mode="semantic", like=[1], understand=False)
    far = found(clients, "film", mode="semantic", unlike=[1], understand=False)

    assert titles(near)[0] == "Orbit"
    assert titles(far)[-1] == "Orbit"
    assert "Stranded" not in {*titles(near), *titles(far)}


def test_taste_holds_in_a_catalogue_larger_than_what_a_ranking_reads(engine):
    """The movies near a disliked one must lose, also where most are far from both."""
    crowd = [
        movie(number, f"Film {number}", f"word{number % 97} word{number % 89} story{number}.")
        for number in range(100, 700)
    ]
    toys = [movie(at, f"Toys {at}", "Toys come alive in a box of toys.") for at in (1, 2, 3)]
    casino = [movie(at, f"Casino {at}", "A heist in a casino with toys.") for at in (11, 12)]
    fill(engine.write, [*crowd, *toys, *casino])
    clients = opened(engine.read)

    plain = [one.id for one in found(clients, "toys come alive").results]
    without = [one.id for one in found(clients, "toys come alive", unlike=[1]).results]
    heist = [one.id for one in found(clients, "heist in a casino", like=[1]).results]
    assert set(plain[:3]) == {1, 2, 3}
    assert not {2, 3} & set(without[:2])
    assert set(heist[:2]) == {11, 12}


def test_movies_that_no_ranking_tells_apart_keep_their_order_over_further_pages(engine):
    """Of one fame, and far from the words: the engine gives them in another order each time."""
    crowd = [movie(at, f"Film {at}", f"word{at % 7} told.", vote_count=5) for at in range(100, 400)]
    fill(engine.write, [*MOVIES, *crowd])
    clients = opened(engine.read)

    def order(k):
        pages = [found(clients, "korean dramas", k=k, offset=at) for at in range(50, 300, k)]
        return [one.id for page in pages for one in page.results]

    by_fifty = order(50)
    assert len(set(by_fifty)) == 250
    assert order(50) == order(25) == by_fifty


def test_pages_never_repeat_a_movie_and_keep_what_was_understood(engine):
    crowd = [
        movie(number, f"Film {number}", "The same story.", genres=["Drama"], vote_count=number)
        for number in range(1, 320)
    ]
    fill(engine.write, crowd)
    clients = opened(engine.read)
    pages = [found(clients, "same story dramas", k=50, offset=at) for at in range(0, 300, 50)]
    ids = [one.id for page in pages for one in page.results]

    assert len(ids) == len(set(ids)) >= 250
    assert all(page.filters["genre"].source == "understood" for page in pages)
    assert not any(page.relaxed for page in pages)
    assert {page.total for page in pages} == {319}


def test_a_sentence_of_nothing_but_constraints_finds_the_best_known(clients):
    answer = found(clients, "drama movies", mode="keyword", genre=["Drama"], k=2)

    assert {one.id for one in answer.results} == {1, 3}


def test_excluded_movies_do_not_come_back(clients):
    answer = found(clients, "astronaut space", exclude=[1, 4])

    assert not {1, 4} & {one.id for one in answer.results}
    assert 4 not in {one.id for one in clients.index.sample(5, Filters(), exclude=(4,))}


def test_a_taste_that_names_an_unknown_movie_is_not_found(clients):
    with pytest.raises(NotFound, match="99"):
        found(clients, "space", like=[99])


def test_popularity_settles_what_words_do_not(engine):
    twins = [
        movie(1, "Twin", "The same story.", vote_count=10),
        movie(2, "Twin", "The same story.", vote_count=20_000),
    ]
    fill(engine.write, twins)
    clients = opened(engine.read)

    assert [one.id for one in found(clients, "same story").results] == [2, 1]
    same = found(clients, "same story", popularity=False).results
    assert same[0].score == pytest.approx(same[1].score)


def test_facets_count_everything_that_meets_the_filters(clients):
    facets = found(clients, "x", k=1, facets=True, min_rating=6).facets
    counts = {name: {one.value: one.count for one in counted} for name, counted in facets.items()}

    assert counts["genre"] == {
        "Drama": 2,
        "Science Fiction": 2,
        "Animation": 1,
        "Family": 1,
        "Thriller": 1,
    }
    assert counts["decade"] == {2010: 3, 1990: 1}
    assert counts["language"] == {"en": 3, "ko": 1}
    assert list(counts["rating"].items()) == [(8, 2), (7, 2), (5, 1)]  # any of which may be chosen


def test_constraints_in_the_sentence_become_filters_that_say_so(clients):
    answer = found(clients, "animated movies from the 90s about a lion")

    assert titles(answer)[0] == "Pride"
    assert answer.filters["genre"].text == "animated"
    assert answer.filters["year_from"].model_dump() == {
        "value": 1990,
        "label": "≥ 1990",
        "source": "understood",
        "text": "from the 90s",
    }
    assert (answer.total, answer.relaxed, answer.results[0].missing) == (1, True, ())
    full = found(clients, "animated movies from the 90s about a lion", k=1)
    assert (full.filters["year_to"].value, full.relaxed) == (1999, False)


def test_explicit_filters_hold_over_understood_ones_and_are_never_relaxed(clients):
    answer = found(clients, "animated movies from the 90s", year_from=2000, k=5)

    assert answer.filters["year_from"].source == "explicit"
    assert answer.filters["year_from"].text == "from the 90s"
    assert {one.year for one in answer.results} <= {2013, 2015, 2019}
    off = found(clients, "animated movies from the 90s", understand=False)
    assert (off.filters, off.relaxed) == ({}, False)


def test_suggestions_begin_with_what_is_typed(clients):
    def suggested(typed):
        request = SuggestRequest(q=typed)
        return [one.title for one in suggest(request, clients.index).suggestions]

    assert suggested("p")[0] == "Pride"
    assert suggested("STR")[0] == "Stranded"
    assert suggested("orbti")[0] == "Orbit"
    assert suggested("기")[0] == "기생충"
    assert suggested("!") == []


def test_suggestions_are_titles_people_and_genres_each_as_its_kind(engine):
    fill(
        engine.write,
        [
            *MOVIES,
            movie(6, "Dreamland", "A boy dreams.", director="Rocco Dray", vote_count=9_000),
            movie(7, "Rocky II", "A boxer boxes again.", cast=["Talia Drake"], aliases=["r2"]),
            movie(8, "Awake", "A surgeon.", cast=["Talia Drake", "Dan Roe"], vote_count=5_000),
        ],
    )
    index = open_index(engine.read)

    def suggested(typed, **more):
        answer = suggest(SuggestRequest(q=typed, **more), index)
        return [(one.kind, one.title or one.name) for one in answer.suggestions]

    assert suggested("dra")[0] == ("genre", "Drama")
    assert ("person", "Rocco Dray") in suggested("dra")
    assert suggested("talia dr")[0] == ("person", "Talia Drake")
    assert suggested("drak")[0] == ("person", "Talia Drake")
    assert suggested("tallia drake")[0] == ("person", "Talia Drake")
    assert suggested("rocky 2")[0] == ("title", "Rocky II")
    assert suggested("r2")[0] == ("title", "Rocky II")
    assert ("genre", "Science Fiction") in suggested("fic")
    assert len(suggested("dra", k=1)) == 1
    [person] = suggest(SuggestRequest(q="talia", k=1), index).suggestions
    assert person.known_for == ("Awake", "Rocky II")
    assert person.id is None


def test_a_title_that_begins_so_comes_before_a_surname_that_does(engine):
    god = [
        movie(6, "The Godfather", "A family of crime.", vote_count=9_000),
        movie(7, "Hard", "A tower.", vote_count=9_000, cast=["Bruce Will", "Bo Bed", "Al Godunov"]),
        movie(8, "The Hangover", "A wedding in ruins.", vote_count=9_000, cast=["Tom Hanks"]),
        movie(9, "Soft", "A cellar.", vote_count=9_000, cast=["Ann Godunova", "Bruce Will"]),
    ]
    fill(engine.write, [*MOVIES, *god])
    index = open_index(engine.read)

    def suggested(typed):
        answer = suggest(SuggestRequest(q=typed), index)
        return [one.title or one.name for one in answer.suggestions]

    assert suggested("god")[0] == "The Godfather"
    assert suggested("godunov")[0] == "Ann Godunova"  # the lead, before a small part
    assert suggested("tom han") == ["Tom Hanks"]  # none of what only sounds like it
    assert suggested("tom hangs")[0] == "Tom Hanks"


def test_suggestions_are_in_the_readers_language_and_say_what_was_typed(engine):
    away = movie(
        6,
        "Spirited Away",
        "A girl among spirits.",
        original_title="千と千尋の神隠し",
        original_language="ja",
        titles={"zh-CN": "千与千寻", "zh-TW": "神隱少女"},
        cast=["Rumi Hiiragi"],
    )
    fill(engine.write, [*MOVIES, away])
    index = open_index(engine.read)

    def suggested(typed, lang=None):
        answer = suggest(SuggestRequest(q=typed, lang=lang, k=3), index)
        return answer.suggestions[0]

    def title(typed, lang=None):
        one = suggested(typed, lang)
        return one.title, one.title_lang, one.matched, one.matched_lang

    assert title("spirited") == ("Spirited Away", "en", None, None)
    assert title("千与") == ("Spirited Away", "en", "千与千寻", "zh-CN")
    assert title("千与", "zh-CN") == ("千与千寻", "zh-CN", None, None)
    assert title("away", "zh-CN") == ("千与千寻", "zh-CN", "Spirited Away", "en")
    assert title("千と", "zh-TW") == ("神隱少女", "zh-TW", "千と千尋の神隠し", "ja")
    assert suggested("rumi", "zh-TW").known_for == ("神隱少女",)
    assert suggested("科", "zh").name == "Science Fiction"
    assert suggested("剧情", "zh").name == "Drama"
    assert suggested("cienc", "es").name == "Science Fiction"
    assert suggested("sci", "zh").name == "Science Fiction"
    assert suggested("rumi", "en").known_for == ("Spirited Away",)


def test_movies_are_fetched_by_id_in_the_order_asked(clients):
    assert [one.id for one in clients.index.fetch([4, 99, 1])] == [4, 1]


def test_similar_movies_leave_out_the_movie_itself(clients):
    hits = clients.index.similar(1, 3, Filters())

    assert hits[0].movie.id == 4
    assert 1 not in {hit.movie.id for hit in hits}
    assert [hit.movie.id for hit in clients.index.similar(1, 3, Filters(language="ko"))] == [3]


def test_similar_to_an_unknown_movie_is_not_found(clients):
    with pytest.raises(NotFound, match="99"):
        clients.index.similar(99, 3, Filters())


def test_a_random_sample_is_different_movies_that_meet_the_filters(clients):
    drawn = clients.index.sample(2, Filters(genre=("Science Fiction",)))

    assert len({one.id for one in drawn}) == 2
    assert {one.id for one in drawn} <= {1, 4, 5}


def test_many_threads_can_read_at_once(clients):
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(lambda _: titles(found(clients, "lion", mode="keyword")), range(64))
        )

    assert answers == [["Pride"]] * 64


def test_the_manifest_tells_what_the_index_holds(clients):
    manifest = clients.index.manifest

    assert (manifest.embedder, manifest.dimensions, manifest.count) == ("gemini", 256, 5)
    assert "Thriller" in manifest.known["genres"]
    assert manifest.known["original_language"] == ("en", "ko")
    for cosines in (manifest.query_cosines, manifest.document_cosines):
        assert -1 <= cosines.mean <= 1
        assert cosines.spread > 0
    manifest.check(clients.embedder.identity)


def test_an_index_of_another_embedder_is_refused_with_both_names(engine, filled, settings):
    other = identity_of(settings(EMBEDDING_DIMENSIONS="768"))

    with pytest.raises(IndexMismatch, match=r"256 dimensions.*768 dimensions.*make upload"):
        filled.index.manifest.check(other)


def test_a_missing_index_says_what_to_run(engine):
    with pytest.raises(IndexMismatch, match="make upload"):
        open_index(engine.read)


def test_a_vector_of_the_wrong_length_is_the_index_refusing(clients):
    with pytest.raises(IndexUnavailable):
        clients.index.query(Query((dense([1.0, 0.0]),), limit=1))


def test_uploading_again_changes_nothing(engine, filled):
    report = fill(engine.write, MOVIES)

    assert (report.stored, report.unchanged, report.removed) == (0, 5, 0)
    assert open_index(engine.read).count(Filters()) == 5


def test_a_changed_catalogue_replaces_the_live_index(engine, filled):
    report = fill(engine.write, [*MOVIES[:3], movie(9, "Newcomer", "A stranger comes to town.")])
    index = open_index(engine.read)

    assert report.stored == 4
    assert index.count(Filters()) == 4
    assert [one.title for one in index.fetch([9, 4])] == ["Newcomer"]


def test_an_interrupted_upload_is_resumed(engine, gemini):
    many = [movie(number, f"Film {number}", f"Story number {number}.") for number in range(1, 251)]
    embedder = open_embedder(engine.write)
    embed = embedder.embed_documents
    calls = []

    def interrupted(documents):
        calls.append(len(documents))
        if len(calls) == 3:
            raise KeyboardInterrupt
        return embed(documents)

    embedder.embed_documents = interrupted
    with pytest.raises(KeyboardInterrupt):
        fill(engine.write, many, embedder)
    with pytest.raises(IndexMismatch):
        open_index(engine.read)
    report = fill(engine.write, many)

    assert (report.stored, report.unchanged) == (50, 200)
    assert open_index(engine.read).count(Filters()) == 250


def test_a_failed_upload_leaves_the_live_index_answering(engine, filled, gemini):
    gemini.server.fail(400)
    with pytest.raises(Exception, match="Gemini answered 400"):
        fill(engine.write, [*MOVIES, movie(9, "Newcomer", "A stranger comes to town.")])

    assert open_index(engine.read).count(Filters()) == 5
