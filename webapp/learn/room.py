"""The learners' room itself: its guard, and what every view of it needs to find."""

import re
import secrets
from collections.abc import Mapping

from flask import Blueprint, abort, request

from builder.grading import Response
from builder.model import Module, Unit
from builder.questions import Question
from webapp import here
from webapp.learn import actions
from webapp.security import only

bp = Blueprint("learn", __name__, template_folder="templates")
bp.before_request(only())

CLIENT_ID = re.compile(r"[A-Za-z0-9-]{8,30}")
LONGEST = {"textarea": 8000}
SHORT = 500
"""Characters kept of a typed answer."""


def client_id() -> str:
    """The browser's own name for what it posts; ours when it gave none that fits."""
    given = request.form.get("client_id", "")
    return given if CLIENT_ID.fullmatch(given) else secrets.token_hex(12)


def fact() -> actions.Fact:
    return actions.fact(here.user(), here.course(), client_id())


def response(question: Question, form: Mapping[str, str], prefix: str = "") -> Response:
    """What a form says about one question: its own slots and nothing else."""
    longest = {control.name: LONGEST.get(control.type, SHORT) for control in question.controls()}
    return {name: form.get(prefix + name, "").replace("\r\n", "\n")[:most] for name, most in longest.items()}


def number(text: str | None, otherwise: int = 1) -> int:
    """A small number that an address or a form gives, or this one."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 4 else otherwise


def modules() -> tuple[Module, ...]:
    """The modules one follows, in the order of one's pathway."""
    place = here.cohort()
    return here.course().pathway_modules(place.pathway if place else None)


def module_of(unit_id: str) -> Module:
    return here.course().module_of.get(unit_id) or abort(404)


def neighbours(unit_id: str) -> tuple[Unit | None, Unit | None]:
    """What comes before and after a unit on one's pathway; within its own module when it is not on it."""
    cohort = here.cohort()
    units = here.edition().units(cohort.pathway if cohort else None)
    if unit_id not in units:
        units = {unit.id: unit for unit in module_of(unit_id).units()}
    ids = [*units]
    place = ids.index(unit_id)
    return units.get(ids[place - 1]) if place else None, units[ids[place + 1]] if place + 1 < len(ids) else None


def way_around(unit_id: str) -> dict[str, object]:
    """What the shell of a unit's page shows: its module, what is finished in it, before and after."""
    from webapp.learn.queries import surroundings

    module = module_of(unit_id)
    before, after = neighbours(unit_id)
    return {"module": module, "before": before, "after": after, "around": surroundings(here.user(), module)}
