"""The course as its authors wrote it, in one zip inside the package: whoever receives it may adapt it."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from builder.load.folder import look
from builder.source import read_text, read_yaml
from exports.base import Edition, File
from exports.pack import zipped

SOURCES = "sources.zip"

_README = """# {title} : les sources

Le cours tel que ses auteurs l'ont écrit : Markdown et YAML. Révision {revision}.

- Licence : {license}
- Attribution : {attribution}

Vous pouvez l'adapter et le redistribuer aux conditions de cette licence. Gardez l'attribution, et dites ce que vous
avez changé.

## Le rouvrir

1. Installez Parcours (Python 3.11 ou plus récent).
2. Dans ce dossier : `parcours preview .` montre le cours ; chaque enregistrement se voit aussitôt.
3. `parcours check .` relit tout et donne ce qui est à corriger, avec le fichier et la ligne.
4. `parcours export scorm12 .` en refait un paquet ; `parcours export --list` dit les autres formats.
{partial}"""
_PARTIAL = """
Ce dossier ne tient que les modules {kept}. `parcours check` nommera ce qui renvoie aux autres (liens, parcours,
prérequis) : retirez-le, ou demandez le cours entier.
"""


def sources(edition: Edition) -> File:
    """The files of what is kept, under their own names, with a README that says the licence and how to reopen them."""
    root = edition.course.root
    files = [File(path, (root / path).read_bytes()) for path in sorted(_kept(edition, root))]
    return File(SOURCES, zipped([File("LISEZ-MOI.md", _readme(edition).encode()), *files]))


def _kept(edition: Edition, root: Path) -> Iterator[str]:
    """`course/` whole; modules, quizzes and cases unless they belong to a module that is left out; licences."""
    left = {module.id for module in edition.course.modules} - {module.id for module in edition.modules}
    found = look(root).files
    out = tuple(_out(root, found, left))
    yield from (path for path in found if not path.startswith(out))
    for place in (*root.glob("LICENSE*"), *root.glob("LICENSES/*")):
        if place.is_file():
            yield place.relative_to(root).as_posix()


def _out(root: Path, found: Iterable[str], left: set[str]) -> Iterator[str]:
    """How the paths to leave out begin: a module's folder, or a quiz file's name up to its language."""
    for path in found:
        place = PurePosixPath(path)
        if place.match("modules/*/module.yaml") and _says(root, path, "id") in left:
            yield f"{place.parent}/"
        elif place.parts[0] == "quizzes" and place.name.count(".") == 1 and _says(root, path, "module") in left:
            yield path.removesuffix("yaml")


def _says(root: Path, path: str, field: str) -> str:
    data = read_yaml(read_text(root / path, path), path).data
    return str(data.get(field, "")) if isinstance(data, dict) else ""


def _readme(edition: Edition) -> str:
    course = edition.course
    partial = len(edition.modules) < len(course.modules)
    kept = ", ".join(module.id for module in edition.modules)
    return _README.format(
        title=course.title,
        revision=course.revision[:8],
        license=course.head.license,
        attribution=course.head.attribution,
        partial=_PARTIAL.format(kept=kept) if partial else "",
    )
