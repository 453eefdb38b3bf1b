"""The export centre's pages: what there is to choose, a package in the making, the file."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, abort, current_app, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from builder.errors import ContentError
from builder.load import contexts, revision
from exports import EXPORTERS, PROFILES, Exporter, Options
from exports.fidelity import FEATURES
from exports.profiles import AFTER
from webapp import here
from webapp.db import session as db
from webapp.models import Role
from webapp.pages import fill, lazy, show
from webapp.security import only
from webapp.settings import Settings
from webapp.ship import actions
from webapp.ship.forms import PackageForm, form_for
from webapp.throttle import limiter, me
from webapp.workshop import makers, queue, wording
from webapp.workshop.choices import Choices
from webapp.workshop.rows import Package

bp = Blueprint("ship", __name__, url_prefix="/exports", template_folder="templates")
bp.before_request(only(Role.TRAINER, Role.ADMINISTRATOR))

SHOWN = 30
TOO_MANY = lazy("Trois de vos paquets sont déjà en préparation. Attendez qu’un d’eux soit prêt, ou annulez-le.")
FINISHED_STEPS = {"": 0, "read": 1, "write": 2, "pack": 3}


@bp.get("")
def index() -> str:
    makers().wake()
    formats = sorted(EXPORTERS.values(), key=lambda exporter: (not exporter.room, exporter.title))
    packages = [(package, Choices.read(package.choices)) for package in queue.recent(here.shelf().id, SHOWN)]
    return show(
        "ship/index.html", formats=formats, profiles=PROFILES, packages=packages, exists=_exists, wording=wording
    )


@bp.get("/new/<format>")
def new(format: str) -> str:
    exporter = EXPORTERS.get(format) or abort(404)
    asked: dict[str, Any] = {name: request.args[name] for name in ("profile", "pathway") if name in request.args}
    if modules := request.args.getlist("modules"):
        asked["modules"] = modules
    return _form_page(exporter, form_for(exporter, _contexts(), {**_usual(), **asked}))


@bp.post("/new/<format>")
@limiter.limit("40 per hour", key_func=me)
def create(format: str) -> ResponseReturnValue:
    exporter = EXPORTERS.get(format) or abort(404)
    form = form_for(exporter, _contexts(), None)
    if not form.validate():
        return _form_page(exporter, form), 422
    try:
        package = actions.order(form, exporter, _settings(), makers().files)
    except actions.TooMany:
        return _form_page(exporter, form, refused=TOO_MANY), 422
    return redirect(url_for(".package", package_id=package.id), code=303)


@bp.get("/<int:package_id>")
def package(package_id: int) -> ResponseReturnValue:
    """A package and where its making is: a page that asks again by itself, or the same told to the script."""
    makers().wake()
    found = _package(package_id)
    context = _about(found)
    if here.wants_json():
        region = fill(render_template("ship/region.html", **context))
        return {"html": region, "step": context["step"], "value": context["value"], "ended": found.finished is not None}
    return show("ship/package.html", **context)


@bp.get("/<int:package_id>/file")
def file(package_id: int) -> Response:
    """The package itself. A name comes from ids alone; the place on the disk, from a digest."""
    found = _package(package_id)
    if found.state != "ready" or not _exists(found):
        abort(404)
    return send_file(makers().files.package(found.key), download_name=found.name, as_attachment=True)


@bp.post("/<int:package_id>/again")
@limiter.limit("40 per hour", key_func=me)
def again(package_id: int) -> ResponseReturnValue:
    """The same choices once more: after a failure, or because the course changed."""
    choices = Choices.read(_package(package_id).choices)
    try:
        made = actions.order_again(choices, _settings(), makers().files)
    except actions.TooMany:
        db.rollback()
        flash(here.words().gettext(TOO_MANY))
        return redirect(url_for(".package", package_id=package_id), code=303)
    return redirect(url_for(".package", package_id=made.id), code=303)


@bp.post("/<int:package_id>/cancellation")
def cancel(package_id: int) -> ResponseReturnValue:
    found, me = _package(package_id), here.user()
    if me.role is not Role.ADMINISTRATOR and found.author_id != me.id:
        abort(403)
    if not found.finished:
        actions.cancel(found)
    return redirect(url_for(".package", package_id=package_id), code=303)


def _about(found: Package) -> dict[str, object]:
    """All that a package's page says."""
    choices = Choices.read(found.choices)
    exporter = EXPORTERS.get(choices.format)
    host, exists = PROFILES.get(choices.profile), _exists(found)
    return {
        "package": found,
        "choices": choices,
        "exporter": exporter,
        "exists": exists,
        "until": found.used + queue.KEPT,
        "current": not exists or found.revision == revision(here.shelf().folder),
        "after": (*AFTER, *(host.after if host else ())) if exporter and exporter.room else (),
        "losses": _losses(exporter, choices.options(b"", None)) if exporter else [],
        "step": wording.step_of(found, queue.before(found)),
        "value": FINISHED_STEPS.get(found.step, 0) if found.state == "making" else 0,
        "public": exporter is not None and exporter.public,
        "offered": queue.is_offered(found.wish),
        "mine": found.author_id == here.user().id or here.user().role is Role.ADMINISTRATOR,
        "follows": found.finished is None and "still" not in request.args,
        "wording": wording,
    }


def _losses(exporter: type[Exporter], options: Options | None = None) -> list[tuple[str, str, bool]]:
    """What a format changes or leaves: the feature, what becomes of it, whether something is left."""
    said, lost = wording.said, exporter().losing(options or Options())
    return [(said(FEATURES[id]), said(loss.why), loss.partial) for id, loss in lost.items()]


def _form_page(exporter: type[Exporter], form: PackageForm, refused: str = "") -> str:
    return show(
        "ship/new.html", exporter=exporter, form=form, refused=refused, losses=_losses(exporter), wording=wording
    )


def _usual() -> dict[str, str]:
    context = here.course().context
    return {"language": next(iter(here.editions())), "context": context.id if context else "", "profile": "moodle"}


def _contexts() -> dict[str, str]:
    course = here.course()
    return _read_contexts(here.shelf().folder, course.language, course.revision)


@lru_cache(maxsize=16)
def _read_contexts(folder: Path, language: str, revision: str) -> dict[str, str]:
    """Read once for as long as the server shows the same course. One that cannot be read leaves none to choose."""
    try:
        return contexts(folder, language)
    except ContentError:
        return {}


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings


def _package(package_id: int) -> Package:
    found = db.get(Package, package_id)
    return found if found and found.course == here.shelf().id else abort(404)


def _exists(found: Package) -> bool:
    return found.state == "ready" and makers().files.package(found.key).is_file()
