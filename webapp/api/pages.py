"""Where people make tokens for programs, see when they last served, and revoke them."""

from flask import Blueprint, Response, abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from wtforms import IntegerField, SelectMultipleField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange

from webapp import here
from webapp.api import tokens
from webapp.forms import Form, SelectChoice, squeezed
from webapp.models import Role
from webapp.pages import lazy, show
from webapp.security import only

bp = Blueprint("tokens", __name__, url_prefix="/tokens", template_folder="templates")
bp.before_request(only(Role.TRAINER, Role.ADMINISTRATOR))

NEEDED = lazy("À remplir.")


class TokenForm(Form):
    """What a token is for, what it may, until when."""

    name = StringField(
        filters=[squeezed],
        validators=[DataRequired(NEEDED), Length(max=80, message=lazy("Quatre-vingts caractères au plus."))],
    )
    scopes = SelectMultipleField(
        choices=[SelectChoice(scope, said) for scope, said in tokens.SCOPES.items()],
        validators=[DataRequired(lazy("Cochez au moins une chose."))],
    )
    days = IntegerField(default=90, validators=[InputRequired(NEEDED), NumberRange(1, 365, lazy("De 1 à 365 jours."))])


@bp.get("")
def index() -> str:
    return _page(TokenForm(formdata=None))


@bp.post("")
def create() -> ResponseReturnValue:
    """The token's text is in this reply and nowhere else: no copy of it may stay."""
    form = TokenForm()
    if not form.validate():
        return _page(form), 422
    made, text = tokens.make(here.user(), form.name.data or "", form.scopes.data or [], form.days.data or 0)
    reply = Response(_page(TokenForm(formdata=None), made=made, text=text))
    reply.headers["Cache-Control"] = "no-store"
    return reply


@bp.post("/<int:token_id>/revocation")
def revoke(token_id: int) -> ResponseReturnValue:
    tokens.revoke(tokens.one(here.user(), token_id) or abort(404))
    flash(here.words().gettext("Jeton révoqué : il n’ouvre plus rien."))
    return redirect(url_for(".index"), code=303)


def _page(form: TokenForm, **context: object) -> str:
    seen = tokens.seen(here.user())
    return show("api/tokens.html", form=form, tokens=seen, scopes=tokens.SCOPES, root=here.root(), **context)
