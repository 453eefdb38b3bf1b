"""Every column of every table that keeps words, and which of them somebody may write: filled with all the vectors.

A new column is either among those that are `WRITTEN`, or among `OURS` with why nobody's words stand in it.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import JSON, Enum, String, delete

import webapp
from tests.harm import VECTORS
from tests.webapp.conftest import Cast
from tests.webapp.walking import walk
from webapp import regrading
from webapp.api.rows import Token
from webapp.certificates.rows import Certificate
from webapp.db import session
from webapp.learn.sheets import SheetReview
from webapp.meet.rows import Feed, Meeting
from webapp.models import (
    Answer,
    Assessment,
    Attempt,
    AttemptAnswer,
    Base,
    Cohort,
    Fact,
    Invitation,
    Note,
    Organisation,
    Run,
    Sheet,
    User,
    Visit,
    now,
)  # fmt: skip
from webapp.outbox.rows import Endpoint, Outgoing
from webapp.publishing.rows import Publication
from webapp.recovery.rows import Transfer, TransferUnit
from webapp.remind.rows import ReminderPlan
from webapp.talk.rows import Message
from webapp.train.rows import Phrase
from webapp.workshop.choices import Choices
from webapp.workshop.files import Files
from webapp.workshop.rows import Offer, Package, Site

ALL = "=HYPERLINK(1) " + " ".join(VECTORS)

WRITTEN = {
    "organisation.name", "user.name", "user.commune", "user.username", "user.email", "cohort.name", "meeting.title",
    "meeting.place", "meeting.link", "meeting.notes", "message.text", "note.text", "phrase.text",
    "sheet_review.comment", "assessment.comment", "regrading.reason", "certificate.name", "certificate.reason",
    "publication.note", "token.name", "endpoint.name", "endpoint.address", "outgoing.error", "package.choices",
    "package.name",
    "package.failed", "package.remark", "offer.choices", "answer.response", "attempt_answer.response",
    "sheet.response", "answer.client_id", "attempt.client_id", "run.client_id", "sheet.client_id", "visit.client_id",
    "message.client_id", "decision.client_id", "certificate.title", "certificate.course", "certificate.competencies",
    "transfer.code", "replay.key", "replay.body", "outgoing.body",
}  # fmt: skip
"""What a person, a program or another server says, as `table.column`."""

UNSEEN = {
    "answer.client_id": "a browser's own number", "attempt.client_id": "idem", "run.client_id": "idem",
    "sheet.client_id": "idem", "visit.client_id": "idem", "message.client_id": "idem", "decision.client_id": "idem",
    "replay.key": "compared", "replay.body": "JSON, said again as JSON",
    "outgoing.body": "JSON, for another server",
}  # fmt: skip
"""Of these, what no page shows today; they are filled all the same."""

OURS = {
    "id": (  # of something in the course, or in a list of ours: anything else is refused
        "answer.question attempt.quiz attempt_answer.question bookmark.page card.question certificate.course_id"
        " certificate.pathway cohort.pathway decision.choice decision.scene endpoint.events meeting.module"
        " membership.pathway note.reflection organisation.hidden phrase.task regrading.question reminder.kind"
        " reminder_choice.refused reminder_plan.kinds run.case run.ending sheet.worksheet sheet_review.worksheet"
        " token.scopes transfer_unit.unit user.language visit.lesson attempt.questions assessment.levels"
        " reminder_plan.deadlines endpoint.why access.what outgoing.kind package.step transfer.success"
    ),
    "made": (  # by us: keys, digests, numbers, verdicts
        "attempt.seed certificate.code endpoint.secret feed.token invitation.code meeting.uid offer.wish"
        " outgoing.target outgoing.uid package.digest package.key package.wish replay.asked sign_in.key token.begins"
        " token.hashed turn.holder turn.target user.password answer.verdict assessment.verdict attempt_answer.verdict"
        " second_verdict.verdict reminder.about outline.head wording.digest"
    ),
    "course": (  # its authors' words, which tests/exports/test_hostile_author.py spoils, and which revision they are of
        "outline.plan wording.data wording_index.items *.revision *.language *.course publication.before"
    ),
}
"""What holds nobody's words, by why."""


def columns() -> Iterator[str]:
    """Every column that may hold words, of every table of every room."""
    for found in pkgutil.walk_packages(webapp.__path__, "webapp."):
        if "migrations" not in found.name and not found.name.endswith((".wsgi", ".maker", ".courier")):
            importlib.import_module(found.name)
    for table in Base.metadata.sorted_tables:
        for column in table.c:
            if isinstance(column.type, String | JSON) and not isinstance(column.type, Enum):
                yield f"{table.name}.{column.name}"


def words(column: str) -> str:
    """Every vector, and which column they are of."""
    return f"{ALL} ¤{column}¤"


@contextmanager
def filled(app: Flask, cast: Cast, places: dict[str, str]) -> Iterator[list[str]]:
    """For a while: rows of every sort about Awa, written as they are, whatever forms would refuse; `places` leads to
    them, the addresses given to what they do not; one package has its file.
    """
    library = app.extensions["library"]
    course = library.get("essai")
    seen, published = library.seen, course.published
    fill(app, cast, places)
    with app.app_context():
        key, failed = session.query(Package)[0].key, session.query(Package)[1].id
    file = Files(app.extensions["settings"].var).package(key)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"PK")
    yield [f"/exports/{failed}"]
    file.unlink()
    library.seen, course.published = seen, published


def fill(app: Flask, cast: Cast, places: dict[str, str]) -> None:
    with app.app_context():
        session.execute(delete(Attempt))
        session.commit()
    walk(app, cast.awa)
    with app.app_context():
        for made in _made(app, cast):
            session.add(made)
            session.flush()
        _answered(cast)
        _spoil()
        session.commit()
        _lead(places)


def _made(app: Flask, cast: Cast) -> Iterator[Base]:
    """What did not exist yet, one of each."""
    course = app.extensions["library"].get("essai").course
    said: dict[str, Any] = {"cohort_id": cast.cohort.id, "user_id": cast.awa.id}
    for author in (cast.awa, cast.fadma):
        yield Message(**said, client_id=f"x{author.id}", author_id=author.id, text="")
    for days in (-1, 1):
        begins, its = now() + timedelta(days=days), {"cohort_id": cast.cohort.id, "author_id": cast.fadma.id}
        yield Meeting(**its, uid=f"m{days}", title="", begins=begins, ends=begins + timedelta(hours=1))
    yield from (Note(user_id=cast.awa.id, course=course.id, reflection=id, text="") for id in course.reflections)
    yield Phrase(user_id=cast.fadma.id, task="q-ecrire", text="")
    yield SheetReview(
        user_id=cast.awa.id, worksheet="plan-de-suivi", reader_id=cast.fadma.id, approved=False, comment=""
    )
    named = {"name": "", "course": "", "title": "", "minutes": 1, "competencies": [""], "language": "fr"}
    revoked = {"revoked": now(), "reason": "", "revision": "r", "pathway": "agent"}
    for number, more in ((1, revoked), (2, {**revoked, "revoked": None})):
        yield Certificate(code=f"C{number}", user_id=cast.awa.id, course_id="essai", number=number, **named, **more)
    yield Feed(user_id=cast.awa.id, token="calendar")
    served = {"course": "essai", "revision": course.revision, "before": "", "after": 0, "by_hand": True}
    yield Publication(**served, note="", author_id=cast.admin.id)
    for whose, author in ((cast.ngo.id, cast.idir), (None, cast.admin)):
        yield (hook := Endpoint(organisation_id=whose, author_id=author.id, name="", address="", secret="", events=[]))
        yield Outgoing(
            target=hook.target, uid="u", endpoint_id=hook.id, kind="quiz.finished", body={}, error="", tries=1
        )
    yield Outgoing(target="lrs", uid="u", kind="passed", body={}, error="", gave_up=now())
    yield (token := Token(user_id=cast.fadma.id, name="", begins="p", hashed="h", scopes=[], expires=now()))
    yield _replay(token)
    choices = Choices("scorm12", ("fr",), organisation="x", course="essai")
    wish = {"wish": choices.wish, "choices": choices.kept, "course": "essai"}
    its = {"name": "", "finished": now(), "revision": course.revision, "digest": "0" * 64}
    yield Package(**wish, **its, key=choices.key(course.revision), author_id=cast.fadma.id, remark="", size=1)
    yield Package(**wish, **its, key="failed", author_id=cast.fadma.id, failed="")
    yield Offer(**wish)
    yield Site(catalogue=True)
    yield (code := Transfer(user_id=cast.awa.id, author_id=cast.fadma.id, code="", revision="", completed=True,
                            success="passed", course="essai"))  # fmt: skip
    yield TransferUnit(transfer_id=code.id, user_id=cast.awa.id, unit="compter", done=True, times=1, course="essai")
    yield ReminderPlan(cohort_id=cast.cohort.id, kinds=[], deadlines={})


def _replay(token: Token) -> Base:
    from webapp.api.rows import Replay

    return Replay(token_id=token.id, key="", asked="", status=201, body="")


def _answered(cast: Cast) -> None:
    """A text that was read, another that waits, a key that was corrected, a decision."""
    from webapp.models import Decision

    read = next(row for row in session.query(AttemptAnswer) if row.question == "q-ecrire")
    for about in ({"attempt_answer_id": read.id}, {"answer_id": session.query(Answer)[0].id}):
        verdict = {"state": "correct", "earned": 1, "possible": 1, "slots": {}}
        session.add(Assessment(**about, reader_id=cast.fadma.id, levels={}, comment="", verdict=verdict))
    corrected = regrading.Regrading(author_id=cast.fadma.id, question="q-vrai", revision="r", reason="", course="essai")
    session.add(corrected)
    session.flush()
    judged = next(row for row in session.query(AttemptAnswer) if row.question == "q-vrai")
    second = {"attempt_answer_id": judged.id, "verdict": judged.verdict, "percent": 1, "passed": False}
    session.add(regrading.SecondVerdict(regrading_id=corrected.id, **second))
    session.add(Decision(run_id=session.query(Run)[0].id, position=1, scene="seuil", choice="x", client_id="x"))
    session.flush()


def _spoil() -> None:
    """Whatever is written is now the vectors, everywhere; what must differ begins with its number."""
    whole = {f"{kind.__tablename__}.client_id" for kind in Fact.__subclasses__()}
    unique = whole | {
        "organisation.name", "user.username", "user.email", "message.client_id", "decision.client_id", "transfer.code",
    }  # fmt: skip
    for mapper in Base.registry.mappers:
        for column in mapper.local_table.c:
            told = f"{mapper.local_table}.{column.name}"
            if told not in WRITTEN:
                continue
            for row in session.query(mapper.class_).where(column.is_not(None)):
                said = f"{row.id}{words(told)}" if told in unique else words(told)
                setattr(row, column.name, _like(getattr(row, column.name), said))
    session.flush()


def _like(before: Any, said: str) -> Any:
    """The words, in the shape of what was there; a link stays one, for forms take no other."""
    if isinstance(before, dict):
        return {**before, "answer": said, "1": said, "note": said, "organisation": said, said: said}
    return [said] if isinstance(before, list) else said


def _lead(places: dict[str, str]) -> None:
    read = next(row for row in session.query(AttemptAnswer) if row.question == "q-ecrire")
    found = {
        "attempt_id": read.attempt_id, "run_id": session.query(Run)[0].id, "work_id": read.id,
        "meeting_id": session.query(Meeting)[0].id, "answer_id": session.query(Answer)[0].id,
        "version_id": session.query(Sheet)[0].id, "package_id": session.query(Package)[0].id,
        "certificate_id": session.query(Certificate)[1].id, "endpoint_id": session.query(Endpoint)[0].id,
        "invitation_id": session.query(Invitation)[0].id,
    }  # fmt: skip
    places |= {f"<int:{name}>": str(id) for name, id in found.items()}
    places |= {"<token>": "calendar", "<code>": session.query(Certificate)[1].code}
    assert session.query(Visit).count()
    assert session.query(Cohort).count()
    assert session.query(Organisation).count()
    assert session.query(User).count()
