"""Static hosts: one that does what firebase.json says, one that does as GitHub Pages."""

from __future__ import annotations

import json
import mimetypes
import re
from collections.abc import Callable
from pathlib import Path

from werkzeug.security import safe_join
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

Host = Callable[[Request], Response]


def firebase(config: Path) -> Host:
    """What lies in the folder, then the rewrites, then 404.html; headers by the asked path."""
    hosting = json.loads(config.read_text("utf-8"))["hosting"]
    public = config.parent / hosting["public"]

    def answer(request: Request) -> Response:
        found = _file(public, request.path)
        if found is None:
            found = next(
                (
                    _file(public, rule["destination"])
                    for rule in hosting["rewrites"]
                    if _meets(rule, request.path)
                ),
                None,
            )
        response = _sent(found) if found else _sent(public / "404.html", 404)
        for rule in hosting["headers"]:
            if _meets(rule, request.path):
                for header in rule["headers"]:
                    assert header["key"] not in response.headers, "two rules for one header"
                    response.headers[header["key"]] = header["value"]
        return response

    return answer


def github_pages(public: Path, base: str) -> Host:
    """A project's pages below a path; what is not there is the folder's own 404.html."""

    def answer(request: Request) -> Response:
        if request.path == base.rstrip("/"):
            return redirect(base, 301)
        if not request.path.startswith(base):
            return Response("There isn't a GitHub Pages site here.", 404)
        found = _file(public, request.path.removeprefix(base))
        return _sent(found) if found else _sent(public / "404.html", 404)

    return answer


def _file(folder: Path, path: str) -> Path | None:
    name = safe_join(str(folder), path.lstrip("/"))
    found = Path(name) if name is not None else None
    if found is not None and found.is_dir():
        found /= "index.html"
    return found if found is not None and found.is_file() else None


def _sent(path: Path, status: int = 200) -> Response:
    mimetype, _ = mimetypes.guess_type(path.name)
    return Response(path.read_bytes(), status, mimetype=mimetype)


def _meets(rule: dict[str, str], path: str) -> bool:
    if "regex" in rule:
        return re.search(rule["regex"], path) is not None
    glob = rule["source"]
    assert not set("!?[({@+") & set(glob), f"a glob that this server does not know: {glob}"
    pattern = re.escape(glob).replace(r"\*\*", ".*").replace(r"\*", "[^/]*")
    return re.fullmatch(pattern, path) is not None
