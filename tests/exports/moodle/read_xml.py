"""A strict reader of Moodle XML: what it does not know, or what Moodle would refuse or trip on, is an error."""

import re
from base64 import b64decode
from decimal import Decimal
from html import unescape

from lxml import etree

from tests.exports.moodle.host import Held

ALLOWED = {
    *map(Decimal, (100, 90, 80, 75, 70, 60, 50, 40, 30, 25, 20, 10, 5, 0)),
    *map(Decimal, ("83.33333", "66.66667", "33.33333", "16.66667", "14.28571", "12.5", "11.11111")),
}
HEAD = ["name", "questiontext", "generalfeedback", "defaultgrade", "penalty", "hidden", "idnumber"]
SAID = ["correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"]
BODY = {
    "multichoice": ["single", "shuffleanswers", "answernumbering", *SAID, "answer"],
    "truefalse": ["answer"],
    "shortanswer": ["usecase", "answer"],
    "numerical": ["answer", "unitgradingtype", "unitpenalty", "showunits", "unitsleft", "units"],
    "matching": ["shuffleanswers", *SAID, "subquestion"],
    "ordering": [
        "layouttype", "selecttype", "selectcount", "gradingtype", "showgrading", "numberingstyle", *SAID,
        "shownumcorrect", "answer",
    ],
    "cloze": [],
    "essay": [
        "responseformat", "responserequired", "responsefieldlines", "minwordlimit", "maxwordlimit", "attachments",
        "graderinfo",
    ],
}  # fmt: skip
TAIL = ["hint", "tags"]


def read(data: bytes) -> tuple[list[Held], dict[tuple[str, ...], str]]:
    """The questions in order, and what is said of each category."""
    assert b"<!DOCTYPE" not in data
    assert b"<!ENTITY" not in data
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    assert root.tag == "quiz"
    held, about, here = [], {}, ()
    for element in root:
        assert element.tag == "question"
        if element.get("type") == "category":
            here = split(one(element, "category").findtext("text") or "")
            about[here] = one(element, "info").findtext("text") or ""
        else:
            held.append(question(element, here))
    return held, about


def split(path: str) -> tuple[str, ...]:
    """Names are apart by a slash that stands alone; a doubled one is in a name."""
    names = [name.strip().replace("//", "/") for name in re.split(r"(?<!/)/(?!/)", path)]
    assert names[:2] == ["$course$", "top"]
    assert all(0 < len(name) <= 255 and "<" not in name for name in names)
    return tuple(names[2:])


def question(element: etree._Element, category: tuple[str, ...]) -> Held:
    kind = element.get("type") or ""
    known = [*HEAD, *BODY[kind], *TAIL]
    places = [known.index(str(child.tag)) for child in element]
    assert places == sorted(places), "in Moodle's own order, and nothing unknown"
    held = Held(
        type=kind,
        name=words(one(element, "name")),
        id=element.findtext("idnumber") or "",
        category=category,
        ask=html(one(element, "questiontext")),
        after=html(one(element, "generalfeedback")),
        grade=Decimal(element.findtext("defaultgrade") or 1),
        tags=tuple(words(tag) for tag in element.iter("tag")),
        said=tuple(html(one(element, name)) for name in SAID if element.find(name) is not None),
        files=files(element),
    )
    assert 0 < len(held.name) <= 255
    assert 0 < len(held.id) <= 100
    assert (element.find("defaultgrade") is None) == (kind == "cloze")
    assert 0 <= Decimal(element.findtext("penalty") or "") <= 1
    hints = element.findall("hint")
    held.hint = html(hints[0]) if hints else ""
    _bodies[kind](held, element)
    return held


def _multichoice(held: Held, element: etree._Element) -> None:
    held.single = {"true": True, "false": False}[element.findtext("single") or ""]
    assert element.findtext("answernumbering") in {"abc", "ABCD", "123", "iii", "IIII", "none"}
    held.options = [option(answer, html(answer)) for answer in element.findall("answer")]
    assert len(held.options) >= 2
    positive = sum(fraction for _, fraction, _ in held.options if fraction > 0)
    if held.single:
        assert [fraction for _, fraction, _ in held.options if fraction] == [100]
    else:
        assert round(positive, 2) == 100


def _truefalse(held: Held, element: etree._Element) -> None:
    held.options = [option(answer, words(answer)) for answer in element.findall("answer")]
    assert [text for text, _, _ in held.options] == ["true", "false"]
    assert sorted(fraction for _, fraction, _ in held.options) == [0, 100]


def _shortanswer(held: Held, element: etree._Element) -> None:
    held.options = [option(answer, words(answer)) for answer in element.findall("answer")]
    assert held.options[0][1] == 100
    assert all(text for text, _, _ in held.options)


def _numerical(held: Held, element: etree._Element) -> None:
    held.options = [option(answer, words(answer)) for answer in element.findall("answer")]
    held.tolerances = [Decimal(answer.findtext("tolerance") or "0") for answer in element.findall("answer")]
    assert held.options[0][1] == 100
    assert all(text == "*" or Decimal(text).is_finite() for text, _, _ in held.options)
    held.unit = element.findtext("units/unit/unit_name") or ""
    assert len(held.unit) <= 50
    assert (element.findtext("showunits") == "3") == (not held.unit)


def _matching(held: Held, element: etree._Element) -> None:
    for stem in element.findall("subquestion"):
        answer = words(one(stem, "answer"))
        assert 0 < len(answer) <= 255, "Moodle stops importing at a stem without an answer"
        held.pairs.append((html(stem), answer))
    assert len(held.stems) >= 2
    assert len({answer for _, answer in held.pairs}) >= 2


def _ordering(held: Held, element: etree._Element) -> None:
    assert element.findtext("gradingtype") == "ABSOLUTE_POSITION"
    assert element.findtext("selecttype") == "ALL"
    answers = element.findall("answer")
    assert [answer.get("fraction") for answer in answers] == [str(rank) for rank in range(1, len(answers) + 1)]
    held.options = [(html(answer), Decimal(0), "") for answer in answers]
    assert all(text for text, _, _ in held.options)


def _cloze(held: Held, element: etree._Element) -> None:
    held.ask, held.gaps = blanks(held.ask)
    assert held.gaps


def _essay(held: Held, element: etree._Element) -> None:
    held.guide = html(one(element, "graderinfo"))


_bodies = {
    "multichoice": _multichoice, "truefalse": _truefalse, "shortanswer": _shortanswer, "numerical": _numerical,
    "matching": _matching, "ordering": _ordering, "cloze": _cloze, "essay": _essay,
}  # fmt: skip


def option(answer: etree._Element, text: str) -> tuple[str, Decimal, str]:
    fraction = Decimal(answer.get("fraction") or "")
    assert abs(fraction) in ALLOWED
    return text, fraction, html(one(answer, "feedback"))


def one(element: etree._Element, name: str) -> etree._Element:
    found = element.findall(name)
    assert len(found) == 1, f"{len(found)} {name} in {element.tag}"
    return found[0]


def words(element: etree._Element) -> str:
    """Plain text, as Moodle trims it."""
    return (one(element, "text").text or "").strip()


def html(element: etree._Element) -> str:
    assert element.get("format") == "html"
    text = words(element)
    assert bool(re.search(r'^<(p|div|span) lang="\w+" dir="(ltr|rtl)">', text)) == bool(text)
    shown = set(re.findall(r"@@PLUGINFILE@@/([^\"]+)", text))
    assert shown == {file.get("name") for file in element.findall("file")}
    return text


def files(element: etree._Element) -> dict[str, bytes]:
    found = {}
    for file in element.iter("file"):
        assert (file.get("path"), file.get("encoding")) == ("/", "base64")
        found[file.get("name") or ""] = b64decode(file.text or "", validate=True)
    return found


_ANSWER = r"(?:[^~#}]|(?<=[\\&])[~#}])++"
_FEEDBACK = r"(?:[^~}]|(?<=\\)[~}])*+"
_ALTERNATIVE = rf"(=|%-?[0-9]+(?:[.,][0-9]*)?%)?({_ANSWER})(?:#({_FEEDBACK}))?"
_BLANK = re.compile(rf"\{{([0-9]*):([A-Z_]+):((?:{_ALTERNATIVE})(?:~{_ALTERNATIVE})*+)\}}")
_NUMBER = r"-?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][-+]?[0-9]+)?"


def blanks(text: str) -> tuple[str, list[Held]]:
    """The text with a mark at each blank, and the blanks: read as Moodle does, one after the other."""
    found = []
    while match := _BLANK.search(text):
        found.append(_blank(match))
        text = f"{text[: match.start()]}[[{len(found)}]]{text[match.end() :]}"
    return text, found


def _blank(match: re.Match[str]) -> Held:
    kind = {"SHORTANSWER": "shortanswer", "NUMERICAL": "numerical", "MULTICHOICE_S": "multichoice"}[match[2]]
    held = Held(type=kind, name="", id="", category=(), ask="", grade=Decimal(match[1]))
    for part in re.finditer(f"~?{_ALTERNATIVE}", match[3]):
        answer, feedback = part[2], _decoded(part[3] or "")
        number = re.fullmatch(f"({_NUMBER})(?::({_NUMBER}))?", answer)
        if kind == "numerical" and number:
            answer, within = number[1], Decimal(number[2] or 0)
        else:
            answer, within = _decoded(answer), Decimal(0)
        held.options.append((answer, Decimal(100) if part[1] == "=" else Decimal(0), feedback))
        held.tolerances.append(within)
    assert any(fraction == 100 for _, fraction, _ in held.options)
    return held


def _decoded(text: str) -> str:
    return unescape(text).replace(r"\}", "}").replace(r"\#", "#")
