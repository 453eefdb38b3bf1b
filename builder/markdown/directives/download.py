"""download: a file of the course to keep: its title, its form, its size."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, element
from builder.markdown.media import file_of_course

OPTIONS = {"title": True, "language": False}


def tokens(directive: Directive, write: Writer) -> list[Token]:
    path = file_of_course(write.reading, directive.argument, directive.line)
    if not path:
        return []
    link = write.block_hole(directive, path, **directive.options)
    return element("div", "download", link, write.block(directive))
