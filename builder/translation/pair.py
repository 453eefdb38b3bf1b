"""Two readings of a page, the original's and its translation's: what one has and the other has not."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import zip_longest
from typing import Any

from builder.errors import Problem
from builder.markdown import Reading
from builder.markdown.reading import Landmark, Mention
from builder.questions import Question

_KINDS = {
    "page": ("translation-link", "Le lien vers « {} »"),
    "link": ("translation-link", "Le lien vers « {} »"),
    "heading": ("translation-link", "Le lien vers le titre n° {} de la page"),
    "media": ("translation-image", "L'image « {} »"),
    "term": ("translation-role", "Le terme « {} »"),
    "source": ("translation-role", "La source « {} »"),
    "ctx": ("translation-role", "La variable « {} »"),
    "block": ("translation-directive", "Le bloc « {} »"),
}


@dataclass(frozen=True)
class Pair:
    """A page's translation beside its original, with the self-checks of each by id and the lines of the former's."""

    original: Reading
    translation: Reading
    asked: Mapping[str, Question] = field(default_factory=dict)
    asks: Mapping[str, Question] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    late: bool = False

    @cached_property
    def problems(self) -> list[Problem]:
        """Each thing that a translation has not kept, at its line there.

        An original that changed since explains all of it but answers that differ: those are never shown.
        """
        found = self._differences()
        late = (replace(problem, code="translation-stale") for problem in found)
        return [*(late if self.late else found), *self._checks()]

    def _differences(self) -> Iterator[Problem]:
        shapes = [*self._shape("heading"), *self._shape("directive")]
        yield from shapes
        yield from self._mentions(by_section=not shapes)

    def _shape(self, kind: str) -> Iterator[Problem]:
        """The first place where headings, or directives, part ways: what follows would only repeat it."""
        theirs, ours = ([mark for mark in _marks(reading) if mark.kind == kind] for reading in self._both())
        for wanted, found in zip_longest(theirs, ours):
            if wanted is None or found is None or wanted.name != found.name:
                line = found.line if found else self._last()
                yield self._problem(line, f"translation-{kind}", *_parted(kind, wanted, found))
                return

    def _mentions(self, *, by_section: bool) -> Iterator[Problem]:
        theirs, ours = (_sections(reading) if by_section else [_all(reading)] for reading in self._both())
        nothing: tuple[int, list[Mention]] = (1, [])
        for wanted, found in zip_longest(theirs, ours, fillvalue=nothing):
            yield from self._compared(wanted[1], found[1], found[0])

    def _compared(self, wanted: list[Mention], found: list[Mention], line: int) -> Iterator[Problem]:
        languages = {reading.path.split(".")[-2] for reading in self._both()}
        theirs, ours = (Counter(_same(mention, languages) for mention in mentions) for mentions in (wanted, found))
        for kind, target in theirs - ours:
            code, what = _KINDS[kind]
            fix = "Remettez-y ce qui s'y trouve dans l'original, ou retirez-le des deux."
            yield self._problem(line, code, f"{what.format(target)} de l'original manque dans ce passage.", fix)
        for kind, target in ours - theirs:
            code, what = _KINDS[kind]
            at = [m.line for m in found if _same(m, languages) == (kind, target)][-1]
            fix = "Retirez-le, ou ajoutez-le à l'original."
            yield self._problem(at, code, f"{what.format(target)} n'est pas dans ce passage de l'original.", fix)

    def _checks(self) -> Iterator[Problem]:
        theirs, ours = ({each.id: each.line for each in reading.reflections} for reading in self._both())
        for id in theirs.keys() ^ ours.keys():
            what = f"La réflexion « {id} » n'est que d'un côté : ce que les gens y écrivent se perdrait."
            yield self._problem(ours.get(id, 1), "translation-check", what, "Gardez les mêmes identifiants.")
        for id in self.asked.keys() - self.asks.keys():
            what = f"L'auto-vérification « {id} » de l'original manque ici."
            yield self._problem(1, "translation-check", what, "Traduisez-la, ou retirez-la des deux.")
        for id, check in self.asks.items():
            if id not in self.asked or not _asks_the_same(check, self.asked[id]):
                what = f"L'auto-vérification « {id} » n'est pas celle de l'original."
                fix = "Gardez le type, les identifiants, les points et la réponse juste."
                yield self._problem(self.lines.get(id, 1), "translation-check", what, fix)

    def _both(self) -> tuple[Reading, Reading]:
        return self.original, self.translation

    def _last(self) -> int:
        reading = self.translation
        return reading.first_line + max((i for i, line in enumerate(reading.lines) if line.strip()), default=0)

    def _problem(self, line: int, code: str, what: str, fix: str) -> Problem:
        return Problem(self.translation.path, line, 1, code, what, fix)


def _marks(reading: Reading) -> list[Landmark]:
    """In order. Self-checks are compared by themselves."""
    return sorted((mark for mark in reading.landmarks if mark.name != "check"), key=lambda mark: mark.line)


def _parted(kind: str, wanted: Landmark | None, found: Landmark | None) -> tuple[str, str]:
    says = _heading if kind == "heading" else _directive
    if wanted and found:
        what = f"{says(found).capitalize()} est ici, où l'original (ligne {wanted.line}) a {says(wanted)}."
        return what, "Gardez les mêmes, dans le même ordre."
    if wanted:
        return f"Il manque {says(wanted)} de la ligne {wanted.line} de l'original.", "Traduisez-la aussi."
    assert found
    return f"{says(found).capitalize()} est de trop : l'original ne l'a pas.", "Retirez-la, ou ajoutez-la à l'original."


def _heading(mark: Landmark) -> str:
    return f"un titre « {'#' * int(mark.name[1])} »"


def _directive(mark: Landmark) -> str:
    name, *options = mark.name.split(" :")
    return f"la directive « {name} »" + (f" (options {', '.join(options)})" if options else "")


def _all(reading: Reading) -> tuple[int, list[Mention]]:
    return reading.first_line, [mention for mention in reading.mentions if mention.kind in _KINDS]


def _sections(reading: Reading) -> list[tuple[int, list[Mention]]]:
    """What each section mentions, from its heading on; words may change places within one."""
    starts = [1, *(mark.line for mark in reading.landmarks if mark.kind == "heading")]
    ends = [*starts[1:], 10**9]
    mentions = _all(reading)[1]
    return [
        (start if start > 1 else reading.first_line, [m for m in mentions if start <= m.line < end])
        for start, end in zip(starts, ends, strict=True)
    ]


def _same(mention: Mention, languages: Iterable[str]) -> tuple[str, str]:
    """A file that is shown may have its translation beside it: frise.svg, frise.ar.svg."""
    target = mention.target
    for language in languages if mention.kind in {"media", "block"} else ():
        target = target.replace(f".{language}.", ".")
    return mention.kind, target


def _asks_the_same(one: Question, other: Question) -> bool:
    """Whether two questions differ in words alone."""
    return (_skeleton(one.key()), _shown(one)) == (_skeleton(other.key()), _shown(other))


def _shown(question: Question) -> Any:
    interaction = question.interaction()
    free = interaction["type"] == "fill-in"
    return type(question), interaction["type"] if free else interaction


def _skeleton(key: Any) -> Any:
    """A key without the words it accepts: those are the translator's."""
    if isinstance(key, dict):
        return {name: _skeleton(value) for name, value in key.items() if name != "accepts"}
    return key
