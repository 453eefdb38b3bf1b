"""What is wrong, as programs read it (RFC 9457), in the language that they accept."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from flask import Response, request
from pydantic import ValidationError
from pydantic_core import ErrorDetails
from werkzeug.exceptions import HTTPException

from webapp import here
from webapp.api.shapes import Fault
from webapp.pages import lazy

TYPE = "application/problem+json"
TITLES = {
    400: lazy("Cette demande n’a pas pu être lue"),
    401: lazy("Il faut un jeton"),
    403: lazy("Ce jeton n’y suffit pas"),
    404: lazy("Introuvable"),
    405: lazy("Cette adresse ne se demande pas ainsi"),
    409: lazy("Cela contredit ce qui est là"),
    413: lazy("Envoi trop volumineux"),
    415: lazy("Il faut du JSON"),
    422: lazy("Quelque chose ne va pas dans ce qui est envoyé"),
    429: lazy("Trop de demandes"),
    500: lazy("Quelque chose n’a pas marché de notre côté"),
    503: lazy("Le service est interrompu un instant"),
}
ADVICE = {
    400: lazy("Le corps de la demande doit être un objet JSON."),
    401: lazy("Envoyez « Authorization: Bearer », suivi d’un jeton qui n’est ni expiré ni révoqué."),
    403: lazy("Faites un jeton qui le permet, avec un compte qui y a droit."),
    404: lazy("L’adresse n’existe pas, ou ce jeton ne voit pas ce qu’elle montre."),
    405: lazy("L’en-tête « Allow » dit comment."),
    409: lazy("Relisez ce qui est là, puis recommencez."),
    413: lazy("Envoyez moins de lignes à la fois."),
    415: lazy("Envoyez « Content-Type: application/json »."),
    422: lazy("« errors » dit où et pourquoi."),
    429: lazy("Attendez le nombre de secondes que dit « Retry-After »."),
    500: lazy("Réessayez dans un instant."),
    503: lazy("Attendez le nombre de secondes que dit « Retry-After »."),
}
SAID = {
    "missing": lazy("Il manque."),
    "extra_forbidden": lazy("Inconnu ici."),
    "string_too_long": lazy("Trop long : %(max_length)s caractères au plus."),
    "string_pattern_mismatch": lazy("Vide, ou avec des signes qui ne s’impriment pas."),
    "less_than_equal": lazy("Au plus %(le)s."),
    "greater_than_equal": lazy("Au moins %(ge)s."),
    "too_long": lazy("Trop d’éléments : %(max_length)s au plus."),
    "too_short": lazy("Trop peu d’éléments : %(min_length)s au moins."),
    "moment": lazy("Un moment en temps universel, comme 2026-11-28T10:00:00Z."),
    "digits": lazy("Un nombre entier, en chiffres."),
    "literal_error": lazy("Il faut %(expected)s."),
}
"""What pydantic complains of most, in our words; the rest in its own, which programmers know."""


class Refused(HTTPException):
    """A problem with its own words: what the general ones do not say."""

    def __init__(self, status: int, detail: str = "", errors: Iterable[Fault] = ()) -> None:
        super().__init__(detail)
        self.code, self.detail, self.errors = status, detail, [*errors]


def refuse(status: int, detail: str, **values: object) -> NoReturn:
    """`detail`: a sentence of ours, translated here."""
    raise Refused(status, here.words().gettext(detail, **values))


def faulty(errors: Iterable[Fault]) -> NoReturn:
    raise Refused(422, errors=errors)


def is_programs() -> bool:
    """Whether this request is one of a program's."""
    return request.path == "/api" or request.path.startswith("/api/")


def problem(error: HTTPException, status: int) -> Response:
    """The answer to any error under /api, ours or the framework's."""
    known = status if status in TITLES else 400 if status < 500 else 500
    _ = here.words().gettext
    body: dict[str, Any] = {
        "type": "about:blank", "status": status, "title": _(TITLES[known]), "detail": _(ADVICE[known]),
        "instance": request.path,
    }  # fmt: skip
    if isinstance(error, Refused):
        body["detail"] = error.detail or body["detail"]
        body |= {"errors": [fault.model_dump() for fault in error.errors]} if error.errors else {}
    answer = Response(json.dumps(body, ensure_ascii=False), status, mimetype=TYPE)
    answer.headers["Cache-Control"] = "no-store"
    if status == 401:
        answer.headers["WWW-Authenticate"] = "Bearer"
    for name, value in error.get_headers():
        if name.lower() in ("allow", "retry-after"):
            answer.headers[name] = value
    return answer


def faults(error: ValidationError, *, pointers: bool) -> list[Fault]:
    """What pydantic found, each with its place."""
    return [Fault(at=_place(one["loc"], pointers=pointers), detail=_sentence(one)) for one in error.errors()]


def _place(parts: Iterable[int | str], *, pointers: bool) -> str:
    """RFC 6901 for a body; a parameter is named by its name."""
    if not pointers:
        return ".".join(map(str, parts))
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in parts)


def _sentence(one: ErrorDetails) -> str:
    said = SAID.get(one["type"])
    values: Mapping[str, Any] = one.get("ctx", {})
    return here.words().gettext(said, **values) if said else one["msg"]
