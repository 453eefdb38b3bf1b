"""Bookmarks: pages kept at hand, long after the course."""

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import ColumnElement, delete, select

from builder.model import Aid, Lesson, ModelDocument
from webapp import here
from webapp.db import once
from webapp.db import session as db
from webapp.learn.room import bp
from webapp.learn.rows import Bookmark
from webapp.models import now
from webapp.pages import show


@bp.get("/bookmarks")
def bookmarks() -> str:
    """The newest first. A page that left the course is not shown; it comes back if the page does."""
    asked = select(Bookmark.page).where(*_mine()).order_by(Bookmark.id.desc())
    return show("learn/bookmarks.html", pages=[page for id in db.scalars(asked) if (page := _page(id))])


@bp.post("/bookmarks/<page_id>")
def keep_bookmark(page_id: str) -> ResponseReturnValue:
    """Keep a page, or let it go: the button says which, so that a repeat does no harm."""
    mine = {"user_id": here.user().id, "course": here.shelf().id, "page": page_id}
    if request.form.get("do") == "remove":
        db.execute(delete(Bookmark).where(*_mine(), Bookmark.page == page_id))
    else:
        _page(page_id) or abort(404)
        once(Bookmark, {**mine, "at": now()})
    back = url_for(".bookmarks") if request.form.get("from") == "list" else url_for(".page", page_id=page_id)
    return redirect(back, code=303)


def marked(page_id: str) -> bool:
    """Whether one keeps this page."""
    asked = select(Bookmark.id).where(*_mine(), Bookmark.page == page_id)
    return db.scalar(asked) is not None


def _mine() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return Bookmark.user_id == here.user().id, Bookmark.course == here.shelf().id


def _page(id: str) -> Lesson | Aid | ModelDocument | None:
    course = here.course()
    return course.lessons.get(id) or course.aids.get(id) or course.documents.get(id)
