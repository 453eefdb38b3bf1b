"""Where administrators say who hears of what, see what was delivered, and send it again."""

from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload
from wtforms import SelectMultipleField, StringField
from wtforms.validators import DataRequired, Length, ValidationError

from webapp import here, scope
from webapp.db import session as db
from webapp.forms import Form, SelectChoice, squeezed
from webapp.models import Moment, Role, now
from webapp.outbox import hooks, queue, wire
from webapp.outbox.rows import Endpoint, Outgoing
from webapp.pages import lazy, show
from webapp.security import only, only_the_platforms
from webapp.xapi import lrs

bp = Blueprint("hooks", __name__, url_prefix="/manage/webhooks", template_folder="templates")
bp.before_request(only(Role.ADMINISTRATOR))

NEEDED = lazy("À remplir.")
SHOWN = 50
FAULTS = {
    "address": lazy("Il faut une adresse complète en https://, sans nom ni mot de passe."),
    "inside": lazy("Cette adresse mène à l’intérieur de ce serveur ou de son réseau : elle est refusée."),
}
STATES = {
    "waiting": lazy("En attente"),
    "again": lazy("Sera réessayé"),
    "sent": lazy("Arrivé"),
    "gave-up": lazy("Abandonné"),
}
WHY = {
    "": lazy("Suspendu"),
    "silent": lazy("Suspendu : trois jours sans réponse qui convienne"),
    "gone": lazy("Suspendu : l’autre serveur a dit n’en plus vouloir"),
}


class EndpointForm(Form):
    """Whom to tell, at which address, of what."""

    name = StringField(
        filters=[squeezed],
        validators=[DataRequired(NEEDED), Length(max=80, message=lazy("Quatre-vingts caractères au plus."))],
    )
    address = StringField(filters=[squeezed], validators=[DataRequired(NEEDED), Length(max=500)])
    events = SelectMultipleField(
        choices=[SelectChoice(kind, said) for kind, said in hooks.EVENTS.items()],
        validators=[DataRequired(lazy("Cochez au moins une chose."))],
    )

    def validate_address(self, field: StringField) -> None:
        if wrong := wire.fault(field.data or "", inside=here.settings().hooks_inside):
            raise ValidationError(FAULTS[wrong])


@bp.get("")
def index() -> str:
    return _index(EndpointForm(formdata=None))


@bp.post("")
def create() -> ResponseReturnValue:
    """The secret is in this reply and nowhere else."""
    form = EndpointForm()
    if not form.validate():
        return _index(form), 422
    made = Endpoint(
        organisation_id=here.user().organisation_id, author_id=here.user().id, name=form.name.data or "",
        address=form.address.data or "", secret=hooks.secret(), events=form.events.data or [],
    )  # fmt: skip
    db.add(made)
    db.flush()
    reply = Response(_page(made, secret=made.secret))
    reply.headers["Cache-Control"] = "no-store"
    return reply


@bp.get("/<int:endpoint_id>")
def endpoint(endpoint_id: int) -> str:
    """An endpoint and its last deliveries."""
    return _page(_endpoint(endpoint_id))


@bp.post("/<int:endpoint_id>/test")
def test(endpoint_id: int) -> ResponseReturnValue:
    found = _endpoint(endpoint_id)
    hooks.put(found, hooks.TEST, now().isoformat(), {})
    flash(here.words().gettext("Évènement d’essai envoyé : rechargez la page dans un instant."))
    return redirect(url_for(".endpoint", endpoint_id=endpoint_id), code=303)


@bp.post("/<int:endpoint_id>/state")
def change_state(endpoint_id: int) -> ResponseReturnValue:
    """Suspend it, or open it again: what waited goes on."""
    found = _endpoint(endpoint_id)
    found.closed, found.why = (None, "") if found.closed else (now(), "")
    flash(here.words().gettext("C’est noté."))
    return redirect(url_for(".endpoint", endpoint_id=endpoint_id), code=303)


@bp.post("/<int:endpoint_id>/removal")
def remove(endpoint_id: int) -> ResponseReturnValue:
    db.delete(_endpoint(endpoint_id))
    flash(here.words().gettext("Abonnement supprimé, avec ce qui attendait."))
    return redirect(url_for(".index"), code=303)


@bp.post("/<int:endpoint_id>/deliveries/<int:delivery_id>/again")
def send_again(endpoint_id: int, delivery_id: int) -> ResponseReturnValue:
    found = _endpoint(endpoint_id)
    mine = select(Outgoing).where(Outgoing.id == delivery_id, Outgoing.endpoint_id == found.id)
    queue.again(db.scalars(mine).first() or abort(404))
    flash(here.words().gettext("Renvoyé : rechargez la page dans un instant."))
    return redirect(url_for(".endpoint", endpoint_id=endpoint_id), code=303)


@bp.post("/lrs/<int:delivery_id>/again")
def send_statement_again(delivery_id: int) -> ResponseReturnValue:
    """What the record store refused, once more."""
    only_the_platforms()
    mine = select(Outgoing).where(Outgoing.id == delivery_id, Outgoing.target == lrs.TARGET)
    queue.again(db.scalars(mine).first() or abort(404))
    flash(here.words().gettext("Renvoyé : rechargez la page dans un instant."))
    return redirect(url_for(".index"), code=303)


def _endpoint(endpoint_id: int) -> Endpoint:
    return db.scalars(scope.endpoints(here.user()).where(Endpoint.id == endpoint_id)).first() or abort(404)


def _index(form: EndpointForm) -> str:
    seen = scope.endpoints(here.user()).options(joinedload(Endpoint.organisation)).order_by(Endpoint.id.desc())
    context = {"endpoints": list(db.scalars(seen)), "events": hooks.EVENTS, "why": WHY, "store": _store()}
    return show("outbox/endpoints.html", form=form, **context)


def _store() -> dict[str, object] | None:
    """The record store, for those who rule the platform: where, how much waits, what it refused."""
    if not here.settings().lrs or not scope.rules_all(here.user()):
        return None
    refused = select(Outgoing).where(Outgoing.target == lrs.TARGET, Outgoing.gave_up.is_not(None))
    return {
        "host": urlsplit(here.settings().lrs).hostname,
        "waiting": queue.waiting(lrs.TARGET),
        "last": db.scalar(select(func.max(Outgoing.sent, type_=Moment)).where(Outgoing.target == lrs.TARGET)),
        "refused": list(db.scalars(refused.order_by(Outgoing.id.desc()).limit(SHOWN))),
    }


def _page(found: Endpoint, secret: str = "") -> str:  # nosec B107  # not a password
    last = select(Outgoing).where(Outgoing.endpoint_id == found.id).order_by(Outgoing.id.desc()).limit(SHOWN)
    context = {"deliveries": list(db.scalars(last)), "events": hooks.EVENTS, "states": STATES, "why": WHY}
    return show("outbox/endpoint.html", endpoint=found, secret=secret, **context)
