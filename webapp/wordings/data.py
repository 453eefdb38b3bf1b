"""A question, a case or a worksheet as data, and back, whatever became of the code that reads them."""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, ClassVar

from pydantic import ValidationError

from builder.base import Model, said
from builder.grading import Key, Remark
from builder.model import Case, Course, Worksheet
from builder.questions import KINDS, Control, Question
from builder.questions.base import Interaction

Item = Question | Case | Worksheet
Data = dict[str, Any]


def sort_of(item: Item) -> str:
    """question, case or worksheet: with the id, what an item is called in a revision."""
    return "question" if isinstance(item, Question) else type(item).__name__.lower()


def everything(course: Course) -> Iterator[tuple[str, Item]]:
    """All that a course asks, each by its `sort/id`."""
    for found in (course.questions, course.cases, course.worksheets):
        for item in found.values():
            yield f"{sort_of(item)}/{item.id}", item


def item(course: Course, name: str) -> Item | None:
    """What a course has under a `sort/id` today."""
    sort, _, id = name.partition("/")
    room: Any = {"question": course.questions, "case": course.cases, "worksheet": course.worksheets}[sort]
    found: Item | None = room.get(id)
    return found


def as_data(item: Item) -> Data:
    """All of an item. A question also keeps what any kind comes to: what it showed and what it was judged by."""
    kept: Data = {"sort": sort_of(item), "item": item.model_dump(mode="json", by_alias=True)}
    if isinstance(item, Question):
        shown = [control.model_dump(mode="json") for control in item.controls()]
        kept |= {"shown": shown, "judged": item.key(), "notes": list(item.remarks())}
    return kept


def digest(item: Item) -> str:
    """The name of a content: a field that a later version of the code adds, and nobody wrote, changes nothing."""
    written = item.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return _hashed([sort_of(item), written])


def from_data(kept: Data) -> Item | None:
    """The item, by today's models; fields they no longer have are passed over.

    A question that they refuse is still shown and judged as it was, plainly laid out; a case or a worksheet is None.
    """
    data, sort = _tuples(kept["item"]), kept["sort"]
    model: type[Model] | None = KINDS.get(data.get("type")) if sort == "question" else _MODELS.get(sort)
    try:
        if model:
            return model.model_validate(data, extra="ignore")  # type: ignore[return-value]  # one of the three
    except ValidationError:
        pass
    if sort != "question":
        return None
    plain = {"type": Remembered.kind, "shown": kept["shown"], "judged": kept["judged"], "notes": kept["notes"]}
    return Remembered.model_validate({**data, **plain}, extra="ignore")


def same(one: Item, other: Item) -> bool:
    """Whether two states of an item read alike and are judged alike: sources and the like may differ."""
    return one is other or signature(one) == signature(other)


def signature(item: Item) -> str:
    """What people read of it and what it is judged by, in short."""
    texts = [[list(map(str, at)), text] for at, text, _ in said(item)]
    return _hashed([texts, item.key() if not isinstance(item, Worksheet) else None])


def _hashed(value: object) -> str:
    return sha256(json.dumps(value, ensure_ascii=False, default=list).encode()).hexdigest()[:32]


def _tuples(value: Any) -> Any:
    """As a course's own YAML is read: no list in it."""
    if isinstance(value, dict):
        return {name: _tuples(one) for name, one in value.items()}
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


class Remembered(Question):
    """A question of a kind that is no longer read as it was written: what it showed, what it was judged by."""

    kind: ClassVar = "remembered"
    nature: ClassVar = ""

    shown: tuple[Control, ...]
    judged: dict[str, Any]
    notes: tuple[dict[str, Any], ...] = ()

    def controls(self) -> tuple[Control, ...]:
        """A long text is shown on one line: no layout of its own is known any more."""
        return tuple(one.model_copy(update={"type": "text"}) if one.type == "textarea" else one for one in self.shown)

    def key(self) -> Key:
        return self.judged  # type: ignore[return-value]  # kept as it was

    def remarks(self) -> tuple[Remark, ...]:
        return self.notes  # type: ignore[return-value]  # likewise

    def interaction(self) -> Interaction:
        return {"type": "long-fill-in", "letters": {}, "targets": {}, "right": {}}


_MODELS: dict[str, type[Model]] = {"case": Case, "worksheet": Worksheet}
