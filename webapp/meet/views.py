"""« Séances »: one's own, each for one's calendar, and the address that a calendar may ask by itself."""

from flask import Blueprint, Response, abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from webapp import here
from webapp.meet import actions, queries
from webapp.meet.rows import Meeting
from webapp.meet.wording import SAID
from webapp.pages import show
from webapp.security import only

bp = Blueprint("meet", __name__, template_folder="templates")
bp.before_request(only())


@bp.get("/meetings")
def meetings() -> str:
    """What comes, what was, and how one was there."""
    me = here.user()
    mine = queries.own_attendances(me.id)
    held = queries.feed(me.id)
    context = {
        "coming": queries.of_person(me),
        "past": queries.of_person(me, past=True),
        "marks": {row.meeting_id: row.state for row in mine},
        "total": queries.total(mine),
        "states": SAID,
        "address": here.root() + url_for("feeds.subscribed", token=held.token) if held else "",
    }
    return show("meet/meetings.html", **context)


@bp.get("/meetings/<int:meeting_id>.ics")
def meeting_ics(meeting_id: int) -> Response:
    found = queries.for_person(here.user(), meeting_id) or abort(404)
    made = as_ics([found], found.title)
    made.headers.set("Content-Disposition", "attachment", filename=f"seance-{found.id}.ics")
    return made


@bp.post("/meetings/feed")
def open_feed() -> ResponseReturnValue:
    """An address for one's calendar, or another in its place."""
    actions.open_feed(here.user().id)
    flash(here.words().gettext("Voici l’adresse de votre calendrier. Ne la donnez à personne."))
    return redirect(url_for(".meetings", _anchor="calendar"), code=303)


@bp.post("/meetings/feed/removal")
def close_feed() -> ResponseReturnValue:
    actions.close_feed(here.user().id)
    flash(here.words().gettext("L’adresse n’ouvre plus rien."))
    return redirect(url_for(".meetings", _anchor="calendar"), code=303)


def as_ics(found: list[Meeting], name: str) -> Response:
    from webapp.meet.calendar import TYPE, calendar  # a tenth of a second, for what only calendars need

    made = Response(calendar(found, here.zone(), name), mimetype=TYPE)
    made.headers["Cache-Control"] = "private, no-cache"
    return made
