"""Error pages for people, in their language, with a way out; problem JSON for the player (RFC 9457)."""

import json

from flask import Flask, Response, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError, ServiceUnavailable

from webapp import accesses, here
from webapp.api import problems
from webapp.db import undo
from webapp.events import tell
from webapp.outages import NoRoom, outage
from webapp.pages import lazy, show


def init_app(app: Flask) -> None:
    app.register_error_handler(HTTPException, _show)


TITLES = {
    400: lazy("Cette demande n’a pas pu être lue"),
    401: lazy("Connectez-vous pour continuer"),
    403: lazy("Cette page ne vous est pas ouverte"),
    404: lazy("Page introuvable"),
    405: lazy("Cette demande n’a pas pu être lue"),
    413: lazy("Envoi trop volumineux"),
    429: lazy("Trop d’essais"),
    500: lazy("Quelque chose n’a pas marché de notre côté"),
    503: lazy("Le service est interrompu un instant"),
}
ADVICE = {
    400: lazy("Revenez en arrière, rechargez la page et recommencez. Ce qui était enregistré l’est toujours."),
    401: lazy("Votre session est terminée. Ce qui était enregistré l’est toujours."),
    403: lazy(
        "Elle demande un autre rôle que le vôtre. Si vous en avez besoin, parlez-en à la personne qui vous accompagne."
    ),
    404: lazy("L’adresse est incomplète, ou la page a changé de place. Votre parcours, lui, n’a pas bougé."),
    405: lazy("Revenez en arrière, rechargez la page et recommencez. Ce qui était enregistré l’est toujours."),
    413: lazy("Raccourcissez votre texte ou allégez votre fichier, puis recommencez."),
    429: lazy("Par sécurité, attendez quelques minutes avant de recommencer."),
    500: lazy("Vos réponses déjà enregistrées sont en sûreté. Réessayez dans un instant."),
    503: lazy(
        "Vos réponses déjà enregistrées sont en sûreté. Attendez une minute, puis rechargez cette page :"
        " ce que vous venez d’envoyer repart, et ne compte qu’une fois."
    ),
}
EXPIRED = lazy("Cette page était ouverte depuis longtemps : sa protection a expiré. Rechargez-la, puis recommencez.")
NO_ROOM = lazy(
    "Le serveur n’a plus de place : vos réponses déjà enregistrées sont en sûreté, mais rien de nouveau n’est gardé."
    " Prévenez la personne qui vous accompagne."
)


def _show(error: HTTPException) -> ResponseReturnValue:
    """The page, the problem, or — for a stranger asking for a page — the way in."""
    if error.response is not None and error.code is None:
        return error.response
    status = error.code or 500
    if status < 400:
        return error.get_response()
    _tell(error, status)
    if isinstance(error, InternalServerError):
        undo()
        g.user = None
        g.setdefault("language", here.spoken())
        error = outage(error.original_exception) or error
        status = error.code or 500
    if problems.is_programs():
        return problems.problem(error, status)
    if status == 401 and not here.wants_json():
        return redirect(
            url_for("account.sign_in", next=request.full_path.rstrip("?") if request.method == "GET" else None)
        )
    answer = _problem(error, status) if here.wants_json() else Response(_page(error, status), status)
    _retry(answer, error)
    return answer


def _tell(error: HTTPException, status: int) -> None:
    """What may be somebody trying doors."""
    if status == 403:
        accesses.refused()
    elif status == 429:
        tell("throttled")
    elif isinstance(error, CSRFError):
        tell("forged")


def _page(error: HTTPException, status: int) -> str:
    title, advice = _said(error, status)
    return show("error.html", status=status, title=title, advice=advice)


def _problem(error: HTTPException, status: int) -> Response:
    title, advice = _said(error, status)
    body = json.dumps({"type": "about:blank", "status": status, "title": title, "detail": advice}, ensure_ascii=False)
    return Response(body, status, mimetype="application/problem+json")


def _said(error: HTTPException, status: int) -> tuple[str, str]:
    known = status if status in TITLES else 400 if status < 500 else 500
    special = {CSRFError: EXPIRED, NoRoom: NO_ROOM}
    advice = special.get(type(error), ADVICE[known])
    _ = here.words().gettext
    return _(TITLES[known]), _(advice)


def _retry(answer: Response, error: HTTPException) -> None:
    if isinstance(error, ServiceUnavailable) and error.retry_after:
        answer.headers["Retry-After"] = str(error.retry_after)
    if isinstance(error, RateLimitExceeded) and error.limit:
        answer.headers["Retry-After"] = str(error.limit.limit.get_expiry())
