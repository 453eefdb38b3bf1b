"""What a trainer fills in."""

from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange

from webapp.forms import Form
from webapp.pages import lazy


class InvitationForm(Form):
    places = IntegerField(
        default=25,
        validators=[InputRequired(lazy("À remplir.")), NumberRange(1, 500, lazy("De 1 à 500 personnes."))],
    )
    days = IntegerField(
        default=30,
        validators=[InputRequired(lazy("À remplir.")), NumberRange(1, 365, lazy("De 1 à 365 jours."))],
    )
