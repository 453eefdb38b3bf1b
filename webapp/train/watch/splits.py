"""Which decisions of a case split a group: no choice convinced enough people, so it is worth talking about."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from builder.model import Case

VOICES = 4
"""From how many people on a decision may be called the group's: below, everybody would know who chose what."""
MAJORITY = 60
"""Above this share, in percent, one choice has convinced the group."""
FRESH = timedelta(days=45)
"""For how long a decision is worth bringing up again."""


@dataclass(frozen=True)
class Tally:
    """How many people of a cohort took a choice the first time they met its scene, and when one last did."""

    cohort: int
    case: str
    scene: str
    choice: str
    people: int
    last: datetime


@dataclass(frozen=True)
class Share:
    """One choice of a scene: how many took it, and that in percent."""

    choice: str
    people: int
    percent: int


@dataclass(frozen=True)
class Split:
    """A decision of a cohort: every choice its scene offers, those that nobody took too."""

    cohort: int
    case: Case
    scene: str
    shares: tuple[Share, ...]
    last: datetime

    @property
    def people(self) -> int:
        return sum(share.people for share in self.shares)

    @property
    def most(self) -> int:
        return max(share.percent for share in self.shares)

    @property
    def divided(self) -> bool:
        return self.people >= VOICES and self.most <= MAJORITY


def decisions(tallies: Iterable[Tally], cases: Mapping[str, Case]) -> list[Split]:
    """Every decision that a group took, in the order of the rows; what left the course is left out."""
    found: dict[tuple[int, str, str], list[Tally]] = defaultdict(list)
    for tally in tallies:
        case = cases.get(tally.case)
        if case and tally.scene in case.scenes and tally.choice in case.scenes[tally.scene].choices:
            found[tally.cohort, tally.case, tally.scene].append(tally)
    return [_split(cohort, cases[case], scene, rows) for (cohort, case, scene), rows in found.items()]


def divided(splits: Iterable[Split], now: datetime) -> list[Split]:
    """Those worth a discussion, the most divided first."""
    worth = (split for split in splits if split.divided and now - split.last <= FRESH)
    return sorted(worth, key=lambda split: (split.most, -split.people, split.case.id, split.scene))


def _split(cohort: int, case: Case, scene: str, rows: list[Tally]) -> Split:
    taken = {row.choice: row.people for row in rows}
    total = sum(taken.values())
    shares = (
        Share(choice, taken.get(choice, 0), round(100 * taken.get(choice, 0) / total))
        for choice in case.scenes[scene].choices
    )
    return Split(cohort, case, scene, tuple(shares), max(row.last for row in rows))
