"""What an attempt asks: the questions it drew, as they were when it began, whatever the course says since."""

from dataclasses import dataclass

from builder.model import Quiz
from builder.questions import Question
from webapp import wordings
from webapp.learn.queries import UnderWay
from webapp.models import Attempt
from webapp.wordings.reading import State


@dataclass(frozen=True)
class Drawn:
    """A question of an attempt; `state` says what became of it in the course since."""

    question: Question
    state: State


def drawn(attempt: Attempt | UnderWay, quiz: Quiz) -> list[Drawn]:
    """In the order it drew them. A question withdrawn since counts against nobody: it is not asked any more.

    Once the attempt is finished, whatever was judged is shown.
    """
    judged = {row.question for row in attempt.answers if row.verdict} if isinstance(attempt, Attempt) else set()
    kept = [id for id in attempt.questions if id in quiz.by_id or (attempt.finished and id in judged)]
    then = wordings.questions(attempt.revision, attempt.language, kept)
    return [Drawn(found, then[id].state) for id in kept if (found := then[id].item)]
