"""What a learner on a slow line waits for, in bytes: the whole course of this repository, as its package carries it."""

import re
from collections.abc import Mapping
from zipfile import ZipFile

import pytest

from exports import Package, edition, export
from tests.conftest import whole_course
from tests.exports.conftest import opened

KB = 1024
READ = ("index.html", "player.css")
READY = (*READ, "player.js", "course.js", "fr/words.js")


pytestmark = pytest.mark.xdist_group("whole-packages")


@pytest.fixture(scope="module")
def made() -> Package:
    return export("scorm12", edition(whole_course()))


@pytest.fixture(scope="module")
def whole(made: Package) -> ZipFile:
    return opened(made)


@pytest.fixture(scope="module")
def page(whole: ZipFile) -> str:
    return whole.read("index.html").decode()


@pytest.fixture(scope="module")
def weights(whole: ZipFile) -> Mapping[str, int]:
    return {entry.filename: entry.compress_size for entry in whole.infolist()}


def test_the_whole_course_stays_small(made: Package) -> None:
    assert len(made.data) < 1_500_000


def test_the_first_screen_is_there_before_sixty_kilobytes(page: str, weights: Mapping[str, int]) -> None:
    """The menu and the first lesson are read before any script: none of them stops the page."""
    scripts = re.findall(r"<script [^>]*src=[^>]*>", page)

    assert sum(weights[name] for name in READ) < 60 * KB
    assert all(" defer" in script for script in scripts)
    assert not re.search(r'<link [^>]*href="(?!player\.css)', page)


def test_the_page_waits_for_nothing_that_another_page_asks_for(page: str, weights: Mapping[str, int]) -> None:
    """The index of the search, banks and modules come with the page that needs them."""
    assert set(re.findall(r'src="([^"]+\.js)"', page)) == {name for name in READY if name.endswith(".js")}
    assert sum(weights[name] for name in READY) < 120 * KB


def test_a_module_or_a_bank_is_not_heavier_than_the_page(weights: Mapping[str, int]) -> None:
    parts = [size for name, size in weights.items() if re.fullmatch(r"fr/(m\d+|quiz-m\d+)\.js", name)]

    assert len(parts) > 20
    assert max(parts) < 70 * KB
