"""ctx: a variable of the local context, such as the region's name."""

from markdown_it.token import Token

from builder.markdown.directive import unknown
from builder.markdown.role import Role


def tokens(role: Role) -> list[Token]:
    variables = role.reading.references.variables
    if role.target not in variables:
        fix = unknown("Variables", role.target, sorted(variables)) if variables else "Choisissez un contexte."
        role.problem("context-unset", f"La variable « {role.target} » n'a pas de valeur.", fix)
        return []
    role.mention("ctx", role.target)
    return [Token("text", "", 0, content=variables[role.target])]
