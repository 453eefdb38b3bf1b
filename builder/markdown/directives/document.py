"""document: a link to one of the office's model documents, with what it is for."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer


def tokens(directive: Directive, write: Writer) -> list[Token]:
    return write.block_hole(directive, directive.argument)
