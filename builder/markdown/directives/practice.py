"""practice: what is done at the counter, in `compare`."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, element, markdown, words


def tokens(directive: Directive, write: Writer) -> list[Token]:
    own = directive.argument
    title = markdown(own, directive.line) if own else words(write.word("Ce qui se fait au guichet"))
    return element("section", "compare__practice", element("p", "compare__title", title), write.block(directive))
