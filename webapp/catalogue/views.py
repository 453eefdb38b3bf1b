"""The catalogue's public pages: no account, no cookie, nothing of a visitor; one a language, the same for everybody."""

from collections.abc import Iterator

from flask import Blueprint, Response, abort, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from exports.profiles import AFTER
from webapp import here
from webapp.blanks import Blanks
from webapp.catalogue import queries
from webapp.catalogue.queries import Shelf
from webapp.progress import unit_minutes
from webapp.workshop import makers, wording

bp = Blueprint("catalogue", __name__, url_prefix="/catalogue", template_folder="templates")

bp.app_template_global("catalogue_is_open")(queries.is_open)

FRESH = 300
"""Seconds during which a copy of the page may serve without asking again."""
DAY = 86_400
DEEDS = "https://creativecommons.org/licenses/{}/{}/deed.{}"


@bp.before_request
def only_when_open() -> None:
    if not queries.is_open():
        abort(404)


@bp.get("")
def front() -> ResponseReturnValue:
    """The page in the language that the browser asks for."""
    reply = redirect(url_for(".page", language=here.spoken()))
    reply.headers.update({"Vary": "Accept-Language", "Cache-Control": f"public, max-age={FRESH}"})
    return reply


@bp.get("/<language>")
def page(language: str) -> ResponseReturnValue:
    if language not in here.editions():
        abort(404)
    here.speak(language)
    shelves = [shelf for shelf in queries.shelves(makers().files) if shelf.ready]
    reply = Response(_page(shelves))
    reply.headers["Cache-Control"] = f"public, max-age={FRESH}"
    reply.add_etag()
    return reply.make_conditional(request)


@bp.get("/files/<digest>/<name>")
def file(digest: str, name: str) -> Response:
    """A package under the name of its content: a broken download goes on where it stopped."""
    found = queries.downloadable(digest, makers().files) or abort(404)
    path = makers().files.package(found.key)
    return send_file(path, download_name=found.name, as_attachment=True, etag=found.digest, max_age=DAY)


def _page(shelves: list[Shelf]) -> bytes:
    """Rendered once for what it shows, and for every visitor."""
    shown = (shelf.ready for shelf in shelves if shelf.ready)
    key = ("catalogue", *((package.id, package.digest, package.revision, package.finished) for package in shown))
    pages = here.edition().pages
    if key not in pages:
        course = here.course()
        html = render_template(
            "catalogue/page.html",
            shelves=shelves,
            after=AFTER if any(shelf.tracked for shelf in shelves) else (),
            wording=wording,
            tongues=[*_tongues()],
            minutes=sum(unit_minutes(unit) for module in course.modules for unit in module.units()),
            deed=_deed(course.head.license, course.language),
        )
        pages[key] = Blanks(html)
    return pages[key].filled(())


def _tongues() -> Iterator[tuple[str, str, int, int]]:
    """Each language: its code, its own name, how many pages are in it, of how many."""
    for code, edition in here.editions().items():
        yield code, edition.name, *queries.translated(edition.course)


def _deed(license: str, language: str) -> str:
    """Where a Creative Commons licence is explained: « CC-BY-SA-4.0 » has its page; others have none here."""
    parts = license.lower().split("-")
    if parts[0] != "cc" or len(parts) < 3:
        return ""
    return DEEDS.format("-".join(parts[1:-1]), parts[-1], language)
