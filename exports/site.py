"""The course as files that need no server: a page, a stylesheet, a script, and a script of data for each part of it.

What does not depend on a language stands at the root; each language has a folder of its own, and none needs another.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from rcssmin import cssmin
from rjsmin import jsmin

from builder.model import Course, Module
from builder.player import script, stylesheet
from exports.base import Edition, File
from exports.bundle import LAZY, MODEL, TOOLS, homes
from exports.lean import lean
from exports.options import Options
from exports.theme import Theme
from exports.tongue import Tongue, Voice, voice

HERE = Path(__file__).parent


def site(edition: Edition, options: Options, boot: str, room: int = 0) -> list[File]:
    """Every file of the package but its manifest; the page that opens it comes first, or one for each module.

    `boot` names the script's way in (`builder/player/js/boot/`); `room` is how long a state the format may hold.
    """
    theme = options.theme or Theme()
    voices = tuple(voice(language) for language in edition.languages)
    tongues = [Tongue(alone, theme, voices, apart=options.sequenced) for alone in edition.alone]
    pages = [File(launch(here), page.encode()) for here, page in tongues[0].pages()]
    course = {"id": "course", **_course(edition, voices), "plan": _plan(edition, options, room)}
    spoken = [_script(f"{tongue.voice.folder}/{part['id']}.js", part) for tongue in tongues for part in tongue.parts()]
    media = {file.path: file for tongue in tongues for file in tongue.files()}
    return [
        *pages,
        File("player.css", _style(theme).encode()),
        File("player.js", _player(boot).encode()),
        _script("course.js", course),
        *sorted(spoken),
        *sorted(media.values()),
    ]


def launch(module: Module | None) -> str:
    """The page that opens a module by itself, or the whole course."""
    return f"module-{module.id}.html" if module else "index.html"


def _style(theme: Theme) -> str:
    return str(cssmin(stylesheet() + (HERE / "css" / "package.css").read_text("utf-8"))) + theme.css


@cache
def _player(boot: str) -> str:
    """Without its comments and blanks: half of it, on a slow line."""
    return str(jsmin(script(f"boot/{boot}.js")))


def _script(path: str, data: Mapping[str, Any]) -> File:
    """Data as a classic script: browsers refuse `fetch` and modules over file://, and some hosts serve them badly."""
    value = json.dumps(lean(data), ensure_ascii=False, separators=(",", ":"))
    return File(path, f"(globalThis.parcours ??= []).push({value})\n".encode())


def _plan(edition: Edition, options: Options, room: int) -> dict[str, Any]:
    """What the state is coded with, in any language, and what this host takes."""
    questions = {
        id: {name: value for name, value in question.items() if name not in LAZY}
        for id, question in edition.outline["questions"].items()
    }
    cases = {
        id: {**case, "endings": {ending: {"worth": found["worth"]} for ending, found in case["endings"].items()}}
        for id, case in edition.outline["cases"].items()
    }
    return {**edition.outline, "questions": questions, "cases": cases, "host": options.host.told(room)}


def _course(edition: Edition, voices: tuple[Voice, ...]) -> dict[str, Any]:
    """What the page must know before anything is opened, in any language: what follows what, and where it is."""
    course, modules = edition.course, edition.modules
    home = homes(modules)
    return {
        "order": [unit.id for module in modules for unit in module.units()],
        "competencies": [*course.competencies],
        "aids": [aid.id for module in modules for aid in module.aids] + _tools(course),
        "modules": {page: module.id for module in modules for page in _pages(module)}
        | dict.fromkeys(_tools(course), TOOLS)
        | {MODEL: MODEL},
        "homes": home,
        "banks": {quiz: [*found] for quiz, found in _banks(modules, home).items()},
        "notebook": [
            {"id": id, "page": lesson.id}
            for module in modules
            for lesson in module.lessons
            for id in lesson.reflections
        ],
        "languages": [asdict(each) for each in voices],
    }


def _banks(modules: tuple[Module, ...], home: Mapping[str, str]) -> dict[str, dict[str, None]]:
    """The quizzes that hold what each quiz asks, in order."""
    quizzes = (module.quiz for module in modules if module.quiz)
    return {quiz.id: dict.fromkeys(home[id] for id in quiz.by_id) for quiz in quizzes}


def _tools(course: Course) -> list[str]:
    """What serves at the counter, whichever modules are kept."""
    return [*(aid.id for aid in course.counter_aids), *course.documents]


def _pages(module: Module) -> Iterator[str]:
    yield from (unit.id for unit in module.units())
    yield from (aid.id for aid in module.aids)
