"""What waits to be read: the free texts of a cohort, one a page, marked by the rubric."""

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp import accesses, here, readings
from webapp.models import Attempt, Cohort
from webapp.pages import show
from webapp.train import texts
from webapp.train.room import bp, cohort_of
from webapp.train.texts import Work


@bp.get("/cohorts/<int:cohort_id>/works")
def works(cohort_id: int) -> str:
    """« À corriger »: what waits, the oldest first; then what was read."""
    found = cohort_of(cohort_id)
    all_works = texts.works(here.course(), found)
    waiting = [work for work in all_works if work.mark is None]
    read = [work for work in reversed(all_works) if work.mark is not None]
    return show("train/works.html", its_cohort=found, waiting=waiting, read=read)


@bp.get("/cohorts/<int:cohort_id>/works/<sort>/<int:work_id>")
def work(cohort_id: int, sort: str, work_id: int) -> str:
    found = cohort_of(cohort_id)
    its = _work(found, sort, work_id)
    accesses.note("text", its.user.id)
    return _page(found, its, {})


@bp.post("/cohorts/<int:cohort_id>/works/<sort>/<int:work_id>/readings")
def create_reading(cohort_id: int, sort: str, work_id: int) -> ResponseReturnValue:
    """Keep the mark, then on to the next text that waits."""
    found = cohort_of(cohort_id)
    its = _work(found, sort, work_id)
    levels = {id: request.form.get(f"level:{id}", "") for id in its.question.criteria}
    missing = [id for id, level in levels.items() if level not in its.question.criteria[id].levels]
    if missing:
        return _page(found, its, levels, missing), 422
    readings.assess(its.row, its.question, here.user().id, levels, request.form.get("comment", "").strip())
    accesses.note("mark", its.user.id)
    if isinstance(its.attempt, Attempt):
        readings.count_again(its.attempt, here.course().quizzes[its.attempt.quiz])
    flash(here.words().gettext("La lecture est enregistrée : la personne la voit dès maintenant."))
    return redirect(_following(found, its), code=303)


def _following(found: Cohort, done: Work) -> str:
    left = [one for one in texts.works(here.course(), found) if one.mark is None]
    if not left:
        return url_for(".works", cohort_id=found.id)
    return url_for(".work", cohort_id=found.id, sort=left[0].sort, work_id=left[0].row.id)


def _page(found: Cohort, its: Work, levels: dict[str, str], missing: list[str] | None = None) -> str:
    chosen = levels or (dict(its.mark.levels) if its.mark else {})
    comment = request.form.get("comment", its.mark.comment if its.mark else "")
    left = sum(one.mark is None and one.row is not its.row for one in texts.works(here.course(), found))
    context = {"work": its, "levels": chosen, "comment": comment, "missing": missing or [], "left": left}
    return show("train/work.html", its_cohort=found, longest=readings.LONGEST, **context)


def _work(found: Cohort, sort: str, work_id: int) -> Work:
    """A text of somebody of this cohort; another's does not exist."""
    mine = (one for one in texts.works(here.course(), found) if (one.sort, one.row.id) == (sort, work_id))
    return next(mine, None) or abort(404)
