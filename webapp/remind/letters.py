"""Letters that one may refuse: in their reader's language, each with the way to have no more of them."""

from concurrent.futures import Future
from dataclasses import dataclass

from webapp import here
from webapp.edition import Edition
from webapp.models import User
from webapp.remind import choices


@dataclass(frozen=True)
class Invitation:
    """A calendar that goes with a letter, and what a calendar program is to do with it."""

    calendar: bytes
    method: str


def edition_of(user: User) -> Edition:
    """The course in the language of whoever reads."""
    known = here.editions()
    return known.get(user.language) or next(iter(known.values()))


def address(path: str) -> str:
    """A page of ours, as a letter says it. The settings have our address wherever there is mail."""
    return f"{here.settings().address.rstrip('/')}{path}"


def post(user: User, subject: str, text: str, invitation: Invitation | None = None) -> "Future[bool]":
    """Send a letter to somebody who has an address; the future says whether it left.

    RFC 8058: mail programs show a button that posts to the address of the headers, without a session of ours.
    """
    assert user.email
    link = address(f"/letters/{choices.token(user)}")
    foot = edition_of(user).words.gettext("Choisir les lettres que vous recevez, ou les arrêter toutes :")
    headers = {"List-Unsubscribe": f"<{link}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    body = f"{text.rstrip()}\n\n-- \n{foot}\n{link}\n"
    attached = (invitation.calendar, invitation.method) if invitation else None
    return here.mail().send(user.email, subject, body, headers, attached)
