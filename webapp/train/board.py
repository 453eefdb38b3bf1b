"""The cohort's page: who is where, whom to call, who may come in. Shown again when a form is wrong."""

from flask import request

from webapp import here
from webapp.models import Cohort, now
from webapp.pages import show
from webapp.progress import Station
from webapp.train import queries, texts
from webapp.train.forms import InvitationForm
from webapp.train.watch.calls import calls
from webapp.train.watch.wording import letter, place, reason


def cohort_page(found: Cohort, form: InvitationForm) -> str:
    """The cohort's page, whole or of one commune: four figures, who is where, invitations."""
    everybody = queries.rows(here.course(), found)
    communes = sorted({row.user.commune for row in everybody} - {""})
    commune = request.args.get("commune", "")
    rows = [row for row in everybody if row.user.commune == commune] if commune in communes else everybody
    called = [*calls({found.id: found}, {found.id: rows}, now())]
    context = {
        "waiting": sum(work.mark is None for work in texts.works(here.course(), found)),
        "heat": heat,
        "rows": rows,
        "communes": communes,
        "commune": commune if commune in communes else "",
        "newcomers": len(queries.with_keys(found)),
        "figures": queries.figures(rows, len(called)),
        "calls": called,
        "reason": reason,
        "place": place,
        "letter": letter,
        "modules": queries.modules(here.course(), found, rows),
        "form": form,
    }
    return show("train/cohort.html", its_cohort=found, invitations=queries.invitations(found), **context)


def heat(station: Station) -> int:
    """The shade of a cell, from 0 (not begun) to 5 (finished)."""
    if not station.started:
        return 0
    return 5 if station.percent == 100 else 1 + station.percent // 25
