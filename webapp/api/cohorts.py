"""Cohorts, as far as the token's owner sees them."""

from http import HTTPMethod
from typing import Any

from flask import abort
from sqlalchemy import func, select

from webapp import here, scope
from webapp.api import shapes
from webapp.api.operations import Part, cut, operation
from webapp.api.problems import refuse
from webapp.api.shapes import Cohorts, Page
from webapp.clock import near
from webapp.db import session as db
from webapp.forms import COMPLAINTS, squeezed
from webapp.models import Cohort, Membership, Organisation
from webapp.pages import lazy
from webapp.train import actions
from webapp.train.actions import Plan

BACKWARDS = lazy("Le dernier jour vient avant le premier.")
STRANGER = lazy("Cette organisation n’est pas la vôtre.")
UNKNOWN = lazy("Ce parcours n’est pas dans le cours.")

_LEARN = select(func.count()).where(Membership.cohort_id == Cohort.id, ~Membership.trains).correlate(Cohort)
_LEARNERS = _LEARN.scalar_subquery()


@operation(HTTPMethod.GET, "/cohorts", "cohorts:read", answer=Page[shapes.Cohort], query=Cohorts)
def list_cohorts(query: Cohorts) -> Part:
    """The cohorts that the token's owner sees."""
    asked = scope.cohorts(here.user()).add_columns(_LEARNERS).where(Cohort.id > query.after)
    if query.state != "all":
        asked = asked.where(Cohort.archived.is_(None) if query.state == "open" else Cohort.archived.is_not(None))
    rows = db.execute(asked.order_by(Cohort.id).limit(query.limit + 1)).all()
    items, after = cut(rows, query.limit, lambda row: row[0].id)
    return Part([_shape(*row) for row in items], after)


@operation(HTTPMethod.GET, "/cohorts/{cohort_id}", "cohorts:read", answer=shapes.Cohort, statuses=(404,))
def read_cohort(cohort_id: int) -> shapes.Cohort:
    """One cohort."""
    return shaped(cohort_of(cohort_id))


@operation(
    HTTPMethod.POST, "/cohorts", "cohorts:write",
    answer=shapes.Cohort, status=201, body=shapes.NewCohort, statuses=(403, 404, 409),
)  # fmt: skip
def create_cohort(body: shapes.NewCohort) -> shapes.Cohort:
    """A new cohort, in one's own organisation. A trainer accompanies what their token creates."""
    if body.course is not None:
        seen_course(body.course)
    its = here.user().organisation_id
    if body.organisation is not None and body.organisation != its:
        its = body.organisation
        seen = scope.organisations(here.user()).where(Organisation.id == its)
        if db.scalars(seen).first() is None:
            refuse(403, STRANGER)
    return shaped(actions.create_cohort(here.user(), its, here.shelf().id, _plan(body.model_dump())))


@operation(
    HTTPMethod.PATCH, "/cohorts/{cohort_id}", "cohorts:write",
    answer=shapes.Cohort, body=shapes.CohortChange, statuses=(404, 409),
)  # fmt: skip
def change_cohort(cohort_id: int, body: shapes.CohortChange) -> shapes.Cohort:
    """Rename it, give it other days or another pathway, archive it or open it again."""
    found, said = cohort_of(cohort_id), body.model_dump(exclude_unset=True)
    over = said.pop("archived", None)
    now = {name: getattr(found, name) for name in ("name", "pathway", "begins", "ends")}
    actions.change_cohort(found, _plan({**now, **said}))
    if over is not None:
        actions.archive(found, over=over)
    return shaped(found)


def cohort_of(cohort_id: int) -> Cohort:
    """A cohort in sight; any other does not exist. From here on the request is about its course."""
    found = db.scalars(scope.cohorts(here.user()).where(Cohort.id == cohort_id)).first() or abort(404)
    here.turn_to(found.course)
    return found


def shaped(found: Cohort) -> shapes.Cohort:
    learners = db.scalar(select(_LEARNERS).select_from(Cohort).where(Cohort.id == found.id)) or 0
    return _shape(found, learners)


def seen_course(course: str) -> None:
    """From here on the request is about a course that the token's owner sees."""
    here.turn_to(course if here.user().sees(course) else "")


def known_pathway(pathway: str | None) -> None:
    if pathway is not None and pathway not in here.course().pathways:
        refuse(409, UNKNOWN)


def _shape(found: Cohort, learners: int) -> shapes.Cohort:
    return shapes.Cohort(
        id=found.id, name=found.name, course=found.course, pathway=found.pathway,
        organisation=found.organisation_id, begins=found.begins, ends=found.ends, archived=found.archived,
        created=found.created, learners=learners,
    )  # fmt: skip


def _plan(said: dict[str, Any]) -> Plan:
    """The same rules as the page's form."""
    known_pathway(said["pathway"])
    if not all(near(day) for day in (said["begins"], said["ends"]) if day):
        refuse(409, COMPLAINTS["Not a valid date value."])
    if said["begins"] and said["ends"] and said["ends"] < said["begins"]:
        refuse(409, BACKWARDS)
    return Plan(name=squeezed(said["name"]) or "", pathway=said["pathway"], begins=said["begins"], ends=said["ends"])
