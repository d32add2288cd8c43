"""TMDB's API: what it knows of one movie, in one request (developer.themoviedb.org/docs)."""

from __future__ import annotations

import logging
import random
import re
from typing import Any
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from moviesearch.errors import ServiceError, SettingsError
from moviesearch.movie import IMDB_ID, POSTER_PATH, TITLE_LENGTH
from moviesearch.rest import TRANSIENT, Refusal, Refused, RestClient, RetryPolicy
from scripts.ingestion.pace import Pace
from scripts.ingestion.titles import readable

APPENDED = "credits,keywords,translations"  # TMDB sends up to 20 further parts with the movie
ATTEMPTS = 6
TIMEOUT = 20.0
LONGEST_WAIT = 60.0
CAST = 10
NOT_FOUND, TOO_MANY = 404, 429
KEY_PAGE = "https://www.themoviedb.org/settings/api"


class TmdbError(ServiceError):
    """TMDB gave no usable answer for one movie."""


class TmdbUnavailable(TmdbError):
    """TMDB failed, and failed again."""


class Facts(BaseModel):
    """What of TMDB's answer a catalogue can use.

    `titles` holds every language that TMDB has, as `language-COUNTRY`; `title` is the English one
    where there is one, and `year` that of the first release. Both tell whether it is the movie that
    was meant.
    """

    title: str
    original_title: str | None = None
    year: int | None = None
    titles: dict[str, str] = {}
    poster_path: str | None = None
    cast: tuple[str, ...] = ()
    director: str | None = None
    runtime: int | None = None
    keywords: tuple[str, ...] = ()
    imdb_id: str | None = None


class _Part(BaseModel):
    model_config = ConfigDict(str_strip_whitespace=True)


class _Named(_Part):
    name: str


class _CastMember(_Named):
    order: int


class _CrewMember(_Named):
    job: str


class _Credits(_Part):
    cast: list[_CastMember]
    crew: list[_CrewMember]


class _Keywords(_Part):
    keywords: list[_Named]


class _Data(_Part):
    title: str | None = None


class _Translation(_Part):
    iso_639_1: str
    iso_3166_1: str | None
    data: _Data

    @property
    def tag(self) -> str:
        return "-".join(part for part in (self.iso_639_1, self.iso_3166_1) if part)


class _Translations(_Part):
    translations: list[_Translation]


class _Answer(_Part):
    id: int
    title: str = Field(min_length=1)
    original_title: str | None = None
    release_date: str | None = None
    poster_path: str | None = None
    runtime: int | None = None
    imdb_id: str | None = None
    credits: _Credits
    keywords: _Keywords
    translations: _Translations


class TmdbAPI:
    """Asks TMDB; safe to share by threads.

    Args:
        key: the read access token, sent as a header; or the older API key of 32 hexadecimal digits,
            which TMDB takes in the address only.
        base_url: TMDB's address.
        pace: how fast all of its users may ask.
    """

    def __init__(self, key: SecretStr, base_url: str, pace: Pace) -> None:
        secret = key.get_secret_value()
        query = {"append_to_response": APPENDED}
        headers = {}
        if re.fullmatch(r"[0-9a-fA-F]{32}", secret):
            query["api_key"] = secret
            # At its level DEBUG urllib3 logs addresses, and with them the key.
            logging.getLogger("urllib3").setLevel(logging.INFO)
        else:
            headers["Authorization"] = f"Bearer {secret}"
        self._query = urlencode(query)
        self._pace = pace
        self._rest = RestClient("TMDB", base_url, headers=headers, retry=RetryPolicy(1, TIMEOUT))

    def movie(self, movie_id: int) -> Facts | None:
        """What TMDB knows of a movie; None if it knows none by that id.

        Raises:
            SettingsError: TMDB does not accept the key.
            TmdbUnavailable: it failed as often as it was asked.
            TmdbError: it refuses this request, or its answer is not what it says answers are.
            Stopped: the pace was stopped.
        """
        for attempt in range(1, ATTEMPTS + 1):
            self._pace.take()
            try:
                answer = self._rest.get(f"/3/movie/{movie_id}?{self._query}")
            except Refused as refused:
                if refused.refusal.status == NOT_FOUND and _code(refused.refusal) in {6, 34}:
                    return None
                self._check(refused.refusal, last=attempt == ATTEMPTS)
                self._wait(refused.refusal, attempt)
            else:
                return _facts(answer, movie_id)
        raise AssertionError("attempts must be positive")  # pragma: no cover

    def stop(self) -> None:
        """Let nobody wait any more."""
        self._pace.stop()

    def _check(self, refusal: Refusal, *, last: bool) -> None:
        if refusal.status in {401, 403}:
            raise SettingsError(
                f"TMDB does not accept TMDB_API_KEY ({_said(refusal)}). The read access token and "
                f"the API key are shown on {KEY_PAGE}."
            )
        if refusal.status is not None and refusal.status not in TRANSIENT:
            raise TmdbError(_said(refusal))
        if last:
            raise TmdbUnavailable(f"{_said(refusal)}, {ATTEMPTS} times")

    def _wait(self, refusal: Refusal, attempt: int) -> None:
        if refusal.status == TOO_MANY or refusal.retry_after is not None:
            asked = min(1.0 if refusal.retry_after is None else refusal.retry_after, LONGEST_WAIT)
            self._pace.hold(asked * random.uniform(1, 1.1))  # noqa: S311
        else:
            self._pace.rest(random.uniform(0, 0.5 * 2**attempt))  # noqa: S311


def _code(refusal: Refusal) -> Any:
    return refusal.body.get("status_code") if isinstance(refusal.body, dict) else None


def _said(refusal: Refusal) -> str:
    said = refusal.body.get("status_message") if isinstance(refusal.body, dict) else None
    return f"{refusal.message}: {said:.200}" if isinstance(said, str) else refusal.message


def _facts(body: Any, movie_id: int) -> Facts:
    try:
        answer = _Answer.model_validate(body)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(map(str, first["loc"])) or "all of it"
        raise TmdbError(f"TMDB's answer is malformed at {where}: {first['msg']}") from None
    if answer.id != movie_id:
        raise TmdbError(f"TMDB answered with movie {answer.id}")
    people = sorted(answer.credits.cast, key=lambda member: member.order)
    directors = [member.name for member in answer.credits.crew if member.job == "Director"]
    titles, _ = readable((one.tag, one.data.title) for one in answer.translations.translations)
    year = re.match(r"\d{4}", answer.release_date or "")
    return Facts(
        title=answer.title,
        original_title=(answer.original_title or "")[:TITLE_LENGTH] or None,
        year=int(year[0]) if year else None,
        titles=titles,
        poster_path=_if_matching(POSTER_PATH, answer.poster_path),
        cast=_unique(member.name for member in people)[:CAST],
        director=", ".join(_unique(directors)) or None,
        runtime=answer.runtime if answer.runtime and answer.runtime > 0 else None,
        keywords=_unique(keyword.name for keyword in answer.keywords.keywords),
        imdb_id=_if_matching(IMDB_ID, answer.imdb_id),
    )


def _unique(names: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _if_matching(pattern: str, value: str | None) -> str | None:
    return value if value and re.fullmatch(pattern, value) else None
