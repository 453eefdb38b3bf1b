"""First pass, before sentences are read: each colon fence becomes what its directive writes."""

import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from builder.markdown import directives
from builder.markdown.directive import Directive, Writer, read_head, unknown
from builder.markdown.reading import Reading
from builder.registry import import_all

DIRECTIVES = import_all(sys.modules[directives.__name__])

_HOLDERS = {part: name for name, module in DIRECTIVES.items() for part in getattr(module, "PARTS", ())}
"""Which directive each part is written in: `PARTS` names them where they belong."""
_DEEPEST = 8
_COMMENT = "myst_line_comment"


def expand(tokens: list[Token], state: StateCore) -> list[Token]:
    """Replace colon fences, and those inside them, by their directives' tokens."""
    return _Expander(state.env["reading"], state).tokens(tokens)


@dataclass
class _Expander:
    reading: Reading
    state: StateCore
    within: list[str] = field(default_factory=list)

    def tokens(self, tokens: list[Token]) -> list[Token]:
        return [written for token in tokens for written in self._token(token)]

    def _token(self, token: Token) -> Iterator[Token] | list[Token]:
        if token.type == "colon_fence":
            return self._directive(token)
        if token.type == "inline" and token.content.lstrip().startswith(":::"):
            what = "Cette clôture ne ferme rien."
            self.reading.problem(_line(token), "directive-stray", what, "Effacez-la, ou ouvrez-la plus haut.")
        return [token]

    def _directive(self, token: Token) -> list[Token]:
        line, reading = _line(token), self.reading
        self._closed(token)
        head = read_head(token.info, token.content)
        if not head:
            what = "Cette clôture ne nomme pas de directive."
            reading.problem(line, "directive-name", what, "Écrivez par exemple « :::{note} ».")
            return []
        if head.name not in DIRECTIVES:
            fix = unknown("Il y a", head.name, [*DIRECTIVES])
            reading.problem(line, "directive-unknown", f"La directive « {head.name} » n'existe pas.", fix)
            return []
        self._options(head.name, head.options, line)
        self._placed(head.name, line)
        reading.landmark("directive", " :".join([head.name, *sorted(head.options)]), line)
        body = "\n".join(token.content.split("\n")[head.taken :])
        start = line + 1 + head.taken
        directive = Directive(head.name, head.argument, head.options, body, line, start)
        self.within.append(head.name)
        written: list[Token] = DIRECTIVES[head.name].tokens(directive, Writer(reading, self._parse))
        self.within.pop()
        return written

    def _closed(self, token: Token) -> None:
        assert token.map
        first, end = token.map
        last = self.reading.lines[end - 1].strip() if end <= len(self.reading.lines) else ""
        if end - 1 == first or not (last.startswith(":::") and not last.strip(":")):
            fix = f"Ajoutez « {token.markup} » après son dernier paragraphe."
            self.reading.problem(first, "directive-open", "Cette directive n'est pas fermée.", fix)

    def _options(self, name: str, given: dict[str, str], line: int) -> None:
        known: dict[str, bool] = getattr(DIRECTIVES[name], "OPTIONS", {})
        for option in given.keys() - known.keys():
            what = f"« {name} » n'a pas d'option « {option} »."
            fix = unknown("Options", option, [*known]) if known else "Retirez-la."
            self.reading.problem(line, "directive-option", what, fix, near=f":{option}:")
        for option, required in known.items():
            if required and not given.get(option):
                what = f"« {name} » demande l'option « {option} »."
                self.reading.problem(line, "directive-option", what, f"Ajoutez « :{option}: … ».")

    def _placed(self, name: str, line: int) -> None:
        holder = _HOLDERS.get(name)
        if holder and self.within[-1:] != [holder]:
            what = f"« {name} » s'écrit dans « {holder} »."
            self.reading.problem(line, "directive-part", what, f"Ouvrez « ::::{{{holder}}} » avant, fermez-la après.")

    def _parse(self, text: str, line: int, only: Collection[str]) -> list[Token]:
        if len(self.within) > _DEEPEST:
            self.reading.problem(line, "directive-depth", "Directives trop profondément emboîtées.")
            return []
        found: list[Token] = []
        self.state.md.block.parse(text, self.state.md, self.state.env, found)
        for token in found:
            if token.map:
                token.map = [token.map[0] + line, token.map[1] + line]
        if only:
            self._parts(found, line, only)
        return self.tokens(found)

    def _parts(self, found: list[Token], line: int, only: Collection[str]) -> None:
        """Nothing but these directives, and at least one."""
        heads = {id(token): read_head(token.info, "") for token in found if token.type == "colon_fence"}
        whole = [token for token in found if token.level == 0 and token.nesting >= 0 and token.type != _COMMENT]
        strays = [token for token in whole if id(token) not in heads]
        named = [(token, head.name) for token in found if (head := heads.get(id(token)))]
        strays += [token for token, name in named if name in DIRECTIVES and name not in only]
        holder, parts = self.within[-1], " et ".join(f"« {name} »" for name in only)
        what = f"« {holder} » ne contient que des {parts}."
        fix = f"Écrivez « :::{{{next(iter(only))}}} Titre » dedans, son texte, puis « ::: »."
        for token in strays:
            self.reading.problem(_line(token), "directive-parts", what, fix)
        if not whole:
            self.reading.problem(max(line - 1, 0), "directive-parts", what, fix)


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0
