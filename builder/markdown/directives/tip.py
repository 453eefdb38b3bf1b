"""tip: what to remember."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, callout


def tokens(directive: Directive, write: Writer) -> list[Token]:
    return callout(directive, write, "À retenir")
