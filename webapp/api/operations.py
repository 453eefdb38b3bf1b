"""An operation is said once (address, scope, models): that makes its route, its checks and its documentation."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from http import HTTPMethod
from typing import Any, TypeVar
from urllib.parse import urlencode

from flask import Response, request
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ValidationError

from webapp import here
from webapp.api import replays
from webapp.api.door import bp, enter
from webapp.api.problems import Refused, faults, faulty
from webapp.api.shapes import Answer, Asked, Fault, Window
from webapp.pages import lazy

M = TypeVar("M", bound=BaseModel)
PLACE = re.compile(r"{(\w+)}")
TWICE = lazy("Dit deux fois.")


@dataclass(frozen=True)
class Operation:
    """What the document says of it. `statuses`: what it answers besides what any operation may."""

    name: str
    method: HTTPMethod
    path: str
    scope: str
    about: str
    answer: Any = None
    status: int = 200
    query: type[Asked] | None = None
    body: type[Asked] | None = None
    statuses: tuple[int, ...] = ()


OPERATIONS: list[Operation] = []


@dataclass(frozen=True)
class Part:
    """Some items of a list, and the number after which the next ones are; None at the end."""

    items: Sequence[Answer]
    after: int | None


def operation(
    method: HTTPMethod,
    path: str,
    scope: str = "",
    *,
    answer: Any = None,
    status: int = 200,
    query: type[Asked] | None = None,
    body: type[Asked] | None = None,
    statuses: tuple[int, ...] = (),
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A view that takes its path's numbers, then `query` and `body` as models, and gives a model, a Part or nothing."""

    def made(view: Callable[..., Any]) -> Callable[..., Any]:
        its = Operation(
            view.__name__, method, path, scope, " ".join((view.__doc__ or "").split()), answer, status, query, body,
            statuses,
        )  # fmt: skip
        OPERATIONS.append(its)

        @wraps(view)
        def answered(**places: Any) -> ResponseReturnValue:
            enter(scope)
            asked: dict[str, Any] = dict(places)
            if query:
                asked["query"] = _query(query)
            if body:
                asked["body"] = _body(body)
            if method is HTTPMethod.GET:
                return _said(its, view(**asked), asked.get("query"))
            return replays.once(lambda: _said(its, view(**asked)))

        bp.add_url_rule(_rule(path), view.__name__, answered, methods=[method])
        return view

    return made


def _rule(path: str) -> str:
    """Flask's own spelling."""
    return PLACE.sub(lambda found: f"<{'int:' if found[1].endswith('_id') else ''}{found[1]}>", path)


def _query(model: type[M]) -> M:
    twice = [name for name, values in request.args.lists() if len(values) > 1]
    if twice:
        faulty(Fault(at=name, detail=here.words().gettext(TWICE)) for name in twice)
    try:
        return model.model_validate(request.args.to_dict())
    except ValidationError as error:
        raise Refused(422, errors=faults(error, pointers=False)) from None


def _body(model: type[M]) -> M:
    """Strictly: JSON has numbers and booleans of its own."""
    request.get_json()  # 415 for another type, 413, 400 for what is no JSON
    try:
        return model.model_validate_json(request.get_data(), strict=True)
    except ValidationError as error:
        raise Refused(422, errors=faults(error, pointers=True)) from None


def _said(its: Operation, found: Any, query: Any = None) -> Response:
    if found is None:
        return Response(status=204)
    if isinstance(found, Part):
        return _page(its, found, query)
    reply = Response(found.model_dump_json(), its.status, mimetype="application/json")
    if its.status == 201:
        reply.headers["Location"] = f"{request.path}/{found.id}"
    return reply


def _page(its: Operation, part: Part, query: Window) -> Response:
    """The next part's address is in the body, and in a header (RFC 8288)."""
    following = None
    if part.after is not None:
        said = query.model_copy(update={"after": part.after}).model_dump(mode="json", exclude_defaults=True)
        following = f"{here.root()}{request.path}?{urlencode(said)}"
    body = its.answer(items=part.items, next=following)
    reply = Response(body.model_dump_json(), mimetype="application/json")
    if following:
        reply.headers["Link"] = f'<{following}>; rel="next"'
    return reply


def cut(rows: Sequence[Any], limit: int, key: Callable[[Any], int]) -> tuple[Sequence[Any], int | None]:
    """Of one row more than asked for: those asked for, and where to go on."""
    return (rows[:limit], key(rows[limit - 1])) if len(rows) > limit else (rows, None)
