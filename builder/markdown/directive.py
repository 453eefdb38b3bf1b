"""Directives: `:::{name} argument`, options, body. Each is one file of `directives/`."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from markdown_it.token import Token

from builder.markdown.reading import Reading, hole
from builder.nearest import nearest

_INFO = re.compile(r"\{([a-z][a-z-]*)\}[ \t]*(.*)")
PART = "h0"
"""The tag of a part's title until its level is known."""
_OPTION = re.compile(r":([a-z][a-z-]*):[ \t]*(.*)")


@dataclass(frozen=True)
class Directive:
    """`line` is the fence's, `body_line` the body's first, both from 0 in the text being read."""

    name: str
    argument: str
    options: dict[str, str]
    body: str
    line: int
    body_line: int


@dataclass(frozen=True)
class Writer:
    """What a directive writes with: the reading to note things in, and the parser for what it holds."""

    reading: Reading
    parse: Callable[[str, int, Collection[str]], list[Token]]

    def block(self, directive: Directive) -> list[Token]:
        """The directive's body, as Markdown blocks."""
        return self.parse(directive.body, directive.body_line, ())

    def parts(self, directive: Directive, *names: str) -> list[Token]:
        """The directive's body, which holds directives of these names and nothing else."""
        return self.parse(directive.body, directive.body_line, names)

    def title(self, directive: Directive, css: str, *, anchor: bool = True) -> list[Token]:
        """A part's title, as a heading under the one it stands below. A part without one is a problem."""
        if not directive.argument:
            what = f"« {directive.name} » demande un titre."
            self.reading.problem(directive.line, "directive-title", what, f"Écrivez « :::{{{directive.name}}} Titre ».")
        return heading(directive.argument, directive.line, css, anchor=anchor)

    def block_hole(self, directive: Directive, target: str, **options: str) -> list[Token]:
        """A place that the player fills from the course's records, by `player/blocks/<directive's name>.py`."""
        named = f"{directive.name}:{target}"
        self.reading.mention("block", named, directive.line, near=target)
        asked = f"?{urlencode(options)}" if options else ""
        return [Token("hole", "", 0, content=hole("block", named + asked))]

    def word(self, text: str) -> str:
        return self.reading.references.gettext(text)


def element(tag: str, css: str, *children: list[Token], **attributes: str) -> list[Token]:
    """An HTML element around other tokens."""
    attrs: dict[str, str | int | float] = {"class": css} if css else {}
    attrs.update({name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()})
    opening = Token("element_open", tag, 1, attrs=attrs, block=True)
    return [opening, *(token for child in children for token in child), Token("element_close", tag, -1)]


def markdown(text: str, line: int) -> list[Token]:
    """Inline Markdown, which the engine reads later with everything else."""
    return [Token("inline", "", 0, content=text, map=[line, line + 1], children=[])]


def heading(text: str, line: int, css: str, *, anchor: bool = True) -> list[Token]:
    """A title that takes its place under the author's last one: its level and its id are known when all is read.

    Without `anchor` it has no id: links do not lead to it.
    """
    opening = Token("heading_open", PART, 1, attrs={"class": css}, meta={"anchor": anchor}, block=True)
    return [opening, *markdown(text, line), Token("heading_close", PART, -1)]


def words(text: str) -> list[Token]:
    """Plain words, escaped."""
    return [Token("inline", "", 0, children=[Token("text", "", 0, content=text)], meta={"done": True})]


def callout(directive: Directive, write: Writer, title: str) -> list[Token]:
    """A boxed passage: the author's title, or else ours, then the body."""
    own = directive.argument
    heading = markdown(own, directive.line) if own else words(write.word(title))
    return element("aside", directive.name, element("p", "callout__title", heading), write.block(directive))


def one_of(directive: Directive, write: Writer, option: str, known: Sequence[str]) -> str:
    """An option's words, parted by commas: each must be one of those known. Nothing when it is not given."""
    asked = [word.strip() for word in directive.options.get(option, "").split(",") if word.strip()]
    for word in asked:
        if word not in known:
            what = f"« {directive.name} » n'accepte pas « {option}: {word} »."
            write.reading.problem(
                directive.line, "directive-option", what, unknown("Il y a", word, [*known]), near=word
            )
    return ",".join(word for word in asked if word in known)


@dataclass
class Head:
    """The opening of a fence, read from its info string and its first lines."""

    name: str = ""
    argument: str = ""
    options: dict[str, str] = field(default_factory=dict)
    taken: int = 0


def read_head(info: str, content: str) -> Head | None:
    """Split a fence into name, argument and options; None when its info names no directive."""
    found = _INFO.fullmatch(info.strip())
    if not found:
        return None
    head = Head(found[1], found[2].strip())
    lines = content.split("\n")
    for line in lines:
        option = _OPTION.fullmatch(line.strip())
        if not option:
            break
        head.options[option[1]] = option[2].strip()
        head.taken += 1
    return head


def unknown(what: str, name: str, known: list[str]) -> str:
    """« Voulez-vous dire … ? », or the list of what there is."""
    near = nearest(name, known)
    return f"Vouliez-vous dire « {near} » ?" if near else f"{what} : {', '.join(known)}."
