"""What waits to be read: the free texts and worksheets of a cohort, one a page, marked by their rubric."""

from collections.abc import Sequence

from flask import abort, flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from builder.grading import rank
from webapp import accesses, here, readings
from webapp.models import Attempt, Cohort, Sheet, now
from webapp.pages import show
from webapp.train import phrases, texts
from webapp.train.room import bp, cohort_of
from webapp.train.texts import Work


@bp.get("/cohorts/<int:cohort_id>/works")
def works(cohort_id: int) -> str:
    """« À corriger »: what waits, the oldest first; then what was read."""
    found = cohort_of(cohort_id)
    all_works = _works(found)
    waiting = [work for work in all_works if work.mark is None]
    read = [work for work in reversed(all_works) if work.mark is not None]
    return show("train/works.html", its_cohort=found, waiting=waiting, read=read, **_masks())


@bp.post("/cohorts/<int:cohort_id>/works/anonymity")
def change_anonymity(cohort_id: int) -> ResponseReturnValue:
    """Hide or show whose works they are, for the time of one's session."""
    found = cohort_of(cohort_id)
    session["anonymous"] = request.form.get("anonymous") == "1"
    return redirect(url_for(".works", cohort_id=found.id), code=303)


@bp.get("/cohorts/<int:cohort_id>/works/<sort>/<int:work_id>")
def work(cohort_id: int, sort: str, work_id: int) -> str:
    found = cohort_of(cohort_id)
    all_works = _works(found)
    its = _work(all_works, sort, work_id)
    accesses.note("text", its.user.id)
    return _page(found, all_works, its, {})


@bp.post("/cohorts/<int:cohort_id>/works/<sort>/<int:work_id>/readings")
def create_reading(cohort_id: int, sort: str, work_id: int) -> ResponseReturnValue:
    """Keep the mark, then on to the next that waits. A phrase's button only puts it into the comment."""
    found = cohort_of(cohort_id)
    all_works = _works(found)
    its = _work(all_works, sort, work_id)
    levels = {id: request.form.get(f"level:{id}", "") for id in its.task.criteria}
    comment = request.form.get("comment", "").strip()
    if "phrase" in request.form:
        return _page(found, all_works, its, levels, comment=_with_phrase(its, comment))
    missing = [id for id, level in levels.items() if level not in its.task.criteria[id].levels]
    if missing:
        return _page(found, all_works, its, levels, missing), 422
    me = here.user().id
    if "keep" in request.form:
        phrases.keep(me, its.task.id, comment)
    readings.assess(its.row, its.task.rubric(), me, levels, comment)
    accesses.note("mark", its.user.id)
    if isinstance(its.attempt, Attempt):
        readings.count_again(its.attempt, here.course().quizzes[its.attempt.quiz])
    flash(here.words().gettext("La lecture est enregistrée : la personne la voit dès maintenant."))
    return redirect(_address(found, _following(all_works, its)), code=303)


@bp.post("/cohorts/<int:cohort_id>/works/phrases/<int:phrase_id>/removal")
def remove_phrase(cohort_id: int, phrase_id: int) -> ResponseReturnValue:
    found = cohort_of(cohort_id)
    phrases.forget(here.user().id, phrase_id)
    flash(here.words().gettext("Phrase retirée de votre réserve."))
    return redirect(url_for(".works", cohort_id=found.id), code=303)


def pseudonym(work: Work) -> str:
    """A work's own name while names are hidden: the same at each visit, and nobody's."""
    number = rank("copie", f"{work.sort}/{work.row.id}") % 0x10000
    return here.words().gettext("Copie %(code)s", code=f"{number:04X}")


def _masks() -> dict[str, object]:
    hides = bool(session.get("anonymous"))
    return {"anonymous": hides, "name_of": pseudonym if hides else lambda work: work.user.name}


def _works(found: Cohort) -> list[Work]:
    return texts.works(here.course(), found, gettext=here.words().gettext)


def _following(all_works: Sequence[Work], done: Work) -> Work | None:
    """The next one that waits after this one, else the first of those that were passed over."""
    place = all_works.index(done)
    others = [*all_works[place + 1 :], *all_works[:place]]
    return next((one for one in others if one.mark is None), None)


def _address(found: Cohort, work: Work | None) -> str:
    if work is None:
        return url_for(".works", cohort_id=found.id)
    return url_for(".work", cohort_id=found.id, sort=work.sort, work_id=work.row.id)


def _with_phrase(its: Work, comment: str) -> str:
    mine = {str(one.id): one.text for one in phrases.phrases(here.user().id, its.task.id)}
    return "\n".join(filter(None, (comment, mine.get(request.form["phrase"], ""))))


def _page(
    found: Cohort,
    all_works: Sequence[Work],
    its: Work,
    levels: dict[str, str],
    missing: Sequence[str] = (),
    comment: str | None = None,
) -> str:
    chosen = levels or (dict(its.mark.levels) if its.mark else {})
    said = request.form.get("comment", its.mark.comment if its.mark else "") if comment is None else comment
    after = _following(all_works, its)
    context = {
        "work": its,
        "levels": chosen,
        "comment": said,
        "missing": missing,
        "left": sum(one.mark is None and one is not its for one in all_works),
        "next_address": _address(found, after) if after else None,
        "phrases": phrases.phrases(here.user().id, its.task.id),
        "body": _sheet(its),
    }
    return show("train/work.html", its_cohort=found, longest=readings.LONGEST, **context, **_masks())


def _sheet(its: Work) -> str | None:
    """A worksheet as it stands, to read."""
    if its.task.worksheet is None or not isinstance(its.row, Sheet):
        return None
    return here.player().worksheet(its.task.worksheet, its.row.response, "", today=now().date(), fixed=True)


def _work(all_works: Sequence[Work], sort: str, work_id: int) -> Work:
    """A work of somebody of this cohort; another's does not exist."""
    mine = (one for one in all_works if (one.sort, one.row.id) == (sort, work_id))
    return next(mine, None) or abort(404)
