"""ltr: a number or an acronym that keeps its own direction inside Arabic text."""

from markdown_it.token import Token

from builder.markdown.role import Role


def tokens(role: Role) -> list[Token]:
    opening = Token("element_open", "bdi", 1, attrs={"dir": "ltr"})
    return [opening, Token("text", "", 0, content=role.text), Token("element_close", "bdi", -1)]
