"""term: a word of the glossary, by its label, another form or its id."""

from markdown_it.token import Token

from builder.grading import plain
from builder.markdown.reading import hole
from builder.markdown.role import Role
from builder.nearest import nearest


def tokens(role: Role) -> list[Token]:
    label = Token("text", "", 0, content=role.text)
    terms = role.reading.references.terms
    id = terms.get(plain(role.target))
    if not id:
        near = nearest(plain(role.target), terms)
        fix = f"Vouliez-vous dire « {near} » ?" if near else "Ajoutez-le à course/glossary.yaml."
        role.problem("term-unknown", f"« {role.target} » n'est pas dans le glossaire.", fix)
        return [label]
    role.mention("term", id)
    link = Token("link_open", "a", 1, attrs={"class": "term", "href": hole("term", id), "data-term": id})
    return [link, label, Token("link_close", "a", -1)]
