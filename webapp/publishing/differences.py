"""What a revision changes, module by module: what came, what changed, what went, whose key was corrected."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from builder.model import Course, Module
from builder.questions import Question
from webapp.wordings.data import same

Sort = Literal["lesson", "quiz", "question", "case", "worksheet", "aid", "document"]
What = Literal["added", "changed", "key", "removed"]


@dataclass(frozen=True)
class Difference:
    """One thing that differs. `title` is the author's Markdown, of whichever revision has it, the new one first.

    `languages`: those in which it differs; every language of the course when it came or went.
    """

    sort: Sort
    id: str
    what: What
    title: str
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Changed:
    """A module, with what differs in it; None for what belongs to the whole course."""

    module: Module | None
    what: Literal["added", "changed", "removed"]
    found: tuple[Difference, ...]


@dataclass(frozen=True)
class Pathway:
    """A pathway whose length changes: units and minutes, before and after."""

    id: str
    title: str
    units: tuple[int, int]
    minutes: tuple[int, int]


Thing = tuple[Sort, str]
Things = Mapping[Thing, tuple[str, Any]]
"""Each thing's title, and all that makes it what it is."""


def differences(before: Mapping[str, Course], after: Mapping[str, Course], language: str) -> list[Changed]:
    """In the order of the new revision; what went comes last. Titles are in `language`, else in the original's."""
    shown = [side.get(language) or next(iter(side.values())) for side in (after, before)]
    modules = {module.id: module for course in reversed(shown) for module in course.modules}
    order = dict.fromkeys([*(module.id for course in shown for module in course.modules), None])
    found = []
    for id in order:
        old, new = ({name: _things(one, id) for name, one in side.items()} for side in (before, after))
        differing = tuple(_differing(old, new, language))
        was, stays = (any(module.id == id for module in course.modules) for course in reversed(shown))
        if differing or was != stays:
            what: Any = "changed" if was == stays else "added" if stays else "removed"
            found.append(Changed(modules[id] if id else None, what, differing))
    return found


def corrected(found: Sequence[Changed]) -> set[str]:
    """The questions whose key is another."""
    return {one.id for changed in found for one in changed.found if one.what == "key"}


def touched(found: Sequence[Changed]) -> set[str]:
    """The questions that changed or went: who drew one of them ends with it as it was, or without it."""
    gone = ("changed", "key", "removed")
    return {one.id for changed in found for one in changed.found if one.sort == "question" and one.what in gone}


def pathways(before: Course, after: Course) -> Iterator[Pathway]:
    """Those of both revisions that grow longer or shorter; the whole course first (an empty id)."""
    kept: dict[str | None, str] = {None: after.title}
    kept |= {id: one.title for id, one in after.pathways.items() if id in before.pathways}
    for id, title in kept.items():
        sides = [course.pathway_modules(id) for course in (before, after)]
        units = tuple(sum(1 for module in side for _ in module.units()) for side in sides)
        minutes = tuple(sum(module.minutes for module in side) for side in sides)
        if units[0] != units[1] or minutes[0] != minutes[1]:
            yield Pathway(id or "", title, (units[0], units[1]), (minutes[0], minutes[1]))


def _differing(before: Mapping[str, Things], after: Mapping[str, Things], language: str) -> Iterator[Difference]:
    """`before` and `after` by language."""
    every: dict[Thing, None] = {}
    for side in (after, before):
        for things in side.values():
            every |= dict.fromkeys(things)
    for thing in every:
        olds, news = (
            {name: things[thing] for name, things in side.items() if thing in things} for side in (before, after)
        )
        titles = news or olds
        title = (titles.get(language) or next(iter(titles.values())))[0]
        if not olds or not news:
            yield Difference(*thing, "removed" if olds else "added", title, tuple(titles))
        elif spoken := tuple(name for name in news if name in olds and not _alike(olds[name][1], news[name][1])):
            key = any(_rekeyed(olds[name][1], news[name][1]) for name in spoken)
            yield Difference(*thing, "key" if key else "changed", title, spoken)


def _things(course: Course, module_id: str | None) -> dict[Thing, tuple[str, Any]]:
    module = course.module.get(module_id or "")
    if module_id is None:
        aids = {("aid", aid.id): (aid.title, aid) for aid in course.own_aids}
        papers = {("document", one.id): (one.title, one) for one in course.documents.values()}
        return {**aids, **papers}  # type: ignore[dict-item]  # each sort is one of them
    if module is None:
        return {}
    found: dict[Thing, tuple[str, Any]] = {}
    for lesson in module.lessons:
        found["lesson", lesson.id] = lesson.title, replace(lesson, checks={}, path="")
    if module.quiz:
        found["quiz", module.quiz.id] = module.quiz.title, module.quiz.model_copy(update={"questions": ()})
    found |= {("question", one.id): (one.ask, one) for one in module.questions()}
    found |= {("case", one.id): (one.title, one) for one in module.cases}
    found |= {("worksheet", one.id): (one.title, one) for one in module.worksheets}
    found |= {("aid", one.id): (one.title, replace(one, path="")) for one in module.aids}
    return found


def _alike(one: Hashable, other: Hashable) -> bool:
    if isinstance(one, Question) and isinstance(other, Question):
        return same(one, other)
    return one == other


def _rekeyed(one: object, other: object) -> bool:
    return isinstance(one, Question) and isinstance(other, Question) and one.key() != other.key()
