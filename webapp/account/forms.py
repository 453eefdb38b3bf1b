"""What people fill in to enter, to join, and to change their own account."""

import re

from wtforms import BooleanField, EmailField, PasswordField, SelectField, StringField
from wtforms.validators import DataRequired, Length, Optional, Regexp, ValidationError

from webapp import passwords
from webapp.forms import Form, lowered, squeezed
from webapp.pages import lazy

NEEDED = DataRequired(lazy("À remplir."))
LONG_ENOUGH = Length(min=passwords.SHORTEST, max=200, message=lazy("Huit caractères au moins."))
ADDRESS = Regexp(r"[^@\s]+@[^@\s]+\.[^@\s.]+\Z", message=lazy("Cette adresse n’est pas complète."))
USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,39}")


class SignInForm(Form):
    who = StringField(filters=[lowered], validators=[NEEDED, Length(max=254)])
    password = PasswordField(validators=[NEEDED, Length(max=200)])
    shared = BooleanField()


class CodeForm(Form):
    code = StringField(validators=[NEEDED, Length(max=40)])


class PasswordForm(Form):
    current = PasswordField(validators=[NEEDED, Length(max=200)])
    password = PasswordField(validators=[NEEDED, LONG_ENOUGH])
    again = PasswordField(validators=[NEEDED])

    def validate_again(self, field: PasswordField) -> None:
        if field.data != self.password.data:
            raise ValidationError(lazy("Les deux ne sont pas pareils."))


class ProfileForm(Form):
    name = StringField(
        filters=[squeezed], validators=[NEEDED, Length(max=80, message=lazy("Quatre-vingts caractères au plus."))]
    )
    email = EmailField(filters=[lowered], validators=[Optional(), Length(max=254), ADDRESS])
    language = SelectField()


class JoinForm(ProfileForm):
    username = StringField(
        filters=[lowered],
        validators=[
            NEEDED,
            Regexp(
                rf"{USERNAME.pattern}\Z",
                message=lazy("Trois à quarante lettres sans accent, chiffres, points ou tirets."),
            ),
        ],
    )
    password = PasswordField(validators=[NEEDED, LONG_ENOUGH])
