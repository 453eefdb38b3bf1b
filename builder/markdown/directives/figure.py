"""figure: an image of the course, its alternative text, its caption."""

from markdown_it.token import Token

from builder.markdown.access import note_alt
from builder.markdown.directive import Directive, Writer, element
from builder.markdown.media import file_of_course

OPTIONS = {"alt": True}


def tokens(directive: Directive, write: Writer) -> list[Token]:
    note_alt(write.reading, directive.options.get("alt", ""), directive.line, ":alt:")
    path = file_of_course(write.reading, directive.argument, directive.line)
    image = write.block_hole(directive, path, alt=directive.options.get("alt", "")) if path else []
    caption = element("figcaption", "", write.block(directive)) if directive.body.strip() else []
    return element("figure", "figure", image, caption)
