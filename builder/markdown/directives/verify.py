"""verify: what this course could not confirm, and with whom to check it."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, element, markdown, words


def tokens(directive: Directive, write: Writer) -> list[Token]:
    if not directive.argument:
        what = "« verify » dit auprès de qui vérifier."
        fix = "Écrivez par exemple « :::{verify} l'officier d'état civil »."
        write.reading.problem(directive.line, "verify-whom", what, fix)
    label = words(write.word("À vérifier avec") + " ")
    title = element("p", "callout__title", label, markdown(directive.argument, directive.line))
    return element("aside", "verify", title, write.block(directive))
