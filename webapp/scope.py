"""What a visitor may see of people and cohorts: the only place that says so. Every list and every lookup starts here.

A trainer sees the cohorts they accompany; an organisation's administrator, its people and cohorts; the platform's
administrator (who belongs to no organisation), all. What is out of sight does not exist: « page introuvable ».
"""

from sqlalchemy import ColumnElement, Select, false, func, or_, select, true

from webapp import here
from webapp.api.rows import Token
from webapp.db import session as db
from webapp.models import Access, Cohort, Membership, Organisation, Role, User
from webapp.outbox.rows import Endpoint
from webapp.visitor import Visitor


def rules_all(visitor: Visitor) -> bool:
    """Whether this is the platform's administrator."""
    return visitor.role is Role.ADMINISTRATOR and visitor.organisation_id is None


def is_last(user: User) -> bool:
    """Whether nobody else administers the platform."""
    if user.role is not Role.ADMINISTRATOR or user.organisation_id is not None:
        return False
    like_them = select(func.count()).where(User.role == Role.ADMINISTRATOR, User.organisation_id.is_(None))
    return (db.scalar(like_them) or 0) < 2


def cohorts(visitor: Visitor) -> Select[Cohort]:
    """Those of a course that is not on this server any more wait, unseen, until it is."""
    served = [shelf.id for shelf in here.library()]
    return select(Cohort).where(_sees_cohort(visitor), Cohort.course.in_(served))


def accompanies(visitor: Visitor, cohort_id: int) -> bool:
    """Whether they are one of those whom the cohort's learners write to.

    Administrators are not, unless they accompany the cohort as well, which its other trainers and its settings show:
    what somebody writes to who accompanies them is not for those who keep the accounts.
    """
    return any(place.trains and place.cohort_id == cohort_id for place in visitor.places)


def people(visitor: Visitor) -> Select[User]:
    """Whose account one may administer."""
    return select(User).where(_rules(visitor, User.organisation_id))


def organisations(visitor: Visitor) -> Select[Organisation]:
    return select(Organisation).where(_rules(visitor, Organisation.id))


def accesses(visitor: Visitor) -> Select[Access]:
    """Who looked at one's people, and at whom one's people looked."""
    if rules_all(visitor):
        return select(Access)
    ours = people(visitor).with_only_columns(User.id)
    return select(Access).where(or_(Access.whose_id.in_(ours), Access.who_id.in_(ours)))


def endpoints(visitor: Visitor) -> Select[Endpoint]:
    """The webhooks that one administers."""
    return select(Endpoint).where(_rules(visitor, Endpoint.organisation_id))


def tokens(visitor: Visitor) -> Select[Token]:
    """The tokens one may see and revoke: one's own, and those of the people one administers."""
    ours = people(visitor).with_only_columns(User.id)
    return select(Token).where(or_(Token.user_id == visitor.id, Token.user_id.in_(ours)))


def keys_to(cohort: Cohort) -> ColumnElement[bool]:
    """Whose code may be given anew by those who accompany a cohort: its own organisation's learners, nobody else's.

    Somebody who came from another organisation, or who has a role here, would lose their account to the trainer.
    """
    ours = User.organisation_id.is_not_distinct_from(cohort.organisation_id)
    learns = User.memberships.any((Membership.cohort_id == cohort.id) & ~Membership.trains)
    return ours & learns & (User.role == Role.LEARNER)


def colleagues(cohort: Cohort) -> Select[User]:
    """Who may be asked to accompany a cohort: the trainers and administrators of its organisation."""
    ours = User.organisation_id.is_not_distinct_from(cohort.organisation_id)
    return select(User).where(ours, User.role != Role.LEARNER)


def _sees_cohort(visitor: Visitor) -> ColumnElement[bool]:
    if visitor.role is Role.LEARNER:
        return false()
    accompanies = Cohort.memberships.any((Membership.user_id == visitor.id) & Membership.trains)
    return or_(accompanies, _rules(visitor, Cohort.organisation_id))


def _rules(visitor: Visitor, whose: object) -> ColumnElement[bool]:
    """Whether a row's organisation (or organisation itself) is under this administrator."""
    if visitor.role is not Role.ADMINISTRATOR:
        return false()
    return true() if visitor.organisation_id is None else whose == visitor.organisation_id  # type: ignore[return-value]
