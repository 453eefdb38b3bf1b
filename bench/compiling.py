"""Check and compile this course, against markdown-it-py alone on the same text."""

from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from bench.figure import Figure, at_most, best
from builder.load import read_course

ROOT = Path(__file__).parent.parent


def figures() -> Iterator[Figure]:
    """The text is all that authors wrote: lessons, job aids, quizzes, cases, records."""
    lessons = [file.read_text("utf-8") for file in ROOT.glob("modules/**/*.fr.md")]
    records = [file.read_text("utf-8") for part in ("course", "quizzes", "modules") for file in _french(part)]
    markdown = MarkdownIt("commonmark").enable("table").use(footnote_plugin).use(deflist_plugin)

    ours = best(lambda: read_course(ROOT))
    everything = best(lambda: [markdown.render(text) for text in [*lessons, *records]])
    pages = best(lambda: [markdown.render(text) for text in lessons])
    yield at_most("check + compile / markdown-it-py on the same text", ours / everything, 1.5, "×")
    yield at_most("check + compile / markdown-it-py on the lessons alone", ours / pages, 3, "×")


def _french(part: str) -> list[Path]:
    return [file for file in (ROOT / part).rglob("*.yaml") if file.name.count(".") == 1]
