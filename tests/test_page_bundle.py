"""What `scripts.bundle --page` writes for a static host."""

from __future__ import annotations

import json
import re
import shutil

import pytest
import requests

from moviesearch.errors import SetupError
from scripts.bundling.hosting import ROUTES
from scripts.bundling.page import POLICY, bundle_page
from scripts.paths import WEB
from scripts.serve import PAGES
from servers import running
from servers.hosting import firebase, github_pages

SEARCH = "https://search-abc123-ew.a.run.app"
RECOMMEND = "https://europe-west1-demo.cloudfunctions.net/recommend"


@pytest.fixture
def bundle(tmp_path):
    def bundled(**options):
        given = {"search_url": SEARCH, "recommend_url": RECOMMEND, **options}
        return bundle_page(tmp_path / "build" / "web", **given)

    return bundled


def configured(folder):
    text = (folder / "config.js").read_text("utf-8")
    found = re.fullmatch(
        r"//.*\nexport const SEARCH = (.*);\nexport const RECOMMEND = (.*);\n", text
    )
    return [json.loads(value) for value in found.groups()]


def version_of(folder):
    [scripts] = folder.glob("js-*")
    return scripts.name.removeprefix("js-")


def test_the_page_knows_where_the_functions_answer(bundle):
    folder = bundle(search_url=f"{SEARCH}/", recommend_url=f" {RECOMMEND} ")
    index = (folder / "index.html").read_text("utf-8")

    assert configured(folder) == [SEARCH, RECOMMEND]
    assert f'<a href="{SEARCH}/docs"' in index
    assert f'<a href="{SEARCH}?q=nasa">{SEARCH}?q=nasa</a>' in index
    assert f"connect-src {SEARCH} https://europe-west1-demo.cloudfunctions.net;" in index


def test_one_origin_of_both_functions_is_allowed_once(bundle):
    folder = bundle(
        search_url="https://API.example:8443/search", recommend_url="https://api.example:8443/r"
    )

    assert "connect-src https://api.example:8443;" in (folder / "index.html").read_text("utf-8")


def test_all_of_the_page_is_there_and_every_reference_of_the_document_leads_to_a_file(bundle):
    folder = bundle()
    version = version_of(folder)
    index = (folder / "index.html").read_text("utf-8")
    references = re.findall(r'(?:src|href)="([\w-][^":]*)"', index)
    originals = {path.relative_to(WEB).as_posix() for path in WEB.rglob("*") if path.is_file()}
    written = {
        path.relative_to(folder).as_posix().replace(f"-{version}", "")
        for path in folder.rglob("*")
        if path.is_file()
    }

    assert written == originals | {"404.html"}
    assert len(references) >= 5
    for reference in references:
        assert (folder / reference).is_file(), reference
    assert (folder / "404.html").read_text("utf-8") == index


def test_the_version_is_that_of_the_scripts_and_styles(bundle, tmp_path):
    first = version_of(bundle())
    assert version_of(bundle(search_url="https://other.example")) == first
    changed = tmp_path / "changed"
    shutil.copytree(WEB, changed)
    (changed / "js" / "sse.js").write_text("// another\n")

    assert version_of(bundle(web=changed)) != first


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("/", "/"),
        ("", "/"),
        ("/movies/", "/movies/"),
        ("movies", "/movies/"),
        ("/a/b.c", "/a/b.c/"),
        (" /movies ", "/movies/"),
    ],
)
def test_a_base_has_a_slash_at_both_ends(bundle, given, base):
    folder = bundle(base=given)

    assert f'<base href="{base}">' in (folder / "index.html").read_text("utf-8")
    assert f'<base href="{base}">' in (folder / "404.html").read_text("utf-8")


@pytest.mark.parametrize(
    "base", ['/"><script>/', "https://me.github.io/movies/", "/a b/", "/../", "/a//b/", "/?x"]
)
def test_a_base_that_is_no_plain_path_is_refused(bundle, tmp_path, base):
    with pytest.raises(SetupError, match="should be one such as /movies/"):
        bundle(base=base)

    assert list(tmp_path.rglob("index.html")) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://movies.example/a');alert(1);('",
        "https://movies.example/a&quot;;b=1",
        "https://movies.example/%22%3C/script%3E",
        "http://localhost:8080/search",
    ],
)
def test_an_odd_address_is_text_in_the_script_and_in_the_document(bundle, url):
    folder = bundle(search_url=url)
    index = (folder / "index.html").read_text("utf-8")
    [link] = re.findall(r'href="([^"]*)" data-t="api"', index)

    assert configured(folder)[0] == url
    assert link.replace("&#x27;", "'").replace("&amp;", "&") == f"{url}/docs"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "/search",
        "search.example",
        "ftp://movies.example",
        "javascript:alert(1)",
        "https://",
        'https://movies.example/"',
        "https://movies.example/<b>",
        "https://movies.example/\nexport",
        "https://movies.example; script-src *",
        "https://movies.example;script-src",
        "https://*.example",
        "https://movies.example:99999",
        "https://movies.example:0",
        "https://movies.example/%zz",
        "https://电影.example",
        "https://movies.example/?q=",
        "https://movies.example/#docs",
    ],
)
@pytest.mark.parametrize("parameter", ["search_url", "recommend_url"])
def test_what_is_no_address_of_a_function_is_refused_and_nothing_written(
    bundle, tmp_path, parameter, url
):
    with pytest.raises(SetupError, match="is not a function's address"):
        bundle(**{parameter: url})

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "url", ["https://me:s3cret/x@movies.example/", "https://movies.example/?key=s3cret"]
)
def test_a_refusal_repeats_no_password_and_no_key(bundle, url):
    with pytest.raises(SetupError) as refused:
        bundle(search_url=url)

    assert "s3cret" not in str(refused.value)


def test_an_earlier_page_is_replaced_whole(bundle):
    folder = bundle()
    (folder / "js-000000000000").mkdir()
    bundle(search_url="https://other.example")

    assert configured(folder)[0] == "https://other.example"
    assert len(list(folder.glob("js-*"))) == 1
    assert sorted(one.name for one in folder.parent.iterdir()) == ["firebase.json", "web"]


def test_a_folder_of_something_else_is_never_replaced(bundle, tmp_path):
    folder = tmp_path / "build" / "web"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("mine")
    with pytest.raises(SetupError, match="holds something else"):
        bundle()
    with pytest.raises(SetupError, match="holds something else"):
        bundle_page(WEB, search_url=SEARCH, recommend_url=RECOMMEND)

    assert (folder / "index.html").read_text() == "mine"
    assert (WEB / "js" / "app.js").is_file()


@pytest.mark.parametrize(
    "gone", ['<base href="/">', "connect-src *;", 'href="/search/docs"', '"style.css"', '"js/']
)
def test_a_document_that_changed_under_the_bundle_is_an_error(bundle, tmp_path, gone):
    changed = tmp_path / "changed"
    shutil.copytree(WEB, changed)
    index = changed / "index.html"
    index.write_text(index.read_text("utf-8").replace(gone, ""), "utf-8")

    with pytest.raises(SetupError, match=re.escape(gone)):
        bundle(web=changed)


def test_firebase_sends_the_pages_routes_to_the_page_and_nothing_to_the_functions(bundle):
    hosting = json.loads((bundle().parent / "firebase.json").read_text("utf-8"))["hosting"]
    laptop = {f"^{re.sub('<int:.*>', '[0-9]+', path)}$" for path in PAGES} - {"^/$"}

    assert hosting["public"] == "web"
    assert {rule["regex"] for rule in hosting["rewrites"]} == laptop == set(ROUTES)
    for rule in hosting["rewrites"]:
        assert rule == {"regex": rule["regex"], "destination": "/index.html"}


def test_firebase_lets_only_what_has_a_version_be_kept_unasked(bundle):
    folder = bundle()
    version = version_of(folder)
    with running(firebase(folder.parent / "firebase.json")) as host:

        def cached(path):
            return requests.get(f"{host.url}/{path}", timeout=10).headers.get("Cache-Control")

        asked = [cached(one) for one in ("", "index.html", "config.js", "movie/1")]
        kept = [cached(f"js-{version}/app.js"), cached(f"style-{version}.css")]
        scripts = [f"js-{version}/views/movie.js", f"js-{version}/components/card.js"]
        kept += [cached(one) for one in scripts]

    assert set(asked) == {"no-cache"}
    assert set(kept) == {"public, max-age=31536000, immutable"}


def test_firebase_sends_the_documents_own_policy_and_forbids_frames(bundle):
    folder = bundle()
    [policy] = POLICY.findall((folder / "index.html").read_text("utf-8"))
    with running(firebase(folder.parent / "firebase.json")) as host:
        answers = [requests.get(f"{host.url}/{one}", timeout=10) for one in ("", "movie/1", "no")]

    assert [one.status_code for one in answers] == [200, 200, 404]
    for one in answers:
        assert one.headers["Content-Security-Policy"] == f"{policy}; frame-ancestors 'none'"
        assert one.headers["X-Content-Type-Options"] == "nosniff"
        assert one.headers["Referrer-Policy"] == "same-origin"


def test_below_a_path_there_is_nothing_for_firebase(bundle):
    bundle()
    folder = bundle(base="/movies/")

    assert [one.name for one in folder.parent.iterdir()] == ["web"]


def test_github_pages_answers_an_unknown_path_with_the_page(bundle):
    folder = bundle(base="/movies/")
    with running(github_pages(folder, "/movies/")) as host:
        answer = requests.get(f"{host.url}/movies/movie/286217", timeout=10)
        bare = requests.get(f"{host.url}/movies", timeout=10)
        script = requests.get(f"{host.url}/movies/config.js", timeout=10)

    assert answer.status_code == 404
    assert answer.text == bare.text == (folder / "index.html").read_text("utf-8")
    assert script.headers["Content-Type"].startswith("text/javascript")
