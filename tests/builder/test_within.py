"""A file of a course is never one that its folder does not hold, whoever asks for it."""

from dataclasses import replace
from pathlib import Path

import pytest

from builder import Course
from builder.errors import ExportError
from builder.excerpt import excerpt
from builder.player.blocks.base import file_size
from builder.within import within
from exports import edition
from exports.doors import PackageDoors
from exports.pdf.book import _files
from webapp.media import _found

NOT_ITS = (
    "course/media/loop.md", "course/media/out.md", "course/media/away/secret.md", "course/media/../../../secret.md",
    "course/media", "course/media/inner", "../secret.md", "/etc/passwd", "", ".", "course/media/gone.md",
    "course/media/a\0b.md", "course/media/" + "a" * 300 + ".md",
)  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A course with a text, a link to it, a link in a circle, links out of it, and a folder named like a file."""
    (tmp_path / "secret.md").write_text("ce que personne ne doit lire")
    media = tmp_path / "cours/course/media"
    (media / "inner").mkdir(parents=True)
    (media / "own.md").write_text("à lire")
    (media / "again.md").symlink_to("own.md")
    (media / "loop.md").symlink_to("loop.md")
    (media / "out.md").symlink_to(tmp_path / "secret.md")
    (media / "away").symlink_to(tmp_path)
    return tmp_path / "cours"


def test_what_is_in_the_course_is_found(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    for top in (root, Path()):
        found = within(top, "course/media/own.md")
        assert found == within(top, "course/media/again.md")
        assert found


@pytest.mark.parametrize("path", NOT_ITS)
def test_what_is_not_is_nobodys(root: Path, minimal: Course, path: str) -> None:
    """Pages, media, excerpts, packages and the book say so alike: none of them fails, none of them reads it."""
    course = replace(minimal, root=root)

    assert within(root, path) is _found(root, path) is excerpt(root, path) is None
    assert file_size(course, path) == 0
    for asked in (lambda: PackageDoors(edition(course)).inside(path), lambda: [*_files(course, [path])]):
        with pytest.raises(ExportError, match="rien n'a été écrit"):
            asked()
