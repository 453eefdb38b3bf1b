"""loop: one loop of the reference model, relation after relation."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer


def tokens(directive: Directive, write: Writer) -> list[Token]:
    return write.block_hole(directive, directive.argument)
