"""source: one or several keys of course/sources.yaml, shown as numbered marks."""

from markdown_it.token import Token

from builder.markdown.directive import unknown
from builder.markdown.reading import hole
from builder.markdown.role import Role


def tokens(role: Role) -> list[Token]:
    return [token for key in role.target.split(",") for token in _mark(key.strip(), role)]


def _mark(key: str, role: Role) -> list[Token]:
    known = role.reading.references.sources
    if key not in known:
        fix = unknown("Sources connues", key, sorted(known)) if len(known) < 12 else "Voyez course/sources.yaml."
        role.problem("source-unknown", f"La source « {key} » n'existe pas.", fix)
        return []
    role.mention("source", key)
    return [Token("hole", "", 0, content=hole("source", key))]
