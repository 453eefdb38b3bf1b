"""Who is in the demo: an NGO and its trainers, three cohorts, sixty people of five communes and their habits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from builder.model import Course
from webapp import passwords
from webapp.db import session as db
from webapp.models import Cohort, Invitation, Kind, Membership, Organisation, Role, User, now
from webapp.usernames import proposals

SIZES = {"agent": 26, "association": 18, "elu": 16}
"""Learners of each cohort, by its pathway."""
COHORTS = {
    "agent": "Agents, Souss-Massa, automne 2026",
    "association": "Associations partenaires, automne 2026",
    "elu": "Élus et secrétaires généraux, automne 2026",
}
TRAINERS = {"fadma": ("Fadma Oubella", ("agent", "association")), "lahcen": ("Lahcen Amrani", ("elu", "agent"))}
COMMUNES = ("Drarga", "Belfaa", "Aït Melloul", "Tiznit", "Sidi Bouabdelli")
FIRST = [
    "Amina", "Hassan", "Naïma", "Youssef", "Zineb", "Salma", "Mohamed", "Rachida", "Omar", "Ibtissam", "Saïd",
    "Latifa", "Abdellah", "Fatima", "Jamal", "Malika", "Driss", "Hanane", "Mustapha", "Aïcha", "Karim", "Siham",
    "Rachid", "Touria", "Ali", "Nadia", "Hamid", "Samira", "Idir", "Zahra",
]  # fmt: skip
LAST = [
    "Idrissi", "Boukhriss", "Tazi", "Amzil", "Aguerd", "Sidki", "Lahlou", "Oumouloud", "Berrada", "Ouafi",
    "Bennani", "Azergui", "Moutaouakil", "Aznag", "Chafik", "Oulhaj", "Benali", "Akhouad", "Ziani", "Baha",
    "Essaïdi", "Outmani", "Fikri", "Amghar", "Jabri", "Hilali", "Ouchen", "Mansouri", "Taleb", "Rami",
]  # fmt: skip


@dataclass(frozen=True)
class Habits:
    """Days ago of the first and last sitting, units at a sitting, right answers in ten, part of the way in percent."""

    start: int
    end: int
    appetite: int
    good: int
    reach: int


KNOWN = {
    "khadija": ("Khadija Aït Lahcen", Habits(40, 0, 4, 9, 99)),
    "awa": ("Awa Koné", Habits(30, 1, 3, 8, 50)),
    "brahim": ("Brahim Ouhssine", Habits(42, 23, 3, 4, 18)),
}
"""Those whose accounts are told at each start: all agents."""
DILIGENT = Habits(38, 9, 4, 9, 100)
"""To the end, and well."""


@dataclass(frozen=True)
class Learner:
    user: User
    pathway: str | None
    habits: Habits


WRITERS = "Autrices et auteurs, automne 2026"
"""The small cohort that follows another course."""
WRITING = {
    "khadija": Habits(20, 1, 3, 9, 60),
    "awa": Habits(18, 3, 2, 8, 25),
    "amina.idrissi": Habits(20, 2, 4, 8, 90),
    "salma.sidki": Habits(20, 6, 2, 7, 40),
}
"""Those of the crowd who learn to write a course too."""


@dataclass(frozen=True)
class Crowd:
    learners: list[Learner]
    reader: User
    """Whoever reads their texts."""


def gather(course: Course, password: str) -> Crowd:
    """Everybody, in the database with an id."""
    ngo = Organisation(name="ONG de démonstration", kind=Kind.NGO)
    db.add(ngo)
    db.add(User(username="admin", name="Administration", role=Role.ADMINISTRATOR, password=password))
    cohorts = {id: _cohort(course, ngo, id) for id in SIZES}
    trainers = [_trainer(ngo, cohorts, username, password) for username in TRAINERS]
    learners = [*_learners(ngo, cohorts, password)]
    db.flush()
    db.add_all(_invitation(cohort, trainers[0]) for cohort in cohorts.values())
    return Crowd(learners, trainers[0])


def writers(course: Course, people: Crowd) -> Iterator[Learner]:
    """A few of them, in a cohort that follows another course, with the same reader."""
    begins = now().date() - timedelta(days=21)
    cohort = Cohort(name=WRITERS, course=course.id, organisation=people.reader.organisation)
    cohort.pathway = next(iter(course.pathways), None)
    cohort.begins, cohort.ends = begins, begins + timedelta(days=60)
    db.add(Membership(user=people.reader, cohort=cohort, trains=True))
    for one in people.learners:
        if habits := WRITING.get(one.user.username):
            db.add(Membership(user=one.user, cohort=cohort, since=now() - timedelta(days=habits.start)))
            yield Learner(one.user, cohort.pathway, habits)


def _cohort(course: Course, ngo: Organisation, id: str) -> Cohort:
    begins = now().date() - timedelta(days=44)
    pathway = id if id in course.pathways else next(iter(course.pathways), None)
    cohort = Cohort(name=COHORTS[id], course=course.id, pathway=pathway, organisation=ngo)
    cohort.begins, cohort.ends = begins, begins + timedelta(days=110)
    return cohort


def _trainer(ngo: Organisation, cohorts: dict[str, Cohort], username: str, password: str) -> User:
    name, accompanied = TRAINERS[username]
    user = User(username=username, name=name, role=Role.TRAINER, password=password, organisation=ngo)
    db.add_all(Membership(user=user, cohort=cohorts[id], trains=True) for id in accompanied)
    return user


def _learners(ngo: Organisation, cohorts: dict[str, Cohort], password: str) -> Iterator[Learner]:
    luck = Random("parcours")  # the same crowd everywhere
    names = [name for name, _ in KNOWN.values()]
    names += [_name(place) for place in range(57)]
    usernames = [*KNOWN, *proposals(names[len(KNOWN) :], but=[*KNOWN, *TRAINERS])]
    places = [cohort for id, cohort in cohorts.items() for _ in range(SIZES[id])]
    for at, (name, username, cohort) in enumerate(zip(names, usernames, places, strict=True)):
        habits = KNOWN[username][1] if username in KNOWN else _habits(luck)
        if cohort.pathway == "elu" and at % 3 == 0:
            habits = DILIGENT  # three hours: some have been through
        user = User(username=username, name=name, role=Role.LEARNER, password=password, organisation=ngo)
        user.commune = COMMUNES[at % len(COMMUNES)]
        db.add(Membership(user=user, cohort=cohort, since=now() - timedelta(days=habits.start)))
        yield Learner(user, cohort.pathway, habits)


def _name(place: int) -> str:
    return f"{FIRST[place % len(FIRST)]} {LAST[(7 * place + place // len(FIRST)) % len(LAST)]}"


def _habits(luck: Random) -> Habits:
    """Most go on steadily; some hurry, some stopped a while ago, one or two have never come."""
    start, good = luck.randint(33, 43), luck.choice([6, 7, 7, 8, 8, 9, 9])
    sort = luck.choices(["steady", "quick", "stopped", "absent"], weights=[62, 16, 16, 6])[0]
    if sort == "absent":
        return Habits(start, start, 1, good, 0)
    if sort == "stopped":
        return Habits(start, luck.randint(10, 26), 3, luck.randint(4, 6), luck.randint(8, 35))
    if sort == "quick":
        return Habits(start, luck.randint(0, 6), 6, good, luck.randint(80, 100))
    return Habits(start, luck.randint(0, 7), 3, good, luck.randint(30, 75))


def _invitation(cohort: Cohort, trainer: User) -> Invitation:
    expires = now() + timedelta(days=60)
    code = passwords.code()
    return Invitation(code=code, cohort=cohort, author_id=trainer.id, places=25, used=3, expires=expires)
