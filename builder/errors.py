"""What can go wrong, and who can put it right.

ParcoursError
├── ContentError    the author can fix it: a list of problems, no traceback
├── ExportError     an LMS would refuse the package
└── SettingsError   the person who runs the server can fix it
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to fix, said so that its author can fix it without reading our code.

    `path` is relative to the course, `line` and `column` count from 1.
    """

    path: str
    line: int
    column: int
    code: str
    what: str
    fix: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        hint = f"\n  → {self.fix}" if self.fix else ""
        return f"{self.path}:{self.line}:{self.column} {self.code}\n  {self.what}{hint}"


class ParcoursError(Exception):
    """Base of every error we raise on purpose. Anything else is a bug."""


class ContentError(ParcoursError):
    """The course cannot be built: `problems` holds everything to fix, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n\n".join(map(str, self.problems)))


class ExportError(ParcoursError):
    """A package that an LMS would refuse: nothing was written."""


class SettingsError(ParcoursError):
    """A setting that the person who runs the server can put right."""
