"""A text with blanks, cut where each of them stands."""

from markupsafe import Markup

from builder.player.templating import trusted
from builder.questions.cloze import GAP


def gapped(html: Markup) -> list[tuple[Markup, str]]:
    """Each stretch of the text, and the name of the blank after it; none after the last."""
    *pieces, last = GAP.split(html)
    return [
        *((trusted(before), name) for before, name in zip(pieces[::2], pieces[1::2], strict=True)),
        (trusted(last), ""),
    ]
