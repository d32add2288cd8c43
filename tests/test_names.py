"""Titles and people that a sentence names are looked up in the catalogue, and only there."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from catalogue import MOVIES, fill, movie, opened
from moviesearch.api.requests import SearchRequest
from moviesearch.errors import InvalidRequest
from moviesearch.search import search
from moviesearch.understanding.names import names_in
from moviesearch.understanding.names.people import spelt_people
from moviesearch.understanding.span import Span

NAMED = [
    movie(11, "American History X", "Two brothers and a crime.", genres=["History", "War"]),
    movie(12, "1917", "Two soldiers carry a message.", release_date="2019-12-25", genres=["War"]),
    movie(13, "The Danish Girl", "A painter.", original_language="da", genres=["Drama"]),
    movie(14, "The French Dispatch", "A magazine.", original_language="fr"),
    movie(15, "Blade Runner 2049", "A new blade runner.", release_date="2017-10-04"),
    movie(16, "Pride", "A lion cub.", original_title="獅子 1999", original_language="ja"),
    movie(17, "Comedy", "It is one.", genres=["Comedy"]),
    movie(18, "Ran", "An old king.", original_language="ja", director="Akira Kurosawa"),
    movie(19, "Oldboy", "A locked room.", original_language="ko", director="Chan-wook Park"),
]


@pytest.fixture(scope="module")
def clients(kept_engine):
    fill(kept_engine.write, [*MOVIES, *NAMED])
    return opened(kept_engine.read)


@pytest.fixture
def index(tmdb):
    return tmdb.index


def filters(clients, q):
    answer = search(SearchRequest(q=q, k=1), clients)
    return {name: one.value for name, one in answer.filters.items()}


def spans(query, **words):
    """What rules would have found: constraints by the words that stand for them."""
    return [
        Span(query.index(text), query.index(text) + len(text), {name: ("x",)})
        for name, text in words.items()
    ]


def named(query, index, **words):
    """Who is named, with the words that do."""
    return {
        query[one.start : one.end]: one.values["person"][0]
        for one in names_in(query, spans(query, **words), index)
        if "person" in one.values
    }


def people(query, index, **words):
    return sorted(named(query, index, **words).values())


def liked(query, index):
    """The examples, and the words that name them."""
    return [
        (query[one.start : one.end], [movie.title for movie in index.fetch(one.values["like"])])
        for one in names_in(query, [], index)
        if "like" in one.values
    ]


@pytest.mark.parametrize(
    "query",
    [
        "american history x",
        "1917",
        "the danish girl movie",
        "danish girl movie",
        "THE FRENCH DISPATCH wes anderson movie",
        "blade runner 2049",
        "獅子 1999",
        "comedy",
    ],
)
def test_the_words_of_a_title_are_no_constraint(clients, query):
    assert filters(clients, query) == {}


def test_what_stands_beside_a_title_still_is(clients):
    assert filters(clients, "war drama american history x")["genre"] == ("War", "Drama")
    assert filters(clients, "danish movies") == {"language": ("da",)}


def test_all_that_may_be_a_name_is_looked_up_in_one_request(clients, monkeypatch):
    asked = []
    look_up = clients.index.named
    monkeypatch.setattr(clients.index, "named", lambda keys: asked.append(keys) or look_up(keys))
    names_in("movies with tom hanks and meg ryan like american history x", [], clients.index)

    assert len(asked) == 1
    assert {"p:tom hanks", "p:meg ryan", "american history 10"} <= set(asked[0])


def test_a_long_plot_of_everyday_words_costs_no_request(clients, monkeypatch):
    monkeypatch.setattr(clients.index, "named", lambda _: pytest.fail("a request was made"))

    assert names_in("a man lives the same day over and over", [], clients.index) == []
    assert names_in("", [], clients.index) == []
    assert names_in("?!", [], clients.index) == []


def test_a_long_sentence_is_looked_up_only_around_its_constraints_and_cues(clients, monkeypatch):
    asked = []
    monkeypatch.setattr(clients.index, "named", lambda keys: asked.extend(keys) or [])
    query = "once upon some time there was a story " * 6 + "a korean thriller starring tom hanks"
    at = query.index("korean")
    names_in(query, [Span(at, at + 6, {"language": ("ko",)})], clients.index)

    assert "korean thriller" in asked
    assert "p:tom hanks" in asked
    assert "some time" not in asked
    assert "p:some time" not in asked


RIGHT = """
movies with tom hanks = Tom Hanks
Tom Hanks = Tom Hanks
meryl streep drama = Meryl Streep
directed by christopher nolan = Christopher Nolan
directed by Nolan = Christopher Nolan
movies not by Tarantino = Quentin Tarantino
tarantino movies = Quentin Tarantino
hitchcock movies = Alfred Hitchcock
scorsese's gangster movies = Martin Scorsese
tom hanks' best movies = Tom Hanks
a film by jj abrams = J.J. Abrams
penelope cruz = Penélope Cruz
AL PACINO crime = Al Pacino
something with scarlett johansson and aliens = Scarlett Johansson
starring denzel washington = Denzel Washington
movies with tom hanks and meg ryan = Meg Ryan, Tom Hanks
brad pitt & george clooney heist = Brad Pitt, George Clooney
with hanks and dicaprio = Leonardo DiCaprio, Tom Hanks
emma stone, ryan gosling = Emma Stone, Ryan Gosling
a wes anderson movie = Wes Anderson
joseph gordon levitt = Joseph Gordon-Levitt
robert de niro as a boxer = Robert De Niro
movies with will smith = Will Smith
jack black = Jack Black
without nicolas cage = Nicolas Cage
Tom Hanks演的电影 = Tom Hanks
由Christopher Nolan导演的科幻片 = Christopher Nolan
不要Tom Cruise主演的 = Tom Cruise
películas de Javier Bardem = Javier Bardem
filme mit Til Schweiger = Til Schweiger
movies with pink = Pink
a movie with Rain = Rain
zendaya movies = Zendaya
coen brothers comedy = Joel Coen
villeneuve film = Denis Villeneuve
"""
FOREIGN_CUES = """
films avec jolie = Angelina Jolie
filme mit bale = Christian Bale
películas con blanchett = Cate Blanchett
"""
MISSPELT = """
quentin tarrantino = Quentin Tarantino
quentin tarentino movies = Quentin Tarantino
leonardo di caprio thriller = Leonardo DiCaprio
directed by steven speilberg = Steven Spielberg
adam sanlder comedy = Adam Sandler
movies with scarlet johanson = Scarlett Johansson
mathew mcconaughey = Matthew McConaughey
arnold schwarzeneger action = Arnold Schwarzenegger
jake gyllenhal = Jake Gyllenhaal
with natalie portmann = Natalie Portman
christoper nolan = Christopher Nolan
keanu reaves = Keanu Reeves
joaquin pheonix = Joaquin Phoenix
starring reese whitherspoon = Reese Witherspoon
tarrantino movies = Quentin Tarantino
"""


def cases(text):
    for line in text.strip().splitlines():
        query, names = line.split(" = ")
        yield query, names.split(", ")


@pytest.mark.parametrize(("query", "names"), [*cases(RIGHT), *cases(MISSPELT)])
def test_a_person_is_found_however_named(index, query, names):
    assert people(query, index) == names


@pytest.mark.parametrize(("query", "names"), [*cases(FOREIGN_CUES)])
def test_a_surname_needs_no_first_name_behind_the_cues_of_any_language(index, query, names):
    assert people(query, index) == names


def test_there_are_fifty_of_them_and_fifteen_are_misspelt():
    assert len([*cases(RIGHT), *cases(MISSPELT)]) == 50
    assert len([*cases(MISSPELT)]) == 15


@pytest.mark.parametrize(
    "query",
    [
        "a bee sting kills a man",
        "a girl with pink hair",
        "rain on a wedding day",
        "a man relives the same day over and over",
        "the one where the guy ages backwards",
        "poor family cons rich family",
        "james bond movies from the 60s",
        "peter parker loses his uncle",
        "harry potter movies",
        "black and white movies",
        "young people in love",
        "i am the only man on earth",
        "being john malkovich",
        "adapted from a stephen king novel",
        "disney movies",
        "二战时期的爱情片",
        "bourne identity spy",
        "sherlock holmes and watson",
        "potter wizard school",
        "washington politics",
        "gladiator arena please",
        "the rock of alcatraz",
        "longest movies",
        "shortest horror films",
        "they steal dreams from peoples heads",
        "no superheroes please action movie",
    ],
)
def test_what_only_looks_like_a_name_is_none(index, query):
    assert people(query, index) == []


@pytest.mark.parametrize(
    ("query", "names"),
    [
        *cases(
            """
scorsese mob = Martin Scorsese
scorsese and dicaprio = Leonardo DiCaprio, Martin Scorsese
hitchcock with cary grant = Alfred Hitchcock, Cary Grant
james stewart hitchcock = Alfred Hitchcock, James Stewart
schwarzenegger robot = Arnold Schwarzenegger
spielberg aliens = Steven Spielberg
fincher serial killer = David Fincher
"""
        )
    ],
)
def test_a_surname_of_a_few_words_needs_no_cue(index, query, names):
    assert people(query, index) == names


@pytest.mark.parametrize(
    ("query", "names"),
    [
        *cases(
            """
keanu action = Keanu Reeves
with denzel as a pilot = Denzel Washington
nic cage = Nicolas Cage
movies with the rock = Dwayne Johnson
the coens = Joel Coen
诺兰的科幻片 = Christopher Nolan
莱昂纳多·迪卡普里奥 = Leonardo DiCaprio
汤姆汉克斯主演的电影 = Tom Hanks
ジョニー・デップの映画 = Johnny Depp
"""
        )
    ],
)
def test_people_are_found_by_what_else_they_are_called(index, query, names):
    assert people(query, index) == names


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("park chan-wook", "Chan-wook Park"),
        ("박찬욱 영화", "Chan-wook Park"),
        ("黒澤明の映画", "Akira Kurosawa"),
        ("黑泽明导演的电影", "Akira Kurosawa"),
        ("kurosawa samurai", "Akira Kurosawa"),
    ],
)
def test_a_name_is_found_in_its_own_script_and_with_the_family_name_first(clients, query, name):
    assert people(query, clients.index) == [name]


def test_a_surname_before_a_constraint_is_somebody(index):
    assert named("kubrick war film", index, genre="war film") == {"kubrick": "Stanley Kubrick"}


def test_a_name_stands_with_the_words_that_lead_to_it_but_not_with_a_no(index):
    assert named("a drama directed by Sofia Coppola, not by Nolan", index) == {
        "directed by Sofia Coppola": "Sofia Coppola",
        "by Nolan": "Christopher Nolan",
    }
    assert named("without Tom Hanks", index) == {"Tom Hanks": "Tom Hanks"}


@pytest.mark.parametrize(
    ("query", "words", "titles"),
    [
        ("movies like Inception but funnier", "like Inception", ["Inception"]),
        ("similar to The Matrix", "similar to The Matrix", ["The Matrix"]),
        ("something in the style of amelie", "in the style of amelie", ["Amélie"]),
        ("it reminds me of Heat", "reminds me of Heat", ["Heat"]),
        ("the same vibe as blade runner", "the same vibe as blade runner", ["Blade Runner"]),
        ("like gone with the wind in space", "like gone with the wind", ["Gone with the Wind"]),
        ("movies like Up", "like Up", ["Up"]),
        ("movies like Dune (1984)", "like Dune (1984)", ["Dune"]),
        ("films like Alien or Predator", "like Alien or Predator", ["Alien", "Predator"]),
        ("movies like rocky 2", "like rocky 2", ["Rocky II"]),
        ("movies like 8 1/2", "like 8 1/2", ["8½"]),
        ("movies like t2", "like t2", ["Terminator 2: Judgment Day"]),
        ("movies like star wars 5", "like star wars 5", ["The Empire Strikes Back"]),
        ("movies like inceptoin", "like inceptoin", ["Inception"]),
        ("movies like blade runer 2049", "like blade runer 2049", ["Blade Runner 2049"]),
        ("films like the dark night", "like the dark night", ["The Dark Knight"]),
        ("i loved interstellar", "i loved interstellar", ["Interstellar"]),
        ("films such as gladiator", "such as gladiator", ["Gladiator"]),
        ("anything resembling se7en", "resembling se7en", ["Se7en"]),
        ("a movie that's like gone girl", "that's like gone girl", ["Gone Girl"]),
        ("similar movies: arrival", "similar movies: arrival", ["Arrival"]),
        ("if you like alien", "if you like alien", ["Alien"]),
        ("my kids loved moana and frozen", "my kids loved moana and frozen", ["Moana", "Frozen"]),
        ("star wars like", "star wars like", ["Star Wars"]),
        ("want gladiator vibes", "want gladiator vibes", ["Gladiator"]),
        ("有没有像Inception那样的电影", "像Inception那样的", ["Inception"]),
        ("我喜欢Inception", "喜欢Inception", ["Inception"]),
        ("看完Inception还能看什么", "看完Inception还", ["Inception"]),
        ("类似Inception的电影", "类似Inception的", ["Inception"]),
        ("Inception那样的电影", "Inception那样的", ["Inception"]),
        ("推荐Inception这种电影", "推荐Inception这种", ["Inception"]),
        ("像《Inception》一样的电影", "像《Inception》一样的", ["Inception"]),
        ("películas como Inception", "como Inception", ["Inception"]),
        ("Filme wie Inception", "wie Inception", ["Inception"]),
        ("algo como Inception", "como Inception", ["Inception"]),
        ("quelque chose comme Inception", "comme Inception", ["Inception"]),
        ("etwas wie Inception", "wie Inception", ["Inception"]),
        ("smth like inception", "like inception", ["Inception"]),
        ("same as inception", "same as inception", ["Inception"]),
        ("similar in tone to fargo", "similar in tone to fargo", ["Fargo"]),
        (
            "think goodfellas meets scarface",
            "think goodfellas meets scarface",
            ["GoodFellas", "Scarface"],
        ),
        ("what now after watching whiplash", "after watching whiplash", ["Whiplash"]),
        ("my favorite film is amelie", "my favorite film is amelie", ["Amélie"]),
    ],
)
def test_a_title_behind_words_such_as_movies_like_is_an_example(index, query, words, titles):
    assert liked(query, index)[0] == (words, titles)


@pytest.mark.parametrize(
    ("query", "begun", "count"),
    [
        ("movies like the matrix trilogy", "The Matrix", 4),
        ("fans of the john wick movies", "John Wick", 3),
        ("something harry potter-ish", "Harry Potter", 8),
        ("indiana jones style adventure", "Indiana Jones", 4),
        ("movies like hary potter", "Harry Potter", 8),
        ("something like pirates of the carribean", "Pirates of the Caribbean", 5),
        ("movies like lord of the ring", "The Lord of the Rings", 4),
    ],
)
def test_a_series_that_is_named_is_all_of_its_parts(index, query, begun, count):
    titles = liked(query, index)[0][1]

    assert len(titles) == count
    assert sum(title.startswith(begun) for title in titles) >= count - 1


def unwanted(query, index):
    """The titles that a query does not want, and the words that say so."""
    return [
        (query[one.start : one.end], {movie.title for movie in index.fetch(one.values["same"])})
        for one in names_in(query, [], index)
        if one.values.keys() == {"same"}
    ]


def test_a_title_that_is_denied_is_left_out_with_its_series(index):
    [(words, titles)] = unwanted("tarantino but not kill bill", index)

    assert words == "but not kill bill"
    assert {"Kill Bill: Vol. 1", "Kill Bill: Vol. 2"} <= titles
    assert "New Moon" in str(unwanted("something not like twilight", index))
    assert unwanted("heist movies that arent oceans eleven", index)[0][1] == {"Ocean's Eleven"}


@pytest.mark.parametrize("query", ["anything but christmas", "comedy not romantic", "not too long"])
def test_what_is_denied_is_seldom_a_title(index, query):
    assert unwanted(query, index) == []


def test_a_word_that_is_said_to_be_a_title_is_one(tmdb):
    answer = search(SearchRequest(q="that movie called her", mode="keyword"), tmdb)

    assert answer.results[0].title == "Her"


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("conjuring 2", "The Conjuring 2"),
        ("star wars episode 5", "The Empire Strikes Back"),
        ("toy story 3", "Toy Story 3"),
    ],
)
def test_a_movie_whose_title_is_all_of_the_query_comes_first(tmdb, query, title):
    answer = search(SearchRequest(q=query, mode="keyword"), tmdb)

    assert answer.results[0].title == title
    assert answer.results[0].score < 3


def test_a_movie_tells_whose_others_are_meant(tmdb):
    answer = search(SearchRequest(q="movies by the guy who made inception", k=9), tmdb)

    assert answer.filters["person"].value == ("Christopher Nolan",)
    assert "Inception" not in [one.title for one in answer.results]
    assert filters(tmdb, "from the director of pulp fiction")["person"] == ("Quentin Tarantino",)
    assert filters(tmdb, "the guy who made a movie about cats") == {}


def test_a_movie_of_a_kind_is_no_title_though_one_is_called_so(tmdb):
    assert filters(tmdb, "i want to see a scary movie tonight") == {"genre": ("Horror",)}
    assert filters(tmdb, "scary movie") == {}


def test_who_is_listed_with_somebody_who_is_led_to_is_as_sure(tmdb):
    plot = "about a soon to be father who has to hitch a ride home with an aspiring actor in order"
    query = f"what is the movie starring robert downey jr and zach galifianakis {plot} to be there"

    assert filters(tmdb, query)["person"] == ("Robert Downey Jr.", "Zach Galifianakis")


@given(
    st.lists(
        st.sampled_from(
            "movies like by with and Tom hanks' Hanks's , ( \" 《 》 电影 像 一样 of 1984 "
            "the ½ ǅ ـ ٣ ' tarrantino directed by: kubrick similar to -like 演的 İstanbul ß".split()
        )
        | st.text(max_size=8),
        max_size=12,
    )
)
@hypothesis_settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_typed_spans_lie_within_it(index, words):
    query = " ".join(words)

    for one in names_in(query, [], index):
        assert 0 <= one.start < one.end <= len(query)


def test_the_year_behind_an_example_chooses_among_movies_of_one_title(index):
    [new] = names_in("movies like Dune", [], index)
    [old] = names_in("movies like Dune (1984)", [], index)

    assert index.fetch(new.values["like"])[0].year == 2021
    assert index.fetch(old.values["like"])[0].year == 1984


@pytest.mark.parametrize(
    "query",
    [
        "a movie like no other",
        "it feels like home",
        "it looks like a war movie",
        "more movies like it",
        "something like that",
        "i love scary movies",
        "a boy who acts like a girl",
        "i like comedies",
        "movies like tarantino",
        "movies like marvel",
    ],
)
def test_like_alone_makes_no_example(index, query):
    assert liked(query, index) == []


def test_a_name_is_taken_as_the_catalogue_spells_it(index):
    assert spelt_people(["tom HANKS", "penelope cruz"], index) == ("Tom Hanks", "Penélope Cruz")
    assert spelt_people([], index) == ()
    with pytest.raises(InvalidRequest, match=r"did you mean Quentin Tarantino\?"):
        spelt_people(["Quentin Tarrantino"], index)
    with pytest.raises(InvalidRequest, match="not_person: no movie has 'Qzx Vwy'"):
        spelt_people(["Qzx Vwy"], index, parameter="not_person")
