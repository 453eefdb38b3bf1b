"""Job aids that nobody has to write: one for each right and each step, drawn from its record."""

from datetime import date

from builder.markdown import Hole
from builder.model.framework import Framework
from builder.model.page import Aid, AidHead

RIGHT, STEP = "droit-", "etape-"
"""An aid's id is one of these, then its record's id: `droit-naissance`, `etape-accueil`."""


def drawn_aids(framework: Framework, language: str) -> dict[str, Aid]:
    """The fiches of the reference model, by id. Their words are the records', so they are as translated as these."""
    made: dict[str, Aid] = {}
    for id, right in framework.rights.items():
        made[RIGHT + id] = _aid(
            RIGHT + id, f"right:{id}?show=all", right.title, right.summary, right.reviewed, language
        )
    for id, step in framework.process.items():
        made[STEP + id] = _aid(
            STEP + id, f"process:{id}?show=step", step.title, step.purpose, framework.reviewed, language
        )
    return made


def _aid(id: str, record: str, title: str, summary: str, reviewed: date | None, language: str) -> Aid:
    head = AidHead(title=title, summary=summary, reviewed=reviewed)
    body = (Hole("block", record),)
    return Aid(id, "course/framework.yaml", language, body, head=head)
