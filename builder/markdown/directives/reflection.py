"""reflection: a question to oneself, answered in a private notebook that nobody else reads and nothing grades."""

import re

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, element, markdown, words
from builder.markdown.reading import Reflection

OPTIONS = {"id": True}
_SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def tokens(directive: Directive, write: Writer) -> list[Token]:
    id, own = directive.options.get("id", ""), directive.argument
    if id and not _SLUG.fullmatch(id):
        what = f"« {id} » n'est pas un identifiant."
        fix = "Écrivez-le en minuscules, chiffres et traits d'union, sans accent."
        write.reading.problem(directive.line, "directive-option", what, fix, near=id)
    if not directive.body.strip():
        what = "Cette réflexion ne demande rien."
        write.reading.problem(directive.line, "reflection-prompt", what, "Écrivez dedans la question à se poser.")
    if not _SLUG.fullmatch(id):
        return []
    place = write.reading.place(directive.line, f":id: {id}")
    write.reading.reflections.append(Reflection(id, directive.body.strip(), *place))
    title = markdown(own, directive.line) if own else words(write.word("Dans votre carnet"))
    label = element("p", "reflection__title", title, id=f"reflection-{id}")
    return element("section", "reflection", label, write.block(directive), write.block_hole(directive, id))
