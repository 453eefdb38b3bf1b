"""Signing in and out, one's own profile, the language."""

from flask import abort, flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from webapp import accesses, here, passwords, sessions
from webapp.account import actions, joining, letters, own, queries
from webapp.account.forms import CloseForm, PasswordForm, ProfileForm, SignInForm
from webapp.account.room import bp, first_page, front
from webapp.events import tell
from webapp.pages import lazy, show
from webapp.security import safe_next
from webapp.throttle import account, failed, limiter, me

__all__ = ["bp", "joining", "letters", "own"]

REFUSED = lazy("L’identifiant ou le mot de passe ne correspond pas. Vérifiez les deux, puis recommencez.")
WRONG = lazy("Ce n’est pas votre mot de passe actuel.")
ANOTHERS = lazy("Cette adresse sert déjà. Choisissez-en une autre, ou laissez-la vide.")


@bp.get("/sign-in", endpoint="sign_in")
def sign_in_page() -> ResponseReturnValue:
    if person := here.visitor():
        return redirect(front(person.role))
    return show("account/sign-in.html", form=SignInForm(formdata=None, who=request.args.get("who", "")[:40]))


@bp.post("/sign-in")
@limiter.limit("8 per 10 minutes", key_func=account, deduct_when=failed)
@limiter.limit("40 per 10 minutes", deduct_when=failed)
def create_session() -> ResponseReturnValue:
    """Open a session. A wrong name and a wrong password are refused alike, and as slowly."""
    form = SignInForm()
    user = queries.who(form.who.data or "") if form.validate() else None
    typed = _typed(form.password.data)
    if not passwords.fits(user.password if user else None, typed) or user is None:
        accesses.secure("failed", user.id if user else None)
        return show("account/sign-in.html", form=form, refused=REFUSED), 422

    if passwords.outdated(user.password):
        user.password = passwords.hashed(typed)
    tell("signed-in", user.id)
    sessions.open_for(user, shared=form.shared.data)
    if user.provisional:
        return redirect(url_for(".welcome"), code=303)
    return redirect(safe_next(request.form.get("next")) or first_page(user), code=303)


def _typed(password: str | None) -> str:
    """A first code as it is printed, in two groups: the space between them is nobody's password."""
    found = password or ""
    return found.replace(" ", "").upper() if passwords.looks_printed(found) else found


@bp.post("/sign-out")
def end_session() -> ResponseReturnValue:
    """End it wherever its cookie went. A shared computer forgets the pages it kept as well."""
    language, shared = here.course().language, sessions.is_shared()
    tell("signed-out")
    sessions.close()
    session["language"] = language
    reply = redirect(url_for(".sign_in"), code=303)
    if shared:
        reply.headers["Clear-Site-Data"] = '"cache"'
    return reply


@bp.get("/account")
def profile() -> ResponseReturnValue:
    return _page(_form())


@bp.post("/account")
@limiter.limit("10 per 10 minutes", deduct_when=failed, key_func=me)
def change_profile() -> ResponseReturnValue:
    user, place = here.user(), here.cohort()
    form = ProfileForm().offer(place.pathway if place else None)
    valid = form.validate()
    if valid and not _may_write_to(form):
        form.proof.errors, valid = [WRONG], False
    if valid and form.email.data and queries.address_taken(form.email.data, user):
        form.email.errors, valid = [ANOTHERS], False
    if not valid:
        return _page(form), 422
    said = (form.name.data or "", form.commune.data or "", form.email.data, form.language.data)
    actions.change_profile(queries.me(user), *said)
    if place and form.role:
        actions.follow(user.id, place.cohort_id, form.role.data or "")
    flash(here.editions()[form.language.data].words.gettext("Profil enregistré."))
    return redirect(url_for(".profile"), code=303)


@bp.post("/account/password")
@limiter.limit("10 per 10 minutes", deduct_when=failed, key_func=me)
def change_password() -> ResponseReturnValue:
    user = queries.me(here.user())
    form = PasswordForm().knowing(user)
    if form.validate() and not actions.proves(user, form.current.data):
        form.current.errors = [WRONG]
    if form.errors:
        return _page(_form(), password_form=form), 422
    actions.change_password(user, form.password.data or "")
    sessions.open_for(user, shared=sessions.is_shared())
    flash(here.words().gettext("Mot de passe changé. Les autres appareils ont été déconnectés."))
    return redirect(url_for(".profile"), code=303)


@bp.post("/account/sessions/closing")
@limiter.limit("10 per 10 minutes", deduct_when=failed, key_func=me)
def close_sessions() -> ResponseReturnValue:
    """Sign every other device out. The password is asked again: whoever holds this one may not be its owner."""
    user, form = queries.me(here.user()), CloseForm()
    if form.validate() and not actions.proves(user, form.sure.data):
        form.sure.errors = [WRONG]
    if form.errors:
        return _page(_form(), close_form=form), 422
    actions.close_sessions(user)
    sessions.open_for(user, shared=sessions.is_shared())
    flash(here.words().gettext("Les autres appareils ont été déconnectés."))
    return redirect(url_for(".profile"), code=303)


@bp.post("/language")
def change_language() -> ResponseReturnValue:
    """Speak another language from now on, on this very page."""
    chosen = request.form.get("language", "")
    if not any(chosen in shelf.editions for shelf in here.library()):
        abort(400)
    session["language"] = chosen
    if person := here.visitor():
        queries.me(person).language = chosen
    return redirect(safe_next(request.form.get("next")) or url_for("learn.home"), code=303)


def _form() -> ProfileForm:
    """The profile as it stands."""
    me, place = queries.me(here.user()), here.cohort()
    said = {"name": me.name, "commune": me.commune, "email": me.email, "language": me.language}
    return ProfileForm(formdata=None, **said).offer(place.pathway if place else None)


def _may_write_to(form: ProfileForm) -> bool:
    """Whether the address may become this one: it is the same, or its owner said their password."""
    user = queries.me(here.user())
    return (form.email.data or None) == user.email or actions.proves(user, form.proof.data)


def _page(form: ProfileForm, **others: PasswordForm | CloseForm) -> str:
    forms = {"password_form": PasswordForm(formdata=None), "close_form": CloseForm(formdata=None), **others}
    return show("account/profile.html", form=form, opened=sessions.opened(queries.me(here.user())), **forms)
