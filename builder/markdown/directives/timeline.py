"""timeline: dates and what happened then, written as a list of definitions."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, element


def tokens(directive: Directive, write: Writer) -> list[Token]:
    body = write.block(directive)
    if [token.type for token in body if token.level == 0 and token.nesting >= 0] != ["dl_open"]:
        what = "« timeline » contient une liste de dates, et rien d'autre."
        fix = "Écrivez la date sur une ligne, puis « : ce qui s'est passé » sur la suivante."
        write.reading.problem(directive.line, "timeline-list", what, fix)
    return element("div", "timeline", body)
