"""What is one's own: the page about privacy, who looked, everything in one file, and leaving."""

import io
import json
import zipfile
from datetime import date, datetime
from typing import Any

from flask import Response, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from webapp import accesses, belongings, here, history, sessions, wordings
from webapp.account import actions, queries
from webapp.account.forms import SureForm
from webapp.account.room import bp
from webapp.events import tell
from webapp.meet.wording import SAID
from webapp.models import now
from webapp.outbox.leaving import leaving
from webapp.pages import lazy, show
from webapp.regrading import seconds
from webapp.scope import is_last
from webapp.tables import as_number
from webapp.throttle import failed, limiter, me
from webapp.wording import decided, worded

LAST = lazy("Vous êtes la seule personne à l’administration : donnez d’abord ce rôle à quelqu’un d’autre.")
WRONG = lazy("Ce n’est pas votre mot de passe actuel.")


@bp.get("/privacy")
def privacy() -> str:
    """What is kept, why, for how long: open to everybody."""
    return show("account/privacy.html", settings=here.settings(), leaving=leaving(here.visitor()))


@bp.get("/account/accesses")
def my_accesses() -> str:
    """« Qui a consulté mes données »."""
    page = accesses.page(accesses.of(here.user().id), request.args.get("page", 1, as_number))
    return show(
        "account/accesses.html",
        page=page,
        said=accesses.SAID,
        nameless=accesses.NAMELESS,
        months=here.settings().keep_accesses,
    )


@bp.get("/account/data.zip")
@limiter.limit("10 per 10 minutes", key_func=me)
def my_data() -> Response:
    """Everything that is one's own: for a machine (JSON) and for oneself (HTML)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mes-donnees.json", _json())
        archive.writestr("mes-donnees.html", _html())
    reply = Response(out.getvalue(), mimetype="application/zip")
    reply.headers["Cache-Control"] = "no-store"
    reply.headers.set("Content-Disposition", "attachment", filename="mes-donnees.zip")
    return reply


@bp.get("/account/deletion")
def deletion() -> str:
    here.user()
    return _leaving(SureForm())


@bp.post("/account/deletion")
@limiter.limit("10 per 10 minutes", deduct_when=failed, key_func=me)
def delete_account() -> ResponseReturnValue:
    """Leave, with everything. The password is asked again: a phone may lie open."""
    user, form = queries.me(here.user()), SureForm()
    if form.validate() and not actions.proves(user, form.password.data):
        form.password.errors = [WRONG]
    if form.errors:
        return _leaving(form), 422
    if is_last(user):
        return _leaving(form, LAST), 422
    language = here.course().language
    tell("left", user.id)
    actions.leave(user)
    sessions.close()
    session["language"] = language
    flash(here.words().gettext("Votre compte et tout ce qui était à vous sont supprimés."))
    return redirect(url_for(".sign_in"), code=303)


def _leaving(form: SureForm, refused: str = "") -> str:
    return show("account/deletion.html", form=form, refused=refused)


def _json() -> str:
    said: dict[str, Any] = {
        "courses": [shelf.id for shelf in here.library()],
        "taken": now(),
        **belongings.of(here.user().id),
        "access": [
            {"at": one.at, "what": one.what, "who": one.who.name if one.who else None}
            for one in accesses.all_of(here.user().id)
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=1, default=_moment)


def _moment(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(value)


def _html() -> str:
    """A page that opens by itself, in the words that were on the screen."""
    id, shown = here.user().id, here.shelf().id
    done = [_in_course(id, shelf.id) for shelf in here.library()]
    here.turn_to(shown)
    facts: dict[str, Any] = {
        "courses": Markup("").join(done),
        "phrases": belongings.of(id).get("phrase", ()),
        "messages": history.messages(id),
        "attendances": history.attendances(id),
        "accesses": accesses.all_of(id),
    }
    said = {
        "me": queries.me(here.user()),
        "said": accesses.SAID,
        "presences": SAID,
        "nameless": accesses.NAMELESS,
        "today": now(),
    }
    return render_template("account/data.html", **said, **facts)


def _in_course(id: int, course: str) -> Markup:
    """What they did in one course, in its words."""
    here.turn_to(course)
    facts: dict[str, Any] = {
        "visits": history.visits(id),
        "answers": history.answers(id),
        "attempts": history.attempts(id),
        "runs": history.runs(id),
        "sheets": history.sheets(id),
        "notes": history.notes(id),
    }
    if not any(facts.values()):
        return Markup("")
    told = wordings.told([*facts["answers"], *facts["attempts"], *facts["runs"], *facts["sheets"].values()])
    said = {"told": told, "again": seconds(facts["attempts"]), "worded": worded, "decided": decided}
    several = len(here.library()) > 1
    return Markup(render_template("account/data-course.html", several=several, **said, **facts))  # noqa: S704  # nosec B704  # ours
