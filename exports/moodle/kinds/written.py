"""Questions answered by writing: a number, a few words, the blanks of a text, a text."""

import unicodedata
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from builder.grading import plain
from builder.player.gaps import gapped
from builder.player.templating import trusted
from builder.questions.cloze import Blank, Cloze
from builder.questions.essay import Essay
from builder.questions.number import Number
from builder.questions.text import Text
from exports.moodle import model
from exports.moodle.kinds.base import Made, made
from exports.moodle.model import FULL, NONE, Gap, Named, Numerical, Pick, Short, Typed, Value
from exports.moodle.prose import Prose

_UNIT = 50
"""Characters: what Moodle keeps of a unit."""


@made.register
def _number(question: Number, prose: Prose) -> Made:
    verdicts, unit = prose.verdicts(question), prose.plain(question.unit, _UNIT)
    values = (
        Value(question.answer_is, FULL, question.within, verdicts.right),
        *(
            Value(one.value, NONE, feedback=prose.text(one.feedback, question) + verdicts.wrong)
            for one in question.mistakes
        ),
        Value(None, NONE, feedback=verdicts.wrong),
    )
    shown = prose.rendered("unit.html", question=question, md=prose.md) if unit else model.Text()
    return Made(Numerical(values, unit), shown=shown)


@made.register
def _text(question: Text, prose: Prose) -> Made:
    verdicts = prose.verdicts(question)
    known = [Typed(form, FULL, verdicts.right) for form in forms(question.accepts)]
    for one in question.mistakes:
        feedback = prose.text(one.feedback, question) + verdicts.wrong
        known += [Typed(form, NONE, feedback) for form in forms(one.says)]
    return Made(Short((*known, Typed(None, NONE, verdicts.wrong))))


@made.register
def _cloze(question: Cloze, prose: Prose) -> Made:
    """The text is cut where the player cuts it, once it stands alone."""
    text = prose.text(question.text, question, "div")
    cut = gapped(trusted(text.html))
    blanks = [question.blanks[name] for _, name in cut if name]
    units = [Markup(" {}").format(prose.plain(blank.unit)) if blank.unit else Markup() for blank in blanks]
    pieces = [unit + html for unit, (html, _) in zip([Markup(), *units], cut, strict=True)]
    gaps = tuple(Gap(question.points, _gap(blank, question, prose)) for blank in blanks)
    answers = [Markup("<b>{}</b>").format(_answer(blank, prose)) for blank in blanks]
    filled = Markup().join(piece + answer for piece, answer in zip(pieces, [*answers, Markup()], strict=True))
    return Made(model.Cloze(tuple(map(str, pieces)), gaps, str(filled), text.files))


@made.register
def _essay(question: Essay, prose: Prose) -> Made:
    guide = prose.rendered("guide.html", question=question, md=prose.md)
    least, most = (question.words.min, question.words.max) if question.words else (0, 0)
    return Made(model.Essay(guide, least, most), example=question.model)


def forms(wordings: Iterable[str]) -> Iterator[str]:
    """Each wording as Moodle must know it: case aside, it compares letter for letter, where our law reads plainly."""
    known: dict[str, str] = {}
    for said in wordings:
        straight = said.replace("’", "'")
        for form in (said, straight, _bare(said), _bare(straight), plain(said)):
            known.setdefault(unicodedata.normalize("NFC", form).casefold(), form)
    yield from known.values()


def _bare(text: str) -> str:
    """Without accents, hamza or vowel signs."""
    letters = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.category(c).startswith("M"))
    return "".join(letters)


def _gap(blank: Blank, question: Cloze, prose: Prose) -> Short | Numerical | Pick:
    says = prose.text(blank.feedback, question, "span")
    if blank.options:
        options = ((prose.plain(text), id == blank.right) for id, text in blank.options.items())
        return Pick(tuple(Named(text, FULL) if right else Named(text, NONE, says) for text, right in options))
    if blank.answer is not None:
        return Numerical((Value(blank.answer, FULL, blank.within), Value(None, NONE, feedback=says)))
    return Short((*(Typed(form, FULL) for form in forms(blank.accepts)), Typed(None, NONE, says)))


def _answer(blank: Blank, prose: Prose) -> str:
    return prose.plain(blank.options[blank.right]) if blank.options else blank.said
