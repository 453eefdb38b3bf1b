"""The banks of the courses, in both formats, read back as a host would."""

from dataclasses import dataclass
from functools import cache

import pytest

from builder import Course, load_course
from builder.words import words
from exports.base import Edition
from exports.moodle.bank import shelves
from exports.moodle.gift import gift
from exports.moodle.xml import quiz
from exports.xml import as_xml
from tests.conftest import COURSES, ROOT
from tests.exports.moodle import read_gift, read_xml
from tests.exports.moodle.host import Held

PLACES = {"minimal": COURSES / "minimal", "baom": ROOT}


@dataclass(frozen=True)
class Bank:
    course: Course
    format: str
    held: dict[str, Held]
    order: tuple[str, ...]


@cache
def course(name: str, language: str) -> Course:
    return load_course(PLACES[name], language)


@cache
def bank(name: str, language: str, format: str) -> Bank:
    found = course(name, language)
    made = shelves(Edition(found, found.modules))
    if format == "moodle":
        held, _ = read_xml.read(as_xml(quiz(made)))
    else:
        held = read_gift.read(gift(made, words(language)))
    return Bank(found, format, {one.id: one for one in held}, tuple(one.id for one in held))


@pytest.fixture(
    scope="session",
    params=[(name, language, format) for name in PLACES for language in ("fr", "ar") for format in ("moodle", "gift")],
    ids="-".join,
)
def a_bank(request: pytest.FixtureRequest) -> Bank:
    return bank(*request.param)
