"""What a trainer fills in."""

from flask_wtf.file import FileField
from wtforms import DateField, IntegerField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, ValidationError

from webapp import here
from webapp.forms import Form, SelectChoice, of_these_times, squeezed
from webapp.models import Cohort, Organisation, User
from webapp.pages import lazy

NEEDED = lazy("À remplir.")


class InvitationForm(Form):
    places = IntegerField(
        default=25,
        validators=[InputRequired(NEEDED), NumberRange(1, 500, lazy("De 1 à 500 personnes."))],
    )
    days = IntegerField(
        default=30,
        validators=[InputRequired(NEEDED), NumberRange(1, 365, lazy("De 1 à 365 jours."))],
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


class CohortForm(Form):
    """A cohort: whose it is (asked of the platform's administrator only), its name, its pathway, its days."""

    organisation = SelectField()
    name = StringField(
        filters=[squeezed],
        validators=[DataRequired(NEEDED), Length(max=120, message=lazy("Cent vingt caractères au plus."))],
    )
    pathway = SelectField()
    begins = DateField(validators=[Optional(), of_these_times])
    ends = DateField(validators=[Optional(), of_these_times])

    def validate_ends(self, field: DateField) -> None:
        if field.data and self.begins.data and field.data < self.begins.data:
            raise ValidationError(lazy("Le dernier jour vient avant le premier."))

    def offer(self, organisations: list[Organisation]) -> "CohortForm":
        """Fill the lists. Without organisations to choose from there is nothing to ask."""
        _ = here.words().gettext
        pathways = [SelectChoice(id, pathway.title) for id, pathway in here.course().pathways.items()]
        self.pathway.choices = [SelectChoice("", _("Tout le cours")), *pathways]
        if organisations:
            choices = [SelectChoice(str(one.id), one.name) for one in organisations]
            self.organisation.choices = [SelectChoice("", _("Aucune")), *choices]
        else:
            del self.organisation
        return self


class ColleagueForm(Form):
    person = SelectField(coerce=int)

    def offer(self, colleagues: list[User]) -> "ColleagueForm":
        self.person.choices = [SelectChoice(str(one.id), one.name) for one in colleagues]
        return self


class MoveForm(Form):
    cohort = SelectField(coerce=int)

    def offer(self, cohorts: list[Cohort]) -> "MoveForm":
        self.cohort.choices = [SelectChoice(str(one.id), one.name) for one in cohorts]
        return self


class ImportForm(Form):
    """Names to add: a file, or some lines typed or pasted."""

    file = FileField()
    lines = TextAreaField()
