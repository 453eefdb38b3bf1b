"""What a trainer fills in."""

from flask_wtf import FlaskForm
from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange

from webapp.pages import lazy


class InvitationForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    places = IntegerField(
        default=25,
        validators=[InputRequired(lazy("À remplir.")), NumberRange(1, 500, lazy("De 1 à 500 personnes."))],
    )
    days = IntegerField(
        default=30,
        validators=[InputRequired(lazy("À remplir.")), NumberRange(1, 365, lazy("De 1 à 365 jours."))],
    )
