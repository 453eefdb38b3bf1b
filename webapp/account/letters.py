"""A forgotten password, by e-mail when there is a server and an address. What is said never tells who has one."""

from flask import current_app, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from itsdangerous import BadData, URLSafeTimedSerializer

from webapp import here
from webapp.account import actions, queries
from webapp.account.forms import ForgottenForm, NewPasswordForm
from webapp.account.room import bp
from webapp.db import session as db
from webapp.events import tell
from webapp.models import User
from webapp.pages import show
from webapp.throttle import account, failed, limiter

LASTS = 3600
"""Seconds for which a letter's link opens; it opens once, because a new password ends it."""


@bp.get("/forgotten")
def forgotten() -> str:
    return show("account/forgotten.html", form=ForgottenForm(), works=here.mail().works)


@bp.post("/forgotten")
@limiter.limit("3 per hour", key_func=account)
@limiter.limit("20 per hour")
def send_letter() -> ResponseReturnValue:
    """Write to the address of this account, if there are both. The reply is the same, and as quick."""
    form = ForgottenForm()
    if not here.mail().works or not form.validate():
        return show("account/forgotten.html", form=form, works=here.mail().works), 422
    user = queries.who(form.who.data or "")
    tell("letter-asked", *([user.id] if user else []))
    if user and user.email:
        _write(user, user.email)
    return show("account/forgotten.html", form=form, works=True, sent=True)


@bp.get("/forgotten/<token>")
@limiter.limit("20 per 10 minutes", deduct_when=failed)
def new_password(token: str) -> ResponseReturnValue:
    user = _of(token)
    return show("account/reset.html", form=NewPasswordForm(), token=token, user=user), 200 if user else 404


@bp.post("/forgotten/<token>")
@limiter.limit("20 per 10 minutes", deduct_when=failed)
def keep_password(token: str) -> ResponseReturnValue:
    """Keep it, end every session, and let them sign in with it."""
    user, form = _of(token), NewPasswordForm()
    if user is None or not form.knowing(user).validate():
        return show("account/reset.html", form=form, token=token, user=user), 422 if user else 404
    actions.change_password(user, form.password.data or "")
    flash(here.words().gettext("Mot de passe changé. Connectez-vous avec le nouveau."))
    return redirect(url_for(".sign_in", who=user.username), code=303)


def _write(user: User, address: str) -> None:
    """In the language of whoever reads it."""
    words = (here.editions().get(user.language) or here.edition()).words
    link = f"{here.root()}{url_for('.new_password', token=_signer().dumps([*user.mark, user.version]))}"
    text = words.gettext(
        "Bonjour %(name)s,\n\n"
        "Voici le lien pour choisir un nouveau mot de passe. Il s’ouvre une fois, pendant une heure :\n\n%(link)s\n\n"
        "Votre identifiant : %(username)s\n\n"
        "Vous n’avez rien demandé ? Ne faites rien : rien ne change.\n",
        name=user.name,
        link=link,
        username=user.username,
    )
    here.mail().send(address, words.gettext("Parcours : choisir un nouveau mot de passe"), text)


def tell_owner(user: User, address: str) -> None:
    """Somebody opened an account with an address that has one: its owner is told, nobody else."""
    if not here.mail().works:
        return
    words = (here.editions().get(user.language) or here.edition()).words
    text = words.gettext(
        "Bonjour %(name)s,\n\n"
        "Quelqu’un vient d’ouvrir un compte avec votre adresse. Elle sert déjà à votre compte : le nouveau ne l’a pas "
        "reprise.\n\nVotre identifiant : %(username)s\nMot de passe oublié : %(link)s\n\n"
        "Ce n’était pas vous ? Ne faites rien : rien ne change.\n",
        name=user.name,
        username=user.username,
        link=f"{here.root()}{url_for('.forgotten')}",
    )
    here.mail().send(address, words.gettext("Parcours : vous avez déjà un compte"), text)


def _of(token: str) -> User | None:
    """Whose letter this is, while it is fresh and their password is still the one they forgot."""
    try:
        said = _signer().loads(token, max_age=LASTS)
    except BadData:
        return None
    user = db.get(User, said[0])
    return user if user and [*user.mark, user.version] == said else None


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt="forgotten")
