"""What changes about a cohort's reminders."""

from collections.abc import Collection, Mapping

from webapp.db import upsert
from webapp.models import Cohort
from webapp.remind.kinds import OF_COHORT
from webapp.remind.rows import ReminderPlan


def plan(cohort: Cohort, kinds: Collection[str], silent_days: int, deadlines: Mapping[str, str]) -> None:
    """Days are ISO dates by module."""
    said = [kind for kind in OF_COHORT if kind in kinds]
    row = {"cohort_id": cohort.id, "kinds": said, "silent_days": silent_days, "deadlines": dict(deadlines)}
    upsert(ReminderPlan, [row], key=("cohort_id",))
