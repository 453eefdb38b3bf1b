"""A page that is rendered once and shown to many: cut at its blanks, which are filled for each visitor, each time."""

import re
import secrets
from collections.abc import Iterable

from markupsafe import Markup

MARK, NAME, INITIALS, UNREAD = (
    Markup("{}-{}").format(what, secrets.token_hex(12)) for what in ("hidden", "name", "initials", "unread")
)
"""MARK stands where a form's own hidden fields come, NAME and INITIALS for the person's, UNREAD for how many messages
wait for them. Nobody can guess them, so nobody can write them in an answer.
"""
CUT = re.compile("|".join((MARK, NAME, INITIALS, UNREAD)).join("()"))


class Blanks:
    """A rendered page, cut: words and blanks in turns. What fills a blank is not looked at again."""

    def __init__(self, html: str) -> None:
        pieces = CUT.split(html)
        self.blanks = tuple(pieces[1::2])
        self._pieces = [piece.encode() for piece in pieces]

    def filled(self, fillings: Iterable[str]) -> bytes:
        """The page as it is sent, with these in its blanks, one for each, in their order."""
        page = self._pieces.copy()
        page[1::2] = [filling.encode() for filling in fillings]
        return b"".join(page)
