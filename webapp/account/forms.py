"""What people fill in to enter, to join, and to change their own account. As few fields as can be."""

import re
from typing import Self

from wtforms import BooleanField, EmailField, PasswordField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, Length, Optional, Regexp, ValidationError

from webapp import here, passwords
from webapp.forms import Form, SelectChoice, lowered, squeezed
from webapp.pages import lazy

NEEDED = DataRequired(lazy("À remplir."))
SHORT = Length(max=80, message=lazy("Quatre-vingts caractères au plus."))
LONG_ENOUGH = Length(min=passwords.SHORTEST, max=200, message=lazy("Huit caractères au moins."))
ADDRESS = Regexp(r"[^@\s]+@[^@\s]+\.[^@\s.]+\Z", message=lazy("Cette adresse n’est pas complète."))
USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,39}")


class SignInForm(Form):
    who = StringField(filters=[lowered], validators=[NEEDED, Length(max=254)])
    password = PasswordField(validators=[NEEDED, Length(max=200)])
    shared = BooleanField()


class CodeForm(Form):
    code = StringField(validators=[NEEDED, Length(max=40)])


class ForgottenForm(Form):
    who = StringField(filters=[lowered], validators=[NEEDED, Length(max=254)])


class NewPasswordForm(Form):
    password = PasswordField(validators=[NEEDED, LONG_ENOUGH])


class SureForm(Form):
    """The password again, before what cannot be undone."""

    password = PasswordField(validators=[NEEDED, Length(max=200)])


class PasswordForm(NewPasswordForm):
    current = PasswordField(validators=[NEEDED, Length(max=200)])
    again = PasswordField(validators=[NEEDED])

    def validate_again(self, field: PasswordField) -> None:
        if field.data != self.password.data:
            raise ValidationError(lazy("Les deux ne sont pas pareils."))


class RoleForm(Form):
    """What somebody does where they work: each role has its pathway, and the cohort's is proposed."""

    role = RadioField(validators=[Optional()])

    def offer(self, proposed: str | None) -> Self:
        """With one pathway or none there is nothing to ask."""
        plain, pathways = here.edition().plain, here.course().pathways
        if len(pathways) < 2:
            del self.role
            return self
        self.role.choices = [(id, plain(pathway.title)) for id, pathway in pathways.items()]
        if not self.role.data:
            self.role.data = proposed
        return self


class WelcomeForm(RoleForm, NewPasswordForm):
    """For whoever was given a first code: their role, and a password of their own."""


class ProfileForm(RoleForm):
    name = StringField(filters=[squeezed], validators=[NEEDED, SHORT])
    commune = StringField(filters=[squeezed], validators=[Optional(), SHORT])
    email = EmailField(filters=[lowered], validators=[Optional(), Length(max=254), ADDRESS])
    language = SelectField()

    def offer(self, proposed: str | None) -> Self:
        self.language.choices = [SelectChoice(code, edition.name) for code, edition in here.editions().items()]
        return super().offer(proposed)


WRITTEN = Regexp(
    rf"{USERNAME.pattern}\Z", message=lazy("Trois à quarante lettres sans accent, chiffres, points ou tirets.")
)


class UsernameForm(Form):
    username = StringField(filters=[lowered], validators=[NEEDED, WRITTEN])


class JoinForm(RoleForm):
    """A name and a password are all one must write; the language is the page's, the username is made from the name."""

    name = StringField(filters=[squeezed], validators=[NEEDED, SHORT])
    password = PasswordField(validators=[NEEDED, LONG_ENOUGH])
    commune = StringField(filters=[squeezed], validators=[Optional(), SHORT])
    shared = BooleanField()
    username = StringField(filters=[lowered], validators=[Optional(), WRITTEN])
    email = EmailField(filters=[lowered], validators=[Optional(), Length(max=254), ADDRESS])
