"""What texts and records point at exists: pages, media, terms, sources, competencies, modules, steps, rights."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from builder.base import Location, Model
from builder.checks.draft import Draft, Written
from builder.errors import Problem
from builder.markdown import References
from builder.markdown.engine import read_inline
from builder.model import Case, Context, Course, Framework, LessonHead, ModuleHead, Pathway, Quiz, Term, Worksheet
from builder.nearest import nearest
from builder.questions import Question


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    pages = {id for id, *_ in draft.ids} | course.aids.keys()
    known = _known(course, draft, pages)
    for reading in draft.readings.values():
        for mention in reading.mentions:
            names = known.get(mention.kind) if mention.kind in {"page", "media", "source"} else None
            if names is not None and mention.target not in names:
                at = (reading.path, mention.line, mention.column)
                near = [*names, *(heading.id for heading in reading.headings)] if mention.kind == "page" else names
                yield Problem(*at, *_lost(mention.kind, mention.target, near))
    for record in (record for sort in draft.written.values() for record in sort.values()):
        for found in (*draft.once(record, sentences), *draft.once(record, named)):
            if isinstance(found, Problem):
                yield found
            elif found.target not in known[found.kind]:
                yield record.document.problem(found.at, *_lost(found.kind, found.target, known[found.kind]))


_POINTED = frozenset({"page", "media", "source", "term"})


def _known(course: Course, draft: Draft, pages: Collection[str]) -> Mapping[str, Collection[str]]:
    return {
        "page": pages, "unit": course.module_of, "media": draft.media, "module": draft.of("module"),
        "source": course.sources, "competency": course.competencies, "term": course.glossary,
        "stage": course.head.stages, "step": draft.steps, "right": draft.rights,
    }  # fmt: skip


@dataclass(frozen=True)
class Name:
    """A place that names something of the course, of which kind."""

    at: Location
    kind: str
    target: str


def sentences(record: Written, references: References) -> Iterator[Problem | Name]:
    """What is wrong with a record's own sentences, and what they point at."""
    for at, text in record.prose():
        if not any(mark in text for mark in "<{[!"):
            continue
        path, line, column = record.document.spot(at)
        reading = read_inline(text, references, path, (line, column))
        yield from (Problem(path, line, column, p.code, p.what, p.fix) for p in reading.problems)
        yield from (Name(at, m.kind, m.target) for m in reading.mentions if m.kind in _POINTED)


def named(written: Written, _: References) -> Iterator[Problem | Name]:
    """Where a record names another."""
    for where, kind, target in _names(written.record):
        yield Name((*written.at, *where), kind, target)
    if isinstance(written.record, Case):
        yield from _voices(written.record, written)


def _names(record: Model) -> Iterator[tuple[Location, str, str]]:
    match record:
        case Question():
            yield ("competency",), "competency", record.competency
            yield from ((("sources", i), "source", key) for i, key in enumerate(record.sources))
            if record.read:
                yield ("read",), "unit", record.read
        case Quiz():
            yield ("module",), "module", record.module
            yield from ((("draw", id), "competency", id) for id in record.quotas)
        case Case():
            yield from _named_by_case(record)
        case Term():
            yield from ((("sources", i), "source", key) for i, key in enumerate(record.sources))
            yield from ((("see", i), "term", id) for i, id in enumerate(record.see))
        case Pathway():
            yield from ((("modules", i), "module", id) for i, id in enumerate(record.modules))
            for module, units in record.only.items():
                yield from ((("only", module, i), "unit", id) for i, id in enumerate(units))
        case LessonHead() | ModuleHead() | Worksheet():
            yield from ((("competencies", i), "competency", id) for i, id in enumerate(record.competencies))
            if isinstance(record, ModuleHead) and record.stage:
                yield ("stage",), "stage", record.stage
        case Context():
            yield from ((("modules", i), "module", id) for i, id in enumerate(record.modules))
        case Framework():
            for id, right in record.rights.items():
                for i, basis in enumerate(right.basis):
                    yield ("rights", id, "basis", i, "source"), "source", basis.source


def _named_by_case(case: Case) -> Iterator[tuple[Location, str, str]]:
    yield ("module",), "module", case.module
    yield from ((("rights", i), "right", id) for i, id in enumerate(case.rights))
    for id, scene in case.scenes.items():
        for name, choice in scene.choices.items():
            at = ("scenes", id, "choices", name)
            yield from (((*at, "scores", c), "competency", c) for c in choice.scores)
            if choice.step:
                yield (*at, "step"), "step", choice.step
            if choice.legal:
                yield (*at, "legal", "source"), "source", choice.legal.source


def _voices(case: Case, written: Written) -> Iterator[Problem]:
    for id, scene in case.scenes.items():
        for i, voice in enumerate(scene.voices):
            if voice.who not in case.personas:
                at = (*written.at, "scenes", id, "voices", i, "who")
                yield written.document.problem(at, *_lost("persona", voice.who, case.personas))


_SAID = {
    "page": "Aucune page du cours ne s'appelle « {} ».",
    "unit": "Aucune page du cours ne s'appelle « {} ».",
    "media": "Le fichier « {} » n'existe pas.",
    "source": "La source « {} » n'existe pas.",
    "term": "« {} » n'est pas dans le glossaire.",
    "competency": "La compétence « {} » n'existe pas.",
    "module": "Le module « {} » n'existe pas.",
    "stage": "L'étape « {} » n'existe pas.",
    "step": "L'étape du processus « {} » n'existe pas.",
    "right": "Le droit « {} » n'existe pas.",
    "persona": "Aucun personnage ne s'appelle « {} ».",
}


def _lost(kind: str, target: str, known: Iterable[str]) -> tuple[str, str, str]:
    near = nearest(target, known)
    fix = f"Vouliez-vous dire « {near} » ?" if near else "Corrigez-le, ou ajoutez ce qui manque."
    code = "page-unknown" if kind == "unit" else f"{kind}-unknown"
    return code, _SAID[kind].format(target), fix
