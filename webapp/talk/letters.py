"""A short letter says that a message waits; what it says stays inside."""

from webapp import here
from webapp.remind import choices
from webapp.remind.letters import address, edition_of, post
from webapp.talk import queries
from webapp.talk.rows import Message
from webapp.visitor import Visitor


def tell(message: Message, author: Visitor) -> None:
    """Write to those whom it is for, who have an address and did not refuse. Nobody waits for it."""
    if not here.mail().works:
        return
    people = [user for user in queries.readers(message) if user.email]
    refused = choices.refused(user.id for user in people)
    for user in people:
        if "message" in refused.get(user.id, ()):
            continue
        _ = edition_of(user).words.gettext
        link = address(f"/messages/{message.cohort_id}/{message.user_id or user.id}")
        text = _("Bonjour %(name)s,\n\n%(author)s vous a écrit. Pour lire et répondre :\n\n%(link)s\n", name=user.name,
                 author=author.name, link=link)  # fmt: skip
        post(user, _("Parcours : un message de %(author)s", author=author.name), text)
