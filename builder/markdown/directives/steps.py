"""steps: an ordered list, done one after the other."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, element


def tokens(directive: Directive, write: Writer) -> list[Token]:
    body = write.block(directive)
    if [token.type for token in body if token.level == 0 and token.nesting >= 0] != ["ordered_list_open"]:
        what = "« steps » contient une liste numérotée, et rien d'autre."
        write.reading.problem(directive.line, "steps-list", what, "Écrivez « 1. … », « 2. … ».")
    return element("div", "steps", body)
