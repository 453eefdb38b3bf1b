"""Questions that are played with paper: pieces to cut out, to lay in order, beside a partner or in a group."""

from typing import Literal, NamedTuple

from builder.grading import shuffled
from builder.questions import Question
from builder.questions.categorise import Categorise
from builder.questions.matching import Matching
from builder.questions.ordering import Ordering

Sort = Literal["item", "partner", "group"]


class Piece(NamedTuple):
    """A card: an item; the partner that one lays beside it; the name of a group, under which items are laid."""

    sort: Sort
    text: str


class Cards(NamedTuple):
    """A question and its cards, each sort mixed: the same way each time."""

    question: Question
    pieces: tuple[Piece, ...]


def cards(question: Question) -> Cards | None:
    """Nothing for a question that cards do not help."""
    match question:
        case Matching():
            partners = [*(pair.match for pair in question.pairs.values()), *question.decoys.values()]
            sorts: dict[Sort, list[str]] = {
                "item": [pair.item for pair in question.pairs.values()],
                "partner": partners,
            }
        case Ordering():
            sorts = {"item": [item.text for item in question.items.values()]}
        case Categorise():
            items = [item.text for item in question.items.values()]
            sorts = {"group": [*question.groups.values()], "item": items}
        case _:
            return None
    pieces = (Piece(sort, text) for sort, texts in sorts.items() for text in _mixed(question, sort, texts))
    return Cards(question, tuple(pieces))


def _mixed(question: Question, sort: str, texts: list[str]) -> list[str]:
    order = shuffled([str(place) for place in range(len(texts))], f"{question.id}/{sort}")
    return [texts[int(place)] for place in order]
