"""file: a file of the course shown as it is written, or one part of it."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer

OPTIONS = {"part": False}


def tokens(directive: Directive, write: Writer) -> list[Token]:
    part = directive.options.get("part", "")
    return write.block_hole(directive, f"{directive.argument}#{part}" if part else directive.argument)
