"""One's own certificates: what is left to do, the one that was earned, its PDF."""

from flask import Blueprint, Response, abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from webapp import here, progress
from webapp.certificates import actions, press, queries, rules
from webapp.certificates.rows import Certificate
from webapp.learn.room import modules
from webapp.pages import duration, show
from webapp.security import only

bp = Blueprint("certificates", __name__, template_folder="templates")
bp.before_request(only())


@bp.get("/certificates")
def index() -> str:
    """Where one stands on the way to a certificate, and those one holds."""
    way, held = _journey(), queries.of_person(here.user().id)
    last = next((one for one in held if one.pathway == (_pathway() or "")), None)
    open_again = last is None or actions.renewed(last)
    context = {"held": held, "left": rules.left(way), "deserved": rules.deserved(way) and open_again, "journey": way}
    return show("certificates/index.html", open_again=open_again, address_of=address_of, qr=press.qr, **context)


@bp.post("/certificates")
def create() -> ResponseReturnValue:
    user = here.user()
    actions.issue(user, here.edition(), _pathway(), _journey(), queries.of_person(user.id))
    if not queries.of_person(user.id):
        flash(here.words().gettext("Il reste des étapes avant le certificat."))
    return redirect(url_for(".index"), code=303)


@bp.get("/certificates/<int:certificate_id>.pdf")
def pdf(certificate_id: int) -> Response:
    found = queries.owned(here.user().id, certificate_id) or abort(404)
    return as_pdf(found)


def as_pdf(found: Certificate) -> Response:
    """The page, in the certificate's own language. One that was revoked is printed no more."""
    if found.revoked:
        abort(404)
    edition = here.editions().get(found.language) or here.edition()
    body = press.printed(found, edition.words, address_of(found), duration(found.minutes, edition.words))
    reply = Response(body, mimetype="application/pdf")
    reply.headers.set("Content-Disposition", "attachment", filename=f"certificat-{found.code[:5].lower()}.pdf")
    return reply


def address_of(found: Certificate) -> str:
    """Where anybody verifies it: what the QR code holds."""
    return f"{here.root()}{url_for('verification.verify', code=found.spelt)}"


def _pathway() -> str | None:
    place = here.cohort()
    return place.pathway if place else None


def _journey() -> progress.Journey:
    return progress.journey(here.course(), modules(), progress.traces(here.user().id, here.course().id))
