"""Those who learn in a cohort: listed, added by the rules of the list of names, moved, removed."""

from http import HTTPMethod

from flask import abort
from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager

from webapp import accesses, here
from webapp.api import shapes
from webapp.api.cohorts import cohort_of
from webapp.api.operations import Part, cut, operation
from webapp.api.problems import refuse
from webapp.api.shapes import Page, Since
from webapp.db import session as db
from webapp.models import Cohort, Membership
from webapp.pages import lazy
from webapp.train import actions, queries, roster
from webapp.train.roster import Line

NO_SIBLING = lazy("On ne déplace que vers une cohorte ouverte de la même organisation.")
AT = "/cohorts/{cohort_id}/members"


@operation(HTTPMethod.GET, AT, "people:read", answer=Page[shapes.Member], query=Since, statuses=(404,))
def list_members(cohort_id: int, query: Since) -> Part:
    """Those who learn in a cohort. `since`: those who came since."""
    learning = _learning(cohort_of(cohort_id)).where(Membership.id > query.after)
    if query.since:
        learning = learning.where(Membership.since >= query.since)
    rows = db.scalars(learning.order_by(Membership.id).limit(query.limit + 1)).all()
    places, after = cut(rows, query.limit, lambda place: place.id)
    accesses.note_today("program", *(place.user_id for place in places))
    return Part([_shape(place) for place in places], after)


@operation(HTTPMethod.GET, AT + "/{user_id}", "people:read", answer=shapes.Member, statuses=(404,))
def read_member(cohort_id: int, user_id: int) -> shapes.Member:
    """One of them."""
    place = _place(cohort_of(cohort_id), user_id)
    accesses.note_today("program", user_id)
    return _shape(place)


@operation(HTTPMethod.POST, AT, "people:write", answer=shapes.Entries, body=shapes.People, statuses=(404,))
def add_members(cohort_id: int, body: shapes.People) -> shapes.Entries:
    """Add a list of names, by the rules of the page that imports one: good lines are written, the others say why not.

    Repeating it changes nothing: whoever has a place keeps it. New accounts have no code yet; slips give it.
    """
    found = cohort_of(cohort_id)
    lines = [Line(number, _fields(one)) for number, one in enumerate(body.people, 1)]
    languages = {code: edition.name for code, edition in here.editions().items()}
    roster.examine(lines, here.course(), found, languages)
    if not body.dry_run:
        actions.enrol(found, lines, here.course().language)
    return shapes.Entries(entries=[_entry(line) for line in lines])


@operation(
    HTTPMethod.PATCH, AT + "/{user_id}", "people:write",
    answer=shapes.Member, body=shapes.Move, statuses=(404, 409),
)  # fmt: skip
def move_member(cohort_id: int, user_id: int, body: shapes.Move) -> shapes.Member:
    """To another cohort of the same organisation, with all they did."""
    found = cohort_of(cohort_id)
    place = _place(found, user_id)
    if body.cohort != found.id:
        there = next((one for one in queries.siblings(here.user(), found) if one.id == body.cohort), None)
        if there is None:
            refuse(409, NO_SIBLING)
        actions.move(place, there)
        db.flush()
        place = _place(there, user_id)
    return _shape(place)


@operation(HTTPMethod.DELETE, AT + "/{user_id}", "people:write", status=204, statuses=(404,))
def remove_member(cohort_id: int, user_id: int) -> None:
    """Out of the cohort. What they did stays theirs."""
    actions.remove(_place(cohort_of(cohort_id), user_id))


def _learning(found: Cohort) -> Select[Membership]:
    places = select(Membership).where(Membership.cohort_id == found.id, ~Membership.trains)
    return places.join(Membership.user).options(contains_eager(Membership.user))


def _place(found: Cohort, user_id: int) -> Membership:
    return db.scalars(_learning(found).where(Membership.user_id == user_id)).first() or abort(404)


def _fields(one: shapes.Person) -> roster.Fields:
    """As a line of a list says it."""
    return {
        "name": " ".join(one.name.split()), "commune": " ".join(one.commune.split()), "role": one.pathway or "",
        "email": one.email.strip().lower(), "language": one.language or "", "username": one.username.strip().lower(),
    }  # fmt: skip


def _entry(line: Line) -> shapes.Entry:
    _ = here.words().gettext
    return shapes.Entry(
        fate=line.fate,
        id=line.user.id if line.user else None,
        username=line.user.username if line.user else None,
        errors=[_(sentence, **values) for sentence, values in line.errors],
    )


def _shape(place: Membership) -> shapes.Member:
    its = place.user
    return shapes.Member(
        id=its.id, username=its.username, name=its.name, email=its.email, commune=its.commune, language=its.language,
        pathway=place.pathway, since=place.since, last_seen=its.seen,
    )  # fmt: skip
