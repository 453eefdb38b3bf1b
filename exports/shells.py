"""The package's one page: what is readable before any script, and the shells that scripts fill."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from builder.model import Case, Module, Quiz, Unit, Worksheet
from builder.player import Player
from builder.player.prose import Frame
from builder.words import Words
from exports.base import Edition
from exports.lean import symbols
from exports.lom import title
from exports.plain import plain

if TYPE_CHECKING:
    from exports.tongue import Tongue


def frame(
    tongue: "Tongue",
    here: Module | None = None,
    *,
    whole: bool = False,
    readable: Mapping[str, str] | None = None,
    twins: Mapping[str, str] | None = None,
    reading: Markup | None = None,
    inside: Mapping[str, Any] | None = None,
) -> str:
    """What surrounds every page in one language; the `whole` page that opens a package.

    `here`: it opens this module alone; the others are named, and asked of the platform. Who has no scripts reads
    `reading` in it, the first lesson unless a format has better; finds the rest where `readable` says, by its id,
    and other languages where `twins` says. `inside`: its `style`, `data` by path and `scripts`, when it stands alone.
    """
    edition, player, words, course = tongue.edition, tongue.player, tongue.words, tongue.edition.course
    modules = (here,) if here else edition.modules
    if reading is None:
        lessons = (player.lesson(lesson) for module in modules for lesson in module.lessons)
        reading = next(lessons, Markup()) if whole else Markup()
    template = templates().get_template("index.html" if whole else "frame.html")
    return template.render(
        _=words.gettext,
        ngettext=words.ngettext,
        language=words.language,
        direction=words.direction,
        folder=tongue.voice.folder,
        voices=tongue.switch,
        hosted=tongue.hosted,
        address=Addresses(readable),
        readable=readable is not None,
        twins=twins or {},
        inside=inside,
        title=title(edition),
        window=f"{plain(here.title, course)} · {title(edition)}" if here else title(edition),
        summary=player.say("course", course.id, "summary", course.head.summary),
        attribution=player.say("course", course.id, "attribution", course.head.attribution),
        license=course.head.license,
        revision=course.revision[:8],
        organisation=tongue.theme.organisation,
        logo=tongue.logo,
        required=sum(1 for module in modules for _ in module.units()),
        here=here.id if here else "",
        modules=[_module(module, edition, player, words) for module in modules],
        steps=[_module(module, edition, player, words) for module in edition.modules] if here else [],
        aids=bool(course.aids or course.documents),
        has_glossary=bool(course.glossary),
        has_sources=bool(course.sources),
        search=player.search.page(),
        has_notebook=any(lesson.reflections for module in modules for lesson in module.lessons),
        has_dossier=_has_dossier(modules),
        reading=reading,
        script_words=player.script_words(),
        icons=symbols(),
    )


@dataclass(frozen=True)
class Addresses:
    """Where the page's links lead: inside it; where pages are `readable` without scripts, to these, or nowhere yet."""

    readable: Mapping[str, str] | None

    def __call__(self, id: str) -> Markup:
        """The attributes of a link."""
        if self.readable is None:
            return Markup('href="#/{}"').format(id)
        led = Markup('href="{}" ').format(self.readable[id]) if id in self.readable else Markup()
        return led + Markup('data-inside="#/{}"').format(id)


def _has_dossier(modules: Sequence[Module]) -> bool:
    """Whether there is something to write or to decide."""
    checks = (check for module in modules for lesson in module.lessons for check in lesson.checks.values())
    banks = (question for module in modules if module.quiz for question in module.quiz.questions)
    return any(module.cases or module.worksheets for module in modules) or any(q.rubric() for q in (*checks, *banks))


@cache
def templates() -> Environment:
    """One environment for all exports; a name that nobody gave is a bug, said at once."""
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        trim_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )


def _module(module: Module, edition: Edition, player: Player, words: Words) -> dict[str, Any]:
    """Its words in its own language, where they are not translated."""
    stages = [*edition.course.head.stages]
    frame = Frame(language=module.language)
    return {
        "id": module.id,
        "number": module.number,
        "title": player.title(module),
        "summary": _said(module, edition, player) or player.prose.md(module.head.summary, frame),
        "minutes": module.minutes,
        "stage": stages.index(module.head.stage) + 1 if module.head.stage in stages else "",
        "units": [_unit(unit, player, words) for unit in module.units()],
    }


def _said(module: Module, edition: Edition, player: Player) -> Markup | None:
    """Why the module is there, for the public of the pathway."""
    pathway = edition.course.pathways.get(edition.pathway or "")
    why = pathway.thread.get(module.id) if pathway else None
    return player.say("pathway", edition.pathway or "", "thread", why) if why else None


def _unit(unit: Unit, player: Player, words: Words) -> dict[str, str | Markup]:
    title = player.title(unit)
    return {"id": unit.id, "title": title, "about": _about(unit, words), "done": _done(unit, words)}


def _about(unit: Unit, words: Words) -> str:
    if isinstance(unit, Quiz):
        return words.ngettext("Quiz, %(n)s question", "Quiz, %(n)s questions", unit.length)
    said = words.ngettext("%(n)s minute", "%(n)s minutes", unit.minutes)
    if isinstance(unit, Worksheet):
        return words.gettext("Feuille de travail, %(minutes)s", minutes=said)
    return words.gettext("Cas, %(minutes)s", minutes=said) if isinstance(unit, Case) else said


def _done(unit: Unit, words: Words) -> str:
    return words.gettext("Réussi") if isinstance(unit, Quiz) else words.gettext("Fait")
