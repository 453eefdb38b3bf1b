"""Who needs a word: each rule alone, and none for who has finished."""

from datetime import UTC, datetime, timedelta

import pytest

from builder import Course, load_course
from tests.conftest import COURSES
from webapp.progress import Journey, Trace, journey
from webapp.train.watch.concerns import LATE, PACE_OF, Concern, Expected, concerns, expected

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course(COURSES / "minimal")


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def done(days: float, best: int | None = None, times: int = 1) -> Trace:
    return Trace(True, best, times, ago(days))


def way(course: Course, **known: Trace) -> Journey:
    return journey(course, course.modules, {id.replace("_", "-"): trace for id, trace in known.items()})


def found(way: Journey, last: float | None, since: float = 40, pace: Expected | None = None) -> tuple[Concern, ...]:
    return concerns(way, None if last is None else ago(last), ago(since), pace, NOW)


def test_who_never_came_is_left_a_week(course: Course) -> None:
    assert found(way(course), None, since=6) == ()
    assert [(one.kind, one.days) for one in found(way(course), None, since=8)] == [("never", 8)]


def test_silence_says_since_when_and_where(course: Course) -> None:
    (one,) = found(way(course, premier_mot=done(20)), 20)

    assert (one.kind, one.days, one.unit and one.unit.id) == ("silent", 20, "compter")
    assert found(way(course, premier_mot=done(9)), 9) == ()


def test_coming_without_finishing_anything_is_seen(course: Course) -> None:
    (one,) = found(way(course, premier_mot=done(12)), 1)

    assert (one.kind, one.days) == ("standstill", 12)


def test_what_a_code_brought_is_no_step_of_today(course: Course) -> None:
    came = Trace(True, None, 1, ago(1), brought=True)
    (one,) = found(way(course, premier_mot=done(12), compter=came), 1)

    assert (one.kind, one.days) == ("standstill", 12)


def test_two_tries_without_passing_and_none_left(course: Course) -> None:
    once = Trace(False, 40, 1, ago(1))
    twice = Trace(False, 55, 2, ago(1))

    assert found(way(course, premier_mot=done(2), quiz_m01=once), 1) == ()
    (one,) = found(way(course, premier_mot=done(2), quiz_m01=twice), 1)
    assert (one.kind, one.times, one.percent, one.spent) == ("failed", 2, 55, True)


@pytest.mark.parametrize(("percent", "kinds"), [(16 + LATE - 1, []), (16 + LATE, ["late"])])
def test_late_is_a_distance_to_the_pace(course: Course, percent: int, kinds: list[str]) -> None:
    reasons = found(way(course, premier_mot=done(1)), 1, pace=Expected(percent, "calendar"))

    assert [one.kind for one in reasons] == kinds


def test_who_has_finished_gives_no_concern(course: Course) -> None:
    everything = {unit.id: done(60) for module in course.modules for unit in module.units()}

    assert concerns(journey(course, course.modules, everything), ago(60), ago(90), Expected(100, "group"), NOW) == ()


def test_the_pace_is_the_calendar_s_or_the_group_s_or_nobody_s() -> None:
    assert expected([10], ago(10), ago(-10), NOW) == Expected(50, "calendar")
    assert expected([10], ago(30), ago(10), NOW) == Expected(100, "calendar")
    assert expected([0, 40, 60, 100], None, None, NOW) == Expected(50, "group")
    assert expected([50] * (PACE_OF - 1), None, None, NOW) is None
