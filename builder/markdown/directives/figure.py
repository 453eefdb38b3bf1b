"""figure: an image of the course, its alternative text, its caption."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, element
from builder.markdown.media import media

OPTIONS = {"alt": True}


def tokens(directive: Directive, write: Writer) -> list[Token]:
    image = Token("element", "img", 0, attrs={"alt": directive.options.get("alt", "")})
    media(write.reading, image, directive.argument, directive.line)
    caption = element("figcaption", "", write.block(directive)) if directive.body.strip() else []
    return element("figure", "figure", [image], caption)
