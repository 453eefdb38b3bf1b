"""Lessons in Markdown: what each construct becomes, and what is refused."""

import re
from collections.abc import Callable

import pytest

from builder import Course
from builder.markdown import Hole, References, read, render_inline
from builder.model import Lesson

KNOWN = References(
    terms={"etat civil": "etat-civil", "etat-civil": "etat-civil"},
    sources=frozenset({"S53"}),
    variables={"region": "Souss-Massa"},
)


def html(text: str) -> str:
    reading = read(text, KNOWN)
    assert reading.problems == []
    return "".join(piece if isinstance(piece, str) else f"⟨{piece.kind} {piece.target}⟩" for piece in reading.body)


def codes(text: str) -> list[str]:
    return [problem.code for problem in read(text, KNOWN).problems]


@pytest.mark.parametrize("id", ["premier-mot", "compter"])
def test_a_lesson_keeps_its_golden_body(id: str, minimal: Course, golden: Callable[[str, str], None]) -> None:
    golden(f"lessons/{id}.html", body(minimal.lessons[id]))


def test_an_arabic_lesson_keeps_its_golden_body(minimal_ar: Course, golden: Callable[[str, str], None]) -> None:
    golden("lessons/premier-mot.ar.html", body(minimal_ar.lessons["premier-mot"]))


def body(lesson: Lesson) -> str:
    return "".join(p if isinstance(p, str) else f"⟨{p.kind} {p.target}⟩" for p in lesson.body)


def test_a_term_is_a_link_to_the_glossary() -> None:
    assert html("{term}`État civil`") == (
        '<p><a class="term" href="⟨term etat-civil⟩" data-term="etat-civil">État civil</a></p>\n'
    )


def test_a_term_may_go_by_another_name() -> None:
    assert ">le registre</a>" in html("{term}`le registre <etat-civil>`")


def test_a_source_is_a_numbered_mark() -> None:
    assert html("Trente jours {source}`S53`.") == "<p>Trente jours ⟨source S53⟩.</p>\n"


def test_a_variable_of_the_context_is_written_out() -> None:
    assert html("{ctx}`region`") == "<p>Souss-Massa</p>\n"


def test_a_variable_is_text_even_when_it_looks_like_html() -> None:
    shown = read("{ctx}`x`", References(variables={"x": "<b>"}))
    assert shown.body == ("<p>&lt;b&gt;</p>\n",)


def test_links_lead_to_pages_headings_and_outside() -> None:
    shown = html("[a](#quiz-m01) [b](#ici) [c](https://example.org)\n\n## Ici\n")

    assert 'href="⟨page quiz-m01⟩"' in shown
    assert 'href="#ici"' in shown
    assert 'href="https://example.org" rel="noopener"' in shown


def test_tables_of_a_page_are_told_apart() -> None:
    shown = html("| a |\n|---|\n| b |\n\n| c |\n|---|\n| d |\n")

    assert re.findall('aria-label="([^"]+)"', shown) == ["Tableau", "Tableau 2"]


def test_headings_with_the_same_words_get_different_ids() -> None:
    assert [heading.id for heading in read("## À faire\n\n## À faire\n", KNOWN).headings] == ["a-faire", "a-faire-2"]


def test_an_arabic_heading_keeps_its_letters() -> None:
    assert read("## ماذا يقول النص\n", KNOWN).headings[0].id == "ماذا-يقول-النص"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "Un <b>mot</b>",
        "<!-- note -->",
        ":::{note}\n<div>\n:::",
        "- <i>x</i>",
        "[^1]\n\n[^1]: <u>x</u>",
    ],
)
def test_raw_html_is_refused_and_left_out(text: str) -> None:
    reading = read(text, KNOWN)

    assert {problem.code for problem in reading.problems} == {"html-raw"}
    assert not any("<script" in p or "<b>" in p or "<div" in p for p in reading.body if isinstance(p, str))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_a_script_is_never_a_link(address: str) -> None:
    shown = "".join(p for p in read(f"[x]({address})", KNOWN).body if isinstance(p, str))
    assert "href" not in shown


def test_directives_nest() -> None:
    shown = html("::::{note} Titre\nUn mot.\n\n:::{steps}\n1. Un.\n2. Deux.\n:::\n::::\n")

    assert shown.startswith('<aside class="note">')
    assert '<div class="steps">\n<ol>' in shown


def test_a_directive_inside_a_list_is_read() -> None:
    assert '<aside class="tip">' in html("- Un point\n\n  :::{tip}\n  Retenez.\n  :::\n")


def test_a_check_leaves_its_place_and_its_yaml() -> None:
    reading = read("Avant.\n\n:::{check}\nid: essai\ntype: text\n:::\n", KNOWN, first_line=8)

    assert Hole("check", "essai") in reading.body
    assert (reading.checks[0].text, reading.checks[0].line) == ("id: essai\ntype: text\n", 11)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (":::{note}\nJamais fermée.\n", "directive-open"),
        (":::{noet}\nMal écrite.\n:::\n", "directive-unknown"),
        (":::{figure} x.svg\n:::\n", "directive-option"),
        ("{rol}`x`", "role-unknown"),
        ("![](media/x.svg)", "alt-missing"),
        ("![x](/etc/passwd)", "media-outside"),
        ("[x](ailleurs.html)", "link-form"),
    ],
)
def test_mistakes_are_named(text: str, code: str) -> None:
    assert code in codes(text)


def test_deep_nesting_ends_in_a_problem_not_in_a_trace() -> None:
    fences = [":" * size for size in range(40, 3, -1)]
    text = "\n".join([f"{fence}{{note}}" for fence in fences] + ["Au fond."] + fences[::-1])

    assert "directive-depth" in codes(text)


def test_a_sentence_of_a_yaml_file_may_use_roles() -> None:
    assert render_inline("**Trente** jours {source}`S53`", KNOWN) == (
        "<strong>Trente</strong> jours ", Hole("source", "S53"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Quoi ?", "Quoi\N{NO-BREAK SPACE}?"),
        ("« Oui. »", "«\N{NO-BREAK SPACE}Oui.\N{NO-BREAK SPACE}»"),
        ("`a ? b`", "a ? b"),
    ],
)
def test_a_sign_never_parts_from_its_word(written: str, shown: str) -> None:
    assert shown in html(written)
