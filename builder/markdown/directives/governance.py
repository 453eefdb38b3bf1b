"""governance: who does what, who meets when to decide what, and the ways to run an office."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, one_of

OPTIONS = {"show": False}
SHOWN = ("roles", "instances", "modes")


def tokens(directive: Directive, write: Writer) -> list[Token]:
    show = one_of(directive, write, "show", SHOWN)
    return write.block_hole(directive, "", **({"show": show} if show else {}))
