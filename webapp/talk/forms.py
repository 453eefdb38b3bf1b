"""What one fills in to write to somebody: some lines."""

from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from webapp.forms import Form
from webapp.pages import lazy
from webapp.talk.actions import LONGEST


def lines(value: str | None) -> str | None:
    """Lines as they were written, with one way of ending them."""
    return value.replace("\r\n", "\n").strip() if value else value


class MessageForm(Form):
    text = TextAreaField(
        filters=[lines],
        validators=[
            DataRequired(lazy("Écrivez votre message.")),
            Length(max=LONGEST, message=lazy("Quatre mille caractères au plus.")),
        ],
    )
