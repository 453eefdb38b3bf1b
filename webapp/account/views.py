"""Signing in and out, joining a cohort, one's own profile, the language."""

from typing import TypeVar

from flask import Blueprint, Response, abort, flash, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from webapp import here, passwords
from webapp.account import actions, queries
from webapp.account.forms import CodeForm, JoinForm, PasswordForm, ProfileForm, SignInForm
from webapp.forms import SelectChoice
from webapp.models import Role, User
from webapp.pages import lazy, show
from webapp.security import limiter, safe_next, sign_in

bp = Blueprint("account", __name__, template_folder="templates")

REFUSED = lazy("L’identifiant ou le mot de passe ne correspond pas. Vérifiez les deux, puis recommencez.")
TAKEN = lazy("Cet identifiant ou cette adresse sert déjà. Choisissez-en d’autres, ou connectez-vous.")
NO_SUCH_CODE = lazy("Ce code n’ouvre aucune cohorte : il est mal recopié, déjà épuisé ou expiré. Demandez-en un autre.")


def _failed(response: Response) -> bool:
    return response.status_code in (404, 422)


def _account_tried() -> str:
    return request.form.get("who", "").strip().lower()[:254]


@bp.get("/sign-in", endpoint="sign_in")
def sign_in_page() -> ResponseReturnValue:
    if person := here.visitor():
        return redirect(_front(person.role))
    return show("account/sign-in.html", form=SignInForm(formdata=None, who=request.args.get("who", "")[:40]))


@bp.post("/sign-in")
@limiter.limit("8 per 10 minutes", key_func=_account_tried, deduct_when=_failed)
@limiter.limit("40 per 10 minutes", deduct_when=_failed)
def create_session() -> ResponseReturnValue:
    """Open a session. A wrong name and a wrong password are refused alike, and as slowly."""
    form = SignInForm()
    user = queries.who(form.who.data or "") if form.validate() else None
    if not passwords.fits(user.password if user else None, form.password.data or "") or user is None:
        return show("account/sign-in.html", form=form, refused=REFUSED), 422

    sign_in(user, shared=form.shared.data)
    if user.provisional:
        return redirect(url_for(".profile", _anchor="password"), code=303)
    return redirect(safe_next(request.form.get("next")) or _front(user.role), code=303)


def _front(role: Role) -> str:
    """The first page of the day: a trainer's is about others."""
    return url_for("train.monday" if role is Role.TRAINER else "learn.home")


@bp.post("/sign-out")
def end_session() -> ResponseReturnValue:
    language = here.course().language
    session.clear()
    session["language"] = language
    return redirect(url_for(".sign_in"), code=303)


@bp.get("/join")
def code() -> ResponseReturnValue:
    return show("account/code.html", form=CodeForm())


@bp.post("/join")
@limiter.limit("20 per 10 minutes", deduct_when=_failed)
def find_invitation() -> ResponseReturnValue:
    form = CodeForm()
    found = queries.invitation(form.code.data or "") if form.validate() else None
    if found is None:
        return show("account/code.html", form=form, refused=NO_SUCH_CODE), 422
    return redirect(url_for(".join", code=found.code), code=303)


@bp.get("/join/<code>")
@limiter.limit("20 per 10 minutes", deduct_when=_failed)
def join(code: str) -> ResponseReturnValue:
    found = queries.invitation(code)
    if found is None:
        return show("account/code.html", form=CodeForm(), refused=NO_SUCH_CODE), 404
    return show("account/join.html", form=_spoken(JoinForm(language=here.course().language)), invitation=found)


@bp.post("/join/<code>")
@limiter.limit("20 per 10 minutes", deduct_when=_failed)
def create_membership(code: str) -> ResponseReturnValue:
    """Enter the cohort, with the account one has or with a new one."""
    found = queries.invitation(code)
    if found is None:
        return show("account/code.html", form=CodeForm(), refused=NO_SUCH_CODE), 404
    form = _spoken(JoinForm())
    newcomer, refused = (None, "") if here.visitor() else _registered(form, found.cohort.organisation_id)
    user = here.visitor() or newcomer
    if user and not actions.enter(user, found):
        user, refused = None, NO_SUCH_CODE
    if user is None:
        return show("account/join.html", form=form, invitation=found, refused=refused), 422
    if newcomer:
        sign_in(newcomer, shared=False)
    return redirect(url_for("learn.home"), code=303)


@bp.get("/account")
def profile() -> ResponseReturnValue:
    user = here.user()
    form = _spoken(ProfileForm(name=user.name, email=user.email, language=user.language))
    return show("account/profile.html", form=form, password_form=PasswordForm(formdata=None))


@bp.post("/account")
def change_profile() -> ResponseReturnValue:
    user, form = here.user(), _spoken(ProfileForm())
    valid = form.validate()
    if valid and form.email.data and queries.address_taken(form.email.data, user):
        form.email.errors, valid = [TAKEN], False
    if not valid:
        return show("account/profile.html", form=form, password_form=PasswordForm(formdata=None)), 422
    actions.change_profile(queries.me(user), form.name.data or "", form.email.data, form.language.data)
    flash(here.editions()[form.language.data].words.gettext("Profil enregistré."))
    return redirect(url_for(".profile"), code=303)


@bp.post("/account/password")
@limiter.limit("10 per 10 minutes", deduct_when=_failed)
def change_password() -> ResponseReturnValue:
    user, form = queries.me(here.user()), PasswordForm()
    if form.validate() and not passwords.fits(user.password, form.current.data or ""):
        form.current.errors = [lazy("Ce n’est pas votre mot de passe actuel.")]
    if form.errors:
        kept = _spoken(ProfileForm(formdata=None, name=user.name, email=user.email, language=user.language))
        return show("account/profile.html", form=kept, password_form=form), 422
    actions.change_password(user, form.password.data or "")
    sign_in(user, shared="seen" in session)
    flash(here.words().gettext("Mot de passe changé. Les autres appareils ont été déconnectés."))
    return redirect(url_for(".profile"), code=303)


@bp.post("/language")
def change_language() -> ResponseReturnValue:
    """Speak another language from now on, on this very page."""
    chosen = request.form.get("language", "")
    if chosen not in here.editions():
        abort(400)
    session["language"] = g.language = chosen
    if person := here.visitor():
        queries.me(person).language = chosen
    return redirect(safe_next(request.form.get("next")) or url_for("learn.home"), code=303)


Spoken = TypeVar("Spoken", bound=ProfileForm)


def _spoken(form: Spoken) -> Spoken:
    form.language.choices = [SelectChoice(code, edition.name) for code, edition in here.editions().items()]
    return form


def _registered(form: JoinForm, organisation_id: int | None) -> tuple[User | None, str]:
    """The new person, or what to say."""
    if not form.validate():
        return None, ""
    said = {name: form.data[name] for name in ("username", "name", "password", "language", "email")}
    known = actions.register(organisation_id, **said)
    return known, "" if known else TAKEN
