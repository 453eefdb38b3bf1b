"""From the player's HTML to nodes: what paper keeps of a page, by its tags and its classes."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import html as parser
from lxml.html import HtmlElement

from exports.pdf.drawing import drawing
from exports.pdf.nodes import Element, Node, is_block, node, outside, tidy
from exports.pdf.table import table
from exports.pdf.vocabulary import DRAWN, OMITTED, SAID, TAGS, UNSEEN

_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_OUTSIDE = re.compile(r"(https?:|mailto:|tel:)", re.IGNORECASE)
_DEEPEST = 14
"""Elements inside elements, beyond which only the words are kept: the typesetter nests no further."""


@dataclass
class Translator:
    """Reads HTML of the player. `check` gives a self-check by its id; `media` takes the paths that pages show."""

    mirrored: bool = False
    check: Callable[[str], Element] = lambda id: node("check", id=id)
    media: set[str] = field(default_factory=set)

    def read(self, html: str, page: str = "") -> list[Node]:
        """The nodes of some HTML, whose anchors are those of this page."""
        root = parser.fragment_fromstring(_SVG.sub("<object></object>", html), create_parent="div")
        for number, place in enumerate(root.iter("object")):
            place.set("data-drawing", str(number))
        notes = {item.get("id", ""): item for item in root.iterfind(".//li[@class='footnote-item']")}
        return _Reader(self, page, _SVG.findall(html), notes).read(root)


@dataclass
class _Reader:
    """Reads one page: `drawings` were taken out of its HTML, which would have been spelt otherwise; `notes` by id."""

    to: Translator
    page: str
    drawings: list[str]
    notes: dict[str, HtmlElement]

    def read(self, root: HtmlElement) -> list[Node]:
        return self._inside(root, 0, line=True)

    def _inside(self, element: HtmlElement, depth: int, *, line: bool) -> list[Node]:
        found: list[Node] = [element.text or ""]
        for child in element:
            found += self._element(child, depth + 1)
            found.append(child.tail or "")
        return tidy(found, line=line)

    def _element(self, element: HtmlElement, depth: int) -> list[Node]:
        if not isinstance(element.tag, str) or element.tag in UNSEEN or element.get("hidden") is not None:
            return []
        classes = (element.get("class") or "").split()
        if element.get("data-noprint") is not None or not OMITTED.isdisjoint(classes):
            return []
        if depth > _DEEPEST:
            return tidy([element.text_content()], line=False)
        special = _SPECIAL.get(element.tag) or next((_BY_CLASS[name] for name in classes if name in _BY_CLASS), None)
        if special:
            return special(self, element, classes, depth)
        kind = next((name for name in reversed(classes) if name in DRAWN), TAGS.get(element.tag, "div"))
        return self._drawn(kind, element, depth)

    def _drawn(self, kind: str, element: HtmlElement, depth: int) -> list[Node]:
        made = node(kind, **self._said(element))
        block = is_block(made)
        inside = self._inside(element, depth, line=block)
        bare, parted = made.keys() == {"k", "c"}, any(map(is_block, inside))
        if bare and (kind == "span" or (parted and kind in ("div", "p"))):
            return inside
        made["c"] = inside
        if kind == "div" and not parted:
            made["k"] = "p"
        return [made] if inside or not block or kind in ("rule", "li") else []

    def _said(self, element: HtmlElement) -> dict[str, str]:
        said = {name: element.get(key, "") for key, name in SAID.items()}
        own = element.get("id")
        return said | ({"id": f"page:{self.page}:{own}"} if own else {})

    def _heading(self, element: HtmlElement, _classes: list[str], depth: int) -> list[Node]:
        inside = self._inside(element, depth, line=True)
        return [node("h", inside, level=int(str(element.tag)[1]), **self._said(element))] if inside else []

    def _link(self, element: HtmlElement, classes: list[str], depth: int) -> list[Node]:
        inside = self._inside(element, depth, line=False)
        href = element.get("href") or ""
        if "source" in classes and href.startswith("#source-"):
            return [node("cite", inside, to=f"source:{href.removeprefix('#source-')}")]
        if href.startswith("#:"):
            return [node("term" if "term" in classes else "link", inside, to=href[2:])]
        if href.startswith("#"):
            return [node("link", inside, to=f"page:{self.page}:{unquote(href[1:])}")]
        if _OUTSIDE.match(href):
            return [node("link", inside, url=outside(href))]
        return inside

    def _code(self, element: HtmlElement, _classes: list[str], _depth: int) -> list[Node]:
        return [node("code", [" ".join(element.text_content().split())])]

    def _listing(self, element: HtmlElement, _classes: list[str], _depth: int) -> list[Node]:
        return [node("listing", [element.text_content().rstrip("\n")])]

    def _drawing(self, element: HtmlElement, _classes: list[str], _depth: int) -> list[Node]:
        number = element.get("data-drawing")
        made = drawing(self.drawings[int(number)], mirrored=self.to.mirrored) if number else None
        return [made] if made else []

    def _image(self, element: HtmlElement, _classes: list[str], _depth: int) -> list[Node]:
        path = unquote((element.get("src") or "").removeprefix("media:"))
        self.to.media.add(path)
        return [node("image", path=path, alt=element.get("alt", ""))]

    def _blank(self, element: HtmlElement, _classes: list[str], _depth: int) -> list[Node]:
        if element.get("type") == "checkbox":
            return [node("tick")]
        return [node("blank", [element.get("value") or ""])] if element.get("data-blank") else []

    def _lines(self, element: HtmlElement, _classes: list[str], _depth: int) -> list[Node]:
        rows = int(element.get("rows") or 2)
        return [node("lines", [element.text_content().strip()], rows=rows)] if element.get("data-blank") else []

    def _table(self, element: HtmlElement, _classes: list[str], depth: int) -> list[Node]:
        caption = [node("caption", self._inside(one, depth, line=True)) for one in element.iterfind("caption")]
        rows = [self._row(row, depth) for row in element.iter("tr")]
        return [*caption, table([row for row in rows if row["c"]])]

    def _row(self, row: HtmlElement, depth: int) -> Element:
        cells = [
            node("cell", self._inside(cell, depth + 2, line=True), **self._said(cell), titled=cell.tag == "th")
            for cell in row
            if isinstance(cell.tag, str)
        ]
        if cells and row.get("id"):
            cells[0]["id"] = self._said(row)["id"]
        above = row.getparent()
        return node("row", cells, head=above is not None and above.tag == "thead")

    def _sheet(self, element: HtmlElement, _classes: list[str], depth: int) -> list[Node]:
        """Several drawings of one thing: the widest serves on paper."""
        return self._inside(element, depth, line=True)[-1:]

    def _way(self, _element: HtmlElement, _classes: list[str], _depth: int) -> list[Node]:
        return [node("way")]

    def _footnote(self, element: HtmlElement, _classes: list[str], depth: int) -> list[Node]:
        link = element.find("a")
        item = self.notes.get((link.get("href") or "#")[1:]) if link is not None else None
        if item is None:
            return []
        inside = self._inside(item, depth, line=True)
        alone = inside[0] if len(inside) == 1 else ""
        return [node("footnote", alone["c"] if isinstance(alone, dict) and alone["k"] == "p" else inside)]

    def _checked(self, element: HtmlElement, _classes: list[str], _depth: int) -> list[Node]:
        return [self.to.check(element.get("data-check") or "")]


_SPECIAL = dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _Reader._heading) | {
    "a": _Reader._link, "code": _Reader._code, "pre": _Reader._listing, "object": _Reader._drawing,
    "img": _Reader._image, "input": _Reader._blank, "textarea": _Reader._lines, "table": _Reader._table,
}  # fmt: skip
_BY_CLASS = {
    "map__sheet": _Reader._sheet, "scheme__sheets": _Reader._sheet, "map__way": _Reader._way,
    "footnote-ref": _Reader._footnote, "paper-check": _Reader._checked,
}  # fmt: skip
