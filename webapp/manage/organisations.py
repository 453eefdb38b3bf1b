"""Organisations: communes and NGOs whose people and cohorts are kept apart."""

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from webapp import here
from webapp.manage import actions, queries
from webapp.manage.forms import OrganisationForm
from webapp.manage.room import bp
from webapp.pages import lazy, show
from webapp.security import only_the_platforms

TAKEN = lazy("Une organisation porte déjà ce nom.")


@bp.get("/organisations")
def organisations() -> str:
    only_the_platforms()
    return _page(OrganisationForm(formdata=None))


@bp.post("/organisations")
def create_organisation() -> ResponseReturnValue:
    only_the_platforms()
    form = OrganisationForm()
    if not _fits(form):
        return _page(form), 422
    actions.create_organisation(form.name.data or "", form.kind.data)
    flash(here.words().gettext("Organisation créée. Donnez-lui une personne qui l’administre."))
    return redirect(url_for(".organisations"), code=303)


@bp.post("/organisations/<int:organisation_id>")
def rename_organisation(organisation_id: int) -> ResponseReturnValue:
    only_the_platforms()
    found, form = queries.organisation(organisation_id) or abort(404), OrganisationForm()
    if not _fits(form, organisation_id):
        return _page(OrganisationForm(formdata=None), {organisation_id: form}), 422
    actions.rename_organisation(found, form.name.data or "", form.kind.data)
    flash(here.words().gettext("C’est noté."))
    return redirect(url_for(".organisations"), code=303)


def _fits(form: OrganisationForm, organisation_id: int | None = None) -> bool:
    valid = form.validate()
    if valid and queries.name_taken(form.name.data or "", organisation_id):
        form.name.errors = [TAKEN]
        return False
    return bool(valid)


def _page(form: OrganisationForm, wrong: dict[int, OrganisationForm] | None = None) -> str:
    known = queries.organisations(here.user())
    forms = {
        one: (wrong or {}).get(one.id) or OrganisationForm(formdata=None, obj=one, prefix="")
        for one in known
    }  # fmt: skip
    return show("manage/organisations.html", form=form, forms=forms, populations=queries.populations())
