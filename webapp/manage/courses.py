"""The courses of this server: what each is, who is in it, which organisation sees it."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp import here
from webapp.manage import actions, queries
from webapp.manage.room import bp
from webapp.pages import lazy, show
from webapp.security import only_the_platforms

NONE = lazy("Chaque organisation voit au moins un cours.")


@bp.get("/courses")
def courses() -> str:
    only_the_platforms()
    return _page({one.id: [*one.hidden] for one in queries.organisations(here.user())})


@bp.post("/courses")
def show_courses() -> ResponseReturnValue:
    """Which organisation sees which course. What is ticked is seen; a course that comes later is seen by all."""
    only_the_platforms()
    served, found = [shelf.id for shelf in here.library()], queries.organisations(here.user())
    wanted = {one.id: [id for id in served if f"{one.id}:{id}" not in request.form] for one in found}
    if any(len(hidden) == len(served) for hidden in wanted.values()):
        return _page(wanted, refused=NONE), 422
    for one in found:
        actions.hide_courses(one, served, wanted[one.id])
    flash(here.words().gettext("C’est noté."))
    return redirect(url_for(".courses"), code=303)


def _page(hidden: dict[int, list[str]], refused: str = "") -> str:
    context = {
        "shelves": {shelf: here.edition_of(shelf) for shelf in here.library()},
        "crowds": queries.crowds(),
        "organisations": queries.organisations(here.user()),
        "hidden_of": hidden,
        "refused": refused,
    }
    return show("manage/courses.html", **context)
