"""The demo: three cohorts, sixty learners, six weeks of work; a few of them in a second course, where there is one.

The same on every machine, but for its dates.
"""

from sqlalchemy import select

from webapp import here, passwords
from webapp.db import session as db
from webapp.demo import crowd, earlier
from webapp.demo.doors import open_doors
from webapp.demo.ending import certify
from webapp.demo.living import live
from webapp.demo.meeting import meet
from webapp.demo.reading import read_sheets, read_texts
from webapp.learn import memory
from webapp.models import User

__all__ = ["ACCOUNTS", "PASSWORD", "seed"]

PASSWORD = "parcours-demo"  # noqa: S105  # nosec B105  # said aloud at each start: it opens the demo only
ACCOUNTS = {
    "admin": "administration",
    "fadma": "formatrice de deux cohortes",
    "lahcen": "formateur des élus, avec Fadma pour les agents",
    "khadija": "apprenante, presque au bout",
    "awa": "apprenante, au milieu du chemin",
    "brahim": "apprenant, arrêté depuis trois semaines",
}


def seed() -> list[tuple[str, str]]:
    """Fill an empty database; whatever is there already stays as it is. The accounts to try, if they exist."""
    if db.scalar(select(User.id).limit(1)) is None:
        _fill()
        db.commit()
    found = set(db.scalars(select(User.username).where(User.username.in_(ACCOUNTS))))
    return [(username, says) for username, says in ACCOUNTS.items() if username in found]


def _fill() -> None:
    course = here.library().main.course
    people = crowd.gather(course, passwords.hashed(PASSWORD))
    for learner in people.learners:
        live(course, learner)
    db.flush()
    read_texts(course, people.reader)
    read_sheets(course, people.reader)
    certify(here.library().main.edition, people.learners)
    meet(course)
    open_doors(course)
    for other in [shelf.course for shelf in here.library()][1:2]:
        for learner in [*crowd.writers(other, people)]:
            db.flush()
            live(other, learner)
    earlier.publish(course, db.scalars(select(User).where(User.username == "admin")).one())
    memory.replay()
