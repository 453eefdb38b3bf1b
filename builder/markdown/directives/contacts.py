"""contacts: whom to turn to, from the local context's directory: these entries, or all of a kind or of a place."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, element, one_of

OPTIONS = {"kind": False, "place": False}
KINDS = (
    "commune", "state", "health", "school", "justice", "police", "association", "international", "consulate", "other",
)  # fmt: skip


def tokens(directive: Directive, write: Writer) -> list[Token]:
    chosen = {"kind": one_of(directive, write, "kind", KINDS), "place": directive.options.get("place", "")}
    asked = {name: value for name, value in chosen.items() if value}
    named = " ".join(directive.argument.replace(",", " ").split())
    return element("div", "contacts", write.block(directive), write.block_hole(directive, named, **asked))
