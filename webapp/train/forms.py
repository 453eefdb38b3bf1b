"""What a trainer fills in."""

from wtforms import IntegerField, SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange

from webapp import here
from webapp.forms import Form, SelectChoice
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


class RecoveryForm(Form):
    """A recovery code as it is typed; the modules of its package, for one that we do not know."""

    code = TextAreaField(
        validators=[
            InputRequired(lazy("Écrivez le code.")),
            Length(max=600, message=lazy("C’est trop long pour un code.")),
        ]
    )
    modules = SelectMultipleField()


def recovery_form() -> RecoveryForm:
    form, say = RecoveryForm(), here.edition().plain
    modules = here.course().modules
    form.modules.choices = [SelectChoice(m.id, f"{m.number}. {say(m.title)}") for m in modules]
    return form
