r"""GIFT: questions as text, for Moodle and others. `~ = # { } :` and `\` mean something there: they are escaped.

What GIFT has no place for: points, hints, what is said by how it went (said to all instead), a rubric (a comment),
several blanks in a text (an essay, and a comment says so). Images are written inside the HTML.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from decimal import Decimal
from mimetypes import guess_type

from markupsafe import Markup, escape

from builder.words import Words
from exports.moodle import model
from exports.moodle.embedded import literal
from exports.moodle.path import spelt
from exports.moodle.prose import PLUGINFILE

_SPECIAL = re.compile(r"[\\~=#{}:]")
_BLANK = "_____"


def gift(shelves: Iterable[model.Shelf], words: Words) -> str:
    """The whole file: questions stand apart by an empty line, and hold none."""
    return "\n\n".join(block for shelf in shelves for block in _shelf(shelf, words)) + "\n"


def unsaid(shelves: Iterable[model.Shelf]) -> int:
    """How many questions are written as essays, for want of better."""
    return sum(_torn(item.body) for shelf in shelves for item in shelf.items)


def escaped(text: str) -> str:
    """Text that survives: special signs after a backslash, a new line as two letters."""
    return _SPECIAL.sub(r"\\\g<0>", text).replace("\n", r"\n")


def _shelf(shelf: model.Shelf, words: Words) -> Iterator[str]:
    about = _comment(shelf.about)
    yield "\n".join([*about, f"$CATEGORY: {spelt(shelf.path)}".replace("\\", "\N{SET MINUS}")])
    for item in shelf.items:
        yield "\n".join([*_remarks(item, words), f"::{escaped(item.name)}::{_question(item)}"])


def _remarks(item: model.Item, words: Words) -> Iterator[str]:
    """The id and the tags, where Moodle looks for them; then what people should know."""
    yield f"// [id:{item.id}] " + " ".join(f"[tag:{tag}]" for tag in item.tags)
    if _torn(item.body):
        said = words.gettext("GIFT ne sait pas dire cette question : elle devient un texte libre, qu’une personne lit.")
        yield f"// {said}"
    if isinstance(item.body, model.Essay):
        yield from _comment(item.body.guide.html)


def _question(item: model.Item) -> str:
    match item.body:
        case model.Cloze(pieces, gaps) if not _torn(item.body):
            before, after = pieces
            shown = model.Text(item.ask.html + before, (*item.ask.files, *item.body.files))
            return _html(shown) + _answers(_gap(gaps[0]), item.states + item.after) + escaped(after)
        case model.Cloze(pieces, _, filled):
            shown = model.Text(item.ask.html + _BLANK.join(pieces), (*item.ask.files, *item.body.files))
            return _html(shown) + _answers([], model.Text(filled) + item.states + item.after)
        case model.Short(answers) if _torn(item.body):
            known = ", ".join(one.words for one in answers if one.words and one.fraction == model.FULL)
            return _html(item.ask) + _answers([], model.Text(f"<p>{escape(known)}</p>") + item.after)
        case body:
            return _html(item.ask) + _answers(_body(body), _after(item))


def _after(item: model.Item) -> model.Text:
    """GIFT has a single place for all that is said of the whole."""
    apart = isinstance(item.body, model.Choice | model.Matching | model.Ordering)
    return item.states + item.after if apart else item.after


def _body(body: model.Body) -> list[str]:
    match body:
        case model.Choice(options, _, single):
            return [
                f"{_mark(one.fraction, single=single)}{escaped(_inline(one.text))}{_said(one.feedback)}"
                for one in options
            ]
        case model.TrueFalse():
            return [_truth(body)]
        case model.Matching(pairs, decoys):
            stems = [f"={escaped(_inline(stem))} -> {escaped(answer)}" for stem, answer in pairs]
            return stems + [f"= -> {escaped(decoy)}" for decoy in decoys]
        case model.Ordering():
            return _body(body.matched())
        case model.Numerical(values):
            return ["#", *map(_value, values)]
        case model.Short(answers):
            return [f"=%{one.fraction:f}%{_plain(literal(one.words))}{_said(one.feedback)}" for one in answers]
        case _:
            return []


def _gap(gap: model.Gap) -> list[str]:
    """The one blank of a text, as a missing word."""
    if isinstance(gap.body, model.Pick):
        options = gap.body.options
        return [f"{_mark(one.fraction, single=True)}{_plain(one.words)}{_said(one.feedback)}" for one in options]
    return _body(gap.body)


def _truth(body: model.TrueFalse) -> str:
    """What is said to whoever is wrong comes first."""
    wrong, right = (body.if_false, body.if_true) if body.right else (body.if_true, body.if_false)
    return ("TRUE" if body.right else "FALSE") + (_said(wrong) or "#" * bool(right)) + _said(right)


def _value(value: model.Value) -> str:
    if value.number is None:
        return f"~{_said(value.feedback)}"
    return f"=%{value.fraction:f}%{value.number:f}:{value.within:f}{_said(value.feedback)}"


def _answers(answers: Iterable[str], after: model.Text) -> str:
    """One on each line; what is said to all comes last."""
    lines = [*answers, *([f"####{escaped(_inline(after))}"] if after else [])]
    head = "#" if lines[:1] == ["#"] else ""
    return "{" + head + "".join(f"\n\t{line}" for line in lines[bool(head) :]) + "\n" * bool(lines) + "}"


def _mark(fraction: Decimal, *, single: bool) -> str:
    if single:
        return "=" if fraction == model.FULL else "~"
    return f"~%{fraction:f}%"


def _said(feedback: model.Text) -> str:
    return f"#{escaped(_inline(feedback))}" if feedback else ""


def _plain(words: str) -> str:
    """Plain words; those that begin like the name of a format say first that they are plain."""
    return ("[plain]" if words.startswith("[") else "") + escaped(words)


def _html(text: model.Text) -> str:
    return f"[html]{escaped(_inline(text))}"


def _inline(text: model.Text) -> str:
    """Files inside the HTML, for GIFT holds nothing beside it; an arrow would read as a pair's."""
    html = text.html.replace("->", "-&gt;")
    for file in text.files:
        kind = guess_type(file.path)[0] or "application/octet-stream"
        html = html.replace(f"{PLUGINFILE}/{file.path}", f"data:{kind};base64,{b64encode(file.data).decode('ascii')}")
    return html


def _comment(html: str) -> list[str]:
    """The words of some HTML on a line of its own; brackets would read as an id or a tag."""
    words = Markup(html.replace("</", " </")).striptags()  # noqa: S704  # nosec B704  # ours, and stripped
    said = words.translate({ord("["): "(", ord("]"): ")"})
    return [f"// {said}"] if said else []


def _torn(body: model.Body | model.Pick) -> bool:
    """Several blanks; or words with an arrow, which Moodle takes for pairs."""
    if isinstance(body, model.Cloze):
        return len(body.gaps) > 1 or _torn(body.gaps[0].body)
    return isinstance(body, model.Short) and any("->" in (one.words or "") for one in body.answers)
