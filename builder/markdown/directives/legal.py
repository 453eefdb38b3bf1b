"""legal: what a text of law says, in plain words, with its source and the day it was read."""

from datetime import date

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, element, markdown, words
from builder.markdown.reading import hole

OPTIONS = {"law": True, "article": False, "source": True, "reviewed": True}


def tokens(directive: Directive, write: Writer) -> list[Token]:
    option = directive.options.get
    return element(
        "section",
        "legal",
        element("p", "legal__label", words(write.word("Repère juridique"))),
        element("p", "legal__law", _law(directive, write)),
        write.block(directive),
        element("p", "legal__meta", _source(directive, write), _reviewed(option("reviewed", ""), directive, write)),
    )


def _law(directive: Directive, write: Writer) -> list[Token]:
    law, article = directive.options.get("law", ""), directive.options.get("article", "")
    numbered = words(write.word(", article") + f" {article}") if article else []
    return [*markdown(law, directive.line), *numbered]


def _source(directive: Directive, write: Writer) -> list[Token]:
    source = directive.options.get("source", "")
    if not source:
        return []
    write.reading.mention("source", source, directive.line, near=":source:")
    mark = Token("hole", "", 0, content=hole("source", source))
    return [*words(write.word("Source") + " "), mark]


def _reviewed(day: str, directive: Directive, write: Writer) -> list[Token]:
    try:
        read = date.fromisoformat(day)
    except ValueError:
        if day:
            what = f"« {day} » n'est pas une date."
            write.reading.problem(directive.line, "legal-date", what, "Écrivez 2026-11-01.", near=":reviewed:")
        return []
    write.reading.reviews.append((*write.reading.place(directive.line, ":reviewed:"), read))
    shown = words(write.reading.references.date(read))
    return [*words(" · " + write.word("relu le") + " "), *element("time", "", shown, datetime=day)]
