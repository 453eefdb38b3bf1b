"""An answer as xAPI spells it: SCORM 2004's own types and letters (`Question.interaction`), with xAPI's separators.

`builder/player/js/record/spell.js` does the same in packages.
"""

from collections.abc import Callable, Mapping
from typing import Any

from builder.grading import Key, Response, micro
from builder.questions import Question
from builder.questions.base import Interaction

AND, TO, RANGE = "[,]", "[.]", "[:]"
Say = Callable[[str], Mapping[str, str]]
"""A language map of an author's sentence, found by the option's or the field's own id."""


def definition(question: Question, say: Say) -> dict[str, Any]:
    """What was asked: the type, what could be picked, what earns everything."""
    its = question.interaction()
    found: dict[str, Any] = {"interactionType": its["type"]}
    pattern = spelled(its, question.key(), its["right"], pattern=True)
    if pattern:
        found["correctResponsesPattern"] = [pattern]
    lists = {"choice": ("choices", ""), "sequencing": ("choices", ""), "matching": ("source", "target")}
    sources, targets = lists.get(its["type"], ("", ""))
    if sources:
        found[sources] = [{"id": letter, "description": say(id)} for id, letter in its["letters"].items()]
    if targets:
        found[targets] = [{"id": letter, "description": say(id)} for id, letter in its["targets"].items()]
    return found


def spelled(its: Interaction, key: Key, response: Response, *, pattern: bool = False) -> str:
    """An answer; "" for none, and for a long text: what people write freely does not leave."""
    letters, targets = its["letters"], its["targets"]
    match its["type"]:
        case "true-false":
            return response.get("answer", "")
        case "choice":
            ticked = [id for id in letters if response.get(id) == "on" or response.get("answer") == id]
            return AND.join(letters[id] for id in ticked)
        case "matching":
            pairs = [(letter, targets.get(response.get(slot, ""), "")) for slot, letter in letters.items()]
            return AND.join(source + TO + target for source, target in pairs if target)
        case "sequencing":
            places = [(response.get(slot, ""), letter) for slot, letter in letters.items()]
            return AND.join(letter for place, letter in sorted((int(p), one) for p, one in places if p.isdigit()))
        case "numeric":
            return _number(key, response.get("answer", ""), pattern=pattern)
        case "fill-in":
            words = [" ".join(response.get(slot, "").split()) for slot in key["slots"]]
            return AND.join(words) if any(words) else ""
        case _:
            return ""


def _number(key: Key, answer: str, *, pattern: bool) -> str:
    given, slot = micro(answer), key["slots"].get("answer")
    if given is None:
        return ""
    if not pattern or slot is None or slot["rule"] != "number":
        return _millionths(given)
    return _millionths(slot["value"] - slot["within"]) + RANGE + _millionths(slot["value"] + slot["within"])


def _millionths(value: int) -> str:
    whole, part = divmod(abs(value), 10**6)
    digits = f"{part:06}".rstrip("0")
    return f"{'-' if value < 0 else ''}{whole}{'.' if digits else ''}{digits}"
