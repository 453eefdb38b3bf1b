"""tab: one situation of `tabs`."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, element


def tokens(directive: Directive, write: Writer) -> list[Token]:
    title = write.title(directive, "tabset__title")
    return element("section", "tabset__part", title, write.block(directive))
