"""Webhooks as Standard Webhooks says: what an event looks like, how it is signed, when it is tried again."""

import base64
import hmac
import json
import random
import secrets
from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from flask import g
from sqlalchemy import select

from webapp import here
from webapp.db import session as db
from webapp.models import Cohort, Membership, User, now
from webapp.outbox import queue
from webapp.outbox.rows import Endpoint, Outgoing
from webapp.pages import lazy

EVENTS = {
    "learner.joined": lazy("Une personne entre dans une cohorte"),
    "module.completed": lazy("Un module est terminé"),
    "quiz.finished": lazy("Un quiz est rendu"),
    "worksheet.submitted": lazy("Une feuille de travail est rendue"),
    "worksheet.approved": lazy("Une feuille de travail est approuvée"),
    "certificate.issued": lazy("Un certificat est délivré"),
    "certificate.revoked": lazy("Un certificat est révoqué"),
    "revision.published": lazy("Une révision du cours est publiée"),
}
"""What can be told, in words. The keys are kept in rows and told to others: never rename one."""
TEST = "parcours.test"
WAITS = (5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400)
"""Seconds before each new try: some three days in all."""


def secret() -> str:
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()


def tell(kind: str, key: str, user_id: int | None, data: Mapping[str, Any]) -> None:
    """Tell an event to those who want to hear of it and may: `key` names it for ever. One query when nobody does."""
    listening = [one for one in _open() if kind in one.events]
    if not listening:
        return
    whose, places = _whereabouts(user_id) if user_id else (None, [])
    for one in listening:
        cohorts = [id for id, its in places if one.organisation_id is None or its == one.organisation_id]
        if user_id and one.organisation_id is not None and whose != one.organisation_id and not cohorts:
            continue
        about = {"learner": user_id, "cohorts": cohorts} if user_id else {}
        put(one, kind, key, {**about, **data}, user_id)


def put(one: Endpoint, kind: str, key: str, data: Mapping[str, Any], user_id: int | None = None) -> None:
    uid = f"msg_{uuid5(NAMESPACE_URL, f'{one.target} {kind} {key}').hex}"
    body = {"type": kind, "timestamp": now().isoformat().replace("+00:00", "Z"), "data": dict(data)}
    queue.put(one.target, uid, kind, body, user_id=user_id, endpoint_id=one.id)


def signed(row: Outgoing, secret: str) -> tuple[bytes, dict[str, str]]:
    """The body, and the headers that prove whose it is."""
    body = json.dumps(row.body, ensure_ascii=False, separators=(",", ":")).encode()
    moment = int(now().timestamp())
    return body, {
        "Content-Type": "application/json",
        "User-Agent": "Parcours",
        "webhook-id": row.uid,
        "webhook-timestamp": str(moment),
        "webhook-signature": signature(secret, row.uid, moment, body),
    }


def signature(secret: str, uid: str, moment: int, body: bytes) -> str:
    """HMAC-SHA256 of `id.timestamp.body`, the first version of the scheme."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    sign = hmac.new(key, f"{uid}.{moment}.".encode() + body, sha256).digest()
    return f"v1,{base64.b64encode(sign).decode()}"


def wait(tries: int) -> timedelta | None:
    """How long before the next try, after so many that failed; None when it was the last. Never all at once."""
    return timedelta(seconds=WAITS[tries - 1] * random.uniform(0.8, 1.2)) if tries <= len(WAITS) else None


def wanted(kind: str) -> bool:
    """Whether somebody wants to hear of it."""
    return any(kind in one.events for one in _open())


def _open() -> list[Endpoint]:
    """Asked once a request, and only when something happened."""
    if "endpoints" not in g:
        g.endpoints = list(db.scalars(select(Endpoint).where(Endpoint.closed.is_(None)).order_by(Endpoint.id)))
    found: list[Endpoint] = g.endpoints
    return found


def _whereabouts(user_id: int) -> tuple[int | None, list[tuple[int, int | None]]]:
    """Somebody's organisation, and the cohorts they learn in with theirs."""
    asked = select(Cohort.id, Cohort.organisation_id).join(Cohort.memberships)
    places = db.execute(asked.where(Membership.user_id == user_id, ~Membership.trains).order_by(Cohort.id))
    whose = db.scalar(select(User.organisation_id).where(User.id == user_id))
    return whose, [(id, its) for id, its in places]


def course() -> dict[str, str]:
    """Which course an event is about, as it stands."""
    return {"course": here.course().id, "revision": here.course().revision}
