"""accordion: answers that fold; several panels, or one alone when it has a title."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, element
from builder.markdown.directives import panel

PARTS = ("panel",)


def tokens(directive: Directive, write: Writer) -> list[Token]:
    inner = panel.tokens(directive, write) if directive.argument else write.parts(directive, *PARTS)
    return element("div", "accordion", inner)
