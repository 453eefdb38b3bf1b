"""A case, once it is finished, beside the choices of one's group: how many, never who."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select

from builder.model import Case
from webapp import here
from webapp.db import session as db
from webapp.models import Cohort, Decision, Membership, Run

FEWEST = 4
"""Below this many people, a number could be a name."""


@dataclass(frozen=True)
class Shared:
    """A decision of one's own way: what one chose, and how many of the group chose each thing there."""

    scene: str
    mine: str
    counts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        return sum(count for _, count in self.counts)

    @property
    def alike(self) -> int:
        return dict(self.counts).get(self.mine, 0)


def shared(user_id: int, case: Case, path: list[str]) -> list[Shared]:
    """Scene by scene, in one query: the first run of everybody in one's cohort who came to an end, oneself included.

    Whoever went back before the end chose, up to there, without knowing what would follow: that counts as it is.
    """
    chosen = _chosen(user_id, case)
    found = []
    for step in case.walk(path):
        counts = tuple((id, chosen[step.scene].get(id, 0)) for id in case.scenes[step.scene].choices)
        found.append(Shared(step.scene, step.choice, counts))
    return [one for one in found if one.total >= FEWEST]


def _chosen(user_id: int, case: Case) -> dict[str, dict[str, int]]:
    mine = select(Membership.cohort_id).where(Membership.user_id == user_id, ~Membership.trains)
    mine = mine.join(Cohort, Cohort.id == Membership.cohort_id).where(Cohort.course == here.shelf().id)
    cohort = mine.order_by(Membership.id.desc()).limit(1).scalar_subquery()
    group = select(Membership.user_id).where(Membership.cohort_id == cohort, ~Membership.trains)
    asked = select(Decision.scene, Decision.choice, func.count(func.distinct(Run.user_id))).join(
        Run, Run.id == Decision.run_id
    )
    its = (Run.course == here.shelf().id, Run.case == case.id)
    ended = select(Run.user_id).where(*its, Run.finished.is_not(None))
    asked = asked.where(*its, Run.number == 1, Run.user_id.in_(group), Run.user_id.in_(ended))
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for scene, choice, count in db.execute(asked.group_by(Decision.scene, Decision.choice)):
        found[scene][choice] = count
    return found
