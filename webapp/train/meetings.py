"""A cohort's live sessions: planned, changed, cancelled; who was there; the sheet that people sign."""

from flask import Response, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp import accesses, here
from webapp.meet import actions, letters, queries, tables
from webapp.meet.forms import MeetingForm, form_of
from webapp.meet.rows import Meeting, Presence
from webapp.meet.wording import SAID
from webapp.models import Cohort
from webapp.pages import show
from webapp.spreadsheet import reply
from webapp.train import queries as people
from webapp.train.room import bp, cohort_of

AT = "/cohorts/<int:cohort_id>/meetings"
ONE = f"{AT}/<int:meeting_id>"


@bp.get(AT)
def meetings(cohort_id: int) -> str:
    """What comes, what was, and how often each person came."""
    found = cohort_of(cohort_id)
    every, noted = queries.of_cohort(found), queries.attendances(found)
    context = {
        "coming": [one for one in every if not one.over],
        "past": [one for one in reversed(every) if one.over],
        "noted": {row.meeting_id for row in noted},
        "totals": queries.by_person(noted),
        "members": people.members(found),
        "states": SAID,
        "nothing": queries.total(()),
    }
    return show("train/meetings.html", its_cohort=found, **context)


@bp.get(f"{AT}/new")
def new_meeting(cohort_id: int) -> str:
    return _form(cohort_of(cohort_id), MeetingForm(formdata=None).offer())


@bp.post(AT)
def create_meeting(cohort_id: int) -> ResponseReturnValue:
    found, form = cohort_of(cohort_id), MeetingForm().offer()
    if not form.validate():
        return _form(found, form), 422
    letters.invite(actions.plan(here.user(), found, form.plan()))
    flash(here.words().gettext("Séance prévue : la cohorte la voit dès maintenant."))
    return redirect(url_for(".meetings", cohort_id=found.id), code=303)


@bp.get(ONE)
def meeting(cohort_id: int, meeting_id: int) -> str:
    found = cohort_of(cohort_id)
    its = _meeting(found, meeting_id)
    return _form(found, form_of(its), its)


@bp.post(ONE)
def change_meeting(cohort_id: int, meeting_id: int) -> ResponseReturnValue:
    """What is changed is told to calendars; a cancelled session stays as it is."""
    found, form = cohort_of(cohort_id), MeetingForm().offer()
    its = _meeting(found, meeting_id)
    if its.cancelled:
        abort(404)
    if not form.validate():
        return _form(found, form, its), 422
    if actions.change(its, form.plan()):
        letters.invite(its)
    flash(here.words().gettext("C’est noté."))
    return redirect(url_for(".meetings", cohort_id=found.id), code=303)


@bp.post(f"{ONE}/cancellation")
def cancel_meeting(cohort_id: int, meeting_id: int) -> ResponseReturnValue:
    found = cohort_of(cohort_id)
    its = _meeting(found, meeting_id)
    if actions.cancel(its):
        letters.invite(its)
    flash(here.words().gettext("Séance annulée : la cohorte le voit dès maintenant."))
    return redirect(url_for(".meetings", cohort_id=found.id), code=303)


@bp.get(f"{ONE}/attendance")
def attendance(cohort_id: int, meeting_id: int) -> str:
    found = cohort_of(cohort_id)
    its = _held(found, meeting_id)
    context = {"marks": queries.marks(its), "members": people.members(found), "states": SAID}
    return show("train/attendance.html", its_cohort=found, meeting=its, **context)


@bp.post(f"{ONE}/attendance")
def mark_attendance(cohort_id: int, meeting_id: int) -> ResponseReturnValue:
    """Keep what is marked. « Tous présents » marks those of whom nothing is said, and asks to read it again."""
    found = cohort_of(cohort_id)
    its = _held(found, meeting_id)
    said = {place.user_id: request.form.get(f"u{place.user_id}", "") for place in people.members(found)}
    rest = Presence.PRESENT if "rest" in request.form else None
    states = {user_id: Presence(state) if state in [*Presence] else rest for user_id, state in said.items()}
    actions.mark(here.user(), its, {user_id: state for user_id, state in states.items() if state})
    flash(here.words().gettext("Présences enregistrées."))
    here_again = url_for(".attendance", cohort_id=found.id, meeting_id=its.id)
    return redirect(here_again if rest else url_for(".meetings", cohort_id=found.id), code=303)


@bp.get(f"{ONE}/sheet")
def attendance_sheet(cohort_id: int, meeting_id: int) -> str:
    """To print before the session, and to sign."""
    found = cohort_of(cohort_id)
    return show(
        "train/signing.html", its_cohort=found, meeting=_meeting(found, meeting_id), members=people.members(found)
    )


@bp.get("/cohorts/<int:cohort_id>/attendance.<any(csv, xlsx):ending>")
def attendance_table(cohort_id: int, ending: str) -> Response:
    """Each mark of each session; in a workbook, each person's hours before."""
    found = cohort_of(cohort_id)
    members, noted = [place.user for place in people.members(found)], queries.attendances(found)
    accesses.note("export", *(one.id for one in members))
    made = [tables.of_people(members, noted), tables.of_marks(members, noted)]
    mirrored = here.words().direction == "rtl"
    return reply(made if ending == "xlsx" else made[1:], f"{found.name} presences", ending, mirrored=mirrored)


def _meeting(found: Cohort, meeting_id: int) -> Meeting:
    return queries.in_cohort(found, meeting_id) or abort(404)


def _held(found: Cohort, meeting_id: int) -> Meeting:
    """Nobody was at a session that was cancelled."""
    its = _meeting(found, meeting_id)
    return its if its.cancelled is None else abort(404)


def _form(found: Cohort, form: MeetingForm, its: Meeting | None = None) -> str:
    return show("train/meeting.html", its_cohort=found, form=form, meeting=its, zone_name=here.zone().key)
