"""card: a title, a sentence or two, and where it leads, if anywhere."""

from dataclasses import replace

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, element

OPTIONS = {"link": False}


def tokens(directive: Directive, write: Writer) -> list[Token]:
    link = directive.options.get("link")
    linked = replace(directive, argument=f"[{directive.argument}](<{link}>)") if link else directive
    title = write.title(linked if directive.argument else directive, "card__title", anchor=False)
    return element("li", "card card--link" if link else "card", title, write.block(directive))
