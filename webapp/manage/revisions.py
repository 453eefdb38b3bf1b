"""« Révisions »: what is served, what a course's folder holds, what that would change, for whom; and « Publier »."""

from collections.abc import Mapping, Sequence

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from builder import Course
from webapp import accesses, here
from webapp.library import Shelf
from webapp.manage.room import bp
from webapp.pages import show
from webapp.publishing import serving
from webapp.publishing.differences import differences, pathways
from webapp.publishing.effects import effects
from webapp.publishing.standing import read, standing
from webapp.security import only_the_platforms
from webapp.workshop import makers

NOTE = 500


@bp.get("/revisions")
def revisions() -> str:
    """Every course: served, in its folder, published before."""
    return show("manage/revisions.html", standings=[standing(shelf) for shelf in here.shelves()])


@bp.get("/revisions/<course_id>/<revision>")
def revision(course_id: str, revision: str) -> str:
    """What publishing a revision would change, and for whom."""
    return _page(*_asked(course_id, revision))


@bp.post("/revisions/<course_id>/<revision>")
def publish_revision(course_id: str, revision: str) -> ResponseReturnValue:
    """Serve it from now on. When somebody published meanwhile, the preview is shown again, against what is served."""
    only_the_platforms()
    shelf, found = _asked(course_id, revision)
    note = request.form.get("note", "").strip()
    last = next(iter(serving.history(shelf.id, 1)), None)
    stale = request.form.get("after") != str(last.id if last else 0)
    if stale or not serving.publish(shelf, revision, here.user().id, note):
        return _page(shelf, found, stale=True), 409
    makers().resume()
    flash(here.words().gettext("La version %(revision)s est servie.", revision=revision))
    return redirect(url_for(".revisions"), code=303)


def _asked(course_id: str, revision: str) -> tuple[Shelf, Sequence[Course]]:
    """A kept revision that is not the one served."""
    shelf = here.library().get(course_id) or abort(404)
    if revision == shelf.revision:
        abort(404)
    return shelf, read(shelf, revision) or abort(404)


def _page(shelf: Shelf, found: Sequence[Course], *, stale: bool = False) -> str:
    before, after = {code: one.course for code, one in shelf.editions.items()}, {one.language: one for one in found}
    language = here.words().language
    past = serving.history(shelf.id)
    changed = differences(before, after, language)
    concerned = effects(here.user(), _one(before, language), _one(after, language), changed)
    accesses.note("revision", *{id for effect in concerned for id in effect.people})
    context: Mapping[str, object] = {
        "shelf": shelf,
        "new": after.get(language) or found[0],
        "changed": changed,
        "effects": concerned,
        "longer": list(pathways(_one(before, language), _one(after, language))),
        "after": past[0].id if past else 0,
        "back": any(one.revision == found[0].revision for one in past),
    }
    return show("manage/revision.html", stale=stale, note=request.form.get("note", ""), longest=NOTE, **context)


def _one(side: Mapping[str, Course], language: str) -> Course:
    return side.get(language) or next(iter(side.values()))
