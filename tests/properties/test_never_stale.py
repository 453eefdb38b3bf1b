"""A course read again with its memory is the course read afresh, whatever was done to its files in between."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from itertools import count
from pathlib import Path
from unittest.mock import patch

from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.load import Memory, read_course
from builder.load import memory as memory_module
from tests.conftest import COURSES

LESSON = "modules/01-accueil/01-premier-mot.fr.md"
WORDS = ["accueil", "Accueil", "etat-civil", "Awa", "m01", "m02", "C5", "S1", "premier-mot", "region", "right: true"]
FILES = sorted(
    f.relative_to(COURSES / "minimal").as_posix()
    for f in (COURSES / "minimal").rglob("*")
    if f.suffix in {".md", ".yaml", ".svg"}
)
CLOCK = count(1_700_000_000_000_000_000, 1_000_000_000)

Edit = Callable[[Path, str, str], None]


def stamped(file: Path) -> None:
    """As when two saves are never in the same tick of a clock."""
    at = next(CLOCK)
    os.utime(file, ns=(at, at))


def put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)  # it may be a link to a real file, which stays as it is
    file.write_text(text, "utf-8")
    stamped(file)


def replace(root: Path, path: str, word: str) -> None:
    file = root / path
    if file.is_file():
        put(file, file.read_text("utf-8").replace(word, word[::-1]))


def append(root: Path, path: str, word: str) -> None:
    file = root / path
    if file.is_file():
        put(file, file.read_text("utf-8") + f"\nFin {{term}}`{word}` {{source}}`{word}` {{ctx}}`{word}`\n")


def add_record(root: Path, path: str, word: str) -> None:
    records = {
        "course/glossary.yaml": f"nouveau: {{term: {word}, definition: Une définition.}}\n",
        "course/sources.yaml": f"{word.upper()}: {{title: Une source, reliability: primary}}\n",
        "course/competencies.yaml": f"{word}: {{title: Savoir}}\n",
    }
    for name, record in records.items():
        put(root / name, (root / name).read_text("utf-8") + record) if (root / name).is_file() else None


def remove(root: Path, path: str, word: str) -> None:
    (root / path).unlink(missing_ok=True)


def restore(root: Path, path: str, word: str) -> None:
    put(root / path, (COURSES / "minimal" / path).read_text("utf-8"))


def rename(root: Path, path: str, word: str) -> None:
    file = root / path
    if file.is_file():
        file.rename(file.with_name(f"03-{file.name.removeprefix('03-')}"))


def move_module(root: Path, path: str, word: str) -> None:
    here, there = root / "modules/01-accueil", root / "modules/09-ailleurs"
    if here.is_dir() and not there.exists():
        here.rename(there)
    elif there.is_dir() and not here.exists():
        there.rename(here)


def touch(root: Path, path: str, word: str) -> None:
    if (root / path).is_file():
        stamped(root / path)


def copy_over(root: Path, path: str, word: str) -> None:
    if (root / LESSON).is_file() and path.endswith(".md"):
        put(root / path, (root / LESSON).read_text("utf-8"))


def other_context(root: Path, path: str, word: str) -> None:
    text = f"id: essai\ntitle: Essai\nvariables: {{region: {word}}}\nmodules: [{'m01' if word > 'b' else ''}]\n"
    put(root / "course/contexts/essai.yaml", text)


def original_language(root: Path, path: str, word: str) -> None:
    file = root / "course/course.yaml"
    if file.is_file():
        put(file, file.read_text("utf-8") + "language: ar\n")


def into_link(root: Path, path: str, word: str) -> None:
    (root / path).unlink(missing_ok=True)
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).symlink_to(COURSES / "minimal" / path if word > "b" else root / LESSON)


EDITS: list[Edit] = [
    replace, append, add_record, remove, restore, rename, move_module, touch, copy_over, other_context,
    original_language, into_link,
]  # fmt: skip


def disk_clock(*, trusted: bool) -> AbstractContextManager[object]:
    """With a trusted clock, every file is older than the reading: stamps alone tell that it changed."""
    later = time.time_ns() + 3_600_000_000_000
    return patch.object(memory_module.time, "time_ns", lambda: later) if trusted else nullcontext()


@given(
    st.lists(st.tuples(st.sampled_from(EDITS), st.sampled_from(FILES), st.sampled_from(WORDS)), min_size=1, max_size=6),
    st.booleans(),
)
@example(edits=[(move_module, FILES[0], "b"), (into_link, LESSON, "b"), (move_module, FILES[0], "b")], trusted=False)
@example(edits=[(into_link, LESSON, "C5"), (into_link, "course/competencies.yaml", "C5")], trusted=False)
@settings(max_examples=20)
def test_what_is_remembered_is_what_is_there(edits: list[tuple[Edit, str, str]], trusted: bool) -> None:
    with tempfile.TemporaryDirectory() as folder, disk_clock(trusted=trusted):
        root = Path(shutil.copytree(COURSES / "minimal", Path(folder) / "cours"))
        memory = Memory()
        read_course(root, "fr", memory=memory)
        for edit, path, word in edits:
            edit(root, path, word)
            for language in ("fr", "ar"):
                assert read_course(root, language, memory=memory) == read_course(root, language)
