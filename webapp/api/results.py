"""What learners of a cohort have to show: attempts, runs, worksheets, certificates, what recovery codes brought."""

from collections.abc import Sequence
from datetime import datetime
from http import HTTPMethod
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import selectinload

from webapp import accesses, here
from webapp.api import changes, outcomes
from webapp.api.cohorts import cohort_of
from webapp.api.operations import Part, cut, operation
from webapp.api.shapes import Page, Since
from webapp.certificates.rows import Certificate
from webapp.certificates.views import address_of
from webapp.db import session as db
from webapp.learn.sheets import SheetReview
from webapp.models import Attempt, Moment, Run, Sheet
from webapp.people import learners
from webapp.recovery.rows import Transfer

AT = "/cohorts/{cohort_id}/results"


@operation(
    HTTPMethod.GET, AT + "/attempts", "results:read", answer=Page[outcomes.QuizAttempt], query=Since, statuses=(404,)
)
def list_attempts(cohort_id: int, query: Since) -> Part:
    """Finished attempts at quizzes, as they count today. `since`: sent, marked or judged again since."""
    later = (
        changes.marked(Attempt.id).correlate(Attempt).scalar_subquery(),
        changes.judged_again(Attempt.id).correlate(Attempt).scalar_subquery(),
    )
    rows, after = _read(cohort_id, query, Attempt, Attempt.finished, *later, only=Attempt.finished.is_not(None))
    return Part([_attempt(row, _latest(row.finished, *moments)) for row, *moments in rows], after)


@operation(HTTPMethod.GET, AT + "/runs", "results:read", answer=Page[outcomes.CaseRun], query=Since, statuses=(404,))
def list_runs(cohort_id: int, query: Since) -> Part:
    """Cases played to an end."""
    rows, after = _read(cohort_id, query, Run, Run.finished, only=Run.finished.is_not(None))
    return Part([_run(row, row.finished) for row, _ in rows], after)


@operation(
    HTTPMethod.GET, AT + "/worksheets", "results:read",
    answer=Page[outcomes.WorksheetState], query=Since, statuses=(404,),
)  # fmt: skip
def list_worksheets(cohort_id: int, query: Since) -> Part:
    """Worksheets that were sent, each as its last version stands; what is written in them is not told here."""
    newest = select(func.max(Sheet.id)).where(Sheet.user_id.in_(learners(cohort_id)))
    newest = newest.group_by(Sheet.user_id, Sheet.course, Sheet.worksheet)
    reviews = select(func.max(SheetReview.at, type_=Moment))
    its = (SheetReview.course == Sheet.course, SheetReview.worksheet == Sheet.worksheet)
    mine = (SheetReview.user_id == Sheet.user_id, *its)
    reviewed = reviews.where(*mine).correlate(Sheet).scalar_subquery()
    approved = reviews.where(*mine, SheetReview.approved).correlate(Sheet).scalar_subquery()
    sent = Sheet.id.in_(newest) & Sheet.finished.is_not(None)
    rows, after = _read(cohort_id, query, Sheet, Sheet.at, reviewed, approved, only=sent)
    return Part([_sheet(row, read, yes) for row, _, read, yes in rows], after)


@operation(
    HTTPMethod.GET, AT + "/certificates", "results:read",
    answer=Page[outcomes.CertificateState], query=Since, statuses=(404,),
)  # fmt: skip
def list_certificates(cohort_id: int, query: Since) -> Part:
    """Certificates, those that were revoked too."""
    rows, after = _read(cohort_id, query, Certificate, Certificate.at, Certificate.revoked)
    return Part([_certificate(row) for row, *_ in rows], after)


@operation(
    HTTPMethod.GET, AT + "/transfers", "results:read", answer=Page[outcomes.Transfer], query=Since, statuses=(404,)
)
def list_transfers(cohort_id: int, query: Since) -> Part:
    """Results of packages taken elsewhere, that came by a recovery code."""
    rows, after = _read(cohort_id, query, Transfer, Transfer.at, load=[selectinload(Transfer.units)])
    return Part([_transfer(row) for row, _ in rows], after)


def _read(
    cohort_id: int, query: Since, model: Any, *moments: Any, only: ColumnElement[bool] | None = None, load: Any = ()
) -> tuple[Sequence[Any], int | None]:
    """Rows of a cohort's learners with the moments at which they changed, in the order of their numbers."""
    cohort = cohort_of(cohort_id)
    learn = learners(cohort.id)
    asked: Select[Any] = select(model, *moments).where(model.user_id.in_(learn), model.id > query.after)
    asked = asked.where((model.course_id if model is Certificate else model.course) == cohort.course)
    if only is not None:
        asked = asked.where(only)
    if query.since:
        asked = asked.where(or_(*(moment >= query.since for moment in moments)))
    rows = db.execute(asked.options(*load).order_by(model.id).limit(query.limit + 1)).all()
    some, after = cut(rows, query.limit, lambda row: row[0].id)
    accesses.note_today("program", *(row[0].user_id for row in some))
    return some, after


def _base(row: Any, changed: datetime) -> dict[str, Any]:
    said = {"id": row.id, "learner": row.user_id, "course": here.course().id}
    return {**said, "revision": row.revision, "changed": changed}


def _latest(*moments: datetime | None) -> datetime:
    return max(moment for moment in moments if moment)


def _module(unit: str) -> str | None:
    """None when the unit has left the course."""
    found = here.course().module_of.get(unit)
    return found.id if found else None


def _attempt(row: Attempt, changed: datetime) -> outcomes.QuizAttempt:
    own = {"quiz": row.quiz, "module": _module(row.quiz), "number": row.number, "started": row.at}
    result = {"earned": row.earned, "possible": row.possible, "percent": row.percent, "passed": row.passed}
    return outcomes.QuizAttempt(**_base(row, changed), **own, finished=row.finished, **result)


def _run(row: Run, changed: datetime) -> outcomes.CaseRun:
    own = {"case": row.case, "module": _module(row.case), "number": row.number, "started": row.at}
    result = {"ending": row.ending, "earned": row.earned, "possible": row.possible}
    return outcomes.CaseRun(**_base(row, changed), **own, finished=row.finished, **result)


def _sheet(row: Sheet, reviewed: datetime | None, approved: datetime | None) -> outcomes.WorksheetState:
    sent = _latest(row.finished)
    read = reviewed if reviewed and reviewed >= sent else None
    state = "submitted" if read is None else "approved" if read == approved else "returned"
    own = {"worksheet": row.worksheet, "module": _module(row.worksheet), "state": state, "submitted": sent}
    return outcomes.WorksheetState(**_base(row, _latest(row.at, reviewed)), **own, reviewed=read)


def _certificate(row: Certificate) -> outcomes.CertificateState:
    return outcomes.CertificateState(
        **_base(row, _latest(row.at, row.revoked)), code=row.spelt, verify=address_of(row), title=row.title,
        pathway=row.pathway or None, language=row.language, issued=row.at, revoked=row.revoked,
    )  # fmt: skip


def _transfer(row: Transfer) -> outcomes.Transfer:
    units = [outcomes.Carried.model_validate(unit) for unit in row.units]
    own = {"completed": row.completed, "success": row.success, "score": row.score, "units": units}
    return outcomes.Transfer(**_base(row, row.at), **own)
