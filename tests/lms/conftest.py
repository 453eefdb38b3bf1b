"""A course with a self-check of each kind, its packages unzipped, and a host that serves one of them."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
import yaml

from builder import Course, load_course
from builder.questions import Question
from exports import Options, edition, export
from tests.conftest import COURSES, ROOT
from tests.exports.conftest import opened

JUDGE = ROOT / "node_modules" / "scorm-again" / "dist" / "scorm-again.js"
HEAD = """---
title: Toutes les façons de répondre
minutes: 6
objectives: [répondre]
competencies: [C5]
reviewed: 2026-11-01
---

Répondez à tout.
"""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal course, and a lesson whose self-checks are the questions of its quiz under other names."""
    course = tmp_path_factory.mktemp("course") / "seven"
    shutil.copytree(COURSES / "minimal", course)
    bank = load_course(course).quizzes["quiz-m01"].questions[:-1]
    (course / "modules/02-suite/02-sept.fr.md").write_text(HEAD + "".join(map(_check, bank)), "utf-8")
    return course


def _check(question: Question) -> str:
    data = question.model_dump(mode="json", by_alias=True, exclude_defaults=True) | {"id": f"s-{question.id}"}
    return f"\n:::{{check}}\n{yaml.safe_dump(data, allow_unicode=True, sort_keys=False)}:::\n"


@pytest.fixture(scope="session")
def course(folder: Path) -> Course:
    return load_course(folder)


@pytest.fixture(scope="session")
def unzipped(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """`unzipped("scorm12", "fr", "ar", profile="ilias")`: the folder of a package in these languages."""

    @cache
    def make(format: str, *languages: str, profile: str = "moodle") -> Path:
        target = tmp_path_factory.mktemp("-".join([format, *languages]))
        courses = (load_course(folder, language) for language in languages or ["fr"])
        opened(export(format, edition(*courses), Options(profile=profile))).extractall(target)
        return target

    return make


@pytest.fixture(autouse=True)
def judge() -> None:
    """The run-time that plays the LMS comes from npm."""
    if not JUDGE.is_file():
        pytest.skip("no scorm-again here: npm ci")


@pytest.fixture
def served() -> Iterator[Callable[[Path], str]]:
    """`served(folder)`: the address of a host that opens this package."""
    servers: list[ThreadingHTTPServer] = []

    def serve(package: Path) -> str:
        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), _handler(package)))
        Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def _handler(package: Path) -> type[SimpleHTTPRequestHandler]:
    here = Path(__file__).parent
    places = {
        "/": here / "host.html",
        "/judge/host.js": here / "host.js",
        "/judge/sequencer.js": here / "sequencer.js",
        "/judge/scorm-again.js": JUDGE,
    }

    class Handler(SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            name = path.partition("?")[0]
            if name.startswith("/tests/"):
                return str(ROOT / name[1:])
            return str(places.get(name) or package / name.removeprefix("/package/"))

        def end_headers(self) -> None:
            """A package that was replaced is fetched anew; `unload` is forbidden, as Moodle forbids it."""
            self.send_header("Cache-Control", "no-store")
            self.send_header("Permissions-Policy", "unload=()")
            super().end_headers()

        def log_message(self, format: str, *words: object) -> None:
            """Tests say what they have to say."""

    return Handler
