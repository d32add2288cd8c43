"""What is logged: one JSON object a line, in the fields that Cloud Logging knows.

https://docs.cloud.google.com/logging/docs/structured-logging
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Any, TextIO

from moviesearch import exchange
from moviesearch.settings import Settings

MASK = "***"
_GOOGLE = "logging.googleapis.com"


class JSONLines(logging.Formatter):
    """A record as a line of JSON, without a key and, unless they are wanted, without queries.

    Where a request is being answered, the line says which: its trace and execution id. A traceback
    names files, lines and functions; the text of an exception may repeat what somebody searched
    for, so it is left out unless queries may be logged.

    Args:
        settings: whose keys are masked wherever they turn up, and what may be logged.
    """

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._project = settings.google_cloud_project
        self._queries = settings.log_queries
        # As they stand in a string of JSON.
        self._secrets = [json.dumps(secret)[1:-1] for secret in settings.secrets]

    def format(self, record: logging.LogRecord) -> str:
        """See logging.Formatter."""
        message = record.getMessage()
        if record.exc_info and record.exc_info[1]:
            message = f"{message}\n{self._traceback(record.exc_info[1])}"
        entry = {
            "severity": record.levelname,
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "message": message,
            "logger": record.name,
            **getattr(record, "fields", {}),
            **self._request(),
        }
        line = json.dumps(entry, default=str)
        for secret in self._secrets:
            line = line.replace(secret, MASK)
        return line

    def _request(self) -> dict[str, Any]:
        answered = exchange.current()
        fields: dict[str, Any] = {}
        if answered and (trace := answered.trace):
            prefix = f"projects/{self._project}/traces/" if self._project else ""
            fields[f"{_GOOGLE}/trace"] = f"{prefix}{trace.trace_id}"
            fields[f"{_GOOGLE}/spanId"] = trace.span_id
            fields[f"{_GOOGLE}/trace_sampled"] = trace.sampled
        if answered and answered.execution_id:
            fields[f"{_GOOGLE}/labels"] = {"execution_id": answered.execution_id}
        return fields

    def _traceback(self, error: BaseException) -> str:
        if self._queries:
            return "".join(traceback.format_exception(error)).rstrip()
        frames = "".join(traceback.format_tb(error.__traceback__))
        kinds, cause = [type(error).__qualname__], error.__cause__
        while cause is not None:
            kinds.append(type(cause).__qualname__)
            cause = cause.__cause__
        return f"Traceback (most recent call last):\n{frames}{' from '.join(kinds)}"


class Stderr(logging.StreamHandler[TextIO]):
    """Writes to what is standard error now, not when this was made."""

    @property
    def stream(self) -> TextIO:
        """Where to."""
        return sys.stderr

    @stream.setter
    def stream(self, _: TextIO) -> None: ...


def write_json(settings: Settings) -> None:
    """From here on, let everything that is logged in this process be a line of JSON.

    functions-framework may have set up a handler, or a function of the same process: that one is
    told how to write.
    """
    root = logging.getLogger()
    ours = [one for one in root.handlers if type(one) in {Stderr, logging.StreamHandler}]
    if not ours:
        ours = [Stderr()]
        root.addHandler(ours[0])
    for handler in ours:
        handler.setFormatter(JSONLines(settings))
    logging.getLogger("moviesearch.api").setLevel(logging.INFO)
