"""What an administrator fills in."""

from wtforms import SelectField, StringField
from wtforms.validators import DataRequired, Length, Regexp

from webapp.forms import Form, SelectChoice
from webapp.models import Role
from webapp.pages import lazy

NEEDED = DataRequired(lazy("À remplir."))
ROLES = [
    SelectChoice(Role.LEARNER, lazy("Apprenant·e")),
    SelectChoice(Role.TRAINER, lazy("Formateur ou formatrice")),
    SelectChoice(Role.ADMINISTRATOR, lazy("Administration")),
]


PLACES = [SelectChoice("learns", lazy("y apprend")), SelectChoice("trains", lazy("l’accompagne"))]


class PersonForm(Form):
    name = StringField(validators=[NEEDED, Length(max=80, message=lazy("Quatre-vingts caractères au plus."))])
    username = StringField(
        filters=[lambda value: value.strip().lower() if value else value],
        validators=[
            NEEDED,
            Regexp(
                r"[a-z0-9][a-z0-9._-]{2,39}\Z",
                message=lazy("Trois à quarante lettres sans accent, chiffres, points ou tirets."),
            ),
        ],
    )
    role = SelectField(choices=ROLES, default=Role.TRAINER)


class RoleForm(Form):
    role = SelectField(choices=ROLES)


class CohortForm(Form):
    name = StringField(validators=[NEEDED, Length(max=120, message=lazy("Cent vingt caractères au plus."))])
    pathway = SelectField()


class PlaceForm(Form):
    """Somebody's place in a cohort: which one, and to learn or to accompany it."""

    cohort = SelectField(coerce=int)
    place = SelectField(choices=PLACES)
