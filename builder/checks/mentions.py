"""What texts and records point at exists: pages, media, terms, sources, competencies, modules, steps, rights."""

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from builder.checks.draft import Draft, Written
from builder.errors import Problem
from builder.markdown.engine import read_inline
from builder.model import Case, Course, Framework, LessonHead, ModuleHead, Pathway, Quiz, Term
from builder.questions import Question


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    pages = {id for id, *_ in draft.ids} | course.aids.keys()
    targets: dict[str, Collection[str]] = {"page": pages, "media": draft.media, "source": course.sources.keys()}
    for reading in draft.readings.values():
        for mention in reading.mentions:
            known = targets.get(mention.kind)
            if known is not None and mention.target not in known:
                at = (reading.path, mention.line, mention.column)
                yield Problem(*at, *_lost(mention.kind, mention.target, known))
    for record in (record for sort in draft.written.values() for record in sort.values()):
        yield from _sentences(record, draft, pages)
        for where, kind, target, names in _named(record, course, draft):
            if target not in names:
                yield record.document.problem((*record.at, *where), *_lost(kind, target, names))


def _sentences(record: Written, draft: Draft, pages: Iterable[str]) -> Iterator[Problem]:
    for text, place in record.texts():
        if not any(mark in text for mark in "<{[!"):
            continue
        reading = read_inline(text, draft.references, record.document.path, place)
        yield from (Problem(p.path, *place, p.code, p.what, p.fix) for p in reading.problems)
        for mention in reading.mentions:
            if mention.kind == "page" and mention.target not in pages:
                yield Problem(record.document.path, *place, *_lost("page", mention.target, pages))


_Named = Iterator[tuple[tuple[str | int, ...], str, str, Iterable[str]]]


def _named(written: Written, course: Course, draft: Draft) -> _Named:
    """Where a record names another: place, kind, name, and the names there are."""
    record, sources = written.record, course.sources
    match record:
        case Question():
            yield ("competency",), "competency", record.competency, course.competencies
            yield from ((("sources", i), "source", key, sources) for i, key in enumerate(record.sources))
            if record.read:
                yield ("read",), "page", record.read, course.module_of
        case Quiz():
            yield ("module",), "module", record.module, course.module
            yield from ((("draw", id), "competency", id, course.competencies) for id in record.quotas)
        case Case():
            yield from _named_by_case(record, course, draft)
        case Term():
            yield from ((("sources", i), "source", key, sources) for i, key in enumerate(record.sources))
            yield from ((("see", i), "term", id, course.glossary) for i, id in enumerate(record.see))
        case Pathway():
            yield from ((("modules", i), "module", id, course.module) for i, id in enumerate(record.modules))
        case LessonHead() | ModuleHead():
            for i, id in enumerate(record.competencies):
                yield ("competencies", i), "competency", id, course.competencies
            if isinstance(record, ModuleHead) and record.stage:
                yield ("stage",), "stage", record.stage, course.head.stages
        case Framework():
            for id, right in record.rights.items():
                for i, basis in enumerate(right.basis):
                    yield ("rights", id, "basis", i, "source"), "source", basis.source, sources


def _named_by_case(case: Case, course: Course, draft: Draft) -> _Named:
    yield ("module",), "module", case.module, course.module
    yield from ((("rights", i), "right", id, draft.rights) for i, id in enumerate(case.rights))
    for id, scene in case.scenes.items():
        for i, voice in enumerate(scene.voices):
            yield ("scenes", id, "voices", i, "who"), "persona", voice.who, case.personas
        for name, choice in scene.choices.items():
            at = ("scenes", id, "choices", name)
            yield from (((*at, "scores", c), "competency", c, course.competencies) for c in choice.scores)
            if choice.step:
                yield (*at, "step"), "step", choice.step, draft.steps
            if choice.legal:
                yield (*at, "legal", "source"), "source", choice.legal.source, course.sources


_SAID = {
    "page": "Aucune page du cours ne s'appelle « {} ».",
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
    near = get_close_matches(target, [*known], n=1)
    fix = f"Vouliez-vous dire « {near[0]} » ?" if near else "Corrigez-le, ou ajoutez ce qui manque."
    return f"{kind}-unknown", _SAID[kind].format(target), fix
