"""roadmap: the phases that open an office and keep it, with their activities; with an id, one phase."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer


def tokens(directive: Directive, write: Writer) -> list[Token]:
    return write.block_hole(directive, directive.argument)
