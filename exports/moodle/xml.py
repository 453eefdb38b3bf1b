"""Moodle XML: the question bank as Moodle imports it, images inside."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from decimal import Decimal

from lxml import etree
from lxml.builder import E

from exports.moodle import model
from exports.moodle.embedded import embedded, literal
from exports.moodle.path import spelt

Element = etree._Element
TYPES = {
    model.Choice: "multichoice", model.TrueFalse: "truefalse", model.Matching: "matching", model.Ordering: "ordering",
    model.Numerical: "numerical", model.Short: "shortanswer", model.Cloze: "cloze", model.Essay: "essay",
}  # fmt: skip
_OPTIONAL_UNIT, _NO_UNIT = "0", "3"


def quiz(shelves: Iterable[model.Shelf], *, ranked: bool = True) -> Element:
    """The whole file. `ranked`: the host knows the type `ordering` (Moodle 4.4 and later); else ranks are matched."""
    root = E.quiz()
    for shelf in shelves:
        root.append(_category(shelf))
        root.extend(_question(item, ranked) for item in shelf.items)
    return root


def _category(shelf: model.Shelf) -> Element:
    about = E.info(E.text(shelf.about), format="html")
    return E.question(E.category(E.text(spelt(shelf.path))), about, E.idnumber(), type="category")


def _question(item: model.Item, ranked: bool) -> Element:
    body = item.body.matched() if isinstance(item.body, model.Ordering) and not ranked else item.body
    ask = embedded(item.ask, body) if isinstance(body, model.Cloze) else item.ask
    return E.question(
        E.name(E.text(item.name)),
        _text("questiontext", ask),
        _text("generalfeedback", item.states + item.after if isinstance(body, model.Cloze) else item.after),
        *([] if isinstance(body, model.Cloze) else [E.defaultgrade(str(item.grade))]),
        E.penalty(f"{item.penalty:.7f}"),
        E.hidden("0"),
        E.idnumber(item.id),
        *_body(body),
        *([_text("hint", item.hint)] if item.hint else []),
        E.tags(*(E.tag(E.text(tag)) for tag in item.tags)),
        type=TYPES[type(body)],
    )


def _body(body: model.Body) -> Iterator[Element]:
    match body:
        case model.Choice():
            yield from _choice(body)
        case model.TrueFalse(right, if_true, if_false):
            yield _answer(E.text("true"), Decimal(100 * right), if_true)
            yield _answer(E.text("false"), Decimal(100 * (not right)), if_false)
        case model.Matching():
            yield from _matching(body)
        case model.Ordering():
            yield from _ordering(body)
        case model.Numerical():
            yield from _numerical(body)
        case model.Short(answers):
            yield E.usecase("0")
            yield from map(_typed, answers)
        case model.Essay():
            yield from _essay(body)


def _choice(body: model.Choice) -> Iterator[Element]:
    yield E.single("true" if body.single else "false")
    yield E.shuffleanswers("true" if body.shuffle else "false")
    yield E.answernumbering(body.shown)
    yield from _said(body.said)
    yield from map(_option, body.options)


def _option(option: model.Option) -> Element:
    made = _answer(E.text(option.text.html), option.fraction, option.feedback, format="html")
    made.extend(_files(option.text))
    return made


def _matching(body: model.Matching) -> Iterator[Element]:
    yield E.shuffleanswers("true")
    yield from _said(body.said)
    for stem, answer in (*body.pairs, *((model.Text(), decoy) for decoy in body.decoys)):
        made = _text("subquestion", stem)
        made.append(E.answer(E.text(answer)))
        yield made


def _ordering(body: model.Ordering) -> Iterator[Element]:
    """Each item at its own rank counts, as in our law."""
    yield E.layouttype("VERTICAL")
    yield E.selecttype("ALL")
    yield E.selectcount("0")
    yield E.gradingtype("ABSOLUTE_POSITION")
    yield E.showgrading("HIDE")
    yield E.numberingstyle("none")
    yield from _said(body.said)
    yield E.shownumcorrect("0")
    for rank, item in enumerate(body.items, start=1):
        made = _text("answer", item)
        made.set("fraction", str(rank))
        yield made


def _numerical(body: model.Numerical) -> Iterator[Element]:
    """The unit may be typed or left out; it earns nothing."""
    yield from map(_value, body.values)
    yield E.unitgradingtype("0")
    yield E.unitpenalty("0.1000000")
    yield E.showunits(_OPTIONAL_UNIT if body.unit else _NO_UNIT)
    yield E.unitsleft("0")
    if body.unit:
        yield E.units(E.unit(E.multiplier("1"), E.unit_name(body.unit)))


def _value(value: model.Value) -> Element:
    made = _answer(E.text("*" if value.number is None else f"{value.number:f}"), value.fraction, value.feedback)
    made.append(E.tolerance(f"{value.within:f}"))
    return made


def _typed(typed: model.Typed) -> Element:
    return _answer(E.text(literal(typed.words)), typed.fraction, typed.feedback)


def _essay(body: model.Essay) -> Iterator[Element]:
    yield E.responseformat("editor")
    yield E.responserequired("1")
    yield E.responsefieldlines("15")
    if body.least:
        yield E.minwordlimit(str(body.least))
    if body.most:
        yield E.maxwordlimit(str(body.most))
    yield E.attachments("0")
    yield _text("graderinfo", body.guide)


def _answer(text: Element, fraction: Decimal, feedback: model.Text, format: str = "moodle_auto_format") -> Element:
    return E.answer(text, _text("feedback", feedback), fraction=f"{fraction:f}", format=format)


def _said(verdicts: model.Verdicts) -> Iterator[Element]:
    yield _text("correctfeedback", verdicts.right)
    yield _text("partiallycorrectfeedback", verdicts.partial)
    yield _text("incorrectfeedback", verdicts.wrong)


def _text(name: str, text: model.Text) -> Element:
    return E(name, E.text(text.html), *_files(text), format="html")


def _files(text: model.Text) -> Iterator[Element]:
    for file in text.files:
        yield E.file(b64encode(file.data).decode("ascii"), name=file.path, path="/", encoding="base64")
