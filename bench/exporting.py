"""Make SCORM packages: of this course whole, beside a yardstick and a peer; of courses made up, as they grow.

The yardstick is what cannot be spared: markdown-it-py alone over the same lessons, and zlib over the same bytes. Each
size, and each command, is measured by a process of its own. Seconds are of processor.
"""

import json
import resource
import subprocess
import sys
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
from builder.haste import uncollected
from exports import AS_IT_IS, EXPORTERS, edition, export
from exports.pack import packed

T = TypeVar("T")
SIZES = (10, 100, 1000)
LIASCRIPT = {"spent": 9.3, "size": 11.4e6, "files": 650}
"""Its exporter of June 2026 on the standard course, measured in November 2026 on the same two cores."""
MEDIA = (".svg", ".png", ".jpg", ".webp", ".webm", ".mp4", ".wav", ".mp3", ".vtt")
READ = ("index.html", "player.css")
READY = (*READ, "player.js", "course.js", "fr/words.js")


def figures() -> Iterator[Figure]:
    yield from _whole()
    yield from _beside()
    yield from _growth()


def _whole() -> Iterator[Figure]:
    course = load_course(ROOT)
    spent, data = _spent(lambda: export("scorm12", edition(course)).data)
    yield at_most(f"{len(course.modules)} modules: one scorm12 export", spent, 1, "s")
    yield at_most("the same / its text parsed and its bytes deflated", spent / _yardstick(course, data), 4, "×")
    entries = {entry.filename: entry.compress_size / 1024 for entry in ZipFile(BytesIO(data)).infolist()}
    light = sum(size for name, size in entries.items() if not name.endswith(MEDIA))
    yield at_most("scorm12 package, without media", light, 1_500_000 / 1024, "KB")
    yield at_most("first screen, to read", sum(entries[name] for name in READ), 60, "KB")
    yield at_most("first screen, to answer", sum(entries[name] for name in READY), 120, "KB")
    yield at_most("the search index, of the package", 100 * entries["fr/search.js"] / light, 20, "%")


def _beside() -> Iterator[Figure]:
    """The standard course of ten modules, six pages and ten questions in each."""
    with tempfile.TemporaryDirectory() as folder:
        root, target = write_course(Path(folder) / "cours", 10, lessons=6, questions=10), Path(folder) / "scorm.zip"
        made = "from builder.cli import parcours; parcours()"
        before = _children()
        subprocess.run(
            [sys.executable, "-c", made, "export", "scorm12", root, "-o", target], check=True, capture_output=True
        )
        command, size, files = _children() - before, target.stat().st_size, len(ZipFile(target).namelist())
        spent, _ = _spent(lambda: export("scorm12", edition(load_course(root))))
    print(f"  standard course: {spent:.2f} s, {command:.1f} s as a command; {size / 1e6:.2f} MB, {files} files")
    print(f"  LiaScript: {LIASCRIPT['spent']} s as a command; {LIASCRIPT['size'] / 1e6} MB, {LIASCRIPT['files']} files")
    yield at_most("standard course: check and export / LiaScript's command", spent / LIASCRIPT["spent"], 0.05, "×")
    yield at_most("the whole command / LiaScript's", command / LIASCRIPT["spent"], 0.5, "×")
    yield at_most("package / LiaScript's", size / LIASCRIPT["size"], 0.1, "×")


def _growth() -> Iterator[Figure]:
    found = {size: json.loads(_measured(size)) for size in SIZES}
    for size, each in found.items():
        told = ", ".join(f"{what} {each[what]:.1f} ms" for what in ("check", "compile", "scorm12"))
        print(f"  {size:>5} modules: {told}, {each['size']:.1f} KB a module")
    small, large = found[SIZES[1]], found[SIZES[-1]]
    for what in ("check", "compile", "scorm12"):
        yield at_most(f"{what}, a module, 1,000 modules / 100", large[what] / small[what], 1.25, "×")


def _measured(size: int) -> str:
    words = [sys.executable, "-m", "bench.exporting", str(size)]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def _measure(size: int) -> dict[str, float]:
    """Milliseconds and kilobytes a module."""
    with tempfile.TemporaryDirectory() as folder:
        _passed(write_course(Path(folder) / "1", 1))  # everything is imported
        found = _passed(write_course(Path(folder) / "cours", size))
        return {what: value / size for what, value in found.items()}


@uncollected()
def _passed(root: Path) -> dict[str, float]:
    """The package is made as `export` does, its state unasked: no SCORM host holds that of a thousand modules."""
    scorm = EXPORTERS["scorm12"]()
    check, course = _once(lambda: load_course(root))
    whole = edition(course)
    compiled, _ = _once(lambda: export("json", whole))
    spent, data = _once(lambda: packed(scorm.closed(whole, AS_IT_IS, [*scorm.files(whole, AS_IT_IS)])))
    return {"check": check * 1000, "compile": compiled * 1000, "scorm12": spent * 1000, "size": len(data) / 1024}


def _yardstick(course: Course, data: bytes) -> float:
    plain = MarkdownIt()
    texts = [(course.root / lesson.path).read_text("utf-8") for lesson in course.lessons.values()]
    package = ZipFile(BytesIO(data))
    contents = [package.read(name) for name in package.namelist()]
    parsed, _ = _spent(lambda: [plain.render(text) for text in texts])
    deflated, _ = _spent(lambda: [zlib.compress(content, 9) for content in contents])
    return parsed + deflated


def _spent(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds of the quickest of three runs, and what it made."""
    return min((_once(work) for _ in range(3)), key=lambda run: run[0])


def _once(work: Callable[[], T]) -> tuple[float, T]:
    start = time.process_time()
    made = work()
    return time.process_time() - start, made


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    print(json.dumps(_measure(int(sys.argv[1]))))
