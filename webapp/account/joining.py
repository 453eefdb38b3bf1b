"""Coming in for the first time: an invitation's code or link, a slip's first code, then one's username to note."""

from flask import redirect, session, url_for
from flask.typing import ResponseReturnValue

from webapp import here, sessions
from webapp.account import actions, queries
from webapp.account.forms import CodeForm, JoinForm, UsernameForm, WelcomeForm
from webapp.account.room import bp, front
from webapp.models import Invitation, User
from webapp.pages import lazy, show
from webapp.throttle import failed, limiter, me

USED = lazy("Cet identifiant sert déjà. Choisissez-en un autre.")
NO_SUCH_CODE = lazy("Ce code n’ouvre aucune cohorte : il est mal recopié, déjà épuisé ou expiré. Demandez-en un autre.")


@bp.get("/join")
def code() -> ResponseReturnValue:
    return show("account/code.html", form=CodeForm())


@bp.post("/join")
@limiter.limit("20 per 10 minutes", deduct_when=failed)
def find_invitation() -> ResponseReturnValue:
    form = CodeForm()
    found = queries.invitation(form.code.data or "") if form.validate() else None
    if found is None:
        return show("account/code.html", form=form, refused=NO_SUCH_CODE), 422
    return redirect(url_for(".join", code=found.code), code=303)


@bp.get("/join/<code>")
@limiter.limit("20 per 10 minutes", deduct_when=failed)
def join(code: str) -> ResponseReturnValue:
    found = queries.invitation(code)
    if found is None:
        return show("account/code.html", form=CodeForm(), refused=NO_SUCH_CODE), 404
    here.turn_to(found.cohort.course)
    return show("account/join.html", form=JoinForm().offer(found.cohort.pathway), invitation=found)


@bp.post("/join/<code>")
@limiter.limit("20 per 10 minutes", deduct_when=failed)
def create_membership(code: str) -> ResponseReturnValue:
    """Enter the cohort, with the account one has or with a new one."""
    found = queries.invitation(code)
    if found is None:
        return show("account/code.html", form=CodeForm(), refused=NO_SUCH_CODE), 404
    here.turn_to(found.cohort.course)
    form = JoinForm().offer(found.cohort.pathway)
    newcomer, refused = None if here.visitor() else _registered(form, found), ""
    user = here.visitor() or newcomer
    if user and not actions.enter(user, found, form.role.data or "" if form.role else ""):
        user, refused = None, NO_SUCH_CODE
    if user is None:
        return show("account/join.html", form=form, invitation=found, refused=refused), 422
    if newcomer is None:
        return redirect(url_for("learn.home"), code=303)
    sessions.open_for(newcomer, shared=form.shared.data)
    session["named"] = not form.username.data
    return redirect(url_for(".welcome"), code=303)


@bp.get("/welcome")
def welcome() -> str:
    """For whoever came with a first code: role and password. Then, for everybody, the username to note."""
    user = here.user()
    if user.provisional:
        return _first_steps(WelcomeForm().offer(_proposed()))
    return _ready(UsernameForm(username=user.username))


@bp.post("/welcome/username")
@limiter.limit("10 per hour", deduct_when=failed, key_func=me)
def choose_username() -> ResponseReturnValue:
    """One's username written otherwise, as long as one has just come and it was made from one's name."""
    form = UsernameForm()
    if not session.get("named"):
        return redirect(url_for(".welcome"), code=303)
    if not form.validate():
        return _ready(form), 422
    if not actions.rename(here.user().id, form.username.data or ""):
        return _ready(form, USED), 422
    return redirect(url_for(".welcome"), code=303)


@bp.post("/welcome")
def choose_password() -> ResponseReturnValue:
    """The first code was just typed: it is not asked again."""
    user = queries.me(here.user())
    if not user.provisional:
        return redirect(url_for(".welcome"), code=303)
    form, place = WelcomeForm().knowing(user).offer(_proposed()), here.cohort()
    if not form.validate():
        return _first_steps(form), 422
    if place and form.role:
        actions.follow(user.id, place.cohort_id, form.role.data or "")
    actions.change_password(user, form.password.data or "")
    sessions.open_for(user, shared=sessions.is_shared())
    return redirect(url_for(".welcome"), code=303)


def _ready(form: UsernameForm, refused: str = "") -> str:
    return show("account/ready.html", form=form, refused=refused, start=front(here.user().role))


def _first_steps(form: WelcomeForm) -> str:
    return show("account/welcome.html", form=form, asks_role=here.cohort() is not None and form.role is not None)


def _proposed() -> str | None:
    place = here.cohort()
    return place.pathway if place else None


def _registered(form: JoinForm, invitation: Invitation) -> User | None:
    """The new person, if all was said."""
    if not form.validate():
        return None
    name = form.name.data or ""
    row = {
        "organisation_id": invitation.cohort.organisation_id,
        "name": name,
        "commune": form.commune.data or "",
        "language": here.course().language,
    }
    return actions.register(row, form.username.data or name, form.email.data or None, form.password.data or "")
