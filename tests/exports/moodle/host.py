"""A question as Moodle holds it once imported, and the share of its grade that an answer earns there."""

import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass
class Held:
    """`options` are (text, fraction, feedback) in the file's order; `tolerances` go with those of a numerical."""

    type: str
    name: str
    id: str
    category: tuple[str, ...]
    ask: str
    after: str = ""
    hint: str = ""
    grade: Decimal = Decimal(1)
    tags: tuple[str, ...] = ()
    single: bool = True
    options: list[tuple[str, Decimal, str]] = field(default_factory=list)
    tolerances: list[Decimal] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    gaps: list["Held"] = field(default_factory=list)
    said: tuple[str, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)
    unit: str = ""
    guide: str = ""
    comment: str = ""

    @property
    def stems(self) -> list[tuple[str, str]]:
        """The pairs that are asked: one without a stem only offers its answer."""
        return [(stem, answer) for stem, answer in self.pairs if stem]


def earned(held: Held, answer: object) -> Decimal:
    """From 0 to 1. The answer: places (multichoice), a bool, partners or ranks in order, words, or a list of words."""
    match held.type:
        case "multichoice":
            total = sum((held.options[place][1] for place in answer), Decimal(0))  # type: ignore[attr-defined]
        case "truefalse":
            total = held.options[0 if answer else 1][1]
        case "matching":
            right = [given == partner for given, (_, partner) in zip(answer, held.stems, strict=True)]  # type: ignore[call-overload]
            total = Decimal(100 * sum(right)) / len(right)
        case "ordering":
            right = [given == rank for rank, given in enumerate(answer, start=1)]  # type: ignore[arg-type]
            total = Decimal(100 * sum(right)) / len(right)
        case "numerical":
            total = _counted(held, str(answer))
        case "shortanswer":
            total = next((worth for words, worth, _ in held.options if fits(str(answer), words)), Decimal(0))
        case "cloze":
            parts = zip(answer, held.gaps, strict=True)  # type: ignore[call-overload]
            total = sum(gap.grade * 100 * earned(gap, given) for given, gap in parts) / sum(g.grade for g in held.gaps)
        case other:
            raise AssertionError(f"nobody but a person grades {other}")
    return min(max(total / 100, Decimal(0)), Decimal(1))


def said(held: Held, answer: str) -> str:
    """What a numerical or a short answer says of an answer: the feedback of the first that fits."""
    if held.type == "numerical":
        return next((says for at, (_, _, says) in enumerate(held.options) if _near(held, at, answer)), "")
    return next((says for words, _, says in held.options if fits(answer, words)), "")


def fits(given: str, pattern: str) -> bool:
    r"""Case aside, letter for letter; a star stands for anything, `\*` for itself."""
    parts = (re.escape(part.replace(r"\*", "*")) for part in re.split(r"(?<!\\)\*+", _composed(pattern)))
    return bool(re.fullmatch(".*".join(parts), _composed(given).strip(), re.IGNORECASE))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _counted(held: Held, answer: str) -> Decimal:
    return next((held.options[at][1] for at in range(len(held.options)) if _near(held, at, answer)), Decimal(0))


def _near(held: Held, at: int, answer: str) -> bool:
    value = held.options[at][0]
    return value == "*" or abs(Decimal(answer) - Decimal(value)) <= held.tolerances[at]
