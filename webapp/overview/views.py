"""The overview: everybody's training by organisation, and every quiz question by question."""

from urllib.parse import urlencode

from flask import Blueprint, Response, abort, request

from builder.model import Quiz
from builder.questions import Question
from webapp import accesses, here, wordings
from webapp.models import Role
from webapp.overview import sums, tables
from webapp.overview.weighed import groups, weighed
from webapp.pages import show
from webapp.scope import rules_all
from webapp.security import only
from webapp.spreadsheet import reply
from webapp.train.watch import wording
from webapp.train.watch.items import FEW, Item
from webapp.train.watch.reading import read

bp = Blueprint("overview", __name__, url_prefix="/manage/overview", template_folder="templates")
bp.before_request(only(Role.ADMINISTRATOR))

PAGE = 50


@bp.get("")
def overview() -> str:
    """Figures, a year by months, then each organisation (each cohort, for an organisation's administrator)."""
    found, search = sums.lines(here.user(), here.course().id, _finals()), request.args.get("search", "").strip()[:60]
    shown = [line for line in found if search.lower() in line.name.lower()]
    number, pages = max(1, request.args.get("page", 1, int)), max(1, -(-len(shown) // PAGE))
    context = {
        "whole": sums.whole(found),
        "lines": shown[PAGE * (number - 1) : PAGE * number],
        "organisations": sum(line.id is not None for line in found) if rules_all(here.user()) else None,
        "months": sums.months(here.user(), here.course().id),
        "days": sums.ACTIVE_DAYS,
        "search": search,
        "page": accesses.Page([], min(number, pages), pages),
        "address": f"{here.shelf().at}/manage/overview?{urlencode({'search': search})}&",
        "quizzes": _quizzes(),
    }
    return show("overview/overview.html", **context)


@bp.get("/lines.<any(csv, xlsx):ending>")
def overview_table(ending: str) -> Response:
    """The same as numbers: a sheet by organisation or cohort, one by month."""
    found, months = sums.lines(here.user(), here.course().id, _finals()), sums.months(here.user(), here.course().id)
    made = [tables.of_lines(found, whole=rules_all(here.user())), tables.of_months(months)]
    return reply(made, here.words().gettext("Vue d’ensemble"), ending, mirrored=here.words().direction == "rtl")


@bp.get("/questions/<quiz_id>")
def overview_questions(quiz_id: str) -> str:
    """A quiz question by question, over everybody's first attempts; those to mend first."""
    quiz = here.course().quizzes.get(quiz_id) or abort(404)
    readings = [(item, read(item, None)) for item in _items(quiz)]
    readings.sort(key=lambda one: (not one[1].calls, one[0].few, one[0].percent))
    context = {"quiz": quiz, "quizzes": _quizzes(), "readings": readings, "few": FEW}
    return show("overview/questions.html", **context, reading=wording.reading, decimal=wording.decimal)


@bp.get("/questions/<quiz_id>/<question_id>")
def overview_question(quiz_id: str, question_id: str) -> str:
    """What everybody answered to one of them."""
    quiz = here.course().quizzes.get(quiz_id) or abort(404)
    item = next((one for one in _items(quiz) if one.question.id == question_id), None) or abort(404)
    said = {"reading": wording.reading, "decimal": wording.decimal, "lasting": wording.lasting}
    return show("overview/question.html", quiz=quiz, item=item, found=read(item, None), few=FEW, **said)


def _items(quiz: Quiz) -> list[Item]:
    found = groups(
        here.course().id, quiz, None if rules_all(here.user()) else sums.learners(here.user(), here.course().id)
    )
    then = wordings.read(found)
    bank: dict[str, Question] = {question.id: question for question in quiz.questions}
    return weighed(found, bank, lambda ref: then[ref].state in ("same", "unknown"))


def _quizzes() -> list[Quiz]:
    return [quiz for module in here.course().modules for quiz in module.units() if isinstance(quiz, Quiz)]


def _finals() -> list[str]:
    """The quizzes that end the course: those that draw from every bank; else the last one."""
    known = _quizzes()
    return [quiz.id for quiz in known if quiz.bank == "course"] or [quiz.id for quiz in known[-1:]]
