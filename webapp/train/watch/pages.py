"""A cohort's dashboard: over time, competencies, questions, ways through the cases; and each as a table to download."""

from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import cast

from flask import Response, abort, request

from builder.model import Case
from builder.questions import Question
from webapp import accesses, here, wordings
from webapp.models import Cohort, now
from webapp.pages import show
from webapp.spreadsheet import Table, reply
from webapp.train.queries import Row
from webapp.train.room import bp, cohort_of
from webapp.train.watch import competencies, curves, pace, tables, wording
from webapp.train.watch import queries as watch
from webapp.train.watch.answers import Given, answers
from webapp.train.watch.calls import calls
from webapp.train.watch.flows import flow
from webapp.train.watch.items import FEW, Item, items
from webapp.train.watch.reading import read
from webapp.train.watch.splits import Split, decisions
from webapp.wordings.reading import Ref, Then


@bp.get("/cohorts/<int:cohort_id>/pace")
def cohort_pace(cohort_id: int) -> str:
    """How the cohort moves on, week by week."""
    found = cohort_of(cohort_id)
    weeks = _weeks(found, _rows(found))
    points = [(week.low, week.middle, week.high) for week in weeks]
    mirrored = here.words().direction == "rtl"
    drawn = {
        "narrow": curves.curve(points, curves.NARROW, mirrored=mirrored),
        "wide": curves.curve(points, curves.WIDE, mirrored=mirrored),
    }
    return show("train/pace.html", its_cohort=found, weeks=weeks, curves=drawn)


@bp.get("/cohorts/<int:cohort_id>/competencies")
def cohort_competencies(cohort_id: int) -> str:
    found = cohort_of(cohort_id)
    context = {"board": _board(answers(found)), "rows": _rows(found), "level": wording.level}
    return show("train/competencies.html", its_cohort=found, least=competencies.LEAST, **context)


@bp.get("/cohorts/<int:cohort_id>/questions")
def cohort_questions(cohort_id: int) -> str:
    """Item by item: those that call for something, or all those of a module."""
    found = cohort_of(cohort_id)
    modules = here.course().pathway_modules(found.pathway)
    module = next((one for one in modules if one.id == request.args.get("module")), None)
    measured = _items(found)
    usual = usual_seconds(measured)
    readings = [(item, read(item, usual)) for item in measured]
    asked = {question.id for question in module.questions()} if module else set()
    shown = [one for one in readings if (one[0].question.id in asked if module else one[1].calls)]
    shown.sort(key=lambda one: (not one[1].calls, one[0].few, one[0].percent))
    context = {"shown": shown, "measured": len(measured), "modules": modules, "module": module, "few": FEW}
    return show("train/questions.html", its_cohort=found, **context, **_words())


@bp.get("/cohorts/<int:cohort_id>/questions/<question_id>")
def cohort_question(cohort_id: int, question_id: str) -> str:
    """One question: what was chosen, what that may mean."""
    found = cohort_of(cohort_id)
    measured = _items(found)
    item = next((one for one in measured if one.question.id == question_id), None) or abort(404)
    lesson = here.course().lessons.get(item.question.read or "")
    context = {"item": item, "found": read(item, usual_seconds(measured)), "lesson": lesson, "few": FEW}
    return show("train/item.html", its_cohort=found, **context, **_words())


@bp.get("/cohorts/<int:cohort_id>/paths")
def cohort_paths(cohort_id: int) -> str:
    """The cases that the cohort played, and how divided it was."""
    found = cohort_of(cohort_id)
    splits = _decisions(found)
    played = [(case, _began(case, splits), _divided(case, splits)) for case in _cases(found)]
    return show("train/paths.html", its_cohort=found, played=played)


@bp.get("/cohorts/<int:cohort_id>/paths/<case_id>")
def cohort_path(cohort_id: int, case_id: str) -> str:
    """The ways taken through a case, as a flow and as a table."""
    found = cohort_of(cohort_id)
    case = here.course().cases.get(case_id) or abort(404)
    splits = [split for split in _decisions(found) if split.case.id == case_id]
    drawn = flow(case, splits, here.edition().plain, mirrored=here.words().direction == "rtl")
    by_scene = {split.scene: split for split in splits}
    ordered = [by_scene[scene] for scene in reversed(case.bottom_up) if scene in by_scene]
    return show("train/path.html", its_cohort=found, case=case, flow=drawn, splits=ordered)


@bp.get("/cohorts/<int:cohort_id>/<any(calls, pace, competencies, questions, paths):what>.<any(csv, xlsx):ending>")
def cohort_table(cohort_id: int, what: str, ending: str) -> Response:
    """What a page draws, as numbers. A workbook may hold more sheets than a CSV."""
    found = cohort_of(cohort_id)
    if what in NAMED:
        accesses.note("export", *(row.user.id for row in _rows(found)))
    made = TABLES[what](found)
    return reply(made, f"{found.name} {what}", ending, mirrored=here.words().direction == "rtl")


def usual_seconds(measured: Sequence[Item]) -> float | None:
    """How long a question usually takes."""
    times = [item.seconds for item in measured if item.seconds]
    return median(times) if times else None


def _table_of_calls(found: Cohort) -> list[Table]:
    rows = _rows(found)
    called = calls({found.id: found}, {found.id: rows}, now())
    return [tables.of_calls([(call.row, call.concerns) for call in called])]


def _table_of_items(found: Cohort) -> list[Table]:
    measured = [one for item in _items(found) for one in (item, *item.earlier)]
    return [tables.of_items(measured, usual_seconds(measured)), tables.of_picked(measured)]


TABLES: Mapping[str, Callable[[Cohort], list[Table]]] = {
    "calls": _table_of_calls,
    "pace": lambda found: [tables.of_weeks(_weeks(found, _rows(found)))],
    "competencies": lambda found: [tables.of_competencies(_board(answers(found)), _rows(found))],
    "questions": _table_of_items,
    "paths": lambda found: [tables.of_decisions(_cases(found), _decisions(found))],
}


NAMED = ("calls", "competencies")
"""Tables that say who: a download of one is written down in the journal of accesses."""


def _words() -> dict[str, object]:
    return {"reading": wording.reading, "lasting": wording.lasting, "decimal": wording.decimal}


def _rows(found: Cohort) -> Sequence[Row]:
    return watch.everybody(here.course(), [found])[found.id]


def _weeks(found: Cohort, rows: Sequence[Row]) -> list[pace.Week]:
    ways = {
        row.user.id: {unit.id for station in row.journey.stations for unit, _ in station.units} for row in rows
    }  # fmt: skip
    return pace.weeks(pace.ends(found), ways, min((row.since for row in rows), default=found.created), now())


def _board(given: Sequence[Given]) -> competencies.Board:
    course = here.course()
    return competencies.board(given, course.questions, [*course.competencies])


def _items(found: Cohort) -> list[Item]:
    given = answers(found)
    then = wordings.read(map(_ref, given))
    return items(given, here.course().questions, lambda one: cast(Then[Question], then[_ref(one)]))


def _ref(given: Given) -> Ref:
    return Ref(given.revision, given.language, f"question/{given.question}")


def _decisions(found: Cohort) -> list[Split]:
    return decisions(watch.tallies([found]), here.course().cases)


def _cases(found: Cohort) -> list[Case]:
    modules = here.course().pathway_modules(found.pathway)
    return [case for module in modules for case in module.cases]


def _began(case: Case, splits: Sequence[Split]) -> int:
    return sum(split.people for split in splits if split.case.id == case.id and split.scene == case.start)


def _divided(case: Case, splits: Sequence[Split]) -> list[Split]:
    return [split for split in splits if split.case.id == case.id and split.divided]
