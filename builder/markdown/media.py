"""Images of the course: found from the page that shows them, never outside the course."""

import posixpath
import re

from markdown_it.token import Token

from builder.markdown.reading import Reading, hole

OUTSIDE = re.compile(r"(https?:|mailto:|tel:)", re.IGNORECASE)


def media(reading: Reading, token: Token, source: str, line: int) -> None:
    """Point an image at its file, found from the page's folder. Outside the course is a problem."""
    path = posixpath.normpath(posixpath.join(reading.folder, source))
    if OUTSIDE.match(source) or source.startswith("/") or path.startswith(".."):
        what = f"« {source} » n'est pas un fichier du cours."
        fix = "Copiez l'image dans un dossier « media » du cours."
        reading.problem(line, "media-outside", what, fix, near=source)
        return
    reading.mention("media", path, line, near=source)
    token.attrSet("src", hole("media", path))
    token.attrSet("loading", "lazy")
