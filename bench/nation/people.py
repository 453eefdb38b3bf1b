"""A country's people: learners first, then a trainer for each cohort, then whoever administers. Ids are known."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

IN_A_COHORT = 10
COHORTS_OF_ONE = 10
"""Cohorts of one organisation."""
BEGAN = datetime(2026, 1, 5, 9, tzinfo=UTC)


def trainer(learners: int, cohort: int) -> int:
    """The id of who trains this cohort (from 1)."""
    return learners + cohort


def administrator(learners: int) -> int:
    """The id of the platform's administrator."""
    return learners + -(-learners // IN_A_COHORT) + 1


def organisations(count: int) -> Iterator[tuple[Any, ...]]:
    for id in range(1, count + 1):
        yield id, f"Commune {id}", "commune", "[]", BEGAN


def users(learners: int, cohorts: int) -> Iterator[tuple[Any, ...]]:
    def user(id: int, cohort: int | None, role: str) -> tuple[Any, ...]:
        organisation = None if cohort is None else (cohort - 1) // COHORTS_OF_ONE + 1
        commune = f"Commune {organisation}"
        return (
            id, organisation, f"personne{id}", f"Personne {id}", commune, role, "", False, 1, "fr", BEGAN, BEGAN,
        )  # fmt: skip

    for id in range(1, learners + 1):
        yield user(id, (id - 1) // IN_A_COHORT + 1, "learner")
    for cohort in range(1, cohorts + 1):
        yield user(trainer(learners, cohort), cohort, "trainer")
    yield user(administrator(learners), None, "administrator")


def cohorts(course: str, count: int) -> Iterator[tuple[Any, ...]]:
    for id in range(1, count + 1):
        yield id, course, (id - 1) // COHORTS_OF_ONE + 1, f"Cohorte {id}", None, BEGAN.date(), BEGAN


def memberships(learners: int, cohorts: int) -> Iterator[tuple[Any, ...]]:
    for id in range(1, learners + 1):
        yield id, (id - 1) // IN_A_COHORT + 1, False, BEGAN
    for cohort in range(1, cohorts + 1):
        yield trainer(learners, cohort), cohort, True, BEGAN
