"""The course in one language: its content, its player, its words, and the pages already rendered."""

import json
from collections import OrderedDict
from collections.abc import Hashable
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from builder.model import Course, Unit
from builder.player import Player, script
from builder.words import Words, words
from exports.plain import plain
from webapp.assets import Asset, made
from webapp.blanks import MARK, Blanks

LOCALE = Path(__file__).parent / "locale"
BRINGS = """{const words = document.createElement("script")
words.type = "application/json"
words.dataset.words = ""
words.textContent = %s
document.head.append(words)}
"""
"""Puts the words where the player looks for them; a data block runs nothing."""


def named(language: str) -> str:
    """What a language calls itself: « Français »."""
    return words(language).tongue(language).capitalize()


class Doors:
    """Addresses, as the player needs them. `prefix`: what they begin with."""

    def __init__(self, course: Course, prefix: str = "") -> None:
        self.prefix = prefix
        self._rooms = {
            **dict.fromkeys(course.quizzes, "quizzes"),
            **dict.fromkeys(course.worksheets, "worksheets"),
            **dict.fromkeys((case.id for module in course.modules for case in module.cases), "cases"),
        }

    def page(self, id: str, place: str = "") -> str:
        return f"{self.prefix}/{self._rooms.get(id, 'pages')}/{id}" + (f"#{place}" if place else "")

    def place(self, name: str) -> str:
        return f"{self.prefix}/{name}"

    def term(self, id: str) -> str:
        return f"{self.prefix}/glossary#terme-{id}"

    def source(self, id: str) -> str:
        return f"{self.prefix}/sources#source-{id}"

    def search(self, question: str = "") -> str:
        return f"{self.prefix}/search?q={quote(question)}"

    def media(self, path: str) -> str:
        return f"{self.prefix}/media/{path}"

    def answers(self, question_id: str) -> str:
        return f"{self.prefix}/checks/{question_id}/answers"

    def notes(self, reflection_id: str = "") -> str:
        return f"{self.prefix}/reflections/{reflection_id}/note" if reflection_id else f"{self.prefix}/notebook"


class Edition:
    """One language's course, and what shows it."""

    def __init__(self, course: Course, doors: Doors | None = None) -> None:
        self.course = course
        self.name = named(course.language)
        self.doors = doors or Doors(course)
        self.units = cache(self._units)
        self.pages: OrderedDict[Hashable, Blanks] = OrderedDict()

    @cached_property
    def player(self) -> Player:
        """Made when it is first needed: a server starts without the languages that nobody asked for yet."""
        return Player(self.course, self.doors, self.words, lambda: MARK)

    def _units(self, pathway: str | None) -> dict[str, Unit]:
        """What is to be done on a pathway, in order, by id."""
        return {unit.id: unit for module in self.course.pathway_modules(pathway) for unit in module.units()}

    def plain(self, text: str) -> str:
        """An author's sentence as text alone, for a menu or a title."""
        return plain(text, self.course)

    @property
    def script_words(self) -> Markup:
        """What scripts say, as JSON that may stand in a page."""
        return htmlsafe_json_dumps(self._said, ensure_ascii=False)

    @cached_property
    def script(self) -> Asset:
        """The player with the words of this language: what every page would carry is fetched once."""
        carried = json.dumps(json.dumps(self._said, ensure_ascii=False, separators=(",", ":")), ensure_ascii=False)
        return made(
            f"parcours-{self.course.language}", "js", "text/javascript", BRINGS % carried + script("boot/lms.js")
        )

    @property
    def _said(self) -> dict[str, str]:
        _ = self.words.gettext
        own = {
            "waiting": _("Hors connexion : gardée sur cet appareil, elle partira au retour du réseau."),
            "time-left": _("Temps restant :"),
        }
        return {**self.player.script_words(), **own}

    @cached_property
    def index(self) -> Asset:
        """What a browser needs to search by itself."""
        text = json.dumps(self.player.search.index, ensure_ascii=False, separators=(",", ":"))
        return made("search", "json", "application/json", text)

    @cached_property
    def index_name(self) -> str:
        """Changes with the course and with the script that reads the index; telling it makes no index."""
        told = f"{self.course.revision} {script('boot/lms.js')}"
        return f"{self.course.language}.{sha256(told.encode()).hexdigest()[:12]}.json"

    @cached_property
    def words(self) -> Words:
        return words(self.course.language, LOCALE)
