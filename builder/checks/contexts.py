"""A local context holds together: what it names is there, its words serve, and links stay among what it keeps."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from builder.checks.draft import Draft, Written
from builder.errors import Problem
from builder.model import Context, Course

_ROLE = re.compile(r"\{ctx\}`(?:[^`]*<)?([a-z0-9-]+)>?`")


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    yield from _contacts(course, draft)
    written = next(iter(draft.of("context").values()), None)
    if written and isinstance(written.record, Context):
        yield from _names(written, written.record, course, draft)
        yield from _left_out(written.record, course, draft)
        if course.language == course.head.language:
            yield from _unused(written, written.record, draft)


def _names(written: Written, context: Context, course: Course, draft: Draft) -> Iterator[Problem]:
    for id, contact in context.directory.items():
        if contact.source not in course.sources:
            fix = _near(contact.source, [*course.sources], "Ajoutez-la à course/sources.yaml.")
            what = f"La source « {contact.source} » n'existe pas."
            yield written.document.problem(("directory", id, "source"), "source-unknown", what, fix)
    for field in ("modules", "without"):
        for i, id in enumerate(getattr(context, field)):
            if id not in draft.of("module"):
                fix = _near(id, [*draft.of("module")], "Corrigez-le, ou retirez-le.")
                what = f"Le module « {id} » n'existe pas."
                yield written.document.problem((field, i), "module-unknown", what, fix)


def _contacts(course: Course, draft: Draft) -> Iterator[Problem]:
    """Entries named one by one are in the directory of every context."""
    directory = course.context.directory if course.context else {}
    for reading in draft.readings.values():
        for mention in reading.mentions:
            name, _, target = mention.target.partition(":")
            for id in target.split() if mention.kind == "block" and name == "contacts" else ():
                if id not in directory:
                    what = f"« {id} » n'est pas dans l'annuaire du contexte « {_title(course)} »."
                    fix = _near(id, [*directory], "Ajoutez cette entrée à « directory » dans ce contexte.")
                    yield Problem(reading.path, mention.line, mention.column, "contact-unknown", what, fix)


def _left_out(context: Context, course: Course, draft: Draft) -> Iterator[Problem]:
    """A link from a page that is kept to one that is not."""
    sorts = ("lesson", "aid", "quiz", "case", "module")
    kept = {*course.module_of, *course.module, *course.aids}
    lost = {id for sort in sorts for id in draft.of(sort)} - kept
    for page, reading in draft.readings.items():
        for mention in reading.mentions if lost and page not in lost else ():
            if mention.kind == "page" and mention.target in lost:
                what = f"Ce lien mène à une page que le contexte « {context.id} » laisse de côté."
                fix = "Dites la chose ici même, ou gardez le module dans ce contexte."
                yield Problem(reading.path, mention.line, mention.column, "context-left-out", what, fix)


def _unused(written: Written, context: Context, draft: Draft) -> Iterator[Problem]:
    texts = ["\n".join(reading.lines) for reading in draft.readings.values()]
    texts += [text for sort in draft.written.values() for record in sort.values() for _, text in record.prose()]
    used = {name for text in texts for name in _ROLE.findall(text)}
    for name in context.variables:
        if name not in used:
            what = f"Aucun texte n'écrit la variable « {name} »."
            fix = f"Écrivez {{ctx}}`{name}` là où il le faut, ou retirez-la."
            yield written.document.problem(("variables", name), "context-unused", what, fix)


def _title(course: Course) -> str:
    return course.context.id if course.context else ""


def _near(name: str, known: list[str], otherwise: str) -> str:
    near = get_close_matches(name, known, n=1)
    return f"Vouliez-vous dire « {near[0]} » ?" if near else otherwise
