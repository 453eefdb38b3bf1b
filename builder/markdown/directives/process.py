"""process: the seven steps as a path, or drawn; with a step's id, where one stands and what that step asks."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, one_of

OPTIONS = {"show": False}
SHOWN = ("path", "step", "all", "drawing")


def tokens(directive: Directive, write: Writer) -> list[Token]:
    show = one_of(directive, write, "show", SHOWN) or ("step" if directive.argument else "path")
    return write.block_hole(directive, directive.argument, show=show)
