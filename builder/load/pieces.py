"""The pieces that a course is read in: each is made once, and again when something that it looked at has changed."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from builder.checks.draft import Draft
from builder.errors import Problem
from builder.load.files import Files, Looked
from builder.load.memory import Disk
from builder.markdown import References
from builder.markdown.asked import Asked, listening

T = TypeVar("T")
About = TypeVar("About", str, str | None)


@dataclass(frozen=True)
class Piece(Generic[T]):
    """What was made, what was noted on the way, and what it all hangs on."""

    value: T
    problems: list[Problem]
    draft: Draft
    looked: Looked
    asked: Asked

    def holds(self, disk: Disk, references: References) -> bool:
        return self.asked.holds(references) and self.looked.holds(disk)


class Pieces:
    """Reads the pieces of one language and one context, into the files' problems and the draft."""

    def __init__(self, files: Files, chosen: str | None) -> None:
        self.files, self.draft = files, Draft(References())
        self._edition = files.language, files.original, chosen
        self._known = files.disk.memory.pieces.get(self._edition, {})
        self._kept: dict[Hashable, Piece[Any]] = {}

    def read(self, make: Callable[[Files, Draft, About], T], path: About) -> T:
        """What `make(files, draft, path)` gives: a function, or a method of something frozen.

        It may hang on what it is, on files, and on the draft's references, alone.
        """
        slot = getattr(make, "__self__", None), make.__qualname__, path
        found = self._known.get(slot)
        if found is None or not found.holds(self.files.disk, self.draft.references):
            found = self._made(make, path)
        self._kept[slot] = found
        self.files.problems += found.problems
        self.draft.absorb(found.draft)
        value: T = found.value
        return value

    def texts(self) -> list[str]:
        """The files whose texts were read, in order."""
        return sorted({path for piece in self._kept.values() for path in piece.looked.digests})

    def keep(self) -> None:
        """Remember the pieces that were read, and no other, for the next time."""
        self.files.disk.memory.pieces[self._edition] = self._kept

    def _made(self, make: Callable[[Files, Draft, About], T], path: About) -> Piece[T]:
        references, asked = listening(self.draft.references)
        files, draft = Files(self.files.disk, self.files.language, self.files.original), Draft(references)
        value = make(files, draft, path)
        files.looked.look = self.files.disk.look
        draft.references = self.draft.references
        return Piece(value, files.problems, draft, files.looked, asked)
