"""An author's sentence without its Markdown, for the places that take nothing but text."""

from markupsafe import Markup

from builder.markdown import References, render_inline
from builder.model import Course


def plain(text: str, course: Course, limit: int | None = None) -> str:
    """The words alone, on one line; cut between two words when there is a limit."""
    variables = course.context.variables if course.context else {}
    body = render_inline(text, References(variables=variables))
    html = "".join(piece for piece in body if isinstance(piece, str))
    line = " ".join(Markup(html).striptags().split())  # noqa: S704  # nosec B704  # rendered by us, and stripped
    return _cut(line, limit) if limit else line


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    return text[: limit - 1].rpartition(" ")[0].rstrip(" ,;:") + "…"
