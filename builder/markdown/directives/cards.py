"""cards: a few ways on, side by side when there is room."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, element

PARTS = ("card",)


def tokens(directive: Directive, write: Writer) -> list[Token]:
    return element("ul", "cards", write.parts(directive, *PARTS))
