"""situation: the scene at the counter that a lesson opens on."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, element, markdown, words


def tokens(directive: Directive, write: Writer) -> list[Token]:
    own = directive.argument
    title = markdown(own, directive.line) if own else words(write.word("Au guichet"))
    return element("section", "situation", element("p", "situation__title", title), write.block(directive))
