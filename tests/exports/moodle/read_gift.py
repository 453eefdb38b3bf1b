r"""A strict reader of GIFT, as Moodle reads it: escapes first, then signs; what it does not know is an error."""

import re
from decimal import Decimal

from tests.exports.moodle.host import Held
from tests.exports.moodle.read_xml import split

_ESCAPE = re.compile(r"\\([\\~=#{}:n])")
_SAFE = {sign: chr(0xE000 + at) for at, sign in enumerate("\\~=#{}:n")}
_SAFE_BACK = {safe: "\n" if sign == "n" else sign for sign, safe in _SAFE.items()}


def read(text: str) -> list[Held]:
    assert not text.startswith("\ufeff")
    held, here = [], ()
    for block in re.split(r"\n[ \t]*\n", text.strip("\n")):
        comments = [line for line in block.split("\n") if line.strip().startswith("//")]
        said = "\n".join(line for line in block.split("\n") if line not in comments)
        if said.startswith("$CATEGORY: "):
            here = split(said.removeprefix("$CATEGORY: "))
        else:
            held.append(_question(said, "\n".join(comments), here))
    return held


def _question(text: str, comment: str, category: tuple[str, ...]) -> Held:
    safe = _ESCAPE.sub(lambda found: _SAFE[found[1]], text)
    assert "\\" not in safe, "a backslash that escapes nothing"
    shape = re.fullmatch(r"::([^:]*)::\[html\]([^{}]*)\{([^{}]*)\}([^{}]*)", safe, re.DOTALL)
    assert shape, text
    name, before, answers, tail = shape.groups()
    answers, _, after = answers.partition("####")
    ids = re.findall(r"\[id:([^\]]+)\]", comment)
    assert len(ids) == 1
    ask = before + ("[[1]]" + tail if tail else "")
    held = Held("", _back(name), ids[0], category, _back(ask), after=_back(after), comment=comment)
    held.tags = tuple(re.findall(r"\[tag:([^\]]+)\]", comment))
    _answers(held, answers.strip())
    return held if not tail else _missing_word(held)


def _missing_word(held: Held) -> Held:
    gap = Held(held.type, "", "", (), "", options=held.options, tolerances=held.tolerances)
    gap.options = [(re.sub("^<span[^>]*>|</span>$", "", text), *rest) for text, *rest in gap.options]
    return Held("cloze", held.name, held.id, held.category, held.ask, held.after, tags=held.tags, gaps=[gap])


def _answers(held: Held, text: str) -> None:
    if not text:
        held.type = "essay"
    elif text.startswith("#"):
        held.type = "numerical"
        _numbers(held, text[1:])
    elif "~" in text:
        held.type = "multichoice"
        _choices(held, text)
    elif "=" in text and "->" in text:
        held.type = "matching"
        held.pairs = [_pair(part) for part in text.split("=")[1:]]
    elif re.match(r"(TRUE|FALSE)\b", text):
        held.type = "truefalse"
        _truth(held, text)
    else:
        held.type = "shortanswer"
        held.options = [_weighed(part) for part in text.split("=")[1:]]


def _choices(held: Held, text: str) -> None:
    held.single = "=" in text
    for mark, part in re.findall(r"([~=])([^~=]*)", text):
        said, fraction, feedback = _weighed(part, Decimal(100 if mark == "=" else 0))
        held.options.append((said, fraction, feedback))


def _numbers(held: Held, text: str) -> None:
    known, _, other = text.partition("~")
    for part in known.split("=")[1:]:
        value, fraction, feedback = _weighed(part)
        number, _, within = value.partition(":")
        held.options.append((number, fraction, feedback))
        held.tolerances.append(Decimal(within))
    held.options.append(("*", Decimal(0), _back(other.strip().removeprefix("#"))))
    held.tolerances.append(Decimal(0))


def _truth(held: Held, text: str) -> None:
    said, *feedback = text.split("#")
    wrong, right = [*map(_back, feedback), "", ""][:2]
    true = said.strip() == "TRUE"
    held.options = [
        ("true", Decimal(100 * true), right if true else wrong),
        ("false", Decimal(100 * (not true)), wrong if true else right),
    ]


def _pair(part: str) -> tuple[str, str]:
    stem, arrow, answer = part.partition("->")
    assert arrow
    return _back(stem), _back(answer)


def _weighed(part: str, default: Decimal = Decimal(100)) -> tuple[str, Decimal, str]:
    said, _, feedback = part.strip().partition("#")
    weight = re.match(r"%(-?[0-9]+\.?[0-9]*)%", said)
    text = said[weight.end() :] if weight else said
    return _back(text.removeprefix("[plain]")), Decimal(weight[1]) if weight else default, _back(feedback)


def _back(text: str) -> str:
    return "".join(_SAFE_BACK.get(letter, letter) for letter in text.strip())
