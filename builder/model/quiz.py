"""A quiz: a bank of questions, and how many of them make an attempt."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any, Literal, Self, get_args

from pydantic import Field, SerializeAsAny, model_validator

from builder.base import Inline, Model, Slug
from builder.grading import draw, shuffled
from builder.questions import KINDS, Question

Shown = Literal["score", "marks", "answers", "explanations"]
SHOWN: tuple[Shown, ...] = get_args(Shown)


class Review(Model):
    """What a finished attempt shows: its `score`; which were right (`marks`); the right `answers`; `explanations` too.

    Each word shows what those before it show. `each` is for every attempt; `end` for when nothing can be gained any
    more: the last attempt is made, or the quiz is passed.
    """

    each: Shown = "explanations"
    end: Shown = "explanations"

    @model_validator(mode="after")
    def _opens_with_time(self) -> Self:
        if SHOWN.index(self.end) < SHOWN.index(self.each):
            raise ValueError("À la fin (« end »), on ne montre pas moins qu'après chaque essai (« each »).")
        return self


class Quiz(Model):
    """`pass_mark` is a percentage; `attempts` 0 means as many as one likes; `draw` is competency → how many.

    `minutes`, when there is a limit, is how long an attempt may last: where a server keeps the time, it holds it.

    A quiz whose `bank` is `course` writes no question: it draws from the banks of all the others (`pooled`).
    """

    id: Slug
    title: Inline
    module: Slug
    intro: Inline = ""
    pass_mark: int = Field(alias="pass", default=70, ge=0, le=100)
    attempts: int = Field(default=0, ge=0, le=9)
    minutes: int | None = Field(default=None, ge=1, le=300)
    feedback: Literal["end", "each"] = "end"
    review: Review = Review()
    shuffle: bool = True
    bank: Literal["own", "course"] = "own"
    quotas: dict[str, int] = Field(alias="draw", default={})
    questions: tuple[SerializeAsAny[Question], ...] = ()
    language: str = ""

    @model_validator(mode="after")
    def _hides_nothing_already_told(self) -> Self:
        if self.feedback == "each" and self.review.each != "explanations":
            raise ValueError("« feedback: each » explique déjà chaque réponse : retirez « review ».")
        return self

    @model_validator(mode="after")
    def _bank_is_rich_enough(self) -> Self:
        if self.bank == "course":
            if self.questions:
                raise ValueError("« bank: course » tire dans les autres banques : n'écrivez pas de « questions ».")
            if not self.quotas:
                raise ValueError("« bank: course » demande « draw » : combien de questions par compétence.")
        elif not self.questions:
            raise ValueError("Une banque a au moins une question.")
        elif poor := self.poor():
            raise ValueError(poor)
        return self

    def poor(self) -> str:
        """What the draw asks of the bank that the bank has not, or nothing."""
        for competency, wanted in self.quotas.items():
            found = sum(question.competency == competency for question in self.questions)
            if wanted > found:
                return f"« draw » demande {wanted} questions de {competency} ; la banque en a {found}."
        return ""

    def pooled(self, quizzes: Iterable["Quiz"]) -> "Quiz":
        """This quiz with the questions of the others; not those that a trainer reads, for it ends with a result."""
        own = (question for quiz in quizzes for question in quiz.written if not question.rubric())
        return self.model_copy(update={"questions": tuple(own)}) if self.bank == "course" else self

    def shows(self, begun: int, *, passed: bool) -> Shown:
        """What a finished attempt shows once so many were begun, and one of them passed or none."""
        over = passed or 0 < self.attempts <= begun
        return self.review.end if over else self.review.each

    @property
    def written(self) -> tuple[Question, ...]:
        """The questions that its own file holds: each question of a course stands in one."""
        return self.questions if self.bank == "own" else ()

    @cached_property
    def by_id(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}

    @property
    def length(self) -> int:
        """How many questions an attempt holds."""
        return sum(self.quotas.values()) or len(self.questions)

    def drawn(self, seed: str) -> tuple[Question, ...]:
        """The questions of the attempt that this seed names, always the same."""
        by_id = self.by_id
        bank = {id: question.competency for id, question in by_id.items()}
        return tuple(by_id[id] for id in draw(bank, self.quotas, seed, shuffle=self.shuffle))

    def arranged(self, ids: list[str], seed: str) -> list[str]:
        """Options or slots in the order that this seed shows them."""
        return shuffled(ids, seed) if self.shuffle else ids


def question(data: dict[str, Any]) -> Question:
    """Make a question of the kind that its `type` names. KeyError when there is no such kind."""
    return KINDS[data["type"]].model_validate(data)
