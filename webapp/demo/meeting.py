"""What the demo's cohorts do together: sessions with who came, messages that were read or wait, days to finish by."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from builder.model import Course
from webapp import here
from webapp.db import session as db
from webapp.meet.rows import Attendance, Meeting, Presence
from webapp.models import Cohort, Membership, now
from webapp.remind.kinds import OF_COHORT
from webapp.remind.rows import ReminderPlan
from webapp.talk.rows import Message, MessageMark

SESSIONS = (
    (-36, "Ouverture : qui accueille, qui oriente", "Salle des actes, commune de Drarga", ""),
    (-22, "Cas vécus au guichet", "Salle des actes, commune de Drarga", ""),
    (-8, "Lire un dossier à deux", "", "https://visio.example.org/baom"),
    (6, "Nos fiches à l’épreuve du guichet", "Centre socioculturel, Aït Melloul", ""),
)
"""Days from now, title, place, link."""
NOTES = "Apportez une fiche de votre guichet, sans nom ni numéro."
TO_ALL = (
    (-20, "Bonjour à toutes et à tous,\n\nmerci pour la séance. Le compte rendu tient en trois lignes : écouter, "
     "écrire avec les mots de la personne, convenir d’un jour.\n\nÀ la prochaine."),
    (-1, "Bonjour,\n\nla prochaine séance est dans la page « Séances ». Dites-moi ici si vous ne pouvez pas venir : "
     "l’excuse se note, personne ne vous en voudra."),
)  # fmt: skip
SAID = {
    "khadija": (
        (-9, False, "Bonjour, je n’ai pas compris ce que l’on écrit quand la personne n’a aucun papier."),
        (-8, True, "Bonne question : on écrit ce qu’elle dit, et « déclaratif ». Relisez la fiche d’accueil, au dos."),
        (-8, False, "Merci, c’est clair."),
        (-7, True, "Avec plaisir. Votre feuille de travail est très claire, elle aussi."),
    ),
    "brahim": (
        (-6, True, "Bonjour Brahim,\n\nvotre prochaine étape vous attend. Qu’est-ce qui la rendrait plus facile : "
         "un moment réservé, une explication, un appel ?"),
    ),
    "awa": ((-1, False, "السلام عليكم، هل يمكنني إعادة اختبار الوحدة الثالثة قبل الحصة المقبلة؟"),),
}  # fmt: skip
"""Days from now, whether whoever accompanies wrote it, the words: conversations of those whose accounts are told."""
ASKED = "Bonjour, je serai en déplacement la semaine prochaine. Puis-je suivre la séance à distance ?"


def meet(course: Course) -> None:
    """Give each cohort its sessions, its messages and its days."""
    places = select(Membership).join(Membership.user).join(Membership.cohort).order_by(Membership.id)
    found = list(db.scalars(places.options(contains_eager(Membership.user), contains_eager(Membership.cohort))))
    for cohort in dict.fromkeys(place.cohort for place in found):
        its = [place for place in found if place.cohort_id == cohort.id]
        learners, trainer = [place for place in its if not place.trains], next(place for place in its if place.trains)
        luck = Random(cohort.name)  # the same everywhere
        _hold(course, cohort, learners, trainer, luck)
        _talk(cohort, learners, trainer, luck)
        modules = course.pathway_modules(cohort.pathway)
        step = timedelta(days=110) / len(modules)
        days = {one.id: (cohort.begins + step * (n + 1)).isoformat() for n, one in enumerate(modules) if cohort.begins}
        db.add(ReminderPlan(cohort_id=cohort.id, kinds=[*OF_COHORT], deadlines=days))


def _hold(course: Course, cohort: Cohort, learners: Sequence[Membership], trainer: Membership, luck: Random) -> None:
    modules = course.pathway_modules(cohort.pathway)
    for number, (days, title, place, link) in enumerate(SESSIONS):
        begins = _morning(days)
        meeting = Meeting(
            cohort_id=cohort.id, author_id=trainer.user_id, uid=f"demo-{cohort.id}-{number}@parcours", title=title,
            module=modules[number].id if number < len(modules) else None, begins=begins, place=place, link=link,
            ends=begins + timedelta(hours=2, minutes=30), notes=NOTES if days > 0 else "",
        )  # fmt: skip
        db.add(meeting)
        db.flush()
        if days < 0:
            for one in learners:
                state = luck.choices([*Presence], weights=[72, 10, 12, 6])[0]
                marked = {"meeting_id": meeting.id, "user_id": one.user_id, "author_id": trainer.user_id}
                db.add(Attendance(**marked, state=state, marked=meeting.ends))


def _talk(cohort: Cohort, learners: Sequence[Membership], trainer: Membership, luck: Random) -> None:
    for days, text in TO_ALL:
        _write(cohort, None, trainer.user_id, days, text)
    first = db.scalar(select(Message.id).where(Message.cohort_id == cohort.id).order_by(Message.id).limit(1)) or 0
    for one in learners:
        if luck.random() < 0.8:
            db.add(MessageMark(user_id=one.user_id, cohort_id=cohort.id, learner_id=one.user_id, message_id=first))
        for days, ours, text in SAID.get(one.user.username, ()):
            _write(cohort, one.user_id, trainer.user_id if ours else one.user_id, days, text)
    asking = learners[-1].user_id
    _write(cohort, asking, asking, 0, ASKED)


def _write(cohort: Cohort, learner_id: int | None, author_id: int, days: int, text: str) -> None:
    sent = min(_morning(days), now() - timedelta(minutes=20))
    count = f"{cohort.id}-{learner_id}-{len(text)}"
    said = {"cohort_id": cohort.id, "user_id": learner_id, "author_id": author_id, "text": text}
    db.add(Message(**said, client_id=f"demo-{count}", sent=sent))
    db.flush()


def _morning(days: int) -> datetime:
    """Ten o'clock, by the clock on the wall, of the working day that many days from now."""
    day = now().astimezone(here.zone()).date() + timedelta(days=days)
    day += timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)
    return datetime.combine(day, time(10), here.zone()).astimezone(UTC)
