"""Attendance as tables for spreadsheets."""

from collections.abc import Sequence

from webapp import here
from webapp.meet import queries
from webapp.meet.rows import CAME, Attendance, Presence
from webapp.meet.wording import SAID
from webapp.models import User
from webapp.spreadsheet import Cell, Table


def of_people(people: Sequence[User], noted: Sequence[Attendance]) -> Table:
    """How often each person came, and the hours of it."""
    _ = here.words().gettext
    totals, nothing = queries.by_person(noted), queries.total(())
    heads = (_("Nom"), _("Identifiant"), *(_(SAID[state]).capitalize() for state in Presence), _("Heures en séance"))
    rows: list[tuple[Cell, ...]] = []
    for one in people:
        mine = totals.get(one.id, nothing)
        counts = (mine.counts.get(state, 0) for state in Presence)
        rows.append((one.name, one.username, *counts, round(mine.minutes / 60, 2)))
    return Table(_("Heures en séance"), heads, tuple(rows))


def of_marks(people: Sequence[User], noted: Sequence[Attendance]) -> Table:
    """Each session, person by person. `Minutes` are those of who came, late or not."""
    _, zone = here.words().gettext, here.zone()
    names = {one.id: one.name for one in people}
    heads = (_("Nom"), _("Séance"), _("Jour"), _("Début"), _("Fin"), _("Présence"), _("Minutes"))
    rows = []
    for row in noted:
        if row.user_id in names:
            begins, ends = (moment.astimezone(zone) for moment in (row.meeting.begins, row.meeting.ends))
            came = row.meeting.minutes if row.state in CAME else 0
            rows.append((
                names[row.user_id], row.meeting.title, begins.date(), f"{begins:%H:%M}", f"{ends:%H:%M}",
                _(SAID[row.state]), came,
            ))  # fmt: skip
    return Table(_("Séances"), heads, tuple(rows))
