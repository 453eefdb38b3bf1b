"""components: what an office is made of; with an id, one component."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer


def tokens(directive: Directive, write: Writer) -> list[Token]:
    return write.block_hole(directive, directive.argument)
