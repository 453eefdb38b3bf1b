"""Cases on paper: a page to discuss in the guide, and scene by scene in the booklet of whoever leads a group."""

from typing import Any

from builder.facilitation import best
from builder.model import Case, CaseChoice, Scene
from builder.words import later
from exports.pdf.nodes import Node, node
from exports.pdf.scribe import Scribe
from exports.pdf.tongue import told_in

Part = dict[str, Any]

ENDINGS = {"good": later("Fin heureuse"), "mixed": later("Fin mêlée"), "bad": later("Fin à rejouer")}


def discussed(scribe: Scribe, case: Case) -> Part:
    """Its opening, to discuss; then what the law says along its ways, and what its best ending leaves."""
    legal = [choice.legal for scene in case.scenes.values() for choice in scene.choices.values() if choice.legal]
    points = {point.text: point for point in legal}
    good = (scene.debrief for scene in case.scenes.values() if scene.ending == "good" and scene.debrief)
    opening = case.scenes[case.start]
    return {
        **_head(scribe, case),
        **_told(scribe, case, opening),
        "choices": [scribe.line(choice.text, case.language) for choice in opening.choices.values()],
        "legal": [_cited(scribe, point.text, point.source, case.language) for point in points.values()],
        "debrief": scribe.paragraphs(next(good, ""), case.language),
    }


def led(scribe: Scribe, case: Case) -> Part:
    """Every scene with what each choice leads to; numbers go as the story does."""
    order = [*reversed(case.bottom_up)]
    numbers = {id: number for number, id in enumerate(order, start=1)}
    return {**_head(scribe, case), "scenes": [_scene(scribe, case, id, numbers) for id in order]}


def _head(scribe: Scribe, case: Case) -> Part:
    return {
        "id": f"page:{case.id}",
        "title": scribe.line(case.title, case.language),
        "summary": scribe.line(case.summary, case.language),
        "minutes": scribe.words.ngettext("%(n)s minute", "%(n)s minutes", case.minutes),
        **told_in(scribe, case.language, "Ce cas n’est pas encore traduit ; le voici en %(language)s."),
    }


def _told(scribe: Scribe, case: Case, scene: Scene) -> Part:
    """What happens, who speaks, what is asked."""
    return {
        "text": scribe.paragraphs(scene.text, case.language),
        "voices": [
            {
                "who": case.personas[voice.who].name,
                "role": scribe.line(case.personas[voice.who].role, case.language),
                "says": scribe.line(voice.says, case.language),
            }
            for voice in scene.voices
        ],
        "ask": scribe.line(scene.ask, case.language) or [scribe.words.gettext("Que décidez-vous ?")],
    }


def _scene(scribe: Scribe, case: Case, id: str, numbers: dict[str, int]) -> Part:
    scene, expected = case.scenes[id], best(case, id)
    return {
        "id": f"scene:{case.id}:{id}",
        "number": numbers[id],
        "title": scribe.line(scene.title, case.language),
        **_told(scribe, case, scene),
        "choices": [
            _choice(scribe, case, choice, numbers, best=id in expected) for id, choice in scene.choices.items()
        ],
        "ending": scribe.words.gettext(ENDINGS[scene.ending]) if scene.ending else "",
        "tone": scene.ending or "",
        "debrief": scribe.paragraphs(scene.debrief, case.language),
    }


def _choice(scribe: Scribe, case: Case, choice: CaseChoice, numbers: dict[str, int], *, best: bool) -> Part:
    legal = choice.legal
    return {
        "text": scribe.line(choice.text, case.language),
        "then": scribe.line(choice.consequence, case.language),
        "legal": _cited(scribe, legal.text, legal.source, case.language) if legal else [],
        "worth": [*choice.scores.items()],
        "best": best,
        "to": f"scene:{case.id}:{choice.goto}",
        "number": numbers[choice.goto],
    }


def _cited(scribe: Scribe, text: str, source: str, language: str) -> list[Node]:
    mark = node("cite", [str(scribe.sources.index(source) + 1)], to=f"source:{source}")
    return [*scribe.line(text, language), " ", *([mark] if source in scribe.course.sources else [])]
