"""The pages of corrected keys: which questions, whose result changes, and the button that judges again."""

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp import accesses, here, wordings
from webapp.models import Cohort
from webapp.pages import show
from webapp.train import regrades
from webapp.train.room import bp, cohort_of
from webapp.wording import worded


@bp.get("/cohorts/<int:cohort_id>/regradings")
def regradings(cohort_id: int) -> str:
    """Questions whose answers today's key judges otherwise, then what was judged again."""
    found, course = cohort_of(cohort_id), here.course()
    changed = regrades.changes(course, regrades.attempts(found))
    context = {"changed": changed, "history": regrades.history(found)}
    return show("train/regradings.html", its_cohort=found, **context)


@bp.get("/cohorts/<int:cohort_id>/regradings/<question_id>")
def regrading(cohort_id: int, question_id: str) -> str:
    found = cohort_of(cohort_id)
    return _page(found, question_id, _changes(found, question_id))


@bp.post("/cohorts/<int:cohort_id>/regradings/<question_id>")
def create_regrading(cohort_id: int, question_id: str) -> ResponseReturnValue:
    """Judge again what was shown: when the course or the answers changed since, the list is shown again."""
    found, course = cohort_of(cohort_id), here.course()
    changed = _changes(found, question_id)
    reason, whom = request.form.get("reason", "").strip(), request.form.get("whom")
    if _seal(changed) != request.form.get("seal"):
        return _page(found, question_id, changed, stale=True), 409
    if not reason:
        return _page(found, question_id, changed, missing=True), 422
    kept = changed if whom == "all" else [change for change in changed if change.better]
    accesses.note("mark", *{change.user.id for change in kept})
    regrades.regrade(course.questions[question_id], course, here.user().id, reason, kept)
    said = here.words().ngettext(
        "%(n)s réponse rejugée. Les premiers verdicts sont gardés.",
        "%(n)s réponses rejugées. Les premiers verdicts sont gardés.",
        len(kept),
    )
    flash(said)
    return redirect(url_for(".regradings", cohort_id=cohort_id), code=303)


def _changes(found: Cohort, question_id: str) -> list[regrades.Change]:
    return regrades.changes(here.course(), regrades.attempts(found)).get(question_id) or abort(404)


def _seal(changed: list[regrades.Change]) -> str:
    """What was shown, in short: the revision, the answers, and what each would earn."""
    return " ".join([here.course().revision, *(f"{change.row.id}:{change.after['earned']}" for change in changed)])


def _page(found: Cohort, question_id: str, changed: list[regrades.Change], **more: bool) -> str:
    question = here.course().questions[question_id]
    context = {"question": question, "changes": changed, "seal": _seal(changed), "worded": worded, **more}
    context["told"] = wordings.told(change.attempt for change in changed)
    return show("train/regrading.html", its_cohort=found, reason=request.form.get("reason", ""), **context)
