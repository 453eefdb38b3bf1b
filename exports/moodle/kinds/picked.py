"""Questions answered by picking: one option, several, true or false, errors of a form, places on a drawing."""

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from builder.grading.rules import Credit
from builder.questions.choice import Choice
from builder.questions.document import Document, Filled
from builder.questions.hotspot import Hotspot
from builder.questions.several import Several
from builder.questions.truefalse import TrueFalse
from exports.moodle import model
from exports.moodle.fractions import penalty, shares
from exports.moodle.kinds.base import Made, made, said
from exports.moodle.model import FULL, NONE, Option
from exports.moodle.prose import Prose


@made.register
def _choice(question: Choice, prose: Prose) -> Made:
    options = tuple(
        Option(prose.text(one.text, question, "span"), FULL if one.right else NONE, prose.text(one.feedback, question))
        for one in question.options.values()
    )
    return Made(model.Choice(options, prose.verdicts(question), single=True))


@made.register
def _several(question: Several, prose: Prose) -> Made:
    worth = _ticks([one.right for one in question.options.values()], question.credit)
    options = tuple(
        Option(prose.text(one.text, question, "span"), fraction, prose.text(one.feedback, question))
        for one, fraction in zip(question.options.values(), worth, strict=True)
    )
    return Made(model.Choice(options, prose.verdicts(question), single=False))


@made.register
def _truefalse(question: TrueFalse, prose: Prose) -> Made:
    """It has a feedback for each answer and none for the whole: both are said there."""
    verdicts = prose.verdicts(question)
    right, wrong = (verdicts.right, verdicts.wrong) if question.answer_is else (verdicts.wrong, verdicts.right)
    if_true = prose.text(question.if_true, question) + right
    if_false = prose.text(question.if_false, question) + wrong
    return Made(model.TrueFalse(question.answer_is, if_true, if_false))


@made.register
def _document(question: Document, prose: Prose) -> Made:
    """The fields keep their order; an error is explained to all, found or not."""
    worth = _ticks([bool(one.error) for one in question.fields.values()], question.credit)
    options = tuple(
        Option(
            prose.text(_field(one, prose), question, "span"), fraction, prose.text(one.error or one.feedback, question)
        )
        for one, fraction in zip(question.fields.values(), worth, strict=True)
    )
    title = Markup("<strong>{}</strong>").format(prose.md(question.title, question))
    errors = said(*((_field(one, prose), one.error) for one in question.fields.values()))
    body = model.Choice(options, prose.verdicts(question), single=False, shuffle=False, shown="none")
    return Made(body, shown=prose.alone(title, "p"), remarks=errors)


@made.register
def _hotspot(question: Hotspot, prose: Prose) -> Made:
    """The regions by their names, numbered as they are on the drawing."""
    marks = [region.right for region in question.regions.values()]
    worth = _ticks(marks, question.credit) if question.credit else [FULL if right else NONE for right in marks]
    options = tuple(
        Option(prose.text(region.label, question, "span"), fraction, prose.text(region.feedback, question))
        for region, fraction in zip(question.regions.values(), worth, strict=True)
    )
    single = not question.credit
    body = model.Choice(options, prose.verdicts(question), single=single, shuffle=False, shown="123")
    return Made(body, shown=prose.drawing(question))


def _field(one: Filled, prose: Prose) -> str:
    return prose.words.gettext("%(label)s : %(value)s", label=one.label, value=one.value)


def _ticks(marks: Sequence[bool], credit: Credit) -> list[Decimal]:
    """What each box is worth. Under `all` a wrong tick takes everything back: Moodle has no all-or-nothing."""
    right = iter(shares(sum(marks)))
    wrong = -FULL if credit == "all" else penalty(sum(marks))
    return [next(right) if mark else wrong for mark in marks]
