"""Texts that would hang or crash a reader: each is refused soon, at its line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from builder.errors import ContentError
from builder.markdown import References, read
from builder.nearest import nearest
from builder.source import read_yaml
from tests.builder.trial import COURSE, FILES, codes

DEEP = 1_000_000


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * DEEP, "yaml-depth"),
        ("a: " + "{a: " * 5000, "yaml-depth"),
        ("- " * 5000 + "a", "yaml-depth"),
        ("".join(" " * i + "a:\n" for i in range(200)), "yaml-depth"),
        ("a: 1" + ":1" * 50_000, "yaml-value"),
        ("a: " + "9" * 100_000, "yaml-value"),
        ("a: 1" + ":1" * 1000 + ".5", "yaml-value"),
        ("a: !!int", "yaml-value"),
        ("a: !!python/object/apply:os.system [true]", ""),
        ("a: &a [*a]", "yaml-alias"),
        ("a: &a x\nb: *a", "yaml-alias"),
        ("a: &a x\n*a : b", "yaml-alias"),
        ("a: 1\n---\nb: 2", "yaml-syntax"),
        ("? [a]\n: b", "yaml-key"),
    ],
)
def test_yaml_that_would_hang_or_crash_is_refused(text: str, code: str) -> None:
    try:
        document = read_yaml(text, "x.yaml")
    except ContentError as refused:
        assert [problem.code for problem in refused.problems] == [code]  # noqa: PT017  # raising is half of the cases
    else:
        assert (code, document.data) == ("", {"a": (True,)})


def test_a_bomb_of_aliases_does_not_grow() -> None:
    levels = "".join(f"b{i}: &b{i} [*b{i - 1}, *b{i - 1}]\n" for i in range(1, 60))
    with pytest.raises(ContentError, match="yaml-alias"):
        read_yaml(f"b0: &b0 [x, x]\n{levels}", "x.yaml")


def test_yaml_that_is_deep_enough_for_a_course_is_read() -> None:
    assert read_yaml("a: " + "[" * 30 + "]" * 30, "x.yaml").data


@pytest.mark.parametrize("text", ["[" * 100_000, "![" * 50_000, "a" * 30_000])
def test_a_paragraph_that_is_no_text_is_refused(text: str) -> None:
    reading = read(f"Avant.\n\n{text}\n\nAprès.", References())

    assert [(problem.code, problem.line) for problem in reading.problems] == [("text-too-long", 3)]
    assert "Après." in "".join(map(str, reading.body))


@pytest.mark.parametrize("language", ["zz", "../../x", "[a]", "{a: b}", "é", "a b", "12"])
def test_a_language_that_nobody_speaks_is_no_crash(tmp_path: Path, language: str) -> None:
    head = FILES[COURSE].replace("languages: [fr]", f"language: {language}\nlanguages: [{language}]")

    assert ("field-value" in codes(tmp_path, {COURSE: head})) == (language != "zz")


NESTED: list[Callable[[int], str]] = [
    lambda n: ">" * n + " a",
    lambda n: "".join("  " * i + "- a\n" for i in range(n)),
    lambda n: "".join(":" * (n + 3 - i) + "{note}\n" for i in range(n)),
    lambda n: "*a " * n,
    lambda n: "**a_b" * n,
    lambda n: "".join("`" * i + " " for i in range(n)),
]


@pytest.mark.parametrize("made", NESTED)
def test_what_is_nested_too_deep_is_read_all_the_same(made: Callable[[int], str]) -> None:
    read(made(100), References())


def test_the_nearest_of_many_names_is_found_among_those_alike() -> None:
    names = [f"lecon-{n}-{m}" for n in range(2000) for m in range(5)]

    assert nearest("lecon-1999-7", names) in names
    assert nearest("lecno-12-1", ["lecon-12-1"]) == "lecon-12-1"
    assert nearest("x" * 100, names) is None
