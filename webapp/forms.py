"""What all forms share: the library's own complaints, said in our words."""

from flask_wtf import FlaskForm
from wtforms import DateField, SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import StopValidation

from webapp.clock import near
from webapp.pages import lazy

__all__ = ["Form", "SelectChoice", "lowered", "of_these_times", "squeezed"]

COMPLAINTS = {
    "Not a valid integer value.": lazy("Un nombre entier, en chiffres."),
    "Not a valid choice.": lazy("Choisissez dans la liste."),
    "'%(value)s' is not a valid choice for this field.": lazy("Choisissez dans la liste."),
    "'%(value)s' are not valid choices for this field.": lazy("Choisissez dans la liste."),
    "Invalid Choice: could not coerce.": lazy("Choisissez dans la liste."),
    "Not a valid time value.": lazy("Une heure, comme 14:30."),
    "Not a valid date value.": lazy("Une date, comme 2026-10-05."),
}


def squeezed(value: str | None) -> str | None:
    """Without the spaces that a keyboard leaves around and between words."""
    return " ".join(value.split()) if value else value


def of_these_times(form: object, field: DateField) -> None:
    """A validator of days."""
    if field.data and not near(field.data):
        raise StopValidation(COMPLAINTS["Not a valid date value."])


def lowered(value: str | None) -> str | None:
    return squeezed(value.lower()) if value else None


class Complaints:
    """WTForms asks it for each of its sentences; they are translated where they are shown."""

    def gettext(self, sentence: str) -> str:
        return COMPLAINTS.get(sentence, sentence)

    def ngettext(self, one: str, many: str, n: int) -> str:
        return self.gettext(one if n == 1 else many)


class Form(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        def get_translations(self, form: object) -> Complaints:
            return Complaints()
