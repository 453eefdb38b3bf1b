"""HTML as a host without our styles, scripts or pages can show it: plain elements, whole addresses, pictures named."""

import re
from collections.abc import Callable

from lxml.html import HtmlElement, fragment_fromstring, tostring
from markupsafe import Markup

KEPT = frozenset(
    {
        "a", "abbr", "b", "bdi", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del",
        "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i",
        "img", "kbd", "li", "ol", "p", "pre", "q", "s", "small", "span", "strong", "sub", "summary", "sup", "table",
        "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var",
    }
)  # fmt: skip
DROPPED = frozenset(
    {
        "audio", "button", "form", "iframe", "input", "object", "script", "select", "style", "svg", "template",
        "textarea", "video",
    }
)  # fmt: skip
SAID = frozenset({"alt", "border", "colspan", "dir", "href", "lang", "rowspan", "src", "start", "title"})
WHOLE = re.compile(r"(https?://|mailto:|tel:)", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What no XML file may hold."""


def cleaned(html: Markup, tag: str, language: str, direction: str, picture: Callable[[str], str]) -> str:
    """The HTML in one element of this tag, which says its language and its direction.

    `picture` gives the address of an image from the one in the page; an image without one gives way to its words.
    """
    root: HtmlElement = fragment_fromstring(CONTROL.sub("", html), create_parent=tag)
    for element in [*root.iterdescendants()]:
        _keep(element, picture)
    root.set("lang", language)
    root.set("dir", direction)
    return str(tostring(root, encoding="unicode")).strip()


def _keep(element: HtmlElement, picture: Callable[[str], str]) -> None:
    if element.getparent() is None:  # dropped with what it was in
        return
    if not isinstance(element.tag, str) or element.tag in DROPPED or "visually-hidden" in element.classes:
        element.drop_tree()
    elif element.tag == "a" and not WHOLE.match(element.get("href", "")):
        _unlink(element)
    elif element.tag == "img" and not (address := picture(element.get("src", ""))):
        element.text = element.get("alt", "")
        element.drop_tag()
    elif element.tag not in KEPT:
        element.drop_tag()
    else:
        if element.tag == "img":
            element.set("src", address)
        for name in set(element.attrib) - SAID:
            del element.attrib[name]


def _unlink(element: HtmlElement) -> None:
    """The words of a link that leads nowhere from here; a source's mark has none of its own."""
    if "source" in element.classes:
        element.drop_tree()
    else:
        element.drop_tag()
