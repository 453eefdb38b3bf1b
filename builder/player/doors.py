"""What the player asks of its host: where things are, and what somebody already answered."""

from dataclasses import dataclass
from typing import Protocol

from builder.grading import Response, Verdict


class Doors(Protocol):
    """The addresses of one host: the LMS, a package, a test."""

    def page(self, id: str, place: str = "") -> str:
        """A lesson, a job aid, a case or a quiz; or a heading in it."""

    def place(self, name: str) -> str:
        """A page of the course's own: the reference model ("model"), what serves at the counter ("aids")."""

    def term(self, id: str) -> str:
        """A glossary entry."""

    def source(self, id: str) -> str:
        """An entry of the sources page."""

    def search(self, question: str = "") -> str:
        """What a question finds; without one, an address that a question may follow."""

    def media(self, path: str) -> str:
        """A file of the course, named from its root."""

    def answers(self, question_id: str) -> str:
        """Where a self-check posts."""

    def notes(self, reflection_id: str = "") -> str:
        """Where a note to oneself posts, or nowhere; without one, the notebook that shows them all."""


@dataclass(frozen=True)
class Mark:
    """How a person marked a text: a level for each criterion, and a word."""

    levels: Response
    comment: str
    reader: str


@dataclass(frozen=True)
class Given:
    """What somebody already answered. No verdict: kept, not judged yet. A mark: somebody read it since."""

    response: Response
    verdict: Verdict | None
    mark: Mark | None = None
