"""What a sentence must keep when it is translated: its blanks, its links, its roles."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from builder.errors import Problem
from builder.markdown import References
from builder.markdown.engine import read_inline
from builder.translation.overlay import Overlay

_BLANK = re.compile(r"\{([a-z0-9][a-z0-9_-]*)\}(?!`)")
_SAID = {
    "blank": "{{{}}}", "page": "le lien vers « {} »", "link": "le lien vers « {} »", "heading": "le lien « #{} »",
    "term": "le terme « {} »", "source": "la source « {} »", "ctx": "la variable « {} »",
}  # fmt: skip


def differences(overlay: Overlay, references: References) -> Iterator[Problem]:
    """A Problem for each string that lost or gained a blank, a link, a role."""
    for part, string in ((each, string) for each in overlay.parts for string in each.strings):
        said = overlay.strings.get(string.name)
        if overlay.document is None or not isinstance(said, str) or not isinstance(string.text, str):
            continue
        wanted, found = (_kept(text, references) for text in (string.text, said))
        for kept, verb, fix in (
            (wanted - found, "manque", "Remettez-le : l'original l'a."),
            (found - wanted, "est de trop", "Retirez-le : l'original ne l'a pas."),
        ):
            for kind, target in kept:
                what = f"Dans cette traduction, {_SAID[kind].format(target)} {verb}."
                problem = overlay.document.problem(string.name, "translation-placeholder", what, fix)
                yield replace(problem, code="translation-stale") if overlay.late(part) else problem


def _kept(text: str, references: References) -> Counter[tuple[str, str]]:
    if not any(mark in text for mark in "{[<"):
        return Counter()
    reading = read_inline(text, references, "", (1, 1))
    found = Counter((str(mention.kind), mention.target) for mention in reading.mentions if mention.kind in _SAID)
    return found + Counter(("blank", name) for name in _BLANK.findall(text))
