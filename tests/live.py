"""The real services that `--live` may ask, as the environment names them before it is emptied.

A Qdrant that may be written to, with its keys where it has some, and the Gemini API.
"""

from __future__ import annotations

import os

LIVE = {
    name: os.environ.get(name, "")
    for name in (
        "QDRANT_TEST_URL",
        "QDRANT_TEST_API_KEY",
        "QDRANT_TEST_READ_API_KEY",
        "GEMINI_API_KEY",
        "GEMINI_BASE_URL",
    )
}
