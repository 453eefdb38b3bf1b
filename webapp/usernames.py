"""Usernames made from names: « Awa Koné » is awa.kone, « خديجة آيت » is khadija.ait; the second of a name gets a 2."""

import re
from collections.abc import Iterable, Iterator

from anyascii import anyascii
from sqlalchemy import func, select

from webapp.arabic import latin
from webapp.db import session as db
from webapp.models import User

RIGHT = re.compile(r"[a-z0-9][a-z0-9._-]{2,39}")
"""What a username is made of."""
ROOM = 36
"""Characters kept of a name, so that a number fits behind: a username has forty."""


def proposals(names: Iterable[str], but: Iterable[str] = ()) -> Iterator[str]:
    """A free username for each of these names, in one query. `but` are about to be taken too."""
    stems = [_stem(name) for name in names]
    taken = _taken({stem[:3] for stem in stems}) | set(but)
    for stem in stems:
        made, number = stem, 1
        while made in taken:
            number += 1
            made = f"{stem}{number}"
        taken.add(made)
        yield made


def _stem(name: str) -> str:
    """At least three of the characters that a username may hold: the name itself when it is a username already."""
    if len(name) <= ROOM and RIGHT.fullmatch(name):
        return name
    letters = re.sub(r"[^a-z0-9]+", ".", anyascii(latin(name)).lower()).strip(".")[:ROOM].strip(".")
    return letters if len(letters) > 2 else f"{letters}.personne".strip(".")


def _taken(beginnings: set[str]) -> set[str]:
    asked = select(User.username).where(func.substr(User.username, 1, 3).in_(beginnings))
    return set(db.scalars(asked))
