"""The administrator's pages: people, their role, their organisation, their places."""

from flask import abort, flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from webapp import accesses, here
from webapp.manage import actions, courses, journal, organisations, queries, revisions
from webapp.manage.forms import ROLES, PersonForm, PlaceForm, RoleForm, WhoseForm
from webapp.manage.room import bp, person_of
from webapp.models import Organisation, Role, User
from webapp.pages import lazy, show
from webapp.scope import is_last, rules_all
from webapp.security import only_the_platforms
from webapp.tables import as_number

__all__ = ["bp", "courses", "journal", "organisations", "revisions"]

TAKEN = lazy("Cet identifiant sert déjà.")
LAST = lazy("Il faut au moins une personne à l’administration : donnez d’abord ce rôle à quelqu’un d’autre.")


@bp.get("")
def people() -> str:
    return _people_page(PersonForm(formdata=None).offer(_choice()))


@bp.post("/people")
def create_person() -> ResponseReturnValue:
    form = PersonForm().offer(_choice())
    made = None
    if form.validate():
        said = (form.username.data or "", form.name.data or "", form.role.data, here.course().language)
        made = actions.create_person(_whose(form), *said)
        form.username.errors = [] if made else [TAKEN]
    if made is None:
        return _people_page(form), 422
    return _say_code(*made)


@bp.get("/people/<int:user_id>")
def person(user_id: int) -> str:
    found = person_of(user_id)
    accesses.note("account", user_id)
    code = session.pop("code", None)
    return _person_page(found, code=code["code"] if code and code["user"] == user_id else None)


@bp.post("/people/<int:user_id>/role")
def change_role(user_id: int) -> ResponseReturnValue:
    found, form = person_of(user_id), RoleForm()
    if not form.validate():
        abort(400)
    if form.role.data != found.role and is_last(found):
        return _person_page(found, refused=LAST), 422
    actions.change_role(found, form.role.data)
    flash(here.words().gettext("Rôle changé."))
    return redirect(url_for(".person", user_id=user_id), code=303)


@bp.post("/people/<int:user_id>/organisation")
def change_organisation(user_id: int) -> ResponseReturnValue:
    only_the_platforms()
    found, form = person_of(user_id), WhoseForm().offer(queries.organisations(here.user()))
    if not form.validate():
        abort(400)
    if form.organisation.data and is_last(found):
        return _person_page(found, refused=LAST), 422
    actions.change_organisation(found, int(form.organisation.data) if form.organisation.data else None)
    flash(here.words().gettext("C’est noté."))
    return redirect(url_for(".person", user_id=user_id), code=303)


@bp.post("/people/<int:user_id>/code")
def reset_password(user_id: int) -> ResponseReturnValue:
    found = person_of(user_id)
    if found.id == here.user().id:
        return redirect(url_for("account.profile", _anchor="password"), code=303)
    return _say_code(found, actions.reset_password(found))


@bp.post("/people/<int:user_id>/places")
def create_place(user_id: int) -> ResponseReturnValue:
    found, form = person_of(user_id), PlaceForm().offer(queries.cohorts(here.user()))
    if not form.validate():
        abort(400)
    actions.place(found, form.cohort.data, trains=form.place.data == "trains")
    flash(here.words().gettext("C’est noté."))
    return redirect(url_for(".person", user_id=user_id), code=303)


@bp.post("/people/<int:user_id>/places/<int:cohort_id>/removal")
def remove_place(user_id: int, cohort_id: int) -> ResponseReturnValue:
    found = person_of(user_id)
    if cohort_id not in {cohort.id for cohort in queries.cohorts(here.user())}:
        abort(404)
    actions.remove(found, cohort_id)
    flash(here.words().gettext("Retiré·e de la cohorte. Ses réponses sont gardées."))
    return redirect(url_for(".person", user_id=user_id), code=303)


def _say_code(user: User, code: str) -> ResponseReturnValue:
    """Show a first code on the next page, and never again."""
    session["code"] = {"user": user.id, "code": code}
    return redirect(url_for(".person", user_id=user.id), code=303)


def _people_page(form: PersonForm) -> str:
    search, page = request.args.get("search", "").strip()[:60], max(1, request.args.get("page", 1, as_number))
    found, total = queries.people(here.user(), search, page)
    seen = queries.cohorts(here.user())
    context = {
        "people": {person: queries.shown_places(person, seen) for person in found},
        "total": total,
        "search": search,
        "page": accesses.Page([], page, max(1, -(-total // queries.PAGE))),
        "cohorts": [cohort for cohort in seen if cohort.archived is None],
    }
    return show("manage/people.html", person_form=form, **context)


def _person_page(found: User, **context: object) -> str:
    seen = queries.cohorts(here.user())
    forms = {
        "role_form": RoleForm(formdata=None, role=found.role),
        "place_form": PlaceForm(formdata=None).offer([cohort for cohort in seen if cohort.archived is None]),
        "whose_form": WhoseForm(formdata=None, organisation=str(found.organisation_id or "")).offer(_choice() or []),
    }
    places = queries.shown_places(found, seen)
    return show("manage/person.html", person=found, places=places, **forms, **context)


@bp.app_template_global("role_name")
def role_name(role: Role) -> str:
    return here.words().gettext(next(choice.label for choice in ROLES if choice.value == role))


def _choice() -> list[Organisation] | None:
    """The organisations to choose from; None for whom there is one only, their own."""
    return queries.organisations(here.user()) if rules_all(here.user()) else None


def _whose(form: PersonForm) -> int | None:
    if not rules_all(here.user()):
        return here.user().organisation_id
    return int(form.organisation.data) if form.organisation and form.organisation.data else None
