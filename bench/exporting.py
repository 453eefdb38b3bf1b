"""Make SCORM packages: of this course whole, as a ratio to a yardstick; of courses made up, to see how the cost grows.

The yardstick is what cannot be spared: markdown-it-py alone over the same lessons, and zlib over the same bytes.
"""

import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TypeVar
from zipfile import ZipFile

from markdown_it import MarkdownIt

from bench.compiling import ROOT
from bench.courses import write_course
from bench.figure import Figure, at_most
from builder import Course, load_course
from exports import edition, export

T = TypeVar("T")
SIZES = (10, 100)
MEDIA = (".svg", ".png", ".jpg", ".webp", ".webm", ".mp4", ".wav", ".mp3", ".vtt")
READ = ("index.html", "player.css")
READY = (*READ, "player.js", "course.js", "fr/words.js")


def figures() -> Iterator[Figure]:
    course = load_course(ROOT)
    spent, data = _spent(lambda: export("scorm12", edition(course)).data)
    yield at_most(f"{len(course.modules)} modules: one scorm12 export, processor", spent, 1, "s")
    yield at_most("the same / its text parsed and its bytes deflated", spent / _yardstick(course, data), 4, "×")
    entries = {entry.filename: entry.compress_size / 1024 for entry in ZipFile(BytesIO(data)).infolist()}
    light = sum(size for name, size in entries.items() if not name.endswith(MEDIA))
    yield at_most("scorm12 package, without media", light, 1_500_000 / 1024, "KB")
    yield at_most("first screen, to read", sum(entries[name] for name in READ), 60, "KB")
    yield at_most("first screen, to answer", sum(entries[name] for name in READY), 120, "KB")
    yield at_most("the search index, of the package", 100 * entries["fr/search.js"] / light, 20, "%")
    small, large = (_each(size) for size in SIZES)
    yield at_most("export, time a module, 100 modules / 10", large / small, 1.25, "×")


def _each(size: int) -> float:
    """Seconds of processor a module, of a course made up: as JSON, for no SCORM host holds the state of so many."""
    with tempfile.TemporaryDirectory() as folder:
        course = load_course(write_course(Path(folder) / "cours", size))
        spent, _ = _spent(lambda: [export("json", edition(course)).data])
        return spent / size


def _yardstick(course: Course, data: bytes) -> float:
    plain = MarkdownIt()
    texts = [(course.root / lesson.path).read_text("utf-8") for lesson in course.lessons.values()]
    package = ZipFile(BytesIO(data))
    contents = [package.read(name) for name in package.namelist()]
    parsed, _ = _spent(lambda: [plain.render(text) for text in texts])
    deflated, _ = _spent(lambda: [zlib.compress(content, 9) for content in contents])
    return parsed + deflated


def _spent(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds of processor of the quicker of two runs, and what it made."""
    spans = []
    for _ in range(2):
        start = time.process_time()
        made = work()
        spans.append(time.process_time() - start)
    return min(spans), made
