"""An author's sentences as Moodle shows them: HTML that says its language, or words alone."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from builder.errors import ExportError
from builder.model import Course
from builder.player import Player
from builder.player.prose import Frame
from builder.player.rows import fields
from builder.questions import Question
from builder.questions.hotspot import Hotspot
from builder.words import Words, direction, words
from exports.base import Edition, File
from exports.doors import PackageDoors
from exports.moodle.clean import CONTROL, cleaned
from exports.moodle.model import Text, Verdicts
from exports.moodle.pictures import standalone
from exports.plain import plain

PLUGINFILE = "@@PLUGINFILE@@"
"""What Moodle replaces by the address of a question's files."""


class Prose:
    """The prose of one edition, in its course's language; a sentence in another one says so."""

    def __init__(self, edition: Edition) -> None:
        self.course: Course = edition.course
        self.words: Words = words(self.course.language)
        self.doors = PackageDoors(edition)
        self.player = Player(self.course, self.doors, self.words)
        self._templates = _templates(self.words)

    @cached_property
    def languages(self) -> dict[str, str]:
        """Each question's own language."""
        course = self.course
        checks = {id: lesson.language for id, lesson in course.lesson_of.items()}
        banks = (question.id for quiz in course.quizzes.values() for question in quiz.written)
        return {id: course.language_of("question", id) for id in banks} | checks

    def md(self, text: str, of: Question, *, block: bool = False) -> Markup:
        """A sentence of this question's author, as HTML of the player."""
        return self.player.prose.md(text, Frame(language=self.languages.get(of.id, "")), block=block)

    def text(self, text: str, of: Question, tag: str = "p") -> Text:
        """A sentence that stands alone; paragraphs, in a `div`. Nothing, when nothing is said."""
        html = self.player.prose.md(text, Frame(), block=tag == "div")
        return self.alone(html, tag, language=self.languages.get(of.id, "")) if text.strip() else Text()

    def alone(self, html: Markup, tag: str = "div", *, drawn: Sequence[File] = (), language: str = "") -> Text:
        """HTML of the player, made to stand in another host, with the files it shows (`drawn` are made for it)."""
        shown: list[File] = []

        def picture(address: str) -> str:
            found = next((file for file in (*drawn, *self.doors.files()) if file.path == address), None)
            if not found:
                return ""
            shown.append(File(address.rpartition("/")[2], found.data))
            return f"{PLUGINFILE}/{shown[-1].path}"

        spoken = language or self.course.language
        said = cleaned(html, tag, spoken, direction(spoken), picture)
        return Text(said, tuple(dict.fromkeys(shown)))

    def rendered(self, template: str, **values: object) -> Text:
        """One of this room's templates, likewise. Nothing, when it has nothing to say."""
        html = Markup(self._templates.get_template(template).render(course=self.course, **values).strip())  # noqa: S704  # nosec B704  # escaped
        return self.alone(html) if html else Text()

    def plain(self, text: str, limit: int | None = None) -> str:
        """The words alone."""
        return CONTROL.sub("", plain(text, self.course, limit))

    def verdicts(self, of: Question) -> Verdicts:
        said = of.feedback
        return Verdicts(*(self.text(said.for_state(state), of) for state in ("correct", "partial", "wrong")))

    def drawing(self, of: Hotspot) -> Text:
        """The drawing of a question, its regions numbered as they are listed. ExportError when it cannot be read."""
        rows = fields(of, "", None, lambda text: self.md(text, of), self.words.gettext)  # type: ignore[arg-type]
        drawn = self.player.asking.drawings.spots(of.figure, self.md(of.alt, of), rows, "")
        if not drawn:
            raise ExportError(f"Le dessin « {of.figure} » manque, ou ne se lit pas : rien n'a été écrit.")
        file = File(f"{of.id}.svg", standalone(drawn))
        image = Markup('<img src="{}" alt="{}">').format(file.path, self.md(of.alt, of).striptags())
        return self.alone(image, "p", drawn=[file])


def _templates(words: Words) -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(_=words.gettext, ngettext=words.ngettext, zip=zip)
    return made
