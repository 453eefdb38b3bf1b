"""Signing in and out, one's own profile, the language."""

from flask import abort, flash, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from webapp import here, passwords
from webapp.account import actions, joining, letters, own, queries
from webapp.account.forms import PasswordForm, ProfileForm, SignInForm
from webapp.account.room import bp, failed, front
from webapp.pages import lazy, show
from webapp.security import limiter, safe_next, sign_in

__all__ = ["bp", "joining", "letters", "own"]

REFUSED = lazy("L’identifiant ou le mot de passe ne correspond pas. Vérifiez les deux, puis recommencez.")
ANOTHERS = lazy("Cette adresse sert déjà. Choisissez-en une autre, ou laissez-la vide.")


def _account_tried() -> str:
    return request.form.get("who", "").strip().lower()[:254]


@bp.get("/sign-in", endpoint="sign_in")
def sign_in_page() -> ResponseReturnValue:
    if person := here.visitor():
        return redirect(front(person.role))
    return show("account/sign-in.html", form=SignInForm(formdata=None, who=request.args.get("who", "")[:40]))


@bp.post("/sign-in")
@limiter.limit("8 per 10 minutes", key_func=_account_tried, deduct_when=failed)
@limiter.limit("40 per 10 minutes", deduct_when=failed)
def create_session() -> ResponseReturnValue:
    """Open a session. A wrong name and a wrong password are refused alike, and as slowly."""
    form = SignInForm()
    user = queries.who(form.who.data or "") if form.validate() else None
    if not passwords.fits(user.password if user else None, _typed(form.password.data)) or user is None:
        return show("account/sign-in.html", form=form, refused=REFUSED), 422

    sign_in(user, shared=form.shared.data)
    if user.provisional:
        return redirect(url_for(".welcome"), code=303)
    return redirect(safe_next(request.form.get("next")) or front(user.role), code=303)


def _typed(password: str | None) -> str:
    """A first code as it is printed, in two groups: the space between them is nobody's password."""
    found = password or ""
    return found.replace(" ", "").upper() if passwords.looks_printed(found) else found


@bp.post("/sign-out")
def end_session() -> ResponseReturnValue:
    language = here.course().language
    session.clear()
    session["language"] = language
    return redirect(url_for(".sign_in"), code=303)


@bp.get("/account")
def profile() -> ResponseReturnValue:
    return _page(_form(), PasswordForm(formdata=None))


@bp.post("/account")
def change_profile() -> ResponseReturnValue:
    user, place = here.user(), here.cohort()
    form = ProfileForm().offer(place.pathway if place else None)
    valid = form.validate()
    if valid and form.email.data and queries.address_taken(form.email.data, user):
        form.email.errors, valid = [ANOTHERS], False
    if not valid:
        return _page(form, PasswordForm(formdata=None)), 422
    said = (form.name.data or "", form.commune.data or "", form.email.data, form.language.data)
    actions.change_profile(queries.me(user), *said)
    if place and form.role:
        actions.follow(user.id, place.cohort_id, form.role.data or "")
    flash(here.editions()[form.language.data].words.gettext("Profil enregistré."))
    return redirect(url_for(".profile"), code=303)


@bp.post("/account/password")
@limiter.limit("10 per 10 minutes", deduct_when=failed)
def change_password() -> ResponseReturnValue:
    user, form = queries.me(here.user()), PasswordForm()
    if form.validate() and not passwords.fits(user.password, form.current.data or ""):
        form.current.errors = [lazy("Ce n’est pas votre mot de passe actuel.")]
    if form.errors:
        return _page(_form(), form), 422
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


def _form() -> ProfileForm:
    """The profile as it stands."""
    me, place = queries.me(here.user()), here.cohort()
    said = {"name": me.name, "commune": me.commune, "email": me.email, "language": me.language}
    return ProfileForm(formdata=None, **said).offer(place.pathway if place else None)


def _page(form: ProfileForm, password_form: PasswordForm) -> str:
    return show("account/profile.html", form=form, password_form=password_form)
