"""components: what an office is made of; with an id, one component; with a drawing, numbered on it."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer
from builder.markdown.media import file_of_course

OPTIONS = {"drawing": False}


def tokens(directive: Directive, write: Writer) -> list[Token]:
    given = directive.options.get("drawing", "")
    path = file_of_course(write.reading, given, directive.line) if given else ""
    if path:
        write.reading.mention("block", f"drawing:{path}", directive.line, near=given)
    return write.block_hole(directive, directive.argument, **({"drawing": path} if path else {}))
