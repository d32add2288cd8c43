"""The page as a static host takes it: with the functions' addresses, below the host's path."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from moviesearch.errors import SetupError
from scripts.addresses import origin_of
from scripts.bundling.hosting import firebase_json
from scripts.files import replaced
from scripts.paths import WEB

CONFIG = """\
// Where the two functions answer; written by `python -m scripts.bundle --page`.
export const SEARCH = {search};
export const RECOMMEND = {recommend};
"""
ADDRESS = re.compile(
    r"https?://[a-z0-9][a-z0-9.-]*(?::[0-9]{1,5})?(?:/(?:[a-z0-9._~!$&'()*+,;=:@/-]|%[0-9a-f]{2})*)?",
    re.IGNORECASE,
)
BASE = re.compile(r"(?:/[A-Za-z0-9._~-]+)*/")
BUNDLED = "js-????????????/app.js"  # what only a folder written here holds
POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')


def bundle_page(
    target: Path, *, search_url: str, recommend_url: str, base: str = "/", web: Path = WEB
) -> Path:
    """Write the page for a static host, and for one at the root of its domain `firebase.json`.

    All of `target` is to be published. Scripts and styles get a version in their names, so that
    they may be cached for ever; `config.js` and the documents keep theirs. The Content Security
    Policy lets the page call the two functions' origins and no other. `404.html` is the page again,
    for hosts that answer unknown paths with it, as GitHub Pages does; other hosts are to answer
    `/movie/…` and `/recommendations` with `index.html`.

    Args:
        target: a folder to create, or one that an earlier call wrote, which is replaced whole.
            `firebase.json` lies beside it; below another base an earlier one is removed, since
            Firebase serves a site at the root.
        search_url: where the search function answers, without `?q=…`.
        recommend_url: where the recommend function answers.
        base: the path below which the host serves the page: `/`, or `/movies/` on GitHub Pages.
        web: what to bundle.

    Returns:
        The folder.

    Raises:
        SetupError: an address or the base can't be used, or `target` holds something else.
        OSError: the folder can't be written.
    """
    search, recommend = function_address(search_url), function_address(recommend_url)
    base = page_base(base)
    _check_replaceable(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as folder:
        draft = Path(folder) / target.name
        shutil.copytree(web, draft, ignore=shutil.ignore_patterns(".*"))
        version = _version(draft)
        (draft / "js").rename(draft / f"js-{version}")
        (draft / "style.css").rename(draft / f"style-{version}.css")
        config = CONFIG.format(search=json.dumps(search), recommend=json.dumps(recommend))
        (draft / "config.js").write_text(config, "utf-8")
        index = page_index((draft / "index.html").read_text("utf-8"), search, recommend, base)
        index = _replaced(index, '"js/', f'"js-{version}/')
        index = _replaced(index, '"style.css"', f'"style-{version}.css"')
        for name in ("index.html", "404.html"):
            (draft / name).write_text(index, "utf-8")
        if target.exists():
            shutil.rmtree(target)
        draft.rename(target)
    hosting = target.parent / "firebase.json"
    if base == "/":
        [policy] = POLICY.findall(index)
        with replaced(hosting) as out:
            out.write(firebase_json(target.name, policy, version).encode())
    else:
        hosting.unlink(missing_ok=True)
    return target


def function_address(url: str) -> str:
    """A function's address without a slash at its end, if a page may call it.

    Raises:
        SetupError: it is no http or https address, or holds a password, a query or a fragment.
    """
    address = url.strip().rstrip("/")
    if not ADDRESS.fullmatch(address) or not _port_exists(address):
        raise SetupError(
            f"{_shown(url)!r} is not a function's address: it should be one such as "
            "https://search-abc123-ew.a.run.app, in plain letters (xn--… for others), without a "
            "password, `?` or `#`."
        )
    return address


def page_base(base: str) -> str:
    """The path below which a page lies, with a slash at both ends.

    Raises:
        SetupError: it is not a plain path.
    """
    inner = base.strip().strip("/")
    path = f"/{inner}/" if inner else "/"
    if not BASE.fullmatch(path) or {".", ".."} & set(path.split("/")):
        raise SetupError(
            f"{base!r} is not a path to serve the page below: it should be one such as /movies/, "
            "of plain letters, digits and . _ ~ -."
        )
    return path


def page_index(index: str, search: str, recommend: str, base: str) -> str:
    """The page's document with the addresses put in, which a script would come too late for.

    Raises:
        SetupError: the document no longer holds what is to be replaced.
    """
    origins = " ".join(dict.fromkeys(origin_of(one).lower() for one in (search, recommend)))
    example = '<a href="/search?q=nasa">/search?q=nasa</a>'
    asked = f"{escape(search)}?q=nasa"
    for old, new in (
        ('<base href="/">', f'<base href="{base}">'),
        ("connect-src *;", f"connect-src {origins};"),
        ('href="/search/docs"', f'href="{escape(search)}/docs"'),
        (example, f'<a href="{asked}">{asked}</a>'),
    ):
        index = _replaced(index, old, new)
    return index


def _replaced(text: str, old: str, new: str) -> str:
    if old not in text:
        raise SetupError(
            f"web/index.html no longer holds {old}, which is to become {new}: put it back, or "
            "change scripts/bundling/page.py with it."
        )
    return text.replace(old, new)


def _version(web: Path) -> str:
    """Twelve hexadecimal digits that change with any script or style."""
    digest = hashlib.sha256()
    for path in sorted([*web.glob("js/**/*.js"), web / "style.css"]):
        digest.update(f"{path.relative_to(web).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


def _check_replaceable(target: Path) -> None:
    if target.is_dir():
        free = not any(target.iterdir()) or any(target.glob(BUNDLED))
    else:
        free = not target.exists()
    if not free:
        raise SetupError(
            f"{target} holds something else than a bundled page: name a folder that does not exist."
        )


def _port_exists(address: str) -> bool:
    try:
        return urlsplit(address).port != 0
    except ValueError:
        return False


def _shown(url: str) -> str:
    """An address for a message: without what may be a password or a key."""
    return re.sub(r"[?#].*", "…", re.sub(r"//.*@", "//…@", url, flags=re.DOTALL), flags=re.DOTALL)
