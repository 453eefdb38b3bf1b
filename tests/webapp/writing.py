"""What pages write: a page that is read ends by a commit, so it must have written nothing, unless it said so."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask, g, has_request_context, request, request_tearing_down
from sqlalchemy import Engine, event

from webapp.db import READING

WRITES = re.compile(r"\s*(insert|update|delete)\b", re.IGNORECASE)


@contextmanager
def watched() -> Iterator[list[str]]:
    """Meanwhile, what pages that were only read wrote without `keep`: their addresses and their statements."""
    found: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        if has_request_context() and WRITES.match(statement):
            request.environ.setdefault("wrote", []).append(statement)

    def judge(app: Flask, **_: Any) -> None:
        answered = "request_id" in g  # a context that a test opened by hand answers nobody
        if (
            answered
            and request.method in READING
            and "wrote" in request.environ
            and "keep" not in g
            and "anyway" not in g
        ):
            found.extend(f"{request.path}: {statement}" for statement in request.environ["wrote"])

    event.listen(Engine, "before_cursor_execute", note)
    request_tearing_down.connect(judge)
    yield found
    request_tearing_down.disconnect(judge)
    event.remove(Engine, "before_cursor_execute", note)
