"""example: a passage as the author wrote it, and beside it what the reader sees."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, element, words


def tokens(directive: Directive, write: Writer) -> list[Token]:
    written = directive.body.strip("\n") + "\n"
    source = Token("fence", "code", 0, info="markdown", content=written, block=True)
    return element(
        "div",
        "example",
        element("div", "example__source", _label(write.word("Vous écrivez")), [source]),
        element("div", "example__result", _label(write.word("On voit")), write.block(directive)),
    )


def _label(text: str) -> list[Token]:
    return element("p", "example__label", words(text))
