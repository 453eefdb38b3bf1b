"""The course as files that need no server: a page, a stylesheet, a script, and a script of data for each part of it.

What does not depend on a language stands at the root; each language has a folder of its own, and none needs another.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from rcssmin import cssmin
from rjsmin import jsmin

from builder.model import Course, Module
from builder.player import script, stylesheet
from exports.base import Edition, File
from exports.bundle import LAZY, MODEL, TOOLS, homes
from exports.doors import PackageDoors
from exports.lean import lean
from exports.options import Options
from exports.terse import terse
from exports.theme import Theme
from exports.tongue import Tongue, Voice, voice

HERE = Path(__file__).parent


class Site:
    """A course in the player's own pages, in the parts that a format lays out: pages, a style, a script, data, media.

    `boot` names the script's way in (`builder/player/js/boot/`). `room` is how long a state the host may hold; without
    any, nobody hosts it: progress is the reader's own, kept in the browser and in files. `doors` make its addresses.
    """

    def __init__(
        self, edition: Edition, options: Options, *, boot: str, room: int = 0, doors: type[PackageDoors] = PackageDoors
    ) -> None:
        self.theme = options.theme or Theme()
        self.voices = tuple(voice(language) for language in edition.languages)
        self.tongues = [
            Tongue(alone, self.theme, self.voices, doors(alone), hosted=bool(room), apart=options.sequenced)
            for alone in edition.alone
        ]
        self.script = player(boot)
        self.style = str(cssmin(stylesheet() + (HERE / "css" / "package.css").read_text("utf-8"))) + self.theme.css
        self.course = terse({"id": "course", **_course(edition, self.voices), "plan": _plan(edition, options, room)})

    @cached_property
    def parts(self) -> dict[str, dict[str, Any]]:
        """What scripts ask for, by its path without an ending: a folder for each language."""
        return {f"{one.voice.folder}/{part['id']}": part for one in self.tongues for part in one.parts()}

    def pages(self, **more: Any) -> list[File]:
        """What opens it, in its first language. `more` is what a format puts there: see `exports.shells.frame`."""
        return [File(launch(here), page.encode()) for here, page in self.tongues[0].pages(**more)]

    def media(self) -> list[File]:
        """Every file that pages asked for: call it once they are made."""
        return sorted({file.path: file for tongue in self.tongues for file in tongue.files()}.values())

    def files(self, **more: Any) -> list[File]:
        """Every file of the package but its manifest; the page that opens it comes first, or one for each module."""
        return [
            *self.pages(**more),
            File("player.css", self.style.encode()),
            File("player.js", self.script.encode()),
            _script("course.js", self.course),
            *sorted(_script(f"{path}.js", part) for path, part in self.parts.items()),
            *self.media(),
        ]


def launch(module: Module | None) -> str:
    """The page that opens a module by itself, or the whole course."""
    return f"module-{module.id}.html" if module else "index.html"


@cache
def player(boot: str) -> str:
    """A script without its comments and blanks: half of it, on a slow line."""
    return str(jsmin(script(f"boot/{boot}.js")))


def _script(path: str, data: Mapping[str, Any]) -> File:
    return File(path, pushed(data).encode())


def pushed(data: Mapping[str, Any]) -> str:
    """Data as a classic script: browsers refuse `fetch` and modules over file://, and some hosts serve them badly."""
    return f"(globalThis.parcours ??= []).push({spoken(data)})\n"


def spoken(data: Mapping[str, Any]) -> str:
    """Data as JSON, without what nobody sees."""
    return json.dumps(lean(data), ensure_ascii=False, separators=(",", ":"))


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
    host = {"host": options.host.told(room)} if room else {}
    return {**edition.outline, "questions": questions, "cases": cases, **host}


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
