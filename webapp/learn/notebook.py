"""The private notebook: what one writes to oneself. No other room reads it, whatever the role."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from flask import Response, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup, escape
from sqlalchemy import ColumnElement, delete, select

from builder.model import Lesson
from builder.player.blocks.reflection import LONGEST
from builder.player.prose import Frame
from webapp import here
from webapp.db import session as db
from webapp.db import upsert
from webapp.learn.room import bp, modules
from webapp.models import Note, now
from webapp.pages import show


@dataclass(frozen=True)
class Noted:
    """A question to oneself, the lesson that asks it, and what was written, if anything."""

    lesson: Lesson
    reflection: str
    prompt: Markup
    text: str
    at: datetime | None


@bp.post("/reflections/<reflection_id>/note")
def keep_note(reflection_id: str) -> ResponseReturnValue:
    """The newest text alone: what one takes out of a notebook is gone."""
    lesson = here.course().reflections.get(reflection_id) or abort(404)
    text = request.form.get("text", "").replace("\r\n", "\n")[:LONGEST]
    mine = {"user_id": here.user().id, "course": here.shelf().id, "reflection": reflection_id}
    if text.strip():
        upsert(Note, [{**mine, "text": text, "at": now()}], key=("user_id", "course", "reflection"))
    else:
        db.execute(delete(Note).where(*_mine(), Note.reflection == reflection_id))
    if here.wants_json():
        return {}
    return redirect(url_for(".page", page_id=lesson.id, _anchor=f"reflection-{reflection_id}"), code=303)


@bp.get("/notebook")
def notebook() -> str:
    return show("learn/notebook.html", notes=[*_noted()])


@bp.get("/notebook.txt")
def notebook_text() -> Response:
    """Everything that was written, as plain text to keep."""
    title = here.player().md(here.course().title).striptags()
    written = [_plain(noted) for noted in _noted() if noted.text]
    name = f"carnet-{here.course().id}.txt"
    headers = {"Content-Disposition": f"attachment; filename={name}"}
    return Response("\n\n".join([title, *written]) + "\n", mimetype="text/plain", headers=headers)


def with_notes(page: bytes, lesson: Lesson) -> bytes:
    """A lesson's page with one's own notes in their places. They never enter the pages that are kept for others."""
    for id, (text, _) in _texts(lesson.reflections).items():
        mark = f'data-note="{id}">'
        page = page.replace(f"{mark}</textarea>".encode(), f"{mark}\n{escape(text)}</textarea>".encode())
    return page


def _noted() -> Iterator[Noted]:
    """In the order of one's pathway."""
    lessons = [lesson for module in modules() for lesson in module.lessons if lesson.reflections]
    texts = _texts({id: "" for lesson in lessons for id in lesson.reflections})
    for lesson in lessons:
        for id, prompt in lesson.reflections.items():
            asked = here.player().prose.md(prompt, Frame(language=lesson.language), block=True)
            yield Noted(lesson, id, asked, *texts.get(id, ("", None)))


def _texts(reflections: Mapping[str, str]) -> dict[str, tuple[str, datetime]]:
    if not reflections:
        return {}
    mine = select(Note).where(*_mine(), Note.reflection.in_(reflections))
    return {note.reflection: (note.text, note.at) for note in db.scalars(mine)}


def _mine() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return Note.user_id == here.user().id, Note.course == here.shelf().id


def _plain(noted: Noted) -> str:
    lesson = here.player().title(noted.lesson).striptags()
    return f"{lesson}\n{noted.prompt.striptags()}\n\n{noted.text}"
