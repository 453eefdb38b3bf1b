"""What answers say of each question: how hard it is, whether it tells who knows, what was chosen, how long it took.

Discrimination is the corrected point-biserial correlation: between what a question earned (0 to 1) and what the rest of
the same attempt earned. 1: who gets it right gets the rest right; 0: it tells nothing; below 0: it misleads who knows.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from statistics import median

from builder.grading import Response, mark, plain
from builder.questions import Control, Question
from webapp.train.watch.answers import Given, firsts
from webapp.wordings.data import signature
from webapp.wordings.reading import State, Then

FEW = 10
"""Under how many people nothing but counts is said of a question."""
TODAY = ""
"""Where a wording's signature would be: that of the course as it is served costs nothing."""
ALIKE = 1e-9
"""Under which variance all did alike: what is left is how numbers are written."""
MOST_TYPED = 5
"""How many different typed answers are listed."""


@dataclass(frozen=True)
class Picked:
    """One answer to one part of a question, and how many people gave it; `right` by today's key."""

    label: str
    answer: str
    people: int
    percent: int
    right: bool
    known: bool
    """Whether it is the author's Markdown, rather than what somebody typed."""


@dataclass(frozen=True)
class Alike:
    """People who answered a question alike: what they said, and what that earned (`share`, 0 to 1).

    `rests` of them were asked something else in the same attempt: what that earned (0 to 1) is summed in `rest`, its
    square in `squares`.
    """

    response: Response
    share: float
    people: int
    rests: int
    rest: float
    squares: float


@dataclass(frozen=True)
class Item:
    """A question as a group met it: the first answer of each person."""

    question: Question
    people: int
    percent: int
    """What was earned of what could be, on the average."""
    right: int
    """How many got everything."""
    discrimination: float | None
    seconds: int | None
    picked: tuple[Picked, ...]
    state: State = "same"
    """What became of these words in the course since."""
    earlier: tuple["Item", ...] = ()
    """The same question as it was asked before, each wording by itself, the newest first."""

    @property
    def few(self) -> bool:
        return self.people < FEW

    @property
    def lure(self) -> Picked | None:
        """The wrong answer most taken, where there were three to choose from: of two, it says no more than the rest."""
        offered = Counter(one.label for one in self.picked)
        wrong = [one for one in self.picked if not one.right and one.people and offered[one.label] > 2]
        return max(wrong, key=lambda one: one.people, default=None)


def items(
    rows: Sequence[Given], questions: Mapping[str, Question], then: Callable[[Given], Then[Question]] | None = None
) -> list[Item]:
    """Every question that somebody answered and that the course still has, in its order; free texts are not counted.

    `then` tells how a question was when it was answered: answers to other words, or to another key, are told apart.
    """
    rests = rest_of_attempts(rows)
    by_question: dict[str, list[Given]] = defaultdict(list)
    for row in firsts(rows):
        if row.share is not None:
            by_question[row.question].append(row)
    return [
        _with_earlier(question, by_question[id], rests, then or (lambda _: Then(None, "unknown", "")))
        for id, question in questions.items()
        if by_question.get(id) and not question.rubric()
    ]


def _with_earlier(
    question: Question,
    rows: Sequence[Given],
    rests: Mapping[tuple[int, str], float],
    then: Callable[[Given], Then[Question]],
) -> Item:
    """Today's wording first; when nobody met it yet, the last one that somebody did."""
    told: dict[str, tuple[Question, State, list[Given]]] = {TODAY: (question, "same", [])}
    for row in rows:
        was = then(row)
        asked = was.item if was.state == "changed" else None
        told.setdefault(signature(asked) if asked else TODAY, (asked or question, "changed", []))[2].append(row)
    newest = sorted((one for one in told.values() if one[2]), key=lambda one: one[2][-1].at, reverse=True)
    newest.sort(key=lambda one: one[1] != "same")
    first, *others = (replace(item(asked, mine, rests), state=state) for asked, state, mine in newest)
    return replace(first, earlier=tuple(others))


def item(question: Question, rows: Sequence[Given], rests: Mapping[tuple[int, str], float]) -> Item:
    """One question; `rows` are one a person."""
    found = [_alone(row, rests.get((row.attempt or 0, row.question))) for row in rows]
    times = [row.seconds for row in rows if row.seconds]
    return summed(question, found, round(median(times)) if times else None)


def _alone(row: Given, rest: float | None) -> Alike:
    share = row.share or 0.0
    return Alike(row.response, share, 1, 0, 0, 0) if rest is None else Alike(row.response, share, 1, 1, rest, rest**2)


def summed(question: Question, found: Sequence[Alike], seconds: int | None = None) -> Item:
    """One question, over everybody who answered it: each of them one by one, or those who answered alike together."""
    people = sum(one.people for one in found)
    earned = sum(one.people * one.share for one in found)
    return Item(
        question, people, round(100 * earned / people), sum(one.people for one in found if one.share == 1),
        discrimination(found), seconds, tuple(picked(question, [(one.response, one.people) for one in found])),
    )  # fmt: skip


def rest_of_attempts(rows: Iterable[Given]) -> dict[tuple[int, str], float]:
    """For each question of each attempt, what the attempt's other questions earned, 0 to 1."""
    earned: Counter[int] = Counter()
    possible: Counter[int] = Counter()
    kept = [row for row in rows if row.attempt is not None]
    for row in kept:
        if row.attempt is not None:
            earned[row.attempt] += row.verdict["earned"]
            possible[row.attempt] += row.verdict["possible"]
    found = {}
    for row in kept:
        if row.attempt is not None and (rest := possible[row.attempt] - row.verdict["possible"]) > 0:
            found[row.attempt, row.question] = (earned[row.attempt] - row.verdict["earned"]) / rest
    return found


def discrimination(found: Sequence[Alike]) -> float | None:
    """Pearson's correlation between this question and the rest, -1 to 1, from their means and mean squares.

    None for fewer than FEW people, or when all did alike.
    """
    n = sum(one.rests for one in found)
    if n < FEW:
        return None
    x, xx = (sum(one.rests * one.share**power for one in found) / n for power in (1, 2))
    y, yy = sum(one.rest for one in found) / n, sum(one.squares for one in found) / n
    xy = sum(one.share * one.rest for one in found) / n
    if min(xx - x**2, yy - y**2) < ALIKE:
        return None
    return round(max(-1.0, min(1.0, (xy - x * y) / sqrt((xx - x**2) * (yy - y**2)))), 2)


def picked(question: Question, given: Sequence[tuple[Response, int]]) -> Iterator[Picked]:
    """What was answered, part by part: every option offered, taken or not; of typed answers, the most frequent.

    `given` pairs an answer with how many people gave it.
    """
    slots, people = question.key()["slots"], sum(count for _, count in given)
    for control in question.controls():
        rule, counts = slots.get(control.name), Counter[str]()
        known = control.type == "checkbox" or bool(control.options)
        for response, count in given:
            counts[response.get(control.name, "")] += count
        for value, label, taken in _offered(control, counts):
            right = rule is not None and mark(rule, value)[0]
            part = "" if control.type == "checkbox" else control.label
            yield Picked(part, label, taken, round(100 * taken / people), right, known)


def _offered(control: Control, counts: Counter[str]) -> Iterator[tuple[str, str, int]]:
    """What may be answered there: its value, its words, how many gave it."""
    if control.type == "checkbox":
        yield "on", control.label, counts["on"]
    elif control.options:
        yield from ((value, label, counts[value]) for value, label in control.options)
    else:
        yield from ((value, value, people) for value, people in _typed(counts))


def _typed(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Answers that read alike, together, in the most frequent spelling."""
    together: dict[str, Counter[str]] = defaultdict(Counter)
    for value, people in counts.items():
        if plain(value):
            together[plain(value)][value] += people
    found = [(spelt.most_common(1)[0][0], sum(spelt.values())) for spelt in together.values()]
    return sorted(found, key=lambda one: (-one[1], one[0]))[:MOST_TYPED]
