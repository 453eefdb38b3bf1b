"""Who came to the end of their way: each has the certificate of the day they got there."""

from collections.abc import Iterable

from sqlalchemy import update

from webapp import progress, visitor
from webapp.certificates import actions
from webapp.certificates.rows import Certificate
from webapp.db import session as db
from webapp.demo.crowd import Learner
from webapp.edition import Edition


def certify(edition: Edition, learners: Iterable[Learner]) -> None:
    course = edition.course
    for one in learners:
        traces = progress.traces(one.user.id, course.id)
        way = progress.journey(course, course.pathway_modules(one.pathway), traces)
        if person := visitor.of(one.user.id):
            actions.issue(person, edition, one.pathway, way, ())
            ended = max((trace.last for trace in traces.values()), default=None)
            db.execute(update(Certificate).where(Certificate.user_id == one.user.id).values(at=ended))
