"""What a metered API lets a project send, counted across runs.

The limiters to be had don't fit: aiolimiter and limits forget what a killed run has sent, and
pyrate-limiter, which remembers, writes a row for each unit of weight: 20,000 for one batch's
tokens. None counts texts and tokens of one request together.
"""

from __future__ import annotations

import math
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from moviesearch.errors import MovieSearchError
from scripts.ingestion.local_database import opened, translated

FILE = "quota.sqlite"
WINDOW = 61.0  # a minute, and what two clocks may differ by
KEPT = 2 * 86_400
PACIFIC = ZoneInfo("America/Los_Angeles")  # where Gemini's day begins and ends
_SCHEMA = """
CREATE TABLE IF NOT EXISTS requests (
    id INTEGER PRIMARY KEY, account TEXT NOT NULL, at REAL NOT NULL,
    texts INTEGER NOT NULL, tokens INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS requests_at ON requests (account, at);
"""


class Limits(NamedTuple):
    """What may be sent. Gemini counts each text of a batch as a request, so requests need no limit.

    Attributes:
        texts_a_minute: RPM in Gemini's words.
        tokens_a_minute: TPM.
        texts_a_day: RPD; None where there is none.
    """

    texts_a_minute: int
    tokens_a_minute: int
    texts_a_day: int | None = None


class DaySpent(MovieSearchError):
    """A day's quota is used up.

    Args:
        message: which quota, and whose word that is.
        resumes: when there will be more.
    """

    def __init__(self, message: str, resumes: datetime) -> None:
        super().__init__(message)
        self.resumes = resumes


class Quota:
    """Counts texts and tokens of the last minute and of the day, in a file that outlives a run.

    What is sent is written down before it is sent, so that a killed run is counted, too. A request
    counts for a minute from its answer on: when the other side counted it is not known, but it was
    no later.

    Args:
        folder: where the file lies.
        account: whose quota it is; another key or model has its own.
        limits: what may be sent.
        fallback: what may be sent if the account turns out to be on the free tier; None where the
            limits hold whatever it says.
        clock: seconds since 1970; a test passes its own.

    Every method raises SetupError where the file can't be read or written.
    """

    def __init__(
        self,
        folder: Path,
        account: str,
        limits: Limits,
        *,
        fallback: Limits | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.limits = limits
        self._fallback = fallback
        self._account = account
        self._clock = clock
        self._path = folder / FILE
        self._database = opened(self._path, _SCHEMA, paid_for=False)
        self._run("DELETE FROM requests WHERE at < ?", clock() - KEPT)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def fall_back(self) -> bool:
        """Keep to the free tier's limits from here on; whether that is new."""
        if self._fallback is None:
            return False
        self.limits, self._fallback = self._fallback, None
        return True

    def left_today(self) -> float:
        """How many texts may still be sent today; `math.inf` without a limit."""
        if self.limits.texts_a_day is None:
            return math.inf
        return max(0, self.limits.texts_a_day - self.sent_today())

    def sent_today(self) -> int:
        """How many texts were sent since the day began."""
        since = day_of(self._clock()).timestamp()
        [[count]] = self._run(
            "SELECT coalesce(sum(texts), 0) FROM requests WHERE account = ? AND at >= ?",
            self._account,
            since,
        ).fetchall()
        return int(count)

    def wait(self, texts: int, tokens: int) -> float:
        """Seconds until so much may be sent; 0 for now.

        A single request over a whole minute's quota is let through once nothing else counts.

        Raises:
            DaySpent: today's texts are used up.
        """
        now = self._clock()
        if self.left_today() < texts:
            raise DaySpent(
                f"{self.sent_today():,} texts were sent today, and {self.limits.texts_a_day:,} a "
                "day are allowed",
                next_day(now),
            )
        counting = self._run(
            # What is written down for later was so by a clock that has been set back since.
            "SELECT at, texts, tokens FROM requests WHERE account = ? AND at > ? AND at < ? "
            "ORDER BY at",
            self._account,
            now - WINDOW,
            now + WINDOW,
        ).fetchall()
        texts_sent = sum(row[1] for row in counting)
        tokens_sent = sum(row[2] for row in counting)
        until = now
        for at, texts_then, tokens_then in counting:
            if (
                texts_sent + texts <= self.limits.texts_a_minute
                and tokens_sent + tokens <= self.limits.tokens_a_minute
            ):
                break
            texts_sent -= texts_then
            tokens_sent -= tokens_then
            until = at + WINDOW
        return max(0.0, until - now)

    def sending(self, texts: int, tokens: int) -> int:
        """Write down what is about to be sent; returns what `answered` takes."""
        cursor = self._run(
            "INSERT INTO requests (account, at, texts, tokens) VALUES (?, ?, ?, ?)",
            self._account,
            self._clock(),
            texts,
            tokens,
        )
        return int(cursor.lastrowid or 0)

    def answered(self, request: int) -> None:
        """Let a request count from now on."""
        self._run("UPDATE requests SET at = ? WHERE id = ?", self._clock(), request)

    def _run(self, statement: str, *values: str | float) -> sqlite3.Cursor:
        """Raises SetupError, as on a full disk."""
        with translated(self._path):
            return self._database.execute(statement, values)


def day_of(moment: float) -> datetime:
    """When the quota's day of a moment, in seconds since 1970, began."""
    local = datetime.fromtimestamp(moment, PACIFIC)
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


def next_day(moment: float) -> datetime:
    """When the day after begins, UTC."""
    tomorrow = day_of(moment).date() + timedelta(days=1)
    return datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=PACIFIC).astimezone(UTC)


def estimated_tokens(text: str) -> int:
    """About how many tokens a text has: four ASCII characters a token, any other one alone.

    Rather too many than too few, so that a minute's quota is not overrun by it.
    """
    ascii_only = len(text.encode("ascii", "ignore"))
    return math.ceil(ascii_only / 4) + len(text) - ascii_only
