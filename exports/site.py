"""The course as files that need no server: a page, a style, a script, and scripts of data for modules and quizzes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from builder.model import Course, Module, Quiz
from builder.player import Player, script, stylesheet
from builder.words import words
from exports.base import Edition, File
from exports.bundle import MODEL, TOOLS, Bundler
from exports.doors import PackageDoors
from exports.options import Options
from exports.plain import plain
from exports.shells import index
from exports.theme import Theme

HERE = Path(__file__).parent


def site(edition: Edition, options: Options, boot: str, room: int = 0) -> list[File]:
    """Every file of the package but its manifest; the page that opens it comes first.

    `boot` names the script's way in (`builder/player/js/boot/`); `room` is how long a state the format may hold.
    """
    outline = {**edition.outline, "host": options.host.told(room)}
    language = words(edition.course.language)
    doors = PackageDoors(edition)
    player = Player(edition.course, doors, language)
    bundler = Bundler(edition.course, player)
    homes = _homes(edition.modules)
    pages = [_script(f"pages/{module.id}.js", bundler.module(module)) for module in edition.modules]
    for quiz in _quizzes(edition.modules):
        bank = [question for question in quiz.questions if homes[question.id] == quiz.id]
        pages.append(_script(f"pages/{quiz.id}.js", bundler.quiz(quiz, bank)))
    sight = tuple(module.id for module in edition.modules)
    if edition.course.glossary:
        pages.append(_script("pages/glossary.js", {"id": "glossary", "html": str(player.glossary(sight))}))
    if edition.course.sources:
        pages.append(_script("pages/sources.js", {"id": "sources", "html": str(player.sources(sight))}))
    pages.append(_script("pages/search.js", {"id": "search", **player.search.index_of(edition.modules)}))
    pages += [_script(f"pages/{TOOLS}.js", bundler.tools()), _script(f"pages/{MODEL}.js", bundler.model())]
    named = {
        "glossary": "Glossaire", "sources": "Sources du cours", "search": "Rechercher dans le cours",
        "aids": "Au guichet", MODEL: "Le modèle de référence",
        "notebook": "Mon carnet",
    }  # fmt: skip
    shared = {id: language._(name) for id, name in named.items()}
    asked = bundler.notebook(edition.modules)
    course = _script("course.js", {**_course(edition, outline, shared), "notebook": asked})
    first = next((lesson for module in edition.modules for lesson in module.lessons), None)
    theme = options.theme or Theme()
    page = index(edition, player, language, first, outline, theme)
    return [
        File("index.html", page.encode()),
        File("player.css", _style(theme).encode()),
        File("player.js", script(f"boot/{boot}.js").encode()),
        course,
        *sorted(pages),
        *sorted([*doors.files(), *([theme.logo] if theme.logo else [])]),
    ]


def _style(theme: Theme) -> str:
    return stylesheet() + (HERE / "css" / "package.css").read_text("utf-8") + theme.css


def _script(path: str, data: dict[str, Any]) -> File:
    """Data as a classic script: browsers refuse `fetch` and modules over file://, and some hosts serve them badly."""
    value = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return File(path, f"(globalThis.parcours ??= []).push({value})\n".encode())


def _course(edition: Edition, outline: dict[str, Any], shared: dict[str, str]) -> dict[str, Any]:
    """What the page must know before any module is opened: the plan, what things are called, what follows what."""
    course, modules = edition.course, edition.modules
    homes = _homes(modules)
    return {
        "id": "course",
        "plan": outline,
        "order": [unit.id for module in modules for unit in module.units()],
        "aids": [aid.id for module in modules for aid in module.aids] + _tools(course),
        "modules": {page: module.id for module in modules for page in _pages(module)}
        | {quiz.id: quiz.id for quiz in _quizzes(modules)}
        | dict.fromkeys(_tools(course), TOOLS)
        | {MODEL: MODEL},
        "homes": homes,
        "banks": {quiz.id: sorted({homes[id] for id in quiz.by_id}) for quiz in _quizzes(modules)},
        "titles": {id: plain(title, course) for id, title in _titles(course, modules, shared)},
    }


def _quizzes(modules: tuple[Module, ...]) -> list[Quiz]:
    return [module.quiz for module in modules if module.quiz]


def _homes(modules: tuple[Module, ...]) -> dict[str, str]:
    """Where each question stands: its lesson, or the quiz that wrote it, or one that draws it when that is not here."""
    quizzes = _quizzes(modules)
    drawn = {id: quiz.id for quiz in quizzes for id in quiz.by_id}
    written = {question.id: quiz.id for quiz in quizzes for question in quiz.written}
    checks = {check: lesson.id for module in modules for lesson in module.lessons for check in lesson.checks}
    return drawn | written | checks


def _tools(course: Course) -> list[str]:
    """What serves at the counter, whichever modules are kept."""
    return [*(aid.id for aid in course.counter_aids), *course.documents]


def _pages(module: Module) -> Iterator[str]:
    yield from (unit.id for unit in module.units())
    yield from (aid.id for aid in module.aids)


def _titles(course: Course, modules: tuple[Module, ...], shared: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield course.id, course.title
    yield from shared.items()
    yield from ((id, competency.title) for id, competency in course.competencies.items())
    yield from ((aid.id, aid.title) for aid in course.counter_aids)
    yield from ((document.id, document.title) for document in course.documents.values())
    for module in modules:
        yield module.id, module.title
        yield from ((unit.id, unit.title) for unit in module.units())
        yield from ((aid.id, aid.title) for aid in module.aids)
