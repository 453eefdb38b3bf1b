"""What can be told of a course without reading it whole: its id, the name of its content, the contexts it has."""

from pathlib import Path

from builder.load.contexts import FOLDER, context_names
from builder.load.files import Files
from builder.load.memory import Memory

HEAD = "course/course.yaml"


def revision(folder: Path) -> str:
    """Twelve hexadecimal digits: what `Course.revision` would say of the files as they are now."""
    return Memory().disk(folder).revision()


def course_id(folder: Path) -> str:
    """What its course.yaml says; empty when that cannot be read."""
    disk = Memory().disk(folder)
    data = disk.yaml(HEAD).data if HEAD in disk.folder.files else None
    return str(data.get("id", "")) if isinstance(data, dict) else ""


def contexts(folder: Path, language: str) -> dict[str, str]:
    """What each context is called, by its id: in this language as far as it is translated. Raises ContentError."""
    files = Files(Memory().disk(folder), language, language)
    return {name: _title(files, name, language) for name in context_names(files)}


def _title(files: Files, name: str, language: str) -> str:
    for path in (f"{FOLDER}/{name}.{language}.yaml", f"{FOLDER}/{name}.yaml"):
        data = files.disk.yaml(path).data if files.has(path) else None
        if isinstance(data, dict) and data.get("title"):
            return str(data["title"])
    return name
