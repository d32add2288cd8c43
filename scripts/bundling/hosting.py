"""How Firebase Hosting is to serve the page (https://firebase.google.com/docs/hosting/full-config).

Nothing is rewritten to the functions, although that would spare the page CORS: behind such a
rewrite server-sent events arrived all at once, at the end (firebase-tools issue 9774).
"""

from __future__ import annotations

import json

DOCUMENTS = ("/", "/index.html", "/config.js")
ROUTES = ("/movie/**", "/recommendations")  # of the page itself, which reads its own address
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
        **dict.fromkeys([*DOCUMENTS, *ROUTES], ASK_FIRST),
        f"/js-{version}/**": FOR_EVER,
        f"/style-{version}.css": FOR_EVER,
    }
    hosting = {
        "public": public,
        "ignore": ["**/.*"],
        "rewrites": [{"source": route, "destination": "/index.html"} for route in ROUTES],
        "headers": [
            _rule("**", everywhere),
            *(_rule(source, {"Cache-Control": value}) for source, value in cached.items()),
        ],
    }
    return json.dumps({"hosting": hosting}, indent=2) + "\n"


def _rule(source: str, headers: dict[str, str]) -> dict[str, object]:
    return {
        "source": source,
        "headers": [{"key": key, "value": value} for key, value in headers.items()],
    }
