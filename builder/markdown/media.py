"""Files of the course: found from the page that shows them, never outside the course."""

import posixpath
import re

from markdown_it.token import Token

from builder.markdown.reading import Reading, hole

OUTSIDE = re.compile(r"(https?:|mailto:|tel:)", re.IGNORECASE)


def media(reading: Reading, token: Token, source: str, line: int) -> None:
    """Point an image at its file, found from the page's folder. Outside the course is a problem."""
    path = file_of_course(reading, source, line, "Copiez l'image dans un dossier « media » du cours.")
    if path:
        token.attrSet("src", hole("media", path))
        token.attrSet("loading", "lazy")


def file_of_course(reading: Reading, source: str, line: int, fix: str = "") -> str:
    """A file's path from the course's root, noted as mentioned; empty, with the problem noted, when it is elsewhere."""
    path = posixpath.normpath(posixpath.join(reading.folder, source))
    if not source or OUTSIDE.match(source) or source.startswith("/") or path.startswith(".."):
        what = f"« {source} » n'est pas un fichier du cours."
        fix = fix or "Copiez-le dans un dossier « media » du cours, et écrivez « media/nom-du-fichier »."
        reading.problem(line, "media-outside", what, fix, near=source)
        return ""
    reading.mention("media", path, line, near=source)
    return path
