"""What the home page reminds of: a module whose day is near, a worksheet to take up again. It goes when it is done.

Silence, questions that come back and the next session have their own place there.
"""

from typing import NamedTuple

from webapp import here
from webapp.models import now
from webapp.progress import Journey
from webapp.remind import queries
from webapp.remind.choices import refused_by
from webapp.remind.reasons import Standing, reasons
from webapp.remind.wording import address, says

SHOWN = ("module", "returned")


class Line(NamedTuple):
    """What waits, in the reader's words, and the page that it leads to."""

    says: str
    address: str


def card(journey: Journey) -> tuple[Line, ...]:
    """For whoever is signed in and learns in a cohort: three queries."""
    place, me = here.cohort(), here.user()
    if place is None or place.archived:
        return ()
    at, course = now(), here.course()
    stands = Standing(course.id, journey, at, at, queries.returned(course, [me.id]).get(me.id, ()))
    plan, refused = queries.plans([place.cohort_id])[place.cohort_id], refused_by(me.id)
    found = reasons(stands, plan, at.astimezone(here.zone()).date())
    shown = (one for one in found if one.kind in SHOWN and one.kind not in refused)
    return tuple(Line(says(one, here.edition(), {}), address(one, here.edition())) for one in shown)
