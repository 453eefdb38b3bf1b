"""check: a self-check question, written in YAML; the page keeps a place for its form."""

import re

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer
from builder.markdown.reading import CheckSource, hole

_ID = re.compile(r"^id:[ \t]*([a-z][a-z0-9-]*)[ \t]*$", re.MULTILINE)


def tokens(directive: Directive, write: Writer) -> list[Token]:
    found = _ID.search(directive.body)
    if not found:
        what = "Cette auto-vérification n'a pas d'identifiant."
        write.reading.problem(directive.line, "field-missing", what, "Ajoutez « id: … » à son début.")
        return []
    write.reading.checks.append(CheckSource(directive.body, write.reading.first_line + directive.body_line))
    return [Token("hole", "", 0, content=hole("check", found[1]))]
