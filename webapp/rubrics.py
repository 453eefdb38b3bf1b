"""What a worksheet is read for: its author's criteria, else those that fit any worksheet."""

from collections.abc import Callable, Mapping

from builder.model import Worksheet
from builder.questions.essay import Criterion, Level
from webapp.pages import lazy

ANY_SHEET = {
    "entier": (lazy("Tout ce qui est demandé y est"), (lazy("À peine"), lazy("En partie"), lazy("Tout"))),
    "precis": (lazy("Précis : qui, quoi, quand"), (lazy("Vague"), lazy("Par endroits"), lazy("Précis"))),
    "tenable": (lazy("Tenable dans la commune"), (lazy("Pas encore"), lazy("Avec de l’aide"), lazy("Tel quel"))),
}
"""Criteria and three levels each, worth 0, 1 and 2 points. Ids are kept in rows."""
LEVELS = ("peu", "moyen", "bien")


def of_sheet(worksheet: Worksheet, gettext: Callable[[str], str]) -> Mapping[str, Criterion]:
    """The platform's own are in the words of a language, an author's in the course's."""
    return worksheet.criteria or {
        id: Criterion(
            title=gettext(title),
            levels={
                LEVELS[points]: Level(title=gettext(says), points=points) for points, says in enumerate(levels)
            },
        )
        for id, (title, levels) in ANY_SHEET.items()
    }  # fmt: skip
