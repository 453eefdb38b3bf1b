"""A new course: copied beside its place, given its name, then put there at once."""

import json
import os
import re
import shutil
from datetime import date
from pathlib import Path

from builder.errors import ParcoursError
from builder.i18n.status import translated
from builder.i18n.sync import sign
from builder.load import load_course
from builder.scaffold import SCAFFOLD
from builder.source import read_text, read_yaml

PARTS = ("course", "modules", "quizzes")
STARTER, EMPTY = SCAFFOLD / "starter", SCAFFOLD / "empty"
BAOM = SCAFFOLD.parent.parent
"""In a checkout the BAOM course lives at its root."""

_REVIEWED = re.compile(r"^reviewed: .*$", re.MULTILINE)


def create(folder: Path, model: Path, id: str, title: str) -> None:
    """Make `folder` a course like `model`, under another id and title. Nothing is left behind when it fails.

    Raises ParcoursError when the folder holds anything already, ContentError when the model has errors of its own.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ParcoursError(f"« {folder} » n'est pas un dossier vide : rien n'a été écrit.")
    load_course(model)
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = folder.parent / f".{folder.name}.{os.getpid()}"
    try:
        _copy(model, beside)
        _name(beside / "course" / "course.yaml", id, title)
        if model.is_relative_to(SCAFFOLD):
            _review(beside)
            for found in translated(beside):
                sign(beside, found)
        if folder.exists():
            folder.rmdir()
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _copy(model: Path, to: Path) -> None:
    to.mkdir()
    for part in PARTS:
        if (model / part).is_dir():
            shutil.copytree(model / part, to / part, ignore=shutil.ignore_patterns(".*"))


def _name(head: Path, id: str, title: str) -> None:
    """Write the id and the title where the model had its own; the rest of the file, comments too, stays."""
    text = read_text(head, "course/course.yaml")
    places = read_yaml(text, "course/course.yaml").places
    lines = text.splitlines()
    given = {"id": id, "title": json.dumps(title, ensure_ascii=False)}
    for key in sorted(given, key=lambda key: places[(key,)], reverse=True):
        after = places[(key,)][0]
        while after < len(lines) and lines[after].startswith(" "):
            del lines[after]
        lines[after - 1] = f"{key}: {given[key]}"
    head.write_text("\n".join(lines) + "\n", "utf-8")


def _review(folder: Path) -> None:
    """Whoever starts today has read the starter today."""
    for file in (*folder.rglob("*.md"), *folder.rglob("*.yaml")):
        text = file.read_text("utf-8")
        file.write_text(_REVIEWED.sub(f"reviewed: {date.today().isoformat()}", text), "utf-8")
