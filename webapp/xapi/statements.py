"""A statement of each learning event, put in the outbox with the fact; its id is the fact's: sent twice, it is one."""

import hmac
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy import select

from builder.grading import Response, Verdict
from builder.questions import Question
from webapp import here
from webapp.db import session as db
from webapp.models import User, now
from webapp.outbox import queue
from webapp.xapi import activities, lrs
from webapp.xapi.activities import Activity
from webapp.xapi.interactions import spelled
from webapp.xapi.terms import PROGRESS, VERBS

Result = dict[str, Any]


def wanted() -> bool:
    return bool(here.settings().lrs)


def began(user_id: int, unit: str, key: str) -> None:
    _tell(user_id, "initialized", unit, key, activities.unit(unit), _inside(unit))


def answered(user_id: int, question: Question, response: Response, verdict: Verdict, key: str, unit: str) -> None:
    """`unit`: the lesson or quiz that asked. Unread texts have no verdict yet, and what they say stays here."""
    said = spelled(question.interaction(), question.key(), response)
    result: Result = {"response": said} if said else {}
    if verdict["state"] != "waiting":
        result |= {"success": verdict["state"] == "correct", "score": _score(verdict["earned"], verdict["possible"])}
    around = _inside(unit, activities.unit(unit)) if unit else _around()
    _tell(user_id, "answered", question.id, key, activities.question(question.id), around, result)


def finished(
    user_id: int, unit: str, key: str, *, score: tuple[int, int] | None = None, passed: bool | None = None
) -> None:
    """A unit done: a quiz is passed or failed, anything else completed."""
    verb = "completed" if passed is None else "passed" if passed else "failed"
    result: Result = {"completion": True} | ({"score": _score(*score)} if score and score[1] else {})
    result |= {} if passed is None else {"success": passed}
    _tell(user_id, verb, unit, key, activities.unit(unit), _inside(unit), result)


def module_completed(user_id: int, module: str) -> None:
    _tell(user_id, "completed", module, "module", activities.module(module), _around(), {"completion": True})


def progressed(user_id: int, percent: int, key: str) -> None:
    """How far somebody is in the course, in percent, as cmi5 says it."""
    _tell(user_id, "progressed", "", key, activities.course(), {}, {"extensions": {PROGRESS: percent}})


def earned(user_id: int, certificate: int, code: str) -> None:
    """`code` is not told: it would lead to a name."""
    _tell(user_id, "earned", str(certificate), code, activities.certificate(str(certificate)), _around())


def _tell(
    user_id: int, verb: str, about: str, key: str, thing: Activity, around: dict[str, Any], result: Result | None = None
) -> None:
    course, home = here.course(), activities.root()
    id = uuid5(NAMESPACE_URL, f"{home} {user_id} {course.id} {verb} {about} {key}")
    address, names = VERBS[verb]
    statement = {
        "id": str(id),
        "actor": _actor(user_id, home),
        "verb": {"id": address, "display": names},
        "object": thing,
        "context": {
            "registration": str(_registration(user_id, course.id, home)),
            "language": course.language,
            "platform": "Parcours",
            "contextActivities": around,
            "extensions": {f"{home}/xapi/revision": course.revision},
        },
        "timestamp": _moment(now()),
    }
    if result:
        statement["result"] = result
    queue.put(lrs.TARGET, str(id), verb, statement, user_id=user_id, endpoint_id=None)


def _actor(user_id: int, home: str) -> dict[str, Any]:
    """An account of ours: under a name that only this server can give back, unless the settings say otherwise."""
    if here.settings().lrs_names:
        name = db.scalar(select(User.username).where(User.id == user_id)) or ""
    else:
        key = here.settings().secret_key().encode()
        name = hmac.new(key, f"xapi {user_id}".encode(), sha256).hexdigest()[:32]
    return {"objectType": "Agent", "account": {"homePage": home, "name": name}}


def _registration(user_id: int, course: str, home: str) -> UUID:
    """One for somebody and a course, whatever cohort they go through it with."""
    return uuid5(NAMESPACE_URL, f"{home} registration {user_id} {course}")


def _inside(unit: str, parent: Activity | None = None) -> dict[str, Any]:
    """A unit is in its module; a question, in its unit. The course groups them all."""
    its = here.course().module_of.get(unit)
    above = parent or (activities.module(its.id) if its else activities.course())
    return {"parent": [_short(above)], "grouping": [_short(activities.course())]}


def _around() -> dict[str, Any]:
    return {"parent": [_short(activities.course())], "grouping": [_short(activities.course())]}


def _short(activity: Activity) -> Activity:
    return {"objectType": "Activity", "id": activity["id"], "definition": {"type": activity["definition"]["type"]}}


def _score(earned: int, possible: int) -> dict[str, float]:
    scaled = round(earned / possible, 4) if possible else 0.0
    return {"scaled": max(-1.0, min(1.0, scaled)), "raw": earned, "min": 0, "max": possible}


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
