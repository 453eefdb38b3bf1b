"""What trainers' watching asks the database: each analysis is one grouped query, however many people there are."""

from collections.abc import Sequence

from sqlalchemy import func, select

from builder.model import Course
from webapp.db import session as db
from webapp.models import Cohort, Decision, Membership, Moment, Run
from webapp.progress import cohort_traces
from webapp.train.queries import Row, members, row_of
from webapp.train.watch.splits import Tally


def everybody(course: Course, cohorts: Sequence[Cohort]) -> dict[int, list[Row]]:
    """Who learns in each of these cohorts, by name, and where they stand: two queries in all."""
    known = cohort_traces(course.id, *(cohort.id for cohort in cohorts))
    found: dict[int, list[Row]] = {cohort.id: [] for cohort in cohorts}
    for place in members(*cohorts):
        found[place.cohort_id].append(row_of(course, place, known.get(place.user_id, {})))
    return found


def tallies(cohorts: Sequence[Cohort]) -> list[Tally]:
    """The decisions of first runs: what people chose before they knew what follows."""
    what = (Membership.cohort_id, Run.case, Decision.scene, Decision.choice)
    asked = select(*what, func.count(Run.user_id.distinct()), func.max(Decision.at, type_=Moment))
    asked = asked.join(Run, Run.id == Decision.run_id).join(Membership, Membership.user_id == Run.user_id)
    asked = asked.join(Cohort, Cohort.id == Membership.cohort_id).where(Run.course == Cohort.course, Run.number == 1)
    asked = asked.where(Membership.cohort_id.in_([one.id for one in cohorts]), ~Membership.trains)
    return [Tally(*row) for row in db.execute(asked.group_by(*what).order_by(*what))]
