"""A course is read once, and again when one of its files changes."""

import shutil
import stat
from pathlib import Path

import pytest

from tests.conftest import COURSES
from webapp import Settings
from webapp.shelf import courses


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    shutil.copytree(COURSES / "minimal", tmp_path / "cours")
    return Settings(course=tmp_path / "cours", var=tmp_path / "var")


def forbid_reading(*_: object) -> None:
    raise AssertionError("read again")


def test_the_second_time_nothing_is_read(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    first = courses(settings, settings.course)
    monkeypatch.setattr("webapp.shelf.load_course", forbid_reading)

    again = courses(settings, settings.course)
    assert [(c.language, c.revision) for c in again] == [(c.language, c.revision) for c in first]
    assert again[0].lessons.keys() == first[0].lessons.keys()


def test_a_changed_file_is_read_again(settings: Settings) -> None:
    before = courses(settings, settings.course)[0].title
    head = settings.course / "course" / "course.yaml"
    head.write_text(head.read_text("utf-8").replace(before, "Un autre titre"), "utf-8")

    assert courses(settings, settings.course)[0].title == "Un autre titre"
    assert len(list(settings.var.glob("courses-*"))) == 1


def test_nobody_else_may_write_it(settings: Settings) -> None:
    courses(settings, settings.course)

    (kept,) = settings.var.glob("courses-*")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
