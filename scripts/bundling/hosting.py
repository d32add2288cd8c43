"""How Firebase Hosting is to serve the page (https://firebase.google.com/docs/hosting/full-config).

Nothing is rewritten to the functions, although that would spare the page CORS: behind such a
rewrite server-sent events arrived all at once, at the end (firebase-tools issue 9774).
"""

from __future__ import annotations

import json

DOCUMENTS = ("/", "/index.html", "/config.js")
# Of the page itself, which reads its own address, as regular expressions: whatever else lies below
# /movie/ is no movie, and so a 404.
ROUTES = ("^/movie/[0-9]+$", "^/recommendations$")
ASK_FIRST = "no-cache"  # kept, but compared with the host's before each use
FOR_EVER = "public, max-age=31536000, immutable"


def firebase_json(public: str, policy: str, version: str) -> str:
    """The configuration as JSON.

    No path gets the same header from two rules: which one wins is documented nowhere.

    Args:
        public: the page's folder, as seen from where `firebase.json` lies.
        policy: the page's own Content Security Policy. As a header it also forbids frames, which
            a policy in the document can't.
        version: what the names of scripts and styles hold.
    """
    everywhere = {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
        "Referrer-Policy": "same-origin",  # what somebody searches for stands in the address
        "X-Content-Type-Options": "nosniff",
    }
    cached = {
        **dict.fromkeys(DOCUMENTS, ASK_FIRST),
        f"/js-{version}/**": FOR_EVER,
        f"/style-{version}.css": FOR_EVER,
    }
    hosting = {
        "public": public,
        "ignore": ["**/.*"],
        "rewrites": [{"regex": route, "destination": "/index.html"} for route in ROUTES],
        "headers": [
            {"source": "**", **_headers(everywhere)},
            *({"source": one, **_headers(_cache(value))} for one, value in cached.items()),
            *({"regex": one, **_headers(_cache(ASK_FIRST))} for one in ROUTES),
        ],
    }
    return json.dumps({"hosting": hosting}, indent=2) + "\n"


def _headers(headers: dict[str, str]) -> dict[str, object]:
    return {"headers": [{"key": key, "value": value} for key, value in headers.items()]}


def _cache(value: str) -> dict[str, str]:
    return {"Cache-Control": value}
