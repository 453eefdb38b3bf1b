"""text: what the text of law says, in `compare`."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, element, markdown, words


def tokens(directive: Directive, write: Writer) -> list[Token]:
    own = directive.argument
    title = markdown(own, directive.line) if own else words(write.word("Ce que dit le texte"))
    return element("section", "compare__text", element("p", "compare__title", title), write.block(directive))
