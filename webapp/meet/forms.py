"""What a trainer fills in to plan a session, by the clock on the wall."""

from datetime import UTC, datetime
from typing import Self

from wtforms import DateField, SelectField, StringField, TextAreaField, TimeField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, Regexp, ValidationError

from webapp import here
from webapp.forms import Form, SelectChoice, of_these_times, squeezed
from webapp.meet.actions import Plan
from webapp.meet.rows import Meeting
from webapp.pages import lazy

NEEDED = lazy("À remplir.")
LINK = Regexp(r"https?://[^\s<>\"]+\Z", message=lazy("Un lien commence par https://."))


class MeetingForm(Form):
    title = StringField(
        filters=[squeezed],
        validators=[DataRequired(NEEDED), Length(max=120, message=lazy("Cent vingt caractères au plus."))],
    )
    module = SelectField()
    day = DateField(validators=[InputRequired(NEEDED), of_these_times])
    begins = TimeField(validators=[InputRequired(NEEDED)])
    ends = TimeField(validators=[InputRequired(NEEDED)])
    place = StringField(filters=[squeezed], validators=[Optional(), Length(max=200)])
    link = StringField(filters=[squeezed], validators=[Optional(), Length(max=500), LINK])
    notes = TextAreaField(
        validators=[Optional(), Length(max=2000, message=lazy("Deux mille caractères au plus."))],
    )

    def validate_ends(self, field: TimeField) -> None:
        if field.data and self.begins.data and field.data <= self.begins.data:
            raise ValidationError(lazy("La fin vient avant le début."))

    def offer(self) -> Self:
        say = here.edition().plain
        modules = [SelectChoice(one.id, f"{one.number}. {say(one.title)}") for one in here.course().modules]
        self.module.choices = [SelectChoice("", here.words().gettext("Aucun en particulier")), *modules]
        return self

    def plan(self) -> Plan:
        """What was filled in, its moments in UTC."""
        zone = here.zone()

        def moment(field: TimeField) -> datetime:
            assert self.day.data is not None
            assert field.data is not None
            return datetime.combine(self.day.data, field.data, zone).astimezone(UTC)

        return {
            "title": self.title.data or "",
            "module": self.module.data or None,
            "begins": moment(self.begins),
            "ends": moment(self.ends),
            "place": self.place.data or "",
            "link": self.link.data or "",
            "notes": (self.notes.data or "").replace("\r\n", "\n").strip(),
        }


def form_of(meeting: Meeting) -> MeetingForm:
    """The session as it stands, to be changed."""
    begins, ends = (moment.astimezone(here.zone()) for moment in (meeting.begins, meeting.ends))
    said = {name: getattr(meeting, name) for name in ("title", "module", "place", "link", "notes")}
    return MeetingForm(formdata=None, **said, day=begins.date(), begins=begins.time(), ends=ends.time()).offer()
