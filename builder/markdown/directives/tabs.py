"""tabs: the same thing told for several situations; without scripts, one under the other with their titles."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, element

PARTS = ("tab",)


def tokens(directive: Directive, write: Writer) -> list[Token]:
    return element("div", "tabset", write.parts(directive, *PARTS), data_tabs="")
