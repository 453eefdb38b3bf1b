"""Second pass, once sentences are read: headings, links, images and roles are resolved; HTML is refused."""

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from builder.markdown import roles
from builder.markdown.access import note_alt, note_faults
from builder.markdown.directive import PART, unknown
from builder.markdown.media import OUTSIDE, media
from builder.markdown.reading import Heading, Passage, Reading, hole
from builder.markdown.role import Role
from builder.markdown.typeset import typeset
from builder.registry import import_all

ROLES = import_all(sys.modules[roles.__name__])

_NO_SENTENCE = frozenset({"heading_open", "th_open", "td_open", "dt_open"})
ROLE_END = re.compile(r"\s*<([^<>]+)>\s*$")


def resolve(state: StateCore) -> None:
    """Walk every token of the page once, then note what would trip a reader."""
    reading = state.env["reading"]
    _Resolver(reading).walk(state.tokens)
    note_faults(reading, state.tokens)


@dataclass
class _Resolver:
    reading: Reading
    line: int = 0
    level: int = 1
    ids: dict[str, int] = field(default_factory=dict)
    links: list[tuple[Token, int]] = field(default_factory=list)

    def walk(self, tokens: list[Token]) -> None:
        for index, token in enumerate(tokens):
            self.line = token.map[0] if token.map else self.line
            if token.type == "heading_open":
                self._heading(*tokens[index : index + 3])
            elif token.type == "html_block":
                self._html(token)
            elif token.children and not token.meta:
                self._count(token, tokens[index - 1].type if index else "")
                token.children = [child for old in token.children for child in self._inline(old)]
        for token, line in self.links:
            self._link(token, line)

    def _heading(self, token: Token, inline: Token, close: Token) -> None:
        if token.tag == PART:
            token.tag = close.tag = f"h{min(self.level + 1, 6)}"
        else:
            self.level = int(token.tag[1])
        if not token.meta.get("anchor", True):
            return
        text = "".join(_texts(inline))
        slug = _slug(text) or "titre"
        self.ids[slug] = self.ids.get(slug, 0) + 1
        id = slug if self.ids[slug] == 1 else f"{slug}-{self.ids[slug]}"
        token.attrSet("id", id)
        self.reading.headings.append(Heading(id, int(token.tag[1]), text))
        self.reading.landmark("heading", token.tag, self.line)

    def _count(self, token: Token, opened_by: str) -> None:
        text = "".join(_texts(token))
        self.reading.words += len(text.split())
        self.reading.passages.append(Passage(self.line, text, opened_by not in _NO_SENTENCE))

    def _inline(self, token: Token) -> Iterator[Token]:
        if token.type == "myst_role":
            yield from self._role(token)
            return
        if token.type == "text":
            token.content = typeset(token.content)
        elif token.type == "html_inline":
            self._html(token)
        elif token.type == "link_open":
            self.links.append((token, self.line))
        elif token.type == "image":
            self._image(token)
        yield token

    def _role(self, token: Token) -> list[Token]:
        name, content = str(token.meta["name"]), token.content
        target = ROLE_END.search(content)
        text = content[: target.start()] if target else content
        role = Role(name, text, target[1] if target else text, self.line, self.reading)
        if name not in ROLES:
            fix = unknown("Il y a", name, [*ROLES])
            role.problem("role-unknown", f"Le rôle « {name} » n'existe pas.", fix)
            return [Token("text", "", 0, content=text)]
        written: list[Token] = ROLES[name].tokens(role)
        return written

    def _html(self, token: Token) -> None:
        what = "Le HTML n'est pas permis dans une page."
        near = token.content.strip().split("\n")[0]
        fix = "Écrivez-le en Markdown, ou avec une directive."
        self.reading.problem(self.line, "html-raw", what, fix, near=near)

    def _image(self, token: Token) -> None:
        source = unquote(str(token.attrGet("src") or ""))
        if not token.content.strip():
            what = "Cette image n'a pas de texte de remplacement."
            fix = "Écrivez ce qu'elle montre entre les crochets : « ![…](…) »."
            self.reading.problem(self.line, "alt-missing", what, fix, near=source)
        note_alt(self.reading, token.content, self.line, source)
        media(self.reading, token, source, self.line)

    def _link(self, token: Token, line: int) -> None:
        target = unquote(str(token.attrGet("href") or ""))
        if target.startswith("#"):
            own = [heading.id for heading in self.reading.headings]
            if target[1:] in own:
                self.reading.mention("heading", str(own.index(target[1:]) + 1), line, near=f"({target})")
            else:
                self.reading.mention("page", target[1:], line, near=f"({target})")
                token.attrSet("href", hole("page", target[1:]))
        elif OUTSIDE.match(target):
            self.reading.mention("link", target, line, near=target)
            token.attrSet("rel", "noopener")
        elif not token.meta:
            what = f"Le lien « {target} » ne mène nulle part."
            fix = "Écrivez « #identifiant » pour une page du cours, ou une adresse entière (https://…)."
            self.reading.problem(line, "link-form", what, fix, near=target)


def _texts(inline: Token) -> Iterator[str]:
    for child in inline.children or ():
        if child.type == "myst_role" and child.meta["name"] == "ltr":
            yield f"\N{LEFT-TO-RIGHT ISOLATE}{child.content}\N{POP DIRECTIONAL ISOLATE}"
        elif child.type == "myst_role" and child.meta["name"] != "source":
            yield ROLE_END.sub("", child.content)
        elif child.type in {"text", "code_inline"}:
            yield child.content
        elif child.type in {"softbreak", "hardbreak"}:
            yield " "


def _slug(text: str) -> str:
    """The words of a heading as an id; letters of every script are kept, accents are not."""
    folded = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe"))
    letters = "".join(c for c in folded if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", letters).strip("-")
