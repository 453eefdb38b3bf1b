"""A cohort's own pages: one's list, a new one, its days and pathway, who accompanies it, its archive."""

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp import here
from webapp.models import Cohort, Organisation
from webapp.pages import lazy, show
from webapp.train import actions, queries
from webapp.train.forms import CohortForm, ColleagueForm
from webapp.train.room import bp, cohort_of

ALONE = lazy("Il faut au moins une personne pour accompagner la cohorte : ajoutez d’abord quelqu’un d’autre.")


@bp.get("/cohorts")
def cohorts() -> str:
    """Those under way, then those put away."""
    cards = queries.cohorts(here.user())
    running = [card for card in cards if card.cohort.archived is None]
    archived = [card for card in cards if card.cohort.archived is not None]
    return show("train/cohorts.html", running=running, archived=archived)


@bp.get("/cohorts/new")
def new_cohort() -> str:
    _turn_to_its_course()
    return show("train/new-cohort.html", form=CohortForm().offer(queries.organisations(here.user())))


@bp.post("/cohorts")
def create_cohort() -> ResponseReturnValue:
    """Create it, in one's own organisation unless one may choose."""
    _turn_to_its_course()
    offered = queries.organisations(here.user())
    form = CohortForm().offer(offered)
    if not form.validate():
        return show("train/new-cohort.html", form=form), 422
    made = actions.create_cohort(here.user(), _organisation(form, offered), here.shelf().id, _plan(form))
    flash(here.words().gettext("Cohorte créée. Invitez maintenant ses apprenant·es."))
    return redirect(url_for(".cohort", cohort_id=made.id), code=303)


@bp.get("/cohorts/<int:cohort_id>/settings")
def cohort_settings(cohort_id: int) -> str:
    return _page(cohort_of(cohort_id))


@bp.post("/cohorts/<int:cohort_id>/settings")
def change_cohort(cohort_id: int) -> ResponseReturnValue:
    found, form = cohort_of(cohort_id), CohortForm().offer([])
    if not form.validate():
        return _page(found, form), 422
    actions.change_cohort(found, _plan(form))
    flash(here.words().gettext("C’est noté."))
    return redirect(url_for(".cohort_settings", cohort_id=cohort_id), code=303)


@bp.post("/cohorts/<int:cohort_id>/archive")
def archive_cohort(cohort_id: int) -> ResponseReturnValue:
    """Put it away, or take it out again."""
    found, over = cohort_of(cohort_id), request.form.get("do") != "restore"
    actions.archive(found, over=over)
    _ = here.words().gettext
    flash(_("Cohorte archivée. Ses pages restent lisibles.") if over else _("Cohorte rouverte."))
    return redirect(url_for(".cohorts") if over else url_for(".cohort", cohort_id=cohort_id), code=303)


@bp.post("/cohorts/<int:cohort_id>/trainers")
def add_trainer(cohort_id: int) -> ResponseReturnValue:
    found = cohort_of(cohort_id)
    colleagues = queries.colleagues(found)
    form = ColleagueForm().offer(colleagues)
    if not form.validate():
        abort(400)
    actions.accompany(found, next(one for one in colleagues if one.id == form.person.data))
    flash(here.words().gettext("C’est noté."))
    return redirect(url_for(".cohort_settings", cohort_id=cohort_id, _anchor="trainers"), code=303)


@bp.post("/cohorts/<int:cohort_id>/trainers/<int:user_id>/removal")
def remove_trainer(cohort_id: int, user_id: int) -> ResponseReturnValue:
    """One may leave too, as long as somebody stays."""
    found = cohort_of(cohort_id)
    if [one.id for one in queries.trainers(found)] == [user_id]:
        return _page(found, refused=ALONE), 422
    actions.leave(found, user_id)
    flash(here.words().gettext("C’est noté."))
    still = queries.cohort(here.user(), cohort_id)
    return redirect(url_for(".cohort_settings", cohort_id=cohort_id) if still else url_for(".cohorts"), code=303)


def _page(found: Cohort, form: CohortForm | None = None, refused: str = "") -> str:
    form = form or CohortForm(formdata=None, obj=found).offer([])
    context = {
        "form": form,
        "refused": refused,
        "trainers": queries.trainers(found),
        "colleague_form": ColleagueForm(formdata=None).offer(queries.colleagues(found)),
    }
    return show("train/settings.html", its_cohort=found, **context)


def _turn_to_its_course() -> None:
    """A new cohort follows the course that was chosen, or one's own."""
    if "course" in request.values:
        here.turn_to(request.values["course"] if here.user().sees(request.values["course"]) else "")


def _plan(form: CohortForm) -> actions.Plan:
    return {
        "name": form.name.data or "",
        "pathway": form.pathway.data or None,
        "begins": form.begins.data,
        "ends": form.ends.data,
    }


def _organisation(form: CohortForm, offered: list[Organisation]) -> int | None:
    if not offered:
        return here.user().organisation_id
    return next((one.id for one in offered if str(one.id) == form.organisation.data), None)
