"""Tables: how wide each column should be, read off what it holds."""

from collections.abc import Sequence

from exports.pdf.nodes import Element, node, text

_NARROW, _BROAD = 7, 70
"""Letters of a column, below which it grows no narrower and above which no wider."""


def table(rows: Sequence[Element], **attributes: str) -> Element:
    """Rows of cells as a table, its columns weighed; short rows are filled, so that every row has as many."""
    count = max((sum(int(cell.get("wide", 1)) for cell in row["c"]) for row in rows), default=1)
    weights = [float(_NARROW)] * count
    for row in rows:
        for place, cell in enumerate(row["c"][:count]):
            if "wide" not in cell:
                said = text(cell["c"])
                longest = max(map(len, said.split()), default=0)
                weights[place] = max(weights[place], longest * 1.15, min(len(said), _BROAD) ** 0.8)
    return node("table", rows, widths=[round(weight, 1) for weight in weights], **attributes)
