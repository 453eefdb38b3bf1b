"""The preview's pages: the course, its pages, its questions with their answers, its cases drawn, what is to fix."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from builder.errors import Problem
from builder.grading import grade
from builder.model import Aid, Case, Module, direction
from builder.model.course import Unit
from builder.model.sheet import changed, kept
from builder.player import Given
from webapp.blanks import MARK
from webapp.edition import named
from webapp.media import send_media
from webapp.preview.answers import answered, response
from webapp.preview.app import live
from webapp.preview.live import Shown, stem

bp = Blueprint("preview", __name__, template_folder="templates")
RECORDS = {"Glossaire": "course/glossary.yaml", "Sources": "course/sources.yaml"}
LONGEST = 60
"""Decisions that an address may carry."""


@bp.get("/")
def door() -> ResponseReturnValue:
    languages = live().state.languages
    return redirect(f"/{next(iter(languages))}/" if languages else "/fr/problems")


@bp.get("/<language>/")
def home(language: str) -> ResponseReturnValue:
    return page(language, "home", lambda shown: show(shown, "home.html", count=count, unit_icon=unit_icon))


@bp.get("/<language>/pages/<id>")
def lesson(language: str, id: str) -> ResponseReturnValue:
    """A lesson, a job aid or a model document, as a learner sees it."""

    def find(shown: Shown) -> str | None:
        course, player = shown.course, shown.player
        if id in course.lessons:
            body = player.lesson(course.lessons[id])
        elif id in course.aids:
            body = player.aid(course.aids[id])
        elif id in course.documents:
            body = player.document(course.documents[id])
        else:
            return None
        return show(shown, "page.html", body=body, module=course.module_of.get(id), id=id)

    return page(language, id, find)


@bp.get("/<language>/quizzes/<id>")
def quiz(language: str, id: str) -> ResponseReturnValue:
    """The whole bank, each question with its answer and what is said of every other."""

    def find(shown: Shown) -> str | None:
        found = shown.course.quizzes.get(id)
        asked = [answered(shown.player, question) for question in found.questions] if found else []
        context = {"quiz": found, "asked": asked, "module": shown.course.module_of.get(id), "id": id}
        return show(shown, "quiz.html", **context) if found else None

    return page(language, id, find)


@bp.route("/<language>/worksheets/<id>", methods=["GET", "POST"])
def worksheet(language: str, id: str) -> ResponseReturnValue:
    """A worksheet to fill; what is sent is shown again, and kept nowhere."""

    def find(shown: Shown) -> str | None:
        body = _sheet(shown, id)
        if body is None:
            return None
        module = shown.course.module_of.get(id)
        return show(shown, "page.html", body=body, module=module, id=id)

    if request.accept_mimetypes.best == "application/json":
        found = live().first(language, lambda shown: _sheet(shown, id)) or abort(404)
        return {"html": found[0]}
    return page(language, id, find)


def _sheet(shown: Shown, id: str) -> str | None:
    found = shown.course.worksheets.get(id)
    if not found:
        return None
    written = changed(found, kept(found, request.form), request.form["do"]) if "do" in request.form else {}
    body = shown.player.worksheet(found, written, request.path, today=date.today())
    return body.replace(MARK, "")


@bp.route("/<language>/cases/<id>", methods=["GET", "POST"])
def case(language: str, id: str) -> ResponseReturnValue:
    """A case to play, and its drawing to walk: the address carries the path, nothing else remembers it."""
    path = [name for name in request.args.get("path", "").split(",") if name][:LONGEST]
    if request.method == "POST":
        return _decide(language, id, path)

    def find(shown: Shown) -> str | None:
        found = shown.course.cases.get(id)
        if not found:
            return None
        walk = _walk(language, id)
        drawn = shown.player.case_graph(found, path, walk)
        body = shown.player.case(found, path, walk(path))
        return show(shown, "case.html", case=found, drawn=drawn, body=body, module=shown.course.module_of[id], id=id)

    return page(language, id, find)


def _decide(language: str, id: str, path: list[str]) -> ResponseReturnValue:
    found = live().first(language, lambda shown: shown.course.cases.get(id)) or abort(404)
    back = request.form.get("back", "")
    if back.isascii() and back.isdigit():
        path = path[: int(back[:4])]
    elif choice := request.form.get("choice"):
        path = _decided(found[0], [*path, choice])
    address = _walk(language, id)(path)
    return {"url": address} if request.accept_mimetypes.best == "application/json" else redirect(address, code=303)


def _decided(case: Case, path: list[str]) -> list[str]:
    return [step.choice for step in case.walk(path)]


def _walk(language: str, id: str) -> Callable[[Sequence[str]], str]:
    return lambda path: f"/{language}/cases/{id}" + (f"?{urlencode({'path': ','.join(path)})}" if path else "")


@bp.post("/<language>/checks/<id>/answers")
def check(language: str, id: str) -> ResponseReturnValue:
    """Judge an answer to a self-check, and keep nothing: a bare browser gets its page back with the verdict."""

    def find(shown: Shown) -> ResponseReturnValue | None:
        question = shown.course.checks.get(id)
        if not question:
            return None
        given = response(question, request.form)
        verdict = grade(question.key(), given)
        if request.accept_mimetypes.best == "application/json":
            return shown.player.reply(question, given, verdict)
        holder = shown.course.lesson_of[id]
        body = shown.player.lesson(holder, {id: Given(given, verdict)})
        return show(shown, "page.html", body=body, module=shown.course.module_of.get(holder.id), id=holder.id)

    found: tuple[ResponseReturnValue, bool] | None = live().first(language, find)
    return found[0] if found else abort(404)


@bp.get("/<language>/problems")
def problems(language: str) -> ResponseReturnValue:
    """Everything there is to fix, file by file; served even when there is no course at all."""
    by_file: dict[str, list[Problem]] = {}
    for problem in live().state.problems:
        by_file.setdefault(problem.path, []).append(problem)
    return render_template("preview/problems.html", files=by_file, **_ground(language), faults=[], stale=False)


@bp.get("/<language>/both")
def both(language: str) -> ResponseReturnValue:
    """A page at a phone's width, and the same in another language or the other direction."""
    languages = [*live().state.languages] or [language]
    chosen = request.args.get("page", f"/{language}/")
    rest = chosen.split("?")[0].split("/", 2)[-1] if chosen.startswith("/") and "//" not in chosen else ""
    other = next((code for code in languages if direction(code) != direction(language)), None)
    views = [(language, f"/{language}/{rest}"), (other or language, f"/{other or language}/{rest}")]
    mirror = "" if other else "?dir=" + ("ltr" if direction(language) == "rtl" else "rtl")
    pages = live().first(language, lambda shown: [*_pages(shown)])
    context = {"views": views, "mirror": mirror, "chosen": rest, "pages": pages[0] if pages else []}
    return render_template("preview/both.html", **_ground(language), faults=[], stale=False, **context)


def _pages(shown: Shown) -> Iterator[tuple[str, Markup, Markup]]:
    """Address without its language, module, title."""
    for module in shown.course.modules:
        for unit in units_of(module):
            address = shown.doors.page(unit.id).split("/", 2)[2]
            yield address, shown.player.title(module).striptags(), shown.player.title(unit).striptags()  # type: ignore[misc]


@bp.get("/media/<path:name>")
def media(name: str) -> Response:
    """A file of the course's media folders, never followed out of the course."""
    return send_media(live().root, name, max_age=0)


@bp.get("/events")
def events() -> Response:
    """A line each time that the course changes, for as long as the page is open."""
    since, course = request.args.get("since", "0"), live()

    def lines() -> Iterator[str]:
        version = int(since) if since.isascii() and since.isdigit() and len(since) < 10 else 0
        yield "retry: 400\n\n"
        while not course.closed:
            now = course.wait(version, 10)
            yield f"data: {now}\n\n" if now != version else ": toujours là\n\n"
            version = now

    return Response(lines(), mimetype="text/event-stream")


def page(language: str, id: str, find: Callable[[Shown], str | None]) -> ResponseReturnValue:
    """What `find` gives, as now or as it was last good; what is to fix in it when it cannot be shown at all."""
    found = live().first(language, find)
    if found:
        return found[0]
    languages = live().state.languages
    known = language in languages
    if languages and not known:
        abort(404)
    faults = [problem for problem in live().state.problems if PurePosixPath(stem(problem.path)).name.endswith(id)]
    if not faults and known and id != "home":
        abort(404)
    return render_template("preview/lost.html", **_ground(language), faults=faults, stale=False), 200


def show(shown: Shown, template: str, **context: object) -> str:
    """A page of the course, with its own problems, its forms ready to be posted."""
    state = live().state
    id = str(context.get("id", ""))
    place = shown.places.get(id, RECORDS.get(str(context.get("title")), ""))
    faults = state.about(place) if place else []
    stale = shown is not state.shown.get(shown.course.language)
    ground = _ground(shown.course.language, shown)
    html = render_template(f"preview/{template}", **ground, faults=faults, stale=stale, **context)
    return html.replace(str(MARK), "")


def _ground(language: str, shown: Shown | None = None) -> dict[str, object]:
    state = live().state
    shown = shown or next(state.editions(language), None)
    page = request.full_path.rstrip("?")
    errors = sum(problem.severity == "error" for problem in state.problems)
    asked = request.args.get("dir")
    return {
        "shown": shown, "language": language, "state": state, "version": live().version, "errors": errors,
        "warnings": len(state.problems) - errors, "named": named, "here": request.path, "page": quote(page),
        "dir": asked if asked in ("ltr", "rtl") else direction(language),
        "rest": request.full_path.rstrip("?").split("/", 2)[-1], "stage": _stage, "units_of": units_of,
    }  # fmt: skip


def _stage(shown: Shown, module: Module | None) -> int:
    stages = [*shown.course.head.stages]
    return stages.index(module.head.stage) + 1 if module and module.head.stage in stages else 0


def units_of(module: Module) -> list[Unit | Aid]:
    return [*module.units(), *module.aids]


def count(shown: Shown, id: str) -> int:
    """How many problems stand in a unit's file."""
    return len(live().state.about(shown.places[id])) if id in shown.places else 0


def unit_icon(unit: object) -> str:
    return {"Lesson": "book", "Quiz": "quiz", "Case": "talk", "Worksheet": "sheet"}.get(type(unit).__name__, "print")
