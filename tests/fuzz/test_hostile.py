"""Whatever a course's files hold, reading them ends soon, with Problems and never a trace; nothing outside is read."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.errors import ContentError, Problem
from builder.load import Memory, survey
from builder.markdown import References, read
from builder.source import decoded, read_yaml
from tests.builder.trial import FILES
from webapp.preview.live import Live

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"
"""`make fuzz` looks for longer than the tests do."""
hostile = settings(
    max_examples=1500 if LONG else 25, deadline=None, print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)  # fmt: skip
SECRET = "ce que personne ne doit lire"
PATHS = [*FILES, "course/glossary.yaml", "course/sources.yaml", "course/framework.yaml", "course/contexts/ici.yaml"]
PIECES = [
    "a: ", "- ", "[", "]", "{", "}", "&a ", "*a", "!!int ", "!!binary ", "? ", "| \n", "> \n", "---\n", "...\n", "\n",
    "  ", "\t", "#", "'", '"', "%YAML 9\n", "1e999999999", ":1" * 60, "9" * 60, ".nan", "0x", "2026-13-45", "~", "<<: ",
    "\x00", "\x85", "\u2028", "\ufeff", "id", "title", "scenes", "options", "answer", "draw: {C1: 99999999999}",
    "language: zz\n", "languages: ['../x', zz]\n",
]  # fmt: skip
MARKS = [
    "#", " ", "\n", "\n\n", "> ", "- ", "1. ", "    ", "\t", "`", "```\n", "*", "_", "[", "](", ")", "![", "<", ">",
    "|", "&#0;", "|-|\n", ":::{note}\n", ":::\n", ":::{check}\nid: a\n", "{term}`", "{source}`", "{ctx}`", "[^1]", "é",
    "[^1]: ", ": ", "\\", "%", "---\n", "حرف", "\u202e", "a", "http://", "#x", "../../etc/passwd", "%00",
    "::::{tabs}\n", ":::{right} x\n", ":alt: x\n", "% check: allow alt-missing\n",
]  # fmt: skip

yaml_texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=60).map("".join)
markdown_texts = st.lists(st.sampled_from(MARKS) | st.text(max_size=8), max_size=80).map("".join)


def problems(read_it: Callable[[], object]) -> list[Problem]:
    """What reading raises on purpose; whatever else it raises is a bug."""
    try:
        read_it()
    except ContentError as refused:
        return refused.problems
    return []


@hostile
@given(yaml_texts)
def test_any_yaml_is_read_or_refused(text: str) -> None:
    refused = problems(lambda: read_yaml(text, "x.yaml"))
    assert all(problem.line >= 1 and problem.what for problem in refused)


@hostile
@given(markdown_texts)
def test_any_markdown_is_read(text: str) -> None:
    reading = read(text, References({"a": "a"}, frozenset({"S1"})), path="x.md", folder="modules/01-un")
    assert all(problem.line >= 1 for problem in reading.problems)


@hostile
@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    refused = problems(lambda: decoded(content, "x.md"))
    assert {problem.code for problem in refused} <= {"file-encoding", "file-control"}


def spoil_text(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8", errors="surrogatepass")


def spoil_head(root: Path, path: str, text: str) -> None:
    spoil_text(root, path, f"---\n{text}\n---\n{text}")


def spoil_middle(root: Path, path: str, text: str) -> None:
    before = FILES.get(path, "")
    spoil_text(root, path, before[: len(before) // 2] + text + before[len(before) // 2 :])


def spoil_bytes(root: Path, path: str, text: str) -> None:
    spoil_text(root, path, "")
    (root / path).write_bytes(text.encode("utf-16", "surrogatepass"))


def spoil_link(root: Path, path: str, text: str) -> None:
    (root / path).unlink(missing_ok=True)
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).symlink_to(root.parent / "secret.fr.md")


def spoil_pipe(root: Path, path: str, text: str) -> None:
    (root / path).unlink(missing_ok=True)
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(root / path)


def spoil_folder(root: Path, path: str, text: str) -> None:
    (root / path).unlink(missing_ok=True)
    (root / path).mkdir(parents=True, exist_ok=True)


SPOILS: list[Callable[[Path, str, str], None]] = [
    spoil_text, spoil_head, spoil_middle, spoil_middle, spoil_bytes, spoil_link, spoil_pipe, spoil_folder,
]  # fmt: skip


@hostile
@given(
    st.lists(
        st.tuples(st.sampled_from(SPOILS), st.sampled_from(PATHS), yaml_texts | markdown_texts), min_size=1, max_size=3,
        unique_by=lambda spoil: spoil[1],
    )
)  # fmt: skip
def test_a_spoilt_course_is_surveyed_and_shown(spoils: list[tuple[Callable[[Path, str, str], None], str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "cours"
        (Path(folder) / "secret.fr.md").write_text(SECRET, "utf-8")
        for path, text in FILES.items():
            spoil_text(root, path, text)
        for spoil, path, text in spoils:
            spoil(root, path, text)
        report = survey(root, memory=Memory())
        assert SECRET not in repr(report)
        assert all(problem.what and problem.path for problem in report.problems)

        live = Live(root)
        live.refresh()
        assert [*live.state.problems] == [*report.problems]
