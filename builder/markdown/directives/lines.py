"""lines: a blank on several lines, in a model document."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, element
from builder.markdown.fillin import fillin, named
from builder.markdown.resolve import ROLE_END

OPTIONS = {"rows": False}
_FEWEST, _MOST = 2, 20


def tokens(directive: Directive, write: Writer) -> list[Token]:
    found = ROLE_END.search(directive.argument)
    name = directive.argument[: found.start()] if found else directive.argument
    target = found[1] if found else ""
    if not named(target):
        what = f"« {name} » n'a pas d'identifiant."
        write.reading.problem(directive.line, "field-id", what, "Écrivez « :::{lines} Le besoin <besoin> ».")
    rows = directive.options.get("rows", "")
    count = int(rows) if rows.isascii() and rows.isdigit() and len(rows) < 3 else _FEWEST
    filled = fillin(name, target, "lines", write.reading, rows=str(min(max(count, _FEWEST), _MOST)))
    return element("p", "", [Token("inline", "", 0, children=filled, meta={"done": True})])
