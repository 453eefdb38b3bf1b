"""tick: a box to tick, in a model document."""

from markdown_it.token import Token

from builder.markdown.fillin import fillin, named
from builder.markdown.role import Role


def tokens(role: Role) -> list[Token]:
    if not named(role.target):
        what = f"« {role.text} » n'a pas d'identifiant."
        role.problem("field-id", what, f"Écrivez « {role.source}`{role.text} <identifiant>` ».")
    return fillin(role.text, role.target, "tick", role.reading)
