"""A country's people and what they did, in an empty database. The same seed gives the same country.

What is measured is the database and the pages, not the grading of five million answers.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, Engine, text

from bench.nation import people
from bench.nation.lives import Lives
from bench.nation.rows import count_on, write
from builder.model import Course
from webapp.models import AttemptAnswer, Cohort, Membership, Organisation, User

BATCH = 20_000


@dataclass(frozen=True)
class Country:
    """How many there are of each, once written."""

    learners: int
    cohorts: int
    answers: int


def settle(engine: Engine, course: Course, learners: int) -> Country:
    """Fill an empty, migrated database with so many learners, ten a cohort, a trainer each, an organisation for ten."""
    cohorts = -(-learners // people.IN_A_COHORT)
    with engine.begin() as connection:
        write(connection, Organisation, people.organisations(-(-cohorts // people.COHORTS_OF_ONE)))
        write(connection, User, people.users(learners, cohorts))
        write(connection, Cohort, people.cohorts(course.id, cohorts))
        write(connection, Membership, people.memberships(learners, cohorts))
        answers = _lives(connection, course, learners)
        count_on(connection)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("vacuum analyze" if engine.dialect.name == "postgresql" else "analyze"))
    return Country(learners, cohorts, answers)


def _lives(connection: Connection, course: Course, learners: int) -> int:
    lives = Lives(course, learners)
    for user in range(1, learners + 1):
        lives.live(user)
        if len(lives.rows[AttemptAnswer]) > BATCH or user == learners:
            for model, rows in lives.rows.items():
                write(connection, model, rows)
                rows.clear()
    return lives.answers
