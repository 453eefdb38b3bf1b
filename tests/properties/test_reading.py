"""Whatever an author's files hold, reading them gives a course or Problems: never a trace, never raw HTML."""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from builder.errors import ContentError
from builder.load import read_course
from builder.markdown import Hole, References, read, render_inline
from builder.source import front_matter, read_yaml
from tests.conftest import COURSES

PIECES = st.sampled_from(
    [
        ":::{note}", ":::", "::::{situation} Titre", "::::", ":::{check}", ":::{steps}", ":::{legal}",
        ":law: x", ":source: S1", "{term}`mot`", "{source}`S1, S2`", "{ctx}`x`", "[a](#b)", "![](x)",
        "<b>", "<script>", "| a | b |", "|---|---|", "[^1]", "[^1]: note", "Terme", ": définition",
        "## Titre", "1. un", "- deux", "> cit", "```", "---", "id: x", "a: [", "نص",
    ]
)  # fmt: skip
LINES = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=25).map("\n".join)


def together(body: Iterable[str | Hole]) -> str:
    return "".join(piece if isinstance(piece, str) else repr(piece) for piece in body)


TAG = re.compile(r"</?([a-z0-9]+)")
OURS = re.compile(
    "p|a|em|strong|code|pre|ul|ol|li|h[1-6]|blockquote|hr|br|img|table|thead|tbody|tr|th|td|dl|dt|dd|sup|section"
    "|aside|div|figure|figcaption|time"
)


@settings(max_examples=200, deadline=None)
@given(text=LINES)
def test_any_markdown_is_read_and_no_foreign_tag_comes_out(text: str) -> None:
    clean = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", text)
    reading = read(clean, References(sources=frozenset({"S1"})), path="x.md", first_line=3)

    html = "".join(piece for piece in reading.body if isinstance(piece, str))
    assert all(OURS.fullmatch(tag) for tag in TAG.findall(html))
    assert all(problem.line >= 3 and problem.column >= 1 for problem in reading.problems)


SIGNS = [
    " ", "  ", "1", " 000", "« ", " »", " ?", " :", " %", ";", "é", "نص", "-", "(", "'", "…", "`x`", "*a*", "&amp;",
    "&", "<", ">", '"', "!", "[a](#b)", "_b_", "~~", "^", "|", "#", "=", "+", "@", "https://x.ma", "\\*",
    "{term}`mot`", "{a}",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(signs=st.lists(st.one_of(st.sampled_from(SIGNS), st.text("abcé0 ,.", max_size=6)), max_size=12))
def test_a_sentence_reads_alone_as_it_does_in_a_page(signs: list[str]) -> None:
    text = f"Mot{''.join(signs)}fin"
    assume("^[" not in text)  # a note: a page has a foot to put it at, a sentence has none

    assert together(read(text, References()).body) == f"<p>{together(render_inline(text, References()))}</p>\n"


def test_a_sentence_has_no_foot_for_a_note() -> None:
    assert "footnotes" not in together(render_inline("Mot^[une note](#b) fin", References()))


@settings(max_examples=200, deadline=None)
@given(
    text=st.one_of(
        LINES, st.text(), st.sampled_from(["a: &x [*x]", "? [a]\n: b", "!!python/object:os.system x", "a: 1:2:3"])
    )
)
def test_any_yaml_gives_data_or_a_problem(text: str) -> None:
    try:
        problems = read_yaml(text, "x.yaml").data and []
    except ContentError as error:
        problems = error.problems
    assert all(problem.line >= 1 and problem.what for problem in problems or [])


@settings(max_examples=200, deadline=None)
@given(text=LINES)
def test_any_page_has_a_head_or_a_problem(text: str) -> None:
    try:
        head, body, line = front_matter(text, "x.md")
    except ContentError:
        return
    assert isinstance(head.data, dict)
    assert text.endswith(body)
    assert line >= 3


def test_a_yaml_bomb_is_refused_at_once() -> None:
    layers = "\n".join(f"l{i}: &l{i} [{', '.join([f'*l{i - 1}'] * 9)}]" for i in range(1, 30))
    with pytest.raises(ContentError) as caught:
        read_yaml(f"l0: &l0 boum\n{layers}", "bomb.yaml")

    assert caught.value.problems[0].code == "yaml-alias"


FILES = sorted(
    file.relative_to(COURSES / "minimal").as_posix()
    for file in (COURSES / "minimal").rglob("*")
    if file.suffix in {".md", ".yaml"}
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_course_gives_problems_that_point_into_it(data: st.DataObject, tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(COURSES / "minimal", root)
    path = data.draw(st.sampled_from(FILES))
    lines = (root / path).read_text("utf-8").split("\n")
    start = data.draw(st.integers(0, len(lines) - 1))
    lines[start : start + data.draw(st.integers(0, 4))] = data.draw(st.lists(PIECES, max_size=2))
    (root / path).write_text("\n".join(lines), "utf-8")

    course, problems = read_course(root)

    assert course is not None or problems
    assert all(problem.path and problem.line >= 1 and problem.column >= 1 and problem.what for problem in problems)
