"""Roles: `{name}`text``, inside a sentence. Each is one file of `roles/`."""

from dataclasses import dataclass

from builder.markdown.reading import MentionKind, Reading


@dataclass
class Role:
    """A role as written: `{name}`text <target>``. The target is the text when none is given."""

    name: str
    text: str
    target: str
    line: int
    reading: Reading

    @property
    def source(self) -> str:
        return f"{{{self.name}}}"

    def mention(self, kind: MentionKind, target: str) -> None:
        self.reading.mention(kind, target, self.line, near=f"{self.source}`{self.text}")

    def problem(self, code: str, what: str, fix: str) -> None:
        self.reading.problem(self.line, code, what, fix, near=f"{self.source}`{self.text}")
