"""path: how something goes from beginning to end, drawn with its forks and told stop by stop."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer


def tokens(directive: Directive, write: Writer) -> list[Token]:
    return write.block_hole(directive, directive.argument)
