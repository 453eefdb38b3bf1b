"""Embedded answers, which Moodle calls Cloze: `{1:SHORTANSWER:=right~*#said of any other}` inside a text."""

import re
from collections.abc import Iterable

from exports.moodle.model import FULL, Cloze, Gap, Numerical, Pick, Short, Text, Typed, Value

_SPECIAL = re.compile(r"[&<>\"'~=#{}%\\]")
_FREED = re.compile(r"[}#]")


def embedded(ask: Text, cloze: Cloze) -> Text:
    """What is asked, then the text with its blanks, as Moodle reads them back."""
    first, *rest = map(_still, cloze.pieces)
    blanks = (coded(gap) + piece for gap, piece in zip(cloze.gaps, rest, strict=True))
    return Text(_still(ask.html), ask.files) + Text(first + "".join(blanks), cloze.files)


def coded(gap: Gap) -> str:
    """One blank. Its type says whether it is typed, counted, or picked from a mixed list (_S)."""
    match gap.body:
        case Short(answers):
            return _code(gap.points, "SHORTANSWER", map(_typed, answers))
        case Numerical(values):
            return _code(gap.points, "NUMERICAL", map(_value, values))
        case Pick(options):
            said = (_one(escaped(one.words), right=one.fraction == FULL, feedback=one.feedback) for one in options)
            return _code(gap.points, "MULTICHOICE_S", said)


def literal(words: str | None) -> str:
    """Words for a short answer, where a star stands for anything: one that means itself has a backslash."""
    return "*" if words is None else words.replace("*", r"\*")


def escaped(text: str) -> str:
    r"""Text that survives: Moodle decodes entities, then takes one backslash from `\}` and `\#`."""
    freed = _FREED.sub(r"\\\g<0>", text)
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", freed)


def _still(html: str) -> str:
    """Braces of the text itself open no blank."""
    return html.replace("{", "&#123;").replace("}", "&#125;")


def _value(value: Value) -> str:
    number = "*" if value.number is None else f"{value.number:f}" + (f":{value.within:f}" if value.within else "")
    return _one(number, right=value.fraction == FULL, feedback=value.feedback)


def _typed(typed: Typed) -> str:
    return _one(escaped(literal(typed.words)), right=typed.fraction == FULL, feedback=typed.feedback)


def _one(answer: str, *, right: bool, feedback: Text) -> str:
    said = f"#{escaped(feedback.html)}" if feedback else ""
    return f"{'=' if right else ''}{answer}{said}"


def _code(points: int, kind: str, answers: Iterable[str]) -> str:
    return f"{{{points}:{kind}:{'~'.join(answers)}}}"
