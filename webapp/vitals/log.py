"""The log: a line for each request and each event, as JSON or as words, and nobody in it.

Of what a library says, the sentence is kept and its numbers are filled in, nothing else: a name, an address or an
answer may stand there. Of what went wrong, the kind and the places are kept: an exception's own words quote what
somebody wrote.
"""

import json
import logging
import re
import sys
import traceback
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from flask import g, has_app_context
from gunicorn.glogging import Logger  # type: ignore[import-untyped]  # gunicorn has no types

from webapp.settings import Settings

OURS = ("webapp", "parcours")
"""The loggers whose sentences are constants of ours."""
HIDDEN = "…"
ADDRESSES = re.compile(r"[\w.+-]+@[\w.-]+|\b\d{1,3}(\.\d{1,3}){3}\b|(?<![\w:])[0-9a-f]{0,4}(:[0-9a-f]{0,4}){2,}", re.I)
"""Addresses of people and of machines."""
DEEPEST = 12
"""Places of a trace that are kept: the last ones."""
ROOT = Path(__file__).parents[2]


class Line(logging.Formatter):
    """One record, one line. `style`: json or text."""

    def __init__(self, style: str) -> None:
        super().__init__()
        self.as_json = style == "json"

    def format(self, record: logging.LogRecord) -> str:
        said = {**told(record)}
        if self.as_json:
            return json.dumps(said, ensure_ascii=False, default=str)
        head = f"{said.pop('time')} {said.pop('level'):<7} {said.pop('logger')} {said.pop('message')}"
        return " ".join([head, *(f"{name}={json.dumps(value, ensure_ascii=False)}" for name, value in said.items())])


class Quiet(Logger):  # type: ignore[misc]
    """gunicorn's own words, by our handler; each request has its line already, written by the application."""

    def setup(self, cfg: object) -> None:
        self.loglevel = logging.WARNING
        for logger in (self.error_log, self.access_log):
            logger.handlers, logger.propagate = [], True
        self.error_log.setLevel(self.loglevel)


def configure(settings: Settings, stream: TextIO | None = None) -> logging.Handler:
    """Send every logger's words to one handler, on standard error. Libraries are heard from « warning » on."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(Line(settings.log_format))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False  # no line of ours says them
    for name in OURS:
        logging.getLogger(name).setLevel(settings.log_level.upper())
    return handler


def told(record: logging.LogRecord) -> dict[str, Any]:
    """What a line says of a record: when, how grave, who speaks, what happened, in which request."""
    at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
    said: dict[str, Any] = {"time": at, "level": record.levelname.lower(), "logger": record.name}
    said["message"] = _sentence(record)
    if has_app_context() and "request_id" in g:
        said["request"] = g.request_id
    if record.exc_info and record.exc_info[1]:
        said["errors"] = [*_wrong(record.exc_info[1])]
    return {**said, **getattr(record, "said", {})}


def _sentence(record: logging.LogRecord) -> str:
    """The sentence with its numbers; a library's that is written already is cut where particulars begin."""
    if not isinstance(record.msg, str):
        return type(record.msg).__name__
    if not record.args:
        ours = record.name.partition(".")[0] in OURS
        return record.msg if ours else ADDRESSES.sub(HIDDEN, record.msg).partition(":")[0]
    args = record.args
    filled: Any = {k: _number(v) for k, v in args.items()} if isinstance(args, Mapping) else tuple(map(_number, args))
    try:
        return str(record.msg % filled)
    except (TypeError, ValueError, KeyError):
        return record.msg


def _number(value: object) -> object:
    return value if isinstance(value, int | float) else HIDDEN


def _wrong(error: BaseException) -> Iterator[dict[str, Any]]:
    """What went wrong and what it came from: kinds and places, none of their words."""
    found: BaseException | None = error
    while found is not None:
        places = traceback.extract_tb(found.__traceback__)[-DEEPEST:]
        where = [f"{_short(place.filename)}:{place.lineno} {place.name}" for place in places]
        yield {"kind": f"{type(found).__module__}.{type(found).__qualname__}", "where": where}
        found = found.__cause__ or (None if found.__suppress_context__ else found.__context__)


def _short(file: str) -> str:
    path = Path(file)
    return str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else Path(*path.parts[-3:]))
