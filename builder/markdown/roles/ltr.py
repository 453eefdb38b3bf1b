"""ltr: a number or an acronym that keeps its own direction inside Arabic text."""

import re

from markdown_it.token import Token

from builder.markdown.role import Role


def tokens(role: Role) -> list[Token]:
    opening = Token("element_open", "bdi", 1, attrs={"dir": "ltr"})
    return [opening, Token("text", "", 0, content=_whole(role.text)), Token("element_close", "bdi", -1)]


def _whole(text: str) -> str:
    """A telephone number stays on its line."""
    return re.sub(r"(?<=\d) (?=\d)", "\N{NO-BREAK SPACE}", text)
