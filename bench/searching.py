"""Make the index of this course, then ask it: a share of the compile, and a question's time as a course grows."""

import gzip
import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.compiling import ROOT
from bench.figure import Figure, at_most, best
from builder.load import load_course
from builder.player import Player
from builder.player.documents import Documents
from builder.search import Document, Index, Library, make_index
from builder.search.stems import stem
from builder.words import words
from exports.base import Edition
from exports.doors import PackageDoors

QUESTIONS = (
    "déclaration de naissance",
    "père inconnu",
    "nais",
    "régularisassions",
    "naisance",
    "acte de mariage au consulat",
)
"""Whole words, a beginning, an inflexion that the course lacks, a slip, many words."""
READER = Path(__file__).with_name("searching.js")


def figures() -> Iterator[Figure]:
    course = load_course(ROOT)
    player = Player(course, PackageDoors(Edition(course, course.modules)), words(course.language))
    documents = [*Documents(course, player.prose, player.doors, player.words).all(course.modules)]
    compiled = best(lambda: load_course(ROOT), 3)
    yield at_most("index, first time / compile of the course", best(lambda: _fresh(player), 3) / compiled, 1.2, "×")
    again = best(lambda: player.search.index_of(course.modules), 3)
    yield at_most("index, again in the same process / compile", again / compiled, 0.4, "×")
    for count in (10, 100, 1000):
        index = make_index(_grown(documents, len(course.modules), count))
        yield from _asked(index, count)


def _fresh(player: Player) -> Index:
    stem.cache_clear()
    return player.search.index_of(player.course.modules)


def _grown(documents: list[Document], modules: int, count: int) -> Iterator[Document]:
    """The same pages again and again under other names: real sentences, and every word in many pages."""
    pages = [document for document in documents if document.module]
    yield from (document for document in documents if not document.module)
    for turn in range(-(-count // modules)):
        yield from (replace(page, id=f"{page.id}-{turn}", module=f"{page.module}-{turn}") for page in pages)


def _asked(index: Index, count: int) -> Iterator[Figure]:
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    size = len(gzip.compress(text.encode(), 9)) / 1024
    library = Library(index)
    spent = best(lambda: [library.find(question) for question in QUESTIONS]) / len(QUESTIONS)
    yield at_most(f"{count} modules: index, compressed", size, 35 * count, "KB")
    yield at_most(f"{count} modules: a question, in Python", spent * 1e6, 200 * max(count, 50), "µs")
    if node := shutil.which("node"):
        yield at_most(f"{count} modules: a question, in JavaScript", _in_node(node, text), 200 * max(count, 50), "µs")


def _in_node(node: str, text: str) -> float:
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        ran = subprocess.run([node, READER, file.name, *QUESTIONS], capture_output=True, encoding="utf-8", check=True)
    return float(ran.stdout)
