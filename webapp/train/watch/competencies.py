"""What people can do, competency by competency, from their last answer to each question."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.questions import Question
from webapp.train.watch.answers import Given, lasts

LEAST = 3
"""How many questions of a competency one must have answered for a percentage to mean something."""
SOLID, FRAGILE = 75, 50
"""From which percentage a competency is solid; under which it is fragile."""


@dataclass(frozen=True)
class Level:
    """Where somebody (or a group) stands in a competency: what was earned, on how many questions."""

    earned: int
    possible: int
    questions: int

    @property
    def known(self) -> bool:
        return self.questions >= LEAST and self.possible > 0

    @property
    def percent(self) -> int:
        return round(100 * self.earned / self.possible) if self.possible else 0

    @property
    def heat(self) -> int:
        """The shade of a cell: 0 (not known) to 5."""
        return 1 + min(4, self.percent // 20) if self.known else 0


NOTHING = Level(0, 0, 0)


@dataclass(frozen=True)
class Board:
    """A group's competencies: its own level in each, and everybody's. Competencies that nobody met are left out."""

    group: Mapping[str, Level]
    people: Mapping[int, Mapping[str, Level]]

    def of(self, user: int, competency: str) -> Level:
        return self.people.get(user, {}).get(competency, NOTHING)

    def measured(self, competency: str) -> int:
        """How many people may be said something of."""
        return sum(mine[competency].known for mine in self.people.values() if competency in mine)


def board(rows: Sequence[Given], questions: Mapping[str, Question], order: Sequence[str]) -> Board:
    """`order`: the course's competencies."""
    mine: dict[int, dict[str, list[Given]]] = defaultdict(lambda: defaultdict(list))
    all_of: dict[str, list[Given]] = defaultdict(list)
    for row in lasts(rows):
        question = questions.get(row.question)
        if question and row.verdict["possible"]:
            mine[row.user][question.competency].append(row)
            all_of[question.competency].append(row)
    people = {user: {id: _level(given) for id, given in theirs.items()} for user, theirs in mine.items()}
    return Board({id: _level(all_of[id]) for id in order if id in all_of}, people)


def _level(rows: Sequence[Given]) -> Level:
    earned, possible = sum(row.verdict["earned"] for row in rows), sum(row.verdict["possible"] for row in rows)
    return Level(earned, possible, len({row.question for row in rows}))
