"""A drawing as HTML: its ids made the page's own, its size the page's to choose."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape

from builder.svg.node import Node

_REFERENCE = re.compile(r"url\(\s*['\"]?#([^)'\"]+)['\"]?\s*\)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")

Attributes = Mapping[str, str]


@dataclass(frozen=True)
class Drawing:
    """A safe drawing: `html` writes it for one place of a page."""

    root: Node

    @cached_property
    def ids(self) -> Mapping[str, Node]:
        return {node.attributes["id"]: node for node in _all(self.root) if "id" in node.attributes}

    @cached_property
    def size(self) -> tuple[float, ...]:
        """Left, top, width and height of what is drawn; nothing when the file does not say."""
        given = self.root.attributes
        box = given.get("viewBox") or f"0 0 {given.get('width', '')} {given.get('height', '')}"
        found = tuple(float(number) for number in _NUMBER.findall(box))
        return found if len(found) == 4 and min(found[2:]) > 0 else ()

    def html(
        self, prefix: str, label: str = "", areas: Mapping[str, Attributes] | None = None, over: str = "",
        *, mirrored: bool = False,
    ) -> Markup:  # fmt: skip
        """`prefix` goes before every id; `areas` are attributes for elements by id; `over` is drawn last.

        `mirrored`, for pages that read from right to left, turns all but what is drawn over.
        """
        box = " ".join(f"{number:g}" for number in self.size)
        said: dict[str, str] = {"role": "img", "aria-label": label} if label else {"aria-hidden": "true"}
        head = {"class": "drawing", "viewBox": box, "focusable": "false", **said}
        inner = Markup().join(_written(child, prefix, areas or {}) for child in self.root.children)
        if mirrored:
            turned = Markup('<g transform="matrix(-1 0 0 1 {:g} 0)">{}</g>')
            inner = turned.format(2 * self.size[0] + self.size[2], inner)
        return Markup("<svg{}>{}{}</svg>").format(_spelt(head), inner, Markup(over))  # noqa: S704  # nosec B704  # ours


def _all(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        if isinstance(child, Node):
            yield from _all(child)


def _written(node: Node | str, prefix: str, areas: Mapping[str, Attributes]) -> Markup:
    if isinstance(node, str):
        return escape(node)
    own = {name: _REFERENCE.sub(rf"url(#{prefix}\1)", value) for name, value in node.attributes.items()}
    if "id" in own:
        own = {**own, "id": prefix + own["id"], **areas.get(own["id"], {})}
    inner = Markup().join(_written(child, prefix, areas) for child in node.children)
    return Markup("<{0}{1}>{2}</{0}>").format(node.tag, _spelt(own), inner)


def _spelt(attributes: Attributes) -> Markup:
    return Markup().join(Markup(' {}="{}"').format(name, value) for name, value in attributes.items())
