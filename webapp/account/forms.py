"""What people fill in to enter, to join, and to change their own account. As few fields as can be."""

from collections.abc import Mapping
from typing import Any, Self

from wtforms import BooleanField, EmailField, PasswordField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, Length, Optional, Regexp, ValidationError

from webapp import here, passwords, usernames
from webapp.forms import Form, SelectChoice, lowered, squeezed
from webapp.models import User
from webapp.pages import lazy
from webapp.visitor import Visitor

NEEDED = DataRequired(lazy("À remplir."))
SHORT = Length(max=80, message=lazy("Quatre-vingts caractères au plus."))
LONG_ENOUGH = Length(min=passwords.SHORTEST, max=passwords.LONGEST, message=lazy("Huit caractères au moins."))
GUESSED = lazy("Ce mot de passe se devine vite. Prenez une petite phrase, ou quelques mots sans rapport avec vous.")
ADDRESS = Regexp(r"[^@\s]+@[^@\s]+\.[^@\s.]+\Z", message=lazy("Cette adresse n’est pas complète."))


class SignInForm(Form):
    who = StringField(filters=[lowered], validators=[NEEDED, Length(max=254)])
    password = PasswordField(validators=[NEEDED, Length(max=passwords.LONGEST)])
    shared = BooleanField()


class CodeForm(Form):
    code = StringField(validators=[NEEDED, Length(max=40)])


class ForgottenForm(Form):
    who = StringField(filters=[lowered], validators=[NEEDED, Length(max=254)])


class NewPasswordForm(Form):
    """A password that nobody guesses who knows what everybody takes, or whose it is."""

    password = PasswordField(validators=[NEEDED, LONG_ENOUGH])
    about: tuple[str | None, ...] = ()

    def knowing(self, person: Visitor | User) -> Self:
        self.about = (person.username, person.name, person.email, person.commune)
        return self

    def validate_password(self, field: PasswordField) -> None:
        if not field.errors and passwords.guessable(field.data or "", self.about):
            raise ValidationError(GUESSED)


class SureForm(Form):
    """The password again, before what cannot be undone."""

    password = PasswordField(validators=[NEEDED, Length(max=passwords.LONGEST)])


class CloseForm(Form):
    """The password again, before every other device is signed out."""

    sure = PasswordField(validators=[NEEDED, Length(max=passwords.LONGEST)])


class PasswordForm(NewPasswordForm):
    current = PasswordField(validators=[NEEDED, Length(max=passwords.LONGEST)])
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
    proof = PasswordField(validators=[Length(max=passwords.LONGEST)])
    """Their password, when the address changes: whoever holds it can have a new password."""
    language = SelectField()

    def offer(self, proposed: str | None) -> Self:
        self.language.choices = [SelectChoice(code, edition.name) for code, edition in here.editions().items()]
        return super().offer(proposed)


WRITTEN = Regexp(
    rf"{usernames.RIGHT.pattern}\Z", message=lazy("Trois à quarante lettres sans accent, chiffres, points ou tirets.")
)


class UsernameForm(Form):
    username = StringField(filters=[lowered], validators=[NEEDED, WRITTEN])


class JoinForm(RoleForm, NewPasswordForm):
    """A name and a password are all one must write; the language is the page's, the username is made from the name."""

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        self.about = (self.name.data, self.commune.data, self.username.data, self.email.data)
        return bool(super().validate(extra_validators))

    name = StringField(filters=[squeezed], validators=[NEEDED, SHORT])
    commune = StringField(filters=[squeezed], validators=[Optional(), SHORT])
    shared = BooleanField()
    username = StringField(filters=[lowered], validators=[Optional(), WRITTEN])
    email = EmailField(filters=[lowered], validators=[Optional(), Length(max=254), ADDRESS])
