"""A QR code as a drawing that may stand in a page: black on white, even in the dark, so that any phone reads it."""

import segno
from markupsafe import Markup


def qr(text: str) -> Markup:
    """The SVG element of this text. What it says is beside it in words, so that it is hidden from screen readers."""
    drawn = segno.make(text, error="m", micro=False, boost_error=False)
    svg = drawn.svg_inline(border=4, dark="#000", light="#fff", omitsize=True, svgclass="qr", lineclass=None)
    return Markup(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S704  # nosec B704  # segno's own
