"""The administrator's pages: people and cohorts."""

from flask import Blueprint, abort, flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from webapp import here
from webapp.forms import SelectChoice
from webapp.manage import actions, queries
from webapp.manage.forms import ROLES, CohortForm, PersonForm, PlaceForm, RoleForm
from webapp.models import Role, User
from webapp.pages import lazy, show
from webapp.security import only

bp = Blueprint("manage", __name__, url_prefix="/manage", template_folder="templates")
bp.before_request(only(Role.ADMINISTRATOR))

TAKEN = lazy("Cet identifiant sert déjà.")
LAST = lazy("Il faut au moins une personne à l’administration : donnez d’abord ce rôle à quelqu’un d’autre.")


@bp.get("")
def people() -> str:
    return _people_page(PersonForm(formdata=None), _cohort_form())


@bp.post("/people")
def create_person() -> ResponseReturnValue:
    form = PersonForm()
    made = None
    if form.validate():
        made = actions.create_person(
            form.username.data or "", form.name.data or "", form.role.data, here.course().language
        )
        form.username.errors = [] if made else [TAKEN]
    if made is None:
        return _people_page(form, _cohort_form()), 422
    return _say_code(*made)


@bp.post("/cohorts")
def create_cohort() -> ResponseReturnValue:
    form = _cohort_form(posted=True)
    if not form.validate():
        return _people_page(PersonForm(formdata=None), form), 422
    made = actions.create_cohort(form.name.data or "", form.pathway.data)
    flash(here.words().gettext("Cohorte créée. Donnez-lui une personne qui l’accompagne."))
    return redirect(url_for("train.cohort", cohort_id=made.id), code=303)


@bp.get("/people/<int:user_id>")
def person(user_id: int) -> str:
    found = _person(user_id)
    code = session.pop("code", None)
    return _person_page(found, code=code["code"] if code and code["user"] == user_id else None)


@bp.post("/people/<int:user_id>/role")
def change_role(user_id: int) -> ResponseReturnValue:
    found, form = _person(user_id), RoleForm()
    if not form.validate():
        abort(400)
    if found.role is Role.ADMINISTRATOR and form.role.data != found.role and queries.administrators() < 2:
        return _person_page(found, refused=LAST), 422
    actions.change_role(found, form.role.data)
    flash(here.words().gettext("Rôle changé."))
    return redirect(url_for(".person", user_id=user_id), code=303)


@bp.post("/people/<int:user_id>/code")
def reset_password(user_id: int) -> ResponseReturnValue:
    found = _person(user_id)
    if found.id == here.user().id:
        return redirect(url_for("account.profile", _anchor="password"), code=303)
    return _say_code(found, actions.reset_password(found))


@bp.post("/people/<int:user_id>/places")
def create_place(user_id: int) -> ResponseReturnValue:
    found, form = _person(user_id), _place_form()
    if not form.validate():
        abort(400)
    actions.place(found, form.cohort.data, trains=form.place.data == "trains")
    flash(here.words().gettext("C’est noté."))
    return redirect(url_for(".person", user_id=user_id), code=303)


@bp.post("/people/<int:user_id>/places/<int:cohort_id>/removal")
def remove_place(user_id: int, cohort_id: int) -> ResponseReturnValue:
    actions.remove(_person(user_id), cohort_id)
    flash(here.words().gettext("Retiré·e de la cohorte. Ses réponses sont gardées."))
    return redirect(url_for(".person", user_id=user_id), code=303)


def _say_code(user: User, code: str) -> ResponseReturnValue:
    """Show a first code on the next page, and never again."""
    session["code"] = {"user": user.id, "code": code}
    return redirect(url_for(".person", user_id=user.id), code=303)


def _people_page(person_form: PersonForm, cohort_form: CohortForm) -> str:
    search, page = request.args.get("search", "").strip()[:60], max(1, request.args.get("page", 1, int))
    found, total = queries.people(search, page)
    context = {"people": found, "total": total, "search": search, "page": page, "pages": -(-total // queries.PAGE)}
    return show(
        "manage/people.html", person_form=person_form, cohort_form=cohort_form, cohorts=queries.cohorts(), **context
    )


def _person_page(found: User, **context: object) -> str:
    forms = {"role_form": RoleForm(formdata=None, role=found.role), "place_form": _place_form(posted=False)}
    return show("manage/person.html", person=found, **forms, **context)


@bp.app_template_global("role_name")
def role_name(role: Role) -> str:
    return here.words().gettext(next(choice.label for choice in ROLES if choice.value == role))


def _cohort_form(*, posted: bool = False) -> CohortForm:
    form = CohortForm() if posted else CohortForm(formdata=None)
    pathways = [SelectChoice(id, pathway.title) for id, pathway in here.course().pathways.items()]
    form.pathway.choices = [SelectChoice("", here.words().gettext("Tout le cours")), *pathways]
    return form


def _place_form(*, posted: bool = True) -> PlaceForm:
    form = PlaceForm() if posted else PlaceForm(formdata=None)
    form.cohort.choices = [SelectChoice(str(cohort.id), cohort.name) for cohort in queries.cohorts()]
    return form


def _person(user_id: int) -> User:
    return queries.person(user_id) or abort(404)
