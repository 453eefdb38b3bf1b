"""Job aids that nobody has to write: one for each right and each step, drawn from its record."""

from collections.abc import Callable

from builder.markdown import Hole
from builder.model.framework import Framework
from builder.model.page import Aid, AidHead

RIGHT, STEP = "droit-", "etape-"
"""An aid's id is one of these, then its record's id: `droit-naissance`, `etape-accueil`."""


def drawn_aids(framework: Framework, language: str, told: Callable[[str, str], str]) -> dict[str, Aid]:
    """The fiches of the reference model, by id. Their words are the records', so they are as translated as these.

    `told(section, id)` is the language that a record of the framework is in.
    """
    made: dict[str, Aid] = {}
    for id, right in framework.rights.items():
        head = AidHead(title=right.title, summary=right.summary, reviewed=right.reviewed)
        made[RIGHT + id] = _aid(RIGHT + id, f"right:{id}?show=all", head, language, told("rights", id))
    for id, step in framework.process.items():
        head = AidHead(title=step.title, summary=step.purpose, reviewed=framework.reviewed)
        made[STEP + id] = _aid(STEP + id, f"process:{id}?show=step", head, language, told("process", id))
    return made


def _aid(id: str, record: str, head: AidHead, language: str, told: str) -> Aid:
    return Aid(id, "course/framework.yaml", language, (Hole("block", record),), head=head, told=told)
