"""What a course's folder may hold by accident or by malice: always a Problem, never read outside, never waited for."""

import os
import socket
from pathlib import Path

import pytest

from builder.errors import Problem
from builder.load import folder as folders
from builder.load import read_course
from tests.builder.trial import LESSON, PAGE, codes, report

SECRET = "ce que personne ne doit lire"


def found(root: Path, code: str) -> Problem:
    return next(problem for problem in read_course(root)[1] if problem.code == code)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    report(tmp_path / "cours", {})
    (tmp_path / "dehors").mkdir()
    (tmp_path / "dehors/secret.fr.md").write_text(LESSON + SECRET, "utf-8")
    return tmp_path / "cours"


@pytest.mark.parametrize(("path", "size"), [(PAGE, 10_000_000), ("quizzes/01-un.yaml", 3_000_000)])
def test_a_huge_text_is_not_read(tmp_path: Path, path: str, size: int) -> None:
    assert codes(tmp_path, {path: "a" * size}).count("file-too-big") == 1


def test_what_is_too_big_says_how_much(root: Path) -> None:
    (root / PAGE).write_bytes(b"a" * 10 * 1024 * 1024)
    assert found(root, "file-too-big").what == "Ce fichier pèse 10,0 Mo : c'est trop, 128 Ko au plus."


def test_a_link_out_of_the_course_is_not_followed(root: Path) -> None:
    (root / "modules/01-un/02-secret.fr.md").symlink_to("../../../dehors/secret.fr.md")
    (root / "modules/02-deux").symlink_to(root.parent / "dehors")
    course, problems = read_course(root)

    assert [p.path for p in problems if p.code == "file-outside"] == [
        "modules/01-un/02-secret.fr.md",
        "modules/02-deux",
    ]
    assert course
    assert SECRET not in repr(course)


def test_a_whole_part_of_the_course_may_not_be_elsewhere(root: Path) -> None:
    (root / "quizzes").rename(root.parent / "ailleurs")
    (root / "quizzes").symlink_to(root.parent / "ailleurs")

    assert found(root, "file-outside").path == "quizzes"


def test_a_link_inside_the_course_is_followed(root: Path) -> None:
    (root / "modules/01-un/02-suite.fr.md").symlink_to(root / PAGE)
    assert found(root, "id-duplicate").path == "modules/01-un/02-suite.fr.md"


def test_a_link_that_turns_round_is_not_followed(root: Path) -> None:
    (root / "modules/01-un/media").mkdir()
    (root / "modules/01-un/media/encore").symlink_to(root / "modules")
    assert found(root, "file-outside").path == "modules/01-un/media/encore"


def test_a_link_that_leads_nowhere_is_said(root: Path) -> None:
    (root / "modules/01-un/02-perdu.fr.md").symlink_to(root / "rien.md")
    (root / "modules/01-un/03-boucle.fr.md").symlink_to(root / "modules/01-un/03-boucle.fr.md")
    problems = read_course(root)[1]

    assert [problem.code for problem in problems] == ["file-unreadable", "file-unreadable"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_or_a_socket_is_never_waited_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(root / "modules/01-un/02-tuyau.fr.md")
    monkeypatch.chdir(root / "quizzes")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("prise.yaml")
        problems = read_course(root)[1]

    assert [(p.path, p.code) for p in problems] == [
        ("modules/01-un/02-tuyau.fr.md", "file-kind"), ("quizzes/prise.yaml", "file-kind")
    ]  # fmt: skip


def test_a_file_that_becomes_a_pipe_after_the_look_is_not_waited_for(root: Path) -> None:
    there = folders.look(root)
    (root / PAGE).unlink()
    os.mkfifo(root / PAGE)

    with pytest.raises(OSError, match="plus un fichier"):
        there.open(PAGE)


def test_a_file_that_becomes_a_link_after_the_look_is_not_followed(root: Path) -> None:
    there = folders.look(root)
    (root / PAGE).unlink()
    (root / PAGE).symlink_to(root.parent / "dehors/secret.fr.md")

    with pytest.raises(OSError):  # what it says is the system's
        there.open(PAGE)


def test_a_folder_named_as_a_page_is_said(root: Path) -> None:
    (root / "modules/01-un/02-dossier.fr.md").mkdir()
    assert found(root, "file-kind").what == "C'est un dossier, pas un fichier."


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_is_said(root: Path) -> None:
    (root / PAGE).chmod(0)
    assert found(root, "file-unreadable").path == PAGE


@pytest.mark.parametrize("name", [b"\xff.fr.md", b"a\nb.fr.md", b"a\x1bb.png", b"a\\b.svg"])
def test_a_name_that_would_break_a_list_is_refused(root: Path, name: bytes) -> None:
    (root / "modules/01-un/media").mkdir()
    (root / "modules/01-un/media" / os.fsdecode(name)).write_text("x", "utf-8")
    problem = found(root, "file-name")

    assert problem.path.isprintable()
    problem.path.encode()


def test_names_in_any_script_are_kept(root: Path) -> None:
    shown = "![Une image](media/été%20حرف.svg)"
    (root / "modules/01-un/media").mkdir()
    (root / "modules/01-un/media/été حرف.svg").write_text("<svg/>", "utf-8")
    (root / PAGE).write_text(LESSON + f"\n{shown}\n", "utf-8")

    assert read_course(root)[1] == []


def test_a_folder_without_bottom_is_left(root: Path) -> None:
    (root / "modules" / "/".join("a" * 40)).mkdir(parents=True)
    assert found(root, "folder-depth").path.count("/") == folders.DEEPEST


def test_a_course_with_too_many_files_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MOST", 3)
    assert found(root, "course-too-big").path.startswith("modules/")


def test_a_nul_in_an_image_is_a_problem(root: Path) -> None:
    (root / PAGE).write_text(LESSON + "\n![Une image](media/a%00b.png)\n", "utf-8")
    assert found(root, "media-unknown").path == PAGE


def test_a_course_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    assert [problem.code for problem in read_course(tmp_path / "parti")[1]] == ["course-missing"]


def test_a_course_that_is_a_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "cours").write_text("non", "utf-8")
    assert [problem.code for problem in read_course(tmp_path / "cours")[1]] == ["course-missing"]
