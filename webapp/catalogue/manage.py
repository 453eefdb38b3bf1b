"""The administrator's side of the catalogue: open or closed, and what it offers."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from builder.load import revision
from exports import EXPORTERS
from webapp import here
from webapp.catalogue import actions, queries
from webapp.db import session as db
from webapp.models import Role
from webapp.pages import show
from webapp.security import only, only_the_platforms
from webapp.tables import as_number
from webapp.workshop import makers, queue, wording
from webapp.workshop.choices import Choices
from webapp.workshop.rows import Package

bp = Blueprint("offers", __name__, url_prefix="/manage/catalogue", template_folder="templates")
bp.before_request(only(Role.ADMINISTRATOR))
bp.before_request(only_the_platforms)


@bp.get("")
def offers() -> str:
    """What is offered and how it stands today."""
    makers().wake()
    shelves = queries.shelves(makers().files)
    today = _revision()
    late = [shelf for shelf in shelves if not shelf.last or shelf.last.key != shelf.choices.key(today)]
    return show(
        "catalogue/offers.html",
        is_open=queries.is_open(),
        shelves=shelves,
        late=late,
        wording=wording,
        root=here.root(),
    )


@bp.post("")
def open_or_close() -> ResponseReturnValue:
    is_open = request.form.get("open") == "yes"
    actions.open_or_close(is_open=is_open)
    _ = here.words().gettext
    flash(_("Le catalogue est ouvert : toute personne qui a son adresse peut le lire.") if is_open
          else _("Le catalogue est fermé : son adresse ne répond plus."))  # fmt: skip
    return redirect(url_for(".offers"), code=303)


@bp.post("/offers")
def create_offer() -> ResponseReturnValue:
    found = db.get(Package, request.form.get("package", 0, as_number)) or abort(404)
    exporter = EXPORTERS.get(Choices.read(found.choices).format)
    offerable = found.state == "ready" and found.course == here.shelf().id
    if not offerable or exporter is None or not exporter.public:
        abort(404)
    actions.offer(found)
    flash(here.words().gettext("Proposé. Quand le cours change, ce paquet est refait au démarrage du serveur."))
    return redirect(url_for(".offers"), code=303)


@bp.post("/offers/<int:offer_id>/removal")
def remove_offer(offer_id: int) -> ResponseReturnValue:
    actions.withdraw(offer_id)
    flash(here.words().gettext("Retiré du catalogue."))
    return redirect(url_for(".offers"), code=303)


@bp.post("/renewal")
def renew() -> ResponseReturnValue:
    """Ask again for what is offered, of the course as it is today."""
    queue.renew(here.shelf().id, _revision(), makers().files)
    flash(here.words().gettext("Les paquets sont en préparation ; les précédents restent proposés en attendant."))
    return redirect(url_for(".offers"), code=303)


def _revision() -> str:
    return revision(here.shelf().folder)
