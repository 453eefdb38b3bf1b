"""Reports on a period: for the commune's president, for the funder, and the evidence of hours and results."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from flask import Response, request
from flask.typing import ResponseReturnValue

from builder.model import Unit
from webapp import accesses, here
from webapp.meet import queries as meetings
from webapp.meet.queries import Total
from webapp.meet.rows import Attendance
from webapp.meet.tables import of_marks
from webapp.models import Cohort, now
from webapp.pages import kind_of, lazy, show
from webapp.spreadsheet import Table, reply
from webapp.train.queries import Row
from webapp.train.room import bp, cohort_of
from webapp.train.watch import competencies, wording
from webapp.train.watch import queries as watch
from webapp.train.watch.answers import answers
from webapp.train.watch.evidence import Proof, Sum, added, proofs, within

KINDS = {
    "lesson": lazy("Leçon"), "case": lazy("Cas"), "worksheet": lazy("Feuille de travail"), "quiz": lazy("Quiz")
}  # fmt: skip
FEWEST = 5
"""Under how many people a funder's numbers would tell who they are."""


@dataclass(frozen=True)
class Report:
    """A cohort, or those of one commune in it, within a period. Both days are included."""

    cohort: Cohort
    commune: str
    communes: Sequence[str]
    begins: date
    ends: date
    rows: Sequence[Row]
    found: Sequence[Proof]
    noted: Sequence[Attendance]
    """Who was at the sessions of the period."""

    def seat(self, row: Row) -> Total:
        """Somebody's live sessions within the period."""
        return meetings.total(one for one in self.noted if one.user_id == row.user.id)

    @cached_property
    def live(self) -> Total:
        return meetings.total(self.noted)

    @cached_property
    def units(self) -> dict[str, Unit]:
        return {unit.id: unit for module in here.course().modules for unit in module.units()}

    def of(self, row: Row) -> Sum:
        return added([proof for proof in self.found if proof.user == row.user.id], self.units, here.course().quizzes)

    @cached_property
    def whole(self) -> Sum:
        return added(self.found, self.units, here.course().quizzes)

    @property
    def active(self) -> int:
        return len({proof.user for proof in self.found})

    @property
    def finished(self) -> int:
        """How many are at the end of their pathway, today."""
        return sum(row.finished for row in self.rows)

    def between(self, low: int, high: int) -> int:
        """How many are from this to that percentage of their pathway, today."""
        return sum(low <= row.journey.percent <= high for row in self.rows)

    @property
    def few(self) -> bool:
        return len(self.rows) < FEWEST


@bp.get("/cohorts/<int:cohort_id>/reports")
def reports(cohort_id: int) -> ResponseReturnValue:
    """Choose a period, then a report."""
    found = cohort_of(cohort_id)
    return show("train/reports.html", its_cohort=found, report=_report(found))


@bp.get("/cohorts/<int:cohort_id>/reports/<any(commune, funder):whom>")
def report(cohort_id: int, whom: str) -> str:
    """One page: with names for the commune whose agents they are, without for the funder."""
    found = cohort_of(cohort_id)
    course = here.course()
    made = _report(found)
    board = competencies.board(
        [one for one in answers(found) if one.user in {row.user.id for row in made.rows}],
        course.questions,
        [*course.competencies],
    )
    context = {"report": made, "board": board, "level": wording.level, "fewest": FEWEST}
    return show(f"train/report-{whom}.html", its_cohort=found, **context)


@bp.get("/cohorts/<int:cohort_id>/evidence.<any(csv, xlsx):ending>")
def evidence(cohort_id: int, ending: str) -> Response:
    """Hours and results of each learner, then each step with the revision of the course: one workbook."""
    made = _report(cohort_of(cohort_id))
    accesses.note("export", *(row.user.id for row in made.rows))
    tables = [_of_people(made), _of_steps(made)]
    tables += [of_marks([row.user for row in made.rows], made.noted)] if made.noted else []
    mirrored = here.words().direction == "rtl"
    name = f"{made.cohort.name} {made.begins.isoformat()} {made.ends.isoformat()}"
    return reply(tables if ending == "xlsx" else tables[1:2], name, ending, mirrored=mirrored)


def _report(found: Cohort) -> Report:
    """The period and the commune asked for; else the cohort's whole life, and everybody in it."""
    everybody = watch.everybody(here.course(), [found])[found.id]
    joined = min([found.created, *(row.since for row in everybody)]).date()
    first = _day(request.args.get("from")) or found.begins or joined
    last = _day(request.args.get("to")) or now().date()
    begins, ends = min(first, last), max(first, last)
    commune = request.args.get("commune", "")
    rows = [row for row in everybody if commune in ("", row.user.commune)]
    there = {row.user.id for row in rows}
    done = [proof for proof in within(proofs(found), begins, ends) if proof.user in there]
    communes = sorted({row.user.commune for row in everybody} - {""})
    noted = [one for one in meetings.attendances(found) if one.user_id in there and begins <= _held(one) <= ends]
    return Report(found, commune, communes, begins, ends, rows, done, noted)


def _held(one: Attendance) -> date:
    """The day of its session, by the clock on the wall."""
    return one.meeting.begins.astimezone(here.zone()).date()


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _of_people(made: Report) -> Table:
    _ = here.words().gettext
    heads = (
        _("Nom"), _("Identifiant"), _("Du"), _("Au"), _("Étapes terminées"), _("Dont venues d’un paquet"), _("Heures"),
        _("Heures en séance"), _("Quiz, médiane (%)"), _("Parcours (%)"), _("Parcours terminé"),
        _("Dernière étape"), _("Révisions du cours"),
    )  # fmt: skip
    rows = []
    for row in made.rows:
        mine = made.of(row)
        rows.append((
            row.user.name, row.user.username, made.begins, made.ends, mine.steps, mine.brought,
            round(mine.minutes / 60, 2), round(made.seat(row).minutes / 60, 2), mine.percent, row.journey.percent,
            _("oui") if row.finished else _("non"), mine.last, ", ".join(mine.revisions),
        ))  # fmt: skip
    return Table(_("Heures et résultats"), heads, tuple(rows))


def _of_steps(made: Report) -> Table:
    _, plain, course = here.words().gettext, here.edition().plain, here.course()
    names = {row.user.id: row.user.name for row in made.rows}
    heads = (
        _("Nom"), _("Module"), _("Étape"), _("Nature"), _("Terminée le"), _("Minutes annoncées"), _("Résultat (%)"),
        _("Révision du cours"), _("Faite"),
    )  # fmt: skip
    rows = []
    for proof in made.found:
        unit, module = made.units.get(proof.unit), course.module_of.get(proof.unit)
        rows.append((
            names.get(proof.user, ""), f"{module.number}. {plain(module.title)}" if module else "",
            plain(unit.title) if unit else proof.unit, _(KINDS[kind_of(unit)]) if unit else "", proof.at,
            added([proof], made.units, ()).minutes, proof.percent, proof.revision,
            _("dans un paquet ; code entré ce jour-là") if proof.brought else _("ici"),
        ))  # fmt: skip
    return Table(_("Étapes"), heads, tuple(rows))
