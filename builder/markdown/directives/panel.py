"""panel: one fold of an accordion. Paper shows it open."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, element


def tokens(directive: Directive, write: Writer) -> list[Token]:
    title = element("summary", "", write.title(directive, "panel__title"))
    return element("details", "panel", title, element("div", "panel__body", write.block(directive)))
