"""compare: what the text of law says, beside what is done at the counter."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, element

PARTS = ("text", "practice")


def tokens(directive: Directive, write: Writer) -> list[Token]:
    parts = write.parts(directive, *PARTS)
    sides = [token.attrGet("class") for token in parts if token.type == "element_open"]
    if any(sides.count(f"compare__{part}") != 1 for part in PARTS):
        what = "« compare » met un « text » à côté d'un « practice »."
        fix = "Écrivez « :::{text} », ce que dit le texte, « ::: », puis « :::{practice} », ce qui se fait, « ::: »."
        write.reading.problem(directive.line, "compare-parts", what, fix)
    return element("div", "compare", parts)
