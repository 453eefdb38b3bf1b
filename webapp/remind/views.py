"""Which letters one receives: from one's account, or from the address that each letter carries, without signing in."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp import here
from webapp.models import User
from webapp.pages import show
from webapp.remind import choices
from webapp.remind.kinds import KINDS
from webapp.security import csrf
from webapp.throttle import failed, limiter

bp = Blueprint("remind", __name__, template_folder="templates")


@bp.get("/account/letters")
def my_letters() -> str:
    return _page(here.user().id, url_for(".my_letters"))


@bp.post("/account/letters")
def choose_letters() -> ResponseReturnValue:
    """One tap each."""
    choices.change(here.user().id, request.form.to_dict())
    flash(here.words().gettext("C’est noté."))
    return redirect(url_for(".my_letters"), code=303)


@bp.get("/letters/<token>")
@limiter.limit("20 per 10 minutes", deduct_when=failed)
def letters(token: str) -> str:
    """From a letter: nothing changes by being opened, for mail programs open addresses by themselves."""
    return _page(_whose(token).id, url_for(".letters", token=token))


@bp.post("/letters/<token>")
@csrf.exempt  # type: ignore[untyped-decorator]  # mail programs post it (RFC 8058): the address is what proves who asks
@limiter.limit("20 per 10 minutes", deduct_when=failed)
def stop_letters(token: str) -> ResponseReturnValue:
    user = _whose(token)
    choices.change(user.id, request.form.to_dict())
    return _page(user.id, url_for(".letters", token=token), done=True)


def _whose(token: str) -> User:
    """Whose letter it was; the page speaks as the letter did."""
    user = choices.of(token) or abort(404)
    if user.language in here.editions():
        here.speak(user.language)
    return user


def _page(user_id: int, action: str, *, done: bool = False) -> str:
    context = {"kinds": KINDS, "refused": choices.refused_by(user_id), "works": here.mail().works}
    return show("remind/letters.html", action=action, done=done, **context)
