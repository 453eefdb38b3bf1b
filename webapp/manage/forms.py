"""What an administrator fills in."""

from wtforms import SelectField, StringField
from wtforms.validators import DataRequired, Length, Regexp

from webapp import here
from webapp.forms import Form, SelectChoice, lowered, squeezed
from webapp.models import Cohort, Kind, Organisation, Role
from webapp.pages import lazy

NEEDED = DataRequired(lazy("À remplir."))
ROLES = [
    SelectChoice(Role.LEARNER, lazy("Apprenant·e")),
    SelectChoice(Role.TRAINER, lazy("Formateur ou formatrice")),
    SelectChoice(Role.ADMINISTRATOR, lazy("Administration")),
]
KINDS = [SelectChoice(Kind.COMMUNE, lazy("Commune")), SelectChoice(Kind.NGO, lazy("ONG, association"))]
PLACES = [SelectChoice("learns", lazy("y apprend")), SelectChoice("trains", lazy("l’accompagne"))]


class PersonForm(Form):
    name = StringField(
        filters=[squeezed], validators=[NEEDED, Length(max=80, message=lazy("Quatre-vingts caractères au plus."))]
    )
    username = StringField(
        filters=[lowered],
        validators=[
            NEEDED,
            Regexp(
                r"[a-z0-9][a-z0-9._-]{2,39}\Z",
                message=lazy("Trois à quarante lettres sans accent, chiffres, points ou tirets."),
            ),
        ],
    )
    role = SelectField(choices=ROLES, default=Role.TRAINER)
    organisation = SelectField(default="")

    def offer(self, organisations: list[Organisation] | None) -> "PersonForm":
        """Fill the list of organisations; None when there is no choice."""
        if organisations:
            self.organisation.choices = _with_none(organisations)
        else:
            del self.organisation
        return self


class RoleForm(Form):
    role = SelectField(choices=ROLES)


class WhoseForm(Form):
    organisation = SelectField()

    def offer(self, organisations: list[Organisation]) -> "WhoseForm":
        self.organisation.choices = _with_none(organisations)
        return self


class OrganisationForm(Form):
    name = StringField(
        filters=[squeezed], validators=[NEEDED, Length(max=120, message=lazy("Cent vingt caractères au plus."))]
    )
    kind = SelectField(choices=KINDS)


class PlaceForm(Form):
    """Somebody's place in a cohort: which one, and to learn or to accompany it."""

    cohort = SelectField(coerce=int)
    place = SelectField(choices=PLACES)

    def offer(self, cohorts: list[Cohort]) -> "PlaceForm":
        self.cohort.choices = [SelectChoice(str(cohort.id), cohort.name) for cohort in cohorts]
        return self


def _with_none(organisations: list[Organisation]) -> list[SelectChoice]:
    none = SelectChoice("", here.words().gettext("Aucune : toute la plateforme"))
    return [none, *(SelectChoice(str(one.id), one.name) for one in organisations)]
