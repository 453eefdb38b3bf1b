"""Several courses in one server: each on its shelf."""

import os
import shutil
from pathlib import Path

import pytest

from builder.errors import SettingsError
from tests.conftest import COURSES
from webapp import Settings
from webapp.library import load_library
from webapp.shelf import courses


def copied(folder: Path, id: str) -> Path:
    """The small course, under another name."""
    shutil.copytree(COURSES / "minimal", folder)
    head = folder / "course" / "course.yaml"
    head.write_text(head.read_text("utf-8").replace("id: essai", f"id: {id}"), "utf-8")
    return folder


def side_by_side(*folders: Path) -> Path:
    return Path(os.pathsep.join(map(str, folders)))


def test_the_first_course_is_the_main_one(tmp_path: Path) -> None:
    folders = side_by_side(COURSES / "minimal", copied(tmp_path / "autre", "autre"))
    found = load_library(Settings(course=folders, var=tmp_path / "var"))

    assert [shelf.id for shelf in found] == ["essai", "autre"]
    assert found.main.id == "essai"
    assert len(list((tmp_path / "var").glob("courses-*"))) == 2


def test_two_courses_of_one_name_do_not_start(tmp_path: Path) -> None:
    folders = side_by_side(COURSES / "minimal", copied(tmp_path / "copie", "essai"))

    with pytest.raises(SettingsError, match="Deux cours ont l'identifiant « essai »"):
        load_library(Settings(course=folders, var=tmp_path / "var"))


def test_only_the_main_course_must_have_the_context(tmp_path: Path) -> None:
    other = copied(tmp_path / "autre", "autre")
    settings = Settings(course=side_by_side(COURSES / "minimal", other), context="ailleurs", var=tmp_path / "var")

    assert courses(settings, other)[0].id == "autre"
