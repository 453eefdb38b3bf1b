"""Facts shown with the words they were given to: two queries a page at most, none for facts about today's revision."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, Literal, NamedTuple, TypeVar, cast

from sqlalchemy import select

from builder.model import Case, Course, Worksheet
from builder.questions import Question
from webapp import here
from webapp.db import session as db
from webapp.models import Answer, Attempt, Fact, Run, Sheet
from webapp.wordings.data import Item, from_data, item, same
from webapp.wordings.rows import Wording, WordingIndex

State = Literal["same", "changed", "gone", "unknown"]
Kind = TypeVar("Kind", bound=Item, covariant=True)


class Ref(NamedTuple):
    """What a fact is about: `name` is a `sort/id`."""

    revision: str
    language: str
    name: str


@dataclass(frozen=True)
class Then(Generic[Kind]):
    """An item as it was for somebody. `state` says what became of it: the same today, changed, or gone from the course;
    `unknown` when that revision is not kept, and `item` is then today's, if there is one.

    `item` is in the page's language as far as that revision spoke it; `heard`, in the language they had when another.
    """

    item: Kind | None
    state: State
    language: str
    heard: Kind | None = None


class Told:
    """What some facts were about, as it was."""

    def __init__(self, found: Mapping[Ref, Then[Item]]) -> None:
        self._found = found

    def question(self, fact: Fact, id: str) -> Then[Question]:
        return cast(Then[Question], self._found[Ref(fact.revision, fact.language, f"question/{id}")])

    def case(self, run: Run) -> Then[Case]:
        return cast(Then[Case], self._found[Ref(run.revision, run.language, f"case/{run.case}")])

    def worksheet(self, sheet: Sheet) -> Then[Worksheet]:
        return cast(Then[Worksheet], self._found[Ref(sheet.revision, sheet.language, f"worksheet/{sheet.worksheet}")])


def told(facts: Iterable[Fact]) -> Told:
    """What these facts are about. Attempts bring their answers."""
    return Told(read({ref for fact in facts for ref in refs(fact)}))


def refs(fact: Fact) -> Iterator[Ref]:
    match fact:
        case Answer():
            names = [f"question/{fact.question}"]
        case Attempt():
            names = [f"question/{id}" for id in {*fact.questions, *(row.question for row in fact.answers)}]
        case Run():
            names = [f"case/{fact.case}"]
        case Sheet():
            names = [f"worksheet/{fact.worksheet}"]
        case _:
            names = []
    return (Ref(fact.revision, fact.language, name) for name in names)


def questions(revision: str, language: str, ids: Iterable[str]) -> dict[str, Then[Question]]:
    """Questions that one fact was about, by id."""
    found = read({Ref(revision, language, f"question/{id}") for id in ids})
    return {ref.name.removeprefix("question/"): cast(Then[Question], then) for ref, then in found.items()}


def read(wanted: Iterable[Ref]) -> dict[Ref, Then[Item]]:
    """Each of these as it was."""
    wanted = {*wanted}
    today = here.course()
    past = _past({ref for ref in wanted if ref.revision != today.revision}, today)
    return {ref: _then(ref, today, past) for ref in wanted}


@dataclass(frozen=True)
class _Past:
    """What is kept of revisions: `digests` by revision and language; `items` by digest."""

    digests: Mapping[tuple[str, str], Mapping[str, str]]
    items: Mapping[str, Item | None]

    def item(self, revision: str, language: str, name: str) -> Item | None:
        return self.items.get(self.digests.get((revision, language), {}).get(name, ""))


def _past(wanted: set[Ref], today: Course) -> _Past:
    if not wanted:
        return _Past({}, {})
    asked = select(WordingIndex).where(
        WordingIndex.course == today.id,
        WordingIndex.revision.in_({ref.revision for ref in wanted}),
        WordingIndex.language.in_({today.language, *(ref.language for ref in wanted)}),
    )
    digests = {(row.revision, row.language): row.items for row in db.scalars(asked)}
    needed = {
        digests[ref.revision, language].get(ref.name)
        for ref in wanted
        for language in {today.language, ref.language}
        if (ref.revision, language) in digests
    }
    rows = db.execute(select(Wording.digest, Wording.data).where(Wording.digest.in_(needed - {None}))) if needed else ()
    return _Past(digests, {named: from_data(data) for named, data in rows})


def _then(ref: Ref, today: Course, past: _Past) -> Then[Item]:
    current = item(today, ref.name)
    if ref.revision == today.revision:
        return Then(current, "same" if current else "gone", today.language, _elsewhere(ref, today))
    languages = dict.fromkeys((today.language, ref.language))
    kept = {language: past.item(ref.revision, language, ref.name) for language in languages}
    language = next((language for language, found in kept.items() if found), "")
    found = kept.get(language)
    if found is None:
        return Then(current, "unknown", today.language)
    state: State = "gone" if current is None else "same" if same(found, current) else "changed"
    return Then(found, state, language, kept[ref.language] if ref.language != language else None)


def _elsewhere(ref: Ref, today: Course) -> Item | None:
    """Today's item in the language somebody had, when it is not the page's."""
    edition = here.editions().get(ref.language)
    return item(edition.course, ref.name) if edition and ref.language != today.language else None
