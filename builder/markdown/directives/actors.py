"""actors: the map of the actors, or the part of it that some spheres, actors, a loop or kinds of relation draw."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, one_of

OPTIONS = {"sphere": False, "actor": False, "loop": False, "kind": False}
KINDS = ("authority", "influence", "cause", "flow")


def tokens(directive: Directive, write: Writer) -> list[Token]:
    asked = {name: value for name, value in directive.options.items() if name in OPTIONS and value}
    one_of(directive, write, "kind", KINDS)
    for sort in ("sphere", "actor", "loop"):
        for id in asked.get(sort, "").split(",") if sort in asked else ():
            write.reading.mention("block", f"{sort}:{id.strip()}", directive.line, near=id.strip())
    return write.block_hole(directive, "", **asked)
