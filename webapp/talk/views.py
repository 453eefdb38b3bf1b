"""« Messages »: one's conversations, one of them, and what one writes to a whole cohort."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp import here, scope
from webapp.db import keep
from webapp.learn.room import client_id
from webapp.models import Cohort
from webapp.pages import show
from webapp.security import only
from webapp.talk import actions, drafts, letters, queries
from webapp.talk.forms import MessageForm
from webapp.talk.queries import Talk
from webapp.throttle import limiter
from webapp.throttle import me as asker
from webapp.train import queries as train

bp = Blueprint("talk", __name__, template_folder="templates")
bp.before_request(only())


@bp.get("/messages")
def messages() -> str:
    """Everybody's own: those of one's learners, then one's own as a learner. Who has only one finds it open."""
    me = here.user()
    learners, mine = queries.threads_with_learners(me), queries.threads_as_learner(me)
    accompanied = [place for place in me.places if place.trains and not place.archived]
    learning = here.cohort()
    if not accompanied and not learners and len(mine) < 2 and (mine or learning):
        cohort_id = mine[0].cohort.id if mine else learning.cohort_id if learning else 0
        return _thread(_talk(cohort_id, me.id), MessageForm(formdata=None))
    return show("talk/threads.html", learners=learners, mine=mine, accompanied=accompanied)


@bp.get("/messages/<int:cohort_id>")
def to_cohort(cohort_id: int) -> str:
    return _board(_cohort(cohort_id), MessageForm(formdata=None))


@bp.post("/messages/<int:cohort_id>")
@limiter.limit("20 per 10 minutes", key_func=asker)
def write_to_cohort(cohort_id: int) -> ResponseReturnValue:
    """One message, which each finds in their own conversation and answers in private."""
    found, form = _cohort(cohort_id), MessageForm()
    if not form.validate():
        return _board(found, form), 422
    _send(found.id, None, form)
    flash(here.words().gettext("Message envoyé à toute la cohorte."))
    return redirect(url_for(".to_cohort", cohort_id=found.id), code=303)


@bp.get("/messages/<int:cohort_id>/<int:user_id>")
def thread(cohort_id: int, user_id: int) -> str:
    """A conversation, read by being opened. « Écrire » comes with `begin`: the message is begun."""
    found = _talk(cohort_id, user_id)
    begun = "begin" in request.args and found.since and user_id != here.user().id
    text = drafts.draft(found.cohort, found.learner) if begun else ""
    return _thread(found, MessageForm(formdata=None, text=text))


@bp.post("/messages/<int:cohort_id>/<int:user_id>")
@limiter.limit("60 per 10 minutes", key_func=asker)
def write(cohort_id: int, user_id: int) -> ResponseReturnValue:
    """Write to a learner, or answer those who accompany one. Nobody is written to after they left."""
    found, form = _talk(cohort_id, user_id), MessageForm()
    if found.since is None:
        abort(404)
    if not form.validate():
        return _thread(found, form), 422
    _send(cohort_id, user_id, form)
    return redirect(url_for(".thread", cohort_id=cohort_id, user_id=user_id, _anchor="last"), code=303)


@bp.post("/messages/<int:message_id>/removal")
def take_back(message_id: int) -> ResponseReturnValue:
    """One's own message, and nobody else's."""
    found = queries.written_by(here.user(), message_id) or abort(404)
    url = url_for(".to_cohort", cohort_id=found.cohort_id)
    if found.user_id is not None:
        url = url_for(".thread", cohort_id=found.cohort_id, user_id=found.user_id)
    actions.take_back(found)
    flash(here.words().gettext("Message retiré : plus personne ne le lit."))
    return redirect(url, code=303)


def _send(cohort_id: int, learner_id: int | None, form: MessageForm) -> None:
    sent = actions.write(here.user(), client_id(), cohort_id, learner_id, form.text.data or "")
    if sent:
        letters.tell(sent, here.user())


def _cohort(cohort_id: int) -> Cohort:
    """A cohort one accompanies; another's does not exist, whoever administers it."""
    if not scope.accompanies(here.user(), cohort_id):
        abort(404)
    found = train.cohort(here.user(), cohort_id) or abort(404)
    here.turn_to(found.course)
    return found


def _talk(cohort_id: int, user_id: int) -> Talk:
    found = queries.talk(here.user(), cohort_id, user_id) or abort(404)
    here.turn_to(found.cohort.course)
    return found


def _thread(found: Talk, form: MessageForm) -> str:
    me = here.user()
    if found.messages:
        actions.see(me, found.cohort.id, found.learner.id, found.messages[-1].id)
        keep()
    mine = found.learner.id == me.id
    return show("talk/thread.html", talk=found, form=form, mine=mine, longest=actions.LONGEST)


def _board(found: Cohort, form: MessageForm) -> str:
    context = {
        "announcements": queries.announcements(found.id),
        "members": train.members(found),
        "longest": actions.LONGEST,
    }
    return show("talk/board.html", its_cohort=found, form=form, **context)
