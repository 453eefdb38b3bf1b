"""Drawings inside pages: they take the page's colours, and their regions may be pointed at."""

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from builder.errors import ContentError
from builder.player.rows import Field
from builder.svg import Drawing, centre, read_svg
from builder.within import within


class Drawings:
    """The drawings of one course, each read once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._read: dict[str, Drawing | None] = {}

    def drawing(self, path: str) -> Drawing | None:
        """A drawing that may stand inside a page; None when there is none, or when it may not."""
        if path not in self._read:
            file = within(self.root, path) if path.endswith(".svg") else None
            self._read[path] = _drawing(file) if file else None
        return self._read[path]

    def spots(self, path: str, label: Markup, fields: Sequence[Field], prefix: str) -> Markup:
        """The drawing of a question: each region is an area, numbered as it is listed."""
        found = self.drawing(path)
        if not found:
            return Markup()
        rows = [row for field in fields for row in field.rows]
        marks = {row.value if row.type == "radio" else row.slot: row.mark for row in rows}
        areas = {id: {"data-area": id} | ({"data-mark": mark} if mark else {}) for id, mark in marks.items()}
        return found.html(prefix, label.striptags(), areas, _numbers(found, [*marks]))

    def numbered(self, path: str, ids: Sequence[str], prefix: str, label: str, *, mirrored: bool) -> Markup:
        """A drawing whose regions bear numbers, in the order of these ids."""
        found = self.drawing(path)
        if not found:
            return Markup()
        return found.html(prefix, label, over=_numbers(found, ids, mirrored=mirrored), mirrored=mirrored)


def _drawing(file: Path) -> Drawing | None:
    try:
        return read_svg(file.read_bytes(), file.name)
    except (ContentError, OSError):
        return None


def _numbers(found: Drawing, ids: Sequence[str], *, mirrored: bool = False) -> Markup:
    """A numbered disc on each region."""
    radius = max(found.size[2], found.size[3]) / 32
    disc = Markup('<g class="drawing__number"><circle cx="{0:.1f}" cy="{1:.1f}" r="{2:.1f}"/>{3}</g>')
    text = Markup('<text x="{0:.1f}" y="{1:.1f}" font-size="{2:.1f}">{3}</text>')
    left, _, width, _ = found.size
    places = ((number, centre(found.root, id)) for number, id in enumerate(ids, start=1))
    turned = (
        (number, 2 * left + width - place[0] if mirrored else place[0], place[1]) for number, place in places if place
    )
    return Markup().join(
        disc.format(x, y, radius, text.format(x, y + radius * 0.42, radius * 1.2, number)) for number, x, y in turned
    )
