"""right: the record of one right, whole or in part, drawn from the reference model."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, one_of

OPTIONS = {"show": False}
SHOWN = (
    "all", "short", "basis", "decides", "documents", "delays", "practice", "can", "cannot", "relays", "verify",
)  # fmt: skip


def tokens(directive: Directive, write: Writer) -> list[Token]:
    show = one_of(directive, write, "show", SHOWN) or "short"
    return write.block_hole(directive, directive.argument, show=show)
