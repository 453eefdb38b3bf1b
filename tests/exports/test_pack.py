"""A zip is the same bytes every time, and never half of one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from builder import Course
from builder.errors import ExportError
from exports import Package, edition, export
from exports.base import Edition, File
from exports.doors import PackageDoors
from exports.pack import packed, write
from tests.exports.conftest import opened


def test_the_same_course_gives_the_same_bytes(minimal: Course, package: Callable[..., Package]) -> None:
    assert export("scorm12", edition(minimal)).data == package("scorm12").data


def test_order_does_not_matter_and_the_manifest_comes_first() -> None:
    files = [File("b.js", b"b"), File("imsmanifest.xml", b"m"), File("a/c.js", b"c")]

    assert packed(files) == packed(files[::-1])
    assert opened_names(packed(files)) == ["imsmanifest.xml", "a/c.js", "b.js"]


def opened_names(data: bytes) -> list[str]:
    return opened(Package("", data, "", 0, 0)).namelist()


def test_entries_are_deflated_dated_1980_and_no_folder(package: Callable[..., Package]) -> None:
    entries = opened(package("scorm2004")).infolist()

    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.compress_type for entry in entries} == {8}
    assert not any(entry.is_dir() for entry in entries)


@pytest.mark.parametrize("name", ["Été.png", "a b.js", "A.js", "../x.js", "/x.js", "a\\b.js", ".hidden", "نص.html"])
def test_a_name_that_a_host_would_refuse_is_refused_here(name: str) -> None:
    with pytest.raises(ExportError, match="serait refusé"):
        packed([File(name, b"")])


def test_two_files_of_one_name_are_refused() -> None:
    with pytest.raises(ExportError, match="Deux fichiers"):
        packed([File("a.js", b"1"), File("a.js", b"2")])


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "new" / "package.zip"
    write(b"one", target)
    write(b"two", target)

    assert target.read_bytes() == b"two"
    assert [file.name for file in target.parent.iterdir()] == ["package.zip"]


def test_media_get_plain_names_and_must_exist(minimal: Course) -> None:
    doors = PackageDoors(Edition(minimal, minimal.modules))
    first, second = doors.media("modules/01/media/Été à 2.PNG"), doors.media("modules/02/media/Été à 2.PNG")

    assert first.startswith("media/ete-a-2-")
    assert first.endswith(".png")
    assert first != second
    with pytest.raises(ExportError, match="manque"):
        [*doors.files()]
